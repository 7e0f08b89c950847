"""Walking pages in Debian's Chromium against a live server, and what such a test may ask."""

import io
import os
import shutil
import threading
from pathlib import Path

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.db import connections
from django.test.testcases import LiveServerThread

from canmou.site.demo.cast import PASSWORD

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium")
AXE = ROOT / "node_modules/axe-core/axe.min.js"
WIDTHS = {"desktop": (1440, 900), "phone": (390, 844)}
#: Where the manual's pictures go; unset, none are taken.
PICTURES = os.environ.get("CANMOU_PICTURES", "")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright runs a loop in the test's thread


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(item.path).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.flaky(reruns=1))  # a browser's own timing; what is wrong fails twice


@pytest.fixture(scope="session")
def chromium():
    """The browser, once per run."""
    if not CHROMIUM or not (ROOT / "canmou/kernel/ui/static/canmou/app.css").exists():
        if "browser" in os.environ.get("CANMOU_REQUIRE", ""):
            pytest.fail("chromium or the built assets are missing, and CANMOU_REQUIRE asks for them")
        pytest.skip("needs Chromium and built assets")
    from playwright.sync_api import sync_playwright  # slow to import

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser
        browser.close()


class Walker:
    """A person at a browser: pages, what they complain of, and how accessible they are."""

    def __init__(self, browser, address, size, javascript=True, theme="light"):
        width, height = WIDTHS[size]
        self.address = address
        self.context = browser.new_context(
            viewport={"width": width, "height": height},
            locale="zh-CN",
            java_script_enabled=javascript,
            color_scheme=theme,
        )
        self.tab = self.context.new_page()
        self.complaints: list[str] = []
        self.foreign: list[str] = []
        self.tab.on(
            "console",
            lambda line: self.complaints.append(line.text) if line.type in ("error", "warning") else None,
        )
        self.tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.tab.on(
            "request",
            lambda request: (
                None if request.url.startswith((address, "data:")) else self.foreign.append(request.url)
            ),
        )

    def go(self, path):
        return self.tab.goto(self.address + path)

    def sign_in(self, username="general", password=PASSWORD, then="/gallery/"):
        self.go(f"/sign-in/?next={then}")
        self.tab.fill("#id_username", username)
        self.tab.fill("#id_password", password)
        self.tab.click("button[type=submit]")
        self.tab.wait_for_url(f"**{then}")

    def picture(self, name, whole=False):
        """A picture of the page for the manual, when one was asked for."""
        if PICTURES:
            from PIL import Image  # only when pictures are taken

            shot = Image.open(io.BytesIO(self.tab.screenshot(full_page=whole, animations="disabled")))
            fewer = shot.convert("RGB").quantize(128, dither=Image.Dither.NONE)
            fewer.save(f"{PICTURES}/{name}.png", optimize=True)

    def until(self, expression):
        """Wait until an expression holds on the page; the page's policy forbids the polling of `wait_for_function`."""
        for _ in range(300):
            if self.tab.evaluate(expression):
                return
            self.tab.wait_for_timeout(50)
        pytest.fail(f"after 15 s it still does not hold: {expression}")

    def overflow(self):
        """Pixels by which the page is wider than the window."""
        return self.tab.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )

    def barriers(self):
        """What axe finds wrong: rule and the elements concerned, once every transition of colour is over."""
        ending = "document.getAnimations().filter(each => each.effect.getTiming().iterations !== Infinity)"
        self.tab.evaluate(f"Promise.allSettled({ending}.map(each => each.finished))")
        self.tab.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.tab.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa']})")
        return [f"{v['id']}: {', '.join(n['html'][:120] for n in v['nodes'])}" for v in found["violations"]]


@pytest.fixture
def walk(chromium, live_server, transactional_cast):
    """`walk("phone")` opens a browser on the demo office's site."""
    opened = []

    def open_walker(size="desktop", javascript=True):
        opened.append(Walker(chromium, live_server.url, size, javascript))
        return opened[-1]

    yield open_walker
    for walker in opened:
        walker.context.close()


@pytest.fixture
def transactional_cast(transactional_db, demo_day):
    """The demo office's people and logins, really committed, as a server in another thread needs."""
    from canmou.site.demo.cast import make_cast  # models are ready only now

    return make_cast()


@pytest.fixture
def demo_site(demo, chromium, monkeypatch):
    """`demo_site("leader", "phone", "dark")`: a browser of this login on the whole demo office's site.

    The server's thread uses the test's own connection, so that what happens is rolled back with the test.
    """
    plain = connections["default"]
    plain.inc_thread_sharing()
    monkeypatch.setattr(plain, "close", lambda: None)  # the server closes after each request what it was lent
    server = LiveServerThread("127.0.0.1", StaticFilesHandler, connections_override={"default": plain})
    server.daemon = True
    server.start()
    server.is_ready.wait()
    opened = []

    def open_walker(login, size="desktop", theme="light"):
        address = f"http://{server.host}:{server.port}"
        opened.append(Walker(chromium, address, size, theme=theme))
        opened[-1].sign_in(login, then="/account/tokens/")
        return opened[-1]

    yield open_walker
    for walker in opened:
        walker.context.close()
    server.terminate()
    for thread in threading.enumerate():
        if (
            "process_request_thread" in thread.name
        ):  # what the browser no longer waits for uses the connection, too
            thread.join(timeout=5)
    plain.dec_thread_sharing()
