"""The screens of forms of others: who opens them, mapping by posting, evidence trimmed, downloads, handing in."""

import io
from datetime import date
from urllib.parse import unquote

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from canmou.activities.models import Event
from canmou.kernel.compile.foreign.mapping import map_cell, map_list
from canmou.kernel.compile.foreign.models import FormCell, FormFill, FormLayout
from canmou.kernel.metrics import count, metric
from canmou.kernel.metrics.registry import _METRICS
from canmou.kernel.secrecy.models import SecrecyEvent
from canmou.personnel.models import DisciplineTalk
from canmou.reports.foreign.urls import urlpatterns
from canmou.supervision.models import ForeignForm

BACKEND = "django.contrib.auth.backends.ModelBackend"
CAST = "general leader head clerk neighbour keeper personnel department sysadmin secadmin auditor".split()
#: Route → what each person of CAST gets.
TABLE = {
    "foreign_forms": "200 200 200 403 403 403 403 403 403 403 403",
    "foreign_form": "200 200 200 403 403 403 403 403 403 403 403",
    "foreign_cell": "200 200 403 403 403 403 403 403 403 403 403",
    "foreign_forget": "405 405 405 403 403 403 403 403 403 403 403",
    "foreign_fill": "200 200 200 403 403 403 403 403 403 403 403",
    "foreign_evidence": "200 200 200 403 403 403 403 403 403 403 403",
    "foreign_download": "200 200 200 403 403 403 403 403 403 403 403",
    "foreign_hand_in": "405 405 405 403 403 403 403 403 403 403 403",
}


def blank(*lines):
    book = openpyxl.Workbook()
    for line in lines or [("举办活动", None), ("廉政谈话", None), ("名称", "日期"), (None, None)]:
        book.active.append(line)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.fixture
def office(cast, monkeypatch):
    """Two events, one restricted talk, metrics of both; a form that is owed."""
    monkeypatch.setattr("canmou.kernel.metrics.registry._METRICS", dict(_METRICS))
    metric("party.test.events", "测试举办活动", measure="场", definition="本期举办的活动。")(
        lambda scope: count(Event.objects.in_scope(scope, "held_on"))
    )
    metric("party.test.talks", "测试廉政谈话", measure="次")(
        lambda scope: count(DisciplineTalk.objects.in_scope(scope, "held_on"))
    )
    cast.enter(
        [
            Event(title="产业链座谈会", kind="meeting", held_on=date(2023, 6, 7)),
            Event(title="读书分享会", kind="study", held_on=date(2023, 7, 7)),
        ]
    )
    talk = DisciplineTalk(
        person=cast.named("冯子昂"), kind="daily", held_on=date(2023, 7, 8),
        talker=cast.named("高振华"), reason="routine",
    )  # fmt: skip
    cast.enter([talk], unit="personnel", by="personnel")
    owing = ForeignForm(
        title="活动统计表", sender=cast.unit("general"), received_on=date(2024, 1, 2),
        due_on=date(2024, 1, 10), format="excel",
    )  # fmt: skip
    cast.owed = cast.enter([owing])[0]
    return cast


@pytest.fixture
def visit(office):
    def open_for(login):
        browser = Client()
        browser.force_login(office.users[login], backend=BACKEND)
        return browser

    return open_for


def upload(browser, content=None, name="活动统计表.xlsx", **more):
    return browser.post("/reports/forms/", {"file": SimpleUploadedFile(name, content or blank()), **more})


@pytest.fixture
def layout(office, visit):
    """A form of the whole office with two figures and a list."""
    upload(visit("general"))
    layout, by = FormLayout.objects.get(), office.users["general"]
    map_cell(layout, (1, 1, 2), metric="party.test.events", by=by)
    map_cell(layout, (1, 2, 2), metric="party.test.talks", by=by)
    map_list(layout, (1, 4, 1), ledger_code="AEV", columns={1: "title", 2: "held_on"}, by=by)
    return layout


def address(route, layout, period="2023"):
    base = "/reports/forms/"
    return {
        "foreign_forms": base,
        "foreign_form": f"{base}{layout.uid}/",
        "foreign_cell": f"{base}{layout.uid}/cells/1-1-2/",
        "foreign_forget": f"{base}{layout.uid}/forget/",
        "foreign_fill": f"{base}{layout.uid}/{period}/",
        "foreign_evidence": f"{base}{layout.uid}/{period}/cells/1-1-2/",
        "foreign_download": f"{base}{layout.uid}/{period}/download/",
        "foreign_hand_in": f"{base}{layout.uid}/{period}/hand-in/",
    }[route]


def test_the_table_names_every_route():
    assert {pattern.name for pattern in urlpatterns} == set(TABLE)


@pytest.mark.parametrize("login", CAST)
def test_every_page(login, visit, layout):
    browser, place = visit(login), CAST.index(login)
    found = {route: browser.get(address(route, layout)).status_code for route in TABLE}
    assert found == {route: int(answers.split()[place]) for route, answers in TABLE.items()}


def test_nothing_of_another_section_is_filled(visit, layout, office):
    head, party = visit("head"), office.unit("party").uid
    assert head.get(address("foreign_fill", layout, f"2023@{party}")).status_code == 404
    assert head.get(address("foreign_download", layout, f"2023@{party}")).status_code == 404
    own = head.get(address("foreign_download", layout))
    sheet = openpyxl.load_workbook(io.BytesIO(own.content)).active
    assert [sheet["B1"].value, sheet["B2"].value] == [0, 0]
    page = head.get(address("foreign_form", layout)).content.decode()
    assert "这张表的设置归全室，您只能看" in page
    assert "foreign-picker" not in page


def test_uploading_says_what_was_recognised(visit, layout):
    general = visit("general")
    again = general.post(
        "/reports/forms/", {"file": SimpleUploadedFile("明年.xlsx", blank())}, follow=True
    ).content.decode()
    assert "认出了这张表：沿用上次的设置" in again
    assert "测试举办活动" in again
    new = upload(general, blank(("别的表", None)), "别.xlsx")
    assert new.status_code == 302
    assert FormLayout.objects.count() == 2


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("表.xls", b"\xd0\xcf\x11\xe0", "内容却是"),
        ("表.xlsm", blank(), "不接收.xlsm的文件"),
        ("表.xlsx", b"PK\x03\x04broken", "内容却是"),
        ("表.csv", "名称".encode(), "填表要 .xlsx 或 .docx"),
        ("表.xlsx", blank(("机密★3年", None)), "严禁存储"),
    ],
)
def test_a_refused_file_is_told_beside_the_field(visit, name, content, told):
    answer = upload(visit("general"), content, name)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert FormLayout.objects.count() == 0


def test_a_marked_file_leaves_an_event(visit):
    upload(visit("general"), blank(("机密★3年", None)))
    assert [(event.door, event.by.username) for event in SecrecyEvent.objects.all()] == [("填表", "general")]


def test_a_cell_is_mapped_by_the_buttons_of_the_picker(visit, layout, office):
    general, where = visit("general"), address("foreign_cell", layout)
    section = office.unit("party").uid
    page = general.get(where, {"q": "测试举办"}, headers={"HX-Request": "true"}).content.decode()
    assert 'name="pick" value="party.test.events|"' in page
    assert "<html" not in page

    def mapped():
        cell = layout.cells.filter(row=1, column=2).first()
        return cell and (
            cell.what,
            cell.metric,
            cell.style,
            cell.span,
            cell.unit and cell.unit.uid,
            cell.field,
            cell.text,
        )

    general.post(where, {"pick": "party.test.events|汉字", "span": "last_year", "about": section})
    assert mapped() == ("metric", "party.test.events", "汉字", "last_year", section, "", "")
    general.post(where, {"field": "today"})
    assert mapped() == ("field", "", "", "same", None, "today", "")
    general.post(where, {"text": " 无 "})
    assert mapped() == ("text", "", "", "same", None, "", "无")
    answer = general.post(where, {"pick": "no.such|"}, follow=True).content.decode()
    assert "没有名为“no.such”的指标" in answer
    assert mapped() == ("text", "", "", "same", None, "", "无")
    general.post(where, {"clear": "1"})
    assert mapped() is None


def test_a_list_is_mapped_by_columns(visit, layout):
    general = visit("general")
    where = f"/reports/forms/{layout.uid}/cells/1-4-1/"
    page = general.get(where, {"ledger": "AEV"}).content.decode()
    assert 'name="column-1"' in page
    general.post(where, {"ledger": "AEV", "column-1": "sequence", "column-2": "title", "span": "year"})
    cell = layout.cells.get(what="list")
    assert (cell.span, list(cell.columns.values_list("column", "source"))) == (
        "year",
        [(1, "sequence"), (2, "title")],
    )
    answer = general.post(where, {"ledger": "NTK", "column-1": "name"})
    assert answer.status_code == 404
    assert "NTK" not in general.get(where).content.decode()
    assert layout.cells.get(what="list").ledger == "AEV"


def test_a_formula_is_warned_of(visit):
    general = visit("general")
    upload(general, blank(("合计", "=1+1")))
    layout = FormLayout.objects.get()
    assert "这一格是公式" in general.get(address("foreign_cell", layout)).content.decode()


@pytest.mark.parametrize("cell", ["1-1-9", "9-1-1", "1-1", "x-y-z", "0-0-0", "1-999999-1"])
def test_a_cell_that_is_not_there(visit, layout, cell):
    general = visit("general")
    assert general.get(f"/reports/forms/{layout.uid}/cells/{cell}/").status_code == 404
    assert general.post(f"/reports/forms/{layout.uid}/cells/{cell}/", {"text": "x"}).status_code == 404
    assert general.get(f"/reports/forms/{layout.uid}/2023/cells/{cell}/").status_code == 404
    assert layout.cells.count() == 3


def test_evidence_is_trimmed_to_its_reader(visit, layout):
    page = visit("general").get(address("foreign_evidence", layout)).content.decode()
    assert "产业链座谈会" in page
    assert "读书分享会" in page
    talks = f"/reports/forms/{layout.uid}/2023/cells/1-2-2/"
    page = visit("leader").get(talks).content.decode()
    assert "记录受限：其中1条您无权查看" in page
    assert "冯子昂" not in page
    assert "-NTK-" not in page
    rows = visit("general").get(f"/reports/forms/{layout.uid}/2023/cells/1-4-1/").content.decode()
    assert "产业链座谈会" in rows


def test_a_filled_form_and_its_file(visit, layout):
    general = visit("general")
    page = general.get(address("foreign_fill", layout)).content.decode()
    assert "清单比表长，加了1行" in page
    assert page.count('class="filled"') == 6
    answer = general.get(address("foreign_download", layout))
    assert unquote(answer["Content-Disposition"]).endswith("活动统计表（2023年）.xlsx")
    rows = openpyxl.load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True)
    assert [row[0] for row in rows] == ["举办活动", "廉政谈话", "名称", "产业链座谈会", "读书分享会"]


def test_a_period_is_chosen_and_one_to_come_refused(visit, layout):
    general, where = visit("general"), address("foreign_form", layout)
    answer = general.get(where, {"year": "2023", "part": "-Q2", "about": ""})
    assert (answer.status_code, answer["Location"]) == (302, f"{where}2023-Q2/")
    assert general.get(where, {"year": "2024", "part": "-Q3", "about": ""}).status_code == 422
    assert general.get(f"{where}2024-Q3/").status_code == 409
    assert general.get(f"{where}nonsense/").status_code == 404


def test_a_gone_metric_is_told_at_its_cell(visit, layout):
    FormCell.objects.filter(metric="party.test.events").update(metric="party.test.gone")
    general = visit("general")
    assert "指标已停用：party.test.gone" in general.get(address("foreign_form", layout)).content.decode()
    assert "没有名为“party.test.gone”的指标" in general.get(address("foreign_fill", layout)).content.decode()
    assert general.get(address("foreign_evidence", layout)).status_code == 404


def test_handing_in_and_a_refused_zero_report(visit, layout, office):
    general, where, number = visit("general"), address("foreign_hand_in", layout), office.owed.number
    page = general.post(where, {"number": number, "zero": "1"}, follow=True).content.decode()
    assert "台账有数，不能报零" in page
    assert FormFill.objects.count() == 0
    assert visit("head").post(where, {"number": number}).status_code == 302
    assert FormFill.objects.count() == 0
    answer = general.post(where, {"number": number})
    assert answer["Location"] == f"/records/{number}/"
    office.owed.refresh_from_db()
    assert (office.owed.handed_in_on, office.owed.zero_report) == (date(2024, 1, 8), False)
    assert "没有等您报出的表" in general.get(address("foreign_fill", layout)).content.decode()
    assert number in general.get(address("foreign_form", layout)).content.decode()


def test_a_form_brought_in_by_mistake_is_removed(visit, layout):
    where = address("foreign_forget", layout)
    page = visit("head").post(where, follow=True)
    assert (page.status_code, FormLayout.objects.count(), FormCell.objects.count()) == (200, 1, 3)
    assert "删除这张表" not in page.content.decode()
    page = visit("general").post(where, follow=True).content.decode()
    assert "已删除“活动统计表”和它的设置" in page
    assert (FormLayout.objects.count(), FormCell.objects.count()) == (0, 0)


def test_another_office_sees_no_form(visit, layout, cast):
    layout.office = type(cast.office).objects.create(
        code="LC", name="临川市人民政府研究室", short_name="研", plain_name="研", city="临川",
        city_full="临川市", city_short="临", province="江西", province_full="江西省",
    )  # fmt: skip
    layout.save()
    general = visit("general")
    assert "活动统计表" not in general.get("/reports/forms/").content.decode()
    for route in ("foreign_form", "foreign_cell", "foreign_fill", "foreign_evidence", "foreign_download"):
        assert general.get(address(route, layout)).status_code == 404


def test_the_list_asks_as_often_for_three_forms_as_for_one(visit):
    general = visit("general")
    counts = []
    for number in (1, 2, 3):
        upload(general, blank((f"表{'甲乙丙丁'[number]}", None)), f"{number}.xlsx")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            general.get("/reports/forms/")
        counts.append(len(queries))
    assert counts[0] == counts[2]
