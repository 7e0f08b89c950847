"""Reports over the JSON interface: the same text and figures as the page, trimmed in the same way."""

import pytest

from canmou.kernel.api.tokens import issue_token
from canmou.kernel.compile.editions.models import Edition
from canmou.kernel.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(demo, client):
    """`ask("leader", "GET", path)` → (status, answer)."""

    def call(login, method, path):
        _, text = issue_token(by=User.objects.get(username=login), name="测试", days=1, may_write=True)
        header = {"Authorization": f"Bearer {text}"}
        answer = client.generic(method, f"/api/v1/reports{path}", headers=header)
        return answer.status_code, answer.json()

    return call


def test_a_report_with_its_figures(ask, demo):
    status, answer = ask("leader", "GET", "/annual/2022")
    assert (status, answer["code"], answer["period"]) == (200, "annual", "2022")
    for entry in answer["trace"]["figures"]:
        assert entry["printed"] in answer["text"]
    assert "-NTK-" not in str(answer["trace"])
    assert any(entry.get("records_restricted") for entry in answer["trace"]["figures"])


def test_keeping_and_reading_back(ask, demo):
    before = Edition.objects.count()
    status, made = ask("leader", "POST", "/annual/2022/kept")
    assert (status, made["state"], Edition.objects.count()) == (200, "draft", before + 1)
    _, listed = ask("leader", "GET", "/kept?code=annual")
    assert made["uid"] in [item["uid"] for item in listed]
    _, kept = ask("leader", "GET", f"/kept/{made['uid']}")
    _, now = ask("leader", "GET", "/annual/2022")
    (override,) = [entry["override"] for entry in kept["trace"]["figures"] if "override" in entry]
    spans = [f"等{override[whose]}次“调研沙龙”" for whose in ("printed", "ledger")]
    assert [text.count(span) for text, span in zip((kept["text"], now["text"]), spans, strict=True)] == [1, 1]
    assert kept["text"].replace(*spans) == now["text"]


def test_refusals(ask, demo):
    assert ask("clerk", "GET", "/annual/2022")[0] == 403
    assert ask("clerk", "GET", "/kept")[0] == 403
    assert ask("leader", "GET", "/annual/2031")[0] == 409
    assert ask("leader", "GET", "/no-such/2022")[0] == 404
    assert ask("leader", "GET", "/kept/no-such")[0] == 404
    assert ask("auditor", "POST", "/annual/2022/kept")[0] == 403


def test_a_section_head_reads_the_sections_report_alone(ask, demo):
    _, whole = ask("leader", "GET", "/annual/2022")
    status, own = ask("head", "GET", "/annual/2022")
    assert status == 200
    assert own["text"] != whole["text"]
    _, kept = ask("leader", "POST", "/annual/2022/kept")
    assert ask("head", "GET", f"/kept/{kept['uid']}")[0] == 404
