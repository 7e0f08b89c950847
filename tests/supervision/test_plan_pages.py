"""The screens of plans, the year, campaigns and weekly sheets: who opens what, the journey by forms, leaks, queries."""

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from test_plan_import import rows, sent, word

from canmou.kernel.ledger.actions import void
from canmou.kernel.models import RecordRef
from canmou.kernel.workflow import start
from canmou.party.models import RectificationItem
from canmou.personnel.models import DisciplineTalk
from canmou.supervision.models import (
    Campaign,
    CampaignFinding,
    Mechanism,
    MechanismUse,
    PlanAction,
    PlanDocument,
    PlanDraft,
    PlanItem,
    SupervisionTask,
    Theme,
    WeeklySheet,
)
from canmou.supervision.states.plan import ITEM

BACKEND = "django.contrib.auth.backends.ModelBackend"
CAST = "general leader head clerk neighbour keeper department sysadmin secadmin auditor".split()
#: Route → what each person of CAST gets.
TABLE = {
    "plan_year_now": "302 302 302 302 302 302 403 403 403 403",
    "plan_year": "200 200 200 200 200 200 403 403 403 403",
    "plans": "200 200 200 200 200 200 403 403 403 403",
    "plan": "200 200 200 200 200 200 403 403 403 403",
    "mechanisms": "200 200 200 200 200 200 403 403 403 403",
    "mechanism": "200 200 200 200 200 200 403 403 403 403",
    "campaigns": "200 200 200 200 200 200 403 403 403 403",
    "campaign": "200 200 200 200 200 200 403 403 403 403",
    "finding_rectify": "405 403 405 405 405 405 403 403 403 403",
    "plan_import": "200 403 200 200 200 200 403 403 403 403",
    "plan_draft": "200 403 404 404 404 200 403 403 403 403",
    "plan_draft_head": "405 403 405 405 405 405 403 403 403 403",
    "plan_draft_names": "405 403 405 405 405 405 403 403 403 403",
    "plan_draft_deadlines": "405 403 405 405 405 405 403 403 403 403",
    "plan_draft_enter": "200 403 404 404 404 200 403 403 403 403",
    "plan_draft_discard": "405 403 405 405 405 405 403 403 403 403",
    "plan_row_new": "200 403 404 404 404 200 403 403 403 403",
    "plan_row": "200 403 404 404 404 200 403 403 403 403",
    "plan_row_split": "200 403 404 404 404 200 403 403 403 403",
    "plan_row_do": "405 403 405 405 405 405 403 403 403 403",
    "plan_decompose": "200 403 403 403 403 200 403 403 403 403",
    "weekly": "302 302 302 302 302 302 403 403 403 403",
    "weekly_sheet": "200 200 200 200 200 200 403 403 403 403",
}


@pytest.fixture
def visit(cast):
    """`visit("clerk")`: a browser in which this login is signed in."""

    def sign_in(login):
        client = Client()
        client.force_login(cast.users[login], backend=BACKEND)
        return client

    return sign_in


@pytest.fixture
def year(cast):
    """The year 2024: theme, an action, a plan with one item, a mechanism, a campaign with a finding, a draft."""
    theme = Theme(
        year=2024, slogan="提质增效", year_name="提质增效年", maxim="求真务实", proclaimed_on=date(2024, 1, 3)
    )
    (theme,) = cast.enter([theme], unit="general")
    action = PlanAction(
        theme=theme, line="research", sequence=1, short_name="调查研究提质增效行动", title="聚力实施调查研究行动",
        aim="强化决策咨询", aspect="调查研究", adopted_on=date(2024, 1, 4),
    )  # fmt: skip
    (action,) = cast.enter([action], unit="general")
    document = PlanDocument(
        title="2024年工作要点", kind="key_points", line="research", year=2024, adopted_on=date(2024, 1, 4)
    )
    (document,) = cast.enter([document], unit="general")
    (item,) = cast.enter([planned(document, action=action)], unit="general")
    mechanism = Mechanism(
        title="半月调度机制",
        kind="mechanism",
        line="conduct",
        established_on=date(2022, 2, 1),
        content="每月两次",
    )
    campaign = Campaign(
        title="整治文山会海专项行动", source="own", line="conduct", started_on=date(2024, 1, 2)
    )
    mechanism, campaign = cast.enter([mechanism, campaign], unit="general")
    finding = CampaignFinding(
        campaign=campaign, problem="会议过多", found_on=date(2024, 1, 5), due_on=date(2024, 3, 1),
        section=cast.unit("general"), responsible=cast.named("马文秀"), measure="压减三成",
    )  # fmt: skip
    (finding,) = cast.enter([finding], unit="general")
    draft = sent(cast, unit=cast.unit("general"))
    return {
        "theme": theme, "action": action, "document": document, "item": item, "mechanism": mechanism,
        "campaign": campaign, "finding": finding, "draft": draft, "row": rows(draft)[1],
    }  # fmt: skip


def planned(document, sequence=1, **values):
    values = {"task": f"开展第{sequence}次调研", "due_on": date(2024, 6, 30)} | values
    return PlanItem(document=document, sequence=sequence, **values)


def address(cast, year, name):
    draft = year["draft"].uid
    if name.startswith("plan_draft"):
        return reverse(name, args=[draft])
    if name.startswith("plan_row"):
        return reverse(name, args=[draft] if name == "plan_row_new" else [draft, year["row"].uid])
    named = {
        "plan_year": [2024], "plan": [year["document"].number], "mechanism": [year["mechanism"].number],
        "campaign": [year["campaign"].number], "finding_rectify": [year["finding"].number],
        "plan_decompose": [year["item"].number], "weekly_sheet": ["2024-01-08", cast.unit("economy").uid],
    }  # fmt: skip
    return reverse(name, args=named.get(name, []))


@pytest.mark.parametrize("name", TABLE)
def test_who_opens_what(cast, year, visit, name):
    path = address(cast, year, name)
    assert " ".join(str(visit(who).get(path).status_code) for who in CAST) == TABLE[name]


@pytest.mark.parametrize("name", [name for name in TABLE if "405" in TABLE[name]])
def test_who_may_not_change_changes_nothing(cast, year, visit, name):
    path, sent_ = (
        address(cast, year, name),
        {"do": "aside", "name": "党建科", "stands_for": "机关党建科", "day": "2024-12-01"},
    )
    before = list(PlanDraft.objects.values()), list(year["draft"].items.values()), RecordRef.objects.count()
    answers = [
        visit(who).post(path, sent_).status_code for who in ("leader", "neighbour", "department", "sysadmin")
    ]
    after = list(PlanDraft.objects.values()), list(year["draft"].items.values()), RecordRef.objects.count()
    assert (answers[0], answers[2:], after) == (403, [403, 403], before)
    assert answers[1] in (404, 302)


def test_from_file_to_ledger_by_forms_alone(cast, visit):
    browser = visit("general")
    file = SimpleUploadedFile("要点.docx", word())
    answer = browser.post(
        reverse("plan_import"),
        {"file": file, "year": 2024, "kind": "key_points", "line": "party", "unit": cast.unit("party").uid},
    )
    draft = PlanDraft.objects.get()
    here = reverse("plan_draft", args=[draft.uid])
    assert (answer.status_code, answer["Location"]) == (302, here)
    page = browser.get(here).content.decode()
    assert "找到 3 项，其中 2 项要核对" in page
    assert "没有对应上：党建科" in page
    assert "2.开展主题党日。每月一次。（责任单位：党建科；完成时限：6月底前）" in page
    browser.post(
        reverse("plan_draft_names", args=[draft.uid]), {"name": "党建科", "stands_for": "机关党建科"}
    )
    browser.post(reverse("plan_draft_deadlines", args=[draft.uid]), {"day": "2024-11-30"})
    header = {
        "title": "2024年党建工作要点", "kind": "key_points", "line": "party", "year": 2024, "adopted_on": "2024-01-05",
        "document_number": "", "approved_at": "2024年第1次党组会", "corrects": "",
    }  # fmt: skip
    assert browser.post(reverse("plan_draft_head", args=[draft.uid]), header).status_code == 302
    assert "没有要核对的了" in browser.get(f"{here}?tab=open").content.decode()
    assert (
        "新增</span><b>3</b>" in browser.get(reverse("plan_draft_enter", args=[draft.uid])).content.decode()
    )
    answer = browser.post(reverse("plan_draft_enter", args=[draft.uid]))
    document = PlanDocument.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, reverse("plan", args=[document.number]))
    assert PlanItem.objects.filter(state="in_progress").count() == 3
    assert "这份计划已经列入" in browser.get(here).content.decode()


def test_nothing_typed_is_lost_when_a_row_is_wrong(cast, year, visit):
    row = year["row"]
    path = reverse("plan_row", args=[year["draft"].uid, row.uid])
    typed = {f"row-{row.uid}-{name}": "" for name in ("heading", "lead_text", "support_text", "leader_text")}
    typed |= {
        f"row-{row.uid}-task": "",
        f"row-{row.uid}-measure": "打了很多字",
        f"row-{row.uid}-person_text": "顾清扬",
    }
    answer = visit("general").post(path, typed | {f"row-{row.uid}-version": "1"})
    page = answer.content.decode()
    assert (answer.status_code, "打了很多字" in page, "顾清扬" in page) == (422, True, True)
    stale = visit("general").post(
        path, typed | {f"row-{row.uid}-task": "任务", f"row-{row.uid}-version": "7"}
    )
    page = stale.content.decode()
    assert (stale.status_code, "刚刚被别人改过" in page, "打了很多字" in page) == (422, True, True)


def test_a_refused_file_says_why_on_the_form(cast, visit):
    file = SimpleUploadedFile("通知.docx", word("会议通知"))
    sent_ = {"file": file, "year": 2024, "kind": "scheme", "line": "party", "unit": cast.unit("party").uid}
    answer = visit("general").post(reverse("plan_import"), sent_)
    assert (answer.status_code, "没有在文件里找到任务" in answer.content.decode()) == (422, True)
    assert PlanDraft.objects.count() == 0


def test_an_item_is_decomposed_by_its_form(cast, year, visit):
    path = reverse("plan_decompose", args=[year["item"].number])
    page = visit("general").get(path).content.decode()
    assert 'value="2024-06-30"' in page
    sent_ = {
        "rows": "3", "basis": "党组会", "authority": "meeting", "hand_out_now": "on",
        "part-0-title": "走访企业", "part-0-lead_section": "经济调研科", "part-0-due_on": "2024-05-31",
        "part-1-title": "召开座谈会", "part-1-lead_section": "火星科", "part-1-due_on": "2024-07-31",
    }  # fmt: skip
    answer = visit("general").post(path, sent_)
    assert (answer.status_code, "本室没有“火星科”" in answer.content.decode()) == (422, True)
    answer = visit("general").post(path, sent_ | {"part-1-lead_section": "办公室"})
    assert (answer.status_code, "晚于计划时限2024-06-30" in answer.content.decode()) == (422, True)
    assert SupervisionTask.objects.count() == 0
    sent_ |= {"part-1-lead_section": "办公室", "part-1-late_reason": "等半年数据"}
    assert visit("general").post(path, sent_).status_code == 302
    assert list(SupervisionTask.objects.order_by("pk").values_list("title", "due_on", "late_reason")) == [
        ("走访企业", date(2024, 5, 31), ""),
        ("召开座谈会", date(2024, 7, 31), "等半年数据"),
    ]


def test_the_year_shows_items_under_their_action(cast, year, visit):
    cast.enter([planned(year["document"], 2, task="整理档案")], unit="general")
    page = visit("clerk").get(reverse("plan_year", args=[2024])).content.decode()
    assert page.index("调查研究提质增效行动") < page.index("开展第1次调研") < page.index("没有归入行动的项目")
    assert page.index("没有归入行动的项目") < page.index("整理档案")
    assert "求真务实" in page


def test_an_empty_year_says_what_to_do(cast, visit):
    page = visit("general").get(reverse("plan_year", args=[2025])).content.decode()
    assert "这一年还没有登记主线" in page
    assert visit("general").get(reverse("plan_year", args=[1200])).status_code == 404


def test_who_has_no_item_is_told(cast, year, visit):
    year["item"].lead_section = cast.unit("economy")
    page = visit("leader").get(reverse("plans") + "?year=2024").content.decode()
    assert "无人负责的项目" in page and "没有任务的科室" in page and "没有任务的人员" in page


def test_a_mechanism_shows_its_life_and_hides_proof_that_is_not_open(cast, year, visit):
    talk = DisciplineTalk(
        person=cast.named("冯子昂"), kind="daily", held_on=date(2024, 1, 4), talker=cast.named("高振华"),
        reason="routine", follow_up="鹬蚌机密谈话",
    )  # fmt: skip
    (talk,) = cast.enter([talk], unit="personnel", by="personnel")
    use = MechanismUse(
        mechanism=year["mechanism"], used_on=date(2024, 1, 5), content="用于谈话调度", evidence=talk.ref
    )
    cast.enter([use], unit="general")
    page = visit("clerk").get(reverse("mechanism", args=[year["mechanism"].number])).content.decode()
    assert ("用于谈话调度" in page, talk.number in page, str(talk.ref.title) in page) == (True, False, False)


def test_a_finding_goes_over_to_rectification_once(cast, year, visit):
    path = reverse("finding_rectify", args=[year["finding"].number])
    assert visit("general").post(path).status_code == 302
    item = RectificationItem.objects.get()
    assert (item.problem, item.source, item.origin_record, str(item.owner), item.due_on) == (
        "会议过多", "campaign", year["finding"].ref, "马文秀", date(2024, 3, 1),
    )  # fmt: skip
    assert CampaignFinding.objects.get().rectification == item.ref
    visit("general").post(path)
    assert RectificationItem.objects.count() == 1


def test_a_finding_without_owner_or_measure_stays(cast, year, visit):
    (bare,) = cast.enter(
        [
            CampaignFinding(
                campaign=year["campaign"],
                problem="文风不实",
                found_on=date(2024, 1, 5),
                due_on=date(2024, 3, 1),
            )
        ],
        unit="general",
    )
    browser = visit("general")
    browser.post(reverse("finding_rectify", args=[bare.number]))
    page = browser.get(reverse("campaign", args=[year["campaign"].number])).content.decode()
    assert ("请先填写责任人和整改措施" in page, RectificationItem.objects.count()) == (True, 0)


def test_void_records_stand_nowhere(cast, year, visit):
    for name in ("item", "mechanism", "campaign"):
        void(year[name], by=cast.users["general"], reason="登重了")
    browser = visit("leader")
    for name, args, words in (
        ("plan_year", [2024], "开展第1次调研"),
        ("mechanisms", [], "半月调度机制"),
        ("campaigns", [], "整治文山会海专项行动"),
        ("plans", [], "开展第1次调研"),
    ):
        assert words not in browser.get(reverse(name, args=args)).content.decode()


@pytest.mark.parametrize("name", ["plan_year", "plans", "plan", "mechanisms", "campaigns"])
def test_lists_cost_the_same_for_one_row_and_for_three(cast, year, visit, name):
    browser, path = visit("leader"), address(cast, year, name)
    browser.get(path)
    with CaptureQueriesContext(
        connection,
    ) as one:
        browser.get(path)
    cast.enter(
        [planned(year["document"], n, lead_section=cast.unit("economy")) for n in (2, 3)], unit="general"
    )
    cast.enter(
        [
            Mechanism(
                title=f"机制{n}",
                kind="rule",
                line="party",
                established_on=date(2023, 1, n),
                keeper=cast.unit("party"),
            )
            for n in (1, 2)
        ]
        + [
            Campaign(
                title=f"行动{n}",
                source="own",
                line="party",
                started_on=date(2024, 1, n),
                lead_section=cast.unit("party"),
            )
            for n in (1, 2)
        ],
        unit="general",
    )
    cast.enter(
        [
            PlanDocument(
                title=f"方案{n}", kind="scheme", line="party", year=2024, adopted_on=date(2024, 1, n + 1)
            )
            for n in (1, 2)
        ],
        unit="general",
    )
    browser.get(path)  # what the frame keeps between visits is read anew
    with CaptureQueriesContext(connection) as three:
        browser.get(path)
    assert len(three) == len(one)


def test_the_review_costs_the_same_for_few_rows_and_many(cast, visit):
    few = sent(cast, word("2024年要点", "1.调研。（办公室负责）"), unit=cast.unit("general"))
    many = sent(
        cast,
        word("2024年方案", *(f"{n}.调研{n}。（办公室、人事科负责）" for n in range(1, 15))),
        unit=cast.unit("general"),
    )
    browser = visit("general")
    browser.get(reverse("plan_draft", args=[few.uid]))
    counts = []
    for draft in (few, many):
        with CaptureQueriesContext(connection) as found:
            browser.get(reverse("plan_draft", args=[draft.uid]) + "?tab=all")
        counts.append(len(found))
    assert counts[0] == counts[1]


# -- weekly sheets


def week(cast, section="economy", monday="2024-01-08"):
    return reverse("weekly_sheet", args=[monday, cast.unit(section).uid])


def sheet(cast, monday, section="economy", **values):
    values = {"done": "走访企业", "planned": "撰写报告\n核对数据"} | values
    made = WeeklySheet(section=cast.unit(section), week_start=monday, submitted_on=date(2024, 1, 8), **values)
    return cast.enter([made], unit=section)[0]


def test_a_new_sheet_begins_with_last_weeks_plan_and_this_weeks_records(cast, year, visit):
    sheet(cast, date(2024, 1, 1))
    cast.enter(
        [Mechanism(title="企业直报机制", kind="mechanism", line="research", established_on=date(2024, 1, 8))],
        unit="economy",
    )
    cast.enter(
        [
            planned(
                year["document"],
                5,
                task="报送分析",
                due_on=date(2024, 1, 17),
                lead_section=cast.unit("economy"),
            )
        ],
        unit="general",
    )
    page = visit("general").get(week(cast)).content.decode()
    start = page.index('name="done"')
    assert "撰写报告\n核对数据\n企业直报机制（制度机制）" in page[start:]
    assert "报送分析（1月17日到期）" in page[start:]


def test_what_is_not_open_to_all_is_not_written_into_a_sheet(cast, visit):
    talk = DisciplineTalk(
        person=cast.named("冯子昂"), kind="daily", held_on=date(2024, 1, 8), talker=cast.named("高振华"),
        reason="routine", follow_up="鹬蚌",
    )  # fmt: skip
    (talk,) = cast.enter([talk], unit="personnel", by="personnel")
    page = visit("personnel").get(week(cast, "personnel")).content.decode()
    assert (str(talk.ref.title) in page, talk.number in page) == (False, False)


def test_a_sheet_is_filed_once_and_then_corrected(cast, visit):
    browser = visit("general")
    typed = {"done": "走访企业", "planned": "写报告", "obstacle": "", "version": "0"}
    assert browser.post(week(cast), typed).status_code == 302
    filed = WeeklySheet.objects.get()
    assert (filed.section, filed.unit, filed.week_start, filed.submitted_on, str(filed.submitted_by)) == (
        cast.unit("economy"), cast.unit("economy"), date(2024, 1, 8), date(2024, 1, 8), "孙启航",
    )  # fmt: skip
    assert browser.post(week(cast), typed | {"done": "走访10家企业", "version": "1"}).status_code == 302
    assert WeeklySheet.objects.get().done == "走访10家企业"
    answer = browser.post(week(cast), typed | {"done": "旧的", "version": "1"})
    assert (answer.status_code, "旧的" in answer.content.decode(), WeeklySheet.objects.get().done) == (
        422, True, "走访10家企业",
    )  # fmt: skip


def test_others_read_but_do_not_write_a_sheet(cast, visit):
    sheet(cast, date(2024, 1, 8))
    page = visit("clerk").get(week(cast)).content.decode()
    assert ("走访企业" in page, '<textarea name="done"' in page) == (True, False)
    answer = visit("clerk").post(week(cast), {"done": "改", "planned": "改", "version": "1"})
    assert (answer.status_code, WeeklySheet.objects.get().done) == (403, "走访企业")


def test_a_week_to_come_and_other_days_are_refused(cast, visit):
    browser = visit("general")
    answer = browser.post(week(cast, monday="2024-01-15"), {"done": "a", "planned": "b", "version": "0"})
    assert (answer.status_code, WeeklySheet.objects.count()) == (422, 0)
    assert browser.get(week(cast, monday="2024-01-09")).status_code == 404
    assert browser.get(week(cast, monday="nonsense")).status_code == 404


def test_a_marked_sheet_is_refused(cast, visit):
    answer = visit("general").post(week(cast), {"done": "机密★1年", "planned": "b", "version": "0"})
    assert (answer.status_code, WeeklySheet.objects.count()) == (422, 0)


def test_no_file_leaves_memory_of_its_name(cast, visit):
    held = io.BytesIO(word("机密★1年", "1.调研。（办公室负责）"))
    file = SimpleUploadedFile("鹬蚌.docx", held.getvalue())
    sent_ = {"file": file, "year": 2024, "kind": "scheme", "line": "party", "unit": cast.unit("party").uid}
    answer = visit("general").post(reverse("plan_import"), sent_)
    assert (answer.status_code, PlanDraft.objects.count()) == (422, 0)


def test_an_item_is_reported_done_by_its_dialog(cast, year, visit):
    start(ITEM, year["item"], by=cast.users["general"])
    path = reverse("flow_step", args=[year["item"].number, "report"])
    file = SimpleUploadedFile("照片.txt", "会议记录".encode())
    answer = visit("general").post(
        path, {"completion": "已完成", "evidence": "", "opinion": "", "version": "2"}
    )
    assert (answer.status_code, "报完成要有佐证" in answer.content.decode()) == (422, True)
    answer = visit("general").post(
        path, {"completion": "已完成", "evidence": "", "opinion": "", "version": "2", "file": file}
    )
    assert (answer.status_code, PlanItem.objects.get().state) == (302, "reported")
