"""What the ledgers of drafting refuse, each time leaving nothing behind."""

from datetime import date

import pytest

from canmou.drafting.models import (
    Delivery,
    LeaderEngagement,
    Manuscript,
    MaterialCall,
    ProofRule,
    ReviewOpinion,
    WritingTask,
)
from canmou.kernel.errors import Invalid
from canmou.kernel.metrics import evaluate, scope_for
from canmou.lib.periods import parse
from canmou.site.demo.leaders import MAYOR


def _task(cast, **changes):
    values = {
        "title": "在全市数字经济发展座谈会上的讲话",
        "genre": "speech",
        "occasion": "全市数字经济发展座谈会",
        "made_for": "principal",
        "speaker": MAYOR.person(cast),
        "assigned_on": date(2022, 9, 13),
        "due_on": date(2022, 9, 19),
        "held_on": date(2022, 9, 21),
        "responsible": cast.named("高振华"),
    }
    return WritingTask(**{**values, **changes})


def _refused(cast, record):
    with pytest.raises(Invalid) as refused:
        cast.enter([record], unit="research1")
    assert type(record).objects.count() == 0
    return refused.value.problems


@pytest.mark.django_db
def test_a_text_is_due_before_it_is_used(cast):
    assert _refused(cast, _task(cast, due_on=date(2022, 9, 22))) == {
        "due_on": "交稿期限不能晚于使用日期，领导要在使用之前拿到文稿"
    }


@pytest.mark.django_db
def test_a_speech_has_a_speaker(cast):
    assert _refused(cast, _task(cast, speaker=None)) == {"speaker": "讲话稿要写明讲话人"}


@pytest.mark.django_db
def test_an_offline_task_keeps_no_manuscript(cast):
    (task,) = cast.enter([_task(cast, offline=True)], unit="research1")
    manuscript = Manuscript(
        task=task, writer=cast.named("吕晓东"), started_on=date(2022, 9, 13), due_on=date(2022, 9, 16)
    )
    assert _refused(cast, manuscript) == {"task": "这项文稿任务是线下办理的，本系统不登记它的稿件"}


@pytest.mark.django_db
def test_nobody_reviews_their_own_manuscript(cast):
    (task,) = cast.enter([_task(cast)], unit="research1")
    writer = cast.named("吕晓东")
    (manuscript,) = cast.enter(
        [Manuscript(task=task, writer=writer, started_on=date(2022, 9, 13), due_on=date(2022, 9, 16))],
        unit="research1",
    )
    opinion = ReviewOpinion(
        manuscript=manuscript,
        stage="review",
        reviewer=writer,
        reviewed_on=date(2022, 9, 16),
        verdict="agree",
        opinion="同意",
    )
    assert _refused(cast, opinion) == {"reviewer": "执笔人不能核自己的稿"}


@pytest.mark.django_db
def test_material_that_came_says_whether_it_was_used(cast):
    (task,) = cast.enter([_task(cast)], unit="research1")
    call = MaterialCall(
        task=task,
        provider=cast.unit("center"),
        content="指标数据",
        asked_on=date(2022, 9, 13),
        due_on=date(2022, 9, 15),
        received_on=date(2022, 9, 15),
    )
    assert _refused(cast, call) == {"outcome": "材料已经收到，请写明采用情况"}


@pytest.mark.django_db
def test_a_used_text_has_a_day_of_use(cast):
    (task,) = cast.enter([_task(cast)], unit="research1")
    delivery = Delivery(task=task, delivered_on=date(2022, 9, 19), characters=4000, use="whole")
    assert _refused(cast, delivery) == {"used_on": "文稿已经使用，请填实际使用日期"}


@pytest.mark.django_db
def test_a_proof_rule_with_a_broken_pattern_is_refused(cast):
    rule = ProofRule(wrong="(约", matching="pattern", message="检查", valid_from=date(2022, 1, 1))
    assert list(_refused(cast, rule)) == ["wrong"]


@pytest.mark.django_db
def test_two_engagements_of_one_leader_at_once_collide(cast):
    def engagement(title, part):
        return LeaderEngagement(
            leader=MAYOR.person(cast), held_on=date(2022, 9, 21), part=part, title=title, kind="meeting"
        )

    first, second, _ = cast.enter(
        [engagement("座谈会", "morning"), engagement("签约仪式", "morning"), engagement("调度会", "evening")]
    )
    scope = scope_for(cast.office, parse("2022"))
    found = evaluate("drafting.engagements.collisions", scope)
    assert found.records == [first.number, second.number]
