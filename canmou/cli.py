"""The `canmou` command: sets Django up, reads the command line, and says refusals in plain Chinese."""

import os
import sys
import time
import traceback
from collections.abc import Sequence
from pathlib import Path

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
        print(f"出现意外错误，操作没有完成；详情见 {_keep(traceback.format_exc())}", file=sys.stderr)
    return 1


def _keep(details: str) -> Path:
    """Append the details of an unexpected error to a file that its owner alone reads."""
    from django.conf import settings  # Django must be set up first

    path = settings.DATA / "log" / "errors.log"
    path.parent.mkdir(parents=True, exist_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
    with os.fdopen(os.open(path, flags, 0o600), "a", encoding="utf-8") as file:
        file.write(f"{time.strftime('%F %T')} canmou {' '.join(sys.argv[1:3])}\n{details}\n")
    return path
