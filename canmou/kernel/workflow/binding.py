"""What decisions are bound to: the SM3 of the text that was read. When it changes, they die."""

import hashlib

from canmou.kernel.ledger.declare import ledger_for
from canmou.kernel.ledger.models import Record
from canmou.kernel.workflow.declare import flow_of


def text_of(record: Record) -> str:
    """The text that decisions on this record are bound to: the workflow's, else every column but those steps write."""
    flow = flow_of(record)
    if flow is not None and flow.text is not None:
        return flow.text(record)
    kept = flow.kept if flow is not None else ()
    columns = [column for column in ledger_for(type(record)).sheet if column.name not in kept]
    return "\n".join(f"{column.name}\t{column.display(record)}" for column in columns)


def digest_of(record: Record) -> str:
    """The SM3 of the record's text."""
    return hashlib.new("sm3", text_of(record).encode()).hexdigest()
