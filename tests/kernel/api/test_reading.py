"""What a program reads: the same as its owner may see, and nothing else."""

from datetime import date

import pytest

from canmou.activities.models import Event
from canmou.kernel.api.tokens import issue_token, revoke_token
from canmou.kernel.people.models import Unit
from canmou.personnel.models import DisciplineTalk


@pytest.fixture
def event(cast):
    (made,) = cast.enter(
        [
            Event(
                title="产业链座谈会",
                kind="meeting",
                held_on=date(2022, 6, 7),
                source_unit=Unit.objects.get(short_name="市工信局"),
            )
        ],
        unit="research1",
    )
    return made


@pytest.fixture
def talk(cast):
    values = {
        "kind": "daily",
        "held_on": date(2022, 7, 8),
        "talker": cast.named("高振华"),
        "reason": "routine",
        "follow_up": "材料已改进",
    }
    record = DisciplineTalk(person=cast.named("冯子昂"), **values)
    (made,) = cast.enter([record], unit="personnel", by="personnel")
    return made


def test_a_record_as_json(caller, cast, event):
    status, answer = caller(cast.users["clerk"]).get(f"records/{event.number}")
    created = answer.pop("created_at")
    assert created.startswith("2024-01-08T") and created.endswith("+08:00")
    assert (status, answer) == (
        200,
        {
            "number": "ZZ-AEV-2022-00001",
            "ledger": "AEV",
            "title": "2022-06-07 产业链座谈会",
            "date": "2022-06-07",
            "unit": "综合调研一科",
            "source_unit": "淄州市工业和信息化局",
            "state": "recorded",
            "voided": False,
            "version": 1,
            "origin": "app",
            "values": {
                "title": "产业链座谈会",
                "kind": "meeting",
                "started_on": None,
                "held_on": "2022-06-07",
                "place": "",
                "hosts": [],
                "participants": [],
                "headcount": None,
                "content": "",
                "mask": "",
            },
        },
    )


@pytest.mark.parametrize(
    "header",
    [{}, {"Authorization": "Bearer canmou-made-up"}, {"Authorization": "Basic Y2xlcms6eA=="}],
    ids=["none", "unknown", "another kind"],
)
def test_without_a_token_nothing_is_told(client, cast, event, header):
    answer = client.get(f"/api/v1/records/{event.number}", headers=header)
    message = "令牌无效、已停用或已过期，请在“我的接口令牌”里新建"
    assert (answer.status_code, answer.json()) == (401, {"message": message})


def test_a_session_opens_nothing(client, cast, event):
    client.force_login(cast.users["clerk"], backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(f"/api/v1/records/{event.number}").status_code == 401


def test_an_ended_token_opens_nothing(caller, cast, event):
    program = caller(cast.users["clerk"])
    token = cast.users["clerk"].tokens.get()
    assert program.get("ledgers/AEV")[0] == 200
    revoke_token(token.uid, by=cast.users["clerk"])
    assert program.get("ledgers/AEV")[0] == 401


def test_the_token_of_a_disabled_login_opens_nothing(caller, cast):
    program = caller(cast.users["clerk"])
    cast.users["clerk"].is_active = False
    cast.users["clerk"].save()
    assert program.get("ledgers")[0] == 401


def test_a_password_that_is_due_comes_first(caller, cast):
    program = caller(cast.users["clerk"])
    cast.users["clerk"].must_change_password = True
    cast.users["clerk"].save()
    assert program.get("ledgers") == (403, {"message": "请先登录网页修改口令，再使用接口"})


def test_restricted_ledgers_and_records_are_as_if_absent(caller, cast, talk):
    outsider, officer = caller(cast.users["clerk"]), caller(cast.users["personnel"])
    absent = (404, {"message": "没有这本台账"})
    assert outsider.get("ledgers/NTK") == outsider.get("ledgers/QQQ") == absent
    assert outsider.get("ledgers/NTK/records") == outsider.get("ledgers/QQQ/records") == absent
    hidden, missing = outsider.get(f"records/{talk.number}"), outsider.get("records/ZZ-NTK-2022-09999")
    assert hidden == missing == (404, {"message": "没有这个编号的记录，或者您无权查看"})
    assert "NTK" not in [found["code"] for found in outsider.get("ledgers")[1]]
    assert officer.get(f"records/{talk.number}")[1]["values"]["person"]["name"] == "冯子昂"


def test_a_link_to_a_hidden_record_keeps_its_secret(caller, cast, talk):
    from canmou.experts.models import DecisionMatter  # beside the one test that needs it

    matter = DecisionMatter(
        title="城市更新专项规划",
        decider=cast.body("淄州市人民政府", kind="government"),
        undertaker=cast.unit("thinktank"),
        received_on=date(2022, 3, 1),
        origin_ref=talk.ref,
    )
    (matter,) = cast.enter([matter], unit="thinktank")
    _, seen = caller(cast.users["clerk"]).get(f"records/{matter.number}")
    assert seen["values"]["origin_ref"] == {"hidden": True}
    _, seen = caller(cast.users["personnel"]).get(f"records/{matter.number}")
    assert seen["values"]["origin_ref"]["number"] == talk.number


def test_people_from_outside_see_their_own_filings(caller, cast, event):
    other = Event(title="别的会", kind="meeting", held_on=date(2022, 6, 8))
    cast.enter([other], unit="research1")
    _, answer = caller(cast.users["department"]).get("ledgers/AEV/records")
    assert [found["number"] for found in answer["records"]] == [event.number]


@pytest.mark.parametrize("login", ["sysadmin", "secadmin", "auditor"])
def test_administrators_read_no_content(caller, cast, event, login):
    program = caller(cast.users[login])
    assert program.get("ledgers")[0] == 403
    assert program.get("ledgers/AEV/records")[0] == 404
    assert program.get(f"records/{event.number}")[0] == 404
    assert program.get("metrics")[0] == 403
    assert program.get("metrics/research.topics.important?period=2022")[0] == 403


def test_pages_follow_one_another(caller, cast, django_assert_num_queries):
    days = [date(2022, 3, n) for n in (1, 2, 3)]
    cast.enter([Event(title=f"会{day.day}", kind="meeting", held_on=day) for day in days], unit="research1")
    program = caller(cast.users["clerk"])
    _, first = program.get("ledgers/AEV/records?limit=2")
    assert [found["values"]["title"] for found in first["records"]] == ["会1", "会2"]
    _, second = program.get(f"ledgers/AEV/records?limit=2&after={first['next']}")
    assert [found["values"]["title"] for found in second["records"]] == ["会3"]
    assert second["next"] is None
    _, some = program.get("ledgers/AEV/records?since=2022-03-02&until=2022-03-02")
    assert [found["values"]["title"] for found in some["records"]] == ["会2"]
    for limit in (1, 3):
        with django_assert_num_queries(6):
            program.get(f"ledgers/AEV/records?limit={limit}")


def test_a_wrong_question_is_told_where(caller, cast):
    program = caller(cast.users["clerk"])
    assert program.get("ledgers/AEV/records?limit=0&since=6月") == (
        422,
        {
            "message": "since：写法不对；limit：太小",
            "problems": {"since": "写法不对", "limit": "太小"},
        },
    )


def test_a_figure_with_its_records(caller, cast, event):
    program = caller(cast.users["leader"])
    ids = [item["id"] for item in program.get("metrics")[1]]
    assert ids == sorted(ids) and len(ids) > 400
    assert program.get("metrics/no.such?period=2022")[0] == 409
    assert program.get("metrics/party.study.centre_group?period=2031")[0] == 409
    assert program.get("metrics/party.study.centre_group?period=soon")[0] == 422


def test_a_token_for_reading_writes_nothing(caller, cast, event):
    program = caller(cast.users["clerk"])
    answer = program("POST", f"records/{event.number}/void", {"reason": "试"})
    message = "这个令牌只能查询；需要登记和修改时，请新建一个可以登记的令牌"
    assert answer == (403, {"message": message})
    event.refresh_from_db()
    assert event.voided is False


def test_a_token_is_kept_as_a_digest_alone(cast):
    token, text = issue_token(by=cast.users["clerk"], name="取数", days=10)
    assert text.startswith("canmou-") and text not in str(token.__dict__)
