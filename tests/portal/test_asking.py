"""请外部答复 on the record's side: who makes links, what may be shown, what came back."""

import re
from datetime import date

import pytest

from canmou.kernel.errors import Invalid
from canmou.kernel.people.models import Unit
from canmou.kernel.workflow import outside
from canmou.kernel.workflow.models import OutsideLink, Step
from canmou.library.models import Work
from canmou.personnel.models import DisciplineTalk
from canmou.portal.actions import Asking, ask_outside, take_answer
from canmou.portal.models import Question, ShownFile
from canmou.portal.queries import asked_about

VALUES = {"name": "王教授", "purpose": "请提意见", "text": "", "contact": "", "expires_on": "2024-01-15"}


def text(answer):
    return answer.content.decode()


def test_a_link_is_shown_once_and_works(visit, client, work, files):
    browser = visit("head")
    address = f"/records/{work.number}/outside/"
    offered = re.findall(r'<input type="checkbox" name="files" value="(\d+)"', text(browser.get(address)))
    assert offered == [str(files.shown.pk), str(files.kept.pk)]
    answer = browser.post(address, VALUES | {"files": [files.shown.pk]})
    link = re.search(r'<code class="token">http://testserver(/reply/[\w-]+/)</code>', text(answer))[1]
    assert link not in text(browser.get(address))
    assert client.get(link).status_code == 200
    assert [one.attachment for one in ShownFile.objects.all()] == [files.shown]


def test_files_with_personal_data_or_of_other_records_are_not_shown(cast, work, files):
    asking = Asking(name="王教授", purpose="请提意见", expires_on=date(2024, 1, 15), files=[files.personal])
    with pytest.raises(Invalid, match="含个人信息的附件不能给外部看"):
        ask_outside(work, asking, by=cast.users["head"])
    assert (OutsideLink.objects.count(), Step.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"expires_on": "2024-01-07"}, "有效期从今天起，最长90天"),
        ({"expires_on": "2024-05-01"}, "有效期从今天起，最长90天"),
        ({"purpose": ""}, "请填写这一项"),
        ({"text": "机密★1年"}, "系统没有保存"),
    ],
)
def test_what_does_not_do_is_said_and_makes_no_link(visit, work, values, told):
    answer = visit("head").post(f"/records/{work.number}/outside/", VALUES | values)
    assert (answer.status_code, told in text(answer)) == (422, True)
    assert OutsideLink.objects.count() == 0


def test_who_may_not_steer_the_record_makes_no_link(visit, work):
    answer = visit("neighbour").post(f"/records/{work.number}/outside/", VALUES)
    assert (answer.status_code, OutsideLink.objects.count()) == (422, 0)
    assert "只有现在的办理人或能修改这条记录的人可以请外部答复" in text(answer)
    assert visit("department").get(f"/records/{work.number}/outside/").status_code == 404
    assert visit("sysadmin").get(f"/records/{work.number}/outside/").status_code == 403


def test_restricted_records_ask_nobody_outside(visit, cast):
    talk = DisciplineTalk(
        person=cast.named("冯子昂"),
        kind="daily",
        held_on=date(2022, 7, 8),
        talker=cast.named("高振华"),
        reason="routine",
        follow_up="材料已改进",
    )
    (talk,) = cast.enter([talk], unit="personnel", by="personnel")
    answer = visit("personnel").post(f"/records/{talk.number}/outside/", VALUES)
    assert (answer.status_code, OutsideLink.objects.count()) == (422, 0)
    assert "限制公开的台账不能请外部答复" in text(answer)
    assert visit("clerk").get(f"/records/{talk.number}/outside/").status_code == 404


def test_answers_are_read_by_those_who_read_the_record(visit, asked, work):
    take_answer(asked.token, name="王明远", text="建议改按户籍人口")
    page = text(visit("neighbour").get(f"/records/{work.number}/outside/"))
    assert ("建议改按户籍人口" in page, "王明远" in page, "已答复" in page) == (True, True, True)
    assert asked.token not in page


def test_the_one_who_made_a_link_takes_it_back(visit, client, asked, work):
    address = f"/records/{work.number}/outside/{asked.link.uid}/revoke/"
    assert visit("general").post(address).status_code == 403
    assert client.get(f"/reply/{asked.token}/").status_code == 200
    assert visit("head").post(address).status_code == 302
    assert client.get(f"/reply/{asked.token}/").status_code == 404
    assert visit("head").post(address).status_code == 409
    assert visit("head").post(f"/records/{work.number}/outside/{'0' * 16}/revoke/").status_code == 404


def test_links_made_elsewhere_are_answered_too(client, cast, work):
    made = outside.invite(
        work, by=cast.users["head"], name="李工", purpose="请核对", expires_on=date(2024, 1, 15)
    )
    assert client.get(f"/reply/{made.token}/").status_code == 200
    assert client.post(f"/reply/{made.token}/", {"name": "李工", "text": "无意见"}).status_code == 200
    assert Question.objects.get().answer == "无意见"


def test_an_outside_unit_reads_no_answers_of_others_on_what_it_filed(visit, cast):
    department = Unit.objects.get(short_name="市工信局")
    text_ = Work(title="报送稿", kind="report", finished_on=date(2024, 1, 5), characters=10)
    text_.source_unit = department
    (filed,) = cast.enter([text_], unit="research1")
    asking = Asking(name="王教授", contact="13800000000", purpose="请评议", expires_on=date(2024, 1, 15))
    ask_outside(filed, asking, by=cast.users["head"])
    browser = visit("department")
    assert browser.get(f"/records/{filed.number}/").status_code == 200
    answer = browser.get(f"/records/{filed.number}/outside/")
    assert (answer.status_code, [w for w in ("王教授", "13800000000") if w in text(answer)]) == (403, [])


def test_links_cost_the_same_for_one_and_three(cast, work, django_assert_num_queries):
    for number in (1, 2):
        for _ in range(number):
            asking = Asking(name="王教授", purpose="请提意见", expires_on=date(2024, 1, 15))
            ask_outside(work, asking, by=cast.users["head"])
        with django_assert_num_queries(1):
            rows = [
                (one.made_by.signature, one.question.answer, one.step.opinion) for one in asked_about(work)
            ]
    assert rows == [("高振华", "", "")] * 3
