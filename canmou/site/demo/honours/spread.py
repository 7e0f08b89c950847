"""How works were promoted and reprinted, and what was listed as a model."""

from datetime import date

from canmou.honours.models import Award, ModelCase, Promotion
from canmou.kernel.models import RecordRef
from canmou.kernel.people.models import Unit
from canmou.library.api import Work
from canmou.site.demo.cast import Cast
from canmou.site.demo.days import before
from canmou.site.demo.honours.bodies import work_named

#: title, kind, line, on, body, medium, area, award title, brand, mask, cited
PROMOTIONS = [
    (
        "深化“党建＋调研沙龙”品牌影响力推动决策参谋服务水平不断提升",
        "promoted",
        "party",
        date(2022, 9, 14),
        "organs",
        "",
        "全市",
        "深化“党建＋调研沙龙”品牌影响力推动决策参谋服务水平不断提升",
        True,
        "",
        1,
    ),
    (
        "党建引领走在前辅政有为开新局——山东省淄州市政府研究室深化“党建＋调研沙龙”品牌影响力推动决策参谋服务水平不断提升",
        "published",
        "party",
        date(2022, 11, 8),
        "organization",
        "共产党员网",
        "",
        "",
        False,
        "淄州",
        1,
    ),
    (
        "奋力争当引领区域高质量发展的排头兵",
        "promoted",
        "drafting",
        date(2022, 8, 11),
        "province_reform",
        "",
        "全省",
        "",
        False,
        "",
        1,
    ),
    (
        "奋力争当引领区域高质量发展的排头兵",
        "published",
        "drafting",
        date(2022, 8, 25),
        None,
        "国家发改委网站",
        "",
        "",
        False,
        "",
        1,
    ),
    (
        "淄州市搭建“一站式”政策汇集平台打通政策惠民利企“最后一公里”",
        "forwarded",
        "capacity",
        date(2022, 6, 7),
        "province_office",
        "政务公开看山东",
        "",
        "",
        False,
        "山东、淄州",
        1,
    ),
    (
        "以课题组党小组凝聚调研合力",
        "published",
        "party",
        date(2021, 7, 6),
        None,
        "机关党建网",
        "",
        "",
        False,
        "",
        1,
    ),
    (
        "小切口公开撬动大服务",
        "forwarded",
        "capacity",
        date(2021, 9, 24),
        "province_office",
        "政务公开看山东",
        "",
        "",
        False,
        "山东",
        1,
    ),
    (
        "党小组建在课题组上的探索",
        "promoted",
        "party",
        date(2023, 9, 18),
        "organs",
        "",
        "全市",
        "党小组建在课题组上的探索",
        False,
        "",
        1,
    ),
    (
        "把调研沙龙办到产业一线",
        "published",
        "party",
        date(2023, 6, 30),
        None,
        "机关党建网",
        "",
        "",
        False,
        "",
        1,
    ),
    (
        "产业链“链长＋智库”协同的做法",
        "promoted",
        "drafting",
        date(2023, 10, 12),
        "province_reform",
        "",
        "全省",
        "",
        False,
        "",
        1,
    ),
    (
        "淄州市推行政策“免申即享”让企业少跑腿",
        "forwarded",
        "capacity",
        date(2023, 5, 18),
        "province_office",
        "政务公开看山东",
        "",
        "",
        False,
        "山东、淄州",
        1,
    ),
]

#: title, batch, line, on, mask
CASES = [
    ("淄州城市发展合伙人制度", 3, "thinktank", date(2022, 9, 28), "淄州"),
    ("淄州专家论证随机抽取办法", 1, "thinktank", date(2021, 6, 25), "淄州"),
    ("政策汇一站式平台", 5, "capacity", date(2023, 7, 14), ""),
]


SECTION = {"party": "party", "drafting": "editorial", "capacity": "thinktank"}


def load(cast: Cast, bodies: dict[str, Unit], awards: dict[str, Award]) -> None:
    """Promotions, reprints and model cases."""
    _works(cast)
    _promotions(cast, bodies, awards)
    _cases(cast, bodies)


def _works(cast: Cast) -> None:
    """The texts that were spread and that no other part has entered."""
    rows, seen = [], set()
    for title, _, line, on, *_, mask, _ in PROMOTIONS:
        if title not in seen and not work_named(cast, title):
            seen.add(title)
            rows.append(
                Work(
                    title=title,
                    kind="experience",
                    finished_on=before(on, 30),
                    characters=2800,
                    summary="做法总结，供上级刊发。",
                    mask=mask.replace("山东、", ""),
                    unit=cast.unit(SECTION[line]),
                )
            )
    cast.enter(rows)


def _promotions(cast: Cast, bodies: dict[str, Unit], awards: dict[str, Award]) -> None:
    brand = RecordRef.objects.filter(office=cast.office, ledger="PBR").first()
    cast.enter(
        [
            Promotion(
                title=title,
                kind=kind,
                line=line,
                happened_on=on,
                body=bodies[body] if body else None,
                medium=medium,
                area=area,
                work=work_named(cast, title),
                award=awards.get(award),
                brand=brand if branded else None,
                mask=mask,
                cited=cited,
                unit=cast.unit(SECTION[line]),
            )
            for title, kind, line, on, body, medium, area, award, branded, mask, cited in PROMOTIONS
        ]
    )


def _cases(cast: Cast, bodies: dict[str, Unit]) -> None:
    scheme = RecordRef.objects.filter(office=cast.office, ledger="CSC").order_by("number").first()
    cast.enter(
        [
            ModelCase(
                title=title,
                programme="有解思维",
                category="工作案例",
                area="全市",
                batch=batch,
                line=line,
                listed_on=on,
                body=bodies["reform"],
                holder_kind="mechanism",
                subject=scheme if "合伙人" in title else None,
                summary="从实际难题出发，形成可复制的制度办法。",
                mask=mask,
            )
            for title, batch, line, on, mask in CASES
        ],
        unit="thinktank",
    )
