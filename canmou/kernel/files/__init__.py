"""Judging uploaded bytes: what kind of file they are, whether an archive is safe to open, and the text inside."""

from canmou.kernel.files.archive import MAX_EXPANDED, MAX_RATIO, check_archive
from canmou.kernel.files.biff import marked_cells
from canmou.kernel.files.kinds import Kind, check_name, kinds_for, sniff
from canmou.kernel.files.spread import MOST_ROWS, open_workbook, reading
from canmou.kernel.files.text import extract_text

__all__ = [
    "MAX_EXPANDED",
    "MAX_RATIO",
    "MOST_ROWS",
    "Kind",
    "check_archive",
    "check_name",
    "extract_text",
    "kinds_for",
    "marked_cells",
    "open_workbook",
    "reading",
    "sniff",
]
