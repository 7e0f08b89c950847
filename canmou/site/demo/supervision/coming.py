"""The year that begins: a list of tasks entered from a workbook and going on, and a plan that is still under review."""

import io
from datetime import date

import docx
import openpyxl

from canmou.site.demo.cast import Cast
from canmou.supervision.actions.plan import enter_plan
from canmou.supervision.actions.plan_draft import receive
from canmou.supervision.actions.plan_item import Part, decompose
from canmou.supervision.models import PlanItem

YEAR, ADOPTED = 2024, date(2024, 1, 5)
HEADS = ["序号", "工作任务", "具体措施", "牵头科室", "配合科室", "责任人", "分管领导", "完成时限"]
TASKS = [
    ["一、党建引领"],
    ["1", "开好年度组织生活会", "会前谈心谈话，会后列出整改清单", "机关党建科", "人事科", "白玉成", "韩立诚", "2月底前"],
    ["2", "制定年度学习计划", "列明重点专题和主发言人", "机关党建科", "", "顾清扬", "韩立诚", "1月底前"],
    ["二、调查研究"],
    ["3", "完成年度课题征集遴选", "面向各科室征集，遴选后公布", "综合调研一科", "经济调研科、社会调研科", "高振华", "宋雅琴", "3月底前"],
    ["4", "开展一季度经济运行调研", "走访重点企业，形成分析报告", "经济调研科", "研究中心", "谭志刚", "宋雅琴", "第一季度"],
    ["三、以文辅政"],
    ["5", "服务保障“两会”文稿", "组建专班，分部分并行起草", "综合调研二科", "办公室", "董建国", "宋雅琴", "1月20日前"],
    ["6", "办好机关期刊", "按月出刊", "期刊信息科", "", "贾书林", "郝景明", "全年"],
    ["四、政府智库建设"],
    ["7", "完成专家库换届续聘", "动态评价，按届聘任", "智库工作科", "", "", "郝景明", "上半年"],
]  # fmt: skip
POINTS = """2024年度机关作风建设工作要点
一、总体要求
坚持问题导向，巩固作风建设成果，为高质量服务决策提供保障。
二、重点任务
（一）改进文风会风
1.压减文件简报。能合并的合并，能不发的不发，全年同比减少一成。（牵头科室：办公室；配合科室：各科室；完成时限：年底前）
2.规范会议安排。会议通知至少提前两天，材料提前一天。（责任科室：办公室（马文秀）；完成时限：2月底前出台制度，全年坚持）
（二）从严管理干部
3.完善平时考核。按季度记实评价，结果与评先评优挂钩。（牵头科室：人事科；责任人：苗秀云；分管领导：韩立诚；完成时限：每季度末）
4.开展谈话提醒。抓早抓小，谈话后跟踪。（人事科牵头，党建科配合）
5.组织警示教育。上半年、下半年各一次。（责任科室：机关党建科；责任人：白玉城；完成时限：上半年、下半年）
（三）优化服务
6.推行首问负责。
7.公开办事流程。在门户网站公布，定期更新。（责任单位：办公室、市大数据局；完成时限：6月前）
三、保障措施
加强组织领导，各科室每半月报送一次进展。"""


def load(cast: Cast) -> None:
    """Enter the list, decompose one of its items, and send the plan that waits for review."""
    by = cast.users["general"]
    draft = receive(
        "2024年第一季度重点任务清单.xlsx", _workbook(), by=by, unit=cast.unit("general"), year=YEAR,
        line="capacity", kind="checklist", adopted_on=ADOPTED,
    )  # fmt: skip
    document = enter_plan(draft, by=by, unknown_agreed=False)
    item = PlanItem.objects.get(document=document, task="开展一季度经济运行调研")
    parts = [
        Part(
            "走访30家重点工业企业", cast.unit("economy"), date(2024, 2, 29), responsible=cast.named("殷雪梅")
        ),
        Part(
            "撰写一季度经济运行分析报告", cast.unit("economy"), item.due_on, responsible=cast.named("谭志刚")
        ),
    ]
    basis = f"《{document.title}》第{item.sequence}项"
    decompose(item, parts, by=by, basis=basis, authority="meeting", hand_out_now=True)
    receive(
        "2024年度机关作风建设工作要点.docx", _word(), by=by, unit=cast.unit("personnel"), year=YEAR,
        line="conduct", kind="key_points",
    )  # fmt: skip


def _workbook() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["2024年第一季度重点任务清单"])
    for row in (HEADS, *TASKS):
        book.active.append(row)
    return _bytes(book)


def _word() -> bytes:
    document = docx.Document()
    for line in POINTS.split("\n"):
        document.add_paragraph(line)
    return _bytes(document)


def _bytes(made: object) -> bytes:
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()
