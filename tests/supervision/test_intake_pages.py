"""The pages of intake: who may open them, what they tell whom, and that longer lists cost no more queries."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.utils import CaptureQueriesContext

from canmou.kernel.attachments.models import Attachment
from canmou.kernel.people.models import Unit
from canmou.kernel.secrecy import confirm_offline_register
from canmou.kernel.secrecy.models import CLOSED_MODULE, SecrecyEvent
from canmou.kernel.workflow import advance, flow_of
from canmou.site.demo.supervision import intake_live
from canmou.supervision.actions import consultation, intake, slip
from canmou.supervision.models import (
    ConsultationOpinion,
    DraftConsultation,
    Matter,
    MeetingPoint,
    MeetingSlip,
    SupervisionTask,
)

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 32
TITLE = "关于促进预制食品产业高质量发展的若干措施（征求意见稿）"


@pytest.fixture
def visit(cast, client):
    """`visit("clerk")` signs in."""

    def sign_in(name):
        client.force_login(cast.users[name])
        return client

    return sign_in


def sent(**more):
    values = {"fit": "yes", "kind": "phone", "title": "报送调研情况", "urgency": "normal"}
    return {**values, "received_on": "2024-01-08", **more}


def test_a_photo_and_one_tap_make_a_matter(visit):
    photo = SimpleUploadedFile("IMG_1.png", PNG, "image/png")
    answer = visit("keeper").post("/intake/", sent(kind="photo", title="", photo=[photo]))
    made = Matter.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/records/{made.number}/")
    assert (made.state, made.kind, Attachment.objects.get().ref) == ("proposing", "photo", made.ref)


def test_the_first_question_must_be_answered(visit):
    answer = visit("keeper").post("/intake/", sent(fit=""))
    assert answer.status_code == 422
    assert "请先回答：这份材料能不能放进本系统" in answer.content.decode()
    assert Matter.objects.count() == 0


def test_what_may_not_be_here_leaves_no_word(visit, cast):
    values = sent(fit="no", title="某事的函", content="内容", document_number="某发1号", sender="经济调研科")
    client = visit("keeper")
    assert client.post("/intake/", values).status_code == 422  # nobody is named yet
    client.post("/intake/", values | {"lead_section": cast.unit("general").uid})
    made = Matter.objects.get()
    assert (made.title, made.content, made.document_number, made.sender) == ("线下事项2024-001", "", "", None)
    assert (made.state, made.lead_section, made.due_on) == (
        "handling",
        cast.unit("general"),
        date(2024, 1, 29),
    )


def test_marked_material_leaves_a_trace_only_once_confirmed(visit, cast):
    values = sent(fit="marked", lead_section=cast.unit("general").uid)
    answer = visit("keeper").post("/intake/", values)
    assert (answer.status_code, Matter.objects.count()) == (422, 0)
    assert CLOSED_MODULE in answer.content.decode()
    confirm_offline_register(
        document_number="密认1号", confirmed_on=date(2024, 1, 2), by=cast.users["custodian"]
    )
    assert visit("keeper").post("/intake/", values).status_code == 302
    assert [matter.offline for matter in Matter.objects.all()] == [True]


def test_a_mark_is_refused_logged_and_not_shown_again(visit, transactional_db):
    answer = visit("keeper").post("/intake/", sent(title="某通知", content="机密★1年 某事"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "密级标志" in page
    assert "某通知" not in page
    assert "★1年" not in page
    assert (Matter.objects.count(), SecrecyEvent.objects.count()) == (0, 1)


def test_a_twin_is_shown_before_it_is_registered_again(visit):
    client = visit("keeper")
    client.post("/intake/", sent())
    first = Matter.objects.get()
    again = client.post("/intake/", sent(title="报送调研情况（补）"))
    assert (again.status_code, Matter.objects.count()) == (409, 1)
    assert f'name="seen" value="{first.number}"' in again.content.decode()
    assert client.post("/intake/", sent(title="报送调研情况（补）", seen=first.number)).status_code == 302
    assert Matter.objects.count() == 2


def test_the_guess_tells_section_deadline_and_twins(visit, cast):
    client = visit("keeper")
    client.post("/intake/", sent(title="提供产业链情况", lead_section=cast.unit("economy").uid))
    page = client.post("/intake/guess/", {"title": "提供产业链情况", "urgency": "urgent"}).content.decode()
    assert "<b>经济调研科</b>" in page
    assert "<b>1月15日</b>" in page
    assert Matter.objects.get().number in page


@pytest.mark.parametrize("junk", [{"sender": "\0", "received_on": "9999-99-99"}, {"title": "\0" * 9}, {}])
def test_the_guess_survives_nonsense(visit, junk):
    assert visit("keeper").post("/intake/guess/", junk).status_code == 200


PAGES = ("/intake/", "/intake/consultations/", "/intake/slips/")


def test_administrators_and_departments_have_no_door(visit):
    told = {
        name: [visit(name).get(page).status_code for page in PAGES]
        for name in ("department", "sysadmin", "secadmin", "auditor", "leader", "clerk")
    }
    assert told == {
        "department": [403, 404, 404],
        "sysadmin": [403, 403, 403],
        "secadmin": [403, 403, 403],
        "auditor": [403, 403, 403],
        "leader": [403, 200, 200],
        "clerk": [200, 200, 200],
    }


def taken(cast, *keys, title=TITLE, **more):
    sender = Unit.objects.get(office=cast.office, short_name="市工信局")
    draft = DraftConsultation(title=title, sender=sender, **more)
    return consultation.take_draft(draft, sections=[cast.unit(k) for k in keys], by=cast.users["keeper"])


def test_a_section_answers_in_one_click(visit, cast):
    found = taken(cast, "research1", "society")
    client = visit("clerk")
    assert "请您科室提意见" in client.get(f"/intake/consultations/{found.number}/").content.decode()
    client.post(f"/intake/consultations/{found.number}/answer/", {"none": "1"})
    assert "请您科室提意见" not in client.get(f"/intake/consultations/{found.number}/").content.decode()
    refused = visit("neighbour").post(
        f"/intake/consultations/{found.number}/answer/", {"place": ["第三条"], "opinion": [""]}
    )
    assert (refused.status_code, ConsultationOpinion.objects.count()) == (422, 0)
    assert (
        visit("thinktank").post(f"/intake/consultations/{found.number}/answer/", {"none": "1"}).status_code
        == 403
    )


def test_from_opinions_to_the_numbered_letter(visit, cast):
    found = taken(cast, "research1")
    base = f"/intake/consultations/{found.number}/"
    visit("clerk").post(f"{base}answer/", {"place": ["第三条", ""], "opinion": ["建议明确资金来源", ""]})
    opinion = ConsultationOpinion.objects.get()
    client = visit("keeper")
    drafted = client.post(f"{base}write/", {"do": "draft", "sent": [opinion.number]}).content.decode()
    assert "提出以下意见：第三条：建议明确资金来源。" in drafted
    values = {
        "do": "submit",
        "sent": [opinion.number],
        "outcome": "suggest",
        "reply_text": "贵单位来函收悉。\n特此函复。",
        "approved_by": cast.named("周承远").uid,
    }
    assert client.post(f"{base}write/", values).status_code == 302
    assert "请您审签" in visit("leader").get(base).content.decode()
    pdf = visit("leader").get(f"{base}letter.pdf")
    assert (pdf.status_code, pdf.content[:4]) == (200, b"%PDF")
    visit("leader").post(f"/records/{found.number}/steps/approve/", {"opinion": "同意"})
    assert visit("clerk").post(f"{base}issue/").status_code == 403
    visit("keeper").post(f"{base}issue/")
    found.refresh_from_db()
    assert (found.state, found.reply_number) == ("replied", "淄政研函〔2024〕1号")
    client.post(f"{base}adoption/", {"adopted": "采纳一条", "taken": [opinion.number]})
    opinion.refresh_from_db()
    found.refresh_from_db()
    assert (opinion.adopted, found.adopted) == (True, "采纳一条")


def read_version(client, base):
    """The version that the forms of a draft's page carry."""
    found = re.search(r'name="version" value="(\d+)"', client.get(base).content.decode())
    return found.group(1)


def test_of_two_who_write_the_reply_the_later_is_told_and_keeps_his_text(visit, cast):
    found = taken(cast, "research1")
    base = f"/intake/consultations/{found.number}/"
    client = visit("keeper")
    values = {
        "do": "save",
        "outcome": "suggest",
        "reply_text": "先写的正文",
        "approved_by": cast.named("周承远").uid,
        "version": read_version(client, base),
    }
    assert client.post(f"{base}write/", values).status_code == 302
    late = client.post(f"{base}write/", values | {"reply_text": "后写的正文"})
    page = late.content.decode()
    assert (late.status_code, "有人改过这份稿子" in page) == (422, True)
    assert "后写的正文</textarea>" in page and "<p>先写的正文</p>" in page
    found.refresh_from_db()
    assert found.reply_text == "先写的正文"
    again = re.search(r'name="version" value="(\d+)"', page).group(1)
    knowing = values | {"reply_text": "后写的正文", "version": again}
    assert client.post(f"{base}write/", knowing).status_code == 302
    found.refresh_from_db()
    assert found.reply_text == "后写的正文"


def test_an_opinion_that_came_in_meanwhile_is_not_left_out_unseen(visit, cast):
    found = taken(cast, "research1")
    base = f"/intake/consultations/{found.number}/"
    version = read_version(visit("keeper"), base)
    visit("clerk").post(f"{base}answer/", {"place": ["第三条"], "opinion": ["建议明确资金来源"]})
    values = {"do": "save", "outcome": "agree", "reply_text": "没有意见", "version": version}
    values["approved_by"] = cast.named("周承远").uid
    assert visit("keeper").post(f"{base}write/", values).status_code == 422
    found.refresh_from_db()
    assert (found.reply_text, ConsultationOpinion.objects.get().sent) == ("", True)


def test_of_two_who_note_the_adoption_the_later_is_told_and_keeps_his_words(visit, cast):
    found = taken(cast)
    consultation.no_comment(found, by=cast.users["keeper"])
    advance(flow_of(found), found, "approve", by=cast.users["leader"])
    consultation.issue(found, by=cast.users["keeper"])
    base = f"/intake/consultations/{found.number}/"
    client = visit("keeper")
    version = read_version(client, base)
    first = client.post(f"{base}adoption/", {"adopted": "采纳一条", "version": version})
    late = client.post(f"{base}adoption/", {"adopted": "一条没采纳", "version": version})
    assert (first.status_code, late.status_code) == (302, 422)
    assert "一条没采纳" in late.content.decode()
    found.refresh_from_db()
    assert found.adopted == "采纳一条"


def test_the_department_that_sent_it_sees_nothing_of_the_work(visit, cast):
    sender = Unit.objects.get(office=cast.office, short_name="市工信局")
    found = taken(cast, "research1", source_unit=sender)
    client = visit("department")
    assert client.get(f"/records/{found.number}/").status_code == 200
    for path in ("", "letter.pdf"):
        assert client.get(f"/intake/consultations/{found.number}/{path}").status_code == 404
    assert client.get("/intake/consultations/NO-SUCH-1/").status_code == 404


def test_points_are_sorted_by_one_click_each(visit, cast):
    client = visit("clerk")
    values = {"fit": "on", "title": "调度会", "held_on": "2024-01-05", "attended": "冯子昂"}
    notes = "周承远：抓底数\n抓进度\n抓宣传"
    assert client.post("/intake/slips/", values | {"notes": notes}).status_code == 302
    found = MeetingSlip.objects.get()
    points = list(MeetingPoint.objects.order_by("sequence"))
    for point, use in zip(points, ("task", "material", "note"), strict=True):
        client.post(f"/intake/slips/{found.number}/points/{point.number}/", {"use": use})
    assert [(p.use, p.followed_by_id is not None) for p in MeetingPoint.objects.order_by("sequence")] == [
        ("task", True),
        ("material", True),
        ("note", False),
    ]
    assert SupervisionTask.objects.get().origin_record == points[0].ref
    assert (
        visit("neighbour")
        .post(f"/intake/slips/{found.number}/points/{points[2].number}/", {"use": "task"})
        .status_code
        == 403
        or SupervisionTask.objects.count() == 1
    )


def test_the_preview_tells_who_is_not_known(visit):
    page = (
        visit("clerk")
        .post("/intake/slips/preview/", {"notes": "王市长：算账\n周承远：落实"})
        .content.decode()
    )
    assert "分成2条，讲话人：周承远、王市长（不在人员库，只记姓名）" in page


def test_longer_lists_cost_no_more(visit, cast, django_assert_num_queries):
    def load(count):
        for number in range(Matter.objects.count(), Matter.objects.count() + count):
            title = f"{'甲乙丙丁戊己庚辛'[number]}方案（征求意见稿）"
            found = taken(cast, "research1", "society", title=title, received_on=date(2023, 1 + number, 9))
            taken_slip = MeetingSlip(title=title, held_on=date(2024, 1, 8))
            slip.take_slip(taken_slip, notes="周承远：一\n二", by=cast.users["clerk"])
            intake.take_in(Matter(kind="phone", title=title), by=cast.users["clerk"])
        return found, taken_slip

    counts = []
    for _ in range(2):
        found, last = load(1) if not counts else load(3)
        client = visit("clerk")
        paths = [*PAGES, f"/intake/consultations/{found.number}/", f"/intake/slips/{last.number}/"]
        for path in paths:
            client.get(path)
        counts.append([queries(client, path) for path in paths])
    assert counts[0] == counts[1]


def queries(client, path):
    from django.db import connection

    with CaptureQueriesContext(
        connection,
    ) as held:
        assert client.get(path).status_code == 200
    return len(held)


def test_the_demo_has_something_in_every_state(cast):
    intake_live.load(cast)
    assert sorted(Matter.objects.values_list("state", flat=True)) == [
        "closing",
        "deciding",
        "handling",
        "handling",
        "proposing",
    ]
    assert sorted(DraftConsultation.objects.values_list("state", flat=True)) == [
        "approving",
        "collecting",
        "replied",
    ]
    assert [(s.state, MeetingPoint.objects.filter(slip=s).count()) for s in MeetingSlip.objects.all()] == [
        ("sorting", 4)
    ]
