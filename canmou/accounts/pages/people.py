"""Lists and pages of persons, units and logins."""

from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from canmou.accounts.models import Handover, SignIn
from canmou.accounts.pages.frames import Action, Search, Select, asked, tabs
from canmou.accounts.pages.rights import grant_rows
from canmou.accounts.queries import people as read
from canmou.kernel import clock
from canmou.kernel.people.models import Delegation, Person, Post, Unit, User
from canmou.kernel.people.queries import posts_on
from canmou.kernel.permissions import Perm, can, current_grants, known, roles
from canmou.kernel.ui.markup import badge, link
from canmou.kernel.ui.paging import paginate
from canmou.kernel.ui.table import Column, Row, Table

PEOPLE_STATES = [("", "在职"), ("former", "已离任"), ("all", "全部")]
USER_STATES = [("", "在用"), ("due", "须改口令"), ("disabled", "已停用"), ("all", "全部")]


def people(user: User, query: QueryDict) -> dict[str, Any]:
    """The office's own people."""
    text, unit, state = asked(query, "q"), asked(query, "unit"), asked(query, "state")
    rows = read.listed_people(user.office, text=text, unit=unit, state=state)
    page = paginate(rows, query)
    heads = [
        Column("姓名", "short"), Column("编号", "code"), Column("科室和职务", "long"), Column("联系电话", "short"),
        Column("登录名", "short"), Column("状态", "short"),
    ]  # fmt: skip
    shown = [Row(_person_cells(person)) for person in page.rows]
    units = [("", "全部"), *((u.uid, u.spoken) for u in read.units_of(user.office, *read.OWN))]
    return {
        "title": "人员",
        "lead": "本机关的人和他们的职务。职务有起止日期，离任、调动都保留历史。",
        "tabs": tabs(user, "people"),
        "actions": [Action("新增人员", reverse("person_new"), "plus", True)],
        "filters": [
            Search(text, "姓名、编号、登录名"),
            Select("unit", "科室", unit, units),
            Select("state", "状态", state, PEOPLE_STATES),
        ],
        "table": Table(heads, shown, "人员", query=query),
        "listing": page,
        "clear": reverse("people") if text or unit or state else "",
        "empty": "没有符合条件的人员",
    }


def _person_cells(person: Person) -> list[object]:
    today = clock.today()
    now = [post for post in person.own_posts if _held(post, today)]
    login = getattr(person, "login", None)
    return [
        link(person.name, reverse("person", args=[person.uid])),
        person.code,
        "；".join(f"{post.unit.spoken} {post.title}" for post in now) or _last(person.own_posts),
        person.phone,
        login.username if login else "",
        badge("在职", "ok") if now else badge("已离任"),
    ]


def _held(post: Post, day: Any) -> bool:
    return post.valid_from <= day and (post.valid_to is None or post.valid_to >= day)


def _last(posts: list[Post]) -> str:
    return f"原{posts[0].unit.spoken} {posts[0].title}" if posts else ""


def person(user: User, found: Person) -> dict[str, Any]:
    """A person with every post, past and present."""
    posts = list(
        found.posts.filter(unit__kind__in=read.OWN).select_related("unit").order_by("-valid_from", "-id")
    )
    today = clock.today()
    heads = [
        Column("科室", "short"), Column("职务", "text"), Column("职级", "short"), Column("编制", "short"),
        Column("起", "date"), Column("止", "date"), Column("办理", "short"),
    ]  # fmt: skip
    shown = [
        Row(
            [
                post.unit.name,
                post.title,
                post.get_level_display(),
                post.get_establishment_display(),
                post.valid_from,
                post.valid_to or "至今",
                _post_links(post) if post.valid_to is None else "",
            ]
        )
        for post in posts
    ]
    login = User.objects.filter(person=found).first()
    return {
        "person": found,
        "table": Table(heads, shown, "任职"),
        "posts": posts,
        "facts": [
            ("人员编号", found.code),
            ("联系电话", found.phone),
            ("电子邮箱", found.email),
            ("账号", link(login.username, reverse("user", args=[login.uid])) if login else "没有账号"),
            ("说明", found.note),
        ],
        "login": login,
        "in_post": any(_held(post, today) for post in posts),
        "tabs": tabs(user, "people"),
    }


def _post_links(post: Post) -> SafeString:
    return format_html(
        '<a href="{}">调动</a> <a href="{}">免职</a>',
        reverse("post_move", args=[post.uid]),
        reverse("post_end", args=[post.uid]),
    )


def units(user: User, query: QueryDict) -> dict[str, Any]:
    """The units that are kept here."""
    text, kind, ended = asked(query, "q"), asked(query, "kind"), asked(query, "ended")
    page = paginate(read.listed_units(user.office, text=text, kind=kind, ended=bool(ended)), query)
    heads = [
        Column("名称", "text"), Column("简称", "short"), Column("类别", "short"), Column("上级", "text"),
        Column("在任", "num"), Column("联系方式", "long"), Column("状态", "short"),
    ]  # fmt: skip
    shown = [
        Row(
            [
                link(unit.name, reverse("unit", args=[unit.uid])),
                unit.short_name,
                unit.get_kind_display(),
                unit.parent.spoken if unit.parent else "",
                unit.staff or "",
                unit.contact,
                badge(f"{unit.ended_on}撤销") if unit.ended_on else badge("在用", "ok"),
            ]
        )
        for unit in page.rows
    ]
    kinds = [("", "本机关"), *((k.value, k.label) for k in Unit.Kind if k in read.KEPT)]
    return {
        "title": "机构",
        "lead": "科室、党小组，以及向本机关报送的部门和区县。更名、并入、撤销都从某一天起，以前的名称照旧留着。",
        "tabs": tabs(user, "units"),
        "actions": [Action("新设单位", reverse("unit_new"), "plus", True)],
        "filters": [
            Search(text, "名称、简称、曾用名"),
            Select("kind", "类别", kind, kinds),
            Select("ended", "状态", ended, [("", "在用"), ("1", "含已撤销")]),
        ],
        "table": Table(heads, shown, "机构", query=query),
        "listing": page,
        "clear": reverse("units") if text or kind or ended else "",
        "empty": "没有符合条件的单位",
    }


def unit(user: User, found: Unit) -> dict[str, Any]:
    """A unit with its former names, its people and the units below."""
    posts = posts_on(clock.today()).filter(unit=found).select_related("person").order_by("rank")
    versions = found.versions.select_related("parent").order_by("-valid_from")
    return {
        "unit": found,
        "facts": [
            ("类别", found.get_kind_display()),
            ("简称", found.short_name),
            ("上级单位", found.parent.name if found.parent else ""),
            ("联系方式", found.contact),
            ("设立日期", found.started_on),
            ("撤销日期", found.ended_on),
            ("并入单位", found.merged_into.name if found.merged_into else ""),
        ],
        "former": [(f"{v.valid_from} 至 {v.valid_to}", v.name, v.parent.name if v.parent else "") for v in versions],
        "staff": [(reverse("person", args=[p.person.uid]), p.person.name, p.title) for p in posts],
        "below": [(reverse("unit", args=[u.uid]), u.name, "已撤销" if u.ended_on else "") for u in found.children.all()
                  if u.kind in read.KEPT],
        "own": found.kind in read.OWN,
        "open": found.ended_on is None and found.kind != Unit.Kind.OFFICE,
        "tabs": tabs(user, "units"),
    }  # fmt: skip


def users(user: User, query: QueryDict) -> dict[str, Any]:
    """The logins of the office, each with a box to print slips for several."""
    text, state, role = asked(query, "q"), asked(query, "state"), asked(query, "role")
    page = paginate(read.listed_users(user.office, text=text, state=state, role=role), query)
    sections = read.sections_today([row.person for row in page.rows if row.person])
    held: dict[int, list[str]] = {}
    for pk, code in current_grants(clock.today()).filter(user__in=page.rows).values_list("user_id", "role"):
        held.setdefault(pk, []).append(known(code).name if known(code) else code)
    heads = [
        Column("选", "short"), Column("登录名", "code"), Column("姓名或用途", "short"), Column("科室和职务", "text"),
        Column("角色", "text"), Column("最近登录", "date"), Column("状态", "short"),
    ]  # fmt: skip
    shown = [
        Row(
            [
                _box(row) if row.is_active and row.pk != user.pk else "",
                link(row.username, reverse("user", args=[row.uid])),
                row.person.name if row.person else row.label,
                sections.get(row.person_id, ""),
                "、".join(dict.fromkeys(held.get(row.pk, []))),
                _moment(row.last_login),
                _states(row),
            ]
        )
        for row in page.rows
    ]
    options = [("", "全部"), *((item.code, item.name) for item in roles())]
    return {
        "title": "账号",
        "lead": "谁能登录。建账号由系统管理员，授角色由安全管理员；新账号没有任何权限。",
        "tabs": tabs(user, "users"),
        "actions": [Action("新建账号", reverse("user_new"), "plus", True)],
        "filters": [
            Search(text, "登录名、姓名、用途"),
            Select("role", "角色", role, options),
            Select("state", "状态", state, USER_STATES),
        ],
        "table": Table(heads, shown, "账号", query=query),
        "listing": page,
        "clear": reverse("users") if text or state or role else "",
        "empty": "没有符合条件的账号",
        "slips": True,
    }


def _box(row: User) -> SafeString:
    return format_html(
        '<input type="checkbox" name="user" value="{}" aria-label="选择{}">', row.uid, row.username
    )


def _states(row: User) -> SafeString:
    if not row.is_active:
        return badge("已停用", "void")
    marks = [badge("在用", "ok")]
    if row.must_change_password:
        marks.append(badge("须改口令", "warn"))
    factor = getattr(row, "second_factor", None)
    if factor is not None and factor.confirmed_at:
        marks.append(badge("验证码", "info"))
    return format_html("<span>{}</span>", format_html_join(" ", "{}", ((mark,) for mark in marks)))


def _moment(moment: Any) -> str:
    return f"{moment.astimezone(clock.ZONE):%Y-%m-%d %H:%M}" if moment else ""


def login(reader: User, found: User) -> dict[str, Any]:
    """A login: what it is, what it may do, how it signed in, what it handed over."""
    sign_ins = SignIn.objects.filter(user=found)[:10]
    running = Delegation.objects.filter(giver=found, revoked_at=None, valid_to__gte=clock.today())
    taken = Delegation.objects.filter(taker=found, revoked_at=None, valid_to__gte=clock.today())
    lent = [f"委托{row.taker}至{row.valid_to}" for row in running.select_related("taker__person")]
    lent += [f"受{row.giver}委托至{row.valid_to}" for row in taken.select_related("giver__person")]
    handovers = Handover.objects.filter(user=found).prefetch_related("lines__receiver")
    factor = getattr(found, "second_factor", None)
    manage = bool(can(reader, Perm.ACCOUNTS))
    return {
        "login": found,
        "manage": manage and found.pk != reader.pk,
        "may_grant": bool(can(reader, Perm.GRANTS)),
        "tabs": tabs(reader, "users" if manage else "grants"),
        "facts": [
            ("人员", _person_link(found, manage)),
            ("用途", found.label),
            ("使用人", found.used_by.name if found.used_by else ""),
            ("状态", _states(found)),
            ("验证码", "已启用" if factor and factor.confirmed_at else "未启用"),
            ("统一身份标识", found.identity),
            ("委托", "；".join(lent)),
            ("一次性口令有效至", _moment(found.password_expires_at)),
        ],
        "grants": grant_rows(found, may_end=bool(can(reader, Perm.GRANTS))),
        "sign_ins": [
            (_moment(row.at), f"{row.get_way_display()}登录{row.get_outcome_display()}", f"{row.ip} {row.agent}")
            for row in sign_ins
        ] if manage else [],
        "handovers": [
            (_moment(row.made_at), row.reason, "；".join(f"{line.ledger} {line.count}件→{line.receiver}" for line in row.lines.all()))
            for row in handovers
        ],
    }  # fmt: skip


def _person_link(found: User, manage: bool) -> object:
    if found.person is None:
        return ""
    return (
        link(found.person.name, reverse("person", args=[found.person.uid])) if manage else found.person.name
    )
