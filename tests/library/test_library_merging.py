"""Two works found to be one: every link is turned, no figure counts twice, and it is undone link by link."""

from datetime import date

import pytest

from canmou.honours.models import Promotion
from canmou.instructions.models import Conversion, Instruction
from canmou.kernel.errors import Invalid, NotPermitted, Refused, Stale
from canmou.kernel.ledger.models import RecordChange
from canmou.kernel.metrics import evaluate, scope_for
from canmou.kernel.people.models import Unit
from canmou.lib import periods
from canmou.library.merging import keep_apart, merge_works, undo_merge
from canmou.library.models import Work, WorkMerge, WorkTurn
from canmou.library.sameness import merges_for, proposals, proposals_for, same_numbers
from canmou.library.texts import keep_text, text_of
from canmou.publishing.models import Submission
from canmou.research.models import Report
from canmou.site.demo.leaders import MAYOR

pytestmark = pytest.mark.django_db
#: Every figure that counts works, or things per work, over the records below: before (two works) and after (one).
FIGURES = {
    "library.works.finished": (2, 1),
    "library.works.characters": (9600, 4800),
    "instructions.affirmative": (2, 1),
    "instructions.affirmative.city": (2, 1),
    "instructions.affirmative.works": (2, 1),
    "instructions.conversions.works": (2, 1),
    "research.reports.finished": (2, 1),
    "research.reports.ordered": (2, 1),
    "research.reports.characters": (9600, 4800),
    "publishing.submissions": (2, 1),
}


def figure(cast, id):
    return evaluate(id, scope_for(cast.office, periods.parse("2023"))).value


@pytest.fixture
def twice(cast):
    """One text entered as two works, each with a report, an instruction of the mayor, a conversion, an award."""
    facts = {
        "kind": "report",
        "author_origin": "in_house",
        "finished_on": date(2023, 3, 1),
        "characters": 4800,
    }
    works = cast.enter(
        [
            Work(title=title, **facts)
            for title in ("关于我市预制食品产业发展的调研报告", "我市预制食品产业发展调研报告")
        ],
        unit="research1",
    )
    for place, work in enumerate(works):
        _lives(cast, work, place)
    return works


def _lives(cast, work, place):
    leader = {"leader": MAYOR.person(cast), "leader_post": MAYOR.post, "leader_rank": 11, "level": "city"}
    checked = {"checked_by": cast.named("丁若兰"), "checked_on": date(2023, 4, 9)}
    order = Instruction(
        work=work,
        given_on=date(2023, 4, 5 + place),
        kind="affirmative",
        words="很好。",
        carrier="report",
        **leader,
        **checked,
    )
    body = Unit.objects.filter(office=cast.office, kind="department").first()
    cast.enter([order], unit="research1")
    cast.enter(
        [
            Report(work=work, kind="ordered", finished_on=date(2023, 3, 1), characters=4800),
            Conversion(work=work, form="document", grade="L1", converted_on=date(2023, 5, 1), proof="文", adopted="条"),
            Submission(title=work.title, kind="research", body=body, sent_on=date(2023, 3, 9 + place), work=work),
            Promotion(title="甲", kind="reprinted", line="research", happened_on=date(2023, 6, 1 + place), medium="报", work=work.ref),
        ],
        unit="research1",
    )  # fmt: skip


def test_no_figure_counts_a_work_twice(cast, twice):
    assert {id: figure(cast, id) for id in FIGURES} == {id: before for id, (before, _) in FIGURES.items()}
    merge_works(*twice, why="同一篇", by=cast.users["head"])
    assert {id: figure(cast, id) for id in FIGURES} == {id: after for id, (_, after) in FIGURES.items()}


def test_every_link_is_turned_with_its_history_and_back(cast, twice):
    kept, merged = twice
    made = merge_works(kept, merged, why="同一篇", by=cast.users["head"])
    links = (
        (Report, kept),
        (Instruction, kept),
        (Conversion, kept),
        (Submission, kept),
        (Promotion, kept.ref),
    )
    for model, target in links:
        assert {row.work for row in model.objects.all()} == {target}
    assert WorkTurn.objects.filter(merge=made).count() == len(links)
    assert RecordChange.objects.filter(verb="归并成果", by=cast.users["head"]).count() == len(links)
    held = Work.objects.select_related("ref").get(pk=merged.pk)
    assert (held.voided, held.ref.voided) == (True, True)
    undo_merge(made, reason="是两篇", by=cast.users["head"])
    for model, target in links:
        other = merged.ref if target == kept.ref else merged
        assert {row.work for row in model.objects.all()} == {target, other}
    assert {id: figure(cast, id) for id in FIGURES} == {id: before for id, (before, _) in FIGURES.items()}
    with pytest.raises(Stale):
        undo_merge(made, reason="再撤一次", by=cast.users["head"])


def test_what_was_changed_since_stays_where_it_was_put(cast, twice):
    kept, merged = twice
    third = cast.enter(
        [Work(title="城市更新", kind="report", finished_on=date(2023, 2, 1))], unit="research1"
    )[0]
    made = merge_works(kept, merged, why="同一篇", by=cast.users["head"])
    moved = Conversion.objects.order_by("pk").last()
    Conversion.objects.filter(pk=moved.pk).update(work=third)
    undo_merge(made, reason="是两篇", by=cast.users["head"])
    assert Conversion.objects.get(pk=moved.pk).work == third


def test_who_may_not_void_does_not_merge(cast, twice):
    for name in ("clerk", "neighbour", "leader", "sysadmin"):
        with pytest.raises(NotPermitted):
            merge_works(*twice, why="同一篇", by=cast.users[name])
    made = merge_works(*twice, why="同一篇", by=cast.users["head"])
    with pytest.raises(NotPermitted):
        undo_merge(made, reason="是两篇", by=cast.users["neighbour"])
    made.refresh_from_db()
    assert (WorkMerge.objects.count(), made.undone_at) == (1, None)


def test_what_does_not_fit_is_refused(cast, twice):
    kept, merged = twice
    head = cast.users["head"]
    with pytest.raises(Refused, match="两个不同的成果"):
        merge_works(kept, kept, why="同一篇", by=head)
    with pytest.raises(Invalid):
        merge_works(kept, merged, why=" ", by=head)
    merge_works(kept, merged, why="同一篇", by=head)
    with pytest.raises(Refused, match="已作废"):
        merge_works(merged, kept, why="同一篇", by=head)
    assert WorkMerge.objects.count() == 1


def test_the_text_goes_with_the_work_that_stays(cast, twice):
    keep_text(twice[1], "预制食品产业的底数。", by=cast.users["head"])
    merge_works(*twice, why="同一篇", by=cast.users["head"])
    assert text_of(twice[0]) == "预制食品产业的底数。"


def test_titles_that_differ_in_a_number_are_of_two_works(cast):
    titles = (
        "2022年经济形势分析报告",
        "2023年经济形势分析报告",
        "全市经济形势分析报告（一季度）",
        "城市更新调研",
    )
    cast.enter([Work(title=title, kind="report", finished_on=date(2023, 3, 1)) for title in titles])
    assert proposals(cast.users["head"]) == []
    assert not same_numbers("一季度经济分析", "二季度经济分析")
    assert same_numbers("关于城市更新的报告", "城市更新报告")


def test_alike_titles_are_proposed_until_somebody_says_no(cast, twice):
    user = cast.users["head"]
    found = proposals(user)
    assert [(one.one, one.other) for one in found] == [tuple(twice)]
    assert [one.other for one in proposals_for(user, twice[1])] == [twice[0]]
    keep_apart(twice[1], twice[0], by=user)
    assert (proposals(user), proposals_for(user, twice[0])) == ([], [])


def test_the_same_text_under_another_title_is_proposed(cast):
    text = "我市预制食品企业共有一百二十六家，主要集中在张店和周村。" * 12
    rows = [
        Work(title=title, kind="report", finished_on=date(2023, 3, 1))
        for title in ("做强预制食品", "新赛道上的周村")
    ]
    works = cast.enter(rows, unit="research1")
    for work in works:
        keep_text(work, text, by=cast.users["head"])
    found = proposals_for(cast.users["head"], works[0])
    assert [(one.other, one.why) for one in found] == [(works[1], "正文有100％相同")]


def test_administrators_and_outsiders_are_told_nothing(cast, twice):
    merge_works(*twice, why="同一篇", by=cast.users["head"])
    for name in ("sysadmin", "secadmin", "auditor"):
        assert (proposals(cast.users[name]), merges_for(cast.users[name])) == ([], [])
