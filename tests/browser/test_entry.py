"""Entering records in a real browser: the grid on the keyboard, blocks from Excel, drafts, files, conflicts."""

import pytest

from canmou.activities.models import Event

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
        visit.tab.wait_for_function(
            "(left) => document.querySelectorAll('tr.wrong').length === left",
            arg=2 - ("2022-05-06", "18", "冯子昂").index(text),
        )
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
