"""The form of a record: fields, evidence, drafts, and what two people changed at once."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from canmou.desk import suggesting
from canmou.desk.conflicts import Conflict
from canmou.desk.forms import RecordForm
from canmou.desk.prefilling import Start
from canmou.kernel.attachments.actions import MAX_BYTES
from canmou.kernel.files.kinds import BY_EXTENSION
from canmou.kernel.ledger.declare import LINES

ACCEPT = ",".join(BY_EXTENSION)


def new(form: RecordForm, begin: Start, refused: Sequence[str], again: bool) -> dict[str, Any]:
    """A new record. `again`: files came with the form and have to be chosen once more."""
    if (refused or form.errors) and again:
        refused = [*refused, "附件没有随表单保存，请重新选择后再保存"]
    return _page(form, f"登记{form.ledger.name}", begin.draft_name) | {
        "copied": begin.copied,
        "refused": refused,
        "evidence": True,
        "conflict": Conflict(),
    }


def edit(form: RecordForm, conflict: Conflict) -> dict[str, Any]:
    """A record that is changed."""
    return _page(form, f"修改{form.ledger.name}", form.record.number) | {"conflict": conflict}


def _page(form: RecordForm, title: str, draft_name: str) -> dict[str, Any]:
    ledger, user = form.ledger, form.user
    return {
        "form": form,
        "columns": form.columns,
        "folded": form.folded,
        "unfolded": form.unfolded,
        "wrong": form.wrong,
        "record": form.record,
        "title": title,
        "ledger": ledger,
        "line": LINES[ledger.line],
        "lists": suggesting.lists(user, ledger, form.typist.people),
        "suggest_from": reverse("suggest", args=[ledger.code]),
        "draft_key": f"{user.username}:{ledger.code}:{draft_name}",
        "accept": ACCEPT,
        "most": MAX_BYTES,
    }


def base_of(form: RecordForm) -> int:
    """The version before the others' change, as the form carries it; nonsense reads as the current one."""
    text = form.data.get("base", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else form.record.version
