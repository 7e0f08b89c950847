"""我的账号: who I am here, what I may do, and where I am signed in."""

from typing import Any

import segno
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from canmou.accounts.actions import second_factor
from canmou.accounts.actions.signing import running, session_digest
from canmou.accounts.models import SecondFactor, SignIn
from canmou.accounts.pages.rights import own_rights, why_not
from canmou.kernel import clock
from canmou.kernel.people.models import User
from canmou.kernel.permissions import standing
from canmou.kernel.ui.markup import badge
from canmou.kernel.ui.table import Column, Row, Table


def account(request: HttpRequest) -> dict[str, Any]:
    """The page 我的账号."""
    user = request.user
    mine = session_digest(request)
    heads = [
        Column("时间", "date"),
        Column("来源地址", "code"),
        Column("设备", "text"),
        Column("方式", "short"),
        Column("结果", "short"),
    ]
    recent = SignIn.objects.filter(user=user)[:15]
    rows = [
        Row([_moment(s.at), s.ip or "本机", s.agent, s.get_way_display(), _outcome(s, mine)]) for s in recent
    ]
    open_now = running(user)
    return {
        "facts": [
            ("登录名", user.username),
            ("姓名", user.person.name if user.person else user.label),
            ("角色", "、".join(_spoken(grant) for grant in standing(user).grants) or "没有角色"),
            ("统一身份认证", user.identity or "未对应"),
        ],
        "sign_ins": Table(heads, rows, "登录记录"),
        "others": max(0, len(open_now) - 1),
        "factor": second_factor.confirmed(user),
        "factor_required": second_factor.required(user),
        "codes_left": second_factor.codes_left(user),
        "rights": why_not(own_rights(user)),
    }


def _spoken(grant: Any) -> str:
    return f"代{grant.giver.name}：{grant.role.name}" if grant.giver else grant.role.name


def _outcome(row: SignIn, mine: str) -> object:
    if row.outcome != SignIn.Outcome.OK:
        return badge(row.get_outcome_display(), "bad")
    if row.session == mine:
        return badge("本次", "ok")
    return "已退出" if row.ended_at else "登录"


def _moment(moment: Any) -> str:
    return f"{moment.astimezone(clock.ZONE):%Y-%m-%d %H:%M}"


def factor(user: User, held: SecondFactor, form: Any) -> dict[str, Any]:
    """The QR code and the key text of a device that is being set up."""
    text = second_factor.key_text(held)
    return {
        "form": form,
        "qr": _drawn(second_factor.address(held)),
        "key": " ".join(text[place : place + 4] for place in range(0, len(text), 4)),
        "required": second_factor.required(user),
    }


def _drawn(text: str) -> SafeString:
    """A QR code as an SVG inside the page; drawn here, so that the key goes nowhere else."""
    drawn = segno.make(text, error="m").svg_inline(omitsize=True, border=4, dark="#000", light="#fff")
    return mark_safe(drawn)  # noqa: S308  drawn by us from our own key
