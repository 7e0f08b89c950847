"""The periodic work of an installation: a table of jobs, and the loop that runs what is due.

Run by `canmou serve`. Uses real time: a pinned business day must not stop the daily seal.
"""

import logging
import os
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

import django

log = logging.getLogger("canmou.scheduler")


@dataclass(frozen=True)
class Job:
    """One piece of periodic work: run at start and then every `every` seconds."""

    name: str
    every: float
    run: Callable[[], object]


def jobs() -> tuple[Job, ...]:
    """All periodic work."""
    from django.core.management import call_command  # Django must be set up first

    from canmou.kernel import audit, notices
    from canmou.kernel.exchange.batches import clear_old
    from canmou.library import api as library
    from canmou.supervision import delays
    from canmou.supervision.actions import dispatch

    hour, day = 3_600.0, 86_400.0
    return (
        Job("审计封存", day, audit.seal),
        Job("清理过期会话", day, lambda: call_command("clearsessions")),
        Job("清理导入文件", day, clear_old),
        Job("到期提醒", 300.0, notices.remind),
        Job("通知汇总", 300.0, notices.gather),
        Job("发送通知", 60.0, notices.deliver),
        Job("跟进全文索引", 60.0, library.follow),
        Job("登记督办延误", hour, delays.note_late_today),
        Job("半月调度开期和锁定", hour, dispatch.run),
        Job("清理旧通知", day, notices.prune),
        Job("清理任务记录", day, lambda: call_command("prune_db_task_results", verbosity=0)),
    )


def run_due(table: tuple[Job, ...], last: dict[str, float], now: float) -> list[str]:
    """Run every job whose time has come; `last` keeps when each ran. A failing job does not stop the others."""
    from django.db import close_old_connections  # Django must be set up first

    done = []
    for job in table:
        if job.name in last and now - last[job.name] < job.every:
            continue
        last[job.name] = now
        try:
            job.run()
            done.append(job.name)
        except Exception:
            log.exception("scheduled work failed: %s", job.name)
    close_old_connections()
    return done


def main() -> None:
    """Loop until SIGINT or SIGTERM."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "canmou.site.settings")
    django.setup()
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda received, frame: stop.set())
    table, last = jobs(), {}
    while not stop.is_set():
        run_due(table, last, time.monotonic())
        stop.wait(30)


if __name__ == "__main__":
    main()
