"""Intake, consultations and other people's forms."""

from django.db.models import F

from canmou.kernel.metrics import Computation, Scope, count, listing, metric, ratio
from canmou.supervision.models import DraftConsultation, ForeignForm, Matter, MeetingPoint, MeetingSlip


@metric("supervision.matters", "收文与交办", measure="件")
def matters(scope: Scope) -> Computation:
    """本期收到的来文、电话和口头交办事项。"""
    return count(Matter.objects.in_scope(scope, "received_on"))


@metric("supervision.matters.offline", "线下事项", measure="件")
def offline_matters(scope: Scope) -> Computation:
    """本期收到的来件中，内容不能进本系统、只计承办人和时限的事项。"""
    return count(Matter.objects.in_scope(scope, "received_on").filter(offline=True))


@metric("supervision.matters.on_time", "收文按时回告率", measure="％")
def matters_on_time(scope: Scope) -> Computation:
    """回告时限在本期内的事项中，按时回告的比例。"""
    rows = Matter.objects.in_scope(scope, "due_on")
    return ratio(count(rows.filter(replied_on__lte=F("due_on"))), count(rows))


@metric("supervision.consultations", "答复征求意见", measure="件")
def consultations(scope: Scope) -> Computation:
    """本期反馈的征求意见稿。"""
    return count(DraftConsultation.objects.in_scope(scope, "replied_on"))


@metric("supervision.consultations.with_opinions", "提出修改意见的征求意见稿", measure="件")
def consultations_with_opinions(scope: Scope) -> Computation:
    """本期反馈、提出修改意见或者不同意的征求意见稿。"""
    rows = DraftConsultation.objects.in_scope(scope, "replied_on")
    return count(rows.exclude(outcome=DraftConsultation.Outcome.AGREE))


@metric("supervision.slips", "会议记录单", measure="份")
def slips(scope: Scope) -> Computation:
    """本期参加会议带回的记录单。"""
    return count(MeetingSlip.objects.in_scope(scope, "held_on"))


@metric("supervision.slips.points", "会议要点", measure="条")
def points(scope: Scope) -> Computation:
    """本期会议记录单中的要点。"""
    return count(MeetingPoint.objects.in_scope(scope, "said_on"))


@metric("supervision.forms", "报出外来表格", measure="张")
def forms(scope: Scope) -> Computation:
    """本期报出的外来表格，含零报告。"""
    return count(ForeignForm.objects.in_scope(scope, "handed_in_on"))


@metric("supervision.forms.zero", "零报告", measure="张")
def zero_reports(scope: Scope) -> Computation:
    """本期报出的零报告。"""
    return count(ForeignForm.objects.in_scope(scope, "handed_in_on").filter(zero_report=True))


@metric("supervision.forms.owed", "欠报外来表格")
def owed(scope: Scope) -> Computation:
    """期末已收到、尚未报出的外来表格，按时限排列。"""
    rows = ForeignForm.objects.up_to(scope, "received_on")
    return listing(rows.exclude(handed_in_on__lte=scope.until).order_by("due_on", "pk"))
