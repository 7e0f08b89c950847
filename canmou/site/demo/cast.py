"""The people, units and logins of the demo office, and the hand by which its records are entered."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.contrib.auth.hashers import make_password

from canmou.kernel.ledger.actions import Draft, add_many
from canmou.kernel.ledger.models import Record
from canmou.kernel.office.models import Office, OfficeTerm
from canmou.kernel.people.models import Person, Post, RoleGrant, Unit, User

#: key, name, short name, heads and staff in post (civil servants) of each own section
SECTIONS = [
    ("leadership", "室领导", ""),
    ("general", "办公室", ""),
    ("research1", "综合调研一科", "调研一科"),
    ("research2", "综合调研二科", "调研二科"),
    ("economy", "经济调研科", ""),
    ("society", "社会调研科", ""),
    ("thinktank", "智库工作科", ""),
    ("editorial", "期刊信息科", ""),
    ("party", "机关党建科", ""),
    ("personnel", "人事科", ""),
    ("center", "市经济社会发展研究中心", "研究中心"),
]

#: section, title, level, establishment, name: the 42 people in post (28 civil servants, 14 of the institution)
STAFF = [
    ("leadership", "党组书记、主任", "county", "civil", "周承远"),
    ("leadership", "党组成员、副主任", "county", "civil", "韩立诚"),
    ("leadership", "党组成员、副主任", "county", "civil", "宋雅琴"),
    ("leadership", "党组成员、副主任", "county", "civil", "郝景明"),
    ("leadership", "二级调研员", "county", "civil", "田家骏"),
    ("general", "办公室主任", "township", "civil", "孙启航"),
    ("general", "办公室副主任", "township", "civil", "马文秀"),
    ("general", "一级科员", "staff", "civil", "陆思源"),
    ("research1", "科长", "township", "civil", "高振华"),
    ("research1", "副科长", "township", "civil", "吕晓东"),
    ("research1", "四级主任科员", "township", "civil", "丁若兰"),
    ("research1", "一级科员", "staff", "civil", "冯子昂"),
    ("research2", "科长", "township", "civil", "董建国"),
    ("research2", "副科长", "township", "civil", "潘慧敏"),
    ("research2", "一级科员", "staff", "civil", "任嘉禾"),
    ("economy", "科长", "township", "civil", "谭志刚"),
    ("economy", "四级主任科员", "township", "civil", "殷雪梅"),
    ("economy", "一级科员", "staff", "civil", "邱明哲"),
    ("society", "科长", "township", "civil", "姚丽华"),
    ("society", "四级主任科员", "township", "civil", "段成林"),
    ("society", "一级科员", "staff", "civil", "乔安然"),
    ("thinktank", "科长", "township", "civil", "熊国栋"),
    ("thinktank", "副科长", "township", "civil", "郑雨晴"),
    ("editorial", "科长", "township", "civil", "贾书林"),
    ("editorial", "四级主任科员", "township", "civil", "袁静怡"),
    ("party", "机关党委专职副书记、科长", "township", "civil", "白玉成"),
    ("party", "一级科员", "staff", "civil", "顾清扬"),
    ("personnel", "科长", "township", "civil", "苗秀云"),
    ("center", "主任", "township", "institution", "侯德明"),
    ("center", "副主任", "township", "institution", "汤海燕"),
    ("center", "高级经济师", "none", "institution", "葛云鹏"),
    ("center", "经济师", "none", "institution", "常晓曼"),
    ("center", "经济师", "none", "institution", "尹浩然"),
    ("center", "助理研究员", "none", "institution", "龚婉清"),
    ("center", "助理研究员", "none", "institution", "石磊"),
    ("center", "助理研究员", "none", "institution", "路佳宁"),
    ("center", "编辑", "none", "institution", "祝春妮"),
    ("center", "编辑", "none", "institution", "万俊杰"),
    ("center", "编辑", "none", "institution", "戚若水"),
    ("center", "工程师", "none", "institution", "关宏宇"),
    ("center", "会计师", "none", "institution", "柳映红"),
    ("center", "助理工程师", "none", "institution", "申一鸣"),
]

#: login, person's name (or None), roles with the unit key they hold over (None: the whole office), what it is for
LOGINS = [
    ("general", "孙启航", [("general_affairs", None)], "办公室主任，管全室台账和报告"),
    ("leader", "周承远", [("office_leader", None)], "主任，看驾驶舱、审签"),
    ("head", "高振华", [("section_head", "research1")], "综合调研一科科长"),
    ("clerk", "冯子昂", [("staff", "research1")], "综合调研一科科员"),
    ("neighbour", "乔安然", [("staff", "society")], "社会调研科科员"),
    ("keeper", "陆思源", [("ledger_keeper", "general")], "办公室内勤"),
    ("secretary", "白玉成", [("party_secretary", None), ("section_head", "party")], "机关党建科长"),
    ("personnel", "苗秀云", [("personnel_officer", None)], "人事干部"),
    ("custodian", "马文秀", [("secrecy_custodian", None)], "保密员"),
    ("editor", "贾书林", [("editor", None), ("section_head", "editorial")], "期刊信息科长"),
    ("thinktank", "熊国栋", [("expert_office", None), ("section_head", "thinktank")], "智库工作科长"),
    ("disclosure", "郑雨晴", [("disclosure_officer", None), ("staff", "thinktank")], "政务公开专员"),
    ("sysadmin", None, [("sys_admin", None)], "系统管理员"),
    ("secadmin", None, [("sec_admin", None)], "安全管理员"),
    ("auditor", None, [("audit_admin", None)], "审计管理员"),
]

PASSWORD = "Canmou-demo-2024"

DEPARTMENTS = (
    "发展和改革委员会 教育局 科学技术局 工业和信息化局 公安局 民政局 司法局 财政局 人力资源和社会保障局 自然资源局 "
    "生态环境局 住房和城乡建设局 交通运输局 水利局 农业农村局 商务局 文化和旅游局 卫生健康委员会 应急管理局 审计局 "
    "国有资产监督管理委员会 市场监督管理局 统计局 医疗保障局 地方金融监督管理局 大数据局 行政审批服务局"
).split()
DISTRICTS = ["般阳区", "稷门区", "于陵区", "临河区", "沂源谷县", "高青原县", "马踏湖县", "高新技术产业开发区"]


@dataclass
class Cast:
    """The demo office's units, people and logins, found by key, and `enter` to record what they did."""

    office: Office
    units: dict[str, Unit] = field(default_factory=dict)
    staff: list[Person] = field(default_factory=list)
    users: dict[str, User] = field(default_factory=dict)
    _entered: dict[str, int] = field(default_factory=dict)
    _people: int = 0

    def unit(self, key: str) -> Unit:
        """An own section, party group (group1…), or "office" itself. Raises KeyError."""
        return self.units[key]

    def body(
        self,
        name: str,
        *,
        kind: str = "other",
        short_name: str = "",
        mask: str = "",
        parent: Unit | None = None,
    ) -> Unit:
        """An outside unit by name, made when new."""
        found, _ = Unit.objects.get_or_create(
            office=self.office,
            name=name,
            defaults={
                "kind": kind,
                "short_name": short_name,
                "mask": mask,
                "parent": parent,
                "order": 500,
                "uid": _uid("unit", name),
            },
        )
        return found

    def person(
        self,
        name: str,
        *,
        unit: Unit | None = None,
        title: str = "",
        level: str = "none",
        rank: int = 100,
        since: date = date(2018, 1, 1),
        until: date | None = None,
        note: str = "",
    ) -> Person:
        """A person by name (and note), made with a post when new."""
        found = Person.objects.filter(office=self.office, name=name, note=note).first()
        if found is None:
            self._people += 1
            code = f"W{self._people:04d}"
            found = Person.objects.create(
                office=self.office, name=name, note=note, code=code, uid=_uid("person", code)
            )
        if unit and title and not found.posts.filter(unit=unit, title=title).exists():
            Post.objects.create(
                person=found,
                unit=unit,
                title=title,
                level=level,
                rank=rank,
                valid_from=since,
                valid_to=until,
                uid=_uid("post", f"{found.code}{title}"),
            )
        return found

    def named(self, name: str) -> Person:
        """A person of the office's staff by name. Raises KeyError."""
        for person in self.staff:
            if person.name == name:
                return person
        raise KeyError(name)

    def enter(
        self, rows: Iterable[Record | Draft], *, unit: str | Unit = "general", by: str = "general"
    ) -> Sequence[Record]:
        """Enter records as the login `by`; those without an owner belong to `unit`. Row ids are reproducible."""
        owner = self.units[unit] if isinstance(unit, str) else unit
        drafts = [row if isinstance(row, Draft) else Draft(row) for row in rows]
        for draft in drafts:
            record = draft.record
            record.office = self.office
            if record.unit_id is None:
                record.unit = owner
            code = record.LEDGER
            self._entered[code] = self._entered.get(code, 0) + 1
            draft.uid = draft.uid or _uid(code, str(self._entered[code]))
        return add_many(drafts, by=self.users[by]) if drafts else []


def _uid(kind: str, name: str) -> str:
    return hashlib.blake2b(f"{kind}:{name}".encode(), digest_size=8).hexdigest()


def make_cast() -> Cast:
    """The demo office with its units, 42 people in post, logins and dated terms."""
    office = Office.objects.create(
        code="ZZ",
        name="淄州市人民政府研究室",
        short_name="市政府研究室",
        plain_name="研究室",
        city="淄州",
        city_full="淄州市",
        city_short="淄",
        province="山东",
        province_full="山东省",
        issuer_mark="淄州市人民政府研究室",
        issuer_code="淄政研",
    )
    cast = Cast(office)
    _terms(office)
    _units(cast)
    _people(cast)
    _logins(cast)
    return cast


def _terms(office: Office) -> None:
    congresses = [("十九", date(2017, 10, 18), date(2022, 10, 15)), ("二十", date(2022, 10, 16), None)]
    for value, start, end in congresses:
        OfficeTerm.objects.create(
            office=office,
            key="congress",
            label="党的全国代表大会届次",
            value=value,
            valid_from=start,
            valid_to=end,
        )


def _units(cast: Cast) -> None:
    office = cast.office
    root = Unit.objects.create(
        office=office,
        name=office.name,
        short_name=office.short_name,
        kind="office",
        mask=office.city,
        uid=_uid("unit", office.name),
    )
    cast.units["office"] = root
    for order, (key, name, short) in enumerate(SECTIONS, 1):
        cast.units[key] = Unit.objects.create(
            office=office,
            name=name,
            short_name=short,
            kind="section",
            parent=root,
            order=order,
            uid=_uid("unit", name),
        )
    for number, word in enumerate("一二三", 1):
        name = f"第{word}党小组"
        cast.units[f"group{number}"] = Unit.objects.create(
            office=office,
            name=name,
            kind="party_group",
            parent=root,
            order=20 + number,
            uid=_uid("unit", name),
        )
    for order, name in enumerate(DEPARTMENTS, 100):
        Unit.objects.create(
            office=office,
            name=f"{office.city_full}{name}",
            short_name=f"市{_shortened(name)}",
            kind="department",
            order=order,
            uid=_uid("unit", name),
        )
    for order, name in enumerate(DISTRICTS, 200):
        Unit.objects.create(
            office=office,
            name=f"{name}人民政府",
            short_name=name,
            kind="district",
            order=order,
            uid=_uid("unit", name),
        )


def _shortened(name: str) -> str:
    short = {
        "发展和改革委员会": "发改委",
        "科学技术局": "科技局",
        "工业和信息化局": "工信局",
        "人力资源和社会保障局": "人社局",
        "住房和城乡建设局": "住建局",
        "文化和旅游局": "文旅局",
        "卫生健康委员会": "卫健委",
        "国有资产监督管理委员会": "国资委",
        "市场监督管理局": "市场监管局",
        "医疗保障局": "医保局",
        "地方金融监督管理局": "金融监管局",
        "行政审批服务局": "审批服务局",
    }
    return short.get(name, name)


def _people(cast: Cast) -> None:
    for order, (section, title, level, establishment, name) in enumerate(STAFF, 1):
        code = f"{order:03d}"
        person = Person.objects.create(office=cast.office, code=code, name=name, uid=_uid("person", code))
        Post.objects.create(
            person=person,
            unit=cast.units[section],
            title=title,
            level=level,
            establishment=establishment,
            leading=section == "leadership" and "主任" in title,
            rank=order,
            valid_from=date(2015 + order % 5, 1 + order % 12, 1),
            uid=_uid("post", code),
        )
        cast.staff.append(person)


def _logins(cast: Cast) -> None:
    secret = make_password(PASSWORD)  # once: a slow hash for each of the same password would only cost time
    for username, name, roles, _ in LOGINS:
        person = cast.named(name) if name else None
        user = User.objects.create(username=username, password=secret, office=cast.office, person=person)
        for role, key in roles:
            RoleGrant.objects.create(
                user=user, role=role, unit=cast.units[key] if key else None, valid_from=date(2021, 1, 1)
            )
        cast.users[username] = user
    department = Unit.objects.get(office=cast.office, short_name="市工信局")
    outside = User.objects.create(username="department", password=secret, office=cast.office)
    RoleGrant.objects.create(user=outside, role="outside_unit", unit=department, valid_from=date(2021, 1, 1))
    cast.users["department"] = outside
