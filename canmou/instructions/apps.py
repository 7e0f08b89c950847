from django.apps import AppConfig


class InstructionsConfig(AppConfig):
    name = "canmou.instructions"
    label = "instructions"
    verbose_name = "批示"
    default_auto_field = "django.db.models.BigAutoField"
