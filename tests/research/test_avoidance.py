"""Planted conflicts: each is caught or shown as unknown, none passes as clear."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from canmou.kernel.errors import Invalid, NotPermitted, Refused
from canmou.kernel.people.models import PersonRelation, Post, RoleGrant, UnitVersion, User
from canmou.library.models import Work
from canmou.research.actions import grading_round
from canmou.research.avoidance import Answer, avoidance, avoidance_of_round
from canmou.research.models import AvoidanceRuling, Reviewer
from tests.research.jury_play import body, juror, passed, person, round_of, unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(cast):
    return passed(cast, round_of(cast))


def author(entry):
    return entry.work.authors.get()


def work(cast, day, *authors, title="合写的报告"):
    made = Work(title=title, kind="report", finished_on=day)
    cast.enter([made])
    made.authors.set(authors)
    return made


def test_who_has_nothing_to_do_with_it_is_clear(cast, entry):
    assert avoidance(juror(cast, entry.round, "评审甲"), entry) == (Answer.CLEAR, "没有查到须回避的情形")


def test_the_author(cast, entry):
    reviewer = grading_round.invite(
        entry.round,
        person=author(entry),
        category="产业经济",
        confirmed_on=date(2024, 1, 8),
        by=cast.users["general"],
    )
    assert avoidance(reviewer, entry) == (Answer.CONFLICT, "本人是作者")


def test_the_same_unit(cast, entry):
    answer, why = avoidance(juror(cast, entry.round, "评审甲", unit(cast, "市工信局")), entry)
    assert (answer, "同单位" in why) == (Answer.CONFLICT, True)


def test_the_same_unit_registered_under_its_old_name(cast, entry):
    UnitVersion.objects.create(
        unit=unit(cast, "市工信局"), name="淄州市经济和信息化委员会", short_name="市经信委",
        valid_from=date(2010, 1, 1), valid_to=date(2019, 1, 1),
    )  # fmt: skip
    old = body(cast, "淄州市经济和信息化委员会", kind="department")
    assert avoidance(juror(cast, entry.round, "评审甲", old), entry)[0] is Answer.CONFLICT


def test_a_unit_that_was_merged_into_it(cast, entry):
    old = body(cast, "市中小企业局", kind="department", merged_into=unit(cast, "市工信局"))
    assert avoidance(juror(cast, entry.round, "评审甲", old), entry)[0] is Answer.CONFLICT


def test_a_section_of_it(cast, entry):
    inner = body(cast, "工信局产业科", kind="section", parent=unit(cast, "市工信局"))
    assert avoidance(juror(cast, entry.round, "评审甲", inner), entry)[0] is Answer.CONFLICT


@pytest.mark.parametrize(
    ("left", "answer"), [(date(2022, 6, 1), Answer.CONFLICT), (date(2020, 6, 1), Answer.CLEAR)]
)
def test_a_former_colleague_within_the_years(cast, entry, left, answer):
    reviewer = juror(cast, entry.round, "评审甲")
    Post.objects.create(
        person=reviewer.person,
        unit=unit(cast, "市工信局"),
        title="科长",
        valid_from=date(2010, 1, 1),
        valid_to=left,
    )
    assert avoidance(reviewer, entry)[0] is answer


@pytest.mark.parametrize(
    ("day", "answer"), [(date(2021, 1, 20), Answer.CONFLICT), (date(2020, 12, 1), Answer.CLEAR)]
)
def test_a_co_author_of_three_years_ago(cast, entry, day, answer):
    reviewer = juror(cast, entry.round, "评审甲")
    work(cast, day, reviewer.person, author(entry))
    found, why = avoidance(reviewer, entry)
    assert (found, "《合写的报告》" in why) == (answer, answer is Answer.CONFLICT)


def test_the_entry_itself_is_no_earlier_work_of_both(cast, entry):
    reviewer = juror(cast, entry.round, "评审甲")
    work(cast, date(2023, 5, 1), reviewer.person, title="独著")
    assert avoidance(reviewer, entry)[0] is Answer.CLEAR


@pytest.mark.parametrize("kind", ["kin", "teacher"])
@pytest.mark.parametrize("turned", [True, False])
def test_a_relation_declared_by_either(cast, entry, kind, turned):
    reviewer = juror(cast, entry.round, "评审甲")
    ends = (reviewer.person, author(entry))
    one, other = ends if turned else ends[::-1]
    PersonRelation.objects.create(person=one, other=other, kind=kind)
    assert avoidance(reviewer, entry)[0] is Answer.CONFLICT


def test_a_working_relation_counts_while_recent_and_is_unknown_without_days(cast, entry):
    reviewer = juror(cast, entry.round, "评审甲")
    row = PersonRelation.objects.create(person=reviewer.person, other=author(entry), kind="project")
    assert avoidance(reviewer, entry)[0] is Answer.UNKNOWN
    row.valid_from = date(2015, 1, 1)
    row.save()
    assert avoidance(reviewer, entry)[0] is Answer.CONFLICT
    row.valid_to = date(2018, 1, 1)
    row.save()
    assert avoidance(reviewer, entry)[0] is Answer.CLEAR


def test_an_employer_declared(cast, entry):
    reviewer = juror(cast, entry.round, "评审甲")
    PersonRelation.objects.create(person=reviewer.person, unit=unit(cast, "市工信局"), kind="employer")
    assert avoidance(reviewer, entry)[0] is Answer.CONFLICT


def test_a_unit_to_be_avoided(cast, entry):
    reviewer = juror(cast, entry.round, "评审甲", avoided=[unit(cast, "市工信局")])
    assert avoidance(reviewer, entry)[0] is Answer.CONFLICT


def test_who_is_not_confirmed_is_unknown(cast, entry):
    reviewer = juror(cast, entry.round, "评审甲", confirmed=False)
    assert avoidance(reviewer, entry) == (Answer.UNKNOWN, "评审身份（姓名、单位、邮箱）没有核实")
    grading_round.confirm(reviewer, by=cast.users["general"])
    assert avoidance(reviewer, entry)[0] is Answer.CLEAR


def test_a_namesake_is_unknown(cast, entry):
    reviewer = juror(cast, entry.round, "林秀山")
    assert avoidance(reviewer, entry) == (Answer.UNKNOWN, "与作者林秀山同名，不知是否同一人")


def test_the_same_mail_address_is_unknown(cast, entry):
    reviewer = juror(cast, entry.round, "评审甲")
    for who in (reviewer.person, author(entry)):
        who.email = "Lin@example.cn" if who == reviewer.person else "lin@example.cn"
        who.save()
    assert avoidance(reviewer, entry) == (Answer.UNKNOWN, "与作者林秀山登记的邮箱相同")


def test_a_namesake_who_signed_with_the_author_is_unknown(cast, entry):
    reviewer = juror(cast, entry.round, "评审甲")
    work(cast, date(2022, 5, 1), person(cast, "评审甲"), author(entry))
    assert avoidance(reviewer, entry)[0] is Answer.UNKNOWN


def test_without_a_post_or_without_authors_is_unknown(cast, entry):
    reviewer = juror(cast, entry.round, "评审甲")
    Post.objects.filter(person=reviewer.person).update(valid_to=date(2023, 12, 31))
    assert avoidance(reviewer, entry) == (Answer.UNKNOWN, "评审现在的任职单位没有登记")
    entry.work.authors.clear()
    other = juror(cast, entry.round, "评审乙")
    assert avoidance(other, entry) == (Answer.UNKNOWN, "成果没有登记作者")


def test_a_login_that_reads_the_ledgers_could_look_the_author_up(cast, entry):
    reviewer = juror(cast, entry.round, "评审甲")
    user = User.objects.get(person=reviewer.person)
    RoleGrant.objects.create(user=user, role="staff", unit=cast.unit("society"), valid_from=date(2023, 1, 1))
    assert avoidance(reviewer, entry) == (Answer.UNKNOWN, "评审的账号能查看成果台账，看得到作者")


def test_a_doubt_is_settled_by_a_person_with_a_reason_but_a_fact_is_not(cast, entry):
    by = cast.users["general"]
    reviewer = juror(cast, entry.round, "林秀山")
    with pytest.raises(Invalid):
        grading_round.rule(reviewer, [entry], clear=True, reason=" ", by=by)
    with pytest.raises(NotPermitted):
        grading_round.rule(reviewer, [entry], clear=True, reason="已核", by=cast.users["clerk"])
    grading_round.rule(reviewer, [entry], clear=True, reason="电话核实，不是同一人", by=by)
    assert avoidance(reviewer, entry) == (Answer.CLEAR, "孙启航核实：电话核实，不是同一人")
    PersonRelation.objects.create(person=reviewer.person, other=author(entry), kind="kin")
    assert avoidance(reviewer, entry)[0] is Answer.CONFLICT
    with pytest.raises(Refused, match="不能认定为可以评审"):
        grading_round.rule(reviewer, [entry], clear=True, reason="已核", by=by)
    assert AvoidanceRuling.objects.count() == 1


def test_the_answers_of_a_round_cost_the_same_queries_for_more_of_both(cast, django_assert_num_queries):
    round_ = round_of(cast)
    passed(cast, round_)
    juror(cast, round_, "评审甲")
    avoidance_of_round(round_)
    with CaptureQueriesContext(connection) as few:
        assert len(avoidance_of_round(round_)) == 1
    for place in range(3):
        passed(
            cast,
            round_,
            "市商务局",
            title=f"又一篇{place}",
            authors=[f"作者{place}"],
            text=f"正文{place}说的是另外的事。",
        )
        juror(cast, round_, f"评审{place}")
    with django_assert_num_queries(len(few)):
        assert len(avoidance_of_round(round_)) == 16


def test_every_answer_of_the_planted_pairs_is_conflict_or_unknown(cast, entry):
    """The three of the specification together: none is clear."""
    UnitVersion.objects.create(
        unit=unit(cast, "市工信局"), name="市经贸委", valid_from=date(2005, 1, 1), valid_to=date(2009, 1, 1)
    )
    juror(cast, entry.round, "旧名", body(cast, "市经贸委", kind="other"))
    work(cast, date(2021, 3, 1), juror(cast, entry.round, "合作").person, author(entry))
    juror(cast, entry.round, "未核", confirmed=False)
    found = avoidance_of_round(entry.round)
    names = dict(Reviewer.objects.values_list("pk", "person__name"))
    assert {names[reviewer]: answer for (reviewer, _), (answer, _) in found.items()} == {
        "旧名": Answer.CONFLICT,
        "合作": Answer.CONFLICT,
        "未核": Answer.UNKNOWN,
    }
