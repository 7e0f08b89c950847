"""Records with unmistakable words in every kind of field, in every place that somebody may not see."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.core.validators import MaxLengthValidator

from canmou.activities.models import Event
from canmou.kernel.attachments.actions import attach
from canmou.kernel.attachments.models import Attachment
from canmou.kernel.errors import Invalid
from canmou.kernel.ledger.actions import add, amend, void
from canmou.kernel.ledger.declare import SHARED_COLUMNS, Ledger, ledger, ledgers
from canmou.kernel.ledger.drafts import Draft
from canmou.kernel.ledger.models import Record
from canmou.kernel.office.models import Office
from canmou.kernel.people.models import RoleGrant, Unit, User

DAY, LATER = date(2024, 1, 5), date(2024, 1, 6)
MONEY = Decimal("73519.46")
#: How that amount is written anywhere.
AMOUNTS = {
    "FDN": ("73519.46", "73,519.46", "147038.92", "147,038.92", "220558.38", "220,558.38"),
    "DFE": ("744060", "744,060", "1488120", "1,488,120"),
}
#: Columns that a rule asks for beside the required ones, and values that it wants.
BESIDE = {"NRD": {"file"}, "FDN": {"donor"}}
WANTED = {
    "EAP": {"channel": "self"},
    "EPN": {"seats": 5},
    "NAS": {"grade": "competent"},
    "EDW": {"snapshot": "a" * 64, "seed": "b" * 64},
    "NAI": {"metric": ""},
    "DCO": {"deadline_on": date(2024, 1, 20)},
    "DFE": {"basis": "pages", "quantity": 18734, "amount": Decimal("744060")},
}
FILED, ELSEWHERE, FOREIGN = "鹬蚌报送", "鹬蚌外报", "鹬蚌邻府"


def word(code: str) -> str:
    """The word that stands in records of this ledger and nowhere else."""
    return f"鹬蚌{code}词"


def someone(code: str) -> str:
    """The person who is named in records of this ledger and nowhere else."""
    return f"甄{code}氏"


@dataclass
class Garden:
    """What was planted: records by ledger, files, and what belongs to others."""

    cast: object
    reader: object
    records: dict[str, Record] = field(default_factory=dict)
    files: dict[str, Attachment] = field(default_factory=dict)
    own: Record | None = None
    other: Record | None = None
    foreign: Record | None = None

    def plant(self) -> None:
        """One plain record of every restricted ledger, of what it is a part of, and of some ordinary ones."""
        self.own = self._filed("市工信局", FILED)
        for found in ledgers():
            if found.restricted:
                self.whole(found.code)
        self.whole("FDN")
        self.other = self._filed("市教育局", "别处报送")
        self.matter = self._enter(ledger("EDM"), {"origin_ref": self.records["NTK"].ref}, text="平湖")
        refs = {"evidence": [self.records[code].ref for code in ("NTK", "DFR", "PMT")]}
        self.task = self._enter(ledger("STK"), {"origin_record": self.records["NOB"].ref}, refs)
        self.foreign = _of_another_office("邻府的会")

    def bloom(self, hidden: set[str], *, outside: bool) -> None:
        """Let what the reader may not see change: words, files, a void record, further records."""
        for code in sorted(hidden):
            record = self.records[code] = type(self.records[code]).objects.get(pk=self.records[code].pk)
            for column in ledger(code).sheet:
                if _free(column) and column.name not in {*SHARED_COLUMNS, *WANTED.get(code, ())}:
                    setattr(record, column.name, word(code)[: column.field.max_length or 99])
            amend(record, by=self._keeper(code))
            name = f"{word(code)}.txt"
            self.files[code] = attach(
                record.ref, name=name, content=word(code).encode(), by=self._keeper(code)
            )
            with suppress(Invalid):  # some parts stand once under their whole
                further = self._enter(ledger(code), day=LATER, text=word(code))
                void(further, by=self._keeper(code), reason=f"{word(code)}作废")
                self._enter(ledger(code), day=date(2024, 1, 7), text=word(code))
        if outside:
            self.other.title, self.other.place = ELSEWHERE, ELSEWHERE
            amend(self.other, by=self.cast.users["general"])
            self._filed("市教育局", f"{ELSEWHERE}二")
        _of_another_office(FOREIGN)

    def whole(self, code: str) -> Record:
        """The record of this ledger, made when first asked for."""
        if code not in self.records:
            self.records[code] = self._enter(ledger(code))
        return self.records[code]

    def _keeper(self, code: str) -> User:
        login = "personnel" if "personnel_officer" in ledger(code).readers else "general"
        return self.cast.users[login]

    def _filed(self, unit: str, title: str) -> Record:
        source = Unit.objects.get(short_name=unit)
        event = Event(title=title, kind="meeting", held_on=DAY, place=title, source_unit=source)
        return self.cast.enter([event], unit="research1")[0]

    def _enter(
        self, found: Ledger, values: dict | None = None, lists: dict | None = None, *, day=DAY, text="平常"
    ) -> Record:
        record, number = found.model(), 0
        values = WANTED.get(found.code, {}) | (values or {})
        for column in found.sheet:
            if column.name in SHARED_COLUMNS or column.name in values:
                continue
            if _free(column):
                setattr(record, column.name, text[: column.field.max_length or 99])
            elif column.required or column.name in BESIDE.get(found.code, ()):
                number += column.kind == "person"
                setattr(record, column.name, self._value(found, column, number, day))
        for name, value in values.items():
            setattr(record, name, value)
        login = "personnel" if "personnel_officer" in found.readers else "general"
        return self.cast.enter([Draft(record, lists or {})], unit="personnel", by=login)[0]

    def _value(self, found: Ledger, column, number: int, day: date):
        match column.kind:
            case "date":
                return day
            case "money":
                return MONEY
            case "int" if column.name == "year":
                return day.year - (day != DAY)
            case "int" | "decimal":
                return 3
            case "choice":
                return next(iter(column.choices))
            case "person":
                return self.cast.person(someone(found.code)) if number == 1 else self.reader
            case "unit":
                return self.cast.unit("personnel")
            case "record":
                return self.whole(column.ledgers[0])
        raise TypeError(f"{found.code}.{column.name}: {column.kind}")


def _free(column) -> bool:
    """Whether any words may stand in the column."""
    strict = [rule for rule in column.field.validators if not isinstance(rule, MaxLengthValidator)]
    return column.kind in ("text", "longtext") and not strict


def _of_another_office(title: str) -> Record:
    office = Office.objects.filter(code="LC").first()
    if office is None:
        names = dict.fromkeys(("name", "short_name", "plain_name", "city", "city_full", "city_short"), "邻府")
        office = Office.objects.create(code="LC", province="江西", province_full="江西省", **names)
        Unit.objects.create(office=office, name="邻府办公室", kind="section")
        user = User.objects.create(username="lc", office=office)
        RoleGrant.objects.create(user=user, role="general_affairs", valid_from="2021-01-01")
    event = Event(title=title, kind="meeting", held_on=DAY, place=title, unit=Unit.objects.get(office=office))
    return add(event, by=User.objects.get(username="lc"))
