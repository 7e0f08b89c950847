"""The `canmou` command: what it prints, refuses, and gives back as its exit code."""

import pytest
from django.core.management import call_command

from canmou.cli import run
from canmou.kernel.office.models import Office
from canmou.kernel.people.models import Post, RoleGrant, Unit, User
from canmou.site.founding import STAFF_COLUMNS, write_staff_template


def test_help_is_chinese(capsys):
    with pytest.raises(SystemExit) as end:
        run(["-h"])
    out = capsys.readouterr().out
    assert end.value.code == 0
    assert out.startswith("用法： canmou")
    assert [word for word in ("usage", "options", "positional", "show this") if word in out] == []


@pytest.mark.parametrize("argv", [[], ["nothing"], ["report", "compile", "annual"], ["serve", "--port", "x"]])
def test_a_wrong_command_line_is_told_in_chinese(argv, capsys):
    with pytest.raises(SystemExit) as end:
        run(argv)
    assert end.value.code == 2
    assert "命令有误：" in capsys.readouterr().err


@pytest.mark.django_db
def test_status_tells_whether_an_office_exists(capsys):
    assert run(["status", "--empty"]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.django_db
def test_demo_is_refused_where_an_office_exists(cast, capsys):
    before = (Office.objects.count(), Unit.objects.count())
    assert run(["demo", "load"]) == 1
    assert capsys.readouterr().err.startswith("数据库里已经有机关")
    assert (Office.objects.count(), Unit.objects.count()) == before
    assert run(["status", "--empty"]) == 1


NAMES = [
    "--name",
    "临川市人民政府研究室",
    "--short-name",
    "市政府研究室",
    "--code",
    "LC",
    "--city",
    "临川",
    "--province",
    "江西",
]


@pytest.mark.django_db
def test_init_founds_an_office_with_three_administrators(capsys):
    assert run(["init", *NAMES]) == 0
    office = Office.objects.get()
    assert (office.code, office.city_full, office.city_short, office.province_full) == (
        "LC",
        "临川市",
        "临",
        "江西省",
    )
    held = sorted(RoleGrant.objects.values_list("user__username", "role"))
    assert held == [("auditadmin", "audit_admin"), ("secadmin", "sec_admin"), ("sysadmin", "sys_admin")]
    assert set(User.objects.values_list("must_change_password", flat=True)) == {True}
    lines = [line.split() for line in capsys.readouterr().out.splitlines()[1:]]
    assert all(User.objects.get(username=line[0]).check_password(line[1]) for line in lines)
    assert len(lines) == 3


@pytest.mark.django_db
def test_init_names_what_is_missing(capsys):
    assert run(["init", "--code", "LC"]) == 1
    assert (
        capsys.readouterr().err
        == "还要写明：--name --short-name --city --province（说明见 canmou init -h）\n"
    )
    assert Office.objects.count() == 0


def staff_book(path, rows):
    import xlsxwriter  # writes the sample only

    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("人员")
        sheet.write_row(0, 0, STAFF_COLUMNS)
        for number, row in enumerate(rows, 1):
            sheet.write_row(number, 0, row)
    return str(path)


@pytest.mark.django_db
def test_init_takes_the_staff_workbook(tmp_path):
    rows = [
        ("周明", 1, "综合科", "科长", "公务员", "2020-05-06", "zhouming", "科员、科室负责人"),
        ("吴静", 2, "综合科", "职员", "事业人员", "2021-01-04", "", ""),
    ]
    assert run(["init", *NAMES, "--staff", staff_book(tmp_path / "staff.xlsx", rows)]) == 0
    posts = list(
        Post.objects.order_by("person__code").values_list(
            "person__name", "person__code", "unit__name", "establishment"
        )
    )
    assert posts == [("周明", "1", "综合科", "civil"), ("吴静", "2", "综合科", "institution")]
    grants = sorted(RoleGrant.objects.filter(user__username="zhouming").values_list("role", "unit__name"))
    assert grants == [("section_head", "综合科"), ("staff", "综合科")]


@pytest.mark.django_db
def test_a_wrong_staff_workbook_founds_nothing(tmp_path, capsys):
    rows = [
        ("周明", 1, "", "科长", "公务员", "2020年", "", "省长"),
        ("吴静", 1, "综合科", "职员", "临时", "2021-01-04", "", ""),
    ]
    assert run(["init", *NAMES, "--staff", staff_book(tmp_path / "staff.xlsx", rows)]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "人员表有误，没有建立机关：",
        "第2行“科室”：不能为空",
        "第2行“任职日期”：“2020年”不是日期，应为 2022-03-01 这样的写法",
        "第2行“角色”：没有“省长”这个角色",
        "第2行“登录名”：有角色的人要有登录名",
        "第3行“编制”：“临时”不对，应为公务员、事业人员或空白",
    ]
    assert Office.objects.count() == 0


@pytest.mark.django_db
def test_the_staff_template_reads_back_as_no_staff(tmp_path):
    write_staff_template(tmp_path / "blank.xlsx")
    assert run(["init", *NAMES, "--staff", str(tmp_path / "blank.xlsx")]) == 0
    assert Post.objects.count() == 0


@pytest.mark.django_db
def test_a_staff_file_that_is_no_workbook_is_refused(tmp_path, capsys):
    (tmp_path / "staff.xlsx").write_text("不是表格")
    assert run(["init", *NAMES, "--staff", str(tmp_path / "staff.xlsx")]) == 1
    assert "人员表读不出来" in capsys.readouterr().err
    assert Office.objects.count() == 0


@pytest.mark.django_db
def test_audit_verify_and_seal(capsys):
    run(["init", *NAMES])
    capsys.readouterr()
    assert run(["audit", "seal"]) == 0
    assert run(["audit", "verify"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "审计日志完好，共 1 条"


def test_unknown_errors_show_no_traceback(monkeypatch, capsys, settings, tmp_path):
    settings.DATA = tmp_path

    def broken(*args, **kwargs):
        raise ZeroDivisionError("secret")

    monkeypatch.setattr("canmou.kernel.audit.seal", broken)
    assert run(["audit", "seal"]) == 1
    log = tmp_path / "log" / "errors.log"
    assert capsys.readouterr().err == f"出现意外错误，操作没有完成；详情见 {log}\n"
    assert "ZeroDivisionError: secret" in log.read_text(encoding="utf-8")
    assert log.stat().st_mode & 0o777 == 0o600


@pytest.mark.django_db
def test_system_checks_are_clean():
    call_command("check", fail_level="ERROR")
