"""The `canmou` command: sets Django up, reads the command line, and says refusals in plain Chinese."""

import logging
import os
import sys
from collections.abc import Sequence

import django


def main(argv: Sequence[str] | None = None) -> None:
    """Run one command. Exit codes: 0 done, 1 refused or failed, 2 wrong command line, 130 interrupted."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "canmou.site.settings")
    django.setup()
    sys.exit(run(sys.argv[1:] if argv is None else argv))


def run(argv: Sequence[str]) -> int:
    """Run one command in a process where Django is set up, and give its exit code."""
    from django.core.exceptions import ImproperlyConfigured  # Django must be set up first
    from django.db import OperationalError, ProgrammingError

    from canmou.kernel import secrecy
    from canmou.kernel.errors import Refused
    from canmou.site.commands import parser

    arguments = parser().parse_args(argv)
    try:
        with secrecy.logged():
            return arguments.run(arguments) or 0
    except Refused as error:
        print(error.message, file=sys.stderr)
    except KeyboardInterrupt:
        return 130
    except (FileNotFoundError, IsADirectoryError, PermissionError) as error:
        print(f"文件打不开：{error.filename}", file=sys.stderr)
    except ImproperlyConfigured as error:
        print(f"配置有误：{error}", file=sys.stderr)
    except (OperationalError, ProgrammingError) as error:
        print(f"数据库不可用或尚未建立（先执行 canmou migrate）：{error}", file=sys.stderr)
    except Exception:
        if os.environ.get("CANMOU_DEBUG") == "1":
            raise
        logging.getLogger("canmou").exception("command failed: %s", arguments.command)
        print("出现意外错误，操作没有完成；详情已写入日志。", file=sys.stderr)
    return 1
