"""The register of document numbers: no gaps, no reuse, void numbers kept."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from canmou.kernel.audit.models import AuditRow
from canmou.kernel.documents.models import DocumentNumber
from canmou.kernel.documents.register import issue, void
from canmou.kernel.errors import Invalid, Refused


@pytest.fixture
def writer(cast):
    return cast.users["leader"]


def take(cast, writer, title="关于甲的通知", code="淄政研发", year=2024):
    return issue(cast.office, code, year, title=title, by=writer)


def test_numbers_run_from_one_in_each_series(cast, writer):
    numbers = [
        take(cast, writer),
        take(cast, writer),
        take(cast, writer, code="淄政研函"),
        take(cast, writer, year=2023),
    ]
    assert [str(number) for number in numbers] == [
        "淄政研发〔2024〕1号",
        "淄政研发〔2024〕2号",
        "淄政研函〔2024〕1号",
        "淄政研发〔2023〕1号",
    ]
    assert [number.on for number in numbers] == [date(2024, 1, 8)] * 4


def test_a_number_that_is_rolled_back_is_given_again(cast, writer):
    take(cast, writer)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        assert take(cast, writer).sequence == 2
        raise ZeroDivisionError
    assert take(cast, writer).sequence == 2
    assert list(DocumentNumber.objects.values_list("sequence", flat=True)) == [2, 1]


def test_a_void_number_stays_and_is_not_given_again(cast, writer):
    number = void(take(cast, writer), "重复编号", writer)
    assert (number.state, number.get_state_display(), number.void_reason) == ("void", "空号", "重复编号")
    assert take(cast, writer).sequence == 2
    with pytest.raises(Refused, match="淄政研发〔2024〕1号已经作废"):
        void(number, "再作废", writer)
    number.refresh_from_db()
    assert number.void_reason == "重复编号"


def test_voiding_needs_a_reason(cast, writer):
    number = take(cast, writer)
    with pytest.raises(Invalid):
        void(number, "  ", writer)
    number.refresh_from_db()
    assert number.state == "issued"


@pytest.mark.parametrize(
    ("code", "year", "title"), [("ZZ", 2024, "甲"), ("", 2024, "甲"), ("淄政", 24, "甲"), ("淄政", 2024, " ")]
)
def test_wrong_numbers_are_refused_and_take_nothing(cast, writer, code, year, title):
    with pytest.raises(Invalid):
        issue(cast.office, code, year, title=title, by=writer)
    assert DocumentNumber.objects.count() == 0
    assert take(cast, writer).sequence == 1


def test_the_database_refuses_a_second_row_of_the_same_number(cast, writer):
    number = take(cast, writer)
    number.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        number.save(force_insert=True)
    assert DocumentNumber.objects.count() == 1


def test_each_step_is_in_the_audit_log_without_the_title(cast, writer):
    void(take(cast, writer, title="关于甲的通知"), "重复编号", writer)
    rows = list(AuditRow.objects.order_by("-seq")[:2])
    assert [(row.verb, row.number, row.fields) for row in reversed(rows)] == [
        ("编发文字号", "淄政研发〔2024〕1号", "title"),
        ("作废发文字号", "淄政研发〔2024〕1号", "state"),
    ]
    assert all("甲" not in row.digests for row in rows)


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_no_number_is_given(cast, writer):
    with pytest.raises(RuntimeError):
        take(cast, writer)
    assert DocumentNumber.objects.count() == 0
