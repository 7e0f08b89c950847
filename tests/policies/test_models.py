"""What the ledgers of the policy hub refuse, and the shares they derive."""

from datetime import date
from decimal import Decimal

import pytest

from canmou.kernel.errors import Invalid
from canmou.kernel.ledger.actions import Draft
from canmou.policies.models import EnterpriseProfile, Policy, PolicyClause
from canmou.site.demo.bodies import city_government, department


def policy(**facts) -> Policy:
    given = {
        "title": "淄州市支持企业技术改造若干措施",
        "doc_no": "淄政办字〔2022〕18号",
        "theme": "industry",
        "genre": "notice",
        "level": "city",
        "written_on": date(2022, 3, 2),
        "published_on": date(2022, 3, 4),
    }
    return Policy(**given | facts)


@pytest.mark.parametrize(
    ("facts", "issued", "problems"),
    [
        ({}, False, {"issuers": "“发文机关”不能为空"}),
        ({"written_on": date(2022, 3, 5)}, True, {"written_on": "成文日期晚于发布日期"}),
        (
            {"effective_from": date(2022, 4, 1), "effective_to": date(2022, 3, 1)},
            True,
            {"effective_to": "有效期至早于施行日期"},
        ),
    ],
)
def test_a_policy_that_cannot_be(cast, facts, issued, problems):
    with pytest.raises(Invalid) as refused:
        cast.enter([Draft(policy(**facts), {"issuers": [city_government(cast)] if issued else []})])
    assert refused.value.problems == problems
    assert Policy.objects.count() == 0


def test_a_clause_closes_after_it_opens(cast):
    (of,) = cast.enter([Draft(policy(), {"issuers": [city_government(cast)]})])
    clause = PolicyClause(
        policy=of,
        position=1,
        text="对设备投资给予补助",
        mode="subsidy",
        delivery="apply",
        department=department(cast, "市工信局"),
        opens_on=date(2022, 4, 1),
        closes_on=date(2022, 3, 1),
    )
    with pytest.raises(Invalid) as refused:
        cast.enter([clause])
    assert refused.value.problems == {"closes_on": "受理截止早于受理开始"}
    assert PolicyClause.objects.count() == 0


def test_the_research_share_is_unknown_without_revenue():
    known = EnterpriseProfile(revenue=Decimal(2_000_000), research_expense=Decimal(120_000))
    assert known.research_share == Decimal(6)
    assert EnterpriseProfile(research_expense=Decimal(120_000)).research_share is None
    assert EnterpriseProfile(revenue=Decimal(0), research_expense=Decimal(1)).research_share is None
