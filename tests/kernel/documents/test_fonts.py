"""The search for fonts, what is said about stand-ins, and characters that no font has."""

import pymupdf
import pytest

from canmou.kernel.documents.fonts import ROLES, MissingGlyph, missing_glyphs, resolve
from canmou.kernel.documents.pdf import to_pdf
from canmou.kernel.documents.tree import Document, Heading, Paragraph


@pytest.fixture
def folder(settings, tmp_path):
    settings.CANMOU_FONTS = tmp_path / "office-fonts"
    settings.CANMOU_FONTS.mkdir()
    return settings.CANMOU_FONTS


def test_stand_ins_are_named_to_the_user(folder):
    plan = resolve()
    assert [notice.split(" ")[0] for notice in plan.substitutions] == [role.name for role in ROLES.values()]
    assert plan.substitutions[0] == "仿宋 未安装，用 Noto Serif SC 代替" or "Fandol" in plan.substitutions[0]
    assert all(plan.families(role)[-1] for role in ROLES)
    assert all({"Noto Serif SC", "Noto Sans SC"} <= set(plan.families(role)) for role in ROLES)


def test_the_office_s_own_fonts_come_first_and_are_seen_at_once(folder, client_fonts):
    assert len(resolve("ZZ").substitutions) == 5
    (folder / "ZZ").mkdir()
    (folder / "ZZ" / "simfang.otf").write_bytes((client_fonts / "fangsong.otf").read_bytes())
    (folder / "hei.otf").write_bytes((client_fonts / "hei.otf").read_bytes())
    plan = resolve("ZZ")
    assert [notice.split(" ")[0] for notice in plan.substitutions] == ["小标宋", "楷体", "宋体"]
    assert plan.faces["fangsong"].family == "FangSong_GB2312"
    assert [notice.split(" ")[0] for notice in resolve().substitutions] == ["小标宋", "楷体", "宋体"]


def test_pages_are_printed_in_the_office_s_fonts(folder, client_fonts):
    for font in client_fonts.iterdir():
        (folder / font.name).write_bytes(font.read_bytes())
    plan = resolve()
    assert plan.substitutions == ()
    pdf = to_pdf(Document("plain", "工作报告", (Heading(1, "一、调研"), Paragraph("调查研究"))), plan=plan)
    names = {
        font[3].split("+")[-1].removesuffix("-Identity-H")
        for page in pymupdf.open(stream=pdf)
        for font in page.get_fonts()
    }
    assert names == {"FZXiaoBiaoSong-B05S", "SimHei", "FangSong_GB2312", "SimSun"}


def test_rare_characters_of_names_are_printed_by_a_fallback(folder):
    names = "喆玥旻珺镕堃淼㎡"
    pdf = to_pdf(Document("plain", "", (Paragraph(names),)))
    assert names in pymupdf.open(stream=pdf)[0].get_text()


def test_a_character_without_glyph_is_refused_by_name(folder):
    plan = resolve()
    assert missing_glyphs("甲\U0001f600乙\ue000　 ", plan) == ["\U0001f600", "\ue000"]
    with pytest.raises(MissingGlyph) as refusal:
        to_pdf(Document("plain", "题", (Paragraph("含\ue000字"),)))
    assert refusal.value.characters == ["\ue000"]
    assert str(refusal.value) == "现有字体都没有“\ue000”（U+E000），请把含有该字的字体放入本单位的字体文件夹"
