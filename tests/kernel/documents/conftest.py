"""Sample documents, rendered to PDF by us and to PDF from our .docx by LibreOffice, and rulers to measure pages with.

LibreOffice gets fonts that bear the names which the .docx asks for: cut from the packaged Noto fonts, they let the
tests see which font each part of the page names.
"""

import os
import re
import shutil
import statistics
import subprocess
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pylopdf_fonts_zh_cn
import pymupdf
import pytest
from fontTools import subset
from fontTools.ttLib import TTFont

from canmou.kernel.documents.docx import to_docx
from canmou.kernel.documents.fonts import resolve
from canmou.kernel.documents.pdf import to_pdf
from canmou.kernel.documents.tree import (
    Annex,
    Attendance,
    Colophon,
    Document,
    Heading,
    Paragraph,
    Signature,
    Table,
)

MM = 72 / 25.4
SEED = Path(__file__).parents[2] / "data" / "annual-report-2022.txt"
CLIENT_FONTS = {
    "fangsong": ("仿宋_GB2312", "FangSong_GB2312", "serif"),
    "biaosong": ("方正小标宋简体", "FZXiaoBiaoSong-B05S", "serif"),
    "hei": ("黑体", "SimHei", "sans"),
    "kai": ("楷体_GB2312", "KaiTi_GB2312", "serif"),
    "song": ("宋体", "SimSun", "serif"),
}


def seed_blocks():
    blocks = []
    for line in SEED.read_text(encoding="utf-8").splitlines():
        if re.match("[一二三四五六]、", line):
            blocks.append(Heading(1, line))
        elif line:
            blocks.append(Paragraph(line))
    return tuple(blocks)


def progress_table(rows=36):
    return Table(
        ("序号", "课题名称", "承担单位", "字数"),
        tuple(
            (str(n), f"数字经济发展专题调研第{n}号课题", "综合科", f"{n * 137:,}") for n in range(1, rows + 1)
        ),
        caption="课题进展情况",
        widths=(1, 6, 3, 2),
    )


def sample_documents():
    text = seed_blocks()
    only_characters = re.sub(r"[^\u4e00-\u9fa5]", "", SEED.read_text(encoding="utf-8"))
    notice = (
        Paragraph("现将有关事项通知如下。"),
        Heading(1, "一、总体要求"),
        Heading(2, "（一）指导思想"),
        Paragraph("坚持问题导向，突出重点，务求实效。"),
        Heading(3, "1.任务分工", tail="由综合科牵头落实。"),
        Heading(4, "（1）时限要求"),
        Paragraph("每月底前报送进展情况。"),
    )
    return {
        "report": Document("plain", "淄州市人民政府研究室关于2022年度工作情况的报告", text),
        "characters": Document("plain", "", (Paragraph(only_characters),)),
        "notice": Document(
            "document",
            "淄州市人民政府关于印发《淄州市城市发展合伙人管理办法》的通知",
            notice,
            issuer_mark="淄州市人民政府文件",
            doc_number="淄政发〔2022〕12号",
            urgency="特急",
            main_recipients=("各区县人民政府", "高新区、经开区管委会", "市政府各部门"),
            signature=Signature("淄州市人民政府", date(2022, 6, 7), seal=True),
            annotation="此件公开发布",
            annexes=(
                Annex("淄州市城市发展合伙人管理办法", text[1:3]),
                Annex("任务分工表", (progress_table(),)),
            ),
            colophon=Colophon(
                (
                    "市委各部门",
                    "市人大常委会办公室",
                    "市政协办公室",
                    "市监委",
                    "市法院",
                    "市检察院",
                    "淄州军分区",
                ),
                "淄州市人民政府办公室",
                date(2022, 6, 8),
            ),
        ),
        "upward": Document(
            "document",
            "淄州市人民政府研究室关于2022年度工作情况的报告",
            text[:2],
            issuer_mark="淄州市人民政府研究室文件",
            doc_number="淄政研〔2022〕3号",
            signers=("张建国", "王明"),
            main_recipients=("市委、市政府",),
            signature=Signature("淄州市人民政府研究室", date(2022, 12, 30)),
            colophon=Colophon(printer="淄州市人民政府研究室", printed_on=date(2022, 12, 30)),
        ),
        "letter": Document(
            "letter",
            "淄州市人民政府研究室关于征求高质量推进创新型城市建设意见的函",
            text[1:4],
            issuer_mark="淄州市人民政府研究室",
            doc_number="淄政研函〔2022〕8号",
            urgency="加急",
            main_recipients=("市科技局",),
            attachment_notes=(
                "淄州市高质量推进创新型城市建设的意见（征求意见稿）以及有关情况的说明和反馈意见表",
            ),
            signature=Signature("淄州市人民政府研究室", date(2022, 3, 5)),
            colophon=Colophon(("市发展改革委",), "淄州市人民政府研究室", date(2022, 3, 6)),
        ),
        "minutes": Document(
            "minutes",
            "市政府研究室第十二次办公会议纪要",
            text[1:3],
            issuer_mark="淄州市人民政府研究室会议纪要",
            doc_number="〔2022〕12号",
            attendees=(
                Attendance(
                    "出席", ("张建国", "王明", "李强", "赵敏", "孙丽", "周涛", "吴刚", "郑洁", "冯军", "陈红")
                ),
                Attendance("请假", ("沈杰",)),
                Attendance("列席", ("韩梅", "杨柳")),
            ),
            colophon=Colophon(("各科室",), "淄州市人民政府研究室", date(2022, 12, 1)),
        ),
    }


@dataclass
class Line:
    """A printed line: base line, extent, text; sizes and fonts of its characters. Millimetres, sizes in points."""

    base: float
    left: float
    right: float
    text: str
    sizes: list
    fonts: list
    edges: list

    @property
    def top(self):
        """The upper edge of its characters' squares."""
        return self.base - 0.88 * max(self.sizes) / MM

    @property
    def foot(self):
        return self.base + 0.12 * max(self.sizes) / MM

    @property
    def middle(self):
        return (self.left + self.right) / 2

    @property
    def size(self):
        return round(statistics.median(self.sizes) * 2) / 2

    def font_of(self, words):
        """The fonts that print `words` in this line."""
        start = self.text.index(words)
        return set(self.fonts[start : start + len(words)])

    def left_of(self, words):
        return self.edges[self.text.index(words)]


class Sheet:
    """One page of a rendered document."""

    def __init__(self, page):
        self.page = page
        self.width, self.height = page.rect.width / MM, page.rect.height / MM

    @property
    def all_lines(self):
        rows = []
        for block in self.page.get_text("rawdict", flags=0)["blocks"]:
            for line in block.get("lines", ()):
                for span in line["spans"]:
                    for item in span["chars"]:
                        if item["c"].strip():
                            rows.append(
                                (item["origin"][1], item["origin"][0], item["bbox"][2], item["c"], span)
                            )
        rows.sort(key=lambda row: (row[0], row[1]))
        groups = []
        for row in rows:
            if groups and row[0] - groups[-1][0][0] < 2:
                groups[-1].append(row)
            else:
                groups.append([row])
        return [self._line(sorted(group, key=lambda row: row[1])) for group in groups]

    @staticmethod
    def _line(group):
        return Line(
            base=statistics.median(row[0] for row in group) / MM,
            left=group[0][1] / MM,
            right=group[-1][2] / MM,
            text="".join(row[3] for row in group),
            sizes=[row[4]["size"] for row in group],
            fonts=[row[4]["font"] for row in group],
            edges=[row[1] / MM for row in group],
        )

    @property
    def lines(self):
        """The lines inside the text block."""
        return [line for line in self.all_lines if line.base < 264]

    @property
    def number(self):
        """The page number's line, or None."""
        below = [line for line in self.all_lines if line.base > 264]
        return below[0] if below else None

    def find(self, start):
        """The first line that begins with `start`."""
        found = [line for line in self.all_lines if line.text.startswith(start)]
        assert found, f"no line begins with {start}: {[line.text for line in self.all_lines]}"
        return found[0]

    def ink(self, wanted, clip=None):
        """Rows (mm) of pixels of the wanted colour as runs: [(top, bottom, left, right), …]."""
        zoom = 6
        area = pymupdf.Rect(*(edge * MM for edge in clip)) if clip else self.page.rect
        pixels = self.page.get_pixmap(matrix=pymupdf.Matrix(zoom, zoom), clip=area, alpha=False)
        scale = zoom * MM
        runs = []
        data, step = pixels.samples, pixels.n
        for y in range(pixels.height):
            row = data[y * pixels.stride : y * pixels.stride + pixels.width * step]
            reds, greens = row[0::step], row[1::step]
            hits = [x for x in range(pixels.width) if wanted(reds[x], greens[x])]
            if not hits:
                continue
            top, left, right = (
                (pixels.y + y) / scale,
                (pixels.x + hits[0]) / scale,
                (pixels.x + hits[-1] + 1) / scale,
            )
            if runs and top - runs[-1][1] < 1.5 / scale:
                last = runs[-1]
                runs[-1] = (last[0], top + 1 / scale, min(last[2], left), max(last[3], right))
            else:
                runs.append((top, top + 1 / scale, left, right))
        return runs

    def red(self):
        return self.ink(lambda red, green: red > 150 and green < 120)

    def dark(self, clip):
        return self.ink(lambda red, green: red < 140 and green < 140, clip)


@pytest.fixture(scope="session")
def client_fonts(tmp_path_factory):
    """A folder with a small font for each name that a .docx asks for."""
    folder = tmp_path_factory.mktemp("fonts")
    texts = "".join("".join(document.texts()) for document in sample_documents().values())
    texts += "附件主送抄印发签年月日：、，。（）〔〕—0123456789. "
    sources = {"serif": pylopdf_fonts_zh_cn.serif_path(), "sans": pylopdf_fonts_zh_cn.sans_path()}
    for role, (chinese, english, kind) in CLIENT_FONTS.items():
        path = folder / f"{role}.otf"
        source = folder / f"{kind}.subset"
        if not source.exists():
            font = TTFont(sources[kind])
            options = subset.Options(layout_features=[], name_IDs=["*"], notdef_outline=True)
            cutter = subset.Subsetter(options)
            cutter.populate(text=texts)
            cutter.subset(font)
            font.save(source)
        font = TTFont(source)
        names = font["name"]
        names.names = []
        for number in (1, 4, 16):
            names.setName(english, number, 3, 1, 0x409)
            names.setName(chinese, number, 3, 1, 0x804)
        names.setName("Regular", 2, 3, 1, 0x409)
        names.setName(english, 6, 3, 1, 0x409)
        outlines = font["CFF "].cff
        outlines.fontNames[0] = english
        for part in outlines.topDictIndex[0].FDArray:
            part.FontName = english
        font.save(path)
    for kind in sources:
        (folder / f"{kind}.subset").unlink()
    return folder


@pytest.fixture(scope="session")
def our_pdfs():
    """Each sample as our PDF."""
    plan = resolve()
    return {
        name: pymupdf.open(stream=to_pdf(document, plan=plan))
        for name, document in sample_documents().items()
    }


@pytest.fixture(scope="session")
def office_pdfs(tmp_path_factory, client_fonts):
    """Each sample's .docx as LibreOffice prints it."""
    program = shutil.which("soffice")
    if not program:
        if "libreoffice" in os.environ.get("CANMOU_REQUIRE", "").split(","):
            pytest.fail("LibreOffice is required and not here")
        pytest.skip("LibreOffice is not here")
    folder = tmp_path_factory.mktemp("office")
    settings = folder / "fonts.conf"
    settings.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f'<dir>{client_fonts}</dir><include ignore_missing="yes">/etc/fonts/fonts.conf</include></fontconfig>'
    )
    paths = []
    for name, document in sample_documents().items():
        paths.append(folder / f"{name}.docx")
        paths[-1].write_bytes(to_docx(document))
    command = [program, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", str(folder), *map(str, paths)],
        check=True,
        capture_output=True,
        timeout=300,
        env={**os.environ, "FONTCONFIG_FILE": str(settings)},
    )
    return {path.stem: pymupdf.open(path.with_suffix(".pdf")) for path in paths}


class Rendering:
    """All samples by one renderer, and the font that stands for each role."""

    def __init__(self, kind, books, fonts):
        self.kind, self.books, self.fonts = kind, books, fonts

    def sheets(self, name):
        return [Sheet(page) for page in self.books[name]]

    def role(self, name):
        """The role of a font as the PDF names it."""
        plain = re.sub(r"[^A-Za-z0-9]", "", name.split("+")[-1]).casefold()
        return {role for role, font in self.fonts.items() if plain.startswith(font)}

    def is_role(self, fonts, role):
        return all(role in self.role(font) for font in fonts)


def _bare(name):
    return re.sub(r"[^A-Za-z0-9]", "", name).casefold()


@pytest.fixture(params=["pdf", "docx"])
def rendering(request):
    """The samples as our PDF, then as our .docx printed by LibreOffice."""
    if request.param == "pdf":
        faces = resolve().faces
        fonts = {
            role: _bare(TTFont(face.path, fontNumber=face.index)["name"].getDebugName(6))
            for role, face in faces.items()
        }
        return Rendering("pdf", request.getfixturevalue("our_pdfs"), fonts)
    fonts = {role: _bare(english) for role, (_, english, _) in CLIENT_FONTS.items()}
    return Rendering("docx", request.getfixturevalue("office_pdfs"), fonts)
