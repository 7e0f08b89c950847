"""The pages of the working calendar: who sees what, a notice from paste to confirmation, terms, corrections."""

import re
from datetime import date
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from canmou.disclosure.models import FoiRequest, ProcessingFee
from canmou.kernel import calendar
from canmou.kernel.calendar import changing
from canmou.kernel.calendar.changing import Correction, Paper
from canmou.kernel.calendar.models import CalendarChange, CalendarDay, CalendarYear
from canmou.kernel.documents import docx, pdf, tree
from canmou.kernel.ledger.moves import CalendarMove

NOTICES = Path(__file__).parents[1] / "data" / "notices"
TEXT = (NOTICES / "2024.txt").read_text("utf-8")


@pytest.fixture
def office(cast):
    """The calendar as shipped, but for 2024, whose notice nobody has taken over."""
    calendar.load_days()
    CalendarDay.objects.filter(year=2024).delete()
    CalendarYear.objects.filter(year=2024).update(announced=False, source="")
    return cast


def fee(office, subject="城市更新补助标准"):
    """A fee, whose last day moves with the notice of 2024: 5 February becomes the 4th. Its ledger is restricted."""
    asked = FoiRequest(
        subject=subject, category="natural_person", channel="counter",
        arrived_on=date(2024, 1, 5), received_on=date(2024, 1, 5),
    )  # fmt: skip
    (asked,) = office.enter([asked], unit="general", by="disclosure")
    noticed = ProcessingFee(
        request=asked, basis="pages", quantity=150, amount="1700", noticed_on=date(2024, 1, 8)
    )
    (noticed,) = office.enter([noticed], unit="general", by="disclosure")
    return noticed


def prepared(office):
    return changing.prepare_notice(Paper(TEXT), by=office.users["sysadmin"])


def page(client, path, **query):
    """The page without the token that every answer carries anew."""
    answer = client.get(path + ("?" + urlencode(query) if query else ""))
    assert answer.status_code == 200
    return re.sub(r'("X-CSRFToken": |name="csrfmiddlewaretoken" value=)"[^"]*"', "", answer.content.decode())


LOGINS = ["clerk", "leader", "sysadmin", "secadmin", "auditor", "department"]


@pytest.mark.parametrize("login", LOGINS)
def test_everybody_reads_the_calendar_and_counts_terms(office, visit, login):
    client = visit(login)
    assert "2023年已按通知确认" in page(client, "/calendar/", year=2023)
    assert "2023年10月8日" in page(client, "/calendar/term/", start="2023-09-28", days="2")


def test_a_year_without_notice_says_so(office, visit):
    text = page(visit("clerk"), "/calendar/", year=2024)
    assert "2024年的放假安排还没有录入" in text
    assert text.count("provisional") >= 366
    assert "已按通知确认" not in text


def test_a_year_shows_days_off_make_up_days_and_their_notice(office, visit):
    text = page(visit("clerk"), "/calendar/", year=2023)
    assert "国办发明电〔2022〕16号" in text
    assert "9月29日至10月6日（8天）" in text
    assert "10月7日（周六）、10月8日（周日）" in text
    assert 'class="off" title="清明节"' in text


@pytest.mark.parametrize(
    ("asked", "shown"), [("", 2024), ("abc", 2024), ("1900", 2008), ("9999", 2060), ("２０２３", 2024)]
)
def test_years_out_of_reach_show_the_nearest(office, visit, asked, shown):
    assert f"<b>{shown}年</b>" in page(visit("clerk"), "/calendar/", year=asked)


def test_a_term_is_told_day_by_day(office, visit):
    text = page(visit("clerk"), "/calendar/term/", start="2023-09-28", days="2")
    assert "2023年10月8日　周日" in text
    assert "其间中秋节、国庆节（9月29日—10月6日）不计" in text
    assert text.count("<tr>") == 1 + 10
    assert "周六，调休上班（中秋节、国庆节）" in text
    assert "推定" not in text


def test_a_term_into_a_year_without_notice_says_so(office, visit):
    text = page(visit("clerk"), "/calendar/term/", start="2023-12-28", days="5")
    assert "放假安排尚未公布，按法定节假日推定" in text
    assert "元旦（推定）" in text


def test_working_days_between_two_days(office, visit):
    text = page(visit("clerk"), "/calendar/term/", start="2023-09-28", end="2023-10-08")
    assert "<b>2个工作日</b>" in text


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"start": "2023-09-28"}, "二者选一"),
        ({"start": "2023-09-28", "days": "2", "end": "2023-10-08"}, "二者选一"),
        ({"start": "2023-02-30", "days": "2"}, "日期应为"),
        ({"start": "2023-09-28", "days": "9999"}, "最多往后数500个工作日"),
        ({"start": "1900-01-01", "days": "2"}, "日期应在2008年至2060年之间"),
        ({"start": "2023-09-28", "end": "2033-10-08"}, "两天相隔最多1000天"),
        ({"start": "2023-09-28", "days": "x"}, "请填整数"),
    ],
)
def test_a_term_that_cannot_be_counted_says_why(office, visit, query, sentence):
    text = page(visit("clerk"), "/calendar/term/", **query)
    assert sentence in text
    assert "逐日说明" not in text


@pytest.mark.parametrize("login", ["clerk", "leader", "general", "secadmin", "auditor", "department"])
def test_only_who_manages_settings_changes_the_calendar(office, visit, login):
    change = prepared(office)
    client = visit(login)
    before = list(CalendarChange.objects.values_list()), list(CalendarDay.objects.values_list())
    for path in ("/calendar/notice/", "/calendar/correct/"):
        assert client.get(path).status_code == 403
        assert client.post(path, {"text": TEXT}).status_code == 403
    for verb in ("apply", "drop"):
        assert client.post(f"/calendar/changes/{change.uid}/{verb}/").status_code == 403
    assert client.get(f"/calendar/changes/{change.uid}/").status_code == 404
    assert (list(CalendarChange.objects.values_list()), list(CalendarDay.objects.values_list())) == before
    text = page(client, "/calendar/")
    assert ("录入放假通知</a>" in text, change.uid in text) == (False, False)


def test_a_notice_from_paste_to_confirmation(office, visit):
    fee(office)
    admin = visit("sysadmin")
    answer = admin.post("/calendar/notice/", {"text": TEXT})
    change = CalendarChange.objects.get()
    assert (answer.status_code, answer.url) == (302, f"/calendar/changes/{change.uid}/")
    text = page(admin, answer.url)
    assert "国务院办公厅关于2024年部分节假日安排的通知（国办发明电〔2023〕7号，2023年10月25日）" in text
    assert "2月10日至17日（8天）" in text
    assert "共1件" in text and "2024-02-05" in text and "2024-02-04" in text
    assert "城市更新" not in text and "DFE" not in text and "信息处理费" not in text
    assert not CalendarDay.objects.filter(year=2024).exists()
    told = admin.post(answer.url + "apply/", follow=True).content.decode()
    assert "已生效，1件事项的期限随之变动" in told
    assert CalendarYear.objects.get(year=2024).announced
    assert "2024年已按通知确认" in page(visit("clerk"), "/calendar/", year=2024)


def test_what_moved_is_shown_to_those_who_may_see_the_record(office, visit):
    noticed = fee(office)
    change = changing.apply_change(prepared(office), by=office.users["sysadmin"])
    path = f"/calendar/changes/{change.uid}/"
    seen = page(visit("disclosure"), path)
    assert (noticed.number in seen, "信息处理费：由申请人缴费" in seen, "提前1天" in seen) == (
        True,
        True,
        True,
    )


@pytest.mark.parametrize("login", ["clerk", "department", "secadmin", "auditor", "head"])
def test_what_a_reader_may_not_see_leaves_no_trace(office, visit, login):
    change = changing.apply_change(prepared(office), by=office.users["sysadmin"])
    client, path = visit(login), f"/calendar/changes/{change.uid}/"
    before = page(client, path)
    hidden = fee(office)
    CalendarMove.objects.create(
        change=change, ref=hidden.ref, what="信息处理费：由申请人缴费", unit=hidden.unit,
        old=date(2024, 2, 5), new=date(2024, 2, 4),
    )  # fmt: skip
    CalendarChange.objects.update(moved=1)
    assert page(client, path) == before


def test_who_manages_settings_sees_the_number_alone(office, visit):
    change = prepared(office)
    client, path = visit("sysadmin"), f"/calendar/changes/{change.uid}/"
    fee(office)
    text = page(client, path)
    fee(office, "另一件申请")
    more = page(client, path)
    assert "共1件" in text and "共2件" in more
    assert "另一件" not in more and "补助标准" not in more


def test_a_dropped_notice_changes_nothing(office, visit):
    change, days = prepared(office), list(CalendarDay.objects.values_list())
    admin = visit("sysadmin")
    assert admin.post(f"/calendar/changes/{change.uid}/drop/").url == "/calendar/"
    assert (
        "已经确认或放弃" in admin.post(f"/calendar/changes/{change.uid}/apply/", follow=True).content.decode()
    )
    assert list(CalendarDay.objects.values_list()) == days


def test_a_notice_with_a_slip_cannot_be_confirmed(office, visit):
    admin = visit("sysadmin")
    wrong = TEXT.replace("4月7日（星期日）上班", "4月7日（星期六）上班")
    path = admin.post("/calendar/notice/", {"text": wrong}).url
    text = page(admin, path)
    assert "清明节：2024年4月7日是周日，原文写的是“4月7日(星期六)”" in text
    assert '<button class="btn btn-primary" disabled>确认生效</button>' in text
    assert "还不能确认" in admin.post(path + "apply/", follow=True).content.decode()
    assert not CalendarDay.objects.filter(year=2024).exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("通知.txt", TEXT.encode("gb18030")),
        ("通知.txt", b"\xef\xbb\xbf" + TEXT.encode()),
        (
            "通知.html",
            f"<html><head><title>x</title><script>一、元旦：9月9日放假。</script></head><body><p>{'</p><p>'.join(TEXT.splitlines())}</p></body></html>".encode(),
        ),
    ],
)
def test_an_uploaded_notice_is_read(office, visit, name, content):
    answer = visit("sysadmin").post("/calendar/notice/", {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 302
    change = CalendarChange.objects.get()
    assert (change.year, change.number, change.days.count()) == (2024, "国办发明电〔2023〕7号", 36)


@pytest.mark.parametrize(("name", "render"), [("通知.docx", docx.to_docx), ("通知.pdf", pdf.to_pdf)])
def test_an_uploaded_document_is_read(office, visit, name, render):
    first, second, *rest = TEXT.splitlines()
    blocks = tuple(tree.Paragraph((tree.Run(line),)) for line in rest)
    made = render(tree.Document(form="plain", title=first + second, blocks=blocks))
    answer = visit("sysadmin").post("/calendar/notice/", {"file": SimpleUploadedFile(name, made)})
    assert answer.status_code == 302
    change = CalendarChange.objects.get()
    assert (change.title, change.number) == (
        "国务院办公厅关于2024年部分节假日安排的通知",
        "国办发明电〔2023〕7号",
    )
    assert changing.problems(change) == []
    assert change.days.count() == 36


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "请粘贴通知全文，或者上传文件，二者选一"),
        ({"text": "关于做好安全生产工作的通知"}, "没有读出是哪一年的放假安排"),
        ({"text": TEXT, "file": SimpleUploadedFile("a.txt", b"x")}, "二者选一"),
        ({"file": SimpleUploadedFile("a.png", b"\x89PNG\r\n\x1a\n123")}, "PNG 图片读不出文字"),
        ({"file": SimpleUploadedFile("a.pdf", b"%PDF-1.4 broken")}, "PDF 已损坏"),
        ({"text": "机密★1年 " + TEXT}, "系统没有保存"),
        ({"text": TEXT, "issued_on": "2023-13-01"}, "日期应为"),
    ],
)
def test_what_is_no_notice_is_refused_in_the_form(office, visit, data, sentence):
    answer = visit("sysadmin").post("/calendar/notice/", data)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not CalendarChange.objects.exists()


def test_a_day_corrected_with_reason_and_source(office, visit):
    admin = visit("sysadmin")
    values = {
        "day": "2023-07-31",
        "worked": "off",
        "name": "防汛停工",
        "reason": "特大暴雨",
        "source": "淄防指〔2023〕9号",
    }
    assert 'value="2023-07-31"' in page(admin, "/calendar/correct/", day="2023-07-31")
    path = admin.post("/calendar/correct/", values).url
    text = page(admin, path)
    assert "放假（防汛停工）" in text and "特大暴雨" in text
    admin.post(path + "apply/")
    assert CalendarDay.objects.get(date=date(2023, 7, 31)).source == "淄防指〔2023〕9号"
    assert "防汛停工" in page(visit("clerk"), "/calendar/", year=2023)


def test_a_correction_without_reason_is_refused_in_the_form(office, visit):
    values = {"day": "2023-07-31", "worked": "off", "name": "防汛停工", "source": "淄防指〔2023〕9号"}
    answer = visit("sysadmin").post("/calendar/correct/", values)
    assert (answer.status_code, "请填写更正原因" in answer.content.decode()) == (422, True)
    assert not CalendarChange.objects.exists()


def test_a_change_page_costs_the_same_for_one_and_for_three_matters(office, visit):
    noticed = fee(office)
    change = changing.apply_change(prepared(office), by=office.users["sysadmin"])
    client, path = visit("disclosure"), f"/calendar/changes/{change.uid}/"
    page(client, path)
    with CaptureQueriesContext(connection) as one:
        page(client, path)
    for subject in ("二", "三"):
        more = fee(office, f"申请{subject}")
        CalendarMove.objects.create(
            change=change, ref=more.ref, what="信息处理费：由申请人缴费", unit=noticed.unit,
            old=date(2024, 2, 5), new=date(2024, 2, 4),
        )  # fmt: skip
    page(client, path)  # the badges of the frame are kept until something changes
    with CaptureQueriesContext(connection) as three:
        assert page(client, path).count("提前1天") == 3
    assert len(three) == len(one)


def test_the_week_and_the_roster_say_that_days_off_are_estimated(office, visit):
    assert "休息日是推定的" in page(visit("clerk"), "/")
    assert "这个月的放假安排尚未公布" in page(visit("head"), "/away/duty/")
    changing.apply_change(prepared(office), by=office.users["sysadmin"])
    assert "推定" not in page(visit("clerk"), "/")
    assert "推定" not in page(visit("head"), "/away/duty/")


def test_a_correction_keeps_the_year_as_it_is(office, visit):
    wanted = Correction(date(2024, 3, 4), False, "停电", "检修", "后勤通知")
    admin = office.users["sysadmin"]
    changing.apply_change(changing.prepare_correction(wanted, by=admin), by=admin)
    assert "2024年的放假安排还没有录入" in page(visit("clerk"), "/calendar/", year=2024)
