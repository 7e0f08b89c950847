"""One's own tokens: shown once, ended by their owner, nobody else's."""

import re

from canmou.kernel.api.models import ApiToken
from canmou.kernel.api.tokens import MOST, issue_token

PAGE = "/account/tokens/"


def text(answer):
    return answer.content.decode()


def test_a_new_token_is_shown_once_and_opens_what_its_owner_may_see(visit, cast, client):
    browser = visit("clerk")
    answer = browser.post(PAGE, {"name": "督查平台取数", "days": "30"})
    token = re.search(r'<code class="token">(canmou-[\w-]+)</code>', text(answer))[1]
    assert answer.headers["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"
    again = text(browser.get(PAGE))
    assert token not in again
    assert "督查平台取数" in again
    called = client.get("/api/v1/ledgers", headers={"Authorization": f"Bearer {token}"})
    assert called.status_code == 200
    kept = ApiToken.objects.get()
    assert (kept.name, kept.may_write, kept.user) == ("督查平台取数", False, cast.users["clerk"])


def test_refusals_say_what_to_do_and_make_nothing(visit, cast):
    browser = visit("clerk")
    answer = browser.post(PAGE, {"name": " ", "days": "30"})
    assert (answer.status_code, ApiToken.objects.count()) == (422, 0)
    answer = browser.post(PAGE, {"name": "取数", "days": "4000"})
    assert (answer.status_code, ApiToken.objects.count()) == (422, 0)
    for number in range(MOST):
        issue_token(by=cast.users["clerk"], name=f"第{number}个", days=1)
    answer = browser.post(PAGE, {"name": "再来一个", "days": "30"})
    assert (answer.status_code, ApiToken.objects.count()) == (422, MOST)
    assert "有效的令牌已有10个，请先停用不再使用的" in text(answer)


def test_only_the_owner_ends_a_token(visit, cast):
    token, _ = issue_token(by=cast.users["clerk"], name="汇总用", days=30)
    assert visit("neighbour").post(f"{PAGE}{token.uid}/revoke/").status_code == 404
    assert "汇总用" not in text(visit("neighbour").get(PAGE))
    token.refresh_from_db()
    assert token.revoked_at is None
    assert visit("clerk").post(f"{PAGE}{token.uid}/revoke/").headers["Location"] == PAGE
    token.refresh_from_db()
    assert token.revoked_at is not None


def test_the_guide_tells_every_operation(visit, cast):
    page = text(visit("clerk").get("/api/"))
    schema = visit("clerk").get("/api/openapi.json").json()
    told = re.findall(r"<p><code>([A-Z]+) (/api/v1/[^<]+)</code></p>", page)
    expected = [(verb.upper(), path) for path, verbs in schema["paths"].items() for verb in verbs]
    assert sorted(told) == sorted(expected)
    assert len(told) >= 8
