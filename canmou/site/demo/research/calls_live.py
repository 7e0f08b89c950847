"""The demo office's running call of 2024: just out, the first proposals coming in."""

from datetime import date, datetime, time

from canmou.kernel import clock
from canmou.kernel.people.models import Unit
from canmou.research.actions import call as calls
from canmou.research.actions import checking
from canmou.research.actions import proposal as proposals
from canmou.research.models import Call, Proposal
from canmou.site.demo.cast import Cast

CLOSES = datetime.combine(date(2024, 1, 31), time(17, 30), tzinfo=clock.ZONE)
GUIDE = """一、题目要小，问题要实。一个题目只问一件事，写明底数、堵点和要拿出什么对策。
二、围绕市委、市政府年度重点，兼顾群众身边的急难愁盼。
三、近三年已经立项的题目不再重复；确需接续研究的，写明新在哪里。
四、各部门限报3条，各区县限报5条。提出单位就是拟承担单位，入选后按时完成。
五、不得填写涉密内容。"""
#: Unit, title, field, question.
FILED = [
    ("市工信局", "关于我市中小企业数字化转型堵点的调研", "产业", "企业不愿转、不会转的各占多少，卡在资金、人才还是服务商？要拿出分行业的办法。"),
    ("市工信局", "关于老旧化工装置更新改造的调研", "产业", "在役二十年以上的装置有多少，更新的钱从哪里来，安全和环保审批怎样并联？"),
    ("市商务局", "关于一刻钟便民生活圈建设成效的调研", "民生", "已建成的生活圈里，居民用得最多和最少的是什么，社区食堂和维修点靠什么活下去？"),
    ("市教育局", "关于县域普通高中师资流动的调研", "民生", "近三年流出多少人、去了哪里，待遇、住房和职称各起多大作用？"),
    ("市卫健委", "关于我市基层医疗机构夜间服务能力的调研", "民生", "夜间能看病的乡镇卫生院有多少，缺的是人、设备还是药？"),
    ("般阳区", "关于陶琉产业年轻从业者培养的调研", "产业", "三十五岁以下的匠人有多少，学徒制、工作室和院校各能补多少？"),
    ("高青原县", "关于黑牛产业联农带农机制的调研", "产业", "养殖户挣的是哪一段的钱，订单、入股、托养三种办法各带动多少户？"),
    ("临河区", "关于老旧小区加装电梯后续管护的调研", "城建", "加装以后谁来修、谁出钱，停运的有多少台，怎样建起长期管护的账？"),
]  # fmt: skip
OWN = [
    ("society", "关于社区托育点家长真实需求的调研", "民生", "家长要的是全日托、半日托还是临时托，愿意付多少钱？走访二十个点就能说清。", "self_chosen"),
    ("economy", "关于民营企业应收账款清欠机制的调研", "产业", "拖欠的主体和账龄怎样分布，清欠以后新增了多少，怎样从源头上防住？", ""),
]  # fmt: skip


def load_call(cast: Cast) -> None:
    """The call with what has come in by the eighth: accepted, returned for more, compared with earlier topics."""
    head = cast.users["head"]
    kinds = ("department", "district", "section")
    units = {
        unit.short_name or unit.name: unit for unit in Unit.objects.filter(office=cast.office, kind__in=kinds)
    }
    call = Call(
        title="百题调研",
        theme="",
        reach="全市政府系统",
        year=2024,
        issued_on=date(2024, 1, 8),
        closes_at=CLOSES,
        directions="产业、城建、民生、生态、三农、改革",
        guide=GUIDE,
        department_limit=3,
        district_limit=5,
        section_limit=4,
        unit=cast.unit("research1"),
    )
    calls.prepare(call, recipients=list(units.values()), by=head)
    calls.send_out(call, by=head)
    made = [_filed(cast, call, units[name], *words) for name, *words in FILED if name in units]
    for key, title, field, question, source in OWN:
        made.append(_filed(cast, call, cast.unit(key), title, field, question, source=source))
    proposals.accept(made[2:6], by=head)
    proposals.send_back(
        made[1], supplement_by=date(2024, 1, 12), opinion="请写明装置范围和拟走访的企业", by=head
    )
    checking.check_likeness(call, by=head)


def _filed(
    cast: Cast, call: Call, unit: Unit, title: str, field: str, question: str, *, source: str = ""
) -> Proposal:
    department = cast.users["department"]
    own = unit.short_name == "市工信局"
    proposal = Proposal(
        call=call,
        proposed_by=unit,
        title=title,
        field=field,
        question=question,
        suggested_class="general",
        contact=f"{unit.spoken}办公室 0533-3180000",
        source=source,
    )
    return proposals.propose(proposal, by=department if own else cast.users["head"])
