"""What the ledgers of the expert pool refuse."""

from datetime import date

import pytest

from canmou.experts.models import (
    AdoptionFeedback,
    DecisionMatter,
    Draw,
    Expert,
    ExpertApplication,
    ExpertOpinion,
    ExpertRemoval,
    Invitation,
    Panel,
    RecruitmentRound,
)
from canmou.kernel.errors import Invalid
from canmou.kernel.ledger.actions import add
from canmou.kernel.models import RecordRef
from canmou.kernel.permissions import Perm, can
from canmou.site.demo.bodies import city_government, department, university
from canmou.site.demo.cast import Cast

DAY = date(2022, 6, 14)


def matter(cast: Cast, **facts) -> DecisionMatter:
    given = {
        "title": "淄州市城市更新行动实施方案",
        "decider": city_government(cast),
        "undertaker": department(cast, "市住建局"),
        "received_on": date(2022, 5, 9),
    }
    return DecisionMatter(**given | facts)


def panel(of: DecisionMatter, **facts) -> Panel:
    given = {"matter": of, "method": "meeting", "fields": "城乡建设", "seats": 7, "held_on": DAY}
    return Panel(**given | facts)


def refused(cast: Cast, record) -> dict[str, str]:
    before = RecordRef.objects.count()
    with pytest.raises(Invalid) as error:
        cast.enter([record], unit="thinktank")
    assert RecordRef.objects.count() == before
    return error.value.problems


def test_no_decision_before_the_review_is_done(cast):
    found = refused(cast, matter(cast, decided_on=DAY))
    assert found == {"decided_on": "未经专家论证不得提交会议决定，请先填论证完成日期"}
    found = refused(cast, matter(cast, concluded_on=date(2022, 4, 1)))
    assert found == {"concluded_on": "论证完成日期早于受理日期"}


@pytest.mark.parametrize(
    ("complexity", "facts", "problems"),
    [
        ("ordinary", {"seats": 6}, {"seats": "专家人数应为单数"}),
        ("ordinary", {"seats": 3}, {"seats": "专家人数不少于5人"}),
        ("complex", {"seats": 7}, {"seats": "专家人数不少于9人"}),
        (
            "ordinary",
            {"department_seats_max": 3},
            {"department_seats_max": "主管部门专家不超过专家人数的三分之一"},
        ),
        (
            "ordinary",
            {"materials_sent_on": date(2022, 6, 15)},
            {"materials_sent_on": "材料送达日期晚于论证日期"},
        ),
    ],
)
def test_a_panel_keeps_the_rules(cast, complexity, facts, problems):
    (of,) = cast.enter([matter(cast, complexity=complexity)], unit="thinktank")
    assert refused(cast, panel(of, **facts)) == problems


@pytest.fixture
def sitting(cast):
    (of,) = cast.enter([matter(cast)], unit="thinktank")
    (one,) = cast.enter([panel(of)], unit="thinktank")
    (expert,) = cast.enter(
        [
            Expert(
                person=cast.person("陶克俭"),
                employer=university(cast, "海岱大学"),
                field="construction",
                joined_on=date(2019, 11, 20),
            )
        ],
        unit="thinktank",
    )
    return one, expert


def test_a_draw_can_be_verified_and_is_supervised(cast, sitting):
    one, _ = sitting
    facts = {
        "panel": one,
        "drawn_on": DAY,
        "candidates": 20,
        "drawn": 9,
        "snapshot": "a" * 64,
        "seed": "b" * 64,
        "operator": cast.named("郑雨晴"),
        "supervisor": cast.named("白玉成"),
    }
    cases = [
        ({"supervisor": cast.named("郑雨晴")}, {"supervisor": "操作人和监督人不得是同一人"}),
        ({"drawn": 21}, {"drawn": "抽中人数超过候选人数"}),
        ({"method": "invited"}, {"reason": "定向邀请须写明理由并经审批"}),
        ({"seed": ""}, {"snapshot": "随机抽取须留候选名单摘要和随机种子摘要"}),
        ({"seed": "xyz"}, {"seed": "“随机种子摘要”：请填64位的十六进制摘要"}),
    ]
    for change, problems in cases:
        assert refused(cast, Draw(**facts | change)) == problems
    cast.enter([Draw(**facts)], unit="thinktank")
    assert Draw.objects.count() == 1


def test_invitations_opinions_and_feedback_give_reasons(cast, sitting):
    one, expert = sitting
    asked = {"panel": one, "expert": expert, "position": 1, "sent_on": DAY}
    found = refused(cast, Invitation(**asked, reply="declined", attended=True))
    assert found == {"attended": "没有接受邀请的专家不能记为到会"}
    assert refused(cast, Invitation(**asked, reply="recused")) == {"reason": "回避须留下理由"}
    (opinion,) = cast.enter(
        [ExpertOpinion(panel=one, expert=expert, stance="conditional", opinion="补充指标", signed_on=DAY)],
        unit="thinktank",
    )
    feedback = AdoptionFeedback(
        opinion=opinion, result="refused", replied_by=department(cast, "市住建局"), replied_on=DAY
    )
    assert refused(cast, feedback) == {"reason": "部分采纳、不采纳的须写明理由"}


def test_entry_and_exit_of_the_pool(cast, sitting):
    _, expert = sitting
    (round,) = cast.enter(
        [RecruitmentRound(title="2022年市政府专家推选", launched_on=date(2022, 9, 13))], unit="thinktank"
    )
    facts = {"round": round, "person": cast.person("宁致和"), "field": "law", "applied_on": date(2022, 9, 28)}
    found = refused(cast, ExpertApplication(**facts, channel="nominated"))
    assert found == {"nominated_by": "单位推荐的人选请写推荐单位"}
    found = refused(cast, ExpertApplication(**facts, channel="self", result="passed"))
    assert found == {"credit_checked_on": "入库前须完成信用核查"}
    found = refused(cast, ExpertRemoval(expert=expert, kind="expelled", decided_on=DAY, reason="泄密"))
    assert found == {"approved_by": "暂停资格、除名须经审批，请写审批人"}


def test_applications_open_to_their_officers_only(cast):
    (round,) = cast.enter(
        [RecruitmentRound(title="2022年市政府专家推选", launched_on=date(2022, 9, 13))], unit="thinktank"
    )
    application = add(
        ExpertApplication(
            round=round,
            person=cast.person("宁致和"),
            field="law",
            applied_on=date(2022, 9, 28),
            channel="self",
            office=cast.office,
            unit=cast.unit("thinktank"),
        ),
        by=cast.users["thinktank"],
    )
    readers = {name for name, user in cast.users.items() if can(user, Perm.VIEW, application)}
    assert readers == {"general", "leader", "thinktank"}
