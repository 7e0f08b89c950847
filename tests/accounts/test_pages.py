"""Who opens which page, what stands in the address, and what the pages keep to themselves."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from canmou.accounts.actions.away import Leave, record_absence
from canmou.accounts.actions.delegations import delegate
from canmou.activities.models import Event
from canmou.kernel.people.models import Delegation, Person, RoleGrant, Unit, User

EVERYBODY = (
    "general leader head clerk neighbour keeper secretary personnel custodian editor thinktank disclosure department "
    "sysadmin secadmin auditor"
).split()
STAFF = EVERYBODY[:12]
SYSTEM = [
    "/accounts/users/", "/accounts/users/new/", "/accounts/people/", "/accounts/people/new/", "/accounts/units/",
    "/accounts/units/new/", "/accounts/staff/", "/accounts/staff/template/", "/accounts/sign-in/",
]  # fmt: skip
SECURITY = ["/accounts/grants/"]
ALL = ["/account/", "/roles/", "/roles/staff/"]
OFFICE = ["/away/", "/away/duty/", "/away/new/", "/delegations/new/", "/away/pairs/new/"]


@pytest.mark.parametrize("login", EVERYBODY)
def test_every_page_opens_for_its_people_alone(cast, visit, login):
    client = visit(login)
    expected = dict.fromkeys(SYSTEM, 200 if login == "sysadmin" else 403)
    expected |= dict.fromkeys(SECURITY, 200 if login == "secadmin" else 403)
    expected |= dict.fromkeys(ALL, 200) | dict.fromkeys(OFFICE, 200 if login in STAFF else 403)
    assert {path: client.get(path).status_code for path in expected} == expected


@pytest.mark.parametrize("login", [*STAFF, "department", "auditor"])
def test_one_login_is_shown_to_the_two_administrators_alone(cast, visit, login):
    uid = cast.users["head"].uid
    answer = visit(login).get(f"/accounts/users/{uid}/")
    assert (answer.status_code, "基本情况" in answer.content.decode()) == (403, False)


def test_the_security_administrator_sees_a_login_without_its_sign_ins_or_buttons(cast, visit):
    text = visit("secadmin").get(f"/accounts/users/{cast.users['head'].uid}/").content.decode()
    assert "科室负责人" in text
    assert [word for word in ("最近登录", "发一次性口令", "停用") if word in text] == []


@pytest.mark.parametrize("login", ["clerk", "head", "department", "auditor"])
def test_who_holds_a_role_is_not_for_everybody(cast, visit, login):
    text = visit(login).get("/roles/section_head/").content.decode()
    assert "本科室台账" in text
    assert [name for name in ("现由谁担任", "贾书林", "白玉成") if name in text] == []


@pytest.mark.parametrize("login", ["sysadmin", "secadmin", "leader"])
def test_it_is_for_those_who_answer_for_it(cast, visit, login):
    text = visit(login).get("/roles/section_head/").content.decode()
    assert [name for name in ("高振华", "贾书林", "白玉成") if name in text] == ["高振华", "贾书林", "白玉成"]


def test_people_met_in_the_business_are_no_business_of_the_administrators(cast, visit):
    body = cast.body("齐鲁智造有限公司", kind="company")
    outsider = cast.person("魏长风", unit=body, title="总经理")
    client = visit("sysadmin")
    assert (
        "魏长风" not in client.get("/accounts/people/?state=all&q=魏").content.decode().split("<tbody>")[-1]
    )
    assert client.get(f"/accounts/people/{outsider.uid}/").status_code == 404
    assert (
        "齐鲁智造" not in client.get("/accounts/units/?q=齐鲁&ended=1").content.decode().split("<tbody>")[-1]
    )
    assert client.get(f"/accounts/units/{body.uid}/").status_code == 404
    text = visit("clerk").get("/delegations/new/").content.decode()
    assert "魏长风" not in text


def test_no_business_content_stands_on_the_administrators_pages(cast, visit):
    cast.enter([Event(title="产业链座谈会", kind="meeting", held_on=date(2023, 6, 7))], unit="research1")
    for login in ("sysadmin", "secadmin"):
        client = visit(login)
        pages = [path for path in SYSTEM if "template" not in path] + [
            *SECURITY,
            *ALL,
            f"/accounts/users/{cast.users['clerk'].uid}/",
        ]
        assert [
            path for path in pages if "产业链座谈会" in client.get(path, follow=True).content.decode()
        ] == []


def test_colleagues_read_that_somebody_is_away_but_not_why(cast, visit):
    leave = Leave(cast.named("冯子昂"), "sick", date(2024, 1, 8), date(2024, 1, 10), note="住院")
    record_absence(leave, by=cast.users["clerk"])
    told = {
        login: [
            word
            for word in ("冯子昂", "请假", "病假", "住院")
            if word in visit(login).get("/away/").content.decode()
        ]
        for login in ("clerk", "head", "personnel", "neighbour", "keeper")
    }
    assert told["neighbour"] == told["keeper"] == ["冯子昂", "请假"]
    assert told["head"] == ["冯子昂", "请假", "病假", "住院"] or told["head"] == ["冯子昂", "病假", "住院"]
    assert "病假" in told["clerk"] and "病假" in told["personnel"]


def test_other_peoples_delegations_and_absences_do_not_exist(cast, visit):
    made = delegate(
        cast.users["head"], taker=cast.users["clerk"], matter="代管", valid_from=date(2024, 1, 8),
        valid_to=date(2024, 1, 9), by=cast.users["head"],
    )  # fmt: skip
    absence = record_absence(
        Leave(cast.named("冯子昂"), "trip", date(2024, 1, 8), date(2024, 1, 10)), by=cast.users["clerk"]
    )
    client = visit("neighbour")
    assert client.post(f"/delegations/{made.uid}/end/").status_code == 404
    assert client.post(f"/away/{absence.uid}/void/").status_code == 404
    assert client.get(f"/delegations/new/?for={cast.users['head'].uid}").status_code == 404
    absence.refresh_from_db()
    assert (Delegation.objects.get().revoked_at, absence.voided) == (None, False)


def test_a_delegate_reads_whose_roles_he_holds(cast, visit):
    delegate(
        cast.users["head"], taker=cast.users["neighbour"], matter="代管", valid_from=date(2024, 1, 8),
        valid_to=date(2024, 1, 9), by=cast.users["head"],
    )  # fmt: skip
    text = visit("neighbour").get("/account/").content.decode()
    assert "代高振华：科室负责人" in text
    assert "科室负责人（综合调研一科，受高振华委托）" in text


def test_a_delegated_change_says_both_names_on_the_record(cast, visit):
    (record,) = cast.enter(
        [Event(title="产业链座谈会", kind="meeting", held_on=date(2023, 6, 7), place="三楼")],
        unit="research1",
    )
    delegate(
        cast.users["head"], taker=cast.users["neighbour"], matter="代管", valid_from=date(2024, 1, 8),
        valid_to=date(2024, 1, 9), by=cast.users["head"],
    )  # fmt: skip
    client = visit("neighbour")
    assert client.post(f"/records/{record.number}/void/", {"reason": "重复登记"}).status_code == 302
    assert "乔安然（代高振华）" in client.get(f"/records/{record.number}/").content.decode()


def listed(client, path):
    text = client.get(path).content.decode()
    return text.split("<tbody>")[1].split("</tbody>")[0] if "<tbody>" in text else ""


def test_lists_are_filtered_by_the_address(cast, visit):
    client = visit("sysadmin")
    assert listed(client, "/accounts/people/?q=冯子").count("<tr") == 1
    assert listed(client, f"/accounts/people/?unit={cast.unit('society').uid}").count("<tr") == 3
    assert listed(client, "/accounts/users/?role=section_head").count("<tr") == 4
    assert listed(client, "/accounts/units/?kind=district").count("<tr") == 8
    assert listed(client, "/accounts/users/?state=disabled") == ""
    assert listed(visit("secadmin"), "/accounts/grants/?role=staff").count("<tr") == 3


QUERIES = {"/accounts/people/": 8, "/accounts/users/": 8, "/accounts/units/": 6, "/accounts/grants/": 7}


@pytest.mark.parametrize("path", QUERIES)
def test_a_list_costs_the_same_for_one_row_and_three(cast, visit, path):
    client = visit("secadmin" if "grants" in path else "sysadmin")
    names = {"/accounts/people/": ["冯子昂", "01"], "/accounts/users/": ["head", "e"],
             "/accounts/units/": ["社会调研科", "调研"], "/accounts/grants/": ["clerk", "e"]}[path]  # fmt: skip
    counts, rows = [], []
    for text in names:
        client.get(path)
        with CaptureQueriesContext(
            connection,
        ) as caught:
            rows.append(listed(client, f"{path}?q={text}").count("<tr"))
        counts.append(len(caught))
    assert rows[0] == 1 and rows[1] >= 2
    assert counts == [QUERIES[path]] * 2


def test_the_administrators_act_through_the_pages(cast, visit):
    client = visit("sysadmin")
    person = Person.objects.get(name="邱明哲")
    slip = client.post("/accounts/users/new/", {"username": "qiumingzhe", "person": person.uid})
    assert "qiumingzhe" in slip.content.decode()
    user = User.objects.get(username="qiumingzhe")
    sent = {"role": "staff", "unit": cast.unit("economy").uid, "valid_from": "2024-01-08"}
    assert client.post(f"/accounts/users/{user.uid}/request/", sent).status_code == 302
    assert client.post(f"/accounts/users/{user.uid}/grant/", sent).status_code == 403
    officer = visit("secadmin")
    waiting = user.grant_requests.get()
    assert officer.post(f"/accounts/requests/{waiting.uid}/", {"agree": "1"}).status_code == 302
    held = RoleGrant.objects.get(user=user)
    assert (held.role, held.unit) == ("staff", cast.unit("economy"))
    assert officer.post(f"/accounts/grants/{held.uid}/end/", {"last": "2024-01-07"}).status_code == 302
    assert (
        client.post(
            "/accounts/units/new/", {"name": "改革科", "kind": "section", "order": 9, "on": "2024-01-08"}
        ).status_code
        == 302
    )
    unit = Unit.objects.get(name="改革科")
    merged = client.post(
        f"/accounts/units/{unit.uid}/merge/", {"into": cast.unit("economy").uid, "on": "2024-01-09"}
    )
    assert merged.status_code == 422
    assert "不能填以后的日期" in merged.content.decode()
