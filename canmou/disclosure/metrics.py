"""Figures of open government."""

from django.db.models import Q

from canmou.disclosure.models import (
    AccountPost,
    CitizenMessage,
    Decision,
    FoiRequest,
    MediaAccount,
    ProcessingFee,
    PublishedItem,
    ReviewCase,
)
from canmou.kernel.metrics import Computation, Scope, count, listing, metric, total

RESEARCH = MediaAccount.Purpose.RESEARCH


@metric("disclosure.requests.received", "新收依申请公开", measure="件")
def received(scope: Scope) -> Computation:
    """本期收到的信息公开申请。"""
    return count(FoiRequest.objects.in_scope(scope, "received_on"))


@metric("disclosure.requests.answered", "答复依申请公开", measure="件")
def answered(scope: Scope) -> Computation:
    """本期作出决定并送达的信息公开申请，按送达日期计。"""
    rows = FoiRequest.objects.in_scope(scope, "delivered_on").filter(decided_on__isnull=False)
    return count(rows)


def _decision_metric(code: str, label: str) -> None:
    @metric(
        f"disclosure.decisions.{code.lower()}",
        f"依申请公开答复：{label}",
        measure="件",
        definition=f"本期送达的答复中决定为“{label}”的申请，即公开年报表三相应一行的总计",
    )
    def decided(scope: Scope) -> Computation:
        return count(FoiRequest.objects.in_scope(scope, "delivered_on").filter(decision=code))


for _decision in Decision:
    _decision_metric(_decision.value, _decision.label)


@metric("disclosure.requests.carried", "结转办理的依申请公开", measure="件")
def carried(scope: Scope) -> Computation:
    """本期末已收到而尚未答复送达的信息公开申请。"""
    rows = FoiRequest.objects.up_to(scope, "received_on")
    return count(rows.filter(Q(delivered_on__isnull=True) | Q(delivered_on__gt=scope.until)))


@metric("disclosure.requests.reviewed", "信息公开复议诉讼", measure="件")
def reviewed(scope: Scope) -> Computation:
    """本期受理的信息公开行政复议和行政诉讼。"""
    return count(ReviewCase.objects.in_scope(scope, "accepted_on"))


@metric("disclosure.fees", "信息处理费", measure="元")
def fees(scope: Scope) -> Computation:
    """本期实际收取的信息处理费。"""
    return total(ProcessingFee.objects.in_scope(scope, "paid_on"), "amount")


@metric("disclosure.messages.answered", "网民互动", measure="次")
def messages(scope: Scope) -> Computation:
    """本期答复的网民留言，按答复日期计。"""
    return count(CitizenMessage.objects.in_scope(scope, "answered_on"))


@metric("disclosure.items.published", "主动公开信息", measure="条")
def published(scope: Scope) -> Computation:
    """本期主动公开的信息，按公开日期计。"""
    return count(PublishedItem.objects.in_scope(scope, "published_on"))


@metric("disclosure.channel.research_posts", "调研公众号编发信息", measure="条")
def research_posts(scope: Scope) -> Computation:
    """本期在用途为调研信息的政务新媒体上编发的信息。"""
    return count(AccountPost.objects.in_scope(scope, "posted_on").filter(account__purpose=RESEARCH))


@metric("disclosure.channel.research", "调研公众号")
def research_accounts(scope: Scope) -> Computation:
    """本期编发过信息的用途为调研信息的政务新媒体，按备案日期排列。"""
    posts = AccountPost.objects.in_scope(scope, "posted_on").filter(account__purpose=RESEARCH)
    rows = MediaAccount.objects.live().filter(office=scope.office, pk__in=posts.values("account"))
    rows = rows.filter(channel__voided=False)
    return listing(rows.order_by("filed_on", "pk"))


@metric("disclosure.channel.posts", "政务新媒体编发信息", measure="条")
def posts(scope: Scope) -> Computation:
    """本期在各政务新媒体上编发的信息。"""
    return count(AccountPost.objects.in_scope(scope, "posted_on"))
