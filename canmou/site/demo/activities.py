"""Demo: the media and channels that other parts name, and the office's shared events."""

from datetime import date

from canmou.activities.api import Channel, ChannelReading, Event
from canmou.kernel.ledger.actions import Draft
from canmou.kernel.people.models import Unit
from canmou.site.demo.cast import Cast

#: name, kind, level, operator (key below), own, opened on, mask, address
CHANNELS = [
    ("淄州日报", "newspaper", "city", "daily", False, None, "淄州", ""),
    ("淄州电视台", "broadcast", "city", "station", False, None, "淄州", ""),
    ("淄州晚报", "newspaper", "city", "daily", False, None, "淄州", ""),
    ("博览新闻", "app", "city", "daily", False, None, "", ""),
    ("淄州市人民政府网站", "website", "city", "city_office", False, None, "淄州", ""),
    ("淄州调研", "account", "office", "office", True, date(2019, 5, 6), "淄州", "微信公众号 ziyan-zz"),
    ("淄州政策汇", "account", "office", "office", True, date(2020, 9, 1), "淄州", "微信公众号 zz-zhengcehui"),
    ("政务公开看山东", "column", "province", "province_office", False, None, "山东", ""),
    ("决策参阅", "periodical", "province", "province", False, None, "", ""),
    ("山东政务信息", "periodical", "province", "province_office", False, None, "山东", ""),
    ("山东发展研究", "periodical", "province", "province_center", False, None, "山东", ""),
    ("共产党员网", "website", "central", "organization", False, None, "", ""),
    ("国家发改委网站", "website", "central", "ndrc", False, None, "", ""),
]

#: name, kind, short name, mask
BODIES = {
    "daily": ("淄州日报社", "media", "", "淄州"),
    "station": ("淄州市广播电视台", "media", "市广播电视台", "淄州"),
    "city_office": ("淄州市人民政府办公室", "city_body", "市政府办公室", "淄州"),
    "province": ("山东省人民政府", "upper_body", "省政府", ""),
    "province_office": ("山东省人民政府办公厅", "upper_body", "省政府办公厅", ""),
    "province_center": ("山东省经济社会发展研究中心", "upper_body", "省发展研究中心", ""),
    "organization": ("中共中央组织部", "upper_body", "中组部", ""),
    "ndrc": ("国家发展和改革委员会", "upper_body", "国家发改委", ""),
}

#: month, day, title, kind, place, headcount, content – the same round every year
YEARLY = [
    (1, 21, "离退休干部迎春座谈会", "meeting", "机关三楼会议室", 26, "通报全年工作，听取老同志意见"),
    (3, 11, "《经济社会发展》编委会会议", "meeting", "机关三楼会议室", 15, "审议年度选题计划和专题设置"),
    (4, 22, "一季度经济形势分析座谈会", "meeting", "市政府第三会议室", 24, "有关部门和重点企业负责人座谈"),
    (
        5,
        26,
        "全市政府系统研究室主任座谈会",
        "meeting",
        "机关五楼会议室",
        38,
        "交流百题调研进展，部署下步任务",
    ),
    (7, 20, "上半年经济形势分析座谈会", "meeting", "市政府第三会议室", 24, "研判走势，提出下半年对策建议"),
    (8, 18, "外市政策研究机构来访交流", "reception", "机关五楼会议室", 18, "交流以文辅政和智库建设做法"),
    (9, 16, "《经济社会发展》通讯员座谈会", "meeting", "机关五楼会议室", 42, "点评全年来稿，研究组稿方向"),
    (10, 20, "三季度经济形势分析座谈会", "meeting", "市政府第三会议室", 24, "研判走势，提出收官建议"),
    (11, 18, "赴先进地区考察研究室工作", "visit", "外市", 8, "学习调研成果转化机制"),
    (12, 14, "下年度重点课题选题会商会", "meeting", "机关五楼会议室", 31, "各科室和有关部门会商课题方向"),
]

FOLLOWERS = {2021: (8120, 310), 2022: (12140, 395), 2023: (17260, 420)}


def load(cast: Cast) -> None:
    """Channels, the monthly readings of the office's research account, and three years of events."""
    _channels(cast)
    _readings(cast)
    _events(cast)


def bodies(cast: Cast) -> dict[str, Unit]:
    """The bodies that run channels, by key."""
    found = {
        key: cast.body(name, kind=kind, short_name=short, mask=mask)
        for key, (name, kind, short, mask) in BODIES.items()
    }
    return {**found, "office": cast.unit("office")}


def _channels(cast: Cast) -> None:
    run_by = bodies(cast)
    cast.enter(
        [
            Channel(
                name=name,
                kind=kind,
                level=level,
                operator=run_by[operator],
                own=own,
                opened_on=opened,
                mask=mask,
                address=address,
            )
            for name, kind, level, operator, own, opened, mask, address in CHANNELS
        ],
        unit="editorial",
    )


def _readings(cast: Cast) -> None:
    channel = Channel.objects.get(name="淄州调研")
    reader = cast.named("戚若水")
    rows = []
    for year, (start, step) in FOLLOWERS.items():
        for month in range(1, 13):
            value = start + step * (month - 1) + 17 * (month % 4)
            day = date(year, month, 28)
            rows.append(
                ChannelReading(channel=channel, measure="followers", read_on=day, value=value, read_by=reader)
            )
    rows.append(
        ChannelReading(
            channel=channel, measure="followers", read_on=date(2024, 1, 5), value=22035, read_by=reader
        )
    )
    cast.enter(rows, unit="editorial")


def _events(cast: Cast) -> None:
    office = cast.unit("office")
    leaders = cast.staff[:4]
    rows = []
    for year in (2021, 2022, 2023):
        for month, day, title, kind, place, headcount, content in YEARLY:
            held = date(year, month, day)
            heads = headcount - (2023 - year) % 3
            event = Event(
                title=title,
                kind=kind,
                held_on=held,
                started_on=date(year, month, day - 1) if kind == "visit" else None,
                place=place,
                headcount=heads,
                content=content,
            )
            rows.append(Draft(event, {"hosts": [office], "participants": leaders[: 2 + month % 3]}))
    event = Event(
        title="全市经济工作座谈会材料会商会",
        kind="meeting",
        held_on=date(2024, 1, 4),
        place="机关五楼会议室",
        headcount=19,
        content="会商开年重点文稿",
    )
    rows.append(Draft(event, {"hosts": [office], "participants": leaders[:3]}))
    cast.enter(rows)
