"""Kinds judged by content, names that must agree, archives that must be safe, text that must be complete."""

import io
import zipfile

import pytest

from canmou.kernel.errors import Refused
from canmou.kernel.files import Kind, check_archive, check_name, extract_text, sniff

PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452")
FILEPASS = bytes.fromhex("0908100000060500bb0dcc07c1000100060600002f000600000000000000")


@pytest.fixture
def samples(files):
    return {
        Kind.PDF: files.pdf("年度报告"),
        Kind.DOCX: files.docx("正文"),
        Kind.XLSX: files.xlsx(["题目", "日期"]),
        Kind.PPTX: files.pptx("封面"),
        Kind.OFD: files.ofd("正文"),
        Kind.XLS: files.xls(["题目", "日期"]),
        Kind.DOC: files.ole(WordDocument=b"\xec\xa5"),
        Kind.PPT: files.ole(**{"Current User": b"", "PowerPoint Document": b""}),
        Kind.PNG: PNG,
        Kind.JPG: b"\xff\xd8\xff\xe0\x00\x10JFIF",
        Kind.TEXT: "题目,日期\n".encode("gb18030"),
        Kind.ZIP: files.zip(**{"说明.txt": "内容"}),
        Kind.LOCKED: files.ole(EncryptionInfo=b"", EncryptedPackage=b""),
        Kind.MACRO: files.zip(**{"[Content_Types].xml": "", "xl/workbook.xml": "", "xl/vbaProject.bin": ""}),
        Kind.EMPTY: b"",
        Kind.OTHER: b"\x7fELF\x02\x01\x01\x00",
    }


def test_every_kind_is_told_by_its_content(samples):
    assert {kind: sniff(content) for kind, content in samples.items()} == {kind: kind for kind in Kind}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_in_every_usual_encoding(encoding):
    content = "密级与编号，第一季度".encode(encoding)
    assert (sniff(content), extract_text(Kind.TEXT, content)) == (Kind.TEXT, "密级与编号，第一季度")


def test_a_long_text_cut_inside_a_character_is_still_text():
    assert sniff("。".join(["调研"] * 40000).encode()) is Kind.TEXT


def test_the_head_of_an_office_file_is_enough_for_word(files):
    assert (
        sniff(files.zip(**{"[Content_Types].xml": "<Types/>", "word/document.xml": "x" * 9999})[:200])
        is Kind.DOCX
    )


@pytest.mark.parametrize(
    "streams",
    [
        {"Workbook": FILEPASS},
        {"WordDocument": bytes(10) + b"\x00\x01"},
        {"EncryptedSummary": b"", "PowerPoint Document": b""},
    ],
)
def test_old_office_files_with_a_password_are_known(files, streams):
    assert sniff(files.ole(**streams)) is Kind.LOCKED


def test_an_old_workbook_without_password_is_not_locked(files):
    assert sniff(files.ole(Workbook=FILEPASS.replace(b"\x2f\x00\x06", b"\x31\x00\x06"))) is Kind.XLS


@pytest.mark.parametrize("cut", [600, 1100, 2000])
def test_a_torn_old_container_is_no_office_file_and_no_crash(files, cut):
    assert sniff(files.ole(WordDocument=b"x")[:cut]) in (Kind.DOC, Kind.OTHER)
    assert sniff(bytes.fromhex("d0cf11e0a1b11ae1") + b"\xff" * cut) is Kind.OTHER


@pytest.mark.parametrize(
    ("name", "kind", "sentence"),
    [
        ("台账.xlsx", Kind.DOCX, "文件名是 .xlsx，内容却是 Word 文档。请核对文件，用原来的软件另存后再传。"),
        (
            "台账.xlsx",
            Kind.XLS,
            "文件名是 .xlsx，内容却是旧版 Excel 工作簿（.xls）。请核对文件，用原来的软件另存后再传。",
        ),
        ("报告.pdf", Kind.TEXT, "文件名是 .pdf，内容却是纯文本。请核对文件，用原来的软件另存后再传。"),
        (
            "台账.xlsx",
            Kind.LOCKED,
            "“台账.xlsx”设有打开密码，系统无法核对内容。请在办公软件中去掉密码、另存后再传。",
        ),
        (
            "台账.xlsm",
            Kind.MACRO,
            "“台账.xlsm”含有宏，不予接收。请另存为不含宏的格式（如 .xlsx、.docx）后再传。",
        ),
        ("空.docx", Kind.EMPTY, "“空.docx”是空文件，请检查后重新选择。"),
        (
            "程序.exe",
            Kind.OTHER,
            "不接收.exe的文件。可以上传：.pdf、.docx、.xlsx、.pptx、.doc、.wps、.xls、.et、.ppt、.dps、.ofd、.png、.jpg、"
            ".jpeg、.txt、.csv。",
        ),
    ],
)
def test_a_name_that_does_not_fit_is_refused_with_the_reason(name, kind, sentence):
    with pytest.raises(Refused) as refusal:
        check_name(name, kind)
    assert str(refusal.value) == sentence


@pytest.mark.parametrize(
    ("name", "kind"), [("a.DOCX", Kind.DOCX), ("a.wps", Kind.DOC), ("a.et", Kind.XLS), ("a.csv", Kind.TEXT)]
)
def test_a_fitting_name_passes(name, kind):
    assert check_name(name, kind) is None


def test_ordinary_workbooks_pass_the_archive_check(files):
    many = [
        ["2022年6月7日", "关于发展新能源汽车产业链的调研", "综合调研一科", place % 7]
        for place in range(20000)
    ]
    assert check_archive(files.xlsx(*many)) is None


def test_a_bomb_is_refused_by_ratio(files):
    with pytest.raises(Refused, match="解压后过大"):
        check_archive(files.zip(**{"xl/sheet1.xml": b"\0" * (30 * 1024 * 1024)}))


def test_a_bomb_of_many_members_is_refused(files):
    with pytest.raises(Refused, match="解压后过大"):
        check_archive(files.zip(**{f"xl/{place}.xml": b"\0" * (3 * 1024 * 1024) for place in range(10)}))


def test_a_header_that_lies_about_the_size_is_refused(files):
    content = bytearray(files.zip(**{"xl/sheet1.xml": b"\0" * 5_000_000}))
    size = (5_000_000).to_bytes(4, "little")
    assert content.count(size) == 2
    with pytest.raises(Refused, match="解压后过大"):
        check_archive(bytes(content).replace(size, (100).to_bytes(4, "little")))


def test_a_torn_archive_is_refused(files):
    with pytest.raises(Refused, match="已损坏"):
        check_archive(files.docx("正文")[:-2000])


def test_a_changed_byte_in_a_member_is_refused(files):
    content = bytearray(files.zip(**{"word/document.xml": bytes(range(256)) * 40}))
    content[60] ^= 0xFF
    with pytest.raises(Refused, match="已损坏|解压后过大"):
        check_archive(bytes(content))


def test_a_member_with_a_password_is_refused(files):
    content = bytearray(files.zip(**{"word/document.xml": "x"}))
    central = content.index(b"PK\x01\x02")
    content[central + 8] |= 1
    with pytest.raises(Refused, match="设有密码"):
        check_archive(bytes(content))


def test_all_text_of_a_word_file_is_found(files):
    text = extract_text(Kind.DOCX, files.docx("第一段 & 其他", "第二段", table=("甲", "乙")))
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    assert lines[lines.index("第一段 & 其他") :][:4] == ["第一段 & 其他", "第二段", "甲", "乙"]
    assert text.index("甲") < text.index("\t", text.index("甲")) < text.index("乙")
    assert "页眉文字" in extract_text(Kind.DOCX, files.docx_with_header("页眉文字"))


def test_all_text_of_workbooks_is_found(files):
    assert "甲\t乙" in extract_text(Kind.XLSX, files.xlsx(["甲", "乙"]))
    assert "页眉文字" in extract_text(Kind.XLSX, files.xlsx(["甲"], header="&C页眉文字"))
    assert extract_text(Kind.XLS, files.xls(["甲", "乙"], ["丙"])).splitlines() == ["台账", "甲\t乙", "丙"]


def test_text_of_the_other_kinds_is_found(files, samples):
    assert extract_text(Kind.PDF, samples[Kind.PDF]) == "年度报告"
    assert extract_text(Kind.PPTX, samples[Kind.PPTX]).strip() == "封面"
    assert extract_text(Kind.OFD, samples[Kind.OFD]).strip() == "正文"
    assert "旧文字" in extract_text(Kind.DOC, files.ole(WordDocument="旧文字".encode("utf-16-le")))
    assert extract_text(Kind.ZIP, samples[Kind.ZIP]) == "说明.txt"
    assert extract_text(Kind.PNG, PNG) == ""


def test_a_pdf_that_cannot_be_read_is_refused():
    with pytest.raises(Refused, match="PDF 已损坏"):
        extract_text(Kind.PDF, b"%PDF-1.4\nnothing more")


def test_a_workbook_that_cannot_be_read_is_refused(files):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<not a workbook")
    assert sniff(made.getvalue()) is Kind.XLSX
    with pytest.raises(Refused, match="Excel 文件已损坏"):
        extract_text(Kind.XLSX, made.getvalue())
