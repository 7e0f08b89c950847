"""Every kind of page on the whole demo office, as its people see it: legible, reachable, without complaint.

With CANMOU_PICTURES set to a folder the same walk takes the manual's pictures (tools/manual-pictures).
"""

import io
from urllib.parse import quote

import openpyxl
import pytest
import xlsxwriter

from canmou.kernel.compile.editions.keeping import keep
from canmou.kernel.compile.editions.models import Edition, EditionEntry
from canmou.kernel.compile.foreign.mapping import bring_form, map_cell, map_list
from canmou.kernel.compile.templates import current
from canmou.kernel.exchange.batches import receive
from canmou.kernel.exchange.running import run_piece
from canmou.kernel.metrics import evaluate, scope_for
from canmou.kernel.people.models import Unit, User
from canmou.lib import periods
from canmou.supervision.models import (
    DispatchRound,
    DispatchSheet,
    DraftConsultation,
    PlanDraft,
    SupervisionTask,
)

#: login ("" for nobody), address, name of the picture ("" for none). {names} are those of `found_names`.
PAGES = [
    ("", "/sign-in/", "sign-in"),
    ("clerk", "/", "home"),
    ("clerk", "/due/", "due"),
    ("clerk", "/figures/", ""),
    ("clerk", "/ledgers/", "overview"),
    ("clerk", "/ledgers/AEV/", "ledger"),
    ("clerk", "/ledgers/AEV/?q=%E5%BA%A7%E8%B0%88", ""),
    ("clerk", "/ledgers/AEV/filter/", "filter"),
    ("clerk", "/ledgers/AEV/columns/", "columns"),
    ("clerk", "/ledgers/AEV/views/", "views"),
    ("clerk", "/ledgers/AEV/totals/", ""),
    ("clerk", "/ledgers/AEV/quick/", "quick"),
    ("clerk", "/ledgers/AEV/new/", "record-new"),
    ("clerk", "/records/{event}/", "record"),
    ("clerk", "/account/", "account"),
    ("clerk", "/account/password/", ""),
    ("clerk", "/account/second-factor/", "second-factor"),
    ("clerk", "/account/tokens/", "tokens"),
    ("clerk", "/account/calendar/", "subscription"),
    ("clerk", "/roles/", "roles"),
    ("clerk", "/roles/staff/", "role"),
    ("clerk", "/away/", ""),
    ("clerk", "/api/", "api"),
    ("clerk", "/help/", "help"),
    ("clerk", "/help/ledgers/", ""),
    ("clerk", "/help/admins/", ""),
    ("general", "/ledgers/AEV/?year=2023", "bulk"),
    ("general", "/ledgers/AEV/print/?year=2023", "print"),
    ("general", "/records/{study}/", "history"),
    ("general", "/records/{study}/edit/", ""),
    ("general", "/records/{study}/void/", "void"),
    ("general", "/exchange/", "exchange"),
    ("general", "/exchange/imports/", "imports"),
    ("general", "/exchange/imports/{batch}/", "import-review"),
    ("general", "/exchange/imports/{batch}/rows/{row}/?sheet={sheet}", "import-row"),
    ("general", "/reports/", "reports"),
    ("general", "/reports/kept/{draft}/figures/{key}/override/", "override"),
    ("general", "/reports/templates/", "templates"),
    ("general", "/reports/templates/new/", "template-new"),
    ("general", "/reports/templates/annual/", "template"),
    ("general", "/reports/templates/annual/1/", ""),
    ("general", "/reports/templates/annual/edit/", "template-edit"),
    ("general", "/reports/templates/annual/edit/?", "template-figures"),
    ("general", "/reports/templates/figures/?template=annual&q=%E8%B0%83%E7%A0%94", ""),
    ("general", "/reports/forms/", "forms"),
    ("general", "/reports/forms/{form}/", ""),
    ("general", "/reports/forms/{form}/cells/1-2-2/", "form-map"),
    ("general", "/reports/forms/{form}/2023/", "form-filled"),
    ("general", "/reports/forms/{form}/2023/cells/1-2-2/", ""),
    ("general", "/todo/", "todo"),
    ("general", "/todo/?tab=done", ""),
    ("general", "/notices/", "notices"),
    ("general", "/notices/ways/", "notice-ways"),
    ("general", "/supervision/tasks/", "tasks"),
    ("general", "/supervision/tasks/new/", ""),
    ("general", "/supervision/tasks/{task}/", "task"),
    ("general", "/records/{task}/", "record-flow"),
    ("general", "/supervision/delays/", "delays"),
    ("general", "/dispatch/", "dispatch"),
    ("general", "/dispatch/{round}/", "dispatch-round"),
    ("general", "/dispatch/{round}/meeting/", "dispatch-meeting"),
    ("general", "/dispatch/sheets/{owed}/", "dispatch-sheet"),
    ("general", "/weekly/", "weekly"),
    ("general", "/intake/", "intake"),
    ("general", "/intake/consultations/", ""),
    ("general", "/intake/consultations/{consultation}/", "consultation"),
    ("general", "/intake/slips/", ""),
    ("general", "/year/2023/", "year"),
    ("general", "/year/plans/", "plans"),
    ("general", "/year/plans/import/", ""),
    ("general", "/year/plans/drafts/{plan}/", "plan-draft"),
    ("general", "/year/mechanisms/", ""),
    ("general", "/year/campaigns/", ""),
    ("general", "/calendar/", "workdays"),
    ("general", "/calendar/term/?start=2024-02-05&days=10", "workdays-term"),
    ("sysadmin", "/calendar/notice/", ""),
    ("sysadmin", "/calendar/correct/", ""),
    ("sysadmin", "/notices/office/", ""),
    ("sysadmin", "/notices/sent/", ""),
    ("leader", "/", "leader-home"),
    ("leader", "/cockpit/?period=2023", "cockpit"),
    ("leader", "/cockpit/trends/", "trends"),
    ("leader", "/cockpit/brief/?period=2023", "brief"),
    ("leader", "/figures/party.study.centre_group/?period=2023", "figure"),
    ("leader", "/reports/annual/2022/", "report"),
    ("leader", "/reports/annual/2022/?", "figure-panel"),
    ("leader", "/reports/annual/2022/?masked=1", "masked"),
    ("leader", "/reports/annual/2022/sources/{entry}/", ""),
    ("leader", "/reports/kept/", "editions"),
    ("leader", "/reports/kept/{frozen}/", "edition"),
    ("leader", "/reports/kept/{frozen}/figures/{overridden}/", "overridden"),
    ("leader", "/reports/kept/{frozen}/drift/", "drift"),
    ("leader", "/reports/kept/compare/?a={frozen}", "compare"),
    ("leader", "/reports/kept/{draft}/", ""),
    ("leader", "/reports/kept/{draft}/freeze/", "freeze"),
    ("head", "/", "head-home"),
    ("head", "/cockpit/", ""),
    ("head", "/away/", "away"),
    ("head", "/away/new/", "absence"),
    ("head", "/away/pairs/new/", ""),
    ("head", "/away/duty/", "duty"),
    ("head", "/away/duty/new/", ""),
    ("head", "/delegations/new/", "delegation"),
    ("secretary", "/ledgers/", "secretary-overview"),
    ("secretary", "/ledgers/PTD/", ""),
    ("personnel", "/ledgers/NTK/", "restricted"),
    ("personnel", "/ledgers/NTK/new/", ""),
    ("custodian", "/ledgers/", ""),
    ("editor", "/ledgers/", ""),
    ("thinktank", "/ledgers/", ""),
    ("disclosure", "/ledgers/", ""),
    ("department", "/", "outside-home"),
    ("department", "/ledgers/", ""),
    ("sysadmin", "/", "admin-home"),
    ("sysadmin", "/accounts/users/", "users"),
    ("sysadmin", "/accounts/users/new/", ""),
    ("sysadmin", "/accounts/users/{user}/", "user"),
    ("sysadmin", "/accounts/users/{user}/edit/", ""),
    ("sysadmin", "/accounts/users/{user}/disable/", "user-disable"),
    ("sysadmin", "/accounts/users/{user}/request/", "grant-request"),
    ("sysadmin", "/accounts/people/", "people"),
    ("sysadmin", "/accounts/people/new/", ""),
    ("sysadmin", "/accounts/people/{person}/", "person"),
    ("sysadmin", "/accounts/people/{person}/post/", ""),
    ("sysadmin", "/accounts/units/", "units"),
    ("sysadmin", "/accounts/units/new/", ""),
    ("sysadmin", "/accounts/units/{unit}/", "unit"),
    ("sysadmin", "/accounts/units/{unit}/rename/", ""),
    ("sysadmin", "/accounts/units/{unit}/merge/", ""),
    ("sysadmin", "/accounts/units/{unit}/close/", ""),
    ("sysadmin", "/accounts/staff/", "staff-import"),
    ("sysadmin", "/accounts/sign-in/", "sign-in-rules"),
    ("secadmin", "/accounts/grants/", "grants"),
    ("secadmin", "/accounts/users/{user}/", ""),
    ("secadmin", "/accounts/users/{user}/grant/", "grant-new"),
    ("secadmin", "/roles/section_head/", ""),
    ("auditor", "/audit/", "audit"),
]
#: Pages that are also shown in the manual as on a phone.
ON_A_PHONE = {"home", "cockpit"}
HEAD = ["活动名称", "活动类别", "活动日期", "地点", "归口科室"]
ROWS = [
    ["产业链座谈会", "会议", "2023-12-07", "三楼会议室", "办公室"],
    ["读书分享会", "没有这一类", "2023-13-07", "三楼会议室", "没有这个科"],
    ["年终总结会", "会议", "2023-12-29", "二楼会议室", "办公室"],
]


def show_bulk(tab):
    for place in range(2):
        tab.locator("input[name=pick]").nth(place).check()
    tab.select_option("#act", "void")
    tab.click("#bulk button")
    tab.wait_for_selector(".bulk-told")


def show_figure_panel(tab):
    tab.locator(".rail-figures a").first.click()
    tab.wait_for_selector("#figure-panel h2")


def show_figures_of_the_studio(tab):
    tab.click("#tab-figures")
    tab.wait_for_selector("#figure-results .figure-count")
    tab.fill("#figure-words", "调研")
    tab.wait_for_selector("#figure-results b:text('调研公众号')")


def show_drawn(tab):
    tab.wait_for_selector("canvas, svg.chart, [data-chart] svg")


#: What a person does on the page before it is looked at, by the picture's name.
STEPS = {
    "bulk": show_bulk,
    "figure-panel": show_figure_panel,
    "template-figures": show_figures_of_the_studio,
    "template-edit": lambda tab: tab.wait_for_selector("#preview .paper"),
    "home": lambda tab: tab.wait_for_selector(".home-figures .figures"),
    "leader-home": lambda tab: tab.wait_for_selector(".home-figures .figures"),
    "head-home": lambda tab: tab.wait_for_selector(".home-figures .figures"),
    "trends": show_drawn,
    "figure": show_drawn,
}


@pytest.fixture
def found_names(demo):
    """What addresses need and the demo office's seed does not fix: numbers and marks, and an import and a draft."""
    general = User.objects.get(username="general")
    batch = receive("活动台账.xlsx", _workbook(), by=general)
    run_piece(batch.uid, batch.run)
    draft = keep(current(demo, "quarter"), scope_for(demo, periods.parse("2023-Q3")), by=general)
    frozen = Edition.objects.get(code="annual", period="2022")
    overridden = EditionEntry.objects.get(edition=frozen, overrides__isnull=False)
    whole = scope_for(demo, periods.parse("2022"))
    clerk = User.objects.get(username="clerk")
    return {
        "event": _first(evaluate("party.salons", whole)),
        "study": _first(evaluate("party.study.centre_group", whole)),
        "batch": batch.uid,
        "row": 3,
        "sheet": quote("活动台账"),
        "draft": draft.uid,
        "key": draft.entries.filter(kind="figure").order_by("place").first().key,
        "frozen": frozen.uid,
        "overridden": overridden.key,
        "entry": overridden.key,
        "user": clerk.uid,
        "form": _form(demo, general).uid,
        "person": clerk.person.uid,
        "unit": Unit.objects.get(office=demo, name="综合调研一科").uid,
        "task": SupervisionTask.objects.filter(state="in_progress").earliest("due_on").number,
        "round": DispatchRound.objects.get(state="open").number,
        "owed": DispatchSheet.objects.filter(state="filling").earliest("number").number,
        "consultation": DraftConsultation.objects.exclude(state="recorded").earliest("number").number,
        "plan": PlanDraft.objects.filter(state=PlanDraft.State.OPEN).earliest("pk").uid,
    }


def _workbook():
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        page = book.add_worksheet("活动台账")
        for line, row in enumerate([HEAD, *ROWS]):
            page.write_row(line, 0, row)
    return content.getvalue()


def _form(office, by):
    """A blank form of somebody else, and what belongs in it."""
    book = openpyxl.Workbook()
    book.active.title = "活动统计表"
    rows = [
        ("活动统计表",),
        ("中心组学习（次）", None),
        ("填报单位：",),
        ("序号", "活动名称", "日期"),
        (None,),
    ]
    for row in rows:
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    layout = bring_form(office, name="活动统计表.xlsx", content=content.getvalue(), by=by).layout
    map_cell(layout, (1, 2, 2), metric="party.study.centre_group", by=by)
    map_list(layout, (1, 5, 1), ledger_code="AEV", columns={1: "sequence", 2: "title", 3: "held_on"}, by=by)
    return layout


def _first(reading):
    return reading.computation.evidence().order_by("number").first().number


@pytest.mark.parametrize("login", sorted({login for login, _, _ in PAGES}))
@pytest.mark.parametrize(("size", "theme"), [("desktop", "light"), ("phone", "dark")])
def test_every_page_is_legible_and_whole(demo_site, found_names, login, size, theme):
    visit = demo_site(login or "clerk", size, theme)
    if not login:
        visit.context.clear_cookies()
    pages = [(path.format(**found_names), name) for who, path, name in PAGES if who == login]
    found = {}
    for path, name in pages:
        answer = visit.go(path)
        STEPS.get(name, lambda tab: None)(visit.tab)
        found[path] = (
            answer.status,
            visit.barriers(),
            visit.overflow(),
            visit.complaints[:],
            visit.foreign[:],
        )
        visit.complaints.clear()
        if name and (size == "desktop" or name in ON_A_PHONE):
            visit.picture(name if size == "desktop" else f"{name}-phone")
    assert found == {path: (200, [], 0, [], []) for path, name in pages}
