"""The pages of instructions: registration, leaks, and that longer lists cost no more queries."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from canmou.instructions.actions import instruction
from canmou.instructions.models import Conversion, FollowUpTask, Instruction
from canmou.kernel.attachments.models import Attachment
from canmou.kernel.people.models import RoleGrant, Unit, User
from canmou.kernel.secrecy.models import SecrecyEvent
from canmou.site.demo.leaders import MAYOR

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 32


@pytest.fixture
def visit(cast, client):
    def sign_in(name):
        client.force_login(cast.users[name])
        return client

    return sign_in


def sent(cast, **more):
    values = {
        "marked": "no",
        "leader": MAYOR.person(cast).uid,
        "given_on": "2024-01-04",
        "kind": "affirmative",
    }
    return {**values, "words": "建议很好，请工信局研究采纳。", **more}


def test_registered_from_the_page_with_the_original(visit, cast, works):
    image = SimpleUploadedFile("批示件.png", PNG, "image/png")
    answer = visit("clerk").post("/instructions/new/", sent(cast, piece=works[0].number, files=[image]))
    made = Instruction.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/instructions/{made.number}/")
    assert (made.work, made.leader_post, made.state) == (works[0], "市委副书记、市长", "registered")
    assert Attachment.objects.get().ref == made.ref


def test_marked_originals_are_not_registered_here(visit, cast, works):
    answer = visit("clerk").post("/instructions/new/", sent(cast, marked="yes", piece=works[0].number))
    assert answer.status_code == 422
    assert "有密级标志的批示件不在本系统登记" in answer.content.decode()
    answer = visit("clerk").post("/instructions/new/", sent(cast, words="秘密★3年 请阅", subject="某事"))
    assert (answer.status_code, "秘密★3年" in answer.content.decode()) == (422, False)
    assert (Instruction.objects.count(), SecrecyEvent.objects.count()) == (0, 1)


def test_a_piece_that_is_not_clear_is_asked_for(visit, cast, works):
    answer = visit("clerk").post("/instructions/new/", sent(cast, piece="调研报告"))
    assert (answer.status_code, "有几篇都像" in answer.content.decode()) == (422, True)
    answer = visit("clerk").post("/instructions/new/", sent(cast, piece="没有的稿件"))
    assert (answer.status_code, "没有找到这篇稿件" in answer.content.decode()) == (422, True)
    assert Instruction.objects.count() == 0


def test_what_may_be_a_double_is_shown_before(visit, cast, given, works):
    first = given(work=works[0], words="建议很好，请工信局研究采纳。")
    values = sent(cast, subject="预制食品产业", given_on="2024-01-05")
    answer = visit("keeper").post("/instructions/new/", values)
    assert (answer.status_code, Instruction.objects.count()) == (409, 1)
    assert first.number in answer.content.decode()
    answer = visit("keeper").post("/instructions/new/", values | {"seen": [first.number]})
    assert (answer.status_code, Instruction.objects.count()) == (302, 2)


def test_the_page_tells_post_and_pieces_while_one_types(visit, cast, works):
    client = visit("clerk")
    query = {"leader": MAYOR.person(cast).uid, "given_on": "2024-01-04"}
    assert "市委副书记、市长" in client.get("/instructions/new/post/", query).content.decode()
    query["given_on"] = "2020-01-04"
    assert "人员库里没有林知远" in client.get("/instructions/new/post/", query).content.decode()
    found = client.get("/instructions/new/pieces/", {"piece": "预制"}).content.decode()
    assert works[0].number in found and works[1].number not in found


def test_confirmed_followed_and_converted_from_the_pages(visit, cast, given, works):
    row = given(work=works[0])
    client = visit("head")
    client.post(
        f"/records/{row.number}/steps/confirm/",
        {"kind": "affirmative", "opinion": "", "version": row.version},
    )
    assert Instruction.objects.get().state == "following"
    base = f"/instructions/{row.number}/"
    person = cast.users["clerk"].person
    client.post(f"{base}tasks/", {"content": "起草措施", "responsible": person.uid, "due_on": "2024-01-20"})
    task = FollowUpTask.objects.get()
    client.post(f"{base}tasks/{task.number}/", {"result": "已报", "reported": "on"})
    facts = {
        "form": "document",
        "grade": "L1",
        "converted_on": "2024-01-08",
        "proof": "某措施",
        "adopted": "两条",
    }
    client.post(f"{base}conversions/", facts)
    assert (FollowUpTask.objects.get().done_on, Conversion.objects.get().work) == (date(2024, 1, 8), works[0])
    text = client.get(base).content.decode()
    assert "批示到转化4天，成文到转化38天" in text
    listed = client.get("/instructions/conversions/?year=2024").content.decode()
    assert "某措施" in listed and "4天" in listed


def test_the_registrar_is_told_why_he_cannot_confirm(visit, given, works):
    row = given(work=works[0])
    text = visit("clerk").get(f"/instructions/{row.number}/").content.decode()
    assert "批示类型须由登记人以外的人复核，您是登记人" in text
    assert f"/records/{row.number}/steps/confirm/" not in text


def test_filters_stand_in_the_address(visit, cast, given, works):
    given(work=works[0])
    given(work=works[1], words="请研究。", kind="directive", given_on=date(2024, 1, 3))
    client = visit("clerk")

    def shown(query):
        return client.get(f"/instructions/?{query}").content.decode().count('data-label="领导"')

    found = {
        query: shown(query)
        for query in ("year=2024", "year=2023", "kind=directive", "q=请研究", "state=closed")
    }
    assert found == {"year=2024": 2, "year=2023": 0, "kind=directive": 1, "q=请研究": 1, "state=closed": 0}
    assert client.get("/instructions/?year=x&kind=%00&page=-1&level=zz").status_code == 200


def test_administrators_and_outsiders_see_nothing(visit, cast, given, works):
    row = given(work=works[0])
    row.ref.source_unit = row.source_unit = Unit.objects.get(office=cast.office, short_name="市工信局")
    Instruction.objects.filter(pk=row.pk).update(source_unit=row.source_unit)
    outside = User.objects.create(username="gx", office=cast.office, is_active=True)
    RoleGrant.objects.create(
        user=outside,
        role="outside_unit",
        unit=row.source_unit,
        granted_by=cast.users["secadmin"],
        valid_from=date(2023, 1, 1),
    )
    cast.users["gx"] = outside
    for name in ("sysadmin", "secadmin", "auditor", "gx"):
        client = visit(name)
        answers = [client.get(f"/instructions/{row.number}/"), client.get("/instructions/?year=2024")]
        assert [answer.status_code for answer in answers][0] in (403, 404)
        assert all(row.words not in answer.content.decode() for answer in answers)
        assert all(works[0].title not in answer.content.decode() for answer in answers)


def test_another_section_reads_and_does_not_write(visit, cast, given, works):
    row = given(work=works[0])
    instruction.confirm(row, kind="affirmative", by=cast.users["head"])
    client = visit("neighbour")
    page = client.get(f"/instructions/{row.number}/")
    assert (page.status_code, "交办落实</summary>" in page.content.decode()) == (200, False)
    base = f"/instructions/{row.number}/"
    person = cast.users["clerk"].person
    answer = client.post(
        f"{base}tasks/", {"content": "某事", "responsible": person.uid, "due_on": "2024-01-20"}
    )
    assert (answer.status_code, FollowUpTask.objects.count()) == (403, 0)


def test_a_task_of_another_instruction_is_not_found(visit, cast, given, works):
    rows = [given(work=works[0]), given(work=works[1], given_on=date(2024, 1, 3))]
    task = FollowUpTask(
        instruction=rows[0], content="某事", assigned_on=date(2024, 1, 8), due_on=date(2024, 1, 9)
    )
    cast.enter([task], unit="research1")
    answer = visit("head").post(f"/instructions/{rows[1].number}/tasks/{task.number}/", {"result": "已办"})
    assert answer.status_code == 404
    assert FollowUpTask.objects.get().done_on is None


def test_lists_and_pages_cost_the_same_for_one_and_three(visit, cast, given, works):
    client = visit("clerk")

    def queries(path):
        client.get(path)
        with CaptureQueriesContext(connection) as found:
            assert client.get(path).status_code == 200
        return len(found)

    first = given(work=works[0])
    instruction.confirm(first, kind="affirmative", by=cast.users["head"])

    def follow(number):
        facts = {"work": works[0], "instruction": first, "grade": "L1", "proof": "某措施", "adopted": "两条"}
        task = FollowUpTask(
            instruction=first, content=f"第{number}项", assigned_on=date(2024, 1, 8), due_on=date(2024, 1, 20),
            responsible=cast.named("冯子昂"),
        )  # fmt: skip
        made = Conversion(form="document", converted_on=date(2024, 1, 4 + number), **facts)
        cast.enter([task, made], unit="research1")

    follow(1)
    paths = ("/instructions/?year=2024", "/instructions/conversions/", f"/instructions/{first.number}/")
    one = [queries(path) for path in paths]
    follow(2)
    follow(3)
    for day in (2, 3):
        given(work=works[1], given_on=date(2024, 1, day), words=f"请研究第{day}条。", kind="directive")
    assert [queries(path) for path in paths] == one
