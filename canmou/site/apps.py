from django.apps import AppConfig
from django.db.models import Field as Column
from django.forms import Field
from django.utils.module_loading import autodiscover_modules

#: What stands by an empty field that must not be: what to do, without the word 字段.
_MISSING = "请填写这一项"


class SiteConfig(AppConfig):
    name = "canmou.site"
    label = "site"
    verbose_name = "系统"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Fill the registries: the roles, every app's ledgers and metrics, its workflows and their buttons, effects."""
        from canmou.kernel import calendar, permissions  # the app registry must be ready first
        from canmou.kernel.ledger import reckoned as ledger_days
        from canmou.kernel.ledger.moves import keep_moves
        from canmou.kernel.notices.of_calendar import tell_moved
        from canmou.kernel.workflow import reckoned as turn_days
        from canmou.site.roles import ROLES
        from canmou.site.wiring import wire

        Field.default_error_messages |= {"required": _MISSING}
        Column.default_error_messages |= {"blank": _MISSING, "null": _MISSING}
        permissions.install(ROLES)
        calendar.reckon(ledger_days.RECKONING)
        calendar.reckon(turn_days.RECKONING)
        calendar.on_moved(keep_moves)
        calendar.on_moved(tell_moved)
        autodiscover_modules("ledgers", "metrics")
        autodiscover_modules("states")
        autodiscover_modules("acts")
        autodiscover_modules("reckoned")
        wire()
