"""The demo office: 淄州市人民政府研究室 (fictional), its years 2021–2023 and the first week of 2024."""

from collections.abc import Callable
from datetime import date
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.db import transaction

from canmou.kernel.compile.templates import load_stock
from canmou.kernel.errors import Refused
from canmou.kernel.office.models import Office
from canmou.reports.stock import FOLDER
from canmou.site.demo import editions, scores
from canmou.site.demo.cast import Cast, make_cast
from canmou.site.demo.research import results_live
from canmou.site.demo.supervision import dispatch_live

#: The business day of the demo office.
TODAY = date(2024, 1, 8)
#: The order of loading: what others refer to comes first.
PARTS = (
    "activities",
    "library",
    "supervision",
    "party",
    "experts",
    "partners",
    "personnel",
    "disclosure",
    "policies",
    "research",
    "honours",
    "affairs",
    "instructions",
    "drafting",
    "publishing",
    "accounts",
    "portal",
)


@transaction.atomic
def load(progress: Callable[[str], None] = lambda line: None) -> Cast:
    """Build the demo office through the actions. Raises `Refused` where an office already exists."""
    if Office.objects.exists():
        raise Refused("数据库里已经有机关，演示数据只能装入空库；如需演示，请用 CANMOU_DATA 另指一个空目录")
    progress("建立机构、人员和账号")
    cast = make_cast()
    load_stock(cast.office, FOLDER)
    for part in PARTS:
        if find_spec(f"canmou.site.demo.{part}"):
            progress(f"登记{apps.get_app_config(part).verbose_name}")
            import_module(f"canmou.site.demo.{part}").load(cast)
    progress("办理半月调度")
    dispatch_live.run(cast)
    progress("评定大兴调查研究成果")
    results_live.load_results(cast)
    progress("按台账计算考核得分")
    scores.load(cast)
    progress("年度工作报告定稿")
    editions.load(cast)
    return cast
