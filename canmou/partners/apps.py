from django.apps import AppConfig


class PartnersConfig(AppConfig):
    name = "canmou.partners"
    label = "partners"
    verbose_name = "合伙人与合作机构"
    default_auto_field = "django.db.models.BigAutoField"
