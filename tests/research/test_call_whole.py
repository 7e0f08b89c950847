"""From 300 proposals of 60 units to 120 topics: screened, decided, published, answered."""

import io
from datetime import date
from decimal import Decimal

import pytest
from call_play import QUESTION, filed, login, login_of, opened, outside, past
from django.urls import reverse
from docx import Document as Word

from canmou.kernel.attachments.actions import open_content
from canmou.kernel.attachments.models import Attachment
from canmou.kernel.documents.models import DocumentNumber
from canmou.kernel.errors import Invalid, NotPermitted, Refused
from canmou.kernel.notices.reading import notices_of
from canmou.kernel.people.models import Unit
from canmou.kernel.workflow.models import Step
from canmou.research.actions import call as calls
from canmou.research.actions import checking, publication, screening, selection
from canmou.research.actions import proposal as proposals
from canmou.research.models import (
    Call,
    Proposal,
    ProposalCheck,
    ScreeningScore,
    SelectionDecision,
    Topic,
)
from canmou.research.queries.screening import results
from canmou.research.queries.selection import agenda, meeting_of

pytestmark = pytest.mark.django_db
REVIEWERS = ("clerk", "neighbour", "keeper")


def title(number):
    return f"关于第{number:03}号产业园区提质增效路径的调研"


def screened(cast, call, reviewers=REVIEWERS):
    """Closed and laid before the reviewers."""
    calls.close(past(call), by=cast.users["head"])
    people = [cast.users[name].person for name in reviewers]
    return screening.begin(call, screeners=people, screening_due_on=date(2024, 1, 12), by=cast.users["head"])


def give(cast, call, user, points, note=""):
    """One reviewer scores everything and hands in; own proposals are abstained from."""
    by = cast.users[user]
    criteria = list(call.criteria.all())
    for place, row in enumerate(screening.queries.screened(call)):
        total = points(place)
        shares = [Decimal(total) * item.weight / 100 for item in criteria]
        screening.score(row, points=dict(zip(criteria, shares, strict=True)), note=note, by=by)
    return screening.hand_in(call, by=by)


def ranked(cast, call, reviewers=REVIEWERS):
    for turn, name in enumerate(reviewers):
        give(cast, call, name, lambda place, turn=turn: 90 - 2 * turn - place % 50, "评审附言")
    screening.rank(call, by=cast.users["head"])
    return selection.convene(
        call,
        title="2024年度调研选题会",
        held_on=date(2024, 1, 8),
        chair=cast.named("周承远"),
        by=cast.users["head"],
    )


def three(cast):
    """A call with three accepted proposals of two departments, the first two alike."""
    call, other = opened(cast), login(cast, "市商务局")
    rows = [filed(cast, call, title(1)), filed(cast, call, title(2))]
    rows.append(filed(cast, call, title(3), unit=outside(cast, "市商务局"), by=other))
    proposals.accept(rows, by=cast.users["head"])
    for row in rows:
        row.call = call
    return call, rows, other


def test_reviewers_score_apart_and_the_outcome_enters_the_ledger_at_the_end(cast, client):
    call, rows, _ = three(cast)
    screened(cast, call)
    assert [(s.holder, s.kind) for s in Step.objects.filter(ref=call.ref, closed_at=None, kind="advise")] == [
        (cast.users[name].person.name, "advise") for name in REVIEWERS
    ]
    give(cast, call, "clerk", lambda place: 90 - place, "有新意")
    assert ScreeningScore.objects.count() == 0
    client.force_login(cast.users["neighbour"])
    assert "有新意" not in client.get(reverse("call_screening", args=[call.number])).content.decode()
    assert client.get(reverse("call_scores", args=[call.number])).status_code == 404
    with pytest.raises(Refused, match="已经交了"):
        screening.score(rows[0], points={}, abstained=True, by=cast.users["clerk"])
    with pytest.raises(Refused, match="还有评审人没有交表"):
        screening.rank(call, by=cast.users["head"])
    with pytest.raises(NotPermitted):
        screening.score(rows[0], points={}, abstained=True, by=cast.users["editor"])
    give(cast, call, "neighbour", lambda place: 80)
    give(cast, call, "keeper", lambda place: 50)
    screening.rank(call, by=cast.users["head"])
    found = results(call)[rows[0].pk]
    assert (found.tally.mean, found.tally.spread, found.tally.wide) == (
        Decimal("73.3"),
        Decimal("40.0"),
        True,
    )
    assert [given.score.reviewer for given in found.given if given.far] == [cast.users["keeper"].person]
    assert (call.state, ScreeningScore.objects.count()) == ("meeting", 9)


def test_a_sheet_is_whole_and_within_its_points(cast):
    call, rows, _ = three(cast)
    screened(cast, call)
    first, *others = call.criteria.all()
    with pytest.raises(Invalid):
        screening.score(rows[0], points={first: Decimal(10)}, by=cast.users["clerk"])
    with pytest.raises(Invalid):
        screening.score(
            rows[0],
            points={first: Decimal(41)} | {item: Decimal(1) for item in others},
            by=cast.users["clerk"],
        )
    screening.score(rows[0], points={}, abstained=True, note="不熟悉", by=cast.users["clerk"])
    with pytest.raises(Refused, match="还有2条没有评"):
        screening.hand_in(call, by=cast.users["clerk"])


def test_a_reviewer_abstains_from_the_own_sections_proposals(cast):
    call = opened(cast)
    own = filed(cast, call, title(9), unit=cast.unit("society"), by=cast.users["neighbour"])
    proposals.accept([own], by=cast.users["head"])
    screened(cast, call)
    own.call = call
    points = {item: Decimal(item.weight) for item in call.criteria.all()}
    with pytest.raises(Refused, match="回避"):
        screening.score(own, points=points, by=cast.users["neighbour"])
    assert screening.score(own, points={}, abstained=True, by=cast.users["neighbour"]).total is None


def test_late_reviewers_are_waited_for_no_longer(cast, settings):
    call, *_ = three(cast)
    screened(cast, call)
    give(cast, call, "clerk", lambda place: 80)
    settings.CANMOU_TODAY = date(2024, 1, 15)
    with pytest.raises(Refused, match="不足2名"):
        screening.rank(call, by=cast.users["head"])
    settings.CANMOU_TODAY = date(2024, 1, 11)
    give(cast, call, "keeper", lambda place: 80)
    settings.CANMOU_TODAY = date(2024, 1, 15)
    screening.rank(call, by=cast.users["head"])
    assert ScreeningScore.objects.count() == 6
    assert Step.objects.filter(ref=call.ref, kind="advise", closed_at=None).count() == 0


def decided(cast, meeting, row, outcome, **more):
    return selection.decide(meeting, row, outcome=outcome, by=cast.users["head"], **more)


def test_a_reason_a_target_and_the_order_at_the_meeting(cast):
    call, rows, _ = three(cast)
    meeting = ranked(cast, screened(cast, call))
    assert [item.proposal for item in agenda(meeting)] == rows
    selection.move(meeting, rows[2], place=1, by=cast.users["head"])
    assert [item.proposal for item in agenda(meeting)] == [rows[2], rows[0], rows[1]]
    with pytest.raises(Invalid):
        decided(cast, meeting, rows[0], "rejected")
    with pytest.raises(Invalid):
        decided(cast, meeting, rows[1], "merged", merged_into=rows[0])
    with pytest.raises(Invalid):
        decided(cast, meeting, rows[0], "selected")
    assert SelectionDecision.objects.count() == 0
    decided(cast, meeting, rows[0], "selected", topic_class="key")
    decided(cast, meeting, rows[1], "merged", merged_into=rows[0])
    with pytest.raises(Refused, match="没有着落"):
        decided(cast, meeting, rows[0], "rejected", reason="题目偏大")
    with pytest.raises(Refused, match="还有1条没有决定"):
        publication.publish(call, due_on=date(2024, 11, 30), by=cast.users["head"])
    assert Topic.objects.count() == 0


def test_nothing_of_screening_and_meeting_reaches_the_proposers(cast, client):
    call, rows, other = three(cast)
    meeting = ranked(cast, screened(cast, call))
    decided(cast, meeting, rows[0], "selected", topic_class="key", final_title="关于园区提质增效的调研")
    decided(cast, meeting, rows[1], "merged", merged_into=rows[0], reason="内部意见甲")
    decided(cast, meeting, rows[2], "rejected", reason="内部意见乙")
    before = [notice.sentence for notice in notices_of(other)]
    for user, row in ((cast.users["department"], rows[0]), (other, rows[2])):
        client.force_login(user)
        for route, args in (
            ("my_proposals", ()),
            ("call_proposal", (row.number,)),
            ("record", (row.number,)),
            ("ledger", ("RPR",)),
            ("ledger", ("RSD",)),
            ("ledger", ("RSS",)),
            ("ledger", ("RSM",)),
            ("ledger", ("RPC",)),
            ("home", ()),
            ("notices", ()),
        ):
            answer = client.get(reverse(route, args=args))
            text = answer.content.decode()
            told = [
                word for word in ("内部意见", "平均", "提质增效的调研", "评审附言", "乔安然") if word in text
            ]
            assert (route, args, answer.status_code in (200, 403, 404), told) == (route, args, True, [])
        for route in ("call_scores", "call_meeting", "call_screening"):
            assert client.get(reverse(route, args=[call.number])).status_code == 404
        for route in ("call_decision",):
            assert client.get(reverse(route, args=[call.number, row.number])).status_code == 404
        assert client.get(reverse("call_list_document", args=[call.number, "pdf"])).status_code == 404
        assert client.get(reverse("ledger_export", args=["RPR"])).status_code == 403
    states = {row.number: row.state for row in Proposal.objects.all()}
    assert set(states.values()) == {"accepted"}
    assert [notice.sentence for notice in notices_of(other)] == before


def test_published_each_gets_its_answer_and_the_list_its_number(cast, client):
    call, rows, other = three(cast)
    meeting = ranked(cast, screened(cast, call))
    decided(cast, meeting, rows[0], "selected", topic_class="key", final_title="关于园区提质增效的调研")
    decided(cast, meeting, rows[1], "merged", merged_into=rows[0])
    decided(cast, meeting, rows[2], "rejected", reason="题目偏大，建议缩小到一个园区")
    topics = publication.publish(call, due_on=date(2024, 11, 30), by=cast.users["head"])
    unit = outside(cast, "市工信局")
    assert [(t.title, t.source, t.call, t.proposal, t.lead_unit, t.source_unit, t.unit) for t in topics] == [
        ("关于园区提质增效的调研", "call", call, rows[0], unit, unit, cast.unit("research1"))
    ]
    told = {row.title: (row.state, row.answer) for row in Proposal.objects.all()}
    assert told == {
        title(1): ("selected", "列为重点课题“关于园区提质增效的调研”，2024-11-30前完成"),
        title(2): ("merged", "并入课题“关于园区提质增效的调研”"),
        title(3): ("rejected", "题目偏大，建议缩小到一个园区"),
    }
    client.force_login(other)
    text = client.get(reverse("call_proposal", args=[rows[2].number])).content.decode()
    assert "题目偏大，建议缩小到一个园区" in text
    assert notices_of(other)[0].sentence == "选题结果已公布，见办理答复"
    number = DocumentNumber.objects.get()
    assert (str(number), number.ref, call.state, call.published_on) == (
        "淄政研字〔2024〕1号",
        call.ref,
        "published",
        date(2024, 1, 8),
    )
    files = {file.name: file for file in Attachment.objects.filter(ref=call.ref)}
    assert sorted(files) == [f"{number}2024年调研课题名单.{kind}" for kind in ("docx", "pdf")]
    word = Word(io.BytesIO(open_content(files[f"{number}2024年调研课题名单.docx"])))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert ("关于园区提质增效的调研" in cells, title(3) in cells) == (True, False)
    with pytest.raises(Refused, match="不能再改"):
        decided(cast, meeting, rows[2], "reserved", reason="再议")


def sixty_units(cast):
    """Sixty units outside, each with a login."""
    found = list(Unit.objects.filter(office=cast.office, kind__in=("department", "district")).order_by("pk"))
    for number in range(len(found), 60):
        found.append(
            Unit.objects.create(
                office=cast.office, kind="department", name=f"市第{number}局", short_name=f"第{number}局",
                started_on=date(2020, 1, 1),
            )
        )  # fmt: skip
    return found[:60]


def test_three_hundred_proposals_of_sixty_units_become_a_hundred_and_twenty_topics(cast):
    units = sixty_units(cast)
    call = opened(cast, recipients=units, department_limit=5, district_limit=5)
    logins = [login_of(cast, unit) for unit in units]
    for number in range(300):
        unit = units[number % 60]
        proposals.propose(
            Proposal(
                call=call,
                proposed_by=unit,
                title=title(number),
                field="产业",
                question=QUESTION,
                contact="王某",
            ),
            by=logins[number % 60],
        )
    with pytest.raises(Refused, match="最多报5条"):
        filed(cast, call, title(301))
    head = cast.users["head"]
    assert proposals.accept(Proposal.objects.select_related("call", "ref", "unit"), by=head) == 300
    assert len(checking.check_likeness(call, by=head)) == ProposalCheck.objects.count() == 300
    screened(cast, call, REVIEWERS[:2])
    meeting = ranked(cast, call, REVIEWERS[:2])
    assert ScreeningScore.objects.count() == 600
    for place, item in enumerate(agenda(meeting)):
        if place < 120:
            decided(cast, meeting, item.proposal, "selected", topic_class="general")
        else:
            decided(cast, meeting, item.proposal, "rejected", reason=f"第{place}名，名额已满")
    topics = publication.publish(call, due_on=date(2024, 11, 30), by=head)
    assert len(topics) == Topic.objects.filter(call=call, source="call").count() == 120
    counts = {state: Proposal.objects.filter(state=state).count() for state in ("selected", "rejected")}
    assert counts == {"selected": 120, "rejected": 180}
    assert not Proposal.objects.filter(state="rejected", answer="").exists()
    assert meeting_of(Call.objects.get()).call.state == "published"
