"""An instruction is registered, confirmed by a second person, followed up and closed; only then is it counted."""

from datetime import date

import pytest

from canmou.instructions.actions import following, instruction
from canmou.instructions.models import Conversion, FollowUpTask, Instruction
from canmou.kernel.attachments.entering import EvidenceRefused, Incoming
from canmou.kernel.attachments.models import Attachment
from canmou.kernel.errors import Invalid, NotPermitted, Refused
from canmou.kernel.ledger.actions import amend
from canmou.kernel.metrics import evaluate, scope_for
from canmou.kernel.secrecy import SecrecyRefused
from canmou.kernel.workflow import advance, workflow
from canmou.kernel.workflow.models import Step
from canmou.lib import periods
from canmou.site.demo.leaders import leader

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 32


def figure(cast, id):
    return evaluate(id, scope_for(cast.office, periods.parse("2024"))).value


def go(row, verb, by, **more):
    return advance(workflow("instruction"), row, verb, by=by, **more)


def fresh(row):
    return Instruction.objects.select_related("ref", "unit", "leader", "created_by").get(pk=row.pk)


def test_post_level_and_rank_are_those_of_the_day(cast, given, works):
    row = given(work=works[0])
    assert (row.leader_post, row.level, row.leader_rank) == ("市委副书记、市长", "city", 11)
    assert (row.state, row.unit, row.received_on) == ("registered", cast.unit("research1"), date(2024, 1, 8))


def test_before_the_post_began_the_registrar_must_say_what_it_was(cast, given, works):
    with pytest.raises(Invalid) as found:
        given(work=works[0], given_on=date(2020, 12, 29))
    assert sorted(found.value.problems) == ["leader_post", "level"]
    assert Instruction.objects.count() == 0
    row = given(work=works[0], given_on=date(2020, 12, 29), leader_post="副市长", level="city")
    assert (row.leader_post, row.leader_rank) == ("副市长", 100)


def test_the_registrar_does_not_confirm_and_nothing_changes(cast, given, works):
    row = given(work=works[0])
    with pytest.raises(Refused, match="须由登记人以外的人复核"):
        instruction.confirm(row, kind="affirmative", by=cast.users["clerk"])
    held = fresh(row)
    assert (held.state, held.checked_by, held.version) == ("registered", None, 1 + 1)
    assert figure(cast, "instructions.affirmative") == 0


def test_the_second_login_of_the_registrar_is_no_second_person(cast, given, works):
    row = given(work=works[0])
    cast.users["head"].person = cast.users["clerk"].person
    with pytest.raises(Refused, match="须由登记人以外的人复核"):
        instruction.confirm(row, kind="affirmative", by=cast.users["head"])
    assert fresh(row).state == "registered"


def test_somebody_of_another_section_does_not_confirm(cast, given, works):
    row = given(work=works[0])
    with pytest.raises(NotPermitted):
        instruction.confirm(row, kind="affirmative", by=cast.users["neighbour"])
    assert fresh(row).state == "registered"


def test_it_counts_once_a_second_person_has_confirmed(cast, given, works):
    row = given(work=works[0])
    assert figure(cast, "instructions.affirmative") == 0
    instruction.confirm(row, kind="affirmative", by=cast.users["head"])
    held = fresh(row)
    assert (held.state, held.checked_by.name, held.checked_on) == ("following", "高振华", date(2024, 1, 8))
    assert figure(cast, "instructions.affirmative") == 1


def test_the_second_person_settles_the_kind(cast, given, works):
    row = given(work=works[0])
    instruction.confirm(row, kind="circulated", by=cast.users["head"])
    assert (fresh(row).kind, figure(cast, "instructions.affirmative")) == ("circulated", 0)


def test_kind_and_checker_are_not_written_by_hand(cast, given, works):
    row = fresh(given(work=works[0], kind="circulated"))
    row.kind, row.checked_by, row.checked_on = "affirmative", cast.named("高振华"), date(2024, 1, 8)
    with pytest.raises(Invalid) as found:
        amend(row, by=cast.users["clerk"])
    assert sorted(found.value.problems) == ["checked_by", "checked_on", "kind"]
    assert fresh(row).kind == "circulated"


def test_words_that_change_after_the_check_are_checked_again(cast, given, works):
    row = given(work=works[0])
    instruction.confirm(row, kind="affirmative", by=cast.users["head"])
    held = fresh(row)
    held.words = "已阅。"
    amend(held, by=cast.users["clerk"])
    assert fresh(row).state == "registered"
    assert figure(cast, "instructions.affirmative") == 0


def test_sent_back_to_the_registrar_and_again(cast, given, works):
    row = given(work=works[0], words="抄错的话")
    go(row, "return", cast.users["head"], opinion="与原件不符")
    holder = Step.objects.get(ref=row.ref, closed_at=None)
    assert (row.state, holder.person) == ("correcting", cast.users["clerk"].person)
    instruction.resubmit(row, kind="directive", words="请研究。", by=cast.users["clerk"])
    assert (fresh(row).state, fresh(row).words) == ("registered", "请研究。")


def test_closed_only_when_nothing_is_left_to_do(cast, given, works):
    row = given(work=works[0], requirement="拿出措施", due_on=date(2024, 2, 1))
    clerk, head = cast.users["clerk"], cast.users["head"]
    task = FollowUpTask(content="起草支持措施", responsible=cast.named("冯子昂"), due_on=date(2024, 1, 25))
    with pytest.raises(Refused, match="还没有复核"):
        following.open_task(row, task, by=clerk)
    assert FollowUpTask.objects.count() == 0
    instruction.confirm(row, kind="affirmative", by=head)
    following.open_task(row, task, by=clerk)
    assert (task.assigned_on, task.unit) == (date(2024, 1, 8), row.unit)
    with pytest.raises(Refused, match="还有1项批示落实没有办结"):
        instruction.close(row, result="已办", by=head)
    with pytest.raises(Refused, match="有办理要求"):
        go(fresh(row), "file", head)
    following.finish_task(task, result="措施已报市政府", reported=True, by=clerk)
    assert (task.done_on, task.reported_on) == (date(2024, 1, 8), date(2024, 1, 8))
    row = fresh(row)
    instruction.close(row, result="措施已报市政府", by=head)
    assert (fresh(row).state, Step.objects.filter(ref=row.ref, closed_at=None).count()) == ("closed", 0)
    instruction.reopen(row, by=head, opinion="领导又有新要求")
    assert (fresh(row).state, fresh(row).result) == ("following", "")


def test_conversion_by_words_needs_confirmed_praise(cast, given, works):
    row, clerk = given(work=works[0], kind="directive"), cast.users["clerk"]
    instruction.confirm(row, kind="directive", by=cast.users["head"])
    facts = {"form": "document", "converted_on": date(2024, 1, 8), "proof": "某措施", "adopted": "两条建议"}
    for grade in ("L2", "L3"):
        with pytest.raises(Invalid) as found:
            following.convert(row, Conversion(grade=grade, **facts), by=clerk)
        assert list(found.value.problems) == ["grade"]
    with pytest.raises(Invalid) as found:
        following.convert(
            row, Conversion(grade="L1", **{**facts, "converted_on": date(2024, 1, 3)}), by=clerk
        )
    assert list(found.value.problems) == ["converted_on"]
    assert Conversion.objects.count() == 0
    made = following.convert(row, Conversion(grade="L1", **facts), by=clerk)
    assert (made.days_from_instruction, made.days_from_work) == (4, 38)


def test_without_a_work_nothing_is_converted(cast, given):
    row = given(subject="年度工作安排")
    with pytest.raises(Refused, match="没有对应成果"):
        following.convert(row, Conversion(grade="L1", converted_on=date(2024, 1, 8)), by=cast.users["clerk"])


def test_the_original_is_kept_and_a_marked_one_is_refused_whole(cast, given, works):
    given(work=works[0], files=[Incoming("批示件.png", PNG)])
    assert Attachment.objects.get().name == "批示件.png"
    for name, content in (("批示件（机密★1年）.png", PNG), ("批示.txt", "绝密★长期\n请阅".encode())):
        with pytest.raises((SecrecyRefused, EvidenceRefused)):
            given(work=works[1], files=[Incoming(name, content)])
    assert (Instruction.objects.count(), Attachment.objects.count()) == (1, 1)


def test_words_with_a_mark_are_refused(cast, given, works):
    with pytest.raises(SecrecyRefused):
        given(work=works[0], words="机密★1年 请阅")
    assert Instruction.objects.count() == 0


def test_the_piece_gives_work_and_carrier(cast, given, works):
    row = given(appeared_in=works[0].ref)
    assert (row.work, row.carrier) == (works[0], "report")


def test_a_day_to_come_is_refused(cast, given, works):
    with pytest.raises(Invalid) as found:
        given(work=works[0], given_on=date(2024, 1, 9), received_on=date(2024, 1, 9))
    assert list(found.value.problems) == ["given_on"]


def test_two_leaders_on_one_work_are_two(cast, given, works):
    for row in (given(work=works[0]), given(work=works[0], who=leader("靳怀川"))):
        instruction.confirm(row, kind="affirmative", by=cast.users["head"])
    assert figure(cast, "instructions.affirmative") == 2
    assert figure(cast, "instructions.affirmative.works") == 1
