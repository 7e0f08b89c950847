from django.apps import AppConfig


class PoliciesConfig(AppConfig):
    name = "canmou.policies"
    label = "policies"
    verbose_name = "政策汇"
    default_auto_field = "django.db.models.BigAutoField"
