"""What the ledgers of partners refuse."""

from datetime import date

import pytest

from canmou.kernel.errors import Invalid
from canmou.kernel.models import RecordRef
from canmou.partners.models import (
    Benefit,
    BenefitRequest,
    BenefitService,
    BodyNomination,
    Nomination,
    PartnerBatch,
    PersonPartner,
    Satisfaction,
    Scheme,
    UnitPartner,
)
from canmou.site.demo.bodies import department
from canmou.site.demo.cast import Cast

DAY = date(2022, 5, 6)


def refused(cast: Cast, record) -> dict[str, str]:
    before = RecordRef.objects.count()
    with pytest.raises(Invalid) as error:
        cast.enter([record], unit="thinktank")
    assert RecordRef.objects.count() == before
    return error.value.problems


@pytest.fixture
def partners(cast):
    """A scheme with a batch, a benefit, a person and a unit."""
    (scheme,) = cast.enter(
        [Scheme(name="淄州城市发展合伙人", founded_on=date(2021, 3, 26))], unit="thinktank"
    )
    batch, benefit = cast.enter(
        [
            PartnerBatch(scheme=scheme, ordinal=1, launched_on=date(2021, 3, 26)),
            Benefit(
                scheme=scheme,
                ordinal=1,
                name="交通出行",
                responsible=department(cast, "市交通运输局"),
                valid_from=date(2021, 6, 18),
            ),
        ],
        unit="thinktank",
    )
    term = {
        "batch": batch,
        "industry": "新材料",
        "term_from": date(2021, 6, 18),
        "term_to": date(2024, 6, 17),
    }
    person, unit = cast.enter(
        [
            PersonPartner(person=cast.person("罗启舟"), certificate_no="淄合〔2021〕017", **term),
            UnitPartner(
                company=cast.body("鲁源新材料股份有限公司", kind="company"),
                certificate_no="淄合单〔2021〕003",
                **term,
            ),
        ],
        unit="thinktank",
    )
    return batch, benefit, person, unit


def service(benefit, **facts) -> BenefitService:
    given = {"benefit": benefit, "relation": "self", "served_on": DAY, "provider": benefit.responsible}
    return BenefitService(**given | facts)


def test_a_record_is_about_one_partner(cast, partners):
    _, benefit, person, unit = partners
    sentence = {"person_partner": "个人合伙人和单位合伙人请填且只填一个"}
    assert refused(cast, service(benefit)) == sentence
    assert refused(cast, service(benefit, person_partner=person, unit_partner=unit)) == sentence
    entered = cast.enter(
        [service(benefit, person_partner=person), service(benefit, unit_partner=unit)], unit="thinktank"
    )
    assert [one.partner for one in entered] == [person, unit]


def test_the_same_beneficiary_counts_once_a_day(cast, partners):
    _, benefit, person, _ = partners
    cast.enter([service(benefit, person_partner=person)], unit="thinktank")
    assert list(refused(cast, service(benefit, person_partner=person))) == ["person_partner"]
    second = service(benefit, person_partner=person, relation="child", beneficiary="子女一")
    cast.enter([second], unit="thinktank")
    assert BenefitService.objects.count() == 2


def test_requests_services_and_ratings_follow_each_other(cast, partners):
    _, benefit, person, _ = partners
    facts = {"benefit": benefit, "relation": "self", "matter": "贵宾通道", "person_partner": person}
    found = refused(cast, BenefitRequest(**facts, requested_on=DAY, closed_on=date(2022, 5, 5)))
    assert found == {"closed_on": "办结日期早于申请日期"}
    found = refused(cast, BenefitRequest(**facts, requested_on=DAY, closed_on=DAY, outcome="refused"))
    assert found == {"reason": "不予办理的请写明原因"}
    (request,) = cast.enter([BenefitRequest(**facts, requested_on=date(2022, 5, 9))], unit="thinktank")
    found = refused(cast, service(benefit, person_partner=person, request=request))
    assert found == {"served_on": "服务日期早于申请日期"}
    (done,) = cast.enter([service(benefit, person_partner=person)], unit="thinktank")
    assert refused(cast, Satisfaction(service=done, rated_on=DAY, score=6)) == {
        "score": "“满意度（1—5）”：最高5分"
    }
    assert refused(cast, Satisfaction(service=done, rated_on=date(2022, 5, 1), score=5)) == {
        "rated_on": "评价日期早于服务日期"
    }


def test_elected_needs_its_day(cast, partners):
    _, _, person, _ = partners
    facts = {
        "partner": person,
        "body": cast.body("政协淄州市委员会", kind="city_body"),
        "term": "十四",
        "seat": "淄州市政协委员",
        "nominated_on": date(2022, 1, 6),
    }
    sentence = {"elected_on": "当选的填当选日期，其他情况不填"}
    assert refused(cast, BodyNomination(**facts, result="elected")) == sentence
    assert refused(cast, BodyNomination(**facts, result="not_elected", elected_on=DAY)) == sentence


def test_approval_needs_check_and_meeting(cast, partners):
    batch, *_ = partners
    nomination = Nomination(
        batch=batch,
        kind="unit",
        candidate="齐泰智能装备有限公司",
        industry="智能装备",
        recommender=department(cast, "般阳区"),
        nominated_on=DAY,
        result="approved",
    )
    assert refused(cast, nomination) == {"result": "批准的提名须有信用核查日期和会议决定日期"}
