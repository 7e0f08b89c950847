"""The limits of supervision and the terms of intake: set by the office, audited, saved once even by two at a time."""

from datetime import date

import pytest
from django.urls import reverse

from canmou.kernel.audit.models import AuditRow
from canmou.kernel.calendar import load_days
from canmou.kernel.errors import Invalid, NotPermitted, Refused
from canmou.kernel.people.models import Unit
from canmou.kernel.workflow.models import Step
from canmou.supervision.actions.consultation import take_draft
from canmou.supervision.actions.intake import take_in
from canmou.supervision.actions.limits import set_intake_terms, set_limits
from canmou.supervision.intake_terms import terms_of
from canmou.supervision.limits import row_of
from canmou.supervision.models import DraftConsultation, IntakeTerms, Matter, SupervisionLimits


def test_of_two_first_saves_the_later_is_told(cast):
    who = cast.users["general"]
    first, second = row_of(cast.office), row_of(cast.office)
    first.urgent_days, second.urgent_days = 4, 6
    set_limits(first, by=who)
    with pytest.raises(Refused, match="他人刚刚保存了设置"):
        set_limits(second, by=who)
    assert SupervisionLimits.objects.get().urgent_days == 4


def test_of_two_first_saves_of_the_terms_the_later_is_told(cast):
    who = cast.users["general"]
    first, second = terms_of(cast.office), terms_of(cast.office)
    set_intake_terms(first, by=who)
    with pytest.raises(Refused, match="他人刚刚保存了设置"):
        set_intake_terms(second, by=who)
    assert IntakeTerms.objects.count() == 1


def taken(cast, urgency):
    matter = Matter(
        title=f"来件{Matter.objects.count()}", kind="document", urgency=urgency, received_on=date(2024, 1, 8)
    )
    return take_in(matter, by=cast.users["keeper"])


def drafted(cast, title):
    sender = Unit.objects.get(office=cast.office, short_name="市工信局")
    return take_draft(DraftConsultation(title=title, sender=sender), by=cast.users["keeper"])


def test_the_terms_of_an_office_move_the_last_days_of_what_comes_in_later(cast):
    load_days()
    before = [taken(cast, urgency) for urgency in ("critical", "urgent", "normal")]
    assert [matter.due_on.isoformat() for matter in before] == ["2024-01-09", "2024-01-15", "2024-01-29"]
    assert drafted(cast, "甲办法").due_on == date(2024, 1, 15)
    row = terms_of(cast.office)
    row.critical_workdays, row.urgent_workdays, row.normal_workdays = 2, 3, 10
    row.step_workdays, row.comment_workdays = 2, 7
    set_intake_terms(row, by=cast.users["general"])
    after = [taken(cast, urgency) for urgency in ("critical", "urgent", "normal")]
    assert [matter.due_on.isoformat() for matter in after] == ["2024-01-10", "2024-01-11", "2024-01-22"]
    steps = [Step.objects.get(ref=matter.ref).due_on.isoformat() for matter in (*before, *after)]
    assert steps == ["2024-01-08", "2024-01-09", "2024-01-09", "2024-01-08", "2024-01-10", "2024-01-10"]
    assert drafted(cast, "乙规定").due_on == date(2024, 1, 17)
    before[2].refresh_from_db()
    assert before[2].due_on == date(2024, 1, 29)
    assert AuditRow.objects.filter(verb="修改收件时限设置").count() == 1


def test_terms_that_contradict_each_other_are_refused(cast):
    row = terms_of(cast.office)
    row.urgent_workdays = 20
    with pytest.raises(Invalid) as error:
        set_intake_terms(row, by=cast.users["general"])
    assert error.value.problems == {"urgent_workdays": "较急件的时限不能长于一般件"}
    row = terms_of(cast.office)
    with pytest.raises(NotPermitted):
        set_intake_terms(row, by=cast.users["head"])
    assert IntakeTerms.objects.count() == 0


def test_the_terms_are_set_on_a_page_by_who_keeps_the_office(cast, client):
    client.force_login(cast.users["general"])
    page = client.get(reverse("intake_terms")).content.decode()
    assert "一般件回告（工作日）" in page
    sent = {
        "critical_workdays": 1, "urgent_workdays": 5, "normal_workdays": 12, "step_workdays": 1,
        "check_workdays": 2, "comment_workdays": 5,
    }  # fmt: skip
    assert client.post(reverse("intake_terms"), sent).status_code == 302
    page = client.get(reverse("intake")).content.decode()
    assert "一般12个工作日" in page and reverse("intake_terms") in page
    assert client.post(reverse("intake_terms"), sent | {"urgent_workdays": 0}).status_code == 422
    client.force_login(cast.users["head"])
    assert reverse("intake_terms") not in client.get(reverse("intake")).content.decode()
    assert client.post(reverse("intake_terms"), sent | {"normal_workdays": 20}).status_code == 403
    assert IntakeTerms.objects.get().normal_workdays == 12
