"""What the ledgers of cadres refuse, and who may read them."""

from datetime import date
from decimal import Decimal

import pytest

from canmou.kernel.errors import Invalid, NotPermitted
from canmou.kernel.ledger.actions import add
from canmou.kernel.ledger.declare import ledgers
from canmou.kernel.permissions import Perm, can, visible
from canmou.personnel.models import (
    AssessmentResult,
    AssessmentRound,
    DisciplineTalk,
    Enrolment,
    FileReading,
    IntegrityFile,
    Observation,
    QuotaPool,
    RiskMeasure,
    RiskPoint,
    Secondment,
    SecondmentProgramme,
    StaffMember,
    TrainingClass,
    WarningSession,
)

DAY = date(2022, 6, 1)
RESTRICTED = ["NAS", "NIF", "NIS", "NOB", "NRD", "NSC", "NSL", "NTK"]


@pytest.fixture
def enter(cast):
    """Enter one record as the personnel officer."""

    def one(record):
        record.office, record.unit = cast.office, cast.unit("personnel")
        return add(record, by=cast.users["personnel"])

    return one


@pytest.fixture
def file(cast, enter):
    return enter(
        IntegrityFile(person=cast.named("冯子昂"), opened_on=DAY, location_code="甲柜01", renewed_on=DAY)
    )


@pytest.fixture
def round(enter):
    return enter(
        AssessmentRound(
            title="2021年度公务员年度考核",
            kind="annual",
            target="公务员",
            establishment="civil",
            year=2021,
            started_on=date(2021, 12, 20),
            concluded_on=date(2022, 1, 27),
        )
    )


def talk(cast, **facts):
    usual = {
        "person": cast.named("冯子昂"),
        "kind": "reminder",
        "measure": "reminder_talk",
        "held_on": DAY,
        "talker": cast.named("韩立诚"),
        "reason": "work",
        "follow_up_due": date(2022, 9, 1),
    }
    return DisciplineTalk(**{**usual, **facts})


def result(cast, round, **facts):
    usual = {
        "round": round,
        "person": cast.named("冯子昂"),
        "section": cast.unit("research1"),
        "establishment": "civil",
        "grade": "competent",
        "decided_on": date(2022, 1, 27),
    }
    return AssessmentResult(**{**usual, **facts})


def refused(enter, record):
    """The sentences of the refusal, and that nothing was written."""
    before = type(record).objects.count()
    with pytest.raises(Invalid) as refusal:
        enter(record)
    assert type(record).objects.count() == before
    return refusal.value.problems


def test_the_restricted_ledgers_of_cadres(cast):
    assert sorted(led.code for led in ledgers() if led.app == "personnel" and led.restricted) == RESTRICTED


@pytest.mark.parametrize("login", ["clerk", "head", "general", "keeper", "custodian", "sysadmin", "auditor"])
def test_a_talk_is_hidden_from_all_but_its_keepers(cast, enter, login):
    record, user = enter(talk(cast)), cast.users[login]
    assert not can(user, Perm.VIEW, record)
    assert list(DisciplineTalk.objects.filter(visible(user, "NTK"))) == []


@pytest.mark.parametrize("login", ["personnel", "secretary"])
def test_the_keepers_read_a_talk(cast, enter, login):
    record, user = enter(talk(cast)), cast.users[login]
    assert can(user, Perm.VIEW, record)
    assert list(DisciplineTalk.objects.filter(visible(user, "NTK"))) == [record]


def test_a_clerk_cannot_enter_a_talk(cast):
    record = talk(cast)
    record.office, record.unit = cast.office, cast.unit("research1")
    with pytest.raises(NotPermitted):
        add(record, by=cast.users["clerk"])
    assert DisciplineTalk.objects.count() == 0


@pytest.mark.parametrize(
    ("facts", "field", "sentence"),
    [
        ({"measure": ""}, "measure", "运用第一种形态要填写处置方式"),
        ({"kind": "daily", "follow_up_due": None}, "measure", "廉政谈话不是处置，处置方式应空着"),
        ({"follow_up_due": None}, "follow_up_due", "运用第一种形态要填写跟踪时限"),
        ({"follow_up_due": date(2022, 5, 1)}, "follow_up_due", "跟踪时限不能早于谈话日期"),
        ({"followed_up_on": date(2022, 8, 1)}, "follow_up", "跟踪完成的请写明情况"),
    ],
)
def test_talks(cast, enter, facts, field, sentence):
    assert refused(enter, talk(cast, **facts)) == {field: sentence}


def test_nobody_talks_with_himself(cast, enter):
    fields = refused(enter, talk(cast, talker=cast.named("冯子昂")))
    assert fields == {"talker": "谈话人不能是谈话对象本人"}


def test_only_the_first_form_has_a_place():
    assert [label for _, label in DisciplineTalk.Measure.choices] == [
        "谈话提醒",
        "批评教育",
        "责令检查",
        "诫勉",
    ]


def test_an_admonition_bears_for_six_months(cast):
    assert talk(cast, measure="admonition").effective_until == date(2022, 11, 30)
    assert talk(cast).effective_until is None


@pytest.mark.parametrize(
    ("reader", "approver", "expected"),
    [
        ("冯子昂", "韩立诚", {"reader": "当事人应当回避，不能调阅本人的档案"}),
        ("苗秀云", "冯子昂", {"approved_by": "批准人不能是当事人或调阅人本人"}),
        ("苗秀云", "苗秀云", {"approved_by": "批准人不能是当事人或调阅人本人"}),
    ],
)
def test_nobody_reads_or_approves_his_own_file(cast, enter, file, reader, approver, expected):
    reading = FileReading(
        file=file,
        reader=cast.named(reader),
        read_on=DAY,
        purpose="年度更新",
        approved_by=cast.named(approver),
    )
    assert refused(enter, reading) == expected


def test_a_reading_is_of_one_thing(cast, enter):
    reading = FileReading(
        reader=cast.named("苗秀云"), read_on=DAY, purpose="年度更新", approved_by=cast.named("韩立诚")
    )
    assert refused(enter, reading) == {"file": "廉政档案和政治监督活页填且只填一个"}


def test_an_excellent_grade_is_made_public_first(cast, enter, round):
    assert refused(enter, result(cast, round, grade="excellent")) == {
        "publicized_from": "拟定优秀等次的要公示，请填写公示起止日期"
    }
    early = result(
        cast,
        round,
        grade="excellent",
        publicized_from=date(2022, 1, 20),
        publicized_to=date(2022, 1, 27),
    )
    assert refused(enter, early) == {"decided_on": "公示期满后才能确定等次"}


def test_the_grades_belong_to_the_establishment(cast, enter, round):
    sentence = "公务员的年度考核等次为优秀、称职、基本称职、不称职"
    assert refused(enter, result(cast, round, grade="qualified")) == {"grade": sentence}


def test_no_grade_needs_a_reason(cast, enter, round):
    assert refused(enter, result(cast, round, grade="ungraded")) == {"ungraded_reason": "不定等次要写明原因"}
    assert enter(result(cast, round, grade="ungraded", ungraded_reason="试用期内")).grade == "ungraded"


@pytest.mark.parametrize(
    ("headcount", "share", "approval", "places", "expected"),
    [
        (28, 20, "", 6, {"places": "按28人和20％计算，名额不能超过5个"}),
        (28, 25, "", 7, {"approval": "优秀比例超过20％须经主管部门同意，请写明批复"}),
        (28, 26, "市公务员局批复", 7, {"share": "优秀比例最高25％"}),
    ],
)
def test_places_are_the_floor_of_the_share(enter, round, headcount, share, approval, places, expected):
    pool = QuotaPool(
        round=round,
        establishment="civil",
        headcount=headcount,
        share=Decimal(share),
        approval=approval,
        places=places,
        fixed_on=DAY,
    )
    assert refused(enter, pool) == expected


def test_places_within_the_share_are_accepted(enter, round):
    pool = QuotaPool(round=round, establishment="civil", headcount=28, places=5, fixed_on=DAY)
    assert enter(pool).number == "ZZ-NQP-2022-00001"


def test_nobody_observes_himself(cast, enter):
    person = cast.named("冯子昂")
    observation = Observation(
        person=person, task="值守", observed_on=DAY, observer=person, account="在岗", impression="sound"
    )
    assert refused(enter, observation) == {"observer": "观察人不能是被观察干部本人"}


def test_four_parts_are_four(enter):
    session = WarningSession(title="警示教育", held_on=DAY, mode="案例＋释纪＋解析＋警鉴", case="某案")
    assert refused(enter, session) == {"case_source": "按“案例＋释纪＋解析＋警鉴”开展的，请填写“案例出处”"}


def test_a_measure_done_has_a_result(enter):
    point = enter(
        RiskPoint(
            post="财务岗",
            power="审核",
            risk="把关不严",
            grade="high",
            answering_post="主任",
            identified_on=DAY,
        )
    )
    measure = RiskMeasure(point=point, measure="两人复核", due_on=DAY, done_on=DAY)
    assert refused(enter, measure) == {"result": "已完成的措施请写明落实情况"}


def test_a_certificate_is_for_those_who_attended(cast, enter):
    training = enter(
        TrainingClass(
            title="培训班",
            reach="city",
            layer="staff",
            category="writing",
            stage="growth",
            started_on=DAY,
            held_on=DAY,
            hours=8,
        )
    )
    usual = {"training": training, "person": cast.named("冯子昂"), "body": cast.unit("office")}
    enrolment = Enrolment(**usual, enrolled_on=DAY, outcome="leave", certified_on=DAY)
    assert refused(enter, enrolment) == {"certified_on": "未参训的不发结业证"}
    late = Enrolment(**usual, enrolled_on=date(2022, 6, 2))
    assert refused(enter, late) == {"enrolled_on": "报名日期不能晚于结业日期"}


def test_who_leaves_leaves_for_a_reason(cast, enter):
    member = StaffMember(
        person=cast.named("冯子昂"),
        section=cast.unit("research1"),
        establishment="civil",
        position="一级科员",
        entered_on=DAY,
        left_on=date(2023, 1, 1),
    )
    assert refused(enter, member) == {"leaving": "离岗日期和离岗原因要么都填，要么都不填"}


def test_an_appraisal_comes_after_the_return(cast, enter):
    body = cast.body("市委组织部", kind="party_body")
    programme = enter(
        SecondmentProgramme(title="第一书记", dispatching_body=body, place_kind="grassroots", launched_on=DAY)
    )
    secondment = Secondment(
        person=cast.named("冯子昂"), programme=programme, place="某村", sent_on=DAY, appraisal="良好"
    )
    assert refused(enter, secondment) == {"appraisal": "返回以后才有鉴定意见，请填写返回日期"}
