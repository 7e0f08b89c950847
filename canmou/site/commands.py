"""The commands of `canmou`, one function each, and the parser that leads to them."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings

from canmou.kernel import attachments, audit
from canmou.kernel.errors import Refused
from canmou.kernel.exchange import commands as exchange
from canmou.kernel.office.models import Office
from canmou.library import api as library
from canmou.reports.commands import compile_report
from canmou.site import serving, starting
from canmou.site.founding import STAFF_COLUMNS, Founding, found_office, read_staff, write_staff_template

FORMATS = ("txt", "html", "docx", "pdf", "trace")


class Parser(argparse.ArgumentParser):
    """argparse with its own words in Chinese."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(
            *args, add_help=False, formatter_class=argparse.RawDescriptionHelpFormatter, **kwargs
        )
        self._positionals.title, self._optionals.title = "参数", "选项"
        self.add_argument("-h", "--help", action="help", help="显示帮助")

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "用法：", 1)

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "用法：", 1)

    def error(self, message: str) -> None:
        sys.stderr.write(self.format_usage())
        sys.stderr.write(f"命令有误：{_in_chinese(message)}\n查看帮助：{self.prog} -h\n")
        raise SystemExit(2)


_WORDS = (
    ("the following arguments are required", "缺少参数"),
    ("unrecognized arguments", "不认识的参数"),
    ("expected one argument", "后面要写一个值"),
    ("invalid choice", "不能是"),
    ("choose from", "可选"),
    ("invalid int value", "应为整数"),
    ("not allowed with argument", "不能同时用"),
    ("argument ", "参数 "),
)


def _in_chinese(message: str) -> str:
    for english, chinese in _WORDS:
        message = message.replace(english, chinese)
    return message


def parser() -> Parser:
    """The whole command line."""
    top = Parser(
        prog="canmou", description="参谋：市政府研究室业务系统", epilog="配置见 docs/reference/settings.md"
    )
    commands = top.add_subparsers(title="命令", dest="command", required=True, metavar="命令")

    def command(group: Any, name: str, text: str, run: Callable) -> Parser:
        made = group.add_parser(name, help=text, description=text)
        made.set_defaults(run=run)
        return made

    def family(name: str, text: str) -> Any:
        made = commands.add_parser(name, help=text, description=text)
        return made.add_subparsers(title="命令", dest="subcommand", required=True, metavar="命令")

    command(commands, "migrate", "建立或升级数据库，整理静态文件", migrate)
    status_ = command(commands, "status", "显示数据库、机关和数据目录", status)
    status_.add_argument("--empty", action="store_true", help="不显示，只用退出码回答：0 表示还没有机关")
    _init(command(commands, "init", "新建一个正式机关（空库）：名称、代码、三员账号，可同时导入人员表", init))

    demo_ = family("demo", "演示单位（虚构的淄州市人民政府研究室）")
    command(demo_, "load", "装入演示单位；已有机关时拒绝", demo_load)
    command(demo_, "accounts", "列出演示账号", demo_accounts)

    serve_ = command(commands, "serve", "启动网页服务、后台任务和定时任务", serve)
    _address(serve_)
    serve_.add_argument(
        "--only",
        choices=serving.PARTS,
        metavar="部分",
        help="只启动其中一个：web 网页，worker 后台任务，scheduler 定时任务",
    )
    start_ = command(commands, "start", "准备数据库、空库时装入演示单位，然后启动服务", start)
    _address(start_)
    start_.add_argument(
        "--out", type=Path, default=Path("out"), metavar="目录", help="演示报告写到哪个目录（out）"
    )

    ledgers_ = family("ledgers", "台账的 Excel 模板、导入、导出")
    _workbook(command(ledgers_, "template", "生成导入模板，每种台账一张表", exchange.template))
    _workbook(command(ledgers_, "export", "导出台账", exchange.export))
    import_ = command(
        ledgers_,
        "import",
        "导入台账（xlsx、xls、csv）：全部正确才写入，有一处问题就一条不写",
        exchange.import_,
    )
    _workbook(import_)
    import_.add_argument("--dry-run", action="store_true", help="只检查，不写入")

    report_ = family("report", "报告")
    compile_ = command(
        report_, "compile", "由台账记录生成报告，如 canmou report compile annual --year 2022", report_compile
    )
    compile_.add_argument("name", metavar="模板", help="报告模板代号，年度工作报告为 annual")
    period = compile_.add_mutually_exclusive_group(required=True)
    period.add_argument("--year", type=int, metavar="年", help="年度，如 2022")
    period.add_argument(
        "--period", metavar="期间", help="如 2022-H1、2022-Q2、2022-06、2022-01-01..2022-06-15"
    )
    compile_.add_argument("--office", metavar="代码", help="机关代码；只有一个机关时可不写")
    compile_.add_argument(
        "--format", default="txt", metavar="格式", help=f"逗号分隔：{','.join(FORMATS)}（默认 txt）"
    )
    compile_.add_argument("--out", type=Path, default=Path("out"), metavar="目录", help="写到哪个目录（out）")
    compile_.add_argument("--annex", action="store_true", help="附上“数字来源表”")
    compile_.add_argument("--masked", action="store_true", help="脱敏版：数字和名称中应遮蔽的字打星号")

    keys_ = family("keys", "密钥文件")
    command(keys_, "renew", "更换封存密钥：加密附件、验证码密钥和机器人地址都换用新密钥", keys_renew)

    index_ = family("index", "成果全文的索引")
    command(index_, "rebuild", "由数据库重建全文索引", index_rebuild)

    audit_ = family("audit", "审计日志")
    command(audit_, "verify", "核验审计日志是否被改动、删除", audit_verify)
    command(audit_, "seal", "立即封存审计日志的条数和链头", audit_seal)
    return top


def _address(made: Parser) -> None:
    made.add_argument("--host", metavar="地址", default=settings.SERVE_HOST, help="监听地址（127.0.0.1）")
    made.add_argument(
        "--port", type=int, metavar="端口", default=settings.SERVE_PORT, help="监听端口（8000）"
    )


def _init(made: Parser) -> None:
    made.add_argument("--name", metavar="全称", help="机关全称，如 某某市人民政府研究室")
    made.add_argument("--short-name", metavar="简称", help="如 市政府研究室")
    made.add_argument("--plain-name", metavar="自称", default="研究室", help="报告中的自称（研究室）")
    made.add_argument("--code", metavar="代码", help="编号开头的机关代码，2—8位大写字母")
    made.add_argument("--city", metavar="市名", help="不带“市”字")
    made.add_argument("--city-short", metavar="简称", help="市名的单字简称，默认取首字")
    made.add_argument("--province", metavar="省名", help="不带“省”字")
    made.add_argument("--issuer-code", metavar="代字", default="", help="发文机关代字，如 某政研")
    made.add_argument(
        "--staff", type=Path, metavar="文件", help=f"人员表（xlsx），各栏：{'、'.join(STAFF_COLUMNS)}"
    )
    made.add_argument("--staff-template", type=Path, metavar="文件", help="只生成空白人员表，不建机关")


def _workbook(made: Parser) -> None:
    made.add_argument("file", type=Path, metavar="文件", help="Excel 文件")
    made.add_argument("--office", metavar="代码", help="机关代码；只有一个机关时可不写")
    made.add_argument("--as", dest="user", metavar="登录名", required=True, help="以谁的身份办理")
    made.add_argument("--year", type=int, metavar="年", help="年度；导入时补全“6月7日”这类日期")


def migrate(arguments: argparse.Namespace) -> None:
    """Bring the database to this version and collect static files."""
    starting.prepare()
    print("数据库已是当前版本")


def start(arguments: argparse.Namespace) -> int:
    """Prepare, load the demo office where there is none, and serve."""
    return starting.start(host=arguments.host, port=arguments.port, out=arguments.out)


def status(arguments: argparse.Namespace) -> int:
    """What stands in this installation; with --empty only an exit code."""
    offices = list(Office.objects.order_by("code"))
    if arguments.empty:
        return 1 if offices else 0
    held = settings.DATABASES["default"]
    print(f"数据目录：{settings.DATA}")
    print(f"数据库：{held['ENGINE'].rsplit('.', 1)[-1]} {held['NAME']}")
    print("机关：" + ("、".join(f"{office.name}（{office.code}）" for office in offices) or "还没有"))
    if settings.CANMOU_TODAY:
        print(f"系统日期固定为 {settings.CANMOU_TODAY}（演示）")
    return 0


def init(arguments: argparse.Namespace) -> None:
    """Found a real, empty office."""
    if arguments.staff_template:
        write_staff_template(arguments.staff_template)
        print(f"空白人员表已写到 {arguments.staff_template}")
        return
    wanted = {
        "name": "--name",
        "short_name": "--short-name",
        "code": "--code",
        "city": "--city",
        "province": "--province",
    }
    missing = [flag for name, flag in wanted.items() if not getattr(arguments, name)]
    if missing:
        raise Refused(f"还要写明：{' '.join(missing)}（说明见 canmou init -h）")
    founding = Founding(
        name=arguments.name,
        short_name=arguments.short_name,
        plain_name=arguments.plain_name,
        code=arguments.code,
        city=arguments.city,
        city_short=arguments.city_short or arguments.city[:1],
        province=arguments.province,
        issuer_code=arguments.issuer_code,
        staff=read_staff(arguments.staff) if arguments.staff else (),
    )
    made = found_office(founding)
    print(f"已建立 {made.office.name}（{made.office.code}）。以下口令只显示这一次，首次登录后须修改：")
    for login in made.logins:
        print(f"  {login.username:<16}{login.password}  {login.purpose}")


def demo_load(arguments: argparse.Namespace) -> None:
    """Load the demo office and pin the business day."""
    starting.load_demo()


def demo_accounts(arguments: argparse.Namespace) -> None:
    """The logins of the demo office."""
    starting.print_accounts()


def index_rebuild(arguments: argparse.Namespace) -> None:
    """Make the index of full texts anew."""
    try:
        count = library.rebuild()
    except library.Busy as error:
        raise Refused("后台任务正在更新索引，请稍后再试，或先停止服务") from error
    print(f"全文索引已重建，共{count}篇")


def serve(arguments: argparse.Namespace) -> int:
    """Run until stopped."""
    if arguments.only in (None, "web"):
        serving.require_free(arguments.host, arguments.port)
    return serving.serve(host=arguments.host, port=arguments.port, only=arguments.only)


def report_compile(arguments: argparse.Namespace) -> int:
    """Compile a report from the records."""
    arguments.formats = _formats(arguments.format)
    return compile_report(arguments)


def audit_verify(arguments: argparse.Namespace) -> int:
    """Check the audit log against its chain, its head and the seals."""
    report = audit.verify()
    if report.ok:
        print(f"审计日志完好，共 {report.rows} 条")
        return 0
    print(f"审计日志有 {len(report.problems)} 处问题：", file=sys.stderr)
    for problem in report.problems:
        print(f"  {problem}", file=sys.stderr)
    return 1


def keys_renew(arguments: argparse.Namespace) -> None:
    """Renew the wrapping key and seal all that it protects anew."""
    print(f"已更换密钥，重新封存{attachments.rotate_key()}项；旧密钥留到下次更换")


def audit_seal(arguments: argparse.Namespace) -> None:
    """Seal the audit log now."""
    print(audit.seal().text)


def _formats(text: str) -> Sequence[str]:
    wanted = [part.strip() for part in text.split(",") if part.strip()]
    for name in wanted:
        if name not in FORMATS:
            raise Refused(f"没有“{name}”这种格式，可选：{'、'.join(FORMATS)}")
    return wanted
