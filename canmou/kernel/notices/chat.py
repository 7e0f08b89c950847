"""Messages to a group robot of an enterprise chat: text as JSON by POST, to listed hosts alone.

企业微信, 政务微信 and 钉钉 take the same text and answer with `errcode`; they differ in how somebody is called by
name and in 钉钉's signature.
"""

import base64
import hmac
import http.client
import json
import ssl
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote_plus, urlsplit

from django.conf import settings

from canmou.kernel import clock

#: 企业微信 takes 2048 bytes of text.
MOST_BYTES = 2000
TIMEOUT = 10
_ANSWER = 64_000


class ChatFailed(Exception):
    """A message was not taken. `final`: trying again will not help. `down`: no message gets through now."""

    def __init__(self, message: str, final: bool = False, down: bool = False) -> None:
        super().__init__(message)
        self.final, self.down = final, down


@dataclass(frozen=True)
class Message:
    """A text, and the mobile numbers of those in a group who are called by it."""

    text: str
    mobiles: tuple[str, ...] = ()


def problem(address: str) -> str:
    """Why this address may not be used; empty when it may."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return "这不是一个网址，请从群机器人的设置里整行复制"
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return "机器人地址要以 https:// 或 http:// 开头，请从群机器人的设置里整行复制"
    if parts.username is not None or parts.password is not None or not address.isascii() or " " in address:
        return "机器人地址里不能有用户名、口令、空格和汉字"
    usual = port in (None, 443 if parts.scheme == "https" else 80)
    named = parts.hostname if usual else f"{parts.hostname}:{port}"
    if named not in {host.lower() for host in settings.CHAT_HOSTS}:
        return f"主机“{named}”不在允许的名单里，请系统管理员加到 CANMOU_CHAT_HOSTS"
    return ""


def host(address: str) -> str:
    """The host that an address names."""
    return urlsplit(address).hostname or ""


def body(kind: str, message: Message) -> dict[str, Any]:
    """The JSON of a text message for this kind of robot."""
    made: dict[str, Any] = {"msgtype": "text", "text": {"content": message.text}}
    if message.mobiles and kind == "dingtalk":
        made["at"] = {"atMobiles": list(message.mobiles), "isAtAll": False}
    elif message.mobiles:
        made["text"]["mentioned_mobile_list"] = list(message.mobiles)
    return made


def signed(address: str, secret: str) -> str:
    """The address with 钉钉's signature: HMAC-SHA256 over the moment and the secret."""
    moment = str(int(clock.real_now().timestamp() * 1000))
    made = hmac.digest(secret.encode(), f"{moment}\n{secret}".encode(), "sha256")
    joint = "&" if urlsplit(address).query else "?"
    return f"{address}{joint}timestamp={moment}&sign={quote_plus(base64.b64encode(made))}"


def post(address: str, kind: str, secret: str, message: Message) -> None:
    """Send one message. Raises `ChatFailed`; no redirect is followed."""
    if wrong := problem(address):
        raise ChatFailed(wrong, final=True)
    if secret:
        address = signed(address, secret)
    content = json.dumps(body(kind, message), ensure_ascii=False).encode()
    try:
        status, answer = _sent(address, content)
    except (OSError, http.client.HTTPException) as error:
        raise ChatFailed(f"连接不上聊天平台（{type(error).__name__}）", down=True) from error
    if status != http.HTTPStatus.OK:
        raise ChatFailed(f"聊天平台答复 HTTP {status}", final=400 <= status < 500 and status != 429)
    code = _code(answer)
    if code != 0:
        raise ChatFailed(f"聊天平台没有接受，代码 {code}")


def _sent(address: str, content: bytes) -> tuple[int, bytes]:
    parts = urlsplit(address)
    if parts.scheme == "https":
        trust = ssl.create_default_context()
        line = http.client.HTTPSConnection(parts.hostname, parts.port, timeout=TIMEOUT, context=trust)
    else:
        line = http.client.HTTPConnection(parts.hostname, parts.port, timeout=TIMEOUT)
    target = parts._replace(scheme="", netloc="", fragment="").geturl() or "/"
    try:
        line.request("POST", target, content, {"Content-Type": "application/json; charset=utf-8"})
        answer = line.getresponse()
        return answer.status, answer.read(_ANSWER)
    finally:
        line.close()


def _code(answer: bytes) -> int:
    try:
        found = json.loads(answer)
        return int(found["errcode"])
    except (ValueError, KeyError, TypeError):
        return -1


def fitted(lines: list[str], more: str) -> str:
    """As many lines as fit into a message; `more` ("另有{n}条…") stands for the rest."""
    kept: list[str] = []
    for place, line in enumerate(lines):
        rest = len(lines) - place
        ending = more.format(n=rest - 1) if rest > 1 else ""
        if len("\n".join([*kept, line, ending]).encode()) > MOST_BYTES:
            return "\n".join([*kept, more.format(n=rest)])
        kept.append(line)
    return "\n".join(kept)
