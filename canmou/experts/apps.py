from django.apps import AppConfig


class ExpertsConfig(AppConfig):
    name = "canmou.experts"
    label = "experts"
    verbose_name = "专家论证"
    default_auto_field = "django.db.models.BigAutoField"
