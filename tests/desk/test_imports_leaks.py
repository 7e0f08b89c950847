"""Whose import it is: nobody else's page, list, download or action tells of it."""

import io

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from waiting import work

from canmou.kernel.exchange.models import ImportRow
from canmou.kernel.ledger.models import ImportBatch, ImportState

#: Who may import at all; the others get no import page.
IMPORTERS = {"general", "head", "secretary", "keeper", "personnel", "editor", "thinktank", "disclosure"}
SECRET = "冯子昂不外传"


def book(sheets):
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as file:
        for name, rows in sheets.items():
            page = file.add_worksheet(name)
            for line, row in enumerate(rows):
                page.write_row(line, 0, row)
    return made.getvalue()


@pytest.fixture
def sent(visit):
    """`sent(login, sheets)`: an import checked, its address."""

    def run(login, sheets, name=f"{SECRET}.xlsx"):
        file = SimpleUploadedFile(name, book(sheets))
        address = visit(login).post("/exchange/", {"file": file}).headers["Location"]
        work()
        return address

    return run


TALKS = {
    "廉政谈话台账": [
        ["谈话对象", "谈话类别", "谈话日期", "谈话人", "事由类别", "归口科室"],
        ["冯子昂", "日常廉政谈话", "2022-07-08", "高振华", SECRET, "人事科"],
    ]
}
ORDINARY = {
    "活动台账": [
        ["活动名称", "活动类别", "活动日期", "归口科室"],
        [SECRET, "会议", "2022-05-18", "综合调研一科"],
    ]
}
PATHS = ("", "progress/", "rows/2/?sheet=活动台账", "marked/", "undo/")
POSTS = ("correct/", "again/", "take-back/", "confirm/", "discard/", "undo/")


def everyone(cast):
    return sorted(cast.users)


def test_a_section_s_import_is_its_importer_s_and_the_general_office_s(cast, visit, sent):
    address = sent("head", ORDINARY)
    for login in everyone(cast):
        browser = visit(login)
        seen = login in ("head", "general")
        answer = browser.get(address)
        assert (answer.status_code == 200, SECRET in answer.content.decode()) == (seen, seen), login
        listed = browser.get("/exchange/imports/?who=all")
        assert (SECRET in listed.content.decode()) is seen, login
        assert listed.status_code == (200 if login in IMPORTERS else 403), login
        assert (SECRET in browser.get("/exchange/").content.decode()) is (login == "head"), login
        for path in PATHS if not seen else ():
            answer = browser.get(f"{address}{path}")
            assert (answer.status_code, SECRET in answer.content.decode()) == (
                404 if login in IMPORTERS else 403,
                False,
            ), (login, path)
        for path in POSTS if not seen else ():
            answer = browser.post(f"{address}{path}", {"reason": "x"})
            assert answer.status_code == (404 if login in IMPORTERS else 403), (login, path)
    assert ImportBatch.objects.get().state == ImportState.CHECKED


def test_the_general_office_looks_and_discards_but_does_not_go_on_or_download(cast, visit, sent):
    address = sent("head", ORDINARY)
    browser = visit("general")
    page = browser.get(address).content.decode()
    assert "确认导入" not in page
    assert browser.get(f"{address}marked/").status_code == 403
    for path in ("confirm/", "again/", "take-back/"):
        browser.post(f"{address}{path}")
        assert ImportBatch.objects.get().state == ImportState.CHECKED, path
    browser.post(f"{address}discard/")
    assert ImportBatch.objects.get().state == ImportState.DISCARDED


def test_an_import_of_restricted_ledgers_is_its_importer_s_alone(cast, visit, sent):
    address = sent("personnel", TALKS)
    assert ImportRow.objects.exists()
    for login in everyone(cast):
        browser, seen = visit(login), login == "personnel"
        assert (SECRET in browser.get(address).content.decode()) is seen, login
        for path in ("/exchange/", "/exchange/imports/", "/exchange/imports/?who=all", "/"):
            told = SECRET in browser.get(path).content.decode()
            assert told is (seen and path.startswith("/exchange/")), (login, path)


def test_an_unchecked_import_is_its_importer_s_alone(cast, visit):
    file = SimpleUploadedFile(f"{SECRET}.xlsx", book(ORDINARY))
    address = visit("head").post("/exchange/", {"file": file}).headers["Location"]
    assert visit("general").get(address).status_code == 404
    assert SECRET not in visit("general").get("/exchange/imports/?who=all").content.decode()


def test_a_role_lost_closes_the_sheets_of_its_ledgers(cast, visit, sent):
    address = sent("personnel", TALKS)
    assert SECRET in visit("personnel").get(address).content.decode().replace(f"{SECRET}.xlsx", "")
    user = cast.users["personnel"]
    user.grants.all().delete()
    user.grants.create(role="ledger_keeper", unit=cast.unit("personnel"), valid_from="2021-01-01")
    fresh = type(user).objects.get(pk=user.pk)
    browser = visit("personnel")
    browser.force_login(fresh, backend="django.contrib.auth.backends.ModelBackend")
    page = browser.get(address).content.decode()
    assert SECRET not in page.replace(f"{SECRET}.xlsx", "")
