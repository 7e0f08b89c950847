"""Plan files: Word with numbers typed and automatic, tables with merged cells, workbooks, and what is no plan."""

import io

import docx
import openpyxl
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from canmou.kernel.errors import Refused
from canmou.kernel.files import Kind
from canmou.supervision.plan_import.reading import NOTHING, read_plan

HEADS = ["序号", "工作任务", "牵头科室", "责任人", "完成时限"]


def saved(made):
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def numbered(document, paragraph, level):
    """Numbered by Word itself, in the list style that the template has."""
    properties = paragraph._p.get_or_add_pPr()
    marks = OxmlElement("w:numPr")
    for name, value in (("w:ilvl", level), ("w:numId", 1)):
        child = OxmlElement(name)
        child.set(qn("w:val"), str(value))
        marks.append(child)
    properties.append(marks)


def with_numbering(document):
    """A numbering part of the document's own: 一、 and （一）."""
    root = document.part.numbering_part.element
    for child in list(root):
        root.remove(child)
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "0")
    for level, text in enumerate(("%1、", "（%2）")):
        each = OxmlElement("w:lvl")
        each.set(qn("w:ilvl"), str(level))
        for name, value in (("w:start", "1"), ("w:numFmt", "chineseCounting"), ("w:lvlText", text)):
            child = OxmlElement(name)
            child.set(qn("w:val"), value)
            each.append(child)
        abstract.append(each)
    root.append(abstract)
    num = OxmlElement("w:num")
    num.set(qn("w:numId"), "1")
    link = OxmlElement("w:abstractNumId")
    link.set(qn("w:val"), "0")
    num.append(link)
    root.append(num)


def test_a_word_file_with_typed_numbers():
    document = docx.Document()
    document.add_paragraph("2024年工作要点")
    document.add_paragraph("一、党的建设")
    document.add_paragraph("1.落实“第一议题”制度。（牵头科室：机关党建科；完成时限：全年）")
    found = read_plan(Kind.DOCX, saved(document))
    assert found.title == "2024年工作要点"
    assert [(each.number, each.task, each.path, each.place) for each in found.passages] == [
        ("1.", "落实“第一议题”制度", ("一、党的建设",), "第3段")
    ]


def test_numbers_that_word_sets_by_itself():
    document = docx.Document()
    with_numbering(document)
    for level, text in (
        (0, "党的建设"),
        (1, "抓学习。（办公室负责）"),
        (1, "抓整改。（人事科负责）"),
        (0, "调研"),
        (1, "选题。（调研科负责）"),
    ):
        numbered(document, document.add_paragraph(text), level)
    found = read_plan(Kind.DOCX, saved(document))
    assert [(each.number, each.task, each.path) for each in found.passages] == [
        ("（一）", "抓学习", ("一、党的建设",)),
        ("（二）", "抓整改", ("一、党的建设",)),
        ("（一）", "选题", ("二、调研",)),
    ]


def test_what_was_struck_out_is_not_read():
    document = docx.Document()
    paragraph = document.add_paragraph("1.开展调研。（责任科室：")
    struck = OxmlElement("w:del")
    struck.append(paragraph.add_run("人事科")._r)
    paragraph._p.append(struck)
    paragraph.add_run("经济调研科）")
    [item] = read_plan(Kind.DOCX, saved(document)).passages
    assert item.duty.settled()[0] == ("经济调研科",)


def test_a_table_in_word_with_merged_cells():
    document = docx.Document()
    document.add_paragraph("责任清单")
    table = document.add_table(4, 5)
    for place, head in enumerate(HEADS):
        table.cell(0, place).text = head
    for row, cells in enumerate(
        (("1", "学习", "机关党建科", "白玉成", "全年"), ("2", "整改", "", "", "6月底前")), 1
    ):
        for place, text in enumerate(cells):
            table.cell(row, place).text = text
    table.cell(1, 2).merge(table.cell(2, 2))
    table.cell(3, 0).merge(table.cell(3, 4)).text = "二、调查研究"
    found = read_plan(Kind.DOCX, saved(document)).passages
    assert [(each.task, each.duty.settled()[0], each.duty.due) for each in found] == [
        ("学习", ("机关党建科",), "全年"),
        ("整改", ("机关党建科",), "6月底前"),
    ]


def test_a_workbook_with_merged_cells_and_dates():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "分工"
    sheet.append(["2024年重点任务"])
    sheet.merge_cells("A1:E1")
    sheet.append(HEADS)
    sheet.append([1, "学习", "机关党建科", "白玉成", "全年"])
    sheet.append([2, "整改", None, None, "2024-06-30"])
    sheet.merge_cells("C3:C4")
    found = read_plan(Kind.XLSX, saved(book))
    assert (found.title, found.unused) == ("2024年重点任务", ())
    assert [(each.number, each.task, each.duty.settled()[0], each.place) for each in found.passages] == [
        ("1", "学习", ("机关党建科",), "“分工”第3行"),
        ("2", "整改", ("机关党建科",), "“分工”第4行"),
    ]


def test_what_holds_no_task_is_refused():
    document = docx.Document()
    document.add_paragraph("会议通知。请各位按时参加。")
    with pytest.raises(Refused, match="没有在文件里找到任务") as error:
        read_plan(Kind.DOCX, saved(document))
    assert error.value.message == NOTHING


def test_other_kinds_are_refused_with_what_to_do():
    with pytest.raises(Refused, match="请另存为 .docx"):
        read_plan(Kind.DOC, b"x")


def test_a_broken_word_file_is_refused():
    with pytest.raises(Refused, match="Word 文件打不开"):
        read_plan(Kind.DOCX, b"PK\x03\x04 not a file")
