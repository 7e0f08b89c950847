"""Demo: a city inspection of 2021, an audit of 2023, what they found, and the looks back."""

from datetime import date, timedelta

from canmou.affairs.models import Inspection, InspectionFinding, LookBack
from canmou.site.demo.cast import Cast
from canmou.site.demo.days import on_or_after

#: problem, section, who answers, measure, result
INSPECTED = [
    (
        "党组理论学习联系实际不够",
        "party",
        "白玉成",
        "学习计划增加专题研讨",
        "每季度专题研讨一次，形成转化清单",
    ),
    ("调研选题与中心工作结合不紧", "research1", "高振华", "建立选题会商制度", "课题全部经会商确定"),
    ("调研成果转化跟踪不够", "research1", "高振华", "建立批示和转化台账", "批示逐件跟踪到落实"),
    ("文稿把关层级责任不清", "research2", "董建国", "明确三级核稿责任", "核稿单随稿流转"),
    ("刊物稿源结构不合理", "editorial", "贾书林", "提高自主撰写比例", "自主撰写稿件占比逐季提高"),
    ("智库专家作用发挥不充分", "thinktank", "熊国栋", "完善抽取和评价办法", "专家参与论证全程留痕"),
    ("党建工作清单落实有差距", "party", "白玉成", "清单按月销号", "全年清单全部销号"),
    ("谈心谈话记录不规范", "party", "白玉成", "统一记录式样", "抽查记录均合格"),
    ("财务报销审核不严", "general", "孙启航", "修订报销办法", "两人复核，抽查无差错"),
    ("固定资产台账不完整", "general", "孙启航", "全面清点登记", "账实相符"),
    ("年轻干部培养缺乏系统安排", "personnel", "苗秀云", "制定三年培养计划", "结对和轮训全面展开"),
    ("督促检查力度不够", "general", "马文秀", "建立调度制度", "半月一调度，滞后亮灯"),
]
AUDITED = [
    ("部分印刷费结算资料不全", "editorial", "贾书林", "补齐合同和验收单", "资料补齐归档"),
    ("课题经费年末集中支付", "thinktank", "熊国栋", "按进度拨付", "修订经费管理办法"),
    ("公务接待清单填写不规范", "general", "孙启航", "统一清单式样", "逐单审核"),
    ("固定资产处置未及时销账", "general", "马文秀", "处置当月销账", "已全部销账"),
]


def load(cast: Cast) -> None:
    """Two inspections, their findings, two looks back."""
    group = cast.body("中共淄州市委第三巡察组", kind="party_body", short_name="市委第三巡察组", mask="淄州")
    lead = cast.body(
        "中共淄州市委巡察工作领导小组办公室", kind="party_body", short_name="市委巡察办", mask="淄州"
    )
    audit = cast.body("淄州市审计局", kind="department")
    inspections = cast.enter(
        [
            Inspection(
                title="市委第三巡察组2021年常规巡察",
                kind="discipline",
                body=group,
                inspected_on=date(2021, 4, 12),
                feedback_on=date(2021, 7, 20),
                due_on=date(2021, 10, 29),
                mechanism="市委巡察整改日常监督工作机制",
            ),
            Inspection(
                title="2023年主要负责人经济责任审计",
                kind="audit",
                body=audit,
                inspected_on=date(2023, 4, 10),
                feedback_on=date(2023, 6, 15),
                due_on=date(2023, 9, 15),
                mechanism="审计整改对账销号制度",
            ),
        ],
        unit="party",
    )
    rows = []
    verifier = cast.named("韩立诚")
    for inspection, findings in zip(inspections, (INSPECTED, AUDITED), strict=True):
        for order, (problem, section, responsible, measure, result) in enumerate(findings, 1):
            rows.append(
                InspectionFinding(
                    unit=cast.unit(section),
                    inspection=inspection,
                    sequence=order,
                    problem=problem,
                    section=cast.unit(section),
                    responsible=cast.named(responsible),
                    measure=measure,
                    due_on=inspection.due_on,
                    closed_on=on_or_after(inspection.due_on - timedelta(days=4 + order % 9)),
                    verified_by=verifier,
                    result=result,
                )
            )
    cast.enter(rows)
    looks = [(0, date(2022, 8, 24), lead, len(INSPECTED), 0), (1, date(2023, 11, 21), audit, len(AUDITED), 0)]
    cast.enter(
        [
            LookBack(
                inspection=inspections[which],
                looked_on=day,
                body=body,
                checked=checked,
                relapsed=relapsed,
                measures="对照清单逐项自查，完善长效制度",
            )
            for which, day, body, checked, relapsed in looks
        ],
        unit="party",
    )
