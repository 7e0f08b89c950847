"""What the ledgers of party building refuse, and who may read them."""

from datetime import date
from decimal import Decimal

import pytest

from canmou.kernel.errors import Invalid, NotPermitted
from canmou.kernel.ledger.declare import ledger
from canmou.kernel.ledger.queries import visible_to
from canmou.kernel.models import RecordRef
from canmou.party.models import (
    AgendaItem,
    Attendance,
    BranchMeeting,
    Brand,
    Conversion,
    Household,
    HouseholdNeed,
    LifePreparation,
    MemberTalk,
    OrgLifeMeeting,
    PartyGroupMeeting,
    PartyMember,
    RectificationItem,
    Salon,
    SalonOutcome,
    StudySession,
    Visit,
)

DAY, BEFORE = date(2022, 5, 10), date(2022, 5, 9)


def refusal(cast, record, **by):
    """The problems with which a record is refused; nothing may be written."""
    before = RecordRef.objects.count()
    with pytest.raises(Invalid) as refused:
        cast.enter([record], unit="party", **by)
    assert RecordRef.objects.count() == before
    return refused.value.problems


def entered(cast, record):
    return cast.enter([record], unit="party")[0]


def problem(cast, **changes):
    facts = {
        "source": "org_life",
        "problem": "学习不深",
        "found_on": DAY,
        "measure": "制订计划",
        "owner": cast.staff[8],
        "due_on": date(2022, 6, 10),
    }
    return RectificationItem(**(facts | changes))


@pytest.mark.django_db
def test_the_first_item_of_a_party_group_meeting_is_the_first_topic(cast):
    meeting = entered(cast, PartyGroupMeeting(year=2022, sequence=3, held_on=DAY))
    facts = {"meeting": meeting, "title": "研究培训", "result": "passed", "discussed_on": DAY}
    assert refusal(cast, AgendaItem(**facts, sequence=1)) == {
        "first_topic": "党组会的第一项议题应为“第一议题”学习，请勾选"
    }
    assert refusal(cast, AgendaItem(**facts, sequence=1, first_topic=True)) == {
        "content_source": "第一议题请填写学习内容的来源"
    }
    made = entered(cast, AgendaItem(**facts, sequence=1, first_topic=True, content_source="《求是》"))
    assert made.first_topic is True
    assert refusal(cast, AgendaItem(**facts | {"discussed_on": BEFORE}, sequence=2)) == {
        "discussed_on": "讨论日期要与会议日期一致"
    }


@pytest.mark.django_db
def test_a_meeting_belongs_to_the_year_in_which_it_is_held(cast):
    assert refusal(cast, PartyGroupMeeting(year=2021, sequence=1, held_on=DAY)) == {
        "year": "年度要与会议日期一致"
    }


@pytest.mark.django_db
def test_a_session_of_a_party_group_names_the_group_and_no_other_does(cast):
    facts = {"title": "学习", "held_on": DAY}
    sentence = {"group": "党小组学习要填写是哪个党小组，其他学习不填"}
    assert refusal(cast, StudySession(**facts, kind="party_group")) == sentence
    assert refusal(cast, StudySession(**facts, kind="collective", group=cast.unit("group1"))) == sentence
    made = entered(cast, StudySession(**facts, kind="party_group", group=cast.unit("group1")))
    assert made.ref.title == "2022-05-10 党小组学习：学习（第一党小组）"


@pytest.mark.django_db
def test_what_follows_a_session_comes_after_it(cast):
    session = entered(cast, StudySession(title="学习", kind="collective", held_on=DAY))
    assert refusal(cast, Attendance(session=session, person=cast.staff[0], attended_on=BEFORE)) == {
        "attended_on": "日期不能早于学习日期"
    }
    early = Conversion(session=session, kind="task", converted_on=BEFORE, content="任务")
    assert refusal(cast, early) == {"converted_on": "转化日期不能早于学习日期"}


@pytest.mark.django_db
def test_a_session_lasts_some_time(cast):
    idle = StudySession(title="学习", kind="collective", held_on=DAY, hours=Decimal(0))
    assert refusal(cast, idle) == {"hours": "“学时”：要大于0"}


@pytest.mark.django_db
def test_what_follows_a_salon_comes_after_it(cast):
    brand = entered(cast, Brand(title="党建＋调研沙龙", short_name="调研沙龙", created_on=date(2020, 6, 18)))
    salon = entered(cast, Salon(brand=brand, title="研讨", held_on=DAY))
    early = SalonOutcome(salon=salon, kind="task", content="任务", followed_on=BEFORE)
    assert refusal(cast, early) == {"followed_on": "形成日期不能早于举办日期"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({"due_on": BEFORE}, {"due_on": "整改时限不能早于查摆日期"}),
        ({"closed_on": BEFORE}, {"closed_on": "整改到位日期不能早于查摆日期"}),
        ({"verified_on": DAY}, {"verified_on": "验收人和验收日期要同时填写"}),
    ],
)
def test_a_problem_must_make_sense(cast, changes, problems):
    assert refusal(cast, problem(cast, **changes)) == problems


@pytest.mark.django_db
def test_a_problem_is_verified_by_another_and_after_it_is_put_right(cast):
    own = problem(cast, closed_on=DAY, verified_by=cast.staff[8], verified_on=DAY)
    assert refusal(cast, own) == {"verified_by": "验收人不能是责任人本人，须由他人验收"}
    unfinished = problem(cast, verified_by=cast.staff[1], verified_on=DAY)
    assert refusal(cast, unfinished) == {"verified_on": "验收要在整改到位之后"}
    made = entered(cast, problem(cast, closed_on=DAY, verified_by=cast.staff[1], verified_on=DAY))
    assert made.number == "ZZ-PRI-2022-00001"


@pytest.mark.django_db
def test_a_committee_needs_more_than_half(cast):
    meeting = BranchMeeting(title="研究", kind="committee", held_on=DAY, due_count=6, present_count=3)
    assert refusal(cast, meeting) == {"present_count": "支委会须有半数以上委员到会"}
    crowded = BranchMeeting(title="研究", kind="members", held_on=DAY, due_count=6, present_count=7)
    assert refusal(cast, crowded) == {"present_count": "实到人数不能多于应到人数"}


@pytest.mark.django_db
def test_one_prepares_before_the_meeting(cast):
    meeting = entered(cast, OrgLifeMeeting(title="主题", kind="organizational", held_on=DAY))
    late = LifePreparation(meeting=meeting, kind="talk", done_on=date(2022, 5, 11))
    assert refusal(cast, late) == {"done_on": "会前准备的完成日期不能晚于召开日期"}


@pytest.mark.django_db
def test_a_member_joins_before_leaving(cast):
    member = PartyMember(
        person=cast.staff[0],
        group=cast.unit("group1"),
        joined_on=date(2000, 7, 1),
        since=DAY,
        until=BEFORE,
    )
    assert refusal(cast, member) == {"until": "转出日期不能早于转入日期"}


@pytest.mark.django_db
def test_visits_and_needs_follow_each_other(cast):
    household = entered(cast, Household(title="岭西村孙某", kind="resident", village="岭西村", since=DAY))
    assert refusal(cast, Visit(household=household, visited_on=BEFORE)) == {
        "visited_on": "走访日期不能早于结对日期"
    }
    visit = entered(cast, Visit(household=household, visited_on=DAY))
    half = HouseholdNeed(visit=visit, need="修房", found_on=DAY, answered_on=DAY)
    assert refusal(cast, half) == {"answer": "解决情况和答复日期要同时填写"}


@pytest.mark.django_db
def test_talks_open_to_the_secretary_and_the_personnel_officer_only(cast):
    talk = MemberTalk(talked_on=DAY, kind="with_member", talker=cast.staff[25], member=cast.staff[11])
    with pytest.raises(NotPermitted):
        cast.enter([talk], unit="party")
    assert MemberTalk.objects.count() == 0
    alone = MemberTalk(talked_on=DAY, kind="members", talker=cast.staff[25], member=cast.staff[25])
    assert refusal(cast, alone, by="secretary") == {"member": "谈话对象不能是谈话人自己"}
    cast.enter([talk], unit="party", by="secretary")
    readers = {login for login, user in cast.users.items() if visible_to(user, ledger("PMT")).exists()}
    assert readers == {"secretary", "personnel"}
