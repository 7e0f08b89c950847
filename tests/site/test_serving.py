"""`canmou serve`: three processes that start, restart, and stop together."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from canmou.cli import run
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
    """Processes started by `pid`: their ids and command lines."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == pid:
                found[int(folder.name)] = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue  # ended meanwhile
    return found


def answer(port, process):
    deadline = time.monotonic() + 300
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urlopen(f"http://127.0.0.1:{port}/sign-in/") as page:
                return page.read().decode()
        except OSError:
            time.sleep(0.3)
    raise TimeoutError("no answer")


@contextmanager
def started(tmp_path, *argv):
    """`canmou` with these arguments on a data folder of its own, answering; stopped at the end."""
    port = free_port()
    environment = {"PATH": os.environ["PATH"], "CANMOU_DATA": str(tmp_path / "data")}
    command = [sys.executable, "-m", "canmou", *argv, "--port", str(port)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        assert "<h1>登录</h1>" in answer(port, process)
        yield process, port
    finally:
        process.send_signal(signal.SIGTERM)
        out, _ = process.communicate(timeout=60)
        process.printed = out


def test_start_makes_the_demo_and_its_report_once(tmp_path):
    out = tmp_path / "out"
    with started(tmp_path, "start", "--out", str(out)) as (first, port):
        pass
    written = sorted(path.name for path in out.iterdir())
    assert written == [f"annual-2022.{kind}" for kind in ("docx", "html", "pdf", "trace.json", "txt")]
    assert f"  地址：http://127.0.0.1:{port}/\n" in first.printed
    assert "    clerk         冯子昂　　综合调研一科科员\n" in first.printed
    key, before = (
        (tmp_path / "data/secret.key").read_text(),
        {path: path.stat().st_mtime_ns for path in out.iterdir()},
    )
    with started(tmp_path, "start", "--out", str(out)) as (second, _):
        pass
    assert "装入演示单位" in first.printed
    assert "装入演示单位" not in second.printed
    assert (tmp_path / "data/secret.key").read_text() == key
    assert {path: path.stat().st_mtime_ns for path in out.iterdir()} == before


def test_a_taken_port_is_refused(tmp_path, capsys):
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        port = held.getsockname()[1]
        assert run(["serve", "--port", str(port)]) == 1
    assert capsys.readouterr().err.startswith(f"127.0.0.1:{port} 不能监听")


def test_serves_until_stopped(tmp_path):
    environment = {"PATH": os.environ["PATH"], "CANMOU_DATA": str(tmp_path)}
    command = [sys.executable, "-m", "canmou"]
    subprocess.run([*command, "migrate"], env=environment, check=True, capture_output=True)
    port = free_port()
    served = subprocess.Popen([*command, "serve", "--port", str(port)], env=environment)
    try:
        assert "<h1>登录</h1>" in answer(port, served)
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
