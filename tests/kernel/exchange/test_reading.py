"""Files as they come: kinds, encodings, formulas and errors; what is no spreadsheet is refused with what to do."""

import io
import resource
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
import xlsxwriter
import xlwt

from canmou.kernel.errors import Refused
from canmou.kernel.exchange.reading import read_workbook
from canmou.kernel.files.archive import BOMB, DAMAGED
from canmou.kernel.files.spread import DAMAGED as SPOILT
from canmou.library.models import Work

HEAD = ["题名", "文本类别", "完成日期", "字数"]
ROWS = [["甲", "文章", "2022-06-07", "1,200"], ["乙：“丙”", "文章", "2022/6/8", "12"]]
TEXT = '题名,文本类别,完成日期,字数\r\n甲,文章,2022-06-07,"1,200"\r\n乙：“丙”,文章,2022/6/8,12\r\n'


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode("utf-8"),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("gb18030"),
        TEXT.encode("utf-16"),
        TEXT.replace('"1,200"', "1200").replace(",", "\t").encode("gb18030"),
        TEXT.replace('"1,200"', "1200").replace(",", ";").encode(),
    ],
    ids=["utf-8", "utf-8 with mark", "gb18030", "utf-16", "tabs", "semicolons"],
)
def test_csv_is_read_in_every_usual_encoding(bring, content):
    outcome = bring(content, name="2022年成果母本(1).csv")
    assert [str(problem) for problem in outcome.plan.problems] == []
    assert list(Work.objects.order_by("number").values_list("title", "finished_on", "characters")) == [
        ("甲", date(2022, 6, 7), 1200),
        ("乙：“丙”", date(2022, 6, 8), 12),
    ]


def test_an_old_workbook_is_read_with_its_dates_formulas_and_errors(bring):
    old = xlwt.Workbook()
    page = old.add_sheet("成果母本")
    for place, heading in enumerate(HEAD):
        page.write(0, place, heading)
    page.write(1, 0, "甲")
    page.write(1, 1, "文章")
    page.write(1, 2, datetime(2022, 6, 7), xlwt.easyxf(num_format_str="YYYY-MM-DD"))
    page.write(1, 3, 1200)
    made = io.BytesIO()
    old.save(made)
    assert bring(made.getvalue(), name="旧.xls").plan.problems == []
    assert list(Work.objects.values_list("title", "finished_on", "characters")) == [
        ("甲", date(2022, 6, 7), 1200)
    ]
    page.write(2, 0, "乙")
    page.write(2, 1, "文章")
    page.write(2, 2, "2022-06-08")
    page.write(2, 3, xlwt.Formula("1+1"))
    page.row(3).set_cell_error(3, "#REF!")
    page.write(3, 0, "丙")
    page.write(3, 1, "文章")
    page.write(3, 2, "2022-06-08")
    made = io.BytesIO()
    old.save(made)
    blank = bytes.fromhex("030000000000ffff")  # no result stored; then the flag that asks for calculation
    content = made.getvalue().replace(blank + b"\0\0", blank + b"\3\0")
    assert [(r.row, r.column, r.message) for r in bring(content, name="旧.xls").plan.problems] == [
        (3, "字数", "这个公式没有计算结果，请在 Excel 里打开、保存后再导入"),
        (4, "字数", "单元格里是公式错误，请改正公式或直接填写内容"),
    ]


def test_formulas_never_computed_are_a_problem_and_not_an_empty_cell(bring):
    made = io.BytesIO()
    book = openpyxl.Workbook()
    page = book.active
    page.title = "成果母本"
    for row in [HEAD, ["甲", "文章", "2022-06-07", "=1000+200"], ['="乙"', "文章", "2022-06-07", 5]]:
        page.append(row)
    book.save(made)
    assert [(r.row, r.column, r.message) for r in bring(made.getvalue()).plan.problems] == [
        (2, "字数", "这个公式没有计算结果，请在 Excel 里打开、保存后再导入"),
        (3, "题名", "这个公式没有计算结果，请在 Excel 里打开、保存后再导入"),
    ]


def test_which_cells_hold_formulas_and_errors(formula, book):
    content = book(
        {"甲": [["x", formula("=1+1", 2)], [formula("=A1", "x"), formula("=1/0", "#DIV/0!")]], "乙": [["y"]]}
    )
    assert [(s.name, s.marks) for s in read_workbook("a.xlsx", content)] == [
        ("甲", {(1, 2): "result", (2, 1): "result", (2, 2): "error"}),
        ("乙", {}),
    ]


def scattered(*cells, blank=()):
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as workbook:
        page = workbook.add_worksheet("成果母本")
        for place, heading in enumerate(HEAD):
            page.write(0, place, heading)
        for place, value in enumerate(ROWS[0]):
            page.write(1, place, value)
        for row, column in cells:
            page.write(row, column, "远")
        for row, column in blank:
            page.write_blank(row, column, None, workbook.add_format({"bold": True}))
    return made.getvalue()


@pytest.mark.parametrize("spot", [(1_048_575, 16_383), (10, 16_383), (1_048_575, 1), (30_000, 60)])
def test_a_cell_far_away_is_refused_before_memory_is_reserved(bring, state, spot):
    before, used = state(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(Refused, match="表格在很远的单元格 .* 还有内容"):
        bring(scattered(spot))
    assert state() == before
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - used < 200_000  # KiB


def test_cells_far_away_that_are_only_formatted_do_no_harm(bring):
    outcome = bring(scattered(blank=[(1_048_575, 16_383), (5000, 5)]))
    assert [str(problem) for problem in outcome.plan.problems] == []
    assert Work.objects.get().title == "甲"


def refused(bring, state, content, name="台账.xlsx"):
    before = state()
    with pytest.raises(Refused) as caught:
        bring(content, name=name)
    assert state() == before
    return str(caught.value)


def test_what_is_no_spreadsheet_is_refused_with_what_to_do(bring, state, files):
    assert refused(bring, state, files.docx("正文")) == (
        "文件名是 .xlsx，内容却是 Word 文档。请核对文件，用原来的软件另存后再传。"
    )
    assert refused(bring, state, files.docx("正文"), "正文.docx") == (
        "“正文.docx”是Word 文档，导入需要 Excel 工作簿（.xlsx、.xls）或 CSV 文件"
    )
    assert refused(bring, state, b"") == "“台账.xlsx”是空文件，请检查是否选错了文件"
    assert refused(bring, state, "题名\n甲".encode()) == (
        "“台账.xlsx”里不是工作簿，只是文本；请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入"
    )
    locked = files.ole(EncryptionInfo=b"", EncryptedPackage=b"")
    assert refused(bring, state, locked) == "“台账.xlsx”设了打开密码，请在 Excel 里取消密码后再导入"
    assert refused(bring, state, b"\x00\x01\x02\xff" * 50, "台账.csv").startswith(
        "文件名是 .csv，内容却是其他文件"
    )


def test_damaged_workbooks_are_refused(bring, state, book):
    whole = book({"成果母本": [HEAD, *ROWS]})
    assert refused(bring, state, whole[: len(whole) // 2]) == DAMAGED
    parts = {}
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        for name in archive.namelist():
            parts[name] = archive.read(name)

    def packed(**changed):
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in {**parts, **changed}.items():
                if content is not None:
                    archive.writestr(name, content)
        return made.getvalue()

    cut = parts["xl/worksheets/sheet1.xml"][:200]
    for changed in (
        {"xl/worksheets/sheet1.xml": cut},
        {"xl/workbook.xml": b"<workbook"},
        {"xl/_rels/workbook.xml.rels": None},
        {"xl/sharedStrings.xml": b"<sst"},
    ):
        text = refused(bring, state, packed(**changed))
        assert text in (SPOILT, "“台账.xlsx”打不开，文件可能已损坏；请用 Excel 或 WPS 打开另存后再导入"), (
            changed
        )
    assert refused(bring, state, packed(**{"xl/workbook.xml": None})) == SPOILT


def test_a_document_type_is_never_expanded(bring, state, book):
    whole = book({"成果母本": [HEAD, *ROWS]})
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as archive, zipfile.ZipFile(made, "w") as copy:
        for name in archive.namelist():
            xml = archive.read(name)
            if name == "xl/workbook.xml":
                xml = xml.replace(b"?>", b'?><!DOCTYPE w [<!ENTITY a "x">]>', 1)
            copy.writestr(name, xml)
    assert "打不开" in refused(bring, state, made.getvalue())


def test_a_zip_bomb_is_refused(bring, state, book):
    whole = book({"成果母本": [HEAD, *ROWS]})
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(whole)) as archive,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as copy,
    ):
        for name in archive.namelist():
            copy.writestr(name, archive.read(name))
        copy.writestr("xl/media/image1.xml", b" " * (40 << 20))
    assert refused(bring, state, made.getvalue()) == BOMB


def test_too_many_rows_are_refused(bring, state):
    content = ("题名,文本类别,完成日期\n" + "\n" * 200_001).encode()
    assert refused(bring, state, content, "成果母本.csv") == (
        "“成果母本.csv”有 200002 行，一次最多导入 200000 行，请分成几个文件"
    )


def test_a_csv_with_an_endless_quote_is_refused(bring, state):
    content = ('题名,文本类别\n"' + "长" * 200_000).encode()
    assert refused(bring, state, content, "成果母本.csv") == (
        "“成果母本.csv”的引号不成对，请用 Excel 打开另存后再导入"
    )
