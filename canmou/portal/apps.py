from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "canmou.portal"
    label = "portal"
    verbose_name = "对外页面"
    default_auto_field = "django.db.models.BigAutoField"
