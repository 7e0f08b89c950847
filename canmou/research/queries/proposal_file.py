"""Reads over tables of proposals under review."""

from canmou.kernel.errors import NotFound
from canmou.research.models import Call, ProposalFile, ProposalRow


def files_of(call: Call) -> list[ProposalFile]:
    """The files of a call, the latest first."""
    return list(ProposalFile.objects.filter(call=call).select_related("by__person")[:20])


def file_of(call: Call, uid: str) -> ProposalFile:
    """One file of a call. Raises `NotFound`."""
    file = ProposalFile.objects.filter(call=call, uid=uid).first()
    if file is None:
        raise NotFound("没有这个文件")
    file.call = call
    return file


def rows_of(file: ProposalFile) -> list[ProposalRow]:
    """Its rows, in order."""
    return list(file.rows.select_related("proposed_by", "taken").order_by("place"))


def row_of(file: ProposalFile, uid: str) -> ProposalRow:
    """One row of it. Raises `NotFound`."""
    row = file.rows.filter(uid=uid).first()
    if row is None:
        raise NotFound("没有这一行")
    row.file = file
    return row
