from django.apps import AppConfig


class PartyConfig(AppConfig):
    name = "canmou.party"
    label = "party"
    verbose_name = "党建"
    default_auto_field = "django.db.models.BigAutoField"
