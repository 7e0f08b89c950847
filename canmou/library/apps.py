from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "canmou.library"
    label = "library"
    verbose_name = "母本与素材库"
    default_auto_field = "django.db.models.BigAutoField"
