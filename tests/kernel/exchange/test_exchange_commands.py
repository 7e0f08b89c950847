"""`canmou ledgers template | import | export`, as typed."""

import openpyxl
import pytest

from canmou.cli import run
from canmou.library.models import Work


@pytest.fixture
def typed(cast, capsys):
    def go(*words):
        code = run(["ledgers", *map(str, words)])
        told = capsys.readouterr()
        return code or 0, told.out, told.err

    return go


def write(path, book, *rows):
    path.write_bytes(book({"成果母本": [["题名", "文本类别", "完成日期", "字数"], *rows]}))
    return path


def test_template_import_and_export(typed, tmp_path, book):
    blank = tmp_path / "sub" / "模板.xlsx"
    code, out, err = typed("template", blank, "--as", "general")
    assert (code, err) == (0, "") and out.startswith(f"已写出 {blank}（")
    assert typed("import", blank, "--as", "general") == (0, "文件里没有要导入的行\n", "")
    file = write(tmp_path / "a.xlsx", book, ["甲", "文章", "6月7日", 5], ["乙", "文章", "6月8日", None])
    notices = "提示  工作表“成果母本”第2行“完成日期”：“6月7日”没有写年份，按2022年补全\n"
    notices += "提示  工作表“成果母本”第3行“完成日期”：“6月8日”没有写年份，按2022年补全\n"
    assert typed("import", file, "--as", "general", "--year", "2022", "--dry-run") == (
        0,
        f"{notices}检查通过（没有写入）：新增 2 条，修改 0 条，未变 0 条\n",
        "",
    )
    assert Work.objects.count() == 0
    assert typed("import", file, "--as", "general", "--year", 2022) == (
        0,
        f"{notices}已导入：新增 2 条，修改 0 条，未变 0 条\n",
        "",
    )
    out_file = tmp_path / "导出.xlsx"
    assert typed("export", out_file, "--as", "general")[0] == 0
    page = openpyxl.load_workbook(out_file)["成果母本"]
    assert [row[1].value for row in page.iter_rows(min_row=2)] == ["甲", "乙"]


def test_problems_are_told_and_the_code_is_1(typed, tmp_path, book):
    rows = [[f"第{n}篇", "论文", "2022-06-07", n] for n in range(60)]
    code, out, err = typed("import", write(tmp_path / "a.xlsx", book, *rows), "--as", "general")
    lines = err.splitlines()
    assert (code, out, len(lines)) == (1, "", 52)
    assert lines[0].startswith("问题  工作表“成果母本”第2行“文本类别”：“论文”不在可选范围内")
    assert lines[50] == "问题  ……另有 10 处，改正以上问题后再看"
    assert lines[51] == "有 60 处问题，什么也没有导入。请改正后重新导入"
    assert Work.objects.count() == 0


def test_what_cannot_be_done_is_said(typed, tmp_path, book):
    file = write(tmp_path / "a.xlsx", book)
    assert typed("import", tmp_path / "没有.xlsx", "--as", "general")[0] == 1
    assert typed("import", file, "--as", "nobody")[2].strip().endswith("没有登录名为“nobody”的用户")
    assert "没有“导入台账”的权限" in typed("import", file, "--as", "auditor")[2]
    assert (
        "请把文件名写成 .xlsx 结尾（现为“a.csv”）"
        in typed("export", tmp_path / "a.csv", "--as", "general")[2]
    )
