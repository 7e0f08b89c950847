"""What a reader may not see appears nowhere: lists, filters, counts, links, forms, history, workbooks, errors."""

import io
from datetime import date

import pytest
from openpyxl import load_workbook

from canmou.desk.listing import counts
from canmou.experts.models import ExpertApplication, RecruitmentRound
from canmou.kernel.attachments.actions import attach
from canmou.kernel.ledger.actions import amend
from canmou.kernel.ledger.declare import ledger
from canmou.kernel.ledger.models import RecordRef

HIDDEN = "（无权查看的记录）"


@pytest.fixture
def secret(things):
    """The title under which the restricted record is known to those who may see it."""
    return RecordRef.objects.get(number=things.talk.number).title


def leaks(answer, *words):
    page = answer.content.decode()
    return [word for word in words if word in page]


def test_those_who_may_see_it_do(visit, things, secret):
    browser = visit("personnel")
    assert leaks(browser.get(f"/records/{things.talk.number}/"), secret, "材料已改进") == [
        secret,
        "材料已改进",
    ]
    assert leaks(browser.get("/ledgers/EDM/"), secret) == [secret]
    assert leaks(browser.get(f"/records/{things.matter.number}/"), secret) == [secret]
    assert leaks(browser.get("/ledgers/"), "廉政谈话台账") == ["廉政谈话台账"]


@pytest.mark.parametrize("login", ["general", "clerk", "leader", "department", "sysadmin", "auditor"])
def test_pages_tell_nothing_of_a_restricted_record(login, visit, things, secret):
    browser, talk, matter = visit(login), things.talk.number, things.matter.number
    paths = [
        "/",
        "/ledgers/",
        "/ledgers/?q=廉政谈话",
        "/ledgers/EDM/",
        "/ledgers/EDM/?q=日常廉政谈",
        "/ledgers/EDM/?sort=origin_ref",
        "/ledgers/AEV/?q=料已改",
        f"/records/{matter}/",
        f"/records/{matter}/edit/",
        "/ledgers/NTK/",
        "/ledgers/NTK/new/",
        "/ledgers/NTK/export/",
        f"/records/{talk}/",
        f"/records/{talk}/edit/",
        f"/records/{talk}/void/",
        f"/ledgers/EDM/new/?origin_ref={talk}",
        "/exchange/",
    ]
    for path in paths:
        words = [secret, "材料已改进"]
        words += [] if "NTK" in path or talk in path or "廉政" in path else ["NTK", "廉政谈话台账"]
        assert leaks(browser.get(path), *words) == [], path


def test_a_link_to_it_is_told_without_title_or_number(visit, things, secret):
    browser = visit("general")
    for path in (
        "/ledgers/EDM/",
        f"/records/{things.matter.number}/",
        f"/records/{things.matter.number}/edit/",
    ):
        assert leaks(browser.get(path), HIDDEN, secret, things.talk.number) == [HIDDEN], path


def test_the_link_survives_an_edit_by_one_who_may_not_see_it(visit, things):
    browser, path = visit("general"), f"/records/{things.matter.number}/edit/"
    values = {
        "title": "城市更新专项规划（修订）",
        "decider": things.matter.decider.name,
        "undertaker": "智库工作科",
        "received_on": "2022-03-01",
        "unit": "智库工作科",
        "complexity": things.matter.complexity,
        "version": "1",
        "origin_ref": things.own.number,  # a hand-made form cannot replace what is sealed
    }
    assert browser.post(path, values).status_code == 302
    things.matter.refresh_from_db()
    assert (things.matter.title, things.matter.origin_ref) == ("城市更新专项规划（修订）", things.talk.ref)


@pytest.mark.parametrize("by", ["number", "title"])
def test_a_form_finds_no_record_that_its_user_may_not_see(by, visit, things, secret, cast):
    typed = things.talk.number if by == "number" else secret
    absent = typed.replace("00001", "00777") if by == "number" else secret + "无"
    values = {
        "title": "另一事项",
        "decider": things.matter.decider.name,
        "undertaker": "智库工作科",
        "received_on": "2022-03-01",
        "unit": "智库工作科",
        "complexity": things.matter.complexity,
    }
    answers = []
    for text in (typed, absent):
        answer = visit("general").post("/ledgers/EDM/new/", values | {"origin_ref": text})
        assert answer.status_code == 422
        page = answer.content.decode()
        told = page[page.index('id="id_origin_ref_error"') :]
        answers.append(told[: told.index("</p>")].replace(text, "…"))
    assert answers[0] == answers[1]


def test_history_does_not_tell_the_titles_of_links(visit, things, secret, cast):
    matter = type(things.matter).objects.get(pk=things.matter.pk)
    matter.origin_ref = things.own.ref
    amend(matter, by=cast.users["general"])
    path = f"/records/{matter.number}/"
    heading = ledger("EDM").column("origin_ref").heading
    assert leaks(visit("general").get(path), secret, f"{heading}：已改") == [f"{heading}：已改"]


def test_counts_leave_it_out(cast, things):
    assert counts(cast.users["general"])["EDM"] == 1
    assert "NTK" not in counts(cast.users["general"])
    assert counts(cast.users["personnel"])["NTK"] == 1


def test_what_points_here_from_a_restricted_record_is_no_back_link(visit, cast):
    (round_,) = cast.enter([RecruitmentRound(title="2022年专家推选", launched_on=date(2022, 1, 10))])
    application = ExpertApplication(
        round=round_,
        person=cast.person("闻人博", unit=cast.body("海岱大学", kind="university"), title="教授"),
        channel="self",
        field="economy",
        applied_on=date(2022, 2, 1),
    )
    (application,) = cast.enter([application])
    path = f"/records/{round_.number}/"
    words = (application.number, "专家人选申报", "闻人博")
    assert leaks(visit("general").get(path), *words) == list(words)
    assert leaks(visit("clerk").get(path), *words) == []


def test_workbooks_tell_only_the_number_of_a_link(visit, things, secret):
    cells = sheet(visit("general").get("/ledgers/EDM/export/"), "专家论证事项")
    assert secret not in cells
    assert things.talk.number in cells
    assert f"{things.talk.number} {secret}" in sheet(
        visit("personnel").get("/ledgers/EDM/export/"), "专家论证事项"
    )


def test_the_whole_workbook_has_no_sheet_of_a_closed_ledger(visit, things):
    book = load_workbook(io.BytesIO(visit("general").get("/exchange/template/").content), read_only=True)
    assert [name for name in book.sheetnames if name in ("廉政谈话台账", "廉政档案索引", "谈心谈话")] == []
    assert "活动台账" in book.sheetnames


def sheet(answer, name):
    assert answer.status_code == 200
    book = load_workbook(io.BytesIO(answer.content))
    return {str(cell.value) for row in book[name].iter_rows() for cell in row if cell.value is not None}


def test_files_open_only_with_their_record(visit, things, cast):
    file = attach(things.talk.ref, name="谈话登记表.txt", content="登记".encode(), by=cast.users["personnel"])
    assert visit("general").get(f"/records/{things.talk.number}/files/{file.uid}/").status_code == 404
    borrowed = f"/records/{things.own.number}/files/{file.uid}/"
    assert visit("personnel").get(borrowed).status_code == 404
    assert visit("general").get(borrowed).status_code == 404


def test_an_outside_unit_sees_its_own_filings_and_nothing_else(visit, things):
    browser = visit("department")
    for path in ("/", "/ledgers/AEV/", "/ledgers/AEV/?voided=1", "/ledgers/AEV/?q=会"):
        assert leaks(
            browser.get(path), "技改现场会", "产业链座谈会", "社情民意恳谈会", "城市更新专项规划"
        ) == ["技改现场会"], path
    assert leaks(browser.get("/ledgers/AEV/"), "社会调研科", "2023</option>") == []


def test_the_administrators_see_no_business_content(visit, things):
    words = ["产业链座谈会", "社情民意恳谈会", "技改现场会", "城市更新专项规划", "重点工作半月调度机制"]
    for login in ("sysadmin", "secadmin", "auditor"):
        assert leaks(visit(login).get("/"), *words) == []
    things.own.place = "只在历史里"
    assert leaks(visit("auditor").get("/audit/"), *words, "市政务中心三楼") == []
    assert leaks(visit("auditor").get("/audit/"), things.own.number) == [things.own.number]
