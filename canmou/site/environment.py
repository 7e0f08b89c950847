"""The CANMOU_* variables: the whole configuration of an installation, each with its meaning.

`docs/reference/settings.md` is written from this table.
"""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


@dataclass(frozen=True)
class Variable:
    """One environment variable. `default` is what the documentation prints; empty means unset."""

    name: str
    default: str
    meaning: str


VARIABLES = (
    Variable("CANMOU_DATA", "./data", "数据目录：数据库、附件、密钥、日志封存、检索索引和静态文件都在其中。"),
    Variable(
        "CANMOU_DATABASE_URL",
        "",
        "数据库地址，如 `postgresql://用户:口令@主机:5432/库名`；不设则用数据目录中的 SQLite（WAL）。",
    ),
    Variable("CANMOU_HOST", "127.0.0.1", "`canmou serve` 监听的地址。"),
    Variable("CANMOU_PORT", "8000", "`canmou serve` 监听的端口。"),
    Variable("CANMOU_WORKERS", "1", "网页服务的进程数。"),
    Variable("CANMOU_HOSTS", "127.0.0.1,localhost,[::1]", "允许访问的主机名，逗号分隔。"),
    Variable(
        "CANMOU_ORIGINS",
        "",
        "允许提交表单的来源，如 `https://canmou.example.gov.cn`，逗号分隔；经反向代理时填写。",
    ),
    Variable("CANMOU_HTTPS", "", "`1`：只经 HTTPS 访问，Cookie 加 Secure，并发送 HSTS。"),
    Variable("CANMOU_SECRET_KEY", "", "签名会话用的密钥；不设则在数据目录的 `secret.key` 中自动生成并沿用。"),
    Variable(
        "CANMOU_KEY_FILE",
        "数据目录/keys/canmou.key",
        "主密钥文件，首次使用时自动生成（仅属主可读）；须在本机之外另存一份，不得与备份放在一处。",
    ),
    Variable("CANMOU_BLOBS", "数据目录/blobs", "附件内容的目录。"),
    Variable(
        "CANMOU_SEALS", "数据目录/seals/audit.seals", "审计日志每日封存的文件，宜放在另一台机器的磁盘上。"
    ),
    Variable(
        "CANMOU_INDEX", "数据目录/index", "全文索引的目录，可随时用 canmou index rebuild 重建，不必备份。"
    ),
    Variable("CANMOU_FONTS", "数据目录/fonts", "单位自有字体（仿宋_GB2312、方正小标宋等）的目录。"),
    Variable(
        "CANMOU_IMPORT_DAYS",
        "30",
        "导入时上传的文件和核对结果保留的天数，过后清除；到时还没有确认的导入视为放弃。导入记录本身一直保留。",
    ),
    Variable(
        "CANMOU_TODAY",
        "",
        "固定“今天”，如 `2024-01-08`，仅供演示；页面顶部显示提示。演示单位装入后写在数据目录的 `demo.env`。",
    ),
    Variable(
        "CANMOU_OIDC_ISSUER",
        "",
        "市统一身份认证（OpenID Connect）的签发者地址；与下面两项都设了，登录页才出现“统一身份认证登录”。"
        "回调地址为 `本系统地址/sign-in/city/back/`，由对方登记。",
    ),
    Variable("CANMOU_OIDC_CLIENT", "", "统一身份认证分配的客户端标识。"),
    Variable("CANMOU_OIDC_SECRET", "", "统一身份认证分配的客户端密钥。"),
    Variable(
        "CANMOU_OIDC_CLAIM",
        "sub",
        "用哪个声明认人：与账号的“统一身份标识”相同才能登录，不会自动建账号。",
    ),
    Variable("CANMOU_OIDC_SCOPE", "openid profile", "向统一身份认证申请的范围。"),
    Variable("CANMOU_MAIL_HOST", "", "发通知邮件的 SMTP 服务器；不设则不发邮件，通知只在系统内和工作群里。"),
    Variable("CANMOU_MAIL_PORT", "25", "SMTP 端口；`starttls` 一般用 587，`ssl` 一般用 465。"),
    Variable("CANMOU_MAIL_SECURITY", "", "`starttls` 或 `ssl`：与邮件服务器加密通信；不设则不加密。"),
    Variable("CANMOU_MAIL_USER", "", "登录邮件服务器的用户名；不设则不登录。"),
    Variable("CANMOU_MAIL_PASSWORD", "", "登录邮件服务器的口令。"),
    Variable("CANMOU_MAIL_FROM", "", "发件地址，如 `参谋 <canmou@example.gov.cn>`；不设则用上面的用户名。"),
    Variable(
        "CANMOU_CHAT_HOSTS",
        "",
        "允许发往的群机器人主机，逗号分隔，如 `qyapi.weixin.qq.com,oapi.dingtalk.com`，"
        "端口不是 443（http 为 80）的写成 `主机:端口`；不设则不向聊天平台发任何内容。",
    ),
    Variable("CANMOU_DEBUG", "", "`1`：显示出错细节，静态文件不带指纹；仅供开发。"),
    Variable(
        "CANMOU_REQUIRE", "", "测试用：`browser,postgres,libreoffice`，缺少所列程序时判为失败而不是跳过。"
    ),
    Variable("CANMOU_PICTURES", "", "测试用：浏览器测试走页面时把手册的图存到这个文件夹。"),
)
NAMES = frozenset(variable.name for variable in VARIABLES)


def read_file(path: Path) -> dict[str, str]:
    """NAME=VALUE lines of `path`; an absent file is empty."""
    if not path.exists():
        return {}
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


class Environment:
    """Reads declared variables only, so that none can exist without its documentation."""

    def __init__(self, values: Mapping[str, str] = os.environ) -> None:
        self.values = dict(values)

    def text(self, name: str, default: str = "") -> str:
        if name not in NAMES:
            raise KeyError(f"{name} is not in the table of settings")
        return self.values.get(name) or default

    def flag(self, name: str) -> bool:
        return self.text(name) == "1"

    def words(self, name: str, default: str = "") -> list[str]:
        return [word.strip() for word in self.text(name, default).split(",") if word.strip()]

    def add_defaults(self, more: Mapping[str, str]) -> None:
        """Values for variables that the environment leaves unset."""
        self.values = {**more, **{name: value for name, value in self.values.items() if value}}


def database(url: str, data: Path) -> dict:
    """Django's settings of the one database: SQLite in the data folder, or PostgreSQL by its URL."""
    if not url:
        return {
            "ENGINE": "canmou.site.sqlite",
            "NAME": data / "canmou.sqlite3",
            "TEST": {
                "NAME": ":memory:"
            },  # Django's own choice; test runners know it of Django's backend alone
            "CONN_MAX_AGE": 600,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA mmap_size=134217728;"
                "PRAGMA cache_size=-64000;PRAGMA temp_store=MEMORY;",
            },
        }
    parts = urlsplit(url)
    if parts.scheme not in ("postgresql", "postgres"):
        raise ImproperlyConfigured("CANMOU_DATABASE_URL 只支持 postgresql:// 地址。")
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or options.pop("host", ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
        "OPTIONS": options,
    }


def mail_security(text: str) -> tuple[bool, bool]:
    """Whether the mail server is spoken to by STARTTLS, or by TLS from the start."""
    if text not in ("", "starttls", "ssl"):
        raise ImproperlyConfigured("CANMOU_MAIL_SECURITY 只能是 starttls 或 ssl。")
    return text == "starttls", text == "ssl"


def secret_key(path: Path) -> str:
    """The signing key kept in `path`, made (readable by its owner alone) when there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as file:
        key = secrets.token_urlsafe(48)
        file.write(key)
    return key


def reference() -> str:
    """The text of docs/reference/settings.md."""
    rows = [f"| `{v.name}` | {f'`{v.default}`' if v.default else '不设'} | {v.meaning} |" for v in VARIABLES]
    head = [
        "# 配置",
        "",
        "全部配置来自环境变量。本页由程序生成。",
        "",
        "| 变量 | 默认值 | 含义 |",
        "|---|---|---|",
    ]
    return "\n".join(head + rows) + "\n"
