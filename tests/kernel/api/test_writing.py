"""What a program writes: through the same rules as the pages, all or nothing."""

from datetime import date

import pytest

from canmou.activities.models import Event
from canmou.kernel.audit.models import AuditRow
from canmou.kernel.ledger.actions import amend
from canmou.kernel.ledger.models import RecordChange, RecordRef

VALUES = {
    "title": "链主企业座谈会",
    "kind": "meeting",
    "held_on": "2022-09-01",
    "place": "高新区",
    "participants": ["冯子昂", "丁若兰"],
    "hosts": [{"name": "综合调研一科"}, "市工信局"],
    "headcount": 12,
}


def standing():
    return RecordRef.objects.count(), RecordChange.objects.count()


@pytest.fixture
def program(caller, cast):
    return caller(cast.users["clerk"], may_write=True)


def test_entering_and_reading_back(program, cast):
    status, answer = program("POST", "ledgers/AEV/records", {"records": [VALUES]})
    assert (status, answer) == (200, {"numbers": ["ZZ-AEV-2022-00001"]})
    _, read = program.get("records/ZZ-AEV-2022-00001")
    assert read["unit"] == "综合调研一科"
    assert read["values"]["headcount"] == 12
    assert [person["name"] for person in read["values"]["participants"]] == ["冯子昂", "丁若兰"]
    assert [unit["name"] for unit in read["values"]["hosts"]] == ["综合调研一科", "淄州市工业和信息化局"]
    row = AuditRow.objects.latest("seq")
    assert (row.number, row.actor, row.ip) == ("ZZ-AEV-2022-00001", cast.users["clerk"], "接口 127.0.0.1")


def test_what_was_read_may_be_sent_back(program):
    program("POST", "ledgers/AEV/records", {"records": [VALUES]})
    _, read = program.get("records/ZZ-AEV-2022-00001")
    body = {"version": read["version"], "values": {**read["values"], "place": "市民中心"}}
    status, changed = program("PATCH", "records/ZZ-AEV-2022-00001", body)
    assert (status, changed["version"]) == (200, 2)
    assert changed["values"] == {**read["values"], "place": "市民中心"}


def test_one_wrong_record_and_none_is_entered(program):
    wrong = {**VALUES, "title": "另一场", "held_on": "9月31日", "headcount": "很多", "colour": "红"}
    before = standing()
    status, answer = program("POST", "ledgers/AEV/records", {"records": [VALUES, wrong]})
    assert (status, sorted(answer["problems"])) == (422, ["1.colour", "1.headcount", "1.held_on"])
    assert answer["problems"]["1.colour"] == "没有这一栏，栏目见台账的说明"
    assert standing() == before


def test_rules_twins_and_secrecy_marks_hold(program):
    program("POST", "ledgers/AEV/records", {"records": [VALUES]})
    before = standing()
    status, answer = program("POST", "ledgers/AEV/records", {"records": [VALUES]})
    assert (status, standing()) == (422, before)
    assert "ZZ-AEV-2022-00001" in answer["message"]
    marked = {**VALUES, "title": "机密★1年 某事项座谈会"}
    status, answer = program("POST", "ledgers/AEV/records", {"records": [marked]})
    assert (status, standing()) == (422, before)
    assert list(answer["problems"]) == ["0"]


def test_another_section_keeps_its_records(program, cast):
    (neighbour,) = cast.enter(
        [Event(title="恳谈会", kind="meeting", held_on=date(2023, 5, 4))], unit="society"
    )
    before = standing()
    status, _ = program("POST", "ledgers/AEV/records", {"records": [{**VALUES, "unit": "社会调研科"}]})
    assert status in (403, 422)
    body = {"version": 1, "values": {"place": "别处"}}
    assert program("PATCH", f"records/{neighbour.number}", body)[0] == 403
    assert standing() == before


def test_a_stale_change_is_refused_and_told(program, cast):
    program("POST", "ledgers/AEV/records", {"records": [VALUES]})
    record = Event.objects.get()
    record.place = "市委党校"
    amend(record, by=cast.users["clerk"])
    status, answer = program(
        "PATCH", "records/ZZ-AEV-2022-00001", {"version": 1, "values": {"headcount": 20}}
    )
    assert status == 409
    assert "修改了地点" in answer["message"]
    assert Event.objects.get().headcount == 12


def test_void_and_restore_ask_for_a_reason(caller, cast):
    (event,) = cast.enter([Event(title="座谈会", kind="meeting", held_on=date(2022, 6, 7))], unit="general")
    program = caller(cast.users["general"], may_write=True)
    path = f"records/{event.number}"
    assert program("POST", f"{path}/void", {"reason": " "})[0] == 422
    assert program("POST", f"{path}/void", {"reason": "重复登记"})[1]["voided"] is True
    assert program("POST", f"{path}/restore", {"reason": "弄错了"})[1]["voided"] is False
    reasons = RecordChange.objects.filter(ref=event.ref).values_list("reason", flat=True)
    assert list(reasons) == ["重复登记", "弄错了"]


@pytest.mark.parametrize("body", ["", [], {"records": []}, {"records": "x"}, {"records": [1]}])
def test_a_wrong_body_is_refused_in_chinese(program, body):
    before = standing()
    status, answer = program("POST", "ledgers/AEV/records", body)
    assert (status, standing()) == (422, before)
    assert answer["message"]


def test_a_zero_character_is_refused_everywhere(program):
    before = standing()
    for values in ({**VALUES, "title": "会\0"}, {**VALUES, "unit": "\0"}):
        assert program("POST", "ledgers/AEV/records", {"records": [values]})[0] == 422
    assert program.get("ledgers/AEV/records?unit=%00")[0] == 422
    assert program.client.get("/api/v1/records/%00").status_code == 404
    assert standing() == before
