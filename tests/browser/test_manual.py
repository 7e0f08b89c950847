"""Every kind of page on the whole demo office, as its people see it: legible, reachable, without complaint.

With CANMOU_PICTURES set to a folder the same walk takes the manual's pictures (tools/manual-pictures).
"""

import pytest

#: login, address, name of the picture ("" for none)
PAGES = [
    ("clerk", "/", "home"),
    ("clerk", "/ledgers/", "overview"),
    ("clerk", "/ledgers/AEV/", "ledger"),
    ("clerk", "/ledgers/AEV/new/", "record-new"),
    ("leader", "/reports/annual/2022/", "report"),
    ("clerk", "/account/tokens/", "tokens"),
    ("clerk", "/api/", "api"),
]


@pytest.mark.parametrize("login", sorted({login for login, _, _ in PAGES}))
@pytest.mark.parametrize(("size", "theme"), [("desktop", "light"), ("phone", "dark")])
def test_every_page_is_legible_and_whole(demo_site, login, size, theme):
    visit = demo_site(login, size, theme)
    found = {}
    for who, path, name in PAGES:
        if who != login:
            continue
        answer = visit.go(path)
        found[path] = (
            answer.status,
            visit.barriers(),
            visit.overflow(),
            visit.complaints[:],
            visit.foreign[:],
        )
        visit.complaints.clear()
        if name:
            visit.picture(name if size == "desktop" else f"{name}-phone")
    assert found == {path: (200, [], 0, [], []) for who, path, _ in PAGES if who == login}
