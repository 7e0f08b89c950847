"""What the renderers do with text: it stays text, in every format; titles, recipients and signatures find their place."""

from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import docx
import pymupdf
import pytest

from canmou.kernel.documents.compose import compose
from canmou.kernel.documents.docx import to_docx
from canmou.kernel.documents.html import to_html, to_page
from canmou.kernel.documents.pdf import to_pdf
from canmou.kernel.documents.text import body_text, to_text
from canmou.kernel.documents.titles import break_title
from canmou.kernel.documents.tree import (
    Annex,
    Cell,
    Colophon,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Run,
    Signature,
    Table,
)

SEED = Path(__file__).parents[2] / "data" / "annual-report-2022.txt"
NASTY = '<b>"&\' #read("/etc/passwd") $x$ *a* _b_ \\ @c ={{ 1 }} ]]>'


def pdf_text(document):
    return "".join(page.get_text() for page in pymupdf.open(stream=to_pdf(document)))


def test_text_that_looks_like_a_program_is_printed_as_text():
    document = Document("plain", NASTY, (Heading(1, NASTY), Paragraph(NASTY), Table((NASTY,), ((NASTY,),))))
    bare = "".join(NASTY.split())
    assert "".join(pdf_text(document).split()).count(bare) == 5
    opened = docx.Document(BytesIO(to_docx(document)))
    assert [paragraph.text for paragraph in opened.paragraphs if paragraph.text][1:] == [NASTY, NASTY]
    assert opened.tables[0].cell(1, 0).text == NASTY
    assert "<b>" not in to_html(document)
    assert to_html(document).count("&lt;b&gt;&quot;&amp;&#x27;") == 5
    assert to_text(document).splitlines() == [NASTY] * 5


def test_figures_carry_links_and_ids_in_html_only():
    run = Run("12", href="/figures/ZZ/party.study?period=2022", mark="f7")
    document = Document("plain", "报告", (Paragraph(["开展", run, "次。"]),))
    assert (
        '<p class="indent">开展<a href="/figures/ZZ/party.study?period=2022" data-figure="f7">12</a>次。</p>'
        in to_html(document)
    )
    assert to_text(document) == "报告\n开展12次。\n"
    assert "开展12次。" in pdf_text(document)
    assert [item.text for item in docx.Document(BytesIO(to_docx(document))).paragraphs][-1] == "开展12次。"


@pytest.mark.parametrize(
    "href",
    ["javascript:alert(1)", "//evil.example/x", "data:text/html,x", "/\\evil.example", " javascript:x"],
)
def test_links_that_run_or_lead_away_are_dropped(href):
    html = to_html(Document("plain", "", (Paragraph([Run("甲", href=href, mark="f1")]),)))
    assert '<span data-figure="f1">甲</span>' in html
    assert "href" not in html


def test_html_page_is_whole_and_the_fragment_has_no_style():
    document = Document(
        "plain", "报告", (Heading(1, "一、甲"), PageBreak(), Heading(2, "（一）乙", tail="丙"))
    )
    page = to_page(document)
    assert page.startswith("<!doctype html>") and "<title>报告</title>" in page
    fragment = to_html(document)
    assert "style" not in fragment and "<h2>一、甲</h2>" in fragment
    assert '<p class="indent"><span class="level-2">（一）乙</span>丙</p>' in fragment


def test_plain_text_gives_the_seed_byte_for_byte():
    seed = SEED.read_bytes()
    blocks = tuple(Paragraph(line) for line in seed.decode().split("\n")[:-1])
    assert body_text(blocks).encode() == seed


def test_spanned_cells_stay_whole_in_every_format():
    table = Table(
        (Cell("单位", rowspan=2), Cell("数量", colspan=2)),
        (("甲", "1", "2"), (Cell("合计", colspan=2), "3")),
        head=(("上年", "本年"),),
    )
    document = Document("plain", "", (table,))
    opened = docx.Document(BytesIO(to_docx(document))).tables[0]
    assert [[cell.text for cell in row.cells] for row in opened.rows] == [
        ["单位", "数量", "数量"],
        ["单位", "上年", "本年"],
        ["甲", "1", "2"],
        ["合计", "合计", "3"],
    ]
    assert sorted(pdf_text(document).split()) == sorted("单位 数量 上年 本年 甲 1 2 合计 3 — 1 —".split())
    assert '<th scope="col" rowspan="2" class="center">单位</th>' in to_html(document)
    assert to_text(document) == "单位\t数量\n上年\t本年\n甲\t1\t2\n合计\t3\n"


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("工作报告", ("工作报告",)),
        (
            "淄州市人民政府研究室关于2022年度工作情况的报告",
            ("淄州市人民政府研究室", "关于2022年度工作情况的报告"),
        ),
        (
            "淄州市人民政府办公室关于进一步加强和改进全市政府系统调查研究工作推动调研成果转化的实施意见",
            (
                "淄州市人民政府办公室",
                "关于进一步加强和改进全市政府系统调查",
                "研究工作推动调研成果转化的实施意见",
            ),
        ),
        (
            "关于落实全面从严治党主体责任2022年度任务安排的通知",
            ("关于落实全面从严治党主体责任", "2022年度任务安排的通知"),
        ),
    ],
)
def test_titles_break_between_words(title, lines):
    assert break_title(title) == lines


def test_very_long_titles_still_fit():
    title = "关于" + "印发实施城市发展规划" * 12 + "的通知"
    lines = break_title(title)
    assert "".join(lines) == title
    assert max(map(len, lines)) <= 20


def test_too_many_recipients_move_to_the_colophon():
    many = tuple(f"第{n}区人民政府" for n in range(60))
    colophon = Colophon(("市委办公室",), "市政府办公室", date(2022, 6, 8))
    document = Document(
        "document",
        "通知",
        (Paragraph("正文。"),),
        "淄州市人民政府文件",
        main_recipients=many,
        colophon=colophon,
    )
    parts = compose(document)
    assert (parts.recipients, parts.moved_recipients) == ("", "，".join(many) + "。")
    pages = [page.get_text() for page in pymupdf.open(stream=to_pdf(document))]
    assert "正文。" in pages[0]
    assert pages[-1].index("主送") < pages[-1].index("抄送") < pages[-1].index("印发")
    few = compose(Document("document", "通知", (), "淄州市人民政府文件", main_recipients=many[:3]))
    assert (few.recipients, few.moved_recipients) == ("，".join(many[:3]) + "：", "")


@pytest.mark.parametrize("lines", range(1, 24))
@pytest.mark.parametrize("seal", [False, True])
def test_a_signature_never_stands_on_a_page_without_text(lines, seal):
    body = (Paragraph("研究" * 260), *(Paragraph(f"第{n}条措施。") for n in range(lines)))
    document = Document(
        "document",
        "关于甲的通知",
        body,
        "淄州市人民政府文件",
        signature=Signature("淄州市人民政府", date(2022, 6, 7), seal),
    )
    pages = [page.get_text() for page in pymupdf.open(stream=to_pdf(document))]
    signed = next(text for text in pages if "2022年6月7日" in text)
    assert f"第{lines - 1}条措施。" in signed


@pytest.mark.parametrize("lines", range(14, 24))
def test_a_colophon_stands_at_the_foot_even_of_a_page_of_its_own(lines):
    body = tuple(Paragraph(f"第{n}条措施。") for n in range(lines))
    colophon = Colophon(("市委办公室",), "市政府办公室", date(2022, 6, 8))
    pages = list(pymupdf.open(stream=to_pdf(Document("plain", "", body, colophon=colophon))))
    printed = [word for word in pages[-1].get_text("words") if "印发" in word[4]]
    assert printed[0][3] * 25.4 / 72 == pytest.approx(260.5, abs=1.5)
    assert [page.get_text().count("措施") for page in pages] == (
        [lines] if lines <= 20 else [min(lines, 22), max(lines - 22, 0)]
    )


def test_the_same_document_gives_the_same_pdf():
    document = Document("plain", "报告", (Paragraph("甲"),), author="淄州市人民政府研究室")
    day = datetime(2023, 1, 5, 9, tzinfo=UTC)
    assert to_pdf(document, created=day) == to_pdf(document, created=day)
    about = pymupdf.open(stream=to_pdf(document, created=day)).metadata
    assert (about["title"], about["author"]) == ("报告", "淄州市人民政府研究室")
    assert about["creationDate"].startswith("D:20230105")


def test_archival_pdf_says_what_it_is():
    pdf = to_pdf(Document("plain", "报告", (Paragraph("甲"),)), archival=True)
    about = pymupdf.open(stream=pdf).get_xml_metadata()
    assert "<pdfaid:part>2</pdfaid:part>" in about and "<pdfaid:conformance>B</pdfaid:conformance>" in about


def test_docx_names_the_client_s_fonts_and_keeps_headings_for_navigation():
    opened = docx.Document(
        BytesIO(to_docx(Document("plain", "报告", (Heading(1, "一、甲"), Paragraph("乙")))))
    )
    styles = {item.text: item.style for item in opened.paragraphs if item.text}
    fonts = {
        text: style.element.rPr.rFonts.get(docx.oxml.ns.qn("w:eastAsia")) for text, style in styles.items()
    }
    assert fonts == {"报告": "方正小标宋简体", "一、甲": "黑体", "乙": "仿宋_GB2312"}


def test_empty_and_enormous_documents_are_made():
    for document in (Document("plain", ""), Document("plain", "", (Paragraph("字" * 60_000),))):
        assert to_pdf(document).startswith(b"%PDF") and to_docx(document).startswith(b"PK")
    annexed = Document("plain", "甲", annexes=(Annex("乙", ()),))
    assert "附件" in pdf_text(annexed) and "乙" in to_text(annexed)
