from django.apps import AppConfig


class PersonnelConfig(AppConfig):
    name = "canmou.personnel"
    label = "personnel"
    verbose_name = "干部队伍"
    default_auto_field = "django.db.models.BigAutoField"
