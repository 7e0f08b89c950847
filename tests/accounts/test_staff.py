"""The staff workbook in the browser: what it would do, what it may not, and doing it, again and again."""

import io
from datetime import date

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from canmou.accounts.actions.staff import confirm_staff, keep_staff, steps_of
from canmou.accounts.models import GrantRequest, StaffImport
from canmou.accounts.workbook import STAFF_COLUMNS, staff_template
from canmou.kernel.errors import Invalid, NotPermitted, Refused
from canmou.kernel.people.models import Person, Post, User

NEW = ("沈一诺", "043", "社会调研科", "一级科员", "公务员", "2024-01-08", "shenyinuo", "科员")


def book(*rows):
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as made:
        sheet = made.add_worksheet("人员")
        for place, row in enumerate([STAFF_COLUMNS, *rows]):
            sheet.write_row(place, 0, row)
    return target.getvalue()


def keep(cast, *rows, by="sysadmin"):
    return keep_staff("人员.xlsx", book(*rows), by=cast.users[by])


def verdicts(kept):
    return [(step.row.name, step.verdict.value, "；".join(step.told)) for step in steps_of(kept)]


def test_every_kind_of_row_is_told_before_anything_is_done(cast):
    people = Person.objects.count()
    kept = keep(
        cast,
        NEW,
        ("冯子昂", "012", "社会调研科", "一级科员", "公务员", "2024-01-15", "clerk", ""),
        ("任嘉禾", "015", "综合调研二科", "四级主任科员", "公务员", "2024-01-02", "", ""),
        ("乔安然", "021", "社会调研科", "一级科员", "公务员", "2016-10-01", "neighbour", "科员"),
        ("王五", "001", "室领导", "主任", "公务员", "2024-01-08", "", ""),
        ("赵六", "044", "没有这科", "科员", "公务员", "2024-01-08", "", ""),
        ("钱七", "045", "社会调研科", "科员", "公务员", "2024-01-08", "head", ""),
    )
    assert verdicts(kept) == [
        (
            "沈一诺",
            "add",
            "社会调研科一级科员，2024-01-08任职；新建账号shenyinuo；提出授权：科员（待安全管理员确认）",
        ),
        ("冯子昂", "change", "由综合调研一科一级科员调任社会调研科一级科员，2024-01-15起"),
        ("任嘉禾", "change", "职务由一级科员改为四级主任科员，2024-01-02起"),
        ("乔安然", "same", ""),
        ("王五", "refuse", "编号001现在是周承远，与表中“王五”不符；改名请到人员页办理"),
        ("赵六", "refuse", "没有名为“没有这科”的科室，请先在“机构”里新设"),
        ("钱七", "refuse", "登录名“head”已有人用，请换一个"),
    ]
    assert (Person.objects.count(), GrantRequest.objects.count()) == (people, 0)


def test_confirming_does_what_may_be_done_and_leaves_the_rest(cast):
    kept = keep(
        cast,
        NEW,
        ("任嘉禾", "015", "综合调研二科", "四级主任科员", "公务员", "2024-01-02", "", ""),
        ("赵六", "044", "没有这科", "科员", "公务员", "2024-01-08", "", ""),
    )
    (slip,) = confirm_staff(kept, by=cast.users["sysadmin"])
    user = User.objects.get(username="shenyinuo")
    assert (user.person.name, user.check_password(slip.password), user.must_change_password) == (
        "沈一诺",
        True,
        True,
    )
    assert user.grants.count() == 0
    asked = GrantRequest.objects.values_list("user__username", "role", "unit__name", "state")
    assert list(asked) == [("shenyinuo", "staff", "社会调研科", "waiting")]
    posts = Post.objects.filter(person__name="任嘉禾").order_by("valid_from").values_list("title", "valid_to")
    assert list(posts) == [("一级科员", date(2024, 1, 1)), ("四级主任科员", None)]
    assert not Person.objects.filter(name="赵六").exists()
    with pytest.raises(Refused, match="已经确认过"):
        confirm_staff(StaffImport.objects.get(), by=cast.users["sysadmin"])


def test_the_same_workbook_again_changes_nothing(cast):
    confirm_staff(keep(cast, NEW), by=cast.users["sysadmin"])
    again = keep(cast, NEW)
    assert verdicts(again) == [("沈一诺", "same", "")]
    assert confirm_staff(again, by=cast.users["sysadmin"]) == []
    assert (Person.objects.filter(name="沈一诺").count(), GrantRequest.objects.count()) == (1, 1)


def test_the_check_costs_the_same_for_one_row_and_three(cast, django_assert_num_queries):
    moved = ("冯子昂", "012", "社会调研科", "一级科员", "公务员", "2024-01-15", "clerk", "科员")
    rows = [moved, NEW, ("钱七", "045", "社会调研科", "科员", "", "2024-01-08", "qianqi", "科员")]
    for wanted in (rows[:1], rows):
        kept = keep(cast, *wanted)
        with django_assert_num_queries(8):
            assert len(steps_of(kept)) == len(wanted)


def test_wrong_cells_are_named_and_nothing_is_kept(cast):
    with pytest.raises(Invalid) as refusal:
        keep(cast, ("沈一诺", "043", "", "科员", "临时", "去年", "", "省长"))
    assert refusal.value.problems["file"].split("；") == [
        "第2行“科室”：不能为空",
        "第2行“编制”：“临时”不对，应为公务员、事业人员或空白",
        "第2行“任职日期”：“去年”不是日期，应为 2022-03-01 这样的写法",
        "第2行“角色”：没有“省长”这个角色",
        "第2行“登录名”：有角色的人要有登录名",
    ]
    assert StaffImport.objects.count() == 0


@pytest.mark.parametrize("login", ["secadmin", "personnel", "general"])
def test_only_the_system_administrator_imports(cast, login):
    with pytest.raises(NotPermitted):
        keep(cast, NEW, by=login)
    assert StaffImport.objects.count() == 0


def test_the_browser_leads_from_the_template_to_the_slips(cast, visit):
    client = visit("sysadmin")
    assert client.get("/accounts/staff/template/").content[:2] == staff_template()[:2] == b"PK"
    file = SimpleUploadedFile("人员.xlsx", book(NEW))
    check = client.post("/accounts/staff/", {"file": file}).headers["Location"]
    assert "新建账号shenyinuo" in client.get(check).content.decode()
    answer = client.post(check)
    assert "no-store" in answer.headers["Cache-Control"]
    text = answer.content.decode()
    user = User.objects.get(username="shenyinuo")
    shown = text.split('一次性口令</dt><dd class="acc-code">')[1].split("<")[0]
    assert user.check_password(shown)
    assert client.get(check).status_code == 404
