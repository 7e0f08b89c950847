"""Workbooks whose cells are scattered too far are refused before a reader reserves memory for them."""

import io

import pytest
import xlsxwriter

from canmou.kernel.errors import Refused
from canmou.kernel.files import Kind, extract_text, open_workbook


def book(*cells, blank=()):
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as workbook:
        page = workbook.add_worksheet("台账")
        page.write(0, 0, "近")
        for row, column in cells:
            page.write(row, column, "远")
        for row, column in blank:
            page.write_blank(row, column, None, workbook.add_format({"bold": True}))
    return made.getvalue()


@pytest.mark.parametrize(
    ("cell", "spot"),
    [
        ((1_048_575, 16_383), "XFD1048576"),
        ((0, 104), "DA1"),
        ((200_000, 0), "A200001"),
        ((20_000, 52), "BA20001"),
    ],
)
def test_far_cells_are_refused_at_every_reader(cell, spot):
    for reader in (open_workbook, lambda content: extract_text(Kind.XLSX, content)):
        with pytest.raises(Refused, match=f"表格在很远的单元格 {spot} 还有内容"):
            reader(book(cell))


@pytest.mark.parametrize("cell", [(0, 103), (199_998, 51), (19_998, 103)])
def test_cells_within_the_limits_are_read(cell):
    sheet = open_workbook(book(cell)).get_sheet_by_name("台账")
    rows = sheet.to_python(skip_empty_area=False)
    assert (len(rows), len(rows[0]), rows[-1][-1]) == (cell[0] + 1, cell[1] + 1, "远")


def test_far_cells_that_are_only_formatted_are_left_out():
    sheet = open_workbook(book((3, 3), blank=[(1_048_575, 16_383)])).get_sheet_by_name("台账")
    assert sheet.to_python(skip_empty_area=False)[3] == ["", "", "", "远"]


def test_what_only_looks_like_a_workbook_is_refused(files):
    with pytest.raises(Refused):
        open_workbook(files.zip(**{"xl/workbook.bin": b"x"}))
    with pytest.raises(Refused):
        open_workbook(b"\xd0\xcf\x11\xe0" + b"\0" * 600)
