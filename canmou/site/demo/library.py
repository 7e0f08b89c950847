"""The demo office's figures and materials library: indicators, values, phrases, practices, clippings."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from canmou.kernel.people.models import Unit
from canmou.library.models import CityPractice, Clipping, Indicator, IndicatorValue, LeaderPhrase
from canmou.site.demo.cast import Cast
from canmou.site.demo.leaders import leader

_M, _Q = "month", "quarter"

#: name, other names, definition, measure, places, frequency, aggregation, source, start value, growth in % a year
INDICATORS = [
    (
        "地区生产总值",
        "GDP、经济总量",
        "按季核算，现价总量，增速按不变价计算",
        "亿元",
        1,
        _Q,
        "cumulative",
        "市统计局",
        931.6,
        5.1,
    ),
    (
        "规模以上工业增加值增速",
        "规上工业增速、工业增加值增长",
        "年主营业务收入2000万元及以上工业法人单位，按可比价计算",
        "％",
        1,
        _M,
        "cumulative",
        "市统计局",
        6.8,
        0,
    ),
    (
        "固定资产投资增速",
        "投资增速",
        "计划总投资500万元及以上项目和房地产开发投资，不含农户",
        "％",
        1,
        _M,
        "cumulative",
        "市统计局",
        9.4,
        0,
    ),
    (
        "社会消费品零售总额",
        "社零、社零总额",
        "通过交易售给个人和社会集团的非生产经营用实物商品金额及餐饮收入",
        "亿元",
        1,
        _M,
        "cumulative",
        "市统计局",
        104.2,
        6.0,
    ),
    (
        "一般公共预算收入",
        "财政收入、地方一般公共预算收入",
        "市本级和区县合计，剔除留抵退税因素的增速另注",
        "亿元",
        2,
        _M,
        "cumulative",
        "市财政局",
        33.1,
        5.4,
    ),
    (
        "一般公共预算支出",
        "财政支出",
        "市本级和区县合计",
        "亿元",
        2,
        _M,
        "cumulative",
        "市财政局",
        42.6,
        4.2,
    ),
    (
        "进出口总额",
        "外贸进出口",
        "海关口径，按人民币计价",
        "亿元",
        1,
        _M,
        "cumulative",
        "市商务局",
        88.5,
        7.8,
    ),
    (
        "实际使用外资",
        "利用外资",
        "商务部口径，不含银行、证券、保险领域",
        "亿美元",
        2,
        _M,
        "cumulative",
        "市商务局",
        0.86,
        9.0,
    ),
    (
        "居民人均可支配收入",
        "居民收入",
        "住户抽样调查，城乡一体化口径",
        "元",
        0,
        _Q,
        "cumulative",
        "市统计局",
        9860,
        6.2,
    ),
    (
        "城镇新增就业人数",
        "新增就业",
        "当年城镇累计新就业人数减去自然减员人数",
        "人",
        0,
        _M,
        "cumulative",
        "市人社局",
        6100,
        1.5,
    ),
    (
        "金融机构本外币贷款余额",
        "贷款余额",
        "人民银行口径，期末余额",
        "亿元",
        1,
        _M,
        "stock",
        "市金融监管局",
        4120,
        10.5,
    ),
    (
        "空气质量优良天数",
        "优良天数",
        "市控点位平均，按空气质量指数技术规定",
        "天",
        0,
        _M,
        "cumulative",
        "市生态环境局",
        18,
        2.0,
    ),
    (
        "市场主体总数",
        "市场主体、经营主体",
        "在册企业、个体工商户、农民专业合作社",
        "户",
        0,
        _M,
        "stock",
        "市市场监管局",
        512000,
        7.1,
    ),
]

#: leader, day, occasion, topic, words
PHRASES = [
    (
        "霍明远",
        date(2021, 2, 18),
        "全市作风建设大会",
        "作风建设",
        "严是主基调，真是硬要求，细是基本功，实是试金石，快是竞争力。",
    ),
    ("林知远", date(2021, 4, 20), "全市一季度经济运行分析会", "项目建设", "一切围着项目转，一切盯着项目干。"),
    (
        "林知远",
        date(2021, 8, 12),
        "调研制造业企业座谈会",
        "制造业",
        "传统产业不是落后产业，改造升级好了就是优势产业。",
    ),
    (
        "祁宏图",
        date(2021, 10, 15),
        "财源建设工作推进会",
        "财源建设",
        "把税源当资源来经营，把服务当生产力来抓。",
    ),
    (
        "霍明远",
        date(2022, 2, 7),
        "全市动员大会",
        "高质量发展",
        "品质提升，提升的是发展质量、城市气质，也是干部素质。",
    ),
    (
        "林知远",
        date(2022, 3, 11),
        "数字经济企业家座谈会",
        "数字经济",
        "数字经济是换道超车的关键变量，要一个场景一个场景地抓落地。",
    ),
    ("林知远", date(2022, 5, 10), "稳经济工作调度会", "稳经济", "保市场主体就是保就业、保民生、保未来。"),
    (
        "单青松",
        date(2022, 6, 16),
        "产业链工作推进会",
        "产业链",
        "链长要当总工程师，把缺什么、补什么、谁来补弄得清清楚楚。",
    ),
    (
        "毕晓岚",
        date(2022, 7, 21),
        "民生实事调度会",
        "民生",
        "群众的小事就是政府的大事，办一件算一件，件件有回音。",
    ),
    (
        "林知远",
        date(2022, 9, 8),
        "市政府全体会议",
        "调查研究",
        "没有调查研究就没有决策权，研究室要多出管用的实招。",
    ),
    ("庄文博", date(2022, 11, 3), "城市更新工作会", "城市更新", "城市更新要留得住烟火气，记得住乡愁。"),
    ("霍明远", date(2023, 1, 31), "全市动员大会", "实干", "看方案更看行动，看过程更看结果。"),
    (
        "林知远",
        date(2023, 4, 6),
        "民营企业家座谈会",
        "民营经济",
        "对企业无事不扰、有求必应，说到就要做到。",
    ),
    (
        "林知远",
        date(2023, 6, 20),
        "绿色低碳工作推进会",
        "绿色低碳",
        "绿色不是选择题，是必答题，更是加分题。",
    ),
    ("宁国栋", date(2023, 8, 24), "乡村振兴现场会", "乡村振兴", "片区建设要算长远账，先有人气再有财气。"),
    (
        "牟秀峰",
        date(2023, 10, 12),
        "外贸企业座谈会",
        "外贸",
        "一企一策帮企业抢订单，把服务送到出海的最前线。",
    ),
    (
        "林知远",
        date(2023, 12, 5),
        "谋划明年工作务虚会",
        "谋划工作",
        "思路要从调研中来，举措要到基层去检验。",
    ),
]

#: place, practice, field, gist, effect, source, day
PRACTICES = [
    (
        "云山市",
        "“一业一证”改革",
        "营商环境",
        "一个行业只发一张综合许可证，后台流转、限时办结",
        "开办便利店平均用时压缩到3天",
        "《云山日报》",
        date(2021, 3, 18),
    ),
    (
        "临江市",
        "“标准地＋承诺制”供地",
        "要素保障",
        "先定标准再供地，企业承诺后即可开工",
        "拿地到开工缩短到45天",
        "《临江经济导刊》",
        date(2021, 5, 20),
    ),
    (
        "青湖市",
        "产业链党建联盟",
        "产业",
        "以链主企业党组织为牵引，链上企业共建共享",
        "促成协作订单120余项",
        "《青湖通讯》",
        date(2021, 7, 8),
    ),
    (
        "平原新区",
        "工业“亩产论英雄”",
        "产业",
        "按亩均税收等指标分档，差别化配置要素",
        "亩均税收三年提高四成",
        "《平原新区调研》",
        date(2021, 9, 16),
    ),
    (
        "南屏市",
        "老旧小区改造“居民合伙人”",
        "城建",
        "居民出资、企业参与、政府补助按比例共担",
        "居民出资率达到92％",
        "《南屏日报》",
        date(2021, 11, 25),
    ),
    (
        "云山市",
        "科技成果“先用后付”",
        "科技",
        "高校成果先许可企业使用，见效后再付费",
        "首批成交成果63项",
        "《云山科技》",
        date(2022, 1, 13),
    ),
    (
        "海阳湾新区",
        "数字经济场景清单",
        "数字经济",
        "政府每季发布应用场景，企业揭榜实施",
        "累计发布场景180个",
        "《海阳湾参考》",
        date(2022, 3, 3),
    ),
    (
        "临江市",
        "惠企政策“免申即享”",
        "营商环境",
        "系统比对数据自动兑付",
        "上线事项46项，惠及企业9000余户",
        "《临江经济导刊》",
        date(2022, 4, 14),
    ),
    (
        "北岭市",
        "预制食品产业园共享检测",
        "产业",
        "园区统建检测中心，企业按次付费",
        "单次检测费用下降六成",
        "《北岭日报》",
        date(2022, 6, 9),
    ),
    (
        "青湖市",
        "社区食堂“四方共担”",
        "民生",
        "政府补一点、企业让一点、慈善捐一点、个人掏一点",
        "单店月均保本",
        "《青湖通讯》",
        date(2022, 7, 28),
    ),
    (
        "南屏市",
        "“工业上楼”",
        "产业",
        "提高容积率，按行业定制厂房层高和荷载",
        "平均容积率由1.1提高到2.6",
        "《南屏日报》",
        date(2022, 9, 22),
    ),
    (
        "平原新区",
        "零工市场智能匹配",
        "就业",
        "实名登记、技能建档、用工派单",
        "日均撮合1200人次",
        "《平原新区调研》",
        date(2022, 11, 10),
    ),
    (
        "海阳湾新区",
        "政府首席数据官",
        "数字经济",
        "部门设首席数据官，统筹数据共享和应用",
        "共享目录增长两倍",
        "《海阳湾参考》",
        date(2023, 2, 16),
    ),
    (
        "云山市",
        "文旅“一张票”",
        "文旅",
        "景区、公交、民宿一票联通",
        "游客平均停留由1.2天增加到1.9天",
        "《云山日报》",
        date(2023, 4, 20),
    ),
    (
        "北岭市",
        "企业出海服务港",
        "外贸",
        "法律、物流、金融服务集中办",
        "服务企业560家",
        "《北岭日报》",
        date(2023, 6, 15),
    ),
    (
        "临江市",
        "存量土地“混合出让”",
        "要素保障",
        "同一地块允许工业、科研混合用途",
        "盘活低效用地1300亩",
        "《临江经济导刊》",
        date(2023, 8, 10),
    ),
    (
        "青湖市",
        "乡村运营师",
        "三农",
        "公开招募团队整村运营，收益分成",
        "27个村集体收入翻番",
        "《青湖通讯》",
        date(2023, 10, 19),
    ),
    (
        "南屏市",
        "储能电站共享租赁",
        "能源",
        "多家新能源企业合租储能容量",
        "利用小时数提高35％",
        "《南屏日报》",
        date(2023, 12, 7),
    ),
]

#: headline, medium, field, excerpt – one every second month
CLIPPINGS = [
    ("老工业城市的新赛道", "齐风经济报", "产业转型", "以技改撬动传统产业升级，新动能占比持续提高。"),
    ("小城也有大物流", "齐风经济报", "物流", "枢纽、通道、网络一体布局，物流成本稳步下降。"),
    ("让数据成为生产要素", "数字观察", "数字经济", "公共数据授权运营的边界、价格和监管。"),
    ("专精特新企业为什么扎堆", "产业评论", "产业", "细分市场、配套半径和工程师红利共同作用。"),
    ("一碗饭里的治理", "民生周刊", "民生", "社区食堂的可持续，关键在算清成本账。"),
    ("城市更新不是大拆大建", "城市观察", "城建", "体检在前、更新在后，无体检不更新。"),
    ("把链主请到台前", "产业评论", "产业链", "链主企业发布需求清单，中小企业揭榜配套。"),
    ("年轻人为什么回流", "齐风经济报", "人才", "住房、通勤、托育成为影响去留的三个变量。"),
    ("绿色转型的账怎么算", "能源经济", "绿色低碳", "短期成本与长期竞争力的平衡。"),
    ("消费新场景从哪里来", "商业观察", "消费", "街区、体育、演艺与餐饮的组合效应。"),
    ("县域医共体的三道坎", "民生周刊", "民生", "人员、医保支付和信息互通。"),
    ("营商环境的“最后一米”", "城市观察", "营商环境", "政策好不好，看企业拿到手的时间。"),
    ("农产品怎么卖上好价", "乡村经济", "三农", "分级、冷链和品牌三件事要一起做。"),
    ("科创飞地的得与失", "产业评论", "科技", "研发在外、转化在内，机制要先行。"),
    ("工业用地的混合利用", "城市观察", "要素保障", "用途管制从“一刀切”走向清单化。"),
    ("文旅热之后的冷思考", "商业观察", "文旅", "流量转化为产业增量需要供给升级。"),
    ("银发经济有多大", "民生周刊", "民生", "从养老服务到老年用品的完整链条。"),
    ("低空经济的基础设施", "能源经济", "产业", "起降点、空管和应用场景同步谋划。"),
]


def load(cast: Cast) -> None:
    """Three years of figures and materials."""
    _indicators(cast)
    _materials(cast)


def _indicators(cast: Cast) -> None:
    sources = {unit.short_name: unit for unit in Unit.objects.filter(office=cast.office, kind="department")}
    rows = [
        Indicator(
            name=name,
            aliases=aliases,
            definition=definition,
            measure=measure,
            places=places,
            frequency=frequency,
            aggregation=aggregation,
            source=sources[source],
            release_note="每月20日后可对外使用" if frequency == _M else "季后次月20日后可对外使用",
            used_from=date(2021, 1, 1),
        )
        for name, aliases, definition, measure, places, frequency, aggregation, source, _, _ in INDICATORS
    ]
    entered = cast.enter(rows, unit="economy")
    random, values = Random(31), []
    for indicator, facts in zip(entered, INDICATORS, strict=True):
        values += _values(random, indicator, *facts[-2:])
    cast.enter(values, unit="economy")


def _values(random: Random, indicator: Indicator, start: float, pace: float) -> list[IndicatorValue]:
    """Monthly (from February) or quarterly values of three years, with some revised once."""
    found = []
    for year in (2021, 2022, 2023):
        months = range(2, 13) if indicator.frequency == _M else (3, 6, 9, 12)
        for month in months:
            steps = month if indicator.frequency == _M else month // 3
            level, growth = _level(random, indicator, start, pace, year, steps)
            end = _month_end(year, month)
            known = end + timedelta(days=16 + month % 3)
            if known > date(2024, 1, 8):
                continue
            period = f"{year}-{month:02d}" if indicator.frequency == _M else f"{year}-Q{month // 3}"
            row = IndicatorValue(
                indicator=indicator,
                period=period,
                period_end=end,
                value=level,
                growth=growth,
                as_of=known,
                embargo_until=end + timedelta(days=20),
            )
            found.append(row)
            if month == 12 and indicator.aggregation != "stock" and year < 2023:
                found.append(_revised(random, row))
    return found


def _level(
    random: Random, indicator: Indicator, start: float, pace: float, year: int, steps: int
) -> tuple[Decimal, Decimal | None]:
    growth = round(pace + random.uniform(-1.6, 1.8), 1)
    unit = Decimal(1).scaleb(-indicator.places)
    if indicator.measure == "％":
        wave = {2021: 2.6, 2022: -0.8, 2023: 0.9}[year]
        return Decimal(f"{start + wave - steps * 0.15 + random.uniform(-0.3, 0.3):.1f}"), None
    base = start * (1 + pace / 100) ** (year - 2021)
    if indicator.aggregation == "cumulative":
        base *= steps * (1 + random.uniform(-0.02, 0.02))
    else:
        base *= 1 + pace / 100 * steps / 12
    return Decimal(f"{base:.6f}").quantize(unit), Decimal(str(growth))


def _revised(random: Random, row: IndicatorValue) -> IndicatorValue:
    unit = Decimal(1).scaleb(-row.indicator.places)
    return IndicatorValue(
        indicator=row.indicator,
        period=row.period,
        period_end=row.period_end,
        value=(row.value * Decimal(str(1 + random.uniform(-0.006, 0.006)))).quantize(unit),
        growth=row.growth,
        revision=2,
        revision_reason="年报核实后修订",
        status=IndicatorValue.Status.FINAL,
        as_of=date(row.period_end.year + 1, 10, 20),
    )


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _materials(cast: Cast) -> None:
    keeper = cast.named("常晓曼")
    rows = [
        LeaderPhrase(
            leader=leader(name).person(cast),
            leader_post=leader(name).post,
            said_on=day,
            occasion=occasion,
            topic=topic,
            words=words,
            source="会议讲话稿",
            checked_by=cast.named("殷雪梅"),
        )
        for name, day, occasion, topic, words in PHRASES
    ]
    cast.enter(rows, unit="research2")
    rows = [
        CityPractice(
            place=place,
            title=title,
            topic=topic,
            gist=gist,
            effect=effect,
            source=f"{source}{day.year}年{day.month}月{day.day}日",
            published_on=day,
            collected_by=keeper,
            lesson="做法可复制，需结合本市实际测算成本",
        )
        for place, title, topic, gist, effect, source, day in PRACTICES
    ]
    cast.enter(rows, unit="center")
    rows = [
        Clipping(
            title=title,
            medium=medium,
            published_on=date(2021 + place // 6, place % 6 * 2 + 1, 9 + place % 5),
            topic=topic,
            excerpt=excerpt,
            collected_by=keeper,
        )
        for place, (title, medium, topic, excerpt) in enumerate(CLIPPINGS)
    ]
    cast.enter(rows, unit="center")
