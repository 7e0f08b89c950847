"""Who may bring in and take out what; what carries a secrecy mark comes in by no cell."""

import io
from datetime import date

import openpyxl
import pytest

from canmou.kernel.audit.models import AuditRow
from canmou.kernel.errors import NotPermitted
from canmou.kernel.exchange.writing import export, template
from canmou.kernel.ledger.declare import ledgers
from canmou.kernel.secrecy import SecrecyRefused, logged
from canmou.kernel.secrecy.models import SecrecyEvent
from canmou.library.models import Work

HEAD = ["题名", "文本类别", "完成日期", "归口科室"]


def sheets_of(content):
    return openpyxl.load_workbook(io.BytesIO(content), read_only=True).sheetnames


def test_a_section_adds_to_its_own_and_to_no_other(cast, works, problems, state):
    outcome = works(
        ["甲", "文章", "2022-01-01", ""], ["乙", "文章", "2022-01-01", "调研一科"], headings=HEAD, by="head"
    )
    assert [str(problem) for problem in outcome.plan.problems] == []
    assert set(Work.objects.values_list("unit__name", flat=True)) == {"综合调研一科"}
    before = state()
    outcome = works(
        ["丙", "文章", "2022-01-01", "调研一科"],
        ["丁", "文章", "2022-01-01", "经济调研科"],
        headings=HEAD,
        by="head",
    )
    assert problems(outcome) == [
        ("成果母本", 3, "归口科室", "您只能对本科室的记录“登记台账记录”，这条记录归其他科室")
    ]
    assert state() == before


def test_a_record_may_not_be_handed_to_another_section(cast, works, problems, state):
    works(["甲", "文章", "2022-01-01", ""], headings=HEAD, by="head")
    before = state()
    outcome = works(["甲", "文章", "2022-01-01", "经济调研科"], headings=HEAD, by="head")
    assert [message for *_, message in problems(outcome)] == [
        "您只能对本科室的记录“修改台账记录”，这条记录归其他科室"
    ]
    assert state() == before


def test_a_login_without_a_section_names_the_owner(cast, works, problems):
    login = type(cast.users["general"]).objects.create_login(username="x", password="x", office=cast.office)
    cast.users["x"] = login
    login.grants.create(role="general_affairs", valid_from="2021-01-01")
    outcome = works(["甲", "文章", "2022-01-01", ""], headings=HEAD, by="x")
    assert problems(outcome) == [("成果母本", 2, "归口科室", "不能为空")]


def test_restricted_ledgers_are_absent_for_others_and_there_for_their_readers(cast):
    restricted = {ledger.name for ledger in ledgers() if ledger.restricted}
    talks = next(ledger for ledger in ledgers() if ledger.code == "NTK")
    for login in ("head", "keeper"):
        user = cast.users[login]
        open_to = {
            ledger.name for ledger in ledgers() if ledger.readers & {g.role for g in user.grants.all()}
        }
        assert restricted & set(sheets_of(template(cast.office, by=user))) == restricted & open_to
        assert restricted & set(sheets_of(export(cast.office, by=user))) == restricted & open_to
        assert talks.name not in open_to
    assert talks.name in sheets_of(template(cast.office, by=cast.users["personnel"]))
    with pytest.raises(NotPermitted, match="您没有导出“廉政谈话台账”的权限"):
        export(cast.office, by=cast.users["general"], only=[talks])


def test_restricted_ledgers_are_refused_before_a_row_is_read(cast, bring, problems, state):
    talks = next(ledger for ledger in ledgers() if ledger.code == "NTK")
    head = [column.heading for column in talks.sheet]
    before = state()
    outcome = bring({talks.name: [["编号", *head], ["ZZ-NTK-2022-00001", *["x"] * len(head)]]})
    assert problems(outcome) == [
        (talks.name, 0, "", "您没有登记这种台账的权限，请删去这张表，或请有权限的人导入")
    ]
    assert state() == before


def test_directories_are_changed_only_for_the_whole_office(cast, bring, problems, state):
    before = state()
    outcome = bring({"人员": [["人员编号", "姓名"], ["099", "新来的"]]}, by="head")
    assert problems(outcome) == [
        ("人员", 2, "", "只有全室范围的导入权限才能改动这张表，请找综合管理员，或把这一行恢复原样")
    ]
    outcome = bring({"人员关系": [["人员", "关系"], ["高振华", "近亲属"]]}, by="head")
    assert problems(outcome) == [
        ("人员关系", 0, "", "您没有登记这种台账的权限，请删去这张表，或请有权限的人导入")
    ]
    assert state() == before
    assert "人员关系" not in sheets_of(export(cast.office, by=cast.users["head"]))
    assert "人员关系" in sheets_of(export(cast.office, by=cast.users["general"]))


def test_an_export_is_written_to_the_audit_log(cast):
    cast.enter([Work(title="甲", kind="article", finished_on=date(2022, 1, 1))])
    export(cast.office, by=cast.users["general"], only=[next(x for x in ledgers() if x.code == "LWK")])
    row = AuditRow.objects.order_by("-seq").first()
    assert (row.verb, row.number, row.count, row.actor) == ("导出台账", "成果母本", 1, cast.users["general"])
    for login in ("department", "auditor"):
        with pytest.raises(NotPermitted):
            export(cast.office, by=cast.users[login])


MARK = "机密★1年"


@pytest.mark.parametrize(
    ("sheets", "place"),
    [
        ({"成果母本": [HEAD, [f"甲{MARK}", "文章", "2022-01-01"]]}, "工作表“成果母本”第2行第1栏"),
        ({"成果母本": [HEAD, ["甲", "没有的类别", "不是日期", MARK]]}, "工作表“成果母本”第2行第4栏"),
        ({"成果母本": [[MARK], HEAD, ["甲", "文章", "2022-01-01"]]}, "工作表“成果母本”第1行第1栏"),
        ({"成果母本": [HEAD], "别的": [["", MARK]]}, "工作表“别的”第1行第2栏"),
        ({"人员": [["人员编号", "姓名", "说明"], ["099", "新", MARK]]}, "工作表“人员”第2行第3栏"),
    ],
)
def test_a_secrecy_mark_anywhere_is_refused_logged_and_kept_nowhere(bring, state, sheets, place):
    before = state(leaving=("kernel_secrecyevent", "sqlite_sequence"))
    with pytest.raises(SecrecyRefused) as caught:
        bring(sheets)
    assert str(caught.value).startswith(f"{place}中有密级标志")
    assert caught.value.door == "import"
    assert state(leaving=("kernel_secrecyevent", "sqlite_sequence")) == before


def test_a_mark_in_header_or_comment_or_file_name_is_refused(bring, files, book, state):
    before = state()
    with pytest.raises(SecrecyRefused):
        bring(files.xlsx(["甲"], header=MARK))
    with pytest.raises(SecrecyRefused):
        bring(book({"成果母本": [HEAD]}), name=f"{MARK}.xlsx")
    with pytest.raises(SecrecyRefused):
        bring(f"题名,文本类别\n甲,{MARK}\n".encode("gb18030"), name="成果母本.csv")
    assert state() == before


@pytest.mark.django_db(transaction=True)
def test_the_refusal_is_an_event_without_content(bring, cast):
    with pytest.raises(SecrecyRefused), logged():
        bring({"成果母本": [HEAD, [f"绝无他人知道的题名{MARK}", "文章", "2022-01-01"]]})
    event = SecrecyEvent.objects.get()
    assert (event.door, event.rule, event.by) == ("import", "R-SEC-3-星", cast.users["general"])
    assert "绝无他人知道" not in " ".join(str(value) for value in vars(event).values())
    assert Work.objects.count() == 0
