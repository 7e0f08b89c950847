"""What is printed before a trip: contact letter, outline, itinerary, car and travel slips."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from canmou.kernel import clock
from canmou.kernel.documents.tree import Document, Heading, Paragraph, Signature, Table, chinese_date
from canmou.kernel.errors import Refused
from canmou.kernel.people.models import Person
from canmou.lib.numerals import hanzi
from canmou.research.models import FieldActivity, Outline


@dataclass(frozen=True)
class Trip:
    """An activity with what its papers need."""

    activity: FieldActivity
    people: tuple[Person, ...]
    outline: Outline | None
    posts: dict[int, str]

    @property
    def first(self) -> date:
        return self.activity.starts_on or self.activity.held_on

    @property
    def days(self) -> int:
        return (self.activity.held_on - self.first).days + 1

    @property
    def when(self) -> str:
        last = self.activity.held_on
        if self.days == 1:
            return chinese_date(last)
        return f"{chinese_date(self.first)}至{last.month}月{last.day}日（{self.days}天）"

    @property
    def names(self) -> str:
        return "、".join(person.name for person in self.people)


def letter_title(activity: FieldActivity) -> str:
    """What the letter is about."""
    return f"{activity.office.name}关于商请协助开展调研的函"


def letter(trip: Trip) -> Document:
    """The contact letter to whoever is visited (联系函)."""
    activity = trip.activity
    if activity.host is None:
        raise Refused("先填写接洽单位，再打印联系函")
    topic = activity.topic
    method = activity.get_method_display()
    body = [
        f"为做好“{topic.title}”课题研究，我室拟于{trip.when}到{activity.place}，以{method}方式开展调研。"
        "现将有关事项函告如下，请予支持。"
    ]
    items = [f"调研内容：{activity.subject}。"]
    if activity.met:
        items.append(f"调研对象：{activity.met}。")
    if trip.people:
        items.append(f"参加人员：{trip.names}，共{len(trip.people)}人。")
    if trip.outline:
        items.append("调研提纲附后，请提前准备有关情况和数据。不得提供涉密资料。")
    items.append("我室人员轻车简从，请不要安排陪同、迎送和宴请，不增加基层负担。")
    body += [f"{hanzi(place)}、{text}" for place, text in enumerate(items, 1)]
    body.append("特此函商，请予函复或电话告知。")
    contact = f"联系人：{trip.people[0].name}" if trip.people else ""
    return Document(
        form="letter",
        title=letter_title(activity),
        blocks=tuple(Paragraph(text) for text in body),
        issuer_mark=activity.office.issuer_mark or activity.office.name,
        doc_number=activity.letter,
        main_recipients=(activity.host.name,),
        signature=Signature(activity.office.name, clock.today()),
        annotation=contact,
        attachment_notes=(f"{topic.title}提纲",) if trip.outline else (),
        author=activity.office.name,
    )


def outline_paper(trip: Trip) -> Document:
    """The outline, as it was approved."""
    if trip.outline is None:
        raise Refused("这个课题还没有审定的调研提纲")
    outline, topic = trip.outline, trip.activity.topic
    blocks: list = [Paragraph(line.strip()) for line in outline.questions.splitlines() if line.strip()]
    if outline.respondents:
        blocks = [
            Heading(1, "一、调研对象"),
            Paragraph(outline.respondents),
            Heading(1, "二、调研问题"),
            *blocks,
        ]
    return Document(
        form="plain",
        title=f"{topic.title}提纲",
        blocks=tuple(blocks),
        signature=Signature(trip.activity.office.name, outline.approved_on or outline.written_on),
        author=trip.activity.office.name,
    )


def _facts(*rows: tuple[str, str]) -> Table:
    return Table(("事项", "内容"), tuple((label, text or "—") for label, text in rows), widths=(1, 4))


def itinerary(trip: Trip) -> Document:
    """Who goes where when."""
    activity = trip.activity
    lines = [line.strip() for line in activity.itinerary.splitlines() if line.strip()]
    steps = Table(
        ("序号", "安排"),
        tuple((str(place), line) for place, line in enumerate(lines, 1)) or (("1", activity.subject),),
        widths=(1, 8),
    )
    head = _facts(
        ("课题", activity.topic.title),
        ("时间", trip.when),
        ("地点", activity.place),
        ("方式", activity.get_method_display()),
        ("接洽单位", activity.host.name if activity.host else ""),
        ("联系人", activity.contact),
        ("参加人员", trip.names),
        ("用车", activity.vehicle),
    )
    return Document(
        form="plain",
        title=f"{activity.subject}行程安排",
        blocks=(head, Heading(1, "行程"), steps),
        author=activity.office.name,
    )


_SIGNED = ("科室负责人意见", "分管领导意见")


def _slip(trip: Trip, title: str, rows: list[tuple[str, str]], signed: tuple[str, ...]) -> Document:
    office = trip.activity.office
    table = Table(
        ("事项", "内容"),
        tuple((label, text or "　") for label, text in [*rows, *((label, "　") for label in signed)]),
        widths=(1, 3),
    )
    notes = (f"填单日期：{chinese_date(clock.today())}", f"对应调研活动：{trip.activity.number}")
    return Document(
        form="plain",
        title=f"{office.name}{title}",
        blocks=(table, *(Paragraph(note) for note in notes)),
        author=office.name,
    )


def car_slip(trip: Trip) -> Document:
    """The request for a car (用车审批单)."""
    activity = trip.activity
    rows = [
        ("用车科室", activity.unit.name),
        ("用车事由", f"{activity.subject}（{activity.topic.title}）"),
        ("用车时间", trip.when),
        ("目的地", activity.place),
        ("乘车人员", f"{trip.names}（{len(trip.people)}人）" if trip.people else ""),
        ("车辆", activity.vehicle),
    ]
    return _slip(trip, "公务用车审批单", rows, (*_SIGNED, "车辆安排", "驾驶员、里程"))


def travel_slip(trip: Trip) -> Document:
    """The request to travel (公务外出审批单)."""
    activity = trip.activity
    people = "；".join(
        f"{person.name}{f'（{trip.posts[person.pk]}）' if person.pk in trip.posts else ''}"
        for person in trip.people
    )
    rows = [
        ("外出科室", activity.unit.name),
        ("外出人员", people),
        ("外出时间", trip.when),
        ("地点", activity.place),
        ("事由", f"{activity.subject}（{activity.topic.title}）"),
        ("接洽单位", activity.host.name if activity.host else ""),
        ("联系函", activity.letter),
        ("交通方式", activity.vehicle),
        ("行程", "；".join(line.strip() for line in activity.itinerary.splitlines() if line.strip())),
    ]
    return _slip(trip, "公务外出审批单", rows, (*_SIGNED, "主要领导意见"))


#: What may be printed: its name, and how it is made.
PAPERS: dict[str, tuple[str, Callable[[Trip], Document]]] = {
    "letter": ("联系函", letter),
    "outline": ("调研提纲", outline_paper),
    "itinerary": ("行程安排", itinerary),
    "car": ("用车审批单", car_slip),
    "travel": ("公务外出审批单", travel_slip),
}
