"""The flow panel of a record: whose turn and why, buttons with their reasons, who has read, every step so far, dialogs."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from flows import texts

from canmou.kernel.calendar import load_days
from canmou.kernel.people.models import Unit, User
from canmou.kernel.workflow import advance, ask, outside, start, urge
from canmou.kernel.workflow.models import Step, Watch
from canmou.library.models import Work

ASKED = ("sign", "advise", "read")


@pytest.fixture(autouse=True)
def calendar(cast):
    load_days()


@pytest.fixture
def text(cast, flow):
    return texts(cast, flow, "甲稿", days={"甲稿": date(2024, 1, 5)})[0]


def panel(browser, record):
    answer = browser.get(f"/records/{record.number}/")
    assert answer.status_code == 200
    found = answer.content.decode()
    return found.partition('id="flow"')[2].partition("</section>")[0]


def plain(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


def buttons(html):
    """Label → "" where it may be pressed, else the sentence that stands beside it."""
    found = dict.fromkeys(re.findall(r'data-flow-opens="[^"]+">([^<]+)</a>', html), "")
    for block in html.split('<div class="flow-off">')[1:]:
        why = re.search(r'<span id="why-\d+">([^<]+)</span>', block)[1]
        found |= dict.fromkeys(
            re.findall(r"disabled data-disabled [^>]+>([^<]+)</button>", block.split("</div>")[0]), why
        )
    return found


def post(browser, path, **values):
    return browser.post(path, values, follow=True)


def test_the_holder_reads_where_it_stands_and_presses(visit, text):
    html = panel(visit("clerk"), text)
    assert "起草" in html
    assert "应于1月5日前办理，已超期3天" in html
    assert "高振华2024-01-08" in html
    found = buttons(html)
    assert {
        name: found[name] for name in ("送核", "补字数", "转科室", "转办", "会签", "征求意见", "传阅")
    } == dict.fromkeys(("送核", "补字数", "转科室", "转办", "会签", "征求意见", "传阅"), "")
    assert "催办" not in found


def test_others_read_why_their_buttons_are_off(visit, cast, text):
    assert buttons(panel(visit("neighbour"), text)) == {
        "送核": "这一步由冯子昂办理，现在不归您办",
        "补字数": "这一步由冯子昂办理，现在不归您办",
        "转科室": "您只能对本科室的记录“修改台账记录”，这条记录归其他科室",
        "传阅": "",
        "催办": "",
    }
    Work.objects.filter(pk=text.pk).update(characters=None)
    assert buttons(panel(visit("clerk"), text))["送核"] == "还没有填写字数，请先补上字数"


def test_a_record_outside_the_flow_may_be_put_into_it(visit, cast, flow):
    (work,) = cast.enter(
        [Work(title="补录稿", kind="report", finished_on=date(2023, 1, 4))], unit="research1"
    )
    assert "转入流程" not in panel(visit("neighbour"), work)
    browser = visit("head")
    assert buttons(panel(browser, work))["转入流程"] == ""
    answer = post(browser, f"/records/{work.number}/flow/start/", opinion="补办")
    assert "已转入“文稿”流程" in answer.content.decode()
    work.refresh_from_db()
    assert work.state == "drafting"


def test_records_without_a_flow_show_none_until_they_are_circulated(visit, things, cast):
    browser = visit("head")
    assert 'id="flow"' not in browser.get(f"/records/{things.own.number}/").content.decode()
    ask(things.own, by=cast.users["head"], kind="read", whom=[cast.named("冯子昂")])
    assert "未阅1人 ：冯子昂" in plain(panel(browser, things.own))


def test_a_step_is_taken_with_its_opinion_and_stands_in_the_history(visit, text):
    browser = visit("clerk")
    path = f"/records/{text.number}/steps/hand_in/"
    assert "送核" in browser.get(path).content.decode()
    assert "<html" not in browser.get(path, headers={"HX-Request": "true"}).content.decode()
    answer = post(browser, path, opinion="请核稿", version=text.version)
    assert "已“送核”" in answer.content.decode()
    text.refresh_from_db()
    assert text.state == "checking"
    html = plain(panel(browser, text))
    assert "冯子昂 送核 起草 超期3天 请核稿" in html
    assert "曾超期3天" in html
    assert "用时不到1分钟" in html


def test_the_form_of_a_button_is_filled_into_the_record(visit, text):
    browser, path = visit("clerk"), f"/records/{text.number}/steps/count/"
    answer = browser.post(path, {"characters": "0", "version": text.version})
    assert answer.status_code == 422
    text.refresh_from_db()
    assert (text.state, text.characters) == ("drafting", 3000)
    browser.post(path, {"characters": "4200", "version": text.version})
    text.refresh_from_db()
    assert (text.state, text.characters) == ("checking", 4200)


def test_who_read_an_older_version_is_told_and_nothing_moves(visit, cast, text):
    browser = visit("clerk")
    answer = browser.post(f"/records/{text.number}/steps/hand_in/", {"version": text.version - 1})
    assert answer.status_code == 422
    assert "他人已处理" in answer.content.decode()
    text.refresh_from_db()
    assert text.state == "drafting"


def test_whoever_is_not_the_holder_is_refused_and_nothing_moves(visit, text):
    for login, status in (("neighbour", 422), ("department", 404), ("sysadmin", 403)):
        answer = visit(login).post(f"/records/{text.number}/steps/hand_in/", {"version": text.version})
        assert answer.status_code == status, login
    text.refresh_from_db()
    assert (text.state, Step.objects.count()) == ("drafting", 1)


def test_a_return_names_any_earlier_state_and_asks_why(visit, cast, text):
    advance(text_flow(text), text, "hand_in", by=cast.users["clerk"])
    advance(text_flow(text), text, "pass_on", by=cast.users["head"])
    browser, path = visit("leader"), f"/records/{text.number}/steps/send_back/"
    form = browser.get(path).content.decode()
    assert re.findall(r'<option value="(\w+)"( selected)?>([^<]+)</option>', form) == [
        ("drafting", " selected", "起草"),
        ("checking", "", "核稿"),
    ]
    assert browser.post(path, {"target": "checking", "version": text.version}).status_code == 422
    browser.post(path, {"target": "checking", "opinion": "数字再核", "version": text.version})
    text.refresh_from_db()
    assert text.state == "checking"
    assert "周承远 退回 审签 数字再核" in plain(panel(browser, text))


def text_flow(record):
    from canmou.kernel.workflow import flow_of  # the flow of the test

    return flow_of(record)


def test_what_cannot_be_undone_says_so(visit, cast, text):
    advance(text_flow(text), text, "hand_in", by=cast.users["clerk"])
    advance(text_flow(text), text, "pass_on", by=cast.users["head"])
    form = visit("leader").get(f"/records/{text.number}/steps/sign_off/").content.decode()
    assert "签发后即印发，确定签发？" in form
    assert "办后这件事到“已签发”，不再在任何人手上" in form


def test_countersigning_adding_a_signer_and_answering(visit, cast, text):
    clerk, head = visit("clerk"), visit("head")
    path = f"/records/{text.number}/flow/sign/"
    wrong = clerk.post(path, {"whom": "高振华、没这人", "rule": "all"})
    assert wrong.status_code == 422
    assert "没有名为“没这人”的人员" in wrong.content.decode()
    assert Step.objects.filter(kind="sign").count() == 0
    post(clerk, path, whom="高振华、乔安然", rule="all", ordered="on", note="请会签")
    assert "乔安然 会签 排在后面，前面的签完才轮到" in plain(panel(clerk, text))
    mine = Step.objects.get(kind="sign", person__name="高振华")
    turn = f"/records/{text.number}/turns/{mine.uid}"
    assert buttons(panel(head, text))["签署意见"] == ""
    assert post(head, f"{turn}/add-signer/", person="周承远", before="before").status_code == 200
    assert Step.objects.get(kind="sign", person__name="周承远").is_open is True
    refused = head.post(f"{turn}/answer/", {"verdict": "agree", "version": text.version})
    assert refused.status_code == 422
    leaders = Step.objects.get(kind="sign", person__name="周承远")
    post(visit("leader"), f"/records/{text.number}/turns/{leaders.uid}/answer/", verdict="agree", opinion="")
    bare = head.post(f"{turn}/answer/", {"verdict": "disagree"})
    assert (bare.status_code, "要写明意见" in bare.content.decode()) == (422, True)
    post(head, f"{turn}/answer/", verdict="disagree", opinion="数字不准")
    assert "高振华 不同意 会签 数字不准" in plain(panel(head, text))


def test_advice_circulation_and_who_has_read(visit, cast, text):
    clerk = visit("clerk")
    post(clerk, f"/records/{text.number}/flow/advise/", whom="社会调研科", due_on="2024-01-10")
    post(clerk, f"/records/{text.number}/flow/read/", whom="周承远 乔安然")
    assert "未阅2人 ：周承远、乔安然" in plain(panel(clerk, text))
    leader = visit("leader")
    assert buttons(panel(leader, text))["阅毕"] == ""
    reading = Step.objects.get(kind="read", person__name="周承远")
    post(leader, f"/records/{text.number}/turns/{reading.uid}/answer/")
    assert re.search(r"已阅1人 ：周承远（2024-01-08 \d\d:\d\d） 未阅1人 ：乔安然", plain(panel(clerk, text)))


def test_urging_counts_and_only_once_a_day(visit, text):
    browser, path = visit("head"), f"/records/{text.number}/flow/urge/"
    post(browser, path, note="请抓紧")
    assert "催办1次" in plain(panel(browser, text))
    again = browser.post(path, {"note": ""})
    assert (again.status_code, "您今天已催办过这一件" in again.content.decode()) == (422, True)
    assert Step.objects.get().urges == 1


def test_a_step_is_taken_back_until_the_next_has_opened_it(visit, cast, text):
    clerk, head = visit("clerk"), visit("head")
    post(clerk, f"/records/{text.number}/steps/hand_in/", version=text.version)
    assert buttons(panel(clerk, text))["撤回"] == ""
    post(clerk, f"/records/{text.number}/flow/take-back/")
    text.refresh_from_db()
    assert text.state == "drafting"
    post(clerk, f"/records/{text.number}/steps/hand_in/", version=text.version)
    panel(head, text)  # opening it is seeing it
    assert "撤回" not in buttons(panel(clerk, text))
    refused = clerk.post(f"/records/{text.number}/flow/take-back/")
    assert (refused.status_code, "高振华已打开，不能撤回" in refused.content.decode()) == (422, True)
    text.refresh_from_db()
    assert text.state == "checking"


def test_a_turn_is_handed_over_with_a_reason(visit, text):
    browser = visit("clerk")
    path = f"/records/{text.number}/turns/{Step.objects.get().uid}/hand-over/"
    assert browser.post(path, {"to": "高振华", "reason": ""}).status_code == 422
    assert Step.objects.filter(closed_at=None).get().holder == "冯子昂"
    post(browser, path, to="高振华", reason="出差")
    held = Step.objects.filter(closed_at=None).get()
    assert (held.holder, held.due_on) == ("高振华", date(2024, 1, 5))
    assert "由他人转办" in plain(panel(visit("head"), text))


def test_watching_and_no_longer(visit, cast, text):
    browser = visit("neighbour")
    post(browser, f"/records/{text.number}/watch/", watch="1")
    assert Watch.objects.filter(user=cast.users["neighbour"], ref=text.ref).count() == 1
    assert "已关注" in panel(browser, text)
    post(browser, f"/records/{text.number}/watch/", watch="0")
    assert Watch.objects.count() == 0


def filed(cast):
    """A text that a department filed."""
    department = Unit.objects.get(short_name="市工信局")
    work = Work(title="报送稿", kind="report", finished_on=date(2024, 1, 5), characters=10)
    work.source_unit = department
    return cast.enter([work], unit="research1")[0]


def test_somebody_from_outside_reads_nothing_of_the_offices_words(visit, cast, flow):
    work = filed(cast)
    start(flow, work, by=cast.users["head"], opinion="内部的话")
    advance(flow, work, "hand_in", by=cast.users["clerk"], opinion="内部意见")
    ask(work, by=cast.users["head"], kind="sign", whom=[cast.named("周承远")], note="内部附言")
    html = panel(visit("department"), work)
    whole = visit("department").get(f"/records/{work.number}/").content.decode()
    assert [word for word in ("冯子昂", "高振华", "周承远") if word in html] == []
    assert [word for word in ("内部的话", "内部意见", "内部附言") if word in whole] == []
    assert "核稿" in html


def test_one_may_not_answer_for_another_or_on_another_record(visit, cast, text, flow):
    (other,) = texts(cast, flow, "乙稿")
    ask(text, by=cast.users["clerk"], kind="sign", whom=[cast.named("高振华")])
    turn = Step.objects.get(kind="sign")
    assert visit("head").get(f"/records/{other.number}/turns/{turn.uid}/answer/").status_code == 404
    answer = visit("neighbour").post(f"/records/{text.number}/turns/{turn.uid}/answer/", {"verdict": "agree"})
    assert answer.status_code == 403
    turn.refresh_from_db()
    assert turn.closed_at is None
    for path in (
        "steps/nothing/",
        "flow/nothing/",
        f"turns/{turn.uid}/nothing/",
        "turns/0123456789abcdef/answer/",
    ):
        assert visit("clerk").get(f"/records/{text.number}/{path}").status_code == 404, path


@pytest.mark.parametrize(
    ("what", "may"),
    [("answer", {"head"}), ("add-signer", {"head"}), ("hand-over", {"head", "leader"})],
)
def test_the_dialog_of_a_turn_opens_for_who_has_it_alone(visit, cast, text, what, may):
    ask(text, by=cast.users["clerk"], kind="sign", whom=[cast.named("高振华")])
    turn = Step.objects.get(kind="sign")
    path = f"/records/{text.number}/turns/{turn.uid}/{what}/"
    told = {login: visit(login).get(path).status_code for login in ("head", "clerk", "neighbour", "leader")}
    assert told == {login: 200 if login in may else 403 for login in told}
    assert "这一步由高振华办理" in visit("neighbour").get(path).content.decode()


def test_whoever_heads_the_holder_may_open_the_handing_over(visit, text):
    turn = Step.objects.get(kind="act")
    path = f"/records/{text.number}/turns/{turn.uid}/hand-over/"
    assert [visit(login).get(path).status_code for login in ("clerk", "head", "neighbour")] == [200, 200, 403]


def test_a_question_is_asked_by_who_may_ask_it(visit, text):
    told = {
        what: visit("neighbour").get(f"/records/{text.number}/flow/{what}/").status_code for what in ASKED
    }
    assert told == {"sign": 403, "advise": 403, "read": 200}


def test_somebody_from_outside_meets_no_name_of_the_office_in_a_dialog(visit, cast, flow):
    work = filed(cast)
    start(flow, work, by=cast.users["head"])
    ask(work, by=cast.users["head"], kind="advise", whom=[Unit.objects.get(short_name="市工信局")])
    act, own = (Step.objects.get(ref=work.ref, kind=kind) for kind in ("act", "advise"))
    browser, names = visit("department"), ("冯子昂", "高振华", "周承远", "社会调研科")
    told = []
    for path in (
        "steps/hand_in/",
        "flow/sign/",
        "flow/read/",
        f"turns/{act.uid}/hand-over/",
        f"turns/{own.uid}/answer/",
        f"turns/{own.uid}/hand-over/",
    ):
        answer = browser.get(f"/records/{work.number}/{path}")
        assert [name for name in names if name in answer.content.decode()] == [], path
        told.append(answer.status_code)
    assert told == [403, 403, 403, 404, 200, 200]
    sent = [
        browser.post(f"/records/{work.number}/turns/{own.uid}/hand-over/", {"to": name, "reason": "代办"})
        for name in ("冯子昂", "查无此人")
    ]
    assert [answer.status_code for answer in sent] == [422, 422]
    assert ["没有名为" in answer.content.decode() for answer in sent] == [True, True]
    assert Step.objects.get(pk=own.pk).closed_at is None


def test_the_panel_costs_the_same_for_one_step_and_for_many(visit, cast, text):
    browser = visit("neighbour")
    numbers = []
    for opinion in ("一", "二", "三"):
        advance(text_flow(text), text, "hand_in", by=cast.users["clerk"], opinion=opinion)
        advance(text_flow(text), text, "send_back", by=cast.users["head"], opinion=opinion)
        urge(text, by=cast.users["leader"]) if opinion == "一" else None
        panel(browser, text)
        with CaptureQueriesContext(connection) as seen:
            assert opinion in panel(browser, text)
        numbers.append(len(seen))
    assert numbers[0] == numbers[1] == numbers[2]


def test_what_somebody_outside_was_asked_is_told_by_their_name(visit, cast, text):
    asking = {"name": "齐教授", "purpose": "请看第三章", "expires_on": date(2024, 1, 15)}
    outside.invite(text, by=cast.users["clerk"], **asking)
    html = plain(panel(visit("head"), text))
    assert "齐教授（外部） 外部答复 应于1月15日前回复" in html
    assert "由冯子昂等候答复" in html
    invitation = outside.invite(text, by=cast.users["clerk"], **asking | {"name": "钱所长"})
    outside.answer(invitation.token, opinion="可行")
    assert "钱所长（外部） 有意见 外部答复 可行" in plain(panel(visit("head"), text))


def test_what_nobody_can_handle_is_told_to_the_system_administrator_without_its_title(visit, cast, text):
    assert "无人可办的环节" not in visit("sysadmin").get("/").content.decode()
    User.objects.exclude(username__in=("sysadmin", "secadmin", "auditor")).update(is_active=False)
    home = visit("sysadmin").get("/").content.decode()
    assert (text.number in home, "冯子昂" in home, "甲稿" in home) == (True, True, False)
    assert text.number not in visit("auditor").get("/").content.decode()
