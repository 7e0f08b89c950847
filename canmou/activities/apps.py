from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "canmou.activities"
    label = "activities"
    verbose_name = "活动与渠道"
    default_auto_field = "django.db.models.BigAutoField"
