"""Forms of others: read, recognised, mapped, filled, written in their own format, handed in, zero reports."""

import csv
import io
import zipfile
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest
import xlwt
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from canmou.activities.models import Event
from canmou.experts.models import DecisionMatter
from canmou.kernel.attachments.actions import open_content
from canmou.kernel.attachments.models import Attachment, Blob
from canmou.kernel.compile.foreign import mapping
from canmou.kernel.compile.foreign.filling import beside_label, fill
from canmou.kernel.compile.foreign.grid import read_grids
from canmou.kernel.compile.foreign.handing import hand_in, owed
from canmou.kernel.compile.foreign.inserting import moved
from canmou.kernel.compile.foreign.mapping import bring_form, clear_cell, forget_form, map_cell, map_list
from canmou.kernel.compile.foreign.models import FormCell, FormColumn, FormFill, FormLayout
from canmou.kernel.compile.foreign.writing import write
from canmou.kernel.errors import Invalid, NotFound, NotPermitted, Refused, Stale
from canmou.kernel.metrics import count, metric, ratio, registry, scope_for
from canmou.kernel.metrics.registry import _METRICS
from canmou.kernel.secrecy import SecrecyRefused
from canmou.lib.periods import parse
from canmou.personnel.models import DisciplineTalk
from canmou.supervision.models import ForeignForm


@pytest.fixture
def office(cast, monkeypatch):
    """Metrics of the test over three events of 2023: two of the office, one of a section."""
    monkeypatch.setattr("canmou.kernel.metrics.registry._METRICS", dict(_METRICS))

    def events(scope):
        return Event.objects.in_scope(scope, "held_on")

    metric("test.events", "举办活动", measure="场")(lambda scope: count(events(scope)))
    metric("test.visits", "走访", measure="次")(lambda scope: count(events(scope).filter(kind="visit")))
    metric("test.share", "占比", measure="％")(
        lambda scope: ratio(count(events(scope)), count(events(scope).filter(kind="visit")))
    )
    cast.enter(
        [
            Event(title="产业链座谈会", kind="meeting", held_on=date(2023, 6, 7)),
            Event(title="=读书分享会", kind="study", held_on=date(2023, 7, 7)),
            Event(title="旧事", kind="meeting", held_on=date(2022, 3, 1)),
        ]
    )
    cast.enter([Event(title="科里的会", kind="meeting", held_on=date(2023, 8, 8))], unit="research1")
    return cast


def workbook(rows=2, year="2023"):
    """A form with merged title, two figures, a list of `rows` rows under a heading, a sum and a closing line."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "统计表"
    sheet.append([f"{year}年活动统计表"])
    sheet.merge_cells("A1:C1")
    sheet["A1"].font = Font(bold=True, size=16)
    sheet.append(["举办活动（场）", None, "填表人：____"])
    sheet.append(["比上年", "=B2-1", None])
    sheet.append(["序号", "名称", "日期"])
    first = sheet.max_row + 1
    for _ in range(rows):
        sheet.append([None, None, None])
    last = first + rows - 1
    for row in range(first, last + 1):
        sheet.cell(row, 2).fill = PatternFill("solid", fgColor="FFEEDD")
    sheet.row_dimensions[last].height = 33
    sheet.cell(last + 1, 1, "合计")
    sheet.cell(last + 1, 2, f"=COUNTA(B{first}:B{last})")
    sheet.merge_cells(f"A{last + 2}:C{last + 2}")
    sheet.cell(last + 2, 1, "单位（盖章）：")
    sheet.row_dimensions[last + 2].height = 44
    sheet.column_dimensions["B"].width = 41
    rule = DataValidation(type="list", formula1='"是,否"')
    rule.add(f"C{last + 1}")
    sheet.add_data_validation(rule)
    sheet.conditional_formatting.add(f"B{last + 1}", CellIsRule(operator="greaterThan", formula=["2"]))
    other = book.create_sheet("汇总")
    other["A1"], other["B1"] = "合计", f"=统计表!B{last + 1}"
    return saved(book)


def saved(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def word(rows=2):
    document = docx.Document()
    document.add_paragraph("活动统计表")
    table = document.add_table(rows=2 + rows, cols=3, style="Table Grid")
    table.cell(0, 0).merge(table.cell(0, 2)).text = "举办活动：____场"
    for cell, text in zip(table.rows[1].cells, ["序号", "名称", "日期"], strict=True):
        cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def brought(office, content=None, name="活动统计表.xlsx", by="general", owner=None):
    return bring_form(
        owner or office.office,
        name=name,
        content=workbook() if content is None else content,
        by=office.users[by],
    ).layout


def year(office, notation="2023", **more):
    return scope_for(office.office, parse(notation), **more)


def mapped(office, content=None):
    layout, by = brought(office, content), office.users["general"]
    map_cell(layout, (1, 2, 2), metric="test.events", by=by)
    map_cell(layout, (1, 2, 3), field="filler", by=by)
    map_list(layout, (1, 5, 1), ledger_code="AEV", columns={1: "sequence", 2: "title", 3: "held_on"}, by=by)
    return layout


def test_a_form_is_filled_in_its_own_format_and_a_long_list_adds_rows(office):
    layout = mapped(office)
    filled = fill(layout, year(office), by=office.users["general"])
    assert filled.problems == []
    book = openpyxl.load_workbook(io.BytesIO(write(filled)))
    sheet = book["统计表"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=1, max_row=9)] == [
        ["2023年活动统计表", None, None],
        ["举办活动（场）", 3, f"填表人：{office.users['general']}"],
        ["比上年", "=B2-1", None],
        ["序号", "名称", "日期"],
        [1, "产业链座谈会", sheet["C5"].value],
        [2, "=读书分享会", sheet["C6"].value],
        [3, "科里的会", sheet["C7"].value],
        ["合计", "=COUNTA(B5:B7)", None],
        ["单位（盖章）：", None, None],
    ]
    assert [sheet.cell(row, 3).value.date() for row in (5, 6, 7)] == [
        date(2023, 6, 7), date(2023, 7, 7), date(2023, 8, 8),
    ]  # fmt: skip
    assert sheet["B6"].data_type == "s"
    assert sorted(str(area) for area in sheet.merged_cells.ranges) == ["A1:C1", "A9:C9"]
    assert [sheet.row_dimensions[row].height for row in (6, 7, 9)] == [33, 33, 44]
    assert {sheet.cell(row, 2).fill.fgColor.rgb for row in (5, 6, 7)} == {"00FFEEDD"}
    assert (sheet["A1"].font.b, sheet.column_dimensions["B"].width) == (True, 41)
    assert book["汇总"]["B1"].value == "=统计表!B8"
    assert str(sheet.data_validations.dataValidation[0].sqref) == "C8"
    assert [str(each.sqref) for each in sheet.conditional_formatting] == ["B8"]


def test_a_list_that_fits_leaves_the_form_as_long_as_it_was(office):
    layout = mapped(office, workbook(rows=5))
    book = openpyxl.load_workbook(io.BytesIO(write(fill(layout, year(office), by=office.users["general"]))))
    assert [row[0].value for row in book["统计表"].iter_rows(min_row=5, max_row=10)] == [
        1, 2, 3, None, None, "合计",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("=SUM(B5:B6)", "=SUM(B5:B8)"),
        ("=$B$5+B7", "=$B$5+B9"),
        ("=SUM(6:7)", "=SUM(8:9)"),
        ("=SUM(B:B)", "=SUM(B:B)"),
        ("='别 表'!B9+统计表!B9", "='别 表'!B9+统计表!B11"),
        ('=IF(B9>0,"B9","")', '=IF(B11>0,"B9","")'),
    ],
)
def test_formulas_follow_the_rows_put_in(formula, expected):
    assert moved(formula, "统计表", "统计表", 6, 2) == expected


def test_a_word_form_is_filled_and_lengthened(office):
    by = office.users["general"]
    layout = brought(office, word(), "活动.docx")
    map_cell(layout, (1, 1, 1), metric="test.events", by=by)
    map_list(layout, (1, 3, 1), ledger_code="AEV", columns={1: "sequence", 2: "title", 3: "held_on"}, by=by)
    table = docx.Document(io.BytesIO(write(fill(layout, year(office), by=by)))).tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["举办活动：3场"] * 3,
        ["序号", "名称", "日期"],
        ["1", "产业链座谈会", "2023-06-07"],
        ["2", "=读书分享会", "2023-07-07"],
        ["3", "科里的会", "2023-08-08"],
    ]


def test_periods_sections_and_renderings_of_cells(office):
    by = office.users["general"]
    layout = brought(office)
    for column, values in enumerate(
        [
            {"metric": "test.events", "span": "last_year"},
            {"metric": "test.events", "span": "to_date"},
            {"metric": "test.events", "unit": office.unit("research1")},
            {"metric": "test.events", "style": "汉字"},
        ],
        1,
    ):
        map_cell(layout, (1, 5 + column // 4, (column - 1) % 3 + 1), by=by, **values)
    values = fill(layout, year(office, "2023-Q3"), by=by).values
    assert {place: value.written for place, value in values.items()} == {
        (1, 5, 1): 0,
        (1, 5, 2): 3,
        (1, 5, 3): 1,
        (1, 6, 1): "二",
    }


@pytest.mark.parametrize(
    ("label", "shown"),
    [("填表人：", "填表人：张三"), ("日期：____前", "日期：张三前"), ("", "张三"), ("旧字", "张三")],
)
def test_words_go_beside_the_label_of_a_cell(label, shown):
    assert beside_label(label, "张三") == shown


def test_what_cannot_be_filled_is_told_at_its_cell(office):
    by = office.users["general"]
    layout = brought(office)
    map_cell(layout, (1, 2, 2), metric="test.events", by=by)
    map_cell(layout, (1, 3, 3), metric="test.share", style="％", by=by)
    map_list(layout, (1, 5, 1), ledger_code="AEV", columns={2: "title"}, by=by)
    FormColumn.objects.update(source="gone")
    del registry._METRICS["test.events"]
    filled = fill(layout, year(office), by=by)
    assert filled.problems == [
        ("统计表 B2（举办活动（场））", "没有名为“test.events”的指标，请在指标目录里选用"),
        ("统计表 C3（比上年）", "没有可算的数据，这一格留空"),
        ("统计表 A5（序号）", "活动台账没有“gone”这一栏，请重新对应这一列"),
    ]
    sheet = openpyxl.load_workbook(io.BytesIO(write(filled)))["统计表"]
    assert (sheet["B2"].value, sheet["A5"].value) == (None, None)


def test_the_same_form_of_another_year_finds_its_mapping(office):
    layout = mapped(office)
    again = bring_form(
        office.office, name="新的.xlsx", content=workbook(year="2024"), by=office.users["general"]
    )
    assert (again.layout.pk, again.known, again.copied_from) == (layout.pk, True, None)
    assert (FormLayout.objects.count(), FormCell.objects.count()) == (1, 3)
    sheet = openpyxl.load_workbook(
        io.BytesIO(write(fill(again.layout, year(office), by=office.users["general"])))
    )
    assert sheet["统计表"]["A1"].value == "2024年活动统计表"
    other = bring_form(office.office, name="别.xlsx", content=workbook(rows=3), by=office.users["general"])
    assert (other.known, other.copied_from, FormLayout.objects.count()) == (False, None, 2)


def test_a_section_begins_with_the_mapping_of_another_and_does_not_touch_it(office):
    layout = mapped(office)
    head = office.users["head"]
    own = bring_form(office.unit("research1"), name="科.xlsx", content=workbook(), by=head)
    assert (own.known, own.copied_from) == (False, layout)
    assert own.layout.cells.count() == 3
    clear_cell(own.layout, (1, 2, 2), by=head)
    assert (own.layout.cells.count(), layout.cells.count()) == (2, 3)
    for act in (
        lambda: map_cell(layout, (1, 2, 2), text="改", by=head),
        lambda: map_list(layout, (1, 5, 1), ledger_code="AEV", columns={1: "title"}, by=head),
        lambda: clear_cell(layout, (1, 2, 2), by=head),
        lambda: bring_form(office.office, name="科.xlsx", content=workbook(), by=head),
        lambda: fill(layout, year(office), by=head),
        lambda: map_cell(own.layout, (1, 2, 2), metric="test.events", unit=office.unit("party"), by=head),
    ):
        with pytest.raises(NotPermitted):
            act()
    assert layout.cells.get(row=2, column=2).metric == "test.events"


def test_a_cell_of_another_section_stays_empty_for_who_may_not_compile_for_it(office):
    layout = mapped(office)
    FormCell.objects.filter(metric="test.events").update(unit=office.unit("party"))
    own = bring_form(
        office.unit("research1"), name="科.xlsx", content=workbook(), by=office.users["head"]
    ).layout
    assert own.cells.get(metric="test.events").unit is None
    own.cells.filter(metric="test.events").update(unit=office.unit("party"))
    filled = fill(own, year(office, unit=office.unit("research1")), by=office.users["head"])
    (told,) = filled.problems
    assert told[1].startswith("您不能为")
    assert filled.values[1, 2, 2].figure is None
    assert fill(layout, year(office), by=office.users["general"]).problems == []


def files():
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    old = io.BytesIO()
    book = xlwt.Workbook()
    book.add_sheet("表")
    book.save(old)
    macro = workbook()
    buffer = io.BytesIO(macro)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    return {
        "broken": ("表.xlsx", broken(), "损坏"),
        "cut": ("表.xlsx", workbook()[:900], "内容却是"),
        "empty": ("表.xlsx", b"", "空文件"),
        "macro": ("表.xlsm", buffer.getvalue(), "含有宏"),
        "old": ("表.xls", old.getvalue(), "填表要 .xlsx 或 .docx"),
        "text": ("表.txt", "序号".encode(), "填表要 .xlsx 或 .docx"),
        "renamed": ("表.docx", workbook(), "内容却是"),
        "unreadable": ("表.xls", locked, ""),
        "large": ("表.xlsx", b"PK\x03\x04" + b"0" * mapping.MAX_BYTES, "超过10 MB"),
        "wide": ("表.xlsx", big(), "不像一张空白表"),
        "bare": ("表.xlsx", saved(openpyxl.Workbook()), "没有找到表格"),
        "tableless": ("文.docx", tableless(), "没有找到表格"),
    }


def broken():
    """A workbook whose sheet is no sheet."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook())) as whole, zipfile.ZipFile(out, "w") as archive:
        for name in whole.namelist():
            archive.writestr(name, "<" if "sheet1" in name else whole.read(name))
    return out.getvalue()


def big():
    book = openpyxl.Workbook()
    for _ in range(2001):
        book.active.append([1, 2, 3])
    return saved(book)


def tableless():
    out = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("没有表")
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("which", list(files()))
def test_files_that_cannot_be_filled_are_refused(office, which):
    name, content, told = files()[which]
    with pytest.raises(Refused) as refusal:
        brought(office, content, name)
    assert told in refusal.value.message
    assert (FormLayout.objects.count(), Blob.objects.count()) == (0, 0)


def test_a_marked_file_and_a_marked_text_are_refused(office):
    book = openpyxl.Workbook()
    book.active["A1"] = "机密★1年"
    with pytest.raises(SecrecyRefused):
        brought(office, saved(book))
    assert FormLayout.objects.count() == 0
    layout = brought(office)
    with pytest.raises(SecrecyRefused):
        map_cell(layout, (1, 2, 2), text="秘密★5年", by=office.users["general"])
    assert layout.cells.count() == 0


def test_mappings_that_cannot_be_are_refused(office):
    layout, by = mapped(office), office.users["general"]
    before = list(FormCell.objects.values())
    refused = [
        (NotFound, lambda: map_cell(layout, (1, 1, 2), text="被合并", by=by)),
        (NotFound, lambda: map_cell(layout, (9, 1, 1), text="没有", by=by)),
        (Refused, lambda: map_cell(layout, (1, 2, 2), by=by)),
        (Refused, lambda: map_cell(layout, (1, 2, 2), text="x", field="today", by=by)),
        (Refused, lambda: map_cell(layout, (1, 2, 2), field="nothing", by=by)),
        (Refused, lambda: map_cell(layout, (1, 2, 2), metric="no.such", by=by)),
        (Refused, lambda: map_cell(layout, (1, 2, 2), metric="test.events", style="怪", by=by)),
        (Refused, lambda: map_cell(layout, (1, 2, 2), text="长" * 301, by=by)),
        (NotFound, lambda: map_list(layout, (1, 5, 1), ledger_code="XXX", columns={1: "name"}, by=by)),
        (NotFound, lambda: map_list(layout, (1, 5, 1), ledger_code="NTK", columns={1: "name"}, by=by)),
        (Invalid, lambda: map_list(layout, (1, 5, 1), ledger_code="AEV", columns={1: ""}, by=by)),
        (Invalid, lambda: map_list(layout, (1, 5, 1), ledger_code="AEV", columns={1: "no"}, by=by)),
        (NotFound, lambda: map_list(layout, (1, 5, 1), ledger_code="AEV", columns={9: "name"}, by=by)),
        (Refused, lambda: map_list(layout, (1, 6, 1), ledger_code="AEV", columns={1: "name"}, by=by)),
    ]
    for kind, act in refused:
        with pytest.raises(kind):
            act()
    assert list(FormCell.objects.values()) == before


def test_a_restricted_ledger_is_never_listed_not_even_to_its_readers(office):
    layout = brought(office)
    personnel = office.users["personnel"]
    with pytest.raises(Refused, match="只能写数目"):
        mapping.ledger_for_list(personnel, "NTK")
    assert "NTK" not in {each.code for each in mapping.listable(personnel)}
    assert layout.cells.count() == 0


def test_a_list_does_not_name_a_linked_record_of_a_restricted_ledger(office):
    """Neither to its readers: the filled file goes to others."""
    talk = DisciplineTalk(
        person=office.named("冯子昂"),
        kind="daily",
        held_on=date(2023, 7, 8),
        talker=office.named("高振华"),
        reason="routine",
    )
    (talk,) = office.enter([talk], unit="personnel", by="personnel")
    maker = {
        "decider": office.body("淄州市人民政府", kind="government"),
        "undertaker": office.unit("thinktank"),
    }
    event = Event.objects.first()
    for title, day, ref in (("甲事项", 1, talk.ref), ("乙事项", 2, event.ref), ("丙事项", 3, None)):
        office.enter([DecisionMatter(title=title, received_on=date(2023, 3, day), origin_ref=ref, **maker)])
    layout = brought(office)
    columns = {1: "title", 2: "origin_ref"}
    map_list(layout, (1, 5, 1), ledger_code="EDM", columns=columns, by=office.users["general"])
    for login in ("general", "secretary"):
        (rows,) = fill(layout, year(office), by=office.users[login]).lists.values()
        assert rows.lines == [
            {1: "甲事项", 2: "（记录受限）"},
            {1: "乙事项", 2: event.ref.title},
            {1: "丙事项", 2: ""},
        ]


@pytest.fixture
def form(office):
    owing = ForeignForm(
        title="活动统计表", sender=office.unit("general"), received_on=date(2024, 1, 2),
        due_on=date(2024, 1, 10), format="excel",
    )  # fmt: skip
    return office.enter([owing])[0]


def test_handing_in_keeps_the_file_with_the_record(office, form):
    layout, by = mapped(office), office.users["general"]
    assert [each.pk for each in owed(by)] == [form.pk]
    made = hand_in(layout, year(office), form.number, by=by)
    form.refresh_from_db()
    assert (form.handed_in_on, form.zero_report) == (date(2024, 1, 8), False)
    assert made.attachment.name == "活动统计表（2023年）.xlsx"
    sheet = openpyxl.load_workbook(io.BytesIO(open_content(made.attachment)))["统计表"]
    assert sheet["B2"].value == 3
    assert owed(by) == []
    with pytest.raises(Stale):
        hand_in(layout, year(office), form.number, by=by)
    assert (FormFill.objects.count(), Attachment.objects.count()) == (1, 1)


def test_a_form_goes_with_its_file_unless_it_was_handed_in(office, form):
    layout, by = mapped(office), office.users["general"]
    with pytest.raises(NotPermitted):
        forget_form(layout, by=office.users["head"])
    hand_in(layout, year(office), form.number, by=by)
    with pytest.raises(Refused, match="报出过"):
        forget_form(layout, by=by)
    assert (FormLayout.objects.count(), FormCell.objects.count()) == (1, 3)
    other = brought(office, word(), "活动.docx")
    forget_form(other, by=by)
    assert (FormLayout.objects.count(), Blob.objects.filter(pk=other.blob_id).exists()) == (1, False)


def test_a_new_blank_lets_the_old_one_go(office):
    first = mapped(office).blob_id
    again = brought(office, workbook(year="2024"))
    assert again.blob_id != first
    assert not Blob.objects.filter(pk=first).exists()


def test_a_zero_report_writes_noughts_and_marks_the_record(office, form):
    layout, by = brought(office), office.users["general"]
    map_cell(layout, (1, 2, 2), metric="test.visits", by=by)
    map_cell(layout, (1, 3, 3), metric="test.share", by=by)
    made = hand_in(layout, year(office), form.number, by=by, zero=True)
    form.refresh_from_db()
    assert (form.zero_report, made.zero) == (True, True)
    sheet = openpyxl.load_workbook(io.BytesIO(open_content(made.attachment)))["统计表"]
    assert (sheet["B2"].value, sheet["C3"].value) == (0, 0)


def test_a_zero_report_against_the_records_is_refused_with_every_cell(office, form):
    layout = mapped(office)
    with pytest.raises(Refused) as refusal:
        hand_in(layout, year(office), form.number, by=office.users["general"], zero=True)
    assert refusal.value.message == (
        "台账有数，不能报零：统计表 B2（举办活动（场））是3；统计表 A5（序号）有3条"
    )
    unchanged(form)


def unchanged(form):
    form.refresh_from_db()
    assert (form.handed_in_on, form.zero_report, form.version) == (None, False, 1)
    assert (FormFill.objects.count(), Attachment.objects.count()) == (0, 0)


def test_a_form_with_gaps_an_empty_mapping_or_of_another_section_is_not_handed_in(office, form):
    general, layout = office.users["general"], brought(office)
    with pytest.raises(Refused, match="还没有一格"):
        hand_in(layout, year(office), form.number, by=general)
    map_cell(layout, (1, 2, 2), text="无", by=general)
    with pytest.raises(Refused, match="不能确认是零报告"):
        hand_in(layout, year(office), form.number, by=general, zero=True)
    map_cell(layout, (1, 3, 3), metric="test.share", by=general)
    with pytest.raises(Refused, match="还有格没有填上"):
        hand_in(layout, year(office), form.number, by=general)
    with pytest.raises(NotFound):
        hand_in(layout, year(office), Event.objects.first().number, by=general)
    with pytest.raises(NotPermitted):
        hand_in(layout, year(office), form.number, by=office.users["head"])
    unchanged(form)


def test_reading_tells_merged_cells_formulas_and_what_stands_beside(office):
    grid = read_grids("xlsx", workbook())[0]
    assert [(box.row, box.column, box.columns, box.formula) for box in grid.rows[0] + grid.rows[2]] == [
        (1, 1, 3, False),
        (3, 1, 1, False),
        (3, 2, 1, True),
        (3, 3, 1, False),
    ]
    assert (grid.heading(6, 2), grid.beside(2, 2), grid.at(1, 2)) == ("名称", "举办活动（场）", None)


def test_a_locked_file_is_refused_with_what_to_do(office, files):
    content = files.ole(EncryptionInfo=b"", EncryptedPackage=b"")
    with pytest.raises(Refused, match="去掉密码"):
        brought(office, content, "表.xlsx")
    assert FormLayout.objects.count() == 0


def statutory():
    """Table 3 of the annual report on open government, as the order of 2021 has it, under its two rows of heads."""
    path = Path(__file__).parents[2] / "data/disclosure-table-3-2021.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        heads, *lines = csv.reader(file)
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["三、收到和处理政府信息公开申请情况", "申请人情况"])
    sheet.append([heads[0], heads[1], "法人或其他组织"])
    sheet.append(["", "", *heads[2:]])
    for line in lines:
        sheet.append([cell or None for cell in line])
    for area in ("A1:A3", "B1:H1", "B2:B3", "C2:G2"):
        sheet.merge_cells(area)
    for row in range(4, 29):
        sheet.cell(row, 8).value = f"=SUM(B{row}:G{row})"
    return saved(book)


def test_the_statutory_table_is_mapped_cell_by_cell_and_keeps_its_sums(office):
    content = statutory()
    grid = read_grids("xlsx", content)[0]
    blank = [box for box in grid.boxes() if not box.text and not box.formula and 4 <= box.row <= 28]
    assert len(blank) == 25 * 6
    layout, by = brought(office, content, "政府信息公开工作年度报告表三.xlsx"), office.users["general"]
    for box in blank:
        map_cell(
            layout, (1, box.row, box.column), metric="test.visits" if box.row > 4 else "test.events", by=by
        )
    filled = fill(layout, year(office), by=by)
    assert (len(filled.values), filled.problems) == (150, [])
    sheet = openpyxl.load_workbook(io.BytesIO(write(filled))).active
    assert [sheet.cell(4, column).value for column in range(2, 9)] == [3] * 6 + ["=SUM(B4:G4)"]
    assert [sheet.cell(28, column).value for column in (1, 2, 8)] == [
        "四、结转下年度继续办理", 0, "=SUM(B28:G28)",
    ]  # fmt: skip
    assert sorted(map(str, sheet.merged_cells.ranges)) == ["A1:A3", "B1:H1", "B2:B3", "C2:G2"]


@pytest.mark.parametrize(
    "heads",
    [
        ["url", "pub_date", "doc_number"],
        ["文件名", "年份", "总词数", "数据跨境", "数据流动", "数据共享", "citycode", "provcode", "政策级别"],
        ["日期", "P1 队长/统筹+政务", "P2 前端/产品", "P3 后端/AI", "交付/检查"],
    ],
)
def test_a_list_under_a_mere_heading_grows_downwards(office, heads):
    book = openpyxl.Workbook()
    book.active.append(heads)
    layout, by = brought(office, saved(book), "清单.xlsx"), office.users["general"]
    map_list(layout, (1, 2, 1), ledger_code="AEV", columns={1: "title", 3: "held_on"}, by=by)
    sheet = openpyxl.load_workbook(io.BytesIO(write(fill(layout, year(office), by=by)))).active
    assert [row[0].value for row in sheet.iter_rows()] == [
        heads[0], "产业链座谈会", "=读书分享会", "科里的会",
    ]  # fmt: skip
