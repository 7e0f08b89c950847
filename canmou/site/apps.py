from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class SiteConfig(AppConfig):
    name = "canmou.site"
    label = "site"
    verbose_name = "系统"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Fill the registries: every app's ledgers and metrics, then the roles."""
        autodiscover_modules("ledgers", "metrics")
