"""How fast the list of a ledger of a million records is, beside a small one, bare SQL, and Django's own admin.

    python bench/lists.py [ROWS]

Fills one ledger (活动台账) of the demo office in a temporary SQLite file with 1,000 records, takes the time of the
list page under a filter, fills it up to ROWS (1,000,000) and takes the times of page 1 and of page 500 under the same
filter (which keeps a quarter), of the totals, which are fetched on their own, of the plain statement that returns
the same totals, and of the admin's change list with the same filter, columns and rows. Medians of whole requests.
The admin is installed by this benchmark alone. Goals: pages 1.3 times the small ledger's or less, totals 1.5 times
bare SQL or less, the admin 10 times slower or more.
"""

import os
import re
import sqlite3
import statistics
import sys
import tempfile
import time
import types
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
FOLDER = tempfile.TemporaryDirectory()
os.environ |= {"CANMOU_DATA": FOLDER.name, "CANMOU_TODAY": "2024-01-08"}
os.environ.pop("CANMOU_DATABASE_URL", None)

from canmou.site import settings as product  # noqa: E402  (settings come from the environment above)

plain = types.ModuleType("bench_settings")
plain.__dict__.update({name: value for name, value in vars(product).items() if name.isupper()})
plain.INSTALLED_APPS = [*product.INSTALLED_APPS, "django.contrib.admin"]
plain.STORAGES = {
    **product.STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
plain.ROOT_URLCONF, plain.ALLOWED_HOSTS = "bench_urls", ["testserver"]
sys.modules["bench_settings"] = plain
os.environ["DJANGO_SETTINGS_MODULE"] = "bench_settings"

import django  # noqa: E402

plain.TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "NAME": "admin",
        "DIRS": [Path(django.__file__).parent / "contrib/admin/templates"],
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    },
    *product.TEMPLATES,
]
django.setup()

from django.conf import settings  # noqa: E402
from django.contrib import admin  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import include, path  # noqa: E402

from canmou.activities.models import Event  # noqa: E402
from canmou.kernel.ledger.models import RecordRef  # noqa: E402
from canmou.site import database  # noqa: E402
from canmou.site.demo.cast import make_cast  # noqa: E402

ROUNDS = 15
PAGES, TOTALS, ADMIN = 1.3, 1.5, 10
FILTER = "f=kind.in.meeting"
LIST = f"/ledgers/AEV/?{FILTER}"


class Site(admin.AdminSite):
    """The admin, open to whoever is signed in."""

    def has_permission(self, request: object) -> bool:
        return True


class Changes(admin.ModelAdmin):
    """The list that the admin makes of the same columns, filter, order and page size."""

    list_display = ("number", "held_on", "title", "kind", "place", "headcount", "unit")
    list_select_related = ("unit", "ref")
    list_filter = ("kind",)
    ordering = ("-held_on", "-pk")
    list_per_page = 50
    has_view_permission = has_module_permission = lambda *_: True
    has_add_permission = has_change_permission = has_delete_permission = lambda *_: False


def routes() -> None:
    """The product's routes and the admin's."""
    site = Site()
    site.register(Event, Changes)
    made = types.ModuleType("bench_urls")
    made.urlpatterns = [path("admin/", site.urls), path("", include("canmou.site.urls"))]
    sys.modules["bench_urls"] = made


def fill(first: int, last: int) -> None:
    """Copies of the first event numbered first…last, spread over five years, eight sections and four kinds."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM kernel_unit WHERE kind = 'section' ORDER BY id LIMIT 8")
        units = [row[0] for row in cursor.fetchall()]
        unit = "CASE n % 8 " + " ".join(f"WHEN {at} THEN {key}" for at, key in enumerate(units)) + " END"
        kinds = ("meeting", "study", "visit", "training")
        kind = "CASE n % 4 " + " ".join(f"WHEN {at} THEN '{name}'" for at, name in enumerate(kinds)) + " END"
        day = "date('2019-01-01', '+' || (n * 7919 % 1826) || ' days')"
        number = "'ZZ-AEV-2020-' || printf('%%07d', n)"
        title = "'第' || n || '次产业链座谈会'"
        for table, own in (
            (
                "kernel_recordref",
                {"uid": "'b' || n", "number": number, "unit_id": unit, "on": day, "title": title},
            ),
            (
                Event._meta.db_table,
                {
                    "ref_id": "(SELECT id FROM kernel_recordref WHERE uid = 'b' || n)",
                    "number": number,
                    "unit_id": unit,
                    "held_on": day,
                    "title": title,
                    "kind": kind,
                    "place": "'市政务中心' || (n % 9) || '号会议室'",
                    "headcount": "CASE WHEN n % 11 = 0 THEN NULL ELSE n % 90 + 1 END",
                },
            ),
        ):
            cursor.execute(f"PRAGMA table_info({table})")
            names = [row[1] for row in cursor.fetchall() if row[1] != "id"]
            values = ", ".join(own.get(name, f't."{name}"') for name in names)
            listed = ", ".join(f'"{name}"' for name in names)
            cursor.execute(
                f"WITH RECURSIVE turns(n) AS (SELECT {first} UNION ALL SELECT n + 1 FROM turns WHERE n < {last}) "
                f"INSERT INTO {table} ({listed}) SELECT {values} FROM turns, (SELECT * FROM {table} LIMIT 1) t",
                [],
            )
        cursor.execute("ANALYZE")


def timed(run: object, rounds: int = ROUNDS) -> tuple[float, object]:
    """Median in milliseconds, and the last result."""
    times, found = [], run()
    for _ in range(rounds):
        began = time.perf_counter()
        found = run()
        times.append(time.perf_counter() - began)
    return statistics.median(times) * 1000, found


def page(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def numbers(text: str) -> list[str]:
    return re.findall(r'data-label="编号"><a href="/records/([^/]+)/"', text)


def main() -> int:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    database.bring_up()
    cast = make_cast()
    cast.enter([Event(title="座谈会", kind="other", held_on=date(2019, 1, 1))])
    routes()
    browser = Client()
    browser.force_login(cast.users["general"], backend="django.contrib.auth.backends.ModelBackend")
    fill(1, 999)
    small, _ = timed(lambda: page(browser, LIST))
    fill(1000, rows - 1)
    first, shown = timed(lambda: page(browser, LIST))
    ahead = page(browser, f"{LIST}&page=499")
    link = re.search(r'href="([^"]*)" rel="next"', ahead)[1].replace("&amp;", "&")
    deep, far = timed(lambda: page(browser, "/ledgers/AEV/" + link))
    plain_list = Event.objects.filter(kind="meeting").order_by("-held_on", "-pk")
    wanted = list(plain_list.values_list("number", flat=True)[499 * 50 : 500 * 50])
    assert numbers(far) == wanted and "page=501" in far
    sums, told = timed(lambda: browser.get(f"/ledgers/AEV/totals/?{FILTER}", headers={"hx-request": "true"}))
    bare = sqlite3.connect(settings.DATABASES["default"]["NAME"])
    bare.execute("PRAGMA mmap_size=134217728")
    office = cast.office.pk
    statement = (
        f"SELECT COUNT(*), SUM(headcount) FROM {Event._meta.db_table} "
        f"WHERE office_id = {office} AND NOT voided AND kind = 'meeting'"
    )
    sql, (count, headcount) = timed(lambda: bare.execute(statement).fetchone())
    assert f"<b>{count}</b>" in told.content.decode() and f"<b>{headcount:,}</b>" in told.content.decode()
    theirs, changes = timed(lambda: page(browser, "/admin/activities/event/?kind__exact=meeting"), 3)
    assert re.findall(r"field-number[^>]*>(?:<a[^>]*>)?([A-Z0-9-]+)", changes) == numbers(shown)
    print(f"{connection.vendor}, {RecordRef.objects.count():,} records, the filter keeps {count:,}")
    print(f"page 1 of 1,000 records     {small:8.1f} ms")
    print(f"page 1                      {first:8.1f} ms   ratio {first / small:5.2f}   goal ≤ {PAGES}")
    print(f"page 500                    {deep:8.1f} ms   ratio {deep / small:5.2f}   goal ≤ {PAGES}")
    print(f"totals, bare SQL            {sql:8.1f} ms")
    print(f"totals                      {sums:8.1f} ms   ratio {sums / sql:5.2f}   goal ≤ {TOTALS}")
    print(f"the admin's page 1          {theirs:8.1f} ms   {theirs / first:.1f} times ours   goal ≥ {ADMIN}")
    met = max(first, deep) / small <= PAGES and sums / sql <= TOTALS and theirs / first >= ADMIN
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
