"""All settings, from the environment. Each CANMOU_* variable is documented in docs/reference/settings.md."""

import os
from datetime import date
from pathlib import Path

BASE = Path(__file__).resolve().parent.parent.parent
DATA = Path(os.environ.get("CANMOU_DATA", BASE / "data"))
CANMOU_FONTS = Path(os.environ.get("CANMOU_FONTS", DATA / "fonts"))

SECRET_KEY = os.environ.get("CANMOU_SECRET_KEY", "insecure-development-key")
DEBUG = os.environ.get("CANMOU_DEBUG", "") == "1"
ALLOWED_HOSTS = ["*"]
# Root and wrapping keys, made on first use with mode 600; keep a copy off the machine, never in the backup.
CANMOU_KEY_FILE = Path(os.environ.get("CANMOU_KEY_FILE", DATA / "keys" / "canmou.key"))
# Folder of attachment contents.
CANMOU_BLOBS = Path(os.environ.get("CANMOU_BLOBS", DATA / "blobs"))
# Text file of the audit log's seals; better on another machine's disk.
CANMOU_SEALS = Path(os.environ.get("CANMOU_SEALS", DATA / "seals" / "audit.seals"))
CANMOU_TODAY = date.fromisoformat(os.environ["CANMOU_TODAY"]) if os.environ.get("CANMOU_TODAY") else None

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
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
    "canmou.portal",
    "canmou.site",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
ROOT_URLCONF = "canmou.site.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA / "canmou.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA temp_store=MEMORY;",
        },
    }
}
AUTH_USER_MODEL = "kernel.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "zh-hans"
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
STATIC_URL = "/static/"
