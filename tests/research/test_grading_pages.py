"""Who sees what of a round at each phase: pages, lists, counts, notices, exports, file names, properties of files."""

import io
import zipfile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document as Word

from canmou.kernel.ledger.queries import refs_visible_to
from canmou.kernel.notices.models import Notice
from canmou.kernel.permissions import Perm, can
from canmou.kernel.workflow import inbox
from canmou.research.models import BlindCode, Entry, GradingRound, Reading, Reviewer, ReviewScore
from canmou.research.queries import jury
from tests.research.jury_play import (
    REASON,
    TEXT,
    filed,
    hand_in,
    juror,
    login,
    outside,
    passed,
    reviewing,
    round_of,
)

pytestmark = pytest.mark.django_db
#: What tells whose an entry is.
TELLING = ("林秀山", "沈青禾", "市工信局", "市商务局", "工业和信息化局", "第1个题目", "第2个题目", "-RGE-")


def told(response):
    return response.content.decode()


def opened(client, user, route, *args, status=200):
    client.force_login(user)
    response = client.get(reverse(route, args=args))
    assert response.status_code == status
    return told(response)


def readings(round_):
    return list(Reading.objects.filter(entry__round=round_).order_by("pk"))


def test_a_reviewer_reads_under_the_code_and_nothing_tells_whose_it_is(cast, settings, client):
    round_ = reviewing(cast, settings)
    for reading in readings(round_):
        user = login(reading.reviewer)
        code = BlindCode.objects.get(entry=reading.entry_id).code
        page = opened(client, user, "grading_reading", reading.uid)
        assert code in page and TEXT.splitlines()[1] in page
        seen = (
            page
            + opened(client, user, "grading_mine")
            + opened(client, user, "grading")
            + opened(client, user, "home")
        )
        seen += opened(client, user, "notices")
        assert [word for word in TELLING if word in seen] == []


def test_the_file_of_a_reviewer_is_named_by_the_code_and_carries_no_name(cast, settings, client):
    round_ = reviewing(cast, settings)
    reading = readings(round_)[0]
    client.force_login(login(reading.reviewer))
    response = client.get(reverse("grading_reading_file", args=[reading.uid]))
    code = BlindCode.objects.get(entry=reading.entry_id).code
    assert response["Content-Disposition"] == f'attachment; filename="{code}.docx"'
    held = io.BytesIO(response.content)
    properties = Word(held).core_properties
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    with zipfile.ZipFile(held) as parts:
        inside = b"".join(parts.read(name) for name in parts.namelist()).decode("utf-8", "ignore")
    assert [word for word in TELLING if word in inside] == []
    assert TEXT.splitlines()[1] in inside


def test_a_reviewer_sees_no_record_of_the_round_anywhere(cast, settings, client):
    round_ = reviewing(cast, settings)
    hand_in(readings(round_)[0])
    user = login(readings(round_)[0].reviewer)
    assert list(refs_visible_to(user)) == []
    for model in (Entry, BlindCode, ReviewScore, Reviewer, GradingRound):
        for row in model.objects.all():
            assert not can(user, Perm.VIEW, row)
            assert not can(user, Perm.EXPORT, row)
            opened(client, user, "record", row.number, status=403)
    assert inbox.counts(user).mine == 0
    for route in ("grading_round", "grading_reviewers", "grading_progress"):
        opened(client, user, route, round_.number, status=403)
    opened(client, user, "grading_entry", Entry.objects.first().number, status=403)


def test_one_reviewer_does_not_open_what_another_reads(cast, settings, client):
    round_ = reviewing(cast, settings)
    mine = readings(round_)[0]
    other = next(r for r in readings(round_) if r.reviewer_id != mine.reviewer_id)
    hand_in(other)
    user = login(mine.reviewer)
    opened(client, user, "grading_reading", other.uid, status=404)
    opened(client, user, "grading_reading_file", other.uid, status=404)
    assert client.post(reverse("grading_abstain", args=[other.uid]), {"reason": "相识"}).status_code == 404
    assert other.reviewer.person.name not in opened(client, user, "grading_mine")
    assert REASON not in opened(client, user, "grading_reading", mine.uid)


def test_a_department_sees_its_own_entries_and_nothing_of_the_review(cast, settings, client):
    round_ = reviewing(cast, settings)
    hand_in(readings(round_)[0])
    user = outside(cast, "市工信局")
    own, other = Entry.objects.order_by("pk")
    seen = opened(client, user, "grading") + opened(client, user, "grading_entry", own.number)
    seen += opened(client, user, "record", own.number) + opened(client, user, "ledger", "RGE")
    names = [code.code for code in BlindCode.objects.all()] + [r.person.name for r in Reviewer.objects.all()]
    assert [word for word in (*names, "沈青禾", "第2个题目", REASON) if word in seen] == []
    opened(client, user, "grading_entry", other.number, status=404)
    opened(client, user, "record", other.number, status=404)
    opened(client, user, "grading_check", own.number, status=403)
    opened(client, user, "grading_progress", round_.number, status=403)
    assert {ref.ledger for ref in refs_visible_to(user)} == {"LWK", "RGE"}
    assert [n for n in Notice.objects.filter(user=user) if any(name in n.sentence for name in names)] == []


def test_colleagues_outside_the_jury_office_see_neither_codes_nor_scores(cast, settings, client):
    round_ = reviewing(cast, settings)
    hand_in(readings(round_)[0])
    for name in ("clerk", "leader", "keeper", "editor"):
        user = cast.users[name]
        assert refs_visible_to(user).filter(ledger__in=("RBC", "RGS")).count() == 0
        for row in (BlindCode.objects.first(), ReviewScore.objects.first()):
            opened(client, user, "record", row.number, status=404)
    opened(client, cast.users["clerk"], "grading_progress", round_.number, status=404)
    opened(client, cast.users["clerk"], "grading_check", Entry.objects.first().number, status=404)


def test_the_text_is_shut_until_the_pledge(cast, settings, client):
    round_ = reviewing(cast, settings)
    reading = readings(round_)[0]
    Reviewer.objects.filter(pk=reading.reviewer_id).update(pledged_on=None)
    user = login(reading.reviewer)
    assert TEXT.splitlines()[1] not in opened(client, user, "grading_reading", reading.uid)
    assert client.get(reverse("grading_reading_file", args=[reading.uid])).status_code != 200
    client.post(reverse("grading_mine"), {"reviewer": reading.reviewer.number})
    assert TEXT.splitlines()[1] in opened(client, user, "grading_reading", reading.uid)


def test_marks_are_saved_and_handed_in_on_the_page(cast, settings, client):
    round_ = reviewing(cast, settings)
    reading = readings(round_)[0]
    client.force_login(login(reading.reviewer))
    address = reverse("grading_reading", args=[reading.uid])
    response = client.post(address, {"choice": "21", "do": "hand_in"})
    assert (response.status_code, "应在 0 至 20 之间" in told(response)) == (422, True)
    client.post(address, {"choice": "17.5", "do": "save"})
    assert 'value="17.5"' in told(client.get(address))
    full = {
        "choice": 17,
        "depth": 16,
        "analysis": 15,
        "feasibility": 16,
        "style": 8,
        "use": 7,
        "comment": REASON,
    }
    assert client.post(address, {**full, "do": "hand_in"}).status_code == 302
    assert ReviewScore.objects.get().sum == 79


def test_a_unit_enters_on_the_page_mends_and_hands_in(cast, client):
    round_ = round_of(cast)
    user = outside(cast, "市工信局")
    client.force_login(user)
    bureau = jury.enters_for(user)[0]
    sent = {
        "fit": "on", "unit": bureau.uid, "title": "《设备联网》", "authors": "林秀山、何田", "category": "产业经济",
        "finished_on": "2023-11-20", "text": f"{TEXT}\n工信局调研组供稿",
    }  # fmt: skip
    address = reverse("grading_enter", args=[round_.number])
    assert client.get(address).status_code == 200
    assert client.post(address, {**sent, "text": ""}).status_code == 422
    assert Entry.objects.count() == 0
    assert client.post(address, sent).status_code == 302
    entry = Entry.objects.get()
    page = opened(client, user, "grading_entry", entry.number)
    assert "<mark>工信局</mark>" in page
    client.post(reverse("grading_entry_step", args=[entry.number, "file"]))
    assert Entry.objects.get().state == "drafting"
    client.post(reverse("grading_entry_step", args=[entry.number, "mask"]))
    client.post(reverse("grading_entry_step", args=[entry.number, "file"]))
    entry = Entry.objects.get()
    assert (entry.state, entry.work.title, entry.work.authors.count()) == ("filed", "设备联网", 2)


def test_the_office_sets_up_checks_and_engages_on_its_pages(cast, client):
    general = cast.users["general"]
    client.force_login(general)
    sent = {
        "title": "优秀调研成果等级评定", "reach": "全市", "round_year": 2023, "closes_at": "2024-01-09T17:30",
        "word_limit": 8000, "likeness_limit": 30, "reviewers_each": 3, "avoid_years": 3, "exclusions": "领导讲话",
    }  # fmt: skip
    assert client.post(reverse("grading_new"), {**sent, "reviewers_each": 2}).status_code == 422
    assert client.post(reverse("grading_new"), sent).status_code == 302
    round_ = GradingRound.objects.get()
    client.post(reverse("grading_step", args=[round_.number, "open"]))
    entry = filed(cast, GradingRound.objects.get())
    for do in ("likeness", "pass"):
        assert (
            client.post(
                reverse("grading_check", args=[entry.number]), {"do": do, "opinion": "同意"}
            ).status_code
            == 302
        )
    assert Entry.objects.get().state == "passed"
    juror(cast, round_, "评审甲", confirmed=False)
    page = opened(client, general, "grading_reviewers", round_.number)
    assert "没有核实" in page
    reviewer = Reviewer.objects.get()
    client.post(reverse("grading_confirm", args=[round_.number, reviewer.number]))
    assert Reviewer.objects.get().confirmed_on is not None


@pytest.mark.parametrize("route", ["grading_round", "grading_reviewers", "grading_progress"])
def test_the_offices_pages_cost_the_same_queries_for_more_entries(cast, client, route):
    round_ = round_of(cast)
    passed(cast, round_)
    juror(cast, round_, "评审甲")
    general = cast.users["general"]
    opened(client, general, route, round_.number)
    with CaptureQueriesContext(connection) as few:
        opened(client, general, route, round_.number)
    for place in range(3):
        passed(
            cast,
            round_,
            "市商务局",
            title=f"又{place}",
            authors=[f"人{place}"],
            text=f"第{place}件事讲别的。",
        )
        juror(cast, round_, f"评审{place}")
    opened(client, general, route, round_.number)
    with CaptureQueriesContext(connection) as many:
        opened(client, general, route, round_.number)
    assert len(many) == len(few)


def test_a_reviewers_page_costs_the_same_queries_for_more_readings(cast, settings, client):
    round_ = reviewing(
        cast,
        settings,
        jurors=3,
        entries=(("市工信局", "林秀山"), ("市商务局", "沈青禾"), ("市教育局", "何田")),
    )
    user = login(readings(round_)[0].reviewer)
    opened(client, user, "grading_mine")
    with CaptureQueriesContext(connection) as many:
        opened(client, user, "grading_mine")
    keep = jury.own_readings(user).first().pk
    Reading.objects.filter(reviewer__person=user.person).exclude(pk=keep).delete()
    with CaptureQueriesContext(connection) as few:
        opened(client, user, "grading_mine")
    assert len(many) == len(few)
