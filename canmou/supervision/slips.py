"""The three-coloured slips (蓝提醒、橙警告、红督办): which one is due by rule, and the document (domain §8.2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from canmou.kernel.documents.tree import Colophon, Document, Paragraph, Signature, chinese_date
from canmou.supervision.lights import RED, YELLOW, light
from canmou.supervision.limits import Limits
from canmou.supervision.models import SupervisionTask, TaskUrge

Grade = TaskUrge.Grade
COLOURED = (Grade.BLUE, Grade.ORANGE, Grade.RED)
#: States in which a section has the task in hand; old records have none of them.
IN_HAND = ("assigned", "accepted", "in_progress", "extending", "recorded")
TITLES = {
    Grade.BLUE: "督查提醒单（蓝色）",
    Grade.ORANGE: "督查警告单（橙色）",
    Grade.RED: "督查督办单（红色）",
}
WISHES = {
    Grade.BLUE: "请抓紧办理，并于{day}前反馈办理进展。",
    Grade.ORANGE: "请立即查明原因，限期办结，并于{day}前书面反馈办理情况、延误原因和办结措施。",
    Grade.RED: "请主要负责同志亲自督办，于{day}前书面报告办理情况、责任分析和整改措施。有关情况计入督办考核。",
}


@dataclass(frozen=True)
class Wanted:
    """The slip that is due, with the rule; or none (grade ""), with the reason."""

    grade: str
    sentence: str

    @property
    def name(self) -> str:
        """What the slip is called."""
        return Grade(self.grade).label if self.grade else ""


def wanted(task: SupervisionTask, on: date, limits: Limits, given: Sequence[TaskUrge]) -> Wanted:
    """Which slip is due for a task on a day. `given`: the slips it has had, in order."""
    if task.completed_on or task.state not in IN_HAND or task.suspended_on or task.returned_on:
        return Wanted("", "不在办理中，不发督查单")
    found = light(task, on, limits)
    last = {slip.grade: slip for slip in given if slip.grade in COLOURED}
    if found.colour == RED:
        return _overdue(found.sentence, on, limits, last)
    if Grade.BLUE not in last and found.colour == YELLOW:
        return Wanted(Grade.BLUE, f"黄灯：{found.sentence}")
    if task.accept_due_on and task.accepted_on is None and on > task.accept_due_on and Grade.BLUE not in last:
        return Wanted(Grade.BLUE, f"应于{task.accept_due_on}前签收，尚未签收")
    missed = task.feedback_due_on is not None and on > task.feedback_due_on
    if missed and (Grade.BLUE not in last or last[Grade.BLUE].urged_on <= task.feedback_due_on):
        return Wanted(Grade.BLUE, f"长期事项应于{task.feedback_due_on}前反馈进展，尚未反馈")
    return Wanted("", f"还不到发督查单的时候：{found.sentence}")


def _overdue(told: str, on: date, limits: Limits, last: dict[str, TaskUrge]) -> Wanted:
    """Orange at first; red when that was not answered in time or has not helped."""
    if Grade.RED in last:
        return Wanted("", f"{last[Grade.RED].urged_on}已发红色督办单，不再重复")
    if Grade.ORANGE not in last:
        return Wanted(Grade.ORANGE, told)
    orange = last[Grade.ORANGE]
    if orange.answer_due_on and on > orange.answer_due_on and orange.answered_on is None:
        return Wanted(
            Grade.RED, f"{orange.urged_on}的橙色警告单应于{orange.answer_due_on}前反馈，逾期没有回复；{told}"
        )
    since = limits.workdays(orange.urged_on, on)
    if since >= limits.row.red_workdays:
        return Wanted(Grade.RED, f"{orange.urged_on}发橙色警告单后又过{since}个工作日，仍未办结；{told}")
    return Wanted(
        "", f"{orange.urged_on}已发橙色警告单，满{limits.row.red_workdays}个工作日仍未办结再发红色督办单"
    )


def document(task: SupervisionTask, slip: TaskUrge) -> Document:
    """The slip as an official letter of the office."""
    office = task.office
    content = [
        f"你单位承办的“{task.title}”（{task.number}），立项依据为{task.basis.rstrip('。')}，"
        f"{chinese_date(task.assigned_on)}交办，办结时限为{chinese_date(task.due_on)}。",
        f"发单依据：{slip.rule.rstrip('。')}。",
    ]
    if slip.content:
        content.append(slip.content)
    content.append(WISHES[slip.grade].format(day=chinese_date(slip.answer_due_on)))
    return Document(
        form="letter",
        issuer_mark=office.issuer_mark or office.name,
        doc_number=slip.document_number,
        urgency="加急" if slip.grade == Grade.RED else "",
        title=TITLES[slip.grade],
        main_recipients=(task.lead_section.name,),
        blocks=tuple(Paragraph(text) for text in content),
        signature=Signature(office.name, slip.urged_on),
        annotation=f"督办人：{task.supervisor}" if task.supervisor else "",
        colophon=Colophon(cc=tuple(unit.name for unit in task.support_sections.all())),
    )
