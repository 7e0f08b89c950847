"""Why a step on a supervised task may not be taken: each returns the sentence on the disabled button."""

from canmou.kernel import clock
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, can
from canmou.supervision.models import SupervisionTask
from canmou.supervision.queries.task import evidence_of

#: Whose own word is authority enough; the others are proposals that somebody must approve (domain §8.1).
AUTHORITIES = ("decision", "order", "meeting")
OWN_KINDS = ("section", "office", "party_group")


def supervises(task: SupervisionTask, by: User) -> bool:
    """Whether this user stands on the supervising side of the task."""
    if by.person_id and by.person_id in (task.supervisor_id, task.assigned_by_id):
        return True
    return bool(can(by, Perm.EDIT, task.office)) and by.person_id != task.responsible_id


def supervising(task: SupervisionTask, by: User) -> str:
    """Only the supervising side does this."""
    if supervises(task, by):
        return ""
    who = task.supervisor or task.assigned_by
    return f"由督办人{who}办理" if who else "由督办人、交办人或综合管理员办理"


def authorised(task: SupervisionTask, by: User) -> str:
    """A task stands on a decision, an order or a meeting; a mere proposal has to be approved first."""
    if task.authority in AUTHORITIES:
        return ""
    return "建议立项、内部督办的，由交办人“批准交办”"


def needs_approval(task: SupervisionTask, by: User) -> str:
    """Approval is for proposals, and never by who proposed."""
    if task.authority in AUTHORITIES:
        return "依据决定、指令、会议立项的，直接“交办”"
    return "本人提出的立项建议，要由他人批准" if by.pk == task.created_by_id else ""


def ours(task: SupervisionTask, by: User) -> str:
    """A research office supervises others only by order (domain §8.1)."""
    if task.lead_section.kind in OWN_KINDS or task.authority in AUTHORITIES:
        return ""
    return "对外单位督办须有政府决定、行政首长指令或会议议定，请先改授权类别并写明依据"


def within_objection(task: SupervisionTask, by: User) -> str:
    """Objections are raised within their days."""
    if task.objection_until is None or clock.today() <= task.objection_until:
        return ""
    return f"异议期限是{task.objection_until}，已过；确有困难请申请延期"


def within_deadline(task: SupervisionTask, by: User) -> str:
    """More time is asked for while there is time (domain §8.2)."""
    if clock.today() <= task.due_on:
        return ""
    return f"时限{task.due_on}已过，延期要在时限之内书面申请；请抓紧办结"


def another_decides(task: SupervisionTask, by: User) -> str:
    """Nobody agrees to his own wish."""
    return "责任人不能批自己的申请" if by.person_id and by.person_id == task.responsible_id else ""


def has_evidence(task: SupervisionTask, by: User) -> str:
    """Nothing is reported done without proof; what is kept off-line has its proof there."""
    if task.offline or evidence_of(task):
        return ""
    return "还没有佐证：请先在本记录或进展里上传材料，或填写佐证记录"


def second_person(task: SupervisionTask, by: User) -> str:
    """Verification and closing are another person's than the work."""
    if by.person_id and by.person_id in (task.responsible_id, task.reported_by_id):
        return "核查、销号要由另一人办，责任人和反馈人不能自己核销"
    return ""
