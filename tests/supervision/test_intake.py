"""What comes in becomes a matter that is somebody's, is handled by several sections, answered and closed."""

from datetime import date

import pytest

from canmou.kernel.attachments.entering import Incoming
from canmou.kernel.attachments.models import Attachment
from canmou.kernel.errors import Invalid, NotPermitted, Refused
from canmou.kernel.people.models import Unit
from canmou.kernel.workflow import history, offers, workflow
from canmou.kernel.workflow.models import Step
from canmou.supervision.actions import intake
from canmou.supervision.models import Matter, MatterHandling

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 32


def matter(**more):
    return Matter(**{"kind": "phone", "title": "报送调研成果转化情况", **more})


def taken(cast, by="keeper", **more):
    return intake.take_in(matter(**more), by=cast.users[by])


def open_holders(record):
    return sorted(step.holder for step in Step.objects.filter(ref=record.ref, closed_at=None))


def decided(cast, **more):
    found = taken(cast, **more)
    intake.propose(
        found,
        proposal="请综合调研一科牵头办理",
        approved_by=cast.named("周承远"),
        lead_section=cast.unit("research1"),
        by=cast.users["keeper"],
    )
    return advance(found, "decide", cast.users["leader"])


def advance(record, verb, by, **more):
    from canmou.kernel.workflow import advance, flow_of

    return advance(flow_of(record), record, verb, by=by, **more)


def test_taken_in_with_one_line_it_has_section_deadline_and_holder(cast):
    found = taken(cast)
    assert (found.number, found.unit, found.lead_section) == (
        "ZZ-SIN-2024-00001",
        cast.unit("general"),
        cast.unit("general"),
    )
    assert (found.received_on, found.due_on) == (date(2024, 1, 8), date(2024, 1, 29))
    assert (found.state, open_holders(found)) == ("proposing", ["办公室"])


def test_the_deadline_follows_the_urgency(cast):
    assert taken(cast, urgency="critical").due_on == date(2024, 1, 9)
    assert taken(cast, urgency="urgent", title="另一件").due_on == date(2024, 1, 15)


def test_without_a_line_the_message_or_the_hour_names_it(cast):
    assert taken(cast, title="", content="请报送材料\n明天上午").title == "请报送材料"
    assert taken(cast, title="", kind="photo").title.startswith("图片转来（1月8日")


def test_photos_come_with_it_or_nothing_does(cast):
    files = [Incoming("一.png", PNG), Incoming("二.png", PNG + b"2")]
    found = intake.take_in(matter(kind="photo"), files=files, by=cast.users["keeper"])
    assert sorted(Attachment.objects.filter(ref=found.ref).values_list("name", flat=True)) == [
        "一.png",
        "二.png",
    ]
    with pytest.raises(Refused):
        intake.take_in(matter(), files=[Incoming("空.png", b"")], by=cast.users["keeper"])
    assert Matter.objects.count() == 1


def test_the_section_is_that_of_the_likest_earlier_matter(cast):
    advance(
        taken(cast, title="提供重点产业链发展情况", lead_section=cast.unit("economy")),
        "hand_straight",
        cast.users["keeper"],
    )
    assert taken(cast, title="再次提供重点产业链发展情况（1月）").lead_section == cast.unit("economy")
    assert taken(cast, title="整理会议室桌椅").lead_section == cast.unit("general")


def test_straight_to_the_section(cast):
    found = intake.take_in(matter(lead_section=cast.unit("society")), straight=True, by=cast.users["keeper"])
    assert (found.state, open_holders(found)) == ("handling", ["社会调研科"])


def test_from_registration_to_closing_each_step_is_timed(cast):
    found = decided(cast)
    assert (found.state, open_holders(found)) == ("assigning", ["办公室"])
    intake.hand_out(
        found,
        lead_section=cast.unit("research1"),
        others=[cast.unit("society"), cast.unit("economy")],
        by=cast.users["keeper"],
    )
    parts = list(MatterHandling.objects.order_by("pk"))
    assert [(part.section, part.state, open_holders(part)) for part in parts] == [
        (cast.unit("society"), "handling", ["社会调研科"]),
        (cast.unit("economy"), "handling", ["经济调研科"]),
    ]
    with pytest.raises(Refused, match="还有2个协办科室没有办毕：社会调研科、经济调研科"):
        intake.reply(found, reply="已报送", by=cast.users["clerk"])
    found.refresh_from_db()
    assert (found.state, found.reply, found.replied_on) == ("handling", "", None)
    intake.finish_part(parts[0], content="已提供数据", by=cast.users["neighbour"])
    assert (parts[0].state, parts[0].finished_on) == ("finished", date(2024, 1, 8))
    advance(parts[1], "refuse", cast.users["general"], opinion="不属于本科室职责")
    intake.reply(found, reply="已报送市政府办公室", by=cast.users["clerk"])
    assert (found.state, found.replied_on, open_holders(found)) == ("closing", date(2024, 1, 8), ["办公室"])
    intake.close(found, by=cast.users["keeper"])
    assert (found.state, found.closed_on, open_holders(found)) == ("closed", date(2024, 1, 8), [])
    steps = [(step.state, str(step.answered_by)) for step in history(found)]
    assert steps == [
        ("proposing", "陆思源"),
        ("deciding", "周承远"),
        ("assigning", "陆思源"),
        ("handling", "冯子昂"),
        ("closing", "陆思源"),
    ]
    assert all(step.opened_at and step.answered_at and step.due_on for step in history(found))


def test_a_decision_dies_when_the_proposal_changes(cast):
    from canmou.kernel.ledger.actions import amend

    found = decided(cast)
    found.proposal = "请经济调研科牵头办理"
    amend(found, by=cast.users["keeper"])
    found.refresh_from_db()
    assert (found.state, open_holders(found)) == ("deciding", ["周承远"])


def test_forwarded_with_the_reason(cast):
    found = intake.take_in(matter(lead_section=cast.unit("society")), straight=True, by=cast.users["keeper"])
    with pytest.raises(Invalid):
        intake.forward(found, lead_section=cast.unit("research1"), by=cast.users["neighbour"])
    found = Matter.objects.get(pk=found.pk)
    intake.forward(
        found, lead_section=cast.unit("research1"), by=cast.users["neighbour"], opinion="属综合调研一科职责"
    )
    assert (found.state, open_holders(found)) == ("handling", ["调研一科"])
    assert [step.opinion for step in history(found) if step.verdict == "forward"] == ["属综合调研一科职责"]
    with pytest.raises(NotPermitted):
        intake.reply(found, reply="办完了", by=cast.users["neighbour"])


def test_an_answer_sent_back_does_not_count(cast):
    found = intake.take_in(
        matter(lead_section=cast.unit("research1")), straight=True, by=cast.users["keeper"]
    )
    intake.reply(found, reply="已办", by=cast.users["clerk"])
    intake.redo(found, opinion="请补充数据", by=cast.users["keeper"])
    assert (found.state, found.replied_on, open_holders(found)) == ("handling", None, ["调研一科"])


def test_nobody_else_may_take_a_step(cast):
    found = taken(cast)
    told = {
        offer.transition.verb: offer.reason
        for offer in offers(workflow("matter"), found, cast.users["clerk"])
    }
    assert set(told) == {"propose", "hand_straight", "file_away"}
    assert all("办公室" in reason for reason in told.values())
    with pytest.raises(NotPermitted):
        intake.file_away(found, opinion="阅存", by=cast.users["clerk"])
    found.refresh_from_db()
    assert (found.state, found.closed_on) == ("proposing", None)


def test_kept_off_line_no_opinion_is_written(cast):
    found = intake.take_in_offline(
        kind="document",
        section=cast.unit("research1"),
        handler=None,
        due_on=None,
        received_on=date(2024, 1, 8),
        by=cast.users["keeper"],
    )
    assert (found.title, found.state, found.due_on) == ("线下事项2024-001", "handling", date(2024, 1, 29))
    with pytest.raises(Refused, match="线下事项不登记任何文字"):
        advance(found, "refuse", cast.users["clerk"], opinion="内容是某事")
    found.refresh_from_db()
    advance(found, "refuse", cast.users["clerk"])
    assert open_holders(found) == ["办公室"]
    intake.hand_out(found, lead_section=cast.unit("research1"), by=cast.users["keeper"])
    intake.reply(found, by=cast.users["clerk"])
    intake.close(found, by=cast.users["keeper"])
    assert (found.state, found.reply) == ("closed", "")
    assert {step.opinion for step in history(found)} == {""}


def test_a_department_files_nothing_here(cast, client):
    client.force_login(cast.users["department"])
    assert client.get("/intake/").status_code == 403
    assert Unit.objects.filter(office=cast.office).exists()
