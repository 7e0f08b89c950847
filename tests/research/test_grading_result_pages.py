"""Who reads what of a round's results at which phase, and that every page works."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.metrics import evaluate, scope_for
from canmou.lib import periods
from canmou.research.actions.conclusion import conclude, issue_certificates
from canmou.research.actions.publicity import publicise
from canmou.research.models import (
    Certificate,
    CommitteeMeeting,
    CommitteeRuling,
    GradeResult,
    GradingRound,
    Objection,
    Quota,
    Ranking,
)
from tests.research.grading_play import Share, departments, in_state, proposed, round_with

pytestmark = pytest.mark.django_db
SCORES = [[91.5, 91.5, 91.5], [82.5, 82.5, 82.5], [73.5, 73.5, 73.5], [64.5, 64.5, 64.5]]
ORDINARY = ("head", "leader", "keeper", "neighbour", "department")


@pytest.fixture
def visit(cast):
    def sign_in(login):
        client = Client()
        client.force_login(cast.users[login], backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


def address(round_, more=""):
    return f"/research/grading/rounds/{round_.number}/results/{more}"


def shown(answer):
    return answer.content.decode()


def known_words(round_):
    """What nobody but the jury may read before publicity: scores and grades with titles."""
    return ("91.50", "82.50", "64.50", "关于第001个问题的调研报告")


def quota_data():
    data = {f"{grade}_{name}": "" for grade in ("special", "first", "second", "third")
            for name in ("places", "share", "evidence", "department", "district")}  # fmt: skip
    return data | {"special_places": "1", "first_places": "1", "second_share": "50"}


def test_the_whole_way_by_the_pages(cast, visit, settings):
    round_, _ = round_with(cast, SCORES)
    office, department = visit("general"), visit("department")
    assert "还没有设置各等级名额" in shown(office.get(address(round_)))
    wrong = office.post(address(round_, "quotas/"), quota_data() | {"first_share": "10"})
    assert wrong.status_code == 422 and "填一项，只填一项" in shown(wrong)
    assert office.post(address(round_, "quotas/"), quota_data()).status_code == 302
    page = shown(office.get(address(round_)))
    assert "91.50" in page and "还没有留存" in page
    assert Ranking.objects.count() == 0
    office.post(address(round_, "propose/"))
    meeting = {"met_on": "2024-01-08", "presider": "周承远", "members": 9, "votes_for": 9}
    office.post(address(round_, "meeting/"), meeting | {"votes_against": 0, "abstained": 0})
    assert CommitteeMeeting.objects.count() == 1
    entry = Ranking.objects.get().entries.order_by("pk").last().entry
    ruling = {"entry": entry.number, "grade": "second", "reason": "成果已被采纳", "abstained": 0}
    again = office.post(address(round_, "ruling/"), ruling | {"votes_for": 3, "votes_against": 6})
    assert again.status_code == 422 and "没有超过到会评委的半数" in shown(again)
    assert "成果已被采纳" in shown(again)
    office.post(address(round_, "ruling/"), ruling | {"votes_for": 9, "votes_against": 0})
    assert CommitteeRuling.objects.get().grade == "second"
    public = {"ends_on": "2024-01-12", "medium": "网站"}
    short = office.post(address(round_, "publicise/"), public)
    assert short.status_code == 422 and "公示不少于5个工作日" in shown(short)
    office.post(address(round_, "publicise/"), public | {"ends_on": "2024-01-15"})
    page = shown(department.get(address(round_)))
    assert "关于第001个问题的调研报告" in page and "91.50" not in page
    department.post(address(round_, "objections/"), {"entry": entry.number, "content": "数据未注明来源"})
    found = Objection.objects.get()
    assert "数据未注明来源" in shown(department.get(address(round_)))
    assert "数据未注明来源" not in shown(visit("head").get(address(round_)))
    answer = address(round_, f"objections/{found.number}/")
    assert "数据未注明来源" in shown(office.get(answer))
    data = {"outcome": "upheld", "handling": "属实", "entry_1": entry.number, "grade_1": ""}
    assert office.post(answer, data).status_code == 302
    assert "属实" in shown(department.get(address(round_)))
    settings.CANMOU_TODAY = date(2024, 1, 16)
    office.post(address(round_, "conclude/"))
    office.post(address(round_, "certificates/"))
    assert GradeResult.objects.count() == Certificate.objects.count() == 3
    own = Certificate.objects.filter(source_unit=departments(cast)[0])
    assert "完全一致" in shown(office.get(address(round_, "recount/")))
    pdf = office.get(f"/research/grading/certificates/{own[0].number}.pdf")
    assert pdf.content[:5] == b"%PDF-"
    assert "成果等级评定" in shown(department.get("/research/grading/results/"))


def go_to(cast, round_, phase, settings):
    """The round brought to a phase."""
    by = cast.users["general"]
    if phase == "results":
        return
    proposed(cast, round_, [Share("special", 1), Share("first", 1)])
    if phase in ("public", "concluded"):
        publicise(round_, ends_on=date(2024, 1, 15), medium="网站", by=by)
    if phase == "concluded":
        settings.CANMOU_TODAY = date(2024, 1, 16)
        conclude(round_, by=by)
        issue_certificates(round_, by=by)


@pytest.mark.parametrize("phase", ["results", "committee", "public", "concluded"])
def test_scores_are_never_anybodys_and_grades_only_from_publicity_on(cast, visit, settings, phase):
    round_, _ = round_with(cast, SCORES)
    go_to(cast, round_, phase, settings)
    announced = phase in ("public", "concluded")
    seen = {}
    for login in ORDINARY:
        client = visit(login)
        pages = [
            address(round_),
            "/research/grading/results/",
            f"/records/{round_.number}/",
            *(f"/ledgers/{code}/" for code in ("RGR", "RGQ", "RGE", "RGD", "RGS", "RGP", "RGO", "RCT")),
            *(f"/ledgers/{code}/export/" for code in ("RGE", "RGD", "RGS", "RGR")),
            "/search/?q=调研报告",
        ]
        for path in pages:
            answer = client.get(path)
            assert answer.status_code in (200, 403, 404), (login, path)
            seen[login] = seen.get(login, 0) + (answer.status_code == 200)
            text = answer.content.decode(errors="ignore") if not answer.streaming else ""
            for secret in ("91.50", "91.5<", "82.50", "64.50", "分差"):
                assert secret not in text, (login, path, secret)
            if not announced:
                for secret in ("特别成果</span>", "》特别成果", "》一等成果"):
                    assert secret not in text, (login, path, secret)
        assert seen[login] >= (3 if login == "department" else 8)
        page = client.get(address(round_))
        if login == "department" and not announced:
            assert page.status_code == 404
        else:
            assert page.status_code == 200
            assert ("关于第001个问题的调研报告" in shown(page)) is announced
        for path in ("recount/",):
            assert client.get(address(round_, path)).status_code == 403 or login == "department"
        for path in (
            "quotas/",
            "propose/",
            "meeting/",
            "ruling/",
            "publicise/",
            "conclude/",
            "certificates/",
        ):
            assert client.post(address(round_, path), {}).status_code in (403, 404)


@pytest.mark.parametrize("phase", ["results", "committee", "public"])
def test_no_ledger_and_no_figure_tells_of_results_before_they_are_concluded(cast, settings, phase):
    round_, _ = round_with(cast, SCORES)
    go_to(cast, round_, phase, settings)
    assert RecordRef.objects.filter(ledger__in=("RGD", "RCT")).count() == 0
    scope = scope_for(cast.office, periods.parse("2024"))
    for id in ("special", "first", "awarded_share", "entries"):
        assert not evaluate(f"research.grading.{id}", scope).value, id


def test_the_ledger_of_results_holds_no_score_and_departments_read_none_of_it(cast, visit, settings):
    round_, _ = round_with(cast, SCORES)
    go_to(cast, round_, "concluded", settings)
    assert [row.score for row in GradeResult.objects.all()] == [None, None]
    row = GradeResult.objects.first()
    assert visit("department").get(f"/records/{row.number}/").status_code == 404
    assert visit("head").get(f"/records/{row.number}/").status_code == 200


def test_a_department_reads_its_own_certificate_alone(cast, visit, settings):
    round_, entries = round_with(cast, SCORES)
    go_to(cast, round_, "concluded", settings)
    own, other = Certificate.objects.order_by("pk")
    Certificate.objects.filter(pk=own.pk).update(source_unit=cast_unit(cast))
    client = visit("department")
    assert client.get(f"/research/grading/certificates/{own.number}.pdf").status_code == 200
    assert client.get(f"/research/grading/certificates/{other.number}.pdf").status_code == 404
    page = shown(client.get(address(round_)))
    assert own.check_code[:4] in page and other.check_code[:4] not in page


def cast_unit(cast):
    return next(unit for unit in departments(cast) if unit.short_name == "市工信局")


def test_another_office_and_administrators_find_nothing(cast, visit, settings):
    round_, _ = round_with(cast, SCORES)
    go_to(cast, round_, "concluded", settings)
    for login in ("sysadmin", "secadmin", "auditor"):
        assert visit(login).get(address(round_)).status_code == 403
    assert visit("head").get("/research/grading/rounds/ZZ-RGR-2020-00001/results/").status_code == 404


def test_a_round_recorded_before_the_flow_shows_its_grades_from_the_ledger(cast, visit):
    round_, entries = round_with(cast, SCORES[:2])
    round_ = in_state(round_, "recorded")
    row = GradeResult(
        round=round_, entry=entries[0], score=91, place=1, grade="special", decided_on=date(2023, 12, 1)
    )
    cast.enter([row], unit="research2")
    assert "关于第001个问题的调研报告" not in shown(visit("head").get(address(round_)))
    GradingRound.objects.filter(pk=round_.pk).update(concluded_on=date(2023, 12, 1))
    for login in ("head", "department", "general"):
        page = shown(visit(login).get(address(round_)))
        assert "关于第001个问题的调研报告" in page and "91" not in page.split("评定名单")[1]


def test_the_page_costs_the_same_for_few_and_many_entries(cast, visit, settings):
    counts = []
    for size in (4, 12):
        round_, _ = round_with(cast, [[90 - n, 89 - n, 88 - n] for n in range(size)], year=2000 + size)
        go_to(cast, round_, "public", settings)
        for login in ("general", "department"):
            client = visit(login)
            client.get(address(round_))
            with CaptureQueriesContext(connection) as found:
                client.get(address(round_))
            counts.append(len(found))
    assert counts[:2] == counts[2:]
    assert Quota.objects.count() == 4
