"""The offline register: opened by a written confirmation, kept by the secrecy custodian. Permission is the caller's."""

import re
from datetime import date
from typing import Any

from django.db import transaction

from canmou.kernel import audit, clock
from canmou.kernel.errors import Invalid, Stale
from canmou.kernel.secrecy.guarding import guard_values
from canmou.kernel.secrecy.models import OfflineClassifiedItem, SecrecyConfirmation


@transaction.atomic
def confirm_offline_register(*, document_number: str, confirmed_on: date, by: Any) -> SecrecyConfirmation:
    """Enter the number of the secrecy body's confirmation, which opens the register of the user's office."""
    number = document_number.strip()
    problems = {}
    if not number:
        problems["document_number"] = "请填写保密工作机构确认书的编号"
    if confirmed_on > clock.today():
        problems["confirmed_on"] = "确认日期不能晚于今天"
    if problems:
        raise Invalid(problems)
    guard_values({"确认书编号": number}, by=by, door="涉密事项线下登记")
    row, _ = SecrecyConfirmation.objects.update_or_create(
        office=by.office,
        defaults={"document_number": number, "confirmed_on": confirmed_on, "confirmed_by": by},
    )
    changed = {"document_number": number, "confirmed_on": confirmed_on}
    audit.write("录入保密书面确认", by=by, office=by.office, changed=changed)
    return row


@transaction.atomic
def register_offline_item(
    *, ledger_no: str, registered_on: date, handling_office: Any, custodian_user: Any, item_kind: str, by: Any
) -> OfflineClassifiedItem:
    """Register that a classified matter is being handled on paper. Refused without the office's confirmation."""
    kind = OfflineClassifiedItem.ItemKind
    problems = {}
    if not re.fullmatch(OfflineClassifiedItem.LEDGER_NO, ledger_no):
        problems["ledger_no"] = "流水号只能是字母、年份和顺序号，如 X2024-003，不得含有其他文字"
    elif (
        OfflineClassifiedItem.objects.of_office(handling_office.office_id)
        .filter(ledger_no=ledger_no)
        .exists()
    ):
        problems["ledger_no"] = f"流水号 {ledger_no} 已经登记"
    if registered_on > clock.today():
        problems["registered_on"] = "登记日期不能晚于今天"
    if item_kind not in kind.values:
        problems["item_kind"] = f"事项类别只能是{'、'.join(kind.labels)}"
    if handling_office.office_id != by.office_id or custodian_user.office_id != by.office_id:
        problems["handling_office"] = "处室和保密员必须属于本单位"
    if problems:
        raise Invalid(problems)
    item = OfflineClassifiedItem(
        ledger_no=ledger_no,
        registered_on=registered_on,
        handling_office=handling_office,
        custodian_user=custodian_user,
        item_kind=item_kind,
    )
    item.save()
    changed = {"registered_on": registered_on, "item_kind": item_kind}
    audit.write("登记线下涉密事项", by=by, office=by.office, number=ledger_no, changed=changed)
    return item


@transaction.atomic
def close_offline_item(item: OfflineClassifiedItem, *, closed_on: date, by: Any) -> OfflineClassifiedItem:
    """Note that the matter was closed on paper."""
    if closed_on < item.registered_on:
        raise Invalid({"closed_on": "办结日期不能早于登记日期"})
    if closed_on > clock.today():
        raise Invalid({"closed_on": "办结日期不能晚于今天"})
    status = OfflineClassifiedItem.Status
    done = OfflineClassifiedItem.objects.filter(pk=item.pk, status=status.OPEN).update(
        status=status.CLOSED, closed_on=closed_on
    )
    if not done:
        raise Stale(f"{item.ledger_no} 已经办结，他人已处理")
    item.refresh_from_db()
    audit.write(
        "办结线下涉密事项", by=by, office=by.office, number=item.ledger_no, changed={"closed_on": closed_on}
    )
    return item
