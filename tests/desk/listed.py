"""What tests of lists read from a page, and a few donations and events to list."""

import io
import re
from datetime import date
from decimal import Decimal

from openpyxl import load_workbook

from canmou.activities.models import Channel, Event
from canmou.affairs.models import CreationActivity, Donation
from canmou.kernel.ledger.drafts import Draft


def page(browser, path):
    answer = browser.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def numbers(text):
    """The record numbers in the first column of a list, in order."""
    return re.findall(r'<td class="code" data-label="编号"><a href="/records/([^/]+)/"', text)


def listed(browser, path):
    """The sequence numbers of the records that a list shows."""
    return [int(number[-5:]) for number in numbers(page(browser, path))]


def headings(text):
    """The headings of the table."""
    return re.findall(r'<th scope="col" class="(?!pick)[^>]*>(?:<a[^>]*>)?([^<]*)', text)


def rows_of(content, name):
    """The cells of one sheet."""
    sheet = load_workbook(io.BytesIO(content))[name]
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def donations(cast):
    """FDN 1–5: three in one drive, two in another; three by persons, two by sections; one without a receipt."""
    (drive, other) = cast.enter(
        [
            CreationActivity(title=title, series="慈心一日捐", kind="donation", held_on=date(2022, 5, 18))
            for title in ("慈心一日捐活动", "冬衣捐赠")
        ]
    )
    rows = [
        Donation(donor=cast.named("冯子昂"), amount=Decimal("100"), receipt="A1"),
        Donation(donor=cast.named("乔安然"), amount=Decimal("250.50"), receipt="A2"),
        Donation(donor_unit=cast.unit("general"), amount=Decimal("1000"), receipt="B%1"),
        Donation(donor=cast.named("冯子昂"), amount=Decimal("80")),
        Donation(donor_unit=cast.unit("party"), amount=Decimal("20"), receipt="a1"),
    ]
    days = [date(2022, 3, 31), date(2022, 4, 1), date(2022, 6, 30), date(2022, 7, 1), date(2022, 12, 31)]
    for row, day in zip(rows, days, strict=True):
        row.donated_on, row.activity = day, other if day >= date(2022, 7, 1) else drive
    return cast.enter(rows)


def gatherings(cast):
    """AEV 1–3: with participants and hosts, with one participant, with none."""
    everyone = [cast.named("冯子昂"), cast.named("乔安然")]
    return cast.enter(
        [
            Draft(
                Event(title="读书会", kind="study", held_on=date(2022, 1, 5), headcount=30),
                {"participants": everyone, "hosts": [cast.unit("party")]},
            ),
            Draft(
                Event(title="恳谈会", kind="meeting", held_on=date(2022, 2, 5)),
                {"participants": everyone[1:]},
            ),
            Event(title="植树", kind="volunteer", held_on=date(2022, 3, 12), headcount=12, content="五十株"),
        ]
    )


def channels(cast):
    """ACH 1–2: run by the office itself, and not."""
    return cast.enter(
        [
            Channel(name=title, kind="account", level="city", own=own)
            for title, own in (("微参谋", True), ("早报", False))
        ]
    )
