"""The register of classified matters handled on paper: opened by a written confirmation, the custodian's alone."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from canmou.kernel.secrecy import register_offline_item
from canmou.kernel.secrecy.models import OfflineClassifiedItem, SecrecyConfirmation

pytestmark = pytest.mark.django_db
PAGE = "/intake/classified/"
CONFIRMATION = "/intake/classified/confirmation/"


@pytest.fixture
def visit(cast, client):
    def sign_in(name):
        client.force_login(cast.users[name])
        return client

    return sign_in


@pytest.fixture
def confirmed(visit):
    sent = {"document_number": "保密确〔2024〕1号", "confirmed_on": "2024-01-05"}
    assert visit("sysadmin").post(CONFIRMATION, sent).status_code == 302


def item(cast, **more):
    sent = {"ledger_no": "X2024-001", "registered_on": "2024-01-08", "item_kind": "meeting"}
    return sent | {"handling_office": cast.unit("general").uid} | more


def test_nothing_is_registered_before_the_confirmation(cast, visit):
    client = visit("custodian")
    page = client.get(PAGE).content.decode()
    assert "尚未启用" in page and "登记一项" not in page
    assert client.post(PAGE, item(cast)).status_code == 422
    assert OfflineClassifiedItem.objects.count() == 0


def test_the_custodian_registers_and_closes(cast, visit, confirmed):
    client = visit("custodian")
    assert client.post(PAGE, item(cast)).status_code == 302
    assert "X2024-001" in client.get(PAGE).content.decode()
    again = client.post(PAGE, item(cast))
    assert (again.status_code, "已经登记" in again.content.decode()) == (422, True)
    wrong = client.post(PAGE, item(cast, ledger_no="关于某事-1"))
    assert (wrong.status_code, OfflineClassifiedItem.objects.count()) == (422, 1)
    close = reverse("classified_close", args=["X2024-001"])
    assert client.get(close).status_code == 200
    assert client.post(close, {"closed_on": "2024-01-07"}).status_code == 422
    assert client.post(close, {"closed_on": "2024-01-08"}).status_code == 302
    found = OfflineClassifiedItem.objects.get()
    assert (found.status, found.closed_on, found.custodian_user, found.handling_office) == (
        "closed",
        date(2024, 1, 8),
        cast.users["custodian"],
        cast.unit("general"),
    )


@pytest.mark.parametrize("who", ["general", "clerk", "head", "leader", "sysadmin", "department", "auditor"])
def test_the_register_does_not_exist_for_anybody_else(cast, visit, confirmed, who):
    visit("custodian").post(PAGE, item(cast))
    client = visit(who)
    close = reverse("classified_close", args=["X2024-001"])
    answers = [client.get(PAGE), client.post(PAGE, item(cast, ledger_no="X2024-002"))]
    answers += [client.get(close), client.post(close, {"closed_on": "2024-01-08"})]
    assert {answer.status_code for answer in answers} <= {403, 404}
    assert not any("X2024-001" in answer.content.decode() for answer in answers[:2])
    assert OfflineClassifiedItem.objects.get().status == "open"


@pytest.mark.parametrize("who", ["custodian", "general", "leader", "auditor"])
def test_the_confirmation_is_entered_by_the_system_administrator(visit, who):
    sent = {"document_number": "保密确〔2024〕1号", "confirmed_on": "2024-01-05"}
    assert visit(who).post(CONFIRMATION, sent).status_code == 403
    assert SecrecyConfirmation.objects.count() == 0


def test_the_register_takes_the_same_queries_for_one_and_for_three(cast, visit, confirmed):
    client, who, counts = visit("custodian"), cast.users["custodian"], []
    client.get(PAGE)  # what is kept for all pages is read once
    for numbers in (["X2024-001"], ["X2024-002", "X2024-003"]):
        for number in numbers:
            register_offline_item(
                ledger_no=number,
                registered_on=date(2024, 1, 8),
                handling_office=cast.unit("general"),
                custodian_user=who,
                item_kind="other",
                by=who,
            )
        with CaptureQueriesContext(connection) as seen:
            client.get(PAGE)
        counts.append(len(seen))
    assert counts[0] == counts[1]
