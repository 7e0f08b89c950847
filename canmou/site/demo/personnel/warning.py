"""Demo: warning education in four parts, films, and integrity risk points by post."""

from datetime import date

from canmou.kernel.ledger.actions import Draft
from canmou.personnel.models import (
    FOUR_PARTS,
    FilmScreening,
    RiskMeasure,
    RiskPoint,
    RiskReview,
    WarningSession,
)
from canmou.site.demo.cast import Cast
from canmou.site.demo.days import workday

#: title, day, four parts?, case, source, rule, analysis, warning
SESSIONS = [
    (
        "节日期间违规吃喝问题警示教育",
        date(2021, 9, 15),
        False,
        "传达节日期间违规吃喝典型问题的通报",
        "市纪委公开通报",
    ),
    (
        "群众身边不正之风警示教育",
        date(2021, 12, 3),
        False,
        "传达侵害群众利益典型问题的通报",
        "市纪委公开通报",
    ),
    (
        "违规收送礼品礼金问题警示教育",
        date(2022, 4, 27),
        True,
        "某区一名科级干部在节日期间三次收受服务对象所送购物卡，受到党内警告处分。",
        "省纪委公开通报",
        "中国共产党纪律处分条例关于收受可能影响公正执行公务的礼品、礼金、消费卡的规定",
        "把人情往来当挡箭牌，从收一盒茶叶开始放松了自己。",
        "守住节点，守住小节，不该收的一分不收。",
    ),
    (
        "形式主义官僚主义问题警示教育",
        date(2022, 7, 15),
        True,
        "某县一名部门负责人对整改任务只转发不督办，虚报完成，受到政务警告处分。",
        "市纪委公开通报",
        "中国共产党纪律处分条例关于在贯彻决策部署上不作为、虚假作为的规定",
        "调度停在纸上，数字来自估计，问题拖成了责任。",
        "每个数字都要有来处，每件事都要见到底。",
    ),
    (
        "泄露工作秘密问题警示教育",
        date(2022, 11, 11),
        True,
        "某市直单位一名工作人员把内部讨论稿拍照发到聊天群，造成不良影响，受到诫勉处理。",
        "市保密委员会办公室典型案例汇编",
        "中国共产党纪律处分条例关于工作纪律的规定和机关保密制度",
        "图一时方便，把纪律丢在了脑后。",
        "文稿不上群，拍照不出门，离岗不离密。",
    ),
    (
        "“酒杯中的腐败”警示教育",
        date(2023, 4, 20),
        True,
        "某单位三名干部接受管理服务对象宴请，受到党内严重警告处分。",
        "省纪委公开通报",
        "中央八项规定精神和中国共产党纪律处分条例关于违规接受宴请的规定",
        "把圈子当资源，把吃请当小事。",
        "管住嘴，走好路，交往有界限。",
    ),
    (
        "经费管理使用问题警示教育",
        date(2023, 9, 22),
        True,
        "某协会财务人员长期不对账，挪用会费，受到开除处分。",
        "市纪委公开通报",
        "中国共产党纪律处分条例关于廉洁纪律的规定和财务管理制度",
        "一人经手、无人复核，制度成了摆设。",
        "经手必留痕，支出必复核。",
    ),
]

#: film, producer, day, session title
FILMS = [
    ("迷途的代价", "省纪委宣传部", date(2021, 5, 21), ""),
    ("失衡的天平", "市纪委宣传部", date(2021, 9, 15), "节日期间违规吃喝问题警示教育"),
    ("零容忍在身边", "省纪委宣传部", date(2021, 12, 3), "群众身边不正之风警示教育"),
    ("贪念之渊", "省纪委宣传部", date(2022, 3, 18), ""),
    ("失守的底线", "市纪委宣传部", date(2022, 4, 27), "违规收送礼品礼金问题警示教育"),
    ("空转的代价", "市纪委宣传部", date(2022, 7, 15), "形式主义官僚主义问题警示教育"),
    ("失守的底线", "市纪委宣传部", date(2022, 9, 2), ""),
    ("一张照片的教训", "市保密委员会办公室", date(2022, 11, 11), "泄露工作秘密问题警示教育"),
    ("围猎", "省纪委宣传部", date(2023, 4, 20), "“酒杯中的腐败”警示教育"),
    ("账本背后", "市纪委宣传部", date(2023, 9, 22), "经费管理使用问题警示教育"),
    ("家风失守", "省纪委宣传部", date(2023, 11, 17), ""),
]

#: section, post, power, risk, grade, answering post, (measure, result) …
POINTS = [
    (
        "general",
        "办公室财务岗",
        "经费支出审核",
        "把关不严，超标准、超范围列支",
        "high",
        "办公室主任",
        ("大额支出两人复核并在办公会通报", "写入财务管理办法"),
        ("每季度公开经费支出情况", "已按季公开"),
    ),
    (
        "general",
        "办公室采购岗",
        "办公用品和服务采购",
        "化整为零，指定供应商",
        "high",
        "办公室主任",
        ("全部采购走框架协议并留存比价单", "比价单随凭证归档"),
        ("采购人和验收人分设", "岗位已分设"),
    ),
    (
        "general",
        "办公室印章管理岗",
        "公章使用",
        "未经批准用印",
        "medium",
        "办公室副主任",
        ("用印逐次登记并附审批单", "登记簿按月检查"),
        ("空白介绍信编号管理", "已编号登记"),
    ),
    (
        "general",
        "办公室公车管理岗",
        "公务用车派遣",
        "公车私用、虚报里程",
        "medium",
        "办公室主任",
        ("派车单与定位里程按月核对", "逐月核对无差异"),
        ("节假日封存停驶", "已执行"),
    ),
    (
        "research1",
        "调研课题管理岗",
        "优秀调研成果评选组织",
        "打招呼、泄露评审专家",
        "high",
        "综合调研一科科长",
        ("盲评并由双人保管编号", "编号密封保管"),
        ("评选结果公示五个工作日", "已公示"),
    ),
    (
        "research1",
        "调研活动组织岗",
        "外出调研安排",
        "超标准接待、借机旅游",
        "medium",
        "综合调研一科科长",
        ("行程和食宿标准事前备案", "已备案"),
        ("返回后三日内报销并附调研记录", "已执行"),
    ),
    (
        "research2",
        "文稿起草岗",
        "未公开材料使用",
        "提前泄露会议精神和人事信息",
        "medium",
        "综合调研二科科长",
        ("讨论稿专人收回销毁", "收回登记完整"),
        ("起草人签订保密承诺", "全部签订"),
    ),
    (
        "economy",
        "经济调研岗",
        "企业走访调研",
        "接受企业宴请和礼品",
        "medium",
        "经济调研科科长",
        ("走访企业两人以上同行", "已执行"),
        ("调研单位廉政回访抽查", "回访十二家无反映"),
    ),
    (
        "society",
        "社会调研岗",
        "民生诉求转办",
        "选择性转办、压件不办",
        "low",
        "社会调研科科长",
        ("诉求统一编号限时转办", "转办台账齐全"),
        ("每月通报转办时效", "已按月通报"),
    ),
    (
        "thinktank",
        "专家论证管理岗",
        "论证专家抽取",
        "指定专家、泄露名单",
        "high",
        "智库工作科科长",
        ("随机抽取全程留痕可复核", "抽取记录可复算"),
        ("专家回避情况双人核查", "核查单归档"),
    ),
    (
        "thinktank",
        "合伙人服务岗",
        "合伙人推荐和礼遇办理",
        "优亲厚友、收受好处",
        "high",
        "智库工作科科长",
        ("推荐名单集体研究并公示", "党组会研究后公示"),
        ("礼遇办理结果由合伙人评价", "满意度逐件回访"),
    ),
    (
        "thinktank",
        "智库课题经费岗",
        "合作课题经费拨付",
        "未按进度拨付、虚假结题",
        "medium",
        "智库工作科科长",
        ("中期检查合格后拨付", "已执行"),
        ("结题查重并验收", "验收意见归档"),
    ),
    (
        "editorial",
        "期刊编辑岗",
        "稿件采用和稿费发放",
        "人情稿、虚列稿费",
        "medium",
        "期刊信息科科长",
        ("三审签字后采用", "审稿单齐全"),
        ("稿费名单公开并转账支付", "已公开"),
    ),
    (
        "editorial",
        "期刊印制岗",
        "印刷厂选择和结算",
        "串通报价",
        "medium",
        "期刊信息科科长",
        ("印制费用三方比价", "比价单归档"),
        ("印数与分发签收核对", "逐期核对"),
    ),
    (
        "party",
        "党费管理岗",
        "党费收缴使用",
        "坐支、挪用党费",
        "medium",
        "机关党建科科长",
        ("党费专户专账按季公示", "已按季公示"),
        ("年末委托审计", "审计无问题"),
    ),
    (
        "personnel",
        "干部考察岗",
        "干部推荐和年度考核",
        "打招呼、跑风漏气",
        "high",
        "人事科科长",
        ("推荐票当场密封、双人计票", "已执行"),
        ("考核等次公示", "已公示"),
    ),
]


def load(cast: Cast) -> None:
    """Sessions, screenings, risk points with measures and reviews."""
    _education(cast)
    _risks(cast)


def _education(cast: Cast) -> None:
    staff = cast.staff
    rows = []
    for order, (title, day, four, case, source, *rest) in enumerate(SESSIONS):
        rule, analysis, warning = rest if four else ("", "", "")
        session = WarningSession(
            title=title,
            held_on=day,
            mode=FOUR_PARTS if four else "",
            case=case,
            case_source=source,
            rule=rule,
            analysis=analysis,
            warning=warning,
            headcount=36 + order % 4,
        )
        rows.append(Draft(session, {"participants": staff[: 36 + order % 4]}))
    entered = {record.title: record for record in cast.enter(rows, unit="party")}
    cast.enter(
        [
            Draft(
                FilmScreening(
                    film=film,
                    producer=producer,
                    screened_on=day,
                    place="机关三楼会议室",
                    session=entered.get(session),
                    headcount=30 + order % 8,
                ),
                {"participants": staff[: 30 + order % 8]},
            )
            for order, (film, producer, day, session) in enumerate(FILMS)
        ],
        unit="party",
    )


def _risks(cast: Cast) -> None:
    points = cast.enter(
        [
            RiskPoint(
                unit=cast.unit(section),
                post=post,
                power=power,
                risk=risk,
                grade=grade,
                answering_post=answering,
                identified_on=workday(2021 + (order % 4 > 0), 3, 8 + order),
            )
            for order, (section, post, power, risk, grade, answering, *_) in enumerate(POINTS)
        ]
    )
    measures, reviews = [], []
    lower = {"high": "medium", "medium": "medium", "low": "low"}
    for order, (point, (*_, first, second)) in enumerate(zip(points, POINTS, strict=True)):
        year = point.identified_on.year
        for turn, (measure, result) in enumerate((first, second)):
            due = workday(year + turn, 6 if not turn else 9, 30)
            late = turn and order % 6 == 5
            measures.append(
                RiskMeasure(
                    unit=point.unit,
                    point=point,
                    measure=measure,
                    due_on=due,
                    done_on=None if late else workday(due.year, due.month, 9 + order),
                    result="" if late else result,
                )
            )
        for review_year in range(year, 2024):
            grade = point.grade if review_year == year else lower[point.grade]
            reviews.append(
                RiskReview(
                    unit=point.unit,
                    point=point,
                    year=review_year,
                    reviewed_on=workday(review_year, 12, 12 + order % 5),
                    grade=grade,
                    conclusion="措施落实，等级下调" if grade != point.grade else "措施落实，等级不变",
                )
            )
    cast.enter(measures)
    cast.enter(reviews)
