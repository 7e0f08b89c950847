"""`canmou ledgers template|import|export FILE`."""

import argparse
import sys
from pathlib import Path

from canmou.kernel import secrecy
from canmou.kernel.errors import Refused
from canmou.kernel.exchange.importing import import_file
from canmou.kernel.exchange.plan import Plan
from canmou.kernel.exchange.writing import export as export_workbook
from canmou.kernel.exchange.writing import template as template_workbook
from canmou.kernel.office.models import Office
from canmou.kernel.office.queries import only_office
from canmou.kernel.people.models import User

_SHOWN = 50


def template(arguments: argparse.Namespace) -> int:
    """Write the workbook to fill in."""
    office = only_office(arguments.office or "")
    _write(arguments.file, template_workbook(office, by=_user(office, arguments)))
    return 0


def export(arguments: argparse.Namespace) -> int:
    """Write the records that the user may export."""
    office = only_office(arguments.office or "")
    _write(arguments.file, export_workbook(office, by=_user(office, arguments)))
    return 0


def import_(arguments: argparse.Namespace) -> int:
    """Read a filled workbook; all or nothing. 1 when something is wrong in it."""
    office = only_office(arguments.office or "")
    path = Path(arguments.file)
    if not path.is_file():
        raise Refused(f"找不到文件 {path}")
    with secrecy.logged():
        outcome = import_file(
            path.name,
            path.read_bytes(),
            by=_user(office, arguments),
            office=office,
            year=arguments.year,
            dry_run=arguments.dry_run,
            progress=_progress,
        )
    _tell(outcome.plan)
    if outcome.plan.problems:
        print(f"有 {outcome.plan.problem_count} 处问题，什么也没有导入。请改正后重新导入", file=sys.stderr)
        return 1
    plan = outcome.plan
    if not plan.rows:
        print("文件里没有要导入的行")
        return 0
    done = "检查通过（没有写入）" if outcome.batch is None else "已导入"
    print(f"{done}：新增 {len(plan.added)} 条，修改 {len(plan.changed)} 条，未变 {plan.unchanged} 条")
    return 0


def _tell(plan: Plan) -> None:
    for remark in plan.notices[:_SHOWN]:
        print(f"提示  {remark}")
    if plan.notice_count > _SHOWN:
        print(f"提示  ……另有 {plan.notice_count - _SHOWN} 处提示")
    for remark in plan.problems[:_SHOWN]:
        print(f"问题  {remark}", file=sys.stderr)
    if plan.problem_count > _SHOWN:
        print(f"问题  ……另有 {plan.problem_count - _SHOWN} 处，改正以上问题后再看", file=sys.stderr)


def _progress(stage: str, done: int, most: int) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{stage} {done}/{most}\033[K")
        if done >= most:
            sys.stderr.write("\r\033[K")


def _user(office: Office, arguments: argparse.Namespace) -> User:
    found = User.objects.filter(office=office, username=arguments.user, is_active=True).first()
    if found is None:
        raise Refused(f"没有登录名为“{arguments.user}”的用户")
    return found


def _write(name: str | Path, content: bytes) -> None:
    path = Path(name)
    if path.suffix.lower() != ".xlsx":
        raise Refused(f"请把文件名写成 .xlsx 结尾（现为“{path.name}”）")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    print(f"已写出 {path}（{len(content) / 1024:.0f} KB）")
