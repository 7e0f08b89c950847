"""Choosing a period on a page: by year and part, or from one day to another."""

from collections.abc import Iterator
from datetime import date

from django import forms

from canmou.kernel import clock
from canmou.kernel.compile.models import ReportTemplate
from canmou.lib import periods
from canmou.lib.periods import Period
from canmou.reports.studio.subjects import Offered, address

SPAN = ReportTemplate.Span

#: Parts of a year, by the span that they belong to: notation after the year → its name.
PARTS: dict[str, dict[str, str]] = {
    SPAN.YEAR: {"": "全年"},
    SPAN.HALF: {"-H1": "上半年", "-H2": "下半年"},
    SPAN.QUARTER: {f"-Q{number}": f"{name}季度" for number, name in enumerate("一二三四", 1)},
    SPAN.MONTH: {f"-{month:02}": f"{month}月" for month in range(1, 13)},
    SPAN.FORTNIGHT: {
        f"-{month:02}-{half}": f"{month}月{name}半月"
        for month in range(1, 13)
        for half, name in (("A", "上"), ("B", "下"))
    },
}
YEARS_BACK = 10


def years_on_offer() -> list[int]:
    """This year and those before."""
    year = clock.today().year
    return list(range(year, year - YEARS_BACK, -1))


def part_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """The parts of a year in groups."""
    return [(SPAN(span).label, list(parts.items())) for span, parts in PARTS.items()]


def usual(span: str) -> str:
    """The notation of the last period of this span that is over: last year, the last quarter …"""
    today = clock.today()
    for year in (today.year, today.year - 1):
        for part in reversed(PARTS[span]):
            if periods.parse(f"{year}{part}").end < today:
                return f"{year}{part}"
    raise ValueError(f"no period of {span} is over")  # a year always is


def _following(period: Period, span: str) -> Iterator[Period]:
    for year in (period.year, period.year + 1):
        yield from (periods.parse(f"{year}{part}") for part in PARTS[span])


class SpanForm(forms.Form):
    """A period and a subject. `notation()` is what the address says."""

    year = forms.TypedChoiceField(
        label="年度", coerce=int, error_messages={"invalid_choice": "请在列表里选年度"}
    )
    part = forms.ChoiceField(
        label="期间", required=False, error_messages={"invalid_choice": "请在列表里选期间"}
    )
    start = forms.DateField(label="从", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    end = forms.DateField(label="到", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    about = forms.ChoiceField(
        label="写谁", required=False, error_messages={"invalid_choice": "请在列表里选科室或人员"}
    )

    def __init__(self, template: ReportTemplate, offered: Offered, data: object = None) -> None:
        notation = usual(template.span)
        initial = {"year": int(notation[:4]), "part": notation[4:], "about": offered.own}
        super().__init__(data, initial=initial, auto_id=f"{template.code}-%s")
        self.template = template
        self.fields["year"].choices = [(year, f"{year}年") for year in years_on_offer()]
        self.fields["part"].choices = part_choices()
        self.fields["about"].choices = [(choice.uid, choice.name) for choice in offered.choices]
        self.fields["about"].label = {"office": "范围", "unit": "科室", "person": "人员"}[template.subject]

    def clean(self) -> dict:
        values = super().clean()
        start, end = values.get("start"), values.get("end")
        if bool(start) != bool(end) and not self.errors:
            self.add_error("end" if start else "start", "起止日期要填两个")
        elif start and end and end < start:
            self.add_error("end", "结束日期不能早于开始日期")
        elif start and end and end.year - start.year > YEARS_BACK:
            self.add_error("end", f"起止日期不能超过{YEARS_BACK}年")
        self._refuse_future()
        return values

    def _refuse_future(self) -> None:
        if self.errors:
            return
        period = periods.parse(self.period())
        today: date = clock.today()
        if period.start > today:
            told = f"{today.year}年{today.month}月{today.day}日"
            self.add_error(None, f"{period.label}还没有开始（今天是{told}），请选已经开始的期间")

    def period(self) -> str:
        """The notation of the period: two days where they are given. Only after a clean pass."""
        values = self.cleaned_data
        if values.get("start"):
            return f"{values['start']}..{values['end']}"
        return f"{values['year']}{values.get('part', '')}"

    @property
    def opened(self) -> bool:
        """Whether the two days were filled in or are wrong."""
        return any(self[name].value() or self[name].errors for name in ("start", "end"))

    @property
    def links(self) -> list[tuple[str, str]]:
        """(address, name) of the last period of the usual span that is over, and of the one that is running."""
        over = periods.parse(usual(self.template.span))
        running = next(
            period for period in _following(over, self.template.span) if period.end >= clock.today()
        )
        return [(period.notation, period.label) for period in (over, running)]

    def notation(self) -> str:
        """Period and subject as they stand in the address of the report."""
        return address(self.period(), self.cleaned_data.get("about", ""))
