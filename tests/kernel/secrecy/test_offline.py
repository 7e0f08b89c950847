"""The offline register: seven fields, closed until confirmed."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from canmou.kernel import secrecy
from canmou.kernel.audit.models import AuditRow
from canmou.kernel.errors import Invalid, Refused, Stale
from canmou.kernel.secrecy.models import OfflineClassifiedItem, SecrecyConfirmation


@pytest.fixture(autouse=True)
def demo_day(settings):
    settings.CANMOU_TODAY = date(2024, 1, 8)


@pytest.fixture
def confirmed(clerk):
    return secrecy.confirm_offline_register(
        document_number="淄保函〔2023〕8号", confirmed_on=date(2023, 12, 1), by=clerk
    )


def register(section, clerk, **other):
    values = {
        "ledger_no": "X2024-003",
        "registered_on": date(2024, 1, 5),
        "handling_office": section,
        "custodian_user": clerk,
        "item_kind": "consultation",
    }
    return secrecy.register_offline_item(**(values | other), by=clerk)


def test_the_register_has_the_seven_fields_and_no_more():
    assert [field.name for field in OfflineClassifiedItem._meta.fields][1:] == [
        "ledger_no",
        "registered_on",
        "handling_office",
        "custodian_user",
        "item_kind",
        "status",
        "closed_on",
    ]


def test_without_confirmation_the_register_is_closed(section, clerk):
    with pytest.raises(Refused, match="尚未启用"):
        register(section, clerk)
    assert (OfflineClassifiedItem.objects.count(), AuditRow.objects.count()) == (0, 0)


def test_the_model_itself_is_closed_too(section, clerk):
    item = OfflineClassifiedItem(
        ledger_no="X2024-003",
        registered_on=date(2024, 1, 5),
        handling_office=section,
        custodian_user=clerk,
        item_kind="other",
    )
    with pytest.raises(Refused, match="尚未启用"):
        item.save()
    with pytest.raises(TypeError):
        OfflineClassifiedItem.objects.bulk_create([item])
    assert OfflineClassifiedItem.objects.count() == 0


def test_confirmed_items_are_registered_and_closed(section, clerk, confirmed):
    item = register(section, clerk)
    assert item.status == "open"
    secrecy.close_offline_item(item, closed_on=date(2024, 1, 8), by=clerk)
    assert (item.status, item.closed_on) == ("closed", date(2024, 1, 8))
    with pytest.raises(Stale):
        secrecy.close_offline_item(item, closed_on=date(2024, 1, 8), by=clerk)
    assert list(AuditRow.objects.values_list("verb", "number")) == [
        ("录入保密书面确认", ""),
        ("登记线下涉密事项", "X2024-003"),
        ("办结线下涉密事项", "X2024-003"),
    ]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"ledger_no": "关于某事的论证"}, "ledger_no"),
        ({"ledger_no": "X2024-003 补"}, "ledger_no"),
        ({"registered_on": date(2024, 1, 9)}, "registered_on"),
        ({"item_kind": "某课题"}, "item_kind"),
    ],
)
def test_free_words_and_future_days_are_refused(section, clerk, confirmed, wrong, field):
    with pytest.raises(Invalid) as refusal:
        register(section, clerk, **wrong)
    assert list(refusal.value.problems) == [field]
    assert OfflineClassifiedItem.objects.count() == 0


def test_a_number_is_used_once_in_an_office(section, clerk, confirmed):
    register(section, clerk)
    with pytest.raises(Invalid) as refusal:
        register(section, clerk)
    assert refusal.value.problems == {"ledger_no": "流水号 X2024-003 已经登记"}
    assert OfflineClassifiedItem.objects.count() == 1


def test_closing_before_registration_is_refused(section, clerk, confirmed):
    item = register(section, clerk)
    with pytest.raises(Invalid):
        secrecy.close_offline_item(item, closed_on=date(2024, 1, 4), by=clerk)
    with pytest.raises(IntegrityError), transaction.atomic():
        OfflineClassifiedItem.objects.update(status="closed")
    item.refresh_from_db()
    assert item.status == "open"


def test_a_confirmation_needs_a_number_and_a_day_past(clerk):
    with pytest.raises(Invalid) as refusal:
        secrecy.confirm_offline_register(document_number=" ", confirmed_on=date(2024, 1, 9), by=clerk)
    assert list(refusal.value.problems) == ["document_number", "confirmed_on"]
    assert SecrecyConfirmation.objects.count() == 0
