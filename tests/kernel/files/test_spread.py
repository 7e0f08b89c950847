"""Workbooks whose cells are scattered too far are refused before a reader reserves memory for them."""

import io
import random
import struct
import zipfile

import pytest
import xlsxwriter
import xlwt

from canmou.kernel.errors import Refused
from canmou.kernel.files import Kind, extract_text, open_workbook, reading


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


def old_book(rows=3, columns=2):
    made = io.BytesIO()
    workbook = xlwt.Workbook()
    page = workbook.add_sheet("台账")
    page.write(0, 0, "近")
    page.write(rows - 1, columns - 1, 1 / 3)
    workbook.save(made)
    return made.getvalue()


def test_old_workbooks_are_held_to_the_same_limits():
    sheet = open_workbook(old_book(20_000, 104)).get_sheet_by_name("台账")
    assert len(sheet.to_python(skip_empty_area=False)) == 20_000
    for rows, columns in ((5, 105), (20_001, 53)):
        with pytest.raises(Refused, match=f"表格在很远的单元格 第{rows}行第{columns}列 还有内容"):
            open_workbook(old_book(rows, columns))


DIMENSIONS = struct.pack("<HHIIHH", 0x0200, 14, 0, 3, 0, 2)
NUMBER = struct.pack("<HHHH", 0x0203, 14, 2, 1)


@pytest.mark.parametrize(
    ("true", "false"),
    [
        (DIMENSIONS, struct.pack("<HHIIHH", 0x0200, 14, 0, 0xFFFFFFFF, 0, 0xFFFF)),
        (DIMENSIONS, struct.pack("<HHIIHH", 0x0200, 14, 9, 3, 0, 2)),
        (NUMBER, struct.pack("<HHHH", 0x0203, 14, 0xFFFF, 0xFFFF)),
    ],
)
def test_an_old_workbook_that_claims_too_much_is_refused(true, false):
    whole = old_book()
    assert whole.count(true) == 1
    for reader in (open_workbook, lambda content: extract_text(Kind.XLS, content)):
        with pytest.raises(Refused):
            reader(whole.replace(true, false))


def test_a_false_count_of_strings_is_refused():
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book())) as archive, zipfile.ZipFile(changed, "w") as copy:
        for name in archive.namelist():
            xml = archive.read(name)
            copy.writestr(name, xml.replace(b'uniqueCount="1"', b'uniqueCount="4000000000"'))
    assert changed.getvalue().count(b'uniqueCount="4000000000"') == 1
    with pytest.raises(Refused, match="Excel 文件已损坏"):
        open_workbook(changed.getvalue())


def test_bytes_changed_at_random_are_refused_or_read_and_never_raise_anything_else():
    chance = random.Random(2022)
    parts = {}
    with zipfile.ZipFile(io.BytesIO(book((3, 3)))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}

    def spoilt(content):
        changed = bytearray(content)
        for _ in range(chance.choice((1, 3, 10))):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        return bytes(changed)

    def packed():
        made = io.BytesIO()
        name = chance.choice(list(parts))
        with zipfile.ZipFile(made, "w") as copy:
            for other, content in parts.items():
                copy.writestr(other, spoilt(content) if other == name else content)
        return made.getvalue()

    formula = io.BytesIO()
    workbook = xlwt.Workbook()
    page = workbook.add_sheet("台账")
    for row in range(20):
        page.write(row, 0, f"第{row}行")
        page.write(row, 1, xlwt.Formula("A1+1"))
    workbook.save(formula)
    outcomes = set()
    for content in [spoilt(formula.getvalue()) for _ in range(150)] + [packed() for _ in range(150)]:
        try:
            for name in (opened := open_workbook(content)).sheet_names:
                with reading():
                    opened.get_sheet_by_name(name).to_python()
            outcomes.add("read")
        except Refused:
            outcomes.add("refused")
    assert outcomes == {"read", "refused"}
