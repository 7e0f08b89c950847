"""Entering records in a real browser: the grid on the keyboard, blocks from Excel, drafts, files, conflicts."""

from datetime import date

import pytest

from canmou.activities.models import Event
from canmou.kernel.attachments.models import Attachment
from canmou.kernel.ledger.actions import amend

QUICK = "/ledgers/AEV/quick/"
HEADS = ["活动名称", "活动类别", "活动日期", "地点", "参加人员", "参加人数", "活动内容", "备注"]


def paste(visit, text, html=""):
    """Paste into the cell that has the focus."""
    visit.tab.evaluate(
        """([text, html]) => {
          const data = new DataTransfer();
          data.setData("text/plain", text);
          if (html) data.setData("text/html", html);
          document.activeElement.dispatchEvent(
            new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
        }""",
        [text, html],
    )


def told(visit, text):
    visit.tab.wait_for_selector(f"[data-told] >> text={text}")


def focused(visit):
    return visit.tab.evaluate("document.activeElement.getAttribute('aria-label')")


def test_ten_records_by_keyboard_alone(walk, transactional_cast):
    visit = walk()
    visit.sign_in("clerk", then=QUICK)
    keys = visit.tab.keyboard
    assert focused(visit) == "第1行活动名称"
    for number in range(1, 11):
        keys.type(f"第{number}次调度会")
        keys.press("Tab")
        if number == 1:
            keys.type("会")
            visit.tab.wait_for_selector(".suggestions li")
            keys.press("ArrowDown")
            keys.press("Enter")  # takes 会议, saves nothing yet
            assert visit.tab.input_value("[name=r6-kind]") == "会议"
        else:
            keys.press("Control+d")
        keys.press("Tab")
        if number == 1:
            keys.press("Control+a")
            keys.type("2022年9月1日")
        keys.press("Enter")
        told(visit, f"编号ZZ-AEV-2022-{number:05}")
        assert focused(visit) == "第1行活动名称"
    assert Event.objects.filter(held_on="2022-09-01", kind="meeting", unit__name="综合调研一科").count() == 10
    assert visit.tab.inner_text("[data-entered-count]") == "10条"
    assert visit.barriers() == []
    assert visit.complaints == []
    assert visit.foreign == []


def block(rows):
    """What Excel puts on the clipboard: a heading row, quoted cells where a line breaks."""

    def cell(text):
        return '"' + text.replace('"', '""') + '"' if "\n" in text or '"' in text else text

    return "\r\n".join("\t".join(map(cell, row)) for row in [HEADS, *rows]) + "\r\n"


def forty():
    rows = [
        [
            f"第{n}场“双招双引”座谈",
            "会议",
            f"2022.{n % 12 + 1}.{n % 27 + 1}",
            "高新区",
            "冯子昂、丁若兰",
            f"{n}户",
            "甲\n乙",
            "",
        ]
        for n in range(1, 41)
    ]
    rows[4][2] = "2022年13月1日"
    rows[17][5] = "几十人"
    rows[30][4] = "查无此人"
    rows[7][7] = "补录"
    return [*rows, ["合计", "", "", "", "", "820", "", ""]]


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_forty_rows_from_excel_with_three_errors_are_mended(size, walk, transactional_cast):
    visit = walk(size)
    visit.sign_in("clerk", then=QUICK)
    paste(visit, block(forty()))
    told(visit, "贴入40行。")
    for text in (
        "按表头认出了各栏。",
        "合计行没有贴入（1行）。",
        "没有“备注”这一栏，1格没有贴入。",
        "核对了40行：37行可以保存，3行要改。",
    ):
        told(visit, text)
    assert visit.tab.locator("tr.wrong").count() == 3
    assert Event.objects.count() == 0
    assert visit.overflow() == 0
    assert visit.barriers() == []
    visit.tab.click("button:has-text('保存（40行）')")
    told(visit, "已登记37条；还有3行要改，改好再保存。")
    assert Event.objects.count() == 37
    errors = visit.tab.locator("td.bad .error").all_inner_texts()
    assert errors == [
        "“2022年13月1日”这一天不存在，请改正",
        "“几十人”是概数，请填写准确的数字",
        "没有名为“查无此人”的人员，请核对姓名，或先在“人员”表里登记",
    ]
    for text in ("2022-05-06", "18", "冯子昂"):
        visit.tab.click("text=下一处要改的")
        visit.tab.keyboard.press("Control+a")
        visit.tab.keyboard.type(text)
        visit.tab.keyboard.press("Tab")
        left = 2 - ("2022-05-06", "18", "冯子昂").index(text)
        visit.until(f"document.querySelectorAll('tr.wrong').length === {left}")
    visit.tab.click("button:has-text('保存（3行）')")
    told(visit, "已登记3条。")
    assert Event.objects.count() == 40
    first = Event.objects.get(title="第1场“双招双引”座谈")
    assert (first.headcount, first.content) == (1, "甲\n乙")
    assert visit.tab.inner_text("[data-entered-count]") == "40条"
    assert visit.complaints == []


def test_a_slip_is_taken_back_and_returns_to_the_grid(walk, transactional_cast):
    visit = walk()
    visit.sign_in("clerk", then=QUICK)
    paste(visit, "甲座谈会\t会议\t2022-09-01\n乙座谈会\t会议\t2022-09-02\n")
    told(visit, "2行可以保存")
    visit.tab.click("button:has-text('保存（2行）')")
    told(visit, "已登记2条。")
    visit.tab.check("input[value=ZZ-AEV-2022-00002]")
    visit.tab.fill("#undo-reason", "登错了日期")
    visit.tab.click("text=撤回勾选的")
    told(visit, "已撤回1条")
    assert Event.objects.get(title="乙座谈会").voided is True
    assert visit.tab.input_value("tbody tr >> nth=0 >> [data-col=title]") == "乙座谈会"
    visit.tab.fill("tbody tr >> nth=0 >> [data-col=held_on]", "2022-09-03")
    visit.tab.press("tbody tr >> nth=0 >> [data-col=held_on]", "Enter")
    told(visit, "编号ZZ-AEV-2022-00003")
    assert visit.complaints == []


def test_a_table_without_headings_lands_where_the_focus_is(walk, transactional_cast):
    visit = walk()
    visit.sign_in("clerk", then=QUICK)
    visit.tab.focus("[data-col=held_on]")
    table = (
        "<table><tr><td rowspan=2>2022-09-01</td><td></td><td>高新<br>区</td></tr>"
        "<tr><td></td><td>一楼</td></tr></table>"
    )
    paste(visit, "", table)
    told(visit, "贴入2行。")
    told(visit, "合并的单元格已逐行填上同样的内容，请核对。")
    values = visit.tab.evaluate(
        "[...document.querySelectorAll('tbody tr')].slice(0, 2)"
        ".map(row => ['held_on', 'place'].map(name => row.querySelector(`[data-col=${name}]`).value))"
    )
    assert values == [["2022-09-01", "高新 区"], ["2022-09-01", "一楼"]]
    visit.tab.click("text=撤销粘贴")
    told(visit, "粘贴已撤销。")
    assert visit.tab.locator("tbody tr").count() == 1
    visit.tab.focus("[data-col=title]")
    visit.tab.keyboard.type("甲")
    visit.tab.keyboard.press("Escape")
    assert visit.tab.input_value("[data-col=title]") == ""


def test_a_lost_connection_and_a_reload_lose_no_row(walk, transactional_cast):
    visit = walk()
    visit.sign_in("clerk", then=QUICK)
    visit.tab.fill("[data-col=title]", "断网时登的会")
    visit.tab.fill("[data-col=kind]", "会议")
    visit.context.set_offline(True)
    visit.tab.press("[data-col=kind]", "Enter")
    told(visit, "网络不通，没有保存。")
    visit.context.set_offline(False)
    visit.tab.on("dialog", lambda dialog: dialog.accept())
    visit.go(QUICK)
    told(visit, "没有保存的1行。")
    assert visit.tab.input_value("tbody tr >> nth=0 >> [data-col=title]") == "断网时登的会"
    visit.tab.press("tbody tr >> nth=0 >> [data-col=kind]", "Enter")
    told(visit, "已登记")
    visit.go(QUICK)
    assert visit.tab.input_value("tbody tr >> nth=0 >> [data-col=title]") == ""
    assert Event.objects.count() == 1
    assert [text for text in visit.complaints if "ERR_INTERNET_DISCONNECTED" not in text] == []


@pytest.fixture
def event(transactional_cast):
    """A record of 综合调研一科."""
    (record,) = transactional_cast.enter(
        [Event(title="产业链座谈会", kind="meeting", held_on=date(2022, 6, 7), place="三楼", headcount=20)],
        unit="research1",
    )
    return record


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_a_conflict_between_two_people_is_resolved(size, walk, event, transactional_cast):
    address = f"/records/{event.number}/edit/"
    mine, theirs = walk(size), walk()
    mine.sign_in("clerk", then=address)
    theirs.sign_in("head", then=address)
    theirs.tab.fill("#id_place", "五楼")
    theirs.tab.fill("#id_headcount", "30")
    theirs.tab.keyboard.press("Control+s")
    theirs.tab.wait_for_url(f"**/records/{event.number}/")
    mine.tab.fill("#id_headcount", "9")
    mine.tab.fill("#id_title", "产业链专题座谈会")
    mine.tab.click("button:has-text('保存') >> nth=0")
    mine.tab.wait_for_selector(".conflict")
    assert mine.tab.inner_text(".merged li").startswith("地点：三楼 → 五楼")
    assert mine.tab.locator(".conflict fieldset").count() == 1
    assert mine.overflow() == 0
    assert mine.barriers() == []
    mine.tab.click("button:has-text('保存') >> nth=0")
    mine.tab.wait_for_selector("text=请选择用谁填的内容")
    mine.tab.check("input[name=choice-headcount][value=theirs]")
    assert mine.tab.input_value("#id_headcount") == "30"
    mine.tab.fill("#id_headcount", "31")
    assert mine.tab.is_checked("input[name=choice-headcount][value=mine]")
    mine.tab.check("input[name=choice-headcount][value=theirs]")
    mine.tab.click("button:has-text('保存') >> nth=0")
    mine.tab.wait_for_url(f"**/records/{event.number}/")
    saved = Event.objects.get(pk=event.pk)
    assert (saved.title, saved.place, saved.headcount) == ("产业链专题座谈会", "五楼", 30)
    refusals = [text for text in mine.complaints if "status of 409" in text or "status of 422" in text]
    assert mine.complaints == refusals


def test_a_conflict_is_resolved_without_scripts(walk, event, transactional_cast):
    visit = walk("phone", javascript=False)
    visit.sign_in("clerk", then=f"/records/{event.number}/edit/")
    other = Event.objects.get(pk=event.pk)
    other.headcount = 30
    amend(other, by=transactional_cast.users["head"])
    visit.tab.fill("#id_headcount", "9")
    visit.tab.click("button:has-text('保存') >> nth=0")
    visit.tab.check("input[name=choice-headcount][value=mine]")
    visit.tab.click("button:has-text('保存') >> nth=0")
    visit.tab.wait_for_url(f"**/records/{event.number}/")
    assert Event.objects.get(pk=event.pk).headcount == 9


def drop(visit, *files):
    """Drop files (name, content) onto the zone."""
    visit.tab.evaluate(
        """(files) => {
          const data = new DataTransfer();
          for (const [name, content] of files) data.items.add(new File([content], name));
          const zone = document.querySelector("[data-zone]");
          for (const kind of ["dragenter", "dragover", "drop"])
            zone.dispatchEvent(new DragEvent(kind, {dataTransfer: data, bubbles: true, cancelable: true}));
        }""",
        files,
    )


def test_files_are_dropped_on_a_new_record_and_on_its_page(walk, transactional_cast):
    visit = walk()
    visit.sign_in("clerk", then="/ledgers/AEV/new/")
    visit.tab.fill("#id_title", "链主企业座谈会")
    visit.tab.select_option("#id_kind", "meeting")
    visit.tab.fill("#id_held_on", "2022-09-01")
    drop(visit, ["通知.txt", "座谈会通知"], ["程序.exe", "x"], ["假表格.xlsx", "不是表格"])
    assert "这类文件不能存" in visit.tab.inner_text("[data-files] li:has-text('程序.exe')")
    assert visit.barriers() == []
    visit.tab.click("button:has-text('保存') >> nth=0")
    told(visit, "有文件不能存")
    visit.tab.click("[aria-label='不传程序.exe']")
    visit.tab.click("button:has-text('保存') >> nth=0")
    visit.tab.wait_for_selector("text=假表格.xlsx >> nth=0")
    visit.tab.wait_for_selector("#id_evidence_error")
    assert "假表格.xlsx" in visit.tab.inner_text("#id_evidence_error")
    assert visit.tab.locator("[data-files] li").count() == 2  # both are still chosen
    assert Event.objects.count() == 0
    visit.tab.click("[aria-label='不传假表格.xlsx']")
    visit.tab.click("button:has-text('保存') >> nth=0")
    visit.tab.wait_for_url("**/records/ZZ-AEV-2022-00001/")
    assert visit.tab.inner_text(".links a:has-text('通知.txt')") == "通知.txt"
    visit.tab.click("summary:has-text('添加文件')")
    drop(visit, ["纪要.txt", "会议纪要"], ["假的.pdf", "不是"])
    visit.tab.click("button:has-text('上传')")
    told(visit, "已保存1个，刷新页面可见；1个没有保存")
    assert "已保存" in visit.tab.inner_text("[data-files] li:has-text('纪要.txt')")
    assert visit.barriers() == []
    assert sorted(Attachment.objects.values_list("name", flat=True)) == ["纪要.txt", "通知.txt"]


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_a_draft_survives_a_reload_and_goes_when_saved(size, walk, transactional_cast):
    visit = walk(size)
    visit.sign_in("clerk", then="/ledgers/AEV/new/")
    visit.tab.fill("#id_title", "写了一半的题名")
    visit.until("localStorage.getItem('draft:clerk:AEV:new') !== null")
    visit.tab.on("dialog", lambda dialog: dialog.accept())
    visit.go("/ledgers/AEV/new/")
    told(visit, "没有保存的内容")
    assert visit.tab.input_value("#id_title") == "写了一半的题名"
    assert visit.overflow() == 0
    assert visit.barriers() == []
    visit.tab.click("text=放弃草稿")
    assert visit.tab.input_value("#id_title") == ""
    visit.tab.fill("#id_title", "又写了一次")
    visit.tab.select_option("#id_kind", "meeting")
    visit.tab.fill("#id_held_on", "2022-09-01")
    visit.context.set_offline(True)
    visit.tab.keyboard.press("Control+s")
    told(visit, "网络不通，没有保存。")
    visit.context.set_offline(False)
    visit.tab.keyboard.press("Control+s")
    visit.tab.wait_for_url("**/records/ZZ-AEV-2022-00001/")
    assert visit.tab.evaluate("Object.keys(localStorage).filter(key => key.startsWith('draft:'))") == []
    assert "已登记" in visit.tab.inner_text(".notice.ok")
    visit.go("/ledgers/AEV/new/")
    assert visit.tab.input_value("#id_title") == ""


def test_drafts_of_restricted_ledgers_stay_in_the_tab_and_signing_out_clears_all(walk, transactional_cast):
    visit = walk()
    visit.sign_in("personnel", then="/ledgers/NTK/new/")
    visit.tab.fill("#id_follow_up", "不能落盘的话")
    visit.until("sessionStorage.getItem('draft:personnel:NTK:new') !== null")
    assert visit.tab.evaluate("JSON.stringify(localStorage)").find("不能落盘") == -1
    visit.tab.evaluate("localStorage.setItem('draft:personnel:AEV:new', '{}')")
    visit.tab.on("dialog", lambda dialog: dialog.accept())
    visit.tab.click(".top .menu summary")
    visit.tab.click("text=退出登录")
    visit.tab.wait_for_selector("h1:has-text('登录')")
    left = (
        "[...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter(k => k.startsWith('draft:'))"
    )
    assert visit.tab.evaluate(left) == []


def test_saving_and_the_next_keeps_what_repeats(walk, transactional_cast):
    visit = walk()
    visit.sign_in("clerk", then="/ledgers/AEV/new/")
    visit.tab.fill("#id_title", "第一场")
    visit.tab.select_option("#id_kind", "meeting")
    visit.tab.fill("#id_held_on", "2022-09-01")
    visit.tab.click("text=保存并登记下一条")
    visit.tab.wait_for_url("**after=ZZ-AEV-2022-00001")
    values = [visit.tab.input_value(f"#id_{name}") for name in ("title", "kind", "held_on", "unit")]
    assert values == ["", "meeting", "2022-09-01", "综合调研一科"]
    visit.tab.fill("#id_title", "第二场")
    visit.tab.fill("#id_participants", "冯")
    visit.tab.wait_for_selector(".suggestions li")
    visit.tab.keyboard.press("ArrowDown")
    visit.tab.keyboard.press("Enter")
    assert visit.tab.input_value("#id_participants") == "冯子昂"
    visit.tab.keyboard.press("Control+s")
    visit.tab.wait_for_url("**/records/ZZ-AEV-2022-00002/")
    visit.tab.click("text=复制登记")
    visit.tab.wait_for_url("**copy=ZZ-AEV-2022-00002")
    assert visit.tab.input_value("#id_title") == "第二场"
    assert visit.complaints == []
