"""A mail server and a chat robot of one's own on this machine, and records for notices to be about."""

import json
import socketserver
import threading
from datetime import date
from email import message_from_bytes, policy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace

import pytest

from canmou.activities.models import Event
from canmou.personnel.models import DisciplineTalk


class _MailLine(socketserver.StreamRequestHandler):
    """As much of SMTP as a client of one plain mail speaks."""

    def handle(self):
        self._say(220, "ready")
        while line := self.rfile.readline().decode().strip():
            verb = line.split(" ")[0].upper()
            if verb == "DATA":
                self._take()
            elif verb == "QUIT":
                self._say(221, "bye")
                return
            elif verb == "RCPT" and (code := self.server.refuses):
                self._say(code, "not here")
            else:
                self._say(250, "ok")

    def _take(self):
        self._say(354, "go on")
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line[1:] if line.startswith(b"..") else line)
        self.server.mails.append(message_from_bytes(b"".join(lines), policy=policy.default))
        self._say(250, "kept")

    def _say(self, code, text):
        self.wfile.write(f"{code} {text}\r\n".encode())


class _MailServer(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True


@pytest.fixture
def mailbox(settings):
    """A listening mail server: `.mails` it took, `.refuses` the code with which it refuses recipients."""
    with _MailServer(("127.0.0.1", 0), _MailLine) as server:
        server.mails, server.refuses = [], 0
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        yield server
        server.shutdown()


class _Robot(BaseHTTPRequestHandler):
    def do_POST(self):
        content = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.calls.append((self.path, json.loads(content)))
        status, answer = self.server.answer
        self.send_response(status)
        if status == 302:
            self.send_header("Location", self.server.elsewhere)
        self.end_headers()
        self.wfile.write(json.dumps(answer).encode())

    def log_message(self, *args):
        pass


@pytest.fixture
def robot(settings):
    """A listening chat robot: `.calls` (path, JSON) it took, `.answer` (status, JSON) it gives, `.address`."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Robot) as server:
        server.calls, server.answer, server.elsewhere = [], (200, {"errcode": 0, "errmsg": "ok"}), ""
        host, port = server.server_address
        server.address = f"http://{host}:{port}/cgi-bin/webhook/send?key=k-1"
        settings.CHAT_HOSTS = [f"{host}:{port}"]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def records(cast):
    """An ordinary record, and a restricted one that `clerk` may not see and `personnel` may."""
    event = Event(title="产业链座谈会", kind="meeting", held_on=date(2022, 6, 7))
    (plain,) = cast.enter([event], unit="research1")
    talk = DisciplineTalk(
        person=cast.named("冯子昂"),
        kind="daily",
        held_on=date(2022, 7, 8),
        talker=cast.named("高振华"),
        reason="routine",
        follow_up="材料已改进",
    )
    (hidden,) = cast.enter([talk], unit="personnel", by="personnel")
    return SimpleNamespace(plain=plain.ref, hidden=hidden.ref)


@pytest.fixture
def reachable(cast):
    """`reachable("clerk")`: gives the login's person a mail address and returns the login."""

    def give(login):
        user = cast.users[login]
        user.person.email = f"{login}@example.gov.cn"
        user.person.save()
        return user

    return give
