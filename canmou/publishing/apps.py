from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "canmou.publishing"
    label = "publishing"
    verbose_name = "刊物与报送"
    default_auto_field = "django.db.models.BigAutoField"
