"""`canmou serve`: the web server, the worker of background tasks and the scheduler, each a process of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable

from django.conf import settings

from canmou.kernel.errors import Refused

PARTS = ("web", "worker", "scheduler")
RESTART_AFTER = 3.0  # seconds before a worker or scheduler that ended is started again
STOP_WITHIN = 15.0


def command_of(part: str, host: str, port: int) -> list[str]:
    """The command line of one part."""
    python = [sys.executable, "-m"]
    if part == "web":
        return [
            *python, "granian", "--interface", "wsgi", "--host", host, "--port", str(port),
            "--workers", str(settings.SERVE_WORKERS), "--log-level", "warning", "--blocking-threads", "4", "--backpressure", "64", "--respawn-failed-workers",
            "canmou.site.wsgi:application",
        ]  # fmt: skip
    if part == "worker":
        return [*python, "django", "db_worker", "--verbosity", "0", "--interval", "1"]
    return [*python, "canmou.site.scheduler"]


def require_free(host: str, port: int) -> None:
    """Raises `Refused` when something listens there already."""
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, port))
        except OSError as error:
            raise Refused(
                f"{host}:{port} 不能监听（{error.strerror}）：可能已有程序占用，请用 CANMOU_PORT 换一个端口"
            ) from error


def serve(*, host: str, port: int, only: str | None = None) -> int:
    """Run the parts until SIGINT or SIGTERM. The end of the web server ends all; the others are started again."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "canmou.site.settings",
        "CANMOU_DATA": str(settings.DATA),
    }

    def start(part: str) -> subprocess.Popen:
        return subprocess.Popen(command_of(part, host, port), env=environment)

    parts = [only] if only else list(PARTS)
    running = {part: start(part) for part in parts}
    stopping = _stop_on_signals()
    try:
        while not stopping():
            for part, process in running.items():
                if process.poll() is None:
                    continue
                if part == "web" or only:
                    return process.returncode
                print(f"{part} 已退出（{process.returncode}），重新启动", file=sys.stderr)
                time.sleep(RESTART_AFTER)
                running[part] = start(part)
            time.sleep(0.2)
        return 0
    finally:
        _stop(list(running.values()))


def _stop_on_signals() -> Callable[[], bool]:
    asked: list[int] = []
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda received, frame: asked.append(received))
    return lambda: bool(asked)


def _stop(processes: list[subprocess.Popen]) -> None:
    for process in processes:
        if process.poll() is None:
            process.terminate()
    deadline = time.monotonic() + STOP_WITHIN
    for process in processes:
        try:
            process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
