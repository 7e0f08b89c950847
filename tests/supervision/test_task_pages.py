"""The board, the registration, the course of a task, slips and limits, as people open them."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from task_play import Play

from canmou.activities.models import Event
from canmou.kernel.calendar import load_days
from canmou.personnel.models import DisciplineTalk
from canmou.supervision.actions.task_slip import issue_slip
from canmou.supervision.limits import row_of
from canmou.supervision.models import SupervisionLimits, SupervisionTask, TaskUrge

pytestmark = pytest.mark.django_db


@pytest.fixture
def play(cast, settings):
    load_days()
    return Play(cast, settings).on("2024-01-08")


def browser(play, name):
    client = Client()
    client.force_login(play.user(name))
    return client


def facts(play, **changes):
    section = play.cast.unit("research1")
    return {
        "title": "补充数字经济调研数据",
        "kind": "instruction",
        "urgency": "normal",
        "authority": "order",
        "basis": "主要领导批示",
        "lead_section": section.uid,
        "supervisor": play.cast.named("马文秀").uid,
        "now": "1",
    } | changes


def test_a_task_is_registered_from_a_record(play):
    play.handed(title="前一件")
    origin = play.task.number
    client = browser(play, "general")
    page = client.get(reverse("task_new") + f"?origin={origin}").content.decode()
    assert f"（{origin}）" in page
    assert "一般事项15日：2024-01-08交办，当日不计，第15日为2024-01-23。" in page
    answer = client.post(reverse("task_new") + f"?origin={origin}", facts(play))
    task = SupervisionTask.objects.order_by("pk").last()
    assert answer.headers["Location"] == reverse("record", args=[task.number])
    assert (task.state, task.origin_record.number, str(task.supervisor)) == ("assigned", origin, "马文秀")


def test_twins_are_shown_and_registered_only_with_a_reason(play):
    play.handed()
    client = browser(play, "general")
    answer = client.post(reverse("task_new"), facts(play, title="补充数字经济调研的数据"))
    assert (answer.status_code, SupervisionTask.objects.count()) == (422, 1)
    page = answer.content.decode()
    assert "可能重复督办，请先打开看看" in page and play.task.number in page
    client.post(reverse("task_new"), facts(play, title="补充数字经济调研的数据", duplicate_reason="对象不同"))
    assert SupervisionTask.objects.count() == 2


def test_an_origin_that_one_may_not_see_is_not_found(play):
    assert browser(play, "general").get(reverse("task_new") + "?origin=ZZ-STK-2024-00099").status_code == 404
    assert browser(play, "department").get(reverse("task_new")).status_code == 403


def test_the_title_of_a_restricted_record_stays_there(play):
    (talk,) = play.cast.enter(
        [
            DisciplineTalk(
                kind="daily",
                held_on=date(2024, 1, 5),
                person=play.cast.named("冯子昂"),
                talker=play.cast.named("白玉成"),
                reason="routine",
            )
        ],
        by="secretary",
    )
    address = reverse("task_new") + f"?origin={talk.number}"
    assert browser(play, "clerk").get(address).status_code == 404
    page = browser(play, "secretary").get(address)
    assert (page.context["form"].initial, page.context["origin"]) == ({}, talk.ref)


def test_any_record_offers_to_become_a_task(play):
    (event,) = play.cast.enter([Event(title="座谈会", kind="meeting", held_on=date(2024, 1, 5))])
    link = f'href="{reverse("task_new")}?origin={event.number}"'
    page = reverse("record", args=[event.number])
    assert link in browser(play, "clerk").get(page).content.decode()
    assert link not in browser(play, "leader").get(page).content.decode()
    play.handed()
    page = browser(play, "leader").get(reverse("record", args=[play.task.number])).content.decode()
    assert f'href="{reverse("task_page", args=[play.task.number])}"' in page


def test_the_board_counts_by_state_and_light(play):
    play.handed(title="甲").begun()
    play.handed(title="乙核实", lead_section=play.cast.unit("society"))
    play.handed(title="丙名单", urgency="urgent").begun()
    play.on("2024-01-17")
    page = browser(play, "leader").get(reverse("task_board")).content.decode()
    for words in ("在办 3", "待交办、待签收 1", "承办中 2", "已超期2天（2个工作日）", "调研一科 2（红1）"):
        assert words in page
    assert page.index("丙名单") < page.index("甲</a>")
    red = browser(play, "neighbour").get(reverse("task_board") + "?light=red").content.decode()
    assert "丙名单" in red and "乙核实" not in red
    society = play.cast.unit("society").uid
    assert (
        "乙核实"
        in browser(play, "leader").get(reverse("task_board") + f"?section={society}").content.decode()
    )


def test_the_board_reads_the_same_for_one_and_three(play):
    client, numbers = browser(play, "leader"), []
    for count, titles in ((1, ["甲"]), (3, ["乙核实", "丙名单"])):
        for title in titles:
            play.handed(title=title).begun()
        client.get(reverse("task_board"))
        with CaptureQueriesContext(
            connection,
        ) as captured:
            client.get(reverse("task_board"))
        numbers.append((count, len(captured)))
    assert numbers[0][1] == numbers[1][1]


def test_closed_tasks_are_filed_together(play):
    play.handed().begun().reported().verified().closed()
    client = browser(play, "general")
    assert "办结待归档 1" in client.get(reverse("task_board")).content.decode()
    answer = client.post(reverse("task_archive"), {"pick": [play.task.number]})
    assert (answer.status_code, play.fresh().state) == (302, "archived")
    assert "已办结、已归档 1" in client.get(reverse("task_board") + "?state=ended").content.decode()


def test_people_from_outside_see_no_task(play):
    play.handed()
    client = browser(play, "department")
    assert client.get(reverse("task_page", args=[play.task.number])).status_code == 404
    page = client.get(reverse("task_board")).content.decode()
    assert play.task.title not in page and "在办 0" in page


def test_the_course_of_a_task(play):
    play.handed().begun().asked("2024-01-31").on("2024-01-09").agreed().on("2024-02-02")
    issue_slip(play.fresh(), by=play.user("custodian"), grade="orange")
    page = browser(play, "clerk").get(reverse("task_page", args=[play.task.number])).content.decode()
    for words in (
        "时限2024年1月31日，已超期2天（2个工作日）；首次时限2024年1月23日",
        "2024-01-08交办，首次时限2024-01-23，准用15天；到2024-02-02实用25天，延期1次，延误10天（8个工作日）",
        "申请由2024-01-23延至2024-01-31，同意",
        "淄政研督〔2024〕1号",
        "2024年1月8日（当日不计）至2024年1月10日共 2 个工作日",
    ):
        assert words in page


def test_a_slip_is_issued_and_answered_in_the_browser(play):
    play.handed().begun().on("2024-01-24")
    address = reverse("task_slip", args=[play.task.number])
    page = browser(play, "custodian").get(address).content.decode()
    assert "编号并发出橙色警告单" in page
    wrong = browser(play, "clerk").post(address, {"grade": "orange"})
    assert (wrong.status_code, TaskUrge.objects.count()) == (403, 0)
    browser(play, "custodian").post(address, {"grade": "orange", "content": "请说明原因"})
    slip = TaskUrge.objects.get()
    answer = browser(play, "clerk").post(reverse("slip_answer", args=[slip.number]), {"answer": "本周办结"})
    slip.refresh_from_db()
    assert (answer.status_code, slip.answer) == (302, "本周办结")


def test_limits_are_set_by_keepers_of_the_office_alone(play):
    client = browser(play, "general")
    assert "较急事项时限" in client.get(reverse("task_limits")).content.decode()
    names = {f.name: getattr(row_of(play.cast.office), f.name) for f in SupervisionLimits._meta.fields}
    sent = {name: value for name, value in names.items() if name not in ("id", "office")}
    client.post(reverse("task_limits"), sent | {"normal_days": 20})
    assert row_of(play.cast.office).normal_days == 20
    wrong = client.post(reverse("task_limits"), sent | {"urgent_days": 30})
    assert (wrong.status_code, row_of(play.cast.office).urgent_days) == (422, 5)
    assert browser(play, "head").post(reverse("task_limits"), sent).status_code == 403
    assert row_of(play.cast.office).normal_days == 20
