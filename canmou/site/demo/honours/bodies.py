"""Bodies that give honours, and the works that win them."""

from canmou.kernel.models import RecordRef
from canmou.kernel.people.models import Unit
from canmou.site.demo.cast import Cast

#: key: name, kind, short name of bodies that give honours
BODIES = {
    "party_leading": ("中共淄州市委党的建设工作领导小组", "party_body", "市委党建工作领导小组"),
    "organs": ("中共淄州市委市直机关工作委员会", "party_body", "市委市直机关工委"),
    "reform": ("中共淄州市委全面深化改革委员会办公室", "party_body", "市委改革办"),
    "civil": ("淄州市精神文明建设委员会办公室", "party_body", "市文明办"),
    "health_campaign": ("淄州市爱国卫生运动委员会", "city_body", "市爱卫会"),
    "organ_affairs": ("淄州市机关事务管理局", "city_body", "市机关事务管理局"),
    "province_office": ("山东省人民政府办公厅", "upper_body", "省政府办公厅"),
    "province_research": ("山东省人民政府研究室", "upper_body", "省政府研究室"),
    "province_reform": ("山东省发展和改革委员会", "upper_body", "省发改委"),
    "organization": ("中共中央组织部", "upper_body", "中组部"),
    "periodicals": ("全国党政期刊研究会", "other", ""),
    "city_office": ("淄州市人民政府办公室", "city_body", "市政府办公室"),
    "women": ("淄州市妇女联合会", "city_body", "市妇联"),
    "statistics": ("淄州市绩效考核委员会办公室", "party_body", "市考核办"),
}


def honouring_bodies(cast: Cast) -> dict[str, Unit]:
    """The bodies, by key."""
    found = {key: cast.body(name, kind=kind, short_name=short) for key, (name, kind, short) in BODIES.items()}
    return {**found, "health": Unit.objects.get(office=cast.office, short_name="市卫健委")}


def work_named(cast: Cast, title: str) -> RecordRef | None:
    """The work of this title, where the works ledger holds it."""
    return RecordRef.objects.filter(office=cast.office, ledger="LWK", title=title).first()
