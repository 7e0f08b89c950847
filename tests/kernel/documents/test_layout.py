"""The official layout, measured on pages: our PDF, and our .docx as LibreOffice prints it. Lengths in mm."""

import re
import statistics

import pytest

CHAR = 156 / 28
near = pytest.approx


def body_sheets(rendering):
    """The full pages of the report (all but the first and the last)."""
    return rendering.sheets("report")[1:-1]


def sheet_with(rendering, name, words):
    """The page on which a line has `words`."""
    return next(sheet for sheet in rendering.sheets(name) if any(words in line.text for line in sheet.lines))


def test_page_is_a4(rendering):
    for name in rendering.books:
        for sheet in rendering.sheets(name):
            assert (sheet.width, sheet.height) == (near(210, abs=0.3), near(297, abs=0.3))


def test_report_has_nine_pages(rendering):
    assert len(rendering.sheets("report")) == 9


def test_full_pages_have_22_lines_at_even_pitch(rendering):
    sheets = body_sheets(rendering)
    assert [len(sheet.lines) for sheet in sheets] == [22] * len(sheets)
    for sheet in sheets:
        bases = [line.base for line in sheet.lines]
        steps = [after - before for before, after in zip(bases, bases[1:], strict=False)]
        assert statistics.mean(steps) * 72 / 25.4 == near(28.95, abs=0.05)
        assert max(steps) - min(steps) < 0.15


def test_full_lines_have_28_characters(rendering):
    for sheet in rendering.sheets("characters")[:-1]:
        lines = [line for line in sheet.lines if line.left < 29]
        assert {len(line.text) for line in lines} == {28}
    whole = [
        line
        for sheet in body_sheets(rendering)
        for line in sheet.lines
        if 28.5 > line.left and line.right > 183
    ]
    plain = [len(line.text) for line in whole if re.fullmatch("[\u4e00-\u9fa5]+", line.text)]
    assert set(plain) == {28}


def test_text_fills_the_block(rendering):
    for sheet in body_sheets(rendering):
        assert min(line.left for line in sheet.lines) == near(28, abs=0.3)
        assert statistics.median(line.right for line in sheet.lines) == near(184, abs=0.6)
        assert 36.7 <= sheet.lines[0].top <= 41
        assert 256 <= sheet.lines[-1].foot <= 262.2
        assert {line.size for line in sheet.lines} == {16}


def test_paragraphs_begin_two_characters_in(rendering):
    first = rendering.sheets("report")[0].find("今年以来")
    assert first.left == near(28 + 2 * CHAR, abs=0.4)
    assert rendering.sheets("report")[0].find("主义思想").left == near(28, abs=0.3)


def test_title_is_centred_in_whole_words_within_the_block(rendering):
    for name, lines in {
        "report": ["淄州市人民政府研究室", "关于2022年度工作情况的报告"],
        "notice": ["淄州市人民政府关于印发", "《淄州市城市发展合伙人管理办法》的通知"],
    }.items():
        sheet = rendering.sheets(name)[0]
        found = [line for line in sheet.lines if line.size == 22]
        assert [line.text for line in found] == lines
        for line in found:
            assert rendering.is_role(line.fonts, "biaosong")
            assert line.left >= 28 - 0.1 and line.right <= 184.1
        assert found[0].middle == near(106, abs=1)


def test_headings_have_the_font_of_their_level(rendering):
    sheet = rendering.sheets("notice")[0]
    assert rendering.is_role(sheet.find("一、总体").fonts, "hei")
    assert rendering.is_role(sheet.find("（一）").fonts, "kai")
    assert rendering.is_role(sheet.find("1.任务").fonts, "fangsong")
    assert rendering.is_role(sheet.find("（1）").fonts, "fangsong")
    assert rendering.is_role(sheet.find("坚持问题").fonts, "fangsong")
    assert not rendering.is_role(sheet.find("坚持问题").fonts, "hei")
    for start in ("一、总体", "（一）", "1.任务", "（1）"):
        line = sheet.find(start)
        assert line.size == 16
        assert line.left == near(28 + 2 * CHAR, abs=1.5 if start[0] == "（" else 0.4)


def test_page_numbers_stand_at_the_outer_side_seven_mm_below_the_block(rendering):
    for place, sheet in enumerate(rendering.sheets("report"), 1):
        number = sheet.number
        assert number.text == f"—{place}—"
        assert (number.size, rendering.is_role(number.fonts, "song")) == (14, True)
        side = 14 * 25.4 / 72
        if place % 2:
            assert number.right == near(184 - side, abs=0.6)
        else:
            assert number.left == near(28 + side, abs=0.6)
        dash = sheet.dark((number.left, 264, number.left + 4.5, 275))
        assert dash[0][0] == near(269, abs=0.5)


@pytest.mark.parametrize("name", ["notice", "upward", "minutes"])
def test_red_mark_and_rule(rendering, name):
    sheet = rendering.sheets(name)[0]
    red = sheet.red()
    marks, rule = red[:-1], red[-1]
    assert marks[0][0] == near(37 + 35, abs=0.7)
    mark = next(line for line in sheet.lines if line.size > 24)
    assert mark.middle == near(106, abs=1)
    assert rendering.is_role(mark.fonts, "biaosong")
    number = next(line for line in sheet.lines if "〔2022〕" in line.text and line.size == 16)
    assert number.top - marks[-1][1] == near(2 * 28.95 * 25.4 / 72, abs=1)
    assert rule[0] - number.foot == near(4, abs=0.5)
    assert (rule[2], rule[3]) == (near(28, abs=0.3), near(184, abs=0.3))
    title = next(line for line in sheet.lines if line.size == 22)
    assert title.top - rule[1] == near(2 * 28.95 * 25.4 / 72, abs=0.7)


def test_number_is_centred_and_the_urgency_at_the_upper_left(rendering):
    sheet = rendering.sheets("notice")[0]
    assert sheet.find("淄政发").middle == near(106, abs=1)
    urgency = sheet.lines[0]
    assert (urgency.text, urgency.left) == ("特急", near(28, abs=0.3))
    assert rendering.is_role(urgency.fonts, "hei")
    assert urgency.top == near(37, abs=3.5)


def test_upward_number_and_signers_share_a_line(rendering):
    line = rendering.sheets("upward")[0].find("淄政研〔2022〕3号")
    assert line.left == near(28 + CHAR, abs=0.4)
    assert line.right == near(184 - CHAR, abs=0.8)
    assert line.text == "淄政研〔2022〕3号签发人：张建国王明"
    assert rendering.is_role(line.font_of("签发人："), "fangsong")
    assert rendering.is_role(line.font_of("张建国"), "kai")


def test_recipients_stand_flush_below_the_title(rendering):
    sheet = rendering.sheets("notice")[0]
    line = sheet.find("各区县")
    assert (line.left, line.text[-1]) == (near(28, abs=0.3), "：")
    title = [item for item in sheet.lines if item.size == 22][-1]
    assert line.top - title.foot == near((28.95 + 12.95) * 25.4 / 72, abs=0.7)


def test_sealed_signature(rendering):
    sheet = sheet_with(rendering, "notice", "2022年6月7日")
    lines = sheet.lines
    day = next(place for place, line in enumerate(lines) if line.text == "2022年6月7日")
    date, unit, before = lines[day], lines[day - 1], lines[day - 2]
    assert unit.text == "淄州市人民政府"
    assert date.right == near(184 - 4 * CHAR, abs=0.6)
    # LibreOffice widens the joins of digits and characters whatever the file says, so its date is some mm longer.
    assert unit.middle == near(date.middle, abs=1 if rendering.kind == "pdf" else 4)
    assert (unit.base - before.base) * 72 / 25.4 == near(3 * 28.95, abs=1)
    note = lines[day + 1]
    assert note.text == "（此件公开发布）"
    assert note.left == near(28 + 2 * CHAR, abs=3)


@pytest.mark.parametrize(("name", "written"), [("letter", "2022年3月5日"), ("upward", "2022年12月30日")])
def test_signature_without_seal_shares_a_page_with_text(rendering, name, written):
    sheet = sheet_with(rendering, name, written)
    lines = [line for line in sheet.lines if line.size == 16]
    day = next(place for place, line in enumerate(lines) if line.text == written)
    date, unit = lines[day], lines[day - 1]
    assert unit.text == "淄州市人民政府研究室"
    assert unit.right == near(184 - 2 * CHAR, abs=0.5)
    assert date.left - unit.left == near(2 * CHAR, abs=0.3)
    assert day >= 2, "the signature stands alone on its page"
    pitch = date.base - unit.base
    assert unit.base - lines[day - 2].base == near(2 * pitch, abs=0.4)


def test_no_page_apologises_for_having_no_text(rendering):
    for book in rendering.books.values():
        assert not any("此页无正文" in page.get_text() for page in book)


def test_attachment_list_runs_on_below_its_first_character(rendering):
    sheet = sheet_with(rendering, "letter", "附件：")
    first = sheet.find("附件：")
    lines = sheet.lines
    place = next(number for number, line in enumerate(lines) if line.text.startswith("附件："))
    second = lines[place + 1]
    assert first.left == near(28 + 2 * CHAR, abs=0.4)
    assert second.left == near(first.left_of("淄州市"), abs=0.5)
    assert not re.search("[。；，]$", second.text)
    assert first.base - lines[place - 1].base == near(2 * 28.95 * 25.4 / 72, abs=0.3)


def test_several_attachments_are_numbered(rendering):
    sheet = sheet_with(rendering, "notice", "附件：1")
    first, second = sheet.find("附件：1."), sheet.find("2.任务")
    assert first.left == near(28 + 2 * CHAR, abs=0.4)
    assert second.left == near(first.left_of("1."), abs=0.5)
    assert second.left_of("任务") == near(first.left_of("淄州市"), abs=0.5)


def test_annexes_begin_a_page_each_and_continue_the_numbers(rendering):
    sheets = rendering.sheets("notice")
    labels = {
        sheet.lines[0].text: place
        for place, sheet in enumerate(sheets)
        if re.match("附件[0-9]", sheet.lines[0].text)
    }
    assert list(labels) == ["附件1", "附件2"]
    for label, place in labels.items():
        lines = sheets[place].lines
        assert (lines[0].left, rendering.is_role(lines[0].fonts[:2], "hei")) == (near(28, abs=0.3), True)
        assert lines[1].size == 22
        assert lines[1].middle == near(106, abs=1)
        assert lines[1].top - lines[0].foot == near((28.95 + 12.95) * 25.4 / 72, abs=0.7), label
        assert sheets[place].number.text == f"—{place + 1}—"


def test_table_head_is_repeated_and_the_table_stays_in_the_block(rendering):
    sheets = [
        sheet for sheet in rendering.sheets("notice") if any("号课题" in line.text for line in sheet.lines)
    ]
    assert len(sheets) >= 2
    for sheet in sheets:
        head = next(line for line in sheet.lines if line.text.startswith("序号课题名称"))
        assert rendering.is_role(head.fonts, "hei")
        rows = [line for line in sheet.lines if re.search("第[0-9]+号课题", line.text)]
        assert head.base < min(line.base for line in rows)
        assert min(line.left for line in rows) >= 28 and max(line.right for line in rows) <= 184
    ordinals = [
        int(re.match(r"\d+", line.text)[0])
        for sheet in sheets
        for line in sheet.lines
        if re.search("第[0-9]+号课题", line.text)
    ]
    assert ordinals == list(range(1, 37))


def test_colophon_ends_on_the_lower_edge_of_the_last_page(rendering):
    sheet = rendering.sheets("notice")[-1]
    copies, printed = sheet.find("抄送："), sheet.find("淄州市人民政府办公室")
    assert (copies.size, printed.size) == (14, 14)
    side = 14 * 25.4 / 72
    assert (copies.left, printed.left) == (near(28 + side, abs=0.5), near(28 + side, abs=0.5))
    assert printed.right == near(184 - side, abs=0.5)
    assert printed.text == "淄州市人民政府办公室2022年6月8日印发"
    runs_on = sheet.lines[[line.text for line in sheet.lines].index(copies.text) + 1]
    assert runs_on.left == near(copies.left_of("市委"), abs=0.5)
    assert runs_on.text.endswith("。")
    rules = [rule for rule in sheet.dark((28.5, copies.top - 3, 31, 264)) if rule[1] - rule[0] < 0.8]
    assert len(rules) == 3
    assert rules[-1][1] == near(262, abs=0.5)
    full = [rule for rule in sheet.dark((20, 261, 200, 263)) if rule[3] - rule[2] > 100]
    assert (full[0][2], full[0][3]) == (near(28, abs=0.4), near(184, abs=0.4))
    thick = [rule[1] - rule[0] for rule in rules]
    assert thick == [near(0.35, abs=0.12), near(0.25, abs=0.12), near(0.35, abs=0.12)]


def test_letter_head(rendering):
    sheet = rendering.sheets("letter")[0]
    red = [run for run in sheet.red()]
    wide = [run for run in red if run[3] - run[2] > 165]
    marks = [run for run in red if run[3] - run[2] <= 165]
    assert marks[0][0] == near(30, abs=0.7)
    assert wide[0][0] - marks[-1][1] == near(4, abs=0.7)
    for run in wide:
        assert (run[2], run[3]) == (near(20, abs=0.4), near(190, abs=0.4))
    assert wide[-1][1] == near(297 - 20, abs=0.7)
    upper = [run for run in wide if run[0] < 100]
    lower = [run for run in wide if run[0] > 200]
    assert len(upper) == len(lower) == 2
    assert upper[0][1] - upper[0][0] > upper[1][1] - upper[1][0]
    assert lower[0][1] - lower[0][0] < lower[1][1] - lower[1][0]
    row = sheet.find("加急")
    assert row.text == "加急淄政研函〔2022〕8号"
    assert (row.left, row.right) == (near(28, abs=0.4), near(184, abs=0.6))
    assert row.top - upper[1][1] == near(14 * 25.4 / 72, abs=0.7)
    title = next(line for line in sheet.lines if line.size == 22)
    assert title.top - row.foot == near((2 * 28.95 + 12.95) * 25.4 / 72, abs=2.5)


def test_letter_has_no_number_on_its_first_page_and_no_printing_line(rendering):
    sheets = rendering.sheets("letter")
    assert sheets[0].number is None
    assert [sheet.number.text for sheet in sheets[1:]] == [
        f"—{place}—" for place in range(2, len(sheets) + 1)
    ]
    last = sheets[-1]
    copies = last.find("抄送：")
    assert copies.text == "抄送：市发展改革委。"
    assert copies.foot == near(262, abs=2.5)
    texts = [line.text for sheet in sheets for line in sheet.all_lines]
    assert not [text for text in texts if text.endswith("日印发")]


def test_minutes_list_who_was_there(rendering):
    sheet = rendering.sheets("minutes")[-1]
    for label in ("出席", "请假", "列席"):
        line = sheet.find(label)
        assert line.left == near(28 + 2 * CHAR, abs=0.4)
        assert rendering.is_role(line.font_of(label), "hei")
        assert rendering.is_role([line.fonts[-1]], "fangsong")
    first = sheet.find("出席")
    texts = [line.text for line in sheet.lines]
    runs_on = sheet.lines[texts.index(first.text) + 1]
    assert runs_on.left == near(first.left_of("张建国"), abs=0.5)
