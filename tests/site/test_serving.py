"""`canmou serve`: three processes that start, restart, and stop together."""

import os
import signal
import socket
import subprocess
import sys
import time
from urllib.request import urlopen

import pytest

from canmou.site.scheduler import Job, run_due


@pytest.mark.django_db
def test_due_work_runs_once_and_a_failure_does_not_stop_the_rest(caplog):
    ran = []

    def fail():
        raise RuntimeError("broken")

    table = (
        Job("坏", 60, fail),
        Job("日", 60, lambda: ran.append("日")),
        Job("时", 10, lambda: ran.append("时")),
    )
    last = {}
    assert run_due(table, last, 1000.0) == ["日", "时"]
    assert run_due(table, last, 1011.0) == ["时"]
    assert ran == ["日", "时", "时"]
    assert [record.message for record in caplog.records] == ["scheduled work failed: 坏"]


def free_port():
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return held.getsockname()[1]


def children(pid):
    listed = subprocess.run(
        ["ps", "--ppid", str(pid), "-o", "pid=,args="], capture_output=True, text=True
    ).stdout
    return {int(line.split()[0]): line for line in listed.splitlines()}


def answer(port):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            with urlopen(f"http://127.0.0.1:{port}/sign-in/") as page:
                return page.read().decode()
        except OSError:
            time.sleep(0.3)
    raise TimeoutError


def test_serves_until_stopped(tmp_path):
    environment = {"PATH": os.environ["PATH"], "CANMOU_DATA": str(tmp_path)}
    command = [sys.executable, "-m", "canmou"]
    subprocess.run([*command, "migrate"], env=environment, check=True, capture_output=True)
    port = free_port()
    served = subprocess.Popen([*command, "serve", "--port", str(port)], env=environment)
    try:
        assert "<h1>登录</h1>" in answer(port)
        running = children(served.pid)
        kinds = sorted(
            kind
            for line in running.values()
            for kind in ("granian", "db_worker", "scheduler")
            if kind in line
        )
        assert kinds == ["db_worker", "granian", "scheduler"]
    finally:
        served.send_signal(signal.SIGTERM)
        status = served.wait(30)
    assert status == 0
    assert [pid for pid in running if os.path.exists(f"/proc/{pid}")] == []
    assert (tmp_path / "seals" / "audit.seals").exists()
