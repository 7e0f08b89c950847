"""How fast a person's to-do list is beside two million steps of the office's workflows, and beside twenty thousand.

    python bench/inbox.py [ROWS]

Fills the steps of the demo office in a temporary SQLite file: one person always has the same OWN open steps and
handed the same HANDED to a colleague, a fiftieth of the others are open in other sections, the rest were done in the
years before, by all people alike. Takes the time of whole requests with SMALL steps in the table and again with ROWS
(2,000,000): the person's list, the second page of it, the list searched, what the person did, what was handed on,
and the number in the navigation, counted anew. The shortest processor time of ROUNDS each (the database runs in the
process). Goal: no more than 1.3 times the small table's time.
"""

import os
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
FOLDER = tempfile.TemporaryDirectory()
os.environ |= {"CANMOU_DATA": FOLDER.name, "CANMOU_TODAY": "2024-01-08"}
os.environ.pop("CANMOU_DATABASE_URL", None)
os.environ["DJANGO_SETTINGS_MODULE"] = "canmou.site.settings"

import django  # noqa: E402  (settings come from the environment above)

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from canmou.desk.todo.entries import Tab, gather, length  # noqa: E402
from canmou.kernel.calendar import load_days  # noqa: E402
from canmou.kernel.people.models import Person, Unit, User  # noqa: E402
from canmou.kernel.people.queries import posts_on  # noqa: E402
from canmou.kernel.workflow import ask, inbox  # noqa: E402
from canmou.kernel.workflow.models import Step  # noqa: E402
from canmou.library.models import Work  # noqa: E402
from canmou.site import database  # noqa: E402
from canmou.site.demo.cast import Cast, make_cast  # noqa: E402

ROUNDS, SMALL, OWN, HANDED, GOAL = 25, 20_000, 120, 60, 1.3
PER_RECORD = 8
ADDRESSES = {
    "to do, page 1": "/todo/",
    "to do, page 2": "/todo/?page=2",
    "to do, searched": "/todo/?q=%E7%AC%AC11",
    "done, page 1": "/todo/?tab=done",
    "handed on": "/todo/?tab=handed",
}


PLAIN = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
settings.STORAGES = {**settings.STORAGES, "staticfiles": PLAIN}
settings.ALLOWED_HOSTS = ["testserver"]


def copied(table: str, key: int, first: int, last: int, own: dict[str, str]) -> None:
    """Rows numbered first…last, like the one with this key but for `own` (SQL of the row's number n)."""
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA table_info({table})")
        names = [row[1] for row in cursor.fetchall() if row[1] != "id"]
        values = ", ".join(own.get(name, f't."{name}"') for name in names)
        listed = ", ".join(f'"{name}"' for name in names)
        cursor.execute(
            f"WITH RECURSIVE turns(n) AS (SELECT {first} UNION ALL SELECT n + 1 FROM turns WHERE n < {last}) "
            f"INSERT INTO {table} ({listed}) SELECT {values} FROM turns, {table} t WHERE t.id = {key}",
            [],
        )


def fill(pattern: Step, cast: Cast, first: int, last: int) -> None:
    """Steps numbered first…last on records of their own, PER_RECORD on each."""
    me = cast.named("冯子昂").pk
    colleagues = posts_on(date(2024, 1, 8)).filter(unit=cast.unit("research1")).values("person")
    others = list(
        Person.objects.filter(posts__unit__kind="section")
        .exclude(pk__in=colleagues)
        .values_list("pk", flat=True)
        .distinct()
    )
    logins = list(User.objects.exclude(person=None).values_list("pk", flat=True))
    askers = [key for key in logins if key != cast.users["clerk"].pk]
    copied(
        "kernel_recordref",
        pattern.ref_id,
        first // PER_RECORD + 1,
        last // PER_RECORD + 1,
        {
            "uid": "'r' || n",
            "number": "'ZZ-LWK-2019-' || printf('%%07d', n)",
            "title": "'第' || n || '份调研报告'",
        },
    )
    near = f"n <= {OWN} THEN {me} WHEN n <= {OWN + HANDED} THEN {cast.named('高振华').pk}"
    open_ = f"(n <= {OWN + HANDED} OR n % 50 = 0)"
    handed = f"n > {OWN} AND n <= {OWN + HANDED} THEN {cast.users['clerk'].pk}"
    done = f"CASE WHEN {open_} THEN NULL ELSE datetime('2023-12-31', '-' || (n * 7919 % 1500000) || ' minutes') END"
    copied(
        Step._meta.db_table,
        pattern.pk,
        first,
        last,
        {
            "uid": "'s' || n",
            "ref_id": f"(SELECT id FROM kernel_recordref WHERE uid = 'r' || (n / {PER_RECORD} + 1))",
            "person_id": f"CASE WHEN {near} ELSE {picked(others)} END",
            "asked_by_id": f"CASE WHEN {handed} ELSE {picked(askers)} END",
            "answered_by_id": f"CASE WHEN {open_} THEN NULL ELSE {picked(logins)} END",
            "verdict": f"CASE WHEN {open_} THEN '' ELSE 'none' END",
            "opened_at": "datetime('2023-12-31', '-' || (n * 7919 % 1500000 + 3000) || ' minutes')",
            "answered_at": done,
            "closed_at": done,
            "due_on": "date('2024-01-08', '+' || (n % 60 - 15) || ' days')",
            "group": "'g' || n",
        },
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def picked(keys: list[int]) -> str:
    """One of these keys, in turn, as SQL."""
    whens = " ".join(f"WHEN {at} THEN {key}" for at, key in enumerate(keys))
    return f"CASE n / 7 % {len(keys)} {whens} END"


def timed(run: object) -> float:
    """The shortest processor time in milliseconds: what else the machine does only adds."""
    times = []
    run()
    for _ in range(ROUNDS):
        began = time.process_time()
        run()
        times.append(time.process_time() - began)
    return min(times) * 1000


def measured(browser: Client, user: User) -> dict[str, float]:
    """What each page takes, and the number that the navigation shows when it is counted anew."""

    def page(address: str) -> str:
        answer = browser.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        return answer.content.decode()

    assert page("/todo/").count('class="todo-item') == 50
    assert len(gather(inbox.desk(user), Tab.MINE)) == OWN
    times = {name: timed(lambda address=address: page(address)) for name, address in ADDRESSES.items()}
    times["number, anew"] = timed(lambda: length(inbox.desk(user), Tab.MINE))
    return times


def main() -> int:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000_000
    database.bring_up()
    load_days()
    cast = make_cast()
    (work,) = cast.enter([Work(title="调研报告", kind="report", finished_on=date(2019, 1, 1))])
    (pattern,) = ask(work, by=cast.users["general"], kind="advise", whom=[cast.named("高振华")])
    Step.objects.filter(pk=pattern.pk).update(closed_at=pattern.opened_at)
    user = cast.users["clerk"]
    browser = Client()
    browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    fill(pattern, cast, 1, SMALL)
    small = measured(browser, user)
    fill(pattern, cast, SMALL + PER_RECORD, rows)
    cast.enter(
        [Work(title="再一篇", kind="report", finished_on=date(2019, 1, 1))]
    )  # kept numbers are counted anew
    large = measured(browser, user)
    count, open_ = Step.objects.count(), Step.objects.filter(closed_at=None).count()
    people = f"{Person.objects.count()} people, {Unit.objects.count()} units"
    print(f"{settings.DATABASES['default']['ENGINE']}: {count:,} steps, {open_:,} open, {people}")
    for name, was in small.items():
        print(
            f"{name:16} {was:8.1f} ms beside {SMALL:,}, {large[name]:8.1f} ms   ratio {large[name] / was:5.2f}"
        )
    return 0 if all(large[name] / was <= GOAL for name, was in small.items()) else 1


if __name__ == "__main__":
    sys.exit(main())
