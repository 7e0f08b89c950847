"""What a staff workbook would change: row by row, against the office as it is today."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from canmou.accounts.models import GrantRequest
from canmou.accounts.workbook import StaffRow
from canmou.kernel import clock
from canmou.kernel.office.models import Office
from canmou.kernel.people.models import Person, Post, Unit, User
from canmou.kernel.people.queries import posts_on
from canmou.kernel.permissions import current_grants, role


class Verdict(StrEnum):
    ADD = "add"
    CHANGE = "change"
    SAME = "same"
    REFUSE = "refuse"


WORDS = {
    Verdict.ADD: "新增",
    Verdict.CHANGE: "修改",
    Verdict.SAME: "不变",
    Verdict.REFUSE: "不能导入",
}


@dataclass
class Step:
    """One row: what would be done for it, in words, and with which objects."""

    row: StaffRow
    verdict: Verdict = Verdict.SAME
    told: list[str] = field(default_factory=list)
    person: Person | None = None
    section: Unit | None = None
    post: Post | None = None
    login: bool = False
    roles: list[str] = field(default_factory=list)

    def refuse(self, sentence: str) -> "Step":
        self.verdict, self.told = Verdict.REFUSE, [sentence]
        return self

    def change(self, sentence: str) -> None:
        self.verdict = Verdict.CHANGE if self.verdict is Verdict.SAME else self.verdict
        self.told.append(sentence)


def plan(office: Office, rows: Iterable[StaffRow]) -> list[Step]:
    """The step of every row. A fixed number of queries."""
    rows, today = list(rows), clock.today()
    people = {p.code: p for p in Person.objects.filter(office=office, code__in=[row.code for row in rows])}
    sections = {
        unit.name: unit
        for unit in Unit.objects.filter(office=office, kind__in=("section", "office"), ended_on=None)
    }
    posts: dict[int, list[Post]] = {}
    for post in posts_on(today).filter(person__in=people.values(), valid_to=None).select_related("unit"):
        posts.setdefault(post.person_id, []).append(post)
    logins = {user.person_id: user for user in User.objects.filter(office=office).exclude(person=None)}
    names = {row.username for row in rows if row.username}
    taken = dict(User.objects.filter(username__in=names).values_list("username", "person_id"))
    held = _held(people.values())
    steps = []
    for row in rows:
        step = Step(row, person=people.get(row.code), section=sections.get(row.section))
        if step.section is None:
            steps.append(step.refuse(f"没有名为“{row.section}”的科室，请先在“机构”里新设"))
            continue
        _person(step, posts)
        if step.verdict is not Verdict.REFUSE and row.username:
            _login(step, logins, taken, held)
        steps.append(step)
    return steps


def _held(people: Iterable[Person]) -> set[tuple[int, str, int | None]]:
    """(person, role, unit) of what is held today or waits for agreement."""
    people = list(people)
    rows = set(
        current_grants(clock.today())
        .filter(user__person__in=people)
        .values_list("user__person_id", "role", "unit_id")
    )
    waiting = GrantRequest.objects.filter(user__person__in=people, state=GrantRequest.State.WAITING)
    return rows | set(waiting.values_list("user__person_id", "role", "unit_id"))


def _person(step: Step, posts: dict[int, list[Post]]) -> None:
    row, person = step.row, step.person
    if person is None:
        step.verdict = Verdict.ADD
        step.told.append(f"{row.section}{row.title}，{row.since}任职")
        return
    if person.name != row.name:
        step.refuse(f"编号{row.code}现在是{person.name}，与表中“{row.name}”不符；改名请到人员页办理")
        return
    held = posts.get(person.pk, [])
    if any(post.unit_id == step.section.pk and post.title == row.title for post in held):
        return
    if len(held) > 1:
        step.refuse(f"{person.name}现有{len(held)}个职务，看不出改哪一个，请到人员页办理")
        return
    step.post = held[0] if held else None
    if step.post is None:
        step.change(f"任{row.section}{row.title}，{row.since}起")
    elif row.since <= step.post.valid_from:
        step.refuse(f"任职日期{row.since}不晚于现任职务的{step.post.valid_from}，请核对")
    elif step.post.unit_id == step.section.pk:
        step.change(f"职务由{step.post.title}改为{row.title}，{row.since}起")
    else:
        step.change(f"由{step.post.unit}{step.post.title}调任{row.section}{row.title}，{row.since}起")


def _login(
    step: Step,
    logins: dict[int, User],
    taken: dict[str, int | None],
    held: set[tuple[int, str, int | None]],
) -> None:
    row, person = step.row, step.person
    own = logins.get(person.pk) if person else None
    if own is not None and own.username != row.username:
        step.refuse(f"{row.name}的登录名是{own.username}，与表中“{row.username}”不符")
        return
    if own is None and row.username in taken:
        step.refuse(f"登录名“{row.username}”已有人用，请换一个")
        return
    if own is None:
        step.login = True
        step.change(f"新建账号{row.username}")
    for code in row.roles:
        unit = step.section.pk if role(code).sectional else None
        if person is None or (person.pk, code, unit) not in held:
            step.roles.append(code)
    if step.roles:
        step.change(f"提出授权：{'、'.join(role(code).name for code in step.roles)}（待安全管理员确认）")
