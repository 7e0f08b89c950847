"""`canmou start`: everything that ./run does once the software is installed, in one process."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from canmou.kernel.calendar import load_days
from canmou.kernel.office.models import Office
from canmou.reports.commands import compile_to_files
from canmou.site import database, demo, serving
from canmou.site.demo.cast import LOGINS, PASSWORD

DEMO_YEAR = "2022"
DEMO_FORMATS = ("txt", "html", "docx", "pdf", "trace")


def prepare() -> None:
    """Bring the database, the table of working days and the static files to this version."""
    settings.DATA.mkdir(parents=True, exist_ok=True)
    database.bring_up()
    load_days()
    collect_static()


def collect_static() -> bool:
    """Collect, compress and fingerprint static files unless they are as at the last time. Whether it did."""
    seen = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            stat = Path(storage.path(name)).stat()
            seen.update(f"{storage.path(name)} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    stamp = settings.STATIC_ROOT / ".collected"
    if stamp.exists() and stamp.read_text() == seen.hexdigest():
        return False
    call_command("collectstatic", interactive=False, verbosity=0, clear=settings.STATIC_ROOT.exists())
    stamp.write_text(seen.hexdigest())
    return True


def load_demo() -> None:
    """Load the demo office with the business day pinned, and keep the pin for later starts."""
    settings.CANMOU_TODAY = demo.TODAY
    demo.load(progress=lambda line: print(f"  {line}", flush=True))
    demo_pin().write_text(f"CANMOU_TODAY={demo.TODAY}\n", encoding="utf-8")
    print(f"演示单位已装入，系统日期固定为 {demo.TODAY}")


def demo_pin() -> Path:
    """The file that pins the business day of a demo installation."""
    return settings.DATA / "demo.env"


def print_accounts() -> None:
    """The logins of the demo office."""
    print(f"  演示账号（口令均为 {PASSWORD}）：")
    for username, person, _, purpose in LOGINS:
        print(f"    {username:<14}{person or '':　<5}{purpose}")


def start(*, host: str, port: int, out: Path) -> int:
    """Prepare; where there is no office yet, load the demo office and write its report; then serve."""
    serving.require_free(host, port)
    print("准备数据库……", flush=True)
    prepare()
    if not Office.objects.exists():
        print("装入演示单位（虚构的淄州市人民政府研究室）……", flush=True)
        load_demo()
    reports = sorted(out.glob(f"annual-{DEMO_YEAR}.*"))
    if demo_pin().exists() and not reports:
        print(f"编写{DEMO_YEAR}年度工作报告……", flush=True)
        reports = compile_to_files("annual", DEMO_YEAR, formats=DEMO_FORMATS, out=out)
    print(f"\n参谋已就绪\n  地址：http://{host}:{port}/\n  数据：{settings.DATA}")
    if reports:
        print(f"  报告：{out.resolve()}（{'、'.join(path.name for path in reports)}）")
    if demo_pin().exists():
        print_accounts()
    print("  停止：Ctrl+C", flush=True)
    return serving.serve(host=host, port=port)
