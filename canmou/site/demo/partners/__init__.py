"""Demo: the city partner scheme, its benefits and services, the media campaigns, the partner institutions."""

import random
from datetime import date, timedelta
from decimal import Decimal

from canmou.kernel.people.models import Unit
from canmou.partners.models import (
    Benefit,
    BenefitRequest,
    BenefitService,
    BodyNomination,
    Commendation,
    ContactOfficer,
    Contribution,
    Nomination,
    PartnerBatch,
    PartnerExit,
    PersonPartner,
    ProposedAddition,
    Satisfaction,
    Scheme,
    UnitPartner,
)
from canmou.site.demo.bodies import city_government, department, person_names, university
from canmou.site.demo.cast import Cast
from canmou.site.demo.leaders import CITY_CPPCC, leader
from canmou.site.demo.partners.campaigns import campaigns, institutions
from canmou.site.demo.partners.facts import (
    BENEFITS,
    DISTRICTS,
    LEADERS,
    MATTERS,
    NAMES,
    RELATIONS,
    SERVICES,
    TRADES,
)


def load(cast: Cast) -> None:
    """The scheme with two batches, three years of services, campaigns with readings, institutions."""
    dice = random.Random(2021)
    scheme, batches, benefits = _scheme(cast)
    units, persons = _partners(cast, batches, dice)
    _additions(cast, batches[1], dice)
    _services(cast, benefits, units, persons)
    _merits(cast, units, persons, dice)
    campaigns(cast, units)
    institutions(cast)


def _scheme(cast: Cast) -> tuple[Scheme, list[PartnerBatch], list[Benefit]]:
    (scheme,) = cast.enter(
        [
            Scheme(
                name="淄州城市发展合伙人",
                document_title="关于建立淄州城市发展合伙人制度的意见",
                document_no="淄政字〔2021〕22号",
                founded_on=date(2021, 3, 26),
                term_years=3,
                manager=cast.unit("office"),
                mask="淄州",
            )
        ],
        unit="thinktank",
    )
    batches = cast.enter(
        [
            PartnerBatch(
                scheme=scheme,
                ordinal=1,
                launched_on=date(2021, 3, 26),
                decided_on=date(2021, 6, 18),
                document_no="淄政字〔2021〕57号",
            ),
            PartnerBatch(
                scheme=scheme,
                ordinal=2,
                launched_on=date(2022, 8, 15),
                decided_on=date(2023, 3, 10),
                document_no="淄政字〔2023〕19号",
            ),
        ],
        unit="thinktank",
    )
    rows = []
    for place, (name, content, short_name, _) in enumerate(BENEFITS, 1):
        own = short_name == cast.office.short_name
        body = cast.unit("office") if own else _provider(cast, short_name)
        rows.append(
            Benefit(
                scheme=scheme,
                ordinal=place,
                name=name,
                content=content,
                responsible=body,
                valid_from=date(2021, 6, 18),
            )
        )
    return scheme, list(batches), list(cast.enter(rows, unit="thinktank"))


def _provider(cast: Cast, short_name: str) -> Unit:
    if short_name == "市政府办公室":
        return cast.body("淄州市人民政府办公室", kind="city_body", short_name=short_name, mask="淄州")
    return department(cast, short_name)


def _company(cast: Cast, place: int) -> Unit:
    _, tail = TRADES[place % len(TRADES)]
    return cast.body(f"{NAMES[place]}{tail}", kind="company")


def _partners(
    cast: Cast, batches: list[PartnerBatch], dice: random.Random
) -> tuple[list[UnitPartner], list[PersonPartner]]:
    """Batch 1: 40 units and 26 persons; batch 2: 20 units and 11 persons. Each has a contact officer."""
    names = person_names(77, 140)
    units, persons, rows = [], [], []
    for batch, firsts, lasts in ((batches[0], 0, 40), (batches[1], 40, 60)):
        for place in range(firsts, lasts):
            company = _company(cast, place)
            head = cast.person(names[60 + place], unit=company, title="董事长", note=company.name)
            units.append(
                UnitPartner(
                    company=company,
                    representative=head,
                    **_term(cast, batch, place, f"淄合单〔{batch.decided_on.year}〕{place + 1:03d}"),
                )
            )
    for batch, firsts, lasts in ((batches[0], 0, 26), (batches[1], 26, 37)):
        for place in range(firsts, lasts):
            employer = _company(cast, (place * 3) % 60) if place % 3 else university(cast, "海岱理工大学")
            persons.append(
                PersonPartner(
                    person=cast.person(names[place], unit=employer, title="首席专家", note=employer.name),
                    employer=employer,
                    **_term(cast, batch, place, f"淄合〔{batch.decided_on.year}〕{place + 1:03d}"),
                )
            )
    cast.enter([*units, *persons], unit="thinktank")
    for place, partner in enumerate([*units, *persons]):
        district = department(cast, DISTRICTS[place % len(DISTRICTS)])
        officer = cast.person(f"{names[100 + place % 24]}", unit=district, title="服务专员", note="服务专员")
        rows.append(
            ContactOfficer(officer=officer, officer_unit=district, since=partner.term_from, **_whose(partner))
        )
    cast.enter(rows, unit="thinktank")
    return units, persons


def _term(cast: Cast, batch: PartnerBatch, place: int, number: str) -> dict:
    start = batch.decided_on
    return {
        "batch": batch,
        "industry": TRADES[place % len(TRADES)][0],
        "certificate_no": number,
        "term_from": start,
        "term_to": date(start.year + 3, start.month, start.day) - timedelta(days=1),
        "liaison_leader": leader(LEADERS[place % len(LEADERS)]).person(cast),
    }


def _whose(partner: UnitPartner | PersonPartner) -> dict:
    return {"unit_partner" if isinstance(partner, UnitPartner) else "person_partner": partner}


def _additions(cast: Cast, batch: PartnerBatch, dice: random.Random) -> None:
    """41 nominated for the second batch, 34 of them proposed in 2022, 31 of those approved in 2023."""
    names = person_names(77, 140)
    candidates = [(NAMES[place] + TRADES[place % 8][1], "unit", place) for place in range(40, 66)]
    candidates += [(names[place], "person", place) for place in range(26, 41)]
    chosen = candidates[:21] + candidates[26:39]
    approved = set(candidates[:20] + candidates[26:37])
    rows = [
        Nomination(
            batch=batch,
            kind=kind,
            candidate=name,
            industry=TRADES[place % 8][0],
            recommender=department(cast, DISTRICTS[place % len(DISTRICTS)]),
            reason="近三年在我市投资兴业、引才引智成效明显",
            nominated_on=date(2022, 8, 22) + timedelta(days=dice.randint(0, 24)),
            consulted_on=date(2022, 10, 13),
            credit_checked_on=date(2022, 10, 27),
            decided_on=date(2023, 3, 10),
            result="approved" if (name, kind, place) in approved else "refused",
        )
        for name, kind, place in candidates
    ]
    nominations = {row.candidate: row for row in cast.enter(rows, unit="thinktank")}
    cast.enter(
        [
            ProposedAddition(
                batch=batch,
                kind=kind,
                candidate=name,
                industry=TRADES[place % 8][0],
                submitted_to=city_government(cast),
                submitted_on=date(2022, 11, 25),
                nomination=nominations[name],
            )
            for name, kind, place in chosen
        ],
        unit="thinktank",
    )


def _services(
    cast: Cast, benefits: list[Benefit], units: list[UnitPartner], persons: list[PersonPartner]
) -> None:
    """Requests and services of each year, spread over the partners in office, with the ratings given."""
    dice = random.Random(326)
    weights = [weight for *_, weight in BENEFITS]
    requests, services = [], []
    for year, wanted in SERVICES.items():
        seen: set[tuple] = set()
        first, last = max(date(year, 1, 5), date(2021, 6, 28)), date(year, 12, 28)
        while len(seen) < wanted:
            benefit = dice.choices(benefits, weights)[0]
            served = first + timedelta(days=dice.randint(0, (last - first).days))
            pool = [p for p in [*units, *persons] if p.term_from <= served]
            partner = dice.choice(pool)
            relation = dice.choice(RELATIONS.get(benefit.name, ["self", "company"]))
            if isinstance(partner, UnitPartner) and relation not in ("company", "staff", "child"):
                relation = "staff"
            key = (partner.number, benefit.name, relation, served)
            if key in seen:
                continue
            seen.add(key)
            service = BenefitService(
                benefit=benefit,
                relation=relation,
                served_on=served,
                provider=benefit.responsible,
                **_whose(partner),
            )
            if benefit.name in MATTERS:
                service.request = _request(service, partner, dice)
                requests.append(service.request)
            services.append(service)
    _enter_services(cast, requests, services, benefits, persons, dice)


def _request(
    service: BenefitService, partner: UnitPartner | PersonPartner, dice: random.Random
) -> BenefitRequest:
    asked = max(service.served_on - timedelta(days=dice.randint(2, 9)), partner.term_from)
    return BenefitRequest(
        benefit=service.benefit,
        relation=service.relation,
        matter=MATTERS[service.benefit.name],
        requested_on=asked,
        accepted_on=asked,
        closed_on=service.served_on,
        outcome="granted",
        **_whose(partner),
    )


def _enter_services(
    cast: Cast,
    requests: list[BenefitRequest],
    services: list[BenefitService],
    benefits: list[Benefit],
    persons: list[PersonPartner],
    dice: random.Random,
) -> None:
    """Enter them; two requests that came in on the same day for the same thing are one request."""
    kept: dict[tuple, BenefitRequest] = {}
    for service in services:
        if service.request:
            one = service.request
            key = (one.unit_partner_id, one.person_partner_id, one.benefit_id, one.relation, one.requested_on)
            first = kept.setdefault(key, one)
            first.closed_on = max(first.closed_on, one.closed_on)
            service.request = first
    still_open = [
        BenefitRequest(
            benefit=benefits[7],
            relation="company",
            matter=MATTERS["要素保障"],
            requested_on=date(2023, 12, 22),
            accepted_on=date(2023, 12, 25),
            person_partner=persons[4],
        ),
        BenefitRequest(
            benefit=benefits[3],
            relation="parent",
            matter=MATTERS["医疗保健"],
            requested_on=date(2024, 1, 4),
            accepted_on=date(2024, 1, 4),
            person_partner=persons[8],
        ),
    ]
    cast.enter([*kept.values(), *still_open], unit="thinktank")
    for service in services:
        service.request = service.request  # takes over the key that its request has only now
    cast.enter(services, unit="thinktank")
    cast.enter(
        [
            Satisfaction(
                service=service,
                rated_on=service.served_on + timedelta(days=3),
                score=dice.choices([5, 4, 3], [80, 16, 4])[0],
            )
            for service in services[::3]
            if service.served_on < date(2023, 12, 25)
        ],
        unit="thinktank",
    )


def _merits(cast: Cast, units: list[UnitPartner], persons: list[PersonPartner], dice: random.Random) -> None:
    """27 units commended in 2022, two persons elected, yearly contributions, two who left."""
    name, short_name, kind = CITY_CPPCC
    cppcc = cast.body(name, kind=kind, short_name=short_name)
    rows = [
        Commendation(
            unit_partner=partner,
            meeting="全市品质提升年动员大会",
            award="突出贡献企业",
            commended_on=date(2022, 2, 8),
            document_no="淄发〔2022〕3号",
        )
        for partner in units[:27]
    ]
    rows += [
        Commendation(
            unit_partner=partner,
            meeting="全市经济高质量发展大会",
            award="优秀企业",
            commended_on=date(2023, 1, 29),
            document_no="淄发〔2023〕2号",
        )
        for partner in units[5:24]
    ]
    seats = [(persons[2], (2022, 2, 14)), (persons[7], (2022, 2, 14)), (persons[11], None)]
    rows += [
        BodyNomination(
            partner=partner,
            body=cppcc,
            term="十四",
            seat="淄州市政协委员",
            nominated_on=date(2022, 1, 6),
            elected_on=date(*elected) if elected else None,
            result="elected" if elected else "not_elected",
            mask="淄州",
        )
        for partner, elected in seats
    ]
    for year in (2021, 2022, 2023):
        for partner in [*units[:40], *persons[:12]]:
            rows.append(
                Contribution(
                    year=year,
                    confirmed_on=date(year, 12, 28),
                    investment=Decimal(dice.randint(20, 900) * 100000),
                    tax=Decimal(dice.randint(3, 160) * 100000),
                    projects=dice.randint(0, 3),
                    talents=dice.randint(0, 18),
                    **_whose(partner),
                )
            )
    rows.append(PartnerExit(unit_partner=units[38], kind="idle", left_on=date(2023, 9, 5)))
    rows.append(
        PartnerExit(
            person_partner=persons[24], kind="resigned", left_on=date(2023, 11, 14), reason="工作变动离开本市"
        )
    )
    cast.enter(rows, unit="thinktank")
