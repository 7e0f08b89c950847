from django.apps import AppConfig


class AffairsConfig(AppConfig):
    name = "canmou.affairs"
    label = "affairs"
    verbose_name = "机关事务"
    default_auto_field = "django.db.models.BigAutoField"
