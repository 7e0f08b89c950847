"""Media campaigns and partner institutions of the demo office."""

import random
from datetime import date, timedelta

from canmou.activities.api import Channel
from canmou.kernel.ledger.actions import Draft
from canmou.partners.models import (
    AdoptionCertificate,
    Agreement,
    Campaign,
    Institution,
    JointResearch,
    MediaPiece,
    Placement,
    Reading,
    UnitPartner,
)
from canmou.site.demo.bodies import department, university
from canmou.site.demo.cast import Cast
from canmou.site.demo.partners.facts import AGREEMENTS, CAMPAIGNS, INSTITUTIONS, TOPICS


def campaigns(cast: Cast, units: list[UnitPartner]) -> None:
    dice = random.Random(24)
    bodies = {
        "daily": cast.body("淄州日报社", kind="media", mask="淄州"),
        "station": cast.body("淄州市广播电视台", kind="media", short_name="市广播电视台", mask="淄州"),
    }
    writers = [cast.named("贾书林"), cast.named("袁静怡"), cast.named("熊国栋"), cast.named("郑雨晴")]
    for title, form, partners, (start, end), pieces, channels, total, mask in CAMPAIGNS:
        (campaign,) = cast.enter(
            [
                Draft(
                    Campaign(title=title, form=form, starts_on=start, ends_on=end, mask=mask),
                    {"co_organizers": [bodies[key] for key in partners]},
                )
            ],
            unit="thinktank",
        )
        entered = cast.enter(
            [
                Draft(
                    MediaPiece(
                        campaign=campaign,
                        title=piece,
                        position=place,
                        finished_on=start + timedelta(days=8 * place),
                    ),
                    {"authors": writers[place % 2 :: 2], "about": [units[place * 2].company]},
                )
                for place, piece in enumerate(pieces, 1)
            ],
            unit="thinktank",
        )
        placed = cast.enter(
            [
                Placement(
                    piece=piece,
                    channel=Channel.objects.get(office=cast.office, name=name),
                    published_on=piece.finished_on + timedelta(days=2),
                )
                for piece in entered
                for name in channels
            ],
            unit="thinktank",
        )
        _readings(cast, list(placed), end, total, dice)


def _readings(cast: Cast, placed: list[Placement], end: date, total: int, dice: random.Random) -> None:
    """Two readings each; the last ones add up to `total`."""
    shares = [dice.randint(70, 130) for _ in placed]
    last = [total * share // sum(shares) // 100 * 100 for share in shares]
    last[0] += total - sum(last)
    rows = []
    for placement, views in zip(placed, last, strict=True):
        rows.append(
            Reading(placement=placement, read_on=end + timedelta(days=14), views=views * 7 // 1000 * 100)
        )
        rows.append(Reading(placement=placement, read_on=date(end.year, 12, 30), views=views))
    cast.enter(rows, unit="thinktank")


def institutions(cast: Cast) -> None:
    institutions = {}
    for name, kind, since, strengths in INSTITUTIONS:
        (institutions[name],) = cast.enter(
            [Institution(body=university(cast, name), kind=kind, since=date(*since), strengths=strengths)],
            unit="thinktank",
        )
    agreements = cast.enter(
        [
            Agreement(
                institution=institutions[name],
                title=title,
                nature=nature,
                signed_on=date(*signed),
                valid_to=date(*until),
                areas=areas,
                mode=mode,
            )
            for name, title, nature, signed, until, areas, mode in AGREEMENTS
        ],
        unit="thinktank",
    )
    by_institution = {agreement.institution: agreement for agreement in reversed(agreements)}
    leaders = [cast.named("郝景明"), cast.named("熊国栋")]
    for serial, (name, topic, started, finished, adopter) in enumerate(TOPICS, 1):
        (research,) = cast.enter(
            [
                Draft(
                    JointResearch(
                        institution=institutions[name],
                        agreement=by_institution.get(institutions[name]),
                        topic=topic,
                        started_on=date(*started),
                        finished_on=date(*finished),
                    ),
                    {"leaders": leaders},
                )
            ],
            unit="thinktank",
        )
        if adopter:
            cast.enter(
                [
                    AdoptionCertificate(
                        research=research,
                        certificate_no=f"淄政研证〔{finished[0]}〕{serial}号",
                        issued_on=date(*finished) + timedelta(days=30),
                        adopted_by=department(cast, adopter),
                        content="主要对策建议被吸收进入有关实施意见",
                    )
                ],
                unit="thinktank",
            )
