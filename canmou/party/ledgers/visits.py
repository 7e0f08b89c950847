"""Ledgers of visits, theme days and bases."""

from canmou.kernel.ledger.declare import Ledger
from canmou.kernel.ledger.due import event
from canmou.party.models import EducationBase, Household, HouseholdNeed, PartyCheckup, PartyDay, Visit


def _visit_title(row: Visit) -> str:
    return f"{row.visited_on} 走访{row.household.title}"


def _party_day_title(row: PartyDay) -> str:
    return f"{row.held_on} {row.title}"


def _party_checkup_title(row: PartyCheckup) -> str:
    return f"{row.base.title}{row.get_kind_display()} {row.held_on}"


VISITS = [
    Ledger(
        code="PHH",
        name="走访户",
        model=Household,
        system="P5",
        line="party",
        date="since",
        title="title",
        key=(
            "title",
            "village",
        ),
        columns=(
            "title",
            "kind",
            "district",
            "village",
            "contact",
            "since",
            "until",
        ),
        note="只登走访所需信息，不登证件号和电话",
        example={
            "title": "般阳区岭西村孙某",
            "kind": "困难群众",
            "district": "般阳区人民政府",
            "village": "岭西村",
            "since": "2022-06-10",
            "unit": "机关党建科",
        },
    ),
    Ledger(
        code="PHV",
        name="走访记录",
        model=Visit,
        system="P5",
        line="party",
        date="visited_on",
        due=(event("visited_on", "走访", among=("visitors",)),),
        title=_visit_title,
        key=(
            "household",
            "visited_on",
        ),
        columns=(
            "household",
            "kind",
            "visited_on",
            "visitors",
            "campaign",
            "gift_value",
            "notes",
        ),
        shown=(
            "household",
            "kind",
            "visited_on",
            "gift_value",
        ),
        parent="household",
        note="一户一次一行；户数按走访户去重",
        example={
            "household": "般阳区岭西村孙某",
            "visited_on": "2022-06-28",
            "gift_value": "500",
            "unit": "机关党建科",
        },
    ),
    Ledger(
        code="PHN",
        name="走访诉求",
        model=HouseholdNeed,
        system="P5",
        line="party",
        date="found_on",
        title="need",
        key=(
            "visit",
            "need",
        ),
        columns=(
            "visit",
            "need",
            "found_on",
            "referred_to",
            "owner",
            "answered_on",
            "answer",
        ),
        parent="visit",
        note="走访中收集的诉求及解决情况",
        example={
            "visit": "2022-06-28 走访般阳区岭西村孙某",
            "need": "老屋漏雨需修缮",
            "found_on": "2022-06-28",
            "unit": "机关党建科",
        },
    ),
    Ledger(
        code="PEB",
        name="党性教育基地",
        model=EducationBase,
        system="P5",
        line="party",
        date="since",
        title="title",
        key=("title",),
        columns=(
            "title",
            "place",
            "since",
            "level",
            "contact",
        ),
        note="党性体检、主题党日所赴基地",
        example={
            "title": "原山艰苦创业教育基地",
            "place": "原山林场",
            "since": "2021-06-25",
            "unit": "机关党建科",
        },
    ),
    Ledger(
        code="PTD",
        name="主题党日",
        model=PartyDay,
        system="P5",
        line="party",
        date="held_on",
        due=(event("held_on", who="organizer", among=("participants",)),),
        title=_party_day_title,
        key=(
            "held_on",
            "title",
        ),
        columns=(
            "title",
            "held_on",
            "place",
            "base",
            "organizer",
            "participants",
            "content",
            "event",
            "cited",
        ),
        shown=(
            "held_on",
            "title",
            "place",
            "base",
        ),
        note="每月一次",
        example={
            "title": "“我们的节日”春节剪纸",
            "held_on": "2022-01-25",
            "place": "机关党员活动室",
            "unit": "机关党建科",
        },
    ),
    Ledger(
        code="PCK",
        name="党性体检",
        model=PartyCheckup,
        system="P5",
        line="party",
        date="held_on",
        due=(event("held_on", among=("participants",)),),
        title=_party_checkup_title,
        key=(
            "base",
            "kind",
            "held_on",
        ),
        columns=(
            "base",
            "kind",
            "held_on",
            "theme",
            "participants",
            "findings",
            "event",
        ),
        shown=(
            "held_on",
            "base",
            "kind",
            "theme",
        ),
        note="赴基地开展的党性体检、现场教学",
        example={
            "base": "原山艰苦创业教育基地",
            "held_on": "2022-07-01",
            "theme": "艰苦创业守初心",
            "unit": "机关党建科",
        },
    ),
]
