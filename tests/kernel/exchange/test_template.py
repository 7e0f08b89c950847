"""The workbook to fill in: what a clerk sees of it, and that it fits on a tab."""

import io
import re

import openpyxl
import pytest

from canmou.kernel.exchange.sheets import DIRECTORIES, sheet_for, sheet_named, title_of
from canmou.kernel.exchange.writing import template
from canmou.kernel.ledger.declare import ledgers
from canmou.kernel.secrecy import NOTICE


@pytest.fixture
def filled(cast):
    return openpyxl.load_workbook(io.BytesIO(template(cast.office, by=cast.users["general"])))


def test_a_sheet_for_every_open_ledger_and_a_cover_that_leads_there(cast, filled):
    open_to_all = [ledger.name for ledger in ledgers() if not ledger.restricted and not ledger.generated]
    names = filled.sheetnames
    assert names[0] == "说明" and names[-1] == "字典"
    assert [d.name for d in DIRECTORIES] == names[1 : 1 + len(DIRECTORIES)]
    assert [name for name in names if name in open_to_all] == open_to_all
    assert filled["字典"].sheet_state == "hidden"
    cover = filled["说明"]
    texts = [cell.value for row in cover.iter_rows() for cell in row if cell.value]
    assert NOTICE in texts
    assert {name for name in names[1:-1]} <= set(texts)


def test_headings_are_the_offices_words_with_a_note_on_each(filled):
    page = filled["成果母本"]
    heads = [cell.value for cell in page[1]]
    ledger = sheet_named("成果母本")
    assert heads == ["编号", *(column.heading for column in ledger.sheet), "行标识"]
    notes = {cell.value: cell.comment.text for cell in page[1]}
    assert all(notes.values())
    assert notes["题名"] == "必填；文字；正式题名，含副题，不加书名号"
    assert notes["完成日期"].startswith("必填；日期，如 2022-06-07")
    assert notes["作者"] == "可空；姓名，多个用顿号隔开；按署名先后"
    assert notes["编号"] == "由系统编排，新记录不填"


def test_header_stays_and_required_columns_stand_out(filled):
    page = filled["成果母本"]
    assert page.freeze_panes == "B2"
    colours = {cell.value: cell.fill.start_color.rgb for cell in page[1]}
    assert colours["题名"] == "FFFCE4D6" != colours["简称"] == colours["归口科室"]
    posts = {cell.value: cell.fill.start_color.rgb for cell in filled["任职"][1]}
    assert posts["单位"] == colours["题名"]


def test_the_example_row_is_believable_and_grey_and_skipped(cast, filled, bring):
    page = filled["成果母本"]
    row = {head.value: cell.value for head, cell in zip(page[1], page[2], strict=True)}
    assert (row["编号"], row["题名"], row["完成日期"]) == (
        "示例",
        "关于我市预制食品产业发展情况的调研报告",
        "2022-05-18",
    )
    assert page.max_row == 2
    assert all(any(cell.value for cell in filled[name][2][1:]) for name in filled.sheetnames[1:-1])


def test_drop_downs_hold_the_labels_and_every_formula_is_short_enough(filled):
    page = filled["成果母本"]
    lists = {str(rule.sqref): rule.formula1 for rule in page.data_validations.dataValidation}
    heads = [cell.value for cell in page[1]]
    letter = openpyxl.utils.get_column_letter(heads.index("文本类别") + 1)
    labels = "调研报告,文章,经验材料,情况汇报,典型案例,政策解读,综合文稿,其他"
    assert lists[f"{letter}2:{letter}20001"] == f'"{labels}"'
    for name in filled.sheetnames:
        for rule in filled[name].data_validations.dataValidation:
            assert len(rule.formula1) <= 257, (name, rule.formula1)


def test_every_choice_column_has_its_drop_down_however_long(filled):
    missing = []
    for ledger in ledgers():
        if ledger.name not in filled.sheetnames:
            continue
        page = filled[ledger.name]
        covered = {re.match("[A-Z]+", str(rule.sqref))[0] for rule in page.data_validations.dataValidation}
        for place, column in enumerate(ledger.sheet, 2):
            if column.choices and openpyxl.utils.get_column_letter(place) not in covered:
                missing.append((ledger.name, column.heading))
    assert missing == []


def test_date_columns_are_dates(filled):
    page = filled["成果母本"]
    heads = [cell.value for cell in page[1]]
    letter = openpyxl.utils.get_column_letter(heads.index("完成日期") + 1)
    assert page.column_dimensions[letter].width > 12
    assert page[f"{letter}2"].number_format in ("yyyy-mm-dd", "General")


def test_every_tab_has_a_name_that_excel_allows_and_leads_back():
    for sheet in (*DIRECTORIES, *ledgers()):
        name = title_of(sheet)
        assert 0 < len(name) <= 31 and not set(name) & set("[]:*?/\\")
        assert sheet_named(name) is sheet
        assert sheet_for(name, alone=False) is sheet
    assert sheet_named("LWK") is sheet_named(" 成果 母本 ") is sheet_named("成果母本")
    assert sheet_for("2022年成果母本(1)", alone=True) is sheet_named("成果母本")
    assert sheet_for("2022年成果母本(1)", alone=False) is None
