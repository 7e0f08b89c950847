from django.apps import AppConfig


class DraftingConfig(AppConfig):
    name = "canmou.drafting"
    label = "drafting"
    verbose_name = "文稿"
    default_auto_field = "django.db.models.BigAutoField"
