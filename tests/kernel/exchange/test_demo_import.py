"""The whole demo office by the way of the browser: its export with errors planted, mended, carried out, undone."""

import io

from openpyxl import load_workbook

from canmou.kernel.compile.templates import compile_report, current
from canmou.kernel.exchange import batches
from canmou.kernel.exchange.models import ImportRemark
from canmou.kernel.exchange.obstacles import obstacles
from canmou.kernel.exchange.running import run_piece
from canmou.kernel.exchange.writing import export
from canmou.kernel.ledger.declare import ledger, ledgers
from canmou.kernel.ledger.models import ImportState, RecordRef
from canmou.kernel.metrics import scope_for
from canmou.kernel.people.models import User
from canmou.lib import periods

CODES = ("AEV", "LWK", "PSS")


def work_off(batch):
    batch.refresh_from_db()
    run_piece(batch.uid, batch.run)
    batch.refresh_from_db()
    return batch


def report(office):
    """The text of the annual report of 2022."""
    return compile_report(current(office, "annual"), scope_for(office, periods.parse("2022"))).text()


def contents():
    """Every live record with its columns and lists, but for versions; and every public row."""
    found = {}
    for each in ledgers():
        names = [f.attname for f in each.model._meta.concrete_fields if f.name != "version"]
        found[each.code] = list(each.model.objects.live().order_by("pk").values_list(*names))
        for column in each.sheet:
            if column.many:
                through = getattr(each.model, column.name).through
                own, other = column.field.m2m_field_name(), column.field.m2m_reverse_field_name()
                live = through.objects.filter(**{f"{own}__voided": False}).order_by(own, "pk")
                found[each.code, column.name] = list(live.values_list(f"{own}_id", f"{other}_id"))
    found["refs"] = list(RecordRef.objects.filter(voided=False).order_by("pk").values())
    return found


def planted(content):
    """The workbook with three errors, three changes and two new rows; gives also what was changed."""
    book = load_workbook(io.BytesIO(content))
    sheet = book[ledger("AEV").name]
    heads = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, heads["活动日期"], "2022-13-40")
    sheet.cell(3, heads["活动类别"], "没有这一类")
    sheet.cell(4, heads["归口科室"], "没有这个科")
    for line in (5, 6, 7):
        sheet.cell(line, heads["地点"], f"改过的地点{line}")
    sheet = book[ledger("PSS").name]
    heads = {cell.value: cell.column for cell in sheet[1]}
    for day in (8, 9):
        line = sheet.max_row + 1
        row = {
            "学习主题": f"补录的学习{day}",
            "学习类别": "党组理论学习中心组学习",
            "学习日期": f"2022-09-0{day}",
        }
        for heading, value in (row | {"归口科室": "机关党建科"}).items():
            sheet.cell(line, heads[heading], value)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def test_three_errors_planted_in_an_export_are_found_mended_and_the_import_undone(demo):
    general = User.objects.get(username="general")
    content = export(demo, by=general, only=[ledger(code) for code in CODES])
    before, figures = contents(), report(demo)
    batch = work_off(batches.receive("台账.xlsx", planted(content), by=general))
    assert (batch.state, batch.refused, batch.changed, batch.added) == (ImportState.CHECKED, 3, 3, 2)
    assert batch.unchanged > 100
    problems = ImportRemark.objects.filter(batch=batch, problem=True)
    assert list(problems.values_list("line", "column")) == [(2, "活动日期"), (3, "活动类别"), (4, "归口科室")]
    sheet = load_workbook(io.BytesIO(content))[ledger("AEV").name]
    heads = {cell.value: cell.column for cell in sheet[1]}
    right = {
        (sheet.title, line, heading): str(sheet.cell(line, heads[heading]).value).removesuffix(" 00:00:00")
        for line, heading in problems.values_list("line", "column")
    }
    assert batches.correct(batch, right, by=general) == 3
    batches.check_again(batch, by=general)
    assert (work_off(batch).refused, batch.changed, batch.added) == (0, 3, 2)
    assert contents() == before
    batches.confirm(batch, by=general)
    assert work_off(batch).state == ImportState.DONE
    assert contents() != before
    assert report(demo) != figures
    assert obstacles(batch) == []
    batches.ask_undo(batch, by=general, reason="演练")
    assert (work_off(batch).state, batch.told) == (ImportState.UNDONE, "")
    assert contents() == before
    assert report(demo) == figures
    numbers = RecordRef.objects.filter(batch=batch).values_list("voided", flat=True)
    assert list(numbers) == [True, True]
