"""All settings, from the environment. The CANMOU_* variables are described in environment.py."""

from datetime import date, timedelta
from pathlib import Path

from csp.constants import NONE, SELF

from canmou.site.environment import Environment, database, mail_security, read_file, secret_key

BASE = Path(__file__).resolve().parent.parent.parent
env = Environment()
DATA = Path(env.text("CANMOU_DATA", "data")).resolve()
env.add_defaults(read_file(DATA / "demo.env"))

DEBUG = env.flag("CANMOU_DEBUG")
SECRET_KEY = env.text("CANMOU_SECRET_KEY") or secret_key(DATA / "secret.key")
ALLOWED_HOSTS = env.words("CANMOU_HOSTS", "127.0.0.1,localhost,[::1]")
SERVE_HOST = env.text("CANMOU_HOST", "127.0.0.1")
SERVE_PORT = int(env.text("CANMOU_PORT", "8000"))
SERVE_WORKERS = int(env.text("CANMOU_WORKERS", "1"))
CSRF_TRUSTED_ORIGINS = env.words("CANMOU_ORIGINS")
CANMOU_KEY_FILE = Path(env.text("CANMOU_KEY_FILE", str(DATA / "keys" / "canmou.key")))
CANMOU_BLOBS = Path(env.text("CANMOU_BLOBS", str(DATA / "blobs")))
CANMOU_SEALS = Path(env.text("CANMOU_SEALS", str(DATA / "seals" / "audit.seals")))
CANMOU_INDEX = Path(env.text("CANMOU_INDEX", str(DATA / "index")))
CANMOU_FONTS = Path(env.text("CANMOU_FONTS", str(DATA / "fonts")))
CANMOU_IMPORT_DAYS = int(env.text("CANMOU_IMPORT_DAYS", "30"))
CANMOU_TODAY = date.fromisoformat(env.text("CANMOU_TODAY")) if env.text("CANMOU_TODAY") else None

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "axes",
    "csp",
    "canmou.kernel",
    "canmou.activities",
    "canmou.library",
    "canmou.supervision",
    "canmou.party",
    "canmou.honours",
    "canmou.instructions",
    "canmou.experts",
    "canmou.partners",
    "canmou.personnel",
    "canmou.affairs",
    "canmou.disclosure",
    "canmou.policies",
    "canmou.research",
    "canmou.drafting",
    "canmou.publishing",
    "canmou.reports",
    "canmou.desk",
    "canmou.accounts",
    "canmou.portal",
    "canmou.site",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "canmou.site.middleware.CompressedPages",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "canmou.site.middleware.IdleTimeout",
    "canmou.site.middleware.Origin",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "canmou.site.middleware.SignInDue",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "canmou.site.middleware.PlainAddress",
    "canmou.site.middleware.RefusalPages",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "canmou.site.urls"
WSGI_APPLICATION = "canmou.site.wsgi.application"
UI = BASE / "canmou" / "kernel" / "ui"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [UI / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "canmou.site.navigation.page",
            ],
            "builtins": ["django.templatetags.static", "canmou.kernel.ui.components"],
        },
    }
]
DATABASES = {"default": database(env.text("CANMOU_DATABASE_URL"), DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "zh-hans"
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
USE_THOUSAND_SEPARATOR = False

# Sign-in -----------------------------------------------------------------------------------------
AUTH_USER_MODEL = "kernel.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "sign_in"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "canmou.accounts.passwords.LongEnough", "OPTIONS": {"min_length": 10}},
    {"NAME": "canmou.accounts.passwords.ThreeClasses"},
    {"NAME": "canmou.accounts.passwords.NotTheLogin"},
    {"NAME": "canmou.accounts.passwords.Uncommon"},
    {"NAME": "canmou.accounts.passwords.NotTheName"},
    {"NAME": "canmou.accounts.passwords.NotLately", "OPTIONS": {"kept": 5}},
]
OIDC_ISSUER = env.text("CANMOU_OIDC_ISSUER")
OIDC_CLIENT = env.text("CANMOU_OIDC_CLIENT")
OIDC_SECRET = env.text("CANMOU_OIDC_SECRET")
OIDC_CLAIM = env.text("CANMOU_OIDC_CLAIM", "sub")
OIDC_SCOPE = env.text("CANMOU_OIDC_SCOPE", "openid profile")
IDLE_TIMEOUT = timedelta(minutes=30)
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "canmou.site.views.csrf_failure"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_LOCKOUT_CALLABLE = "canmou.site.views.locked_out"
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
SILENCED_SYSTEM_CHECKS = ["axes.W006"]  # an account is locked wherever the failures come from

# Browser security --------------------------------------------------------------------------------
HTTPS = env.flag("CANMOU_HTTPS")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 365 * 86400 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin" if HTTPS else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

# Static files ------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [UI / "static"]
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA / "files"},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_AUTOREFRESH = DEBUG

# Notices by mail and chat ------------------------------------------------------------------------
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = env.text("CANMOU_MAIL_HOST")
EMAIL_PORT = int(env.text("CANMOU_MAIL_PORT", "25"))
EMAIL_HOST_USER = env.text("CANMOU_MAIL_USER")
EMAIL_HOST_PASSWORD = env.text("CANMOU_MAIL_PASSWORD")
EMAIL_USE_TLS, EMAIL_USE_SSL = mail_security(env.text("CANMOU_MAIL_SECURITY"))
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.text("CANMOU_MAIL_FROM") or EMAIL_HOST_USER or "canmou@localhost"
CHAT_HOSTS = env.words("CANMOU_CHAT_HOSTS")

# Messages, jobs, log -----------------------------------------------------------------------------
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 2**20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
# Lines of the log say what happened where; they hold no request data and no values of records.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "canmou": {"level": "INFO"},
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.request": {"level": "ERROR"},
        "axes": {"level": "ERROR"},
        "django_tasks": {"level": "WARNING"},
        "django_tasks_db": {"level": "WARNING"},
    },
}
