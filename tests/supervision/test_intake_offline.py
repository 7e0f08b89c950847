"""A matter kept off-line has an owner, a clock and a count, and no word or file."""

from datetime import date

import pytest

from canmou.kernel.attachments.actions import attach
from canmou.kernel.attachments.models import Attachment
from canmou.kernel.errors import Invalid, Refused
from canmou.kernel.ledger.actions import add, amend, void
from canmou.kernel.ledger.models import RecordChange
from canmou.supervision.models.intake import OFFLINE_TEXT, Matter

pytestmark = pytest.mark.django_db


def offline(cast, **more):
    return Matter(
        **{
            "title": "线下事项2024-001",
            "kind": "document",
            "received_on": date(2024, 1, 8),
            "lead_section": cast.unit("general"),
            "due_on": date(2024, 1, 29),
            "unit": cast.unit("general"),
            "offline": True,
            **more,
        }
    )


@pytest.mark.parametrize("field", ["document_number", "content", "proposal", "reply", "mask"])
def test_no_word_is_kept(cast, field):
    with pytest.raises(Invalid) as told:
        add(offline(cast, **{field: "内容"}), by=cast.users["general"])
    assert told.value.problems == {"offline": OFFLINE_TEXT}
    assert Matter.objects.count() == 0


def test_its_title_and_sender_tell_nothing(cast):
    for wrong in (
        {"title": "关于某事的函"},
        {"sender": cast.unit("economy")},
        {"sender_person": cast.staff[0]},
    ):
        with pytest.raises(Invalid):
            add(offline(cast, **wrong), by=cast.users["general"])
    assert Matter.objects.count() == 0


def test_it_takes_no_file(cast):
    matter = add(offline(cast), by=cast.users["general"])
    with pytest.raises(Refused) as told:
        attach(matter.ref, name="扫描件.txt", content="内容".encode(), by=cast.users["general"])
    assert told.value.message == OFFLINE_TEXT
    assert Attachment.objects.count() == 0


def test_reasons_are_not_kept_either(cast):
    by = cast.users["general"]
    matter = add(offline(cast), by=by)
    matter.due_on = date(2024, 1, 30)
    amend(matter, by=by, reason="来文要求提前")
    void(matter, by=by, reason="来文撤回")
    kept = RecordChange.objects.filter(ref=matter.ref).values_list("reason", flat=True)
    assert list(kept) == ["线下事项，原因不在本系统登记"] * 2
