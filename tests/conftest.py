"""What every test stands on: keys, seals and blobs in folders of its own, and tables that can be emptied."""

import os
import pickle
import re
import shutil
import time
from datetime import date

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connections, transaction
from django.test import TransactionTestCase, override_settings

from canmou.kernel.audit import triggers

#: What takes minutes is begun first, so that at the end no worker waits for another.
LONGEST = ("test_demo_by_workbook.py", "test_simulated_year.py", "test_leaks_by_role.py")


def pytest_addoption(parser):
    parser.addoption("--database-only", action="store_true", help="leave out tests that ask no database")


def pytest_collection_modifyitems(config, items):
    """A test of the demo office needs the plain database, too, beside which the demo's is made."""
    for item in items:
        if "demo" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.django_db)
    items.sort(key=lambda item: item.path.name not in LONGEST)
    if config.getoption("--database-only"):
        without = [item for item in items if not asks_a_database(item)]
        config.hook.pytest_deselected(items=without)
        items[:] = [item for item in items if asks_a_database(item)]


def asks_a_database(item):
    """Whether the outcome may depend on the database engine: without these fixtures the test's own is closed to it."""
    asked = {"db", "transactional_db", "django_db_setup", "live_server"}
    return bool(item.get_closest_marker("django_db") or asked & set(item.fixturenames))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Tables come from the models, without migrations; the triggers that one of those makes are added here."""
    with django_db_blocker.unblock():
        triggers.install(connections["default"])


@pytest.fixture(scope="session")
def key_file(tmp_path_factory):
    """One key file for the run."""
    return tmp_path_factory.mktemp("keys") / "canmou.key"


@pytest.fixture(autouse=True)
def own_folders(settings, tmp_path, key_file):
    """No test touches the data folder."""
    settings.CANMOU_KEY_FILE = key_file
    settings.CANMOU_SEALS = tmp_path / "seals" / "audit.seals"
    settings.CANMOU_BLOBS = tmp_path / "blobs"
    settings.CANMOU_INDEX = tmp_path / "index"


@pytest.fixture(scope="session", autouse=True)
def emptying_between_tests():
    """Tests with real commits are followed by a flush, which the append-only triggers would refuse."""
    plain = TransactionTestCase._fixture_teardown

    def teardown(case):
        for name in case.databases:
            triggers.drop(connections[name])
        plain(case)
        for name in case.databases:
            triggers.install(connections[name])

    TransactionTestCase._fixture_teardown = teardown
    yield
    TransactionTestCase._fixture_teardown = plain


@pytest.fixture(autouse=True)
def plain_static_files(settings):
    """Pages name static files as they are, without the fingerprints of a collected folder."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """Real hashing takes most of the time of a test that makes logins."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def demo_day(settings):
    """The business day of the demo office."""
    settings.CANMOU_TODAY = date(2024, 1, 8)


@pytest.fixture
def cast(db, demo_day):
    """The demo office's people, units and logins, without a single record."""
    from canmou.kernel.office.models import Office  # models are ready only now
    from canmou.site.demo.cast import make_cast

    if Office.objects.exists():
        return make_cast()
    if not _CAST:
        tables = Inserted()
        with connections["default"].execute_wrapper(tables):
            made = make_cast()
        models = {model._meta.db_table: model for model in apps.get_models()}
        rows = [list(models[name]._base_manager.order_by("pk")) for name in tables.names]
        _CAST.append(pickle.dumps((made, rows)))
        return made
    made, rows = pickle.loads(_CAST[0])
    for instances in rows:
        type(instances[0])._base_manager.bulk_create(instances)
    return made


#: The cast and its rows, made once for each worker: to enter them singly takes longer than most tests.
_CAST: list[bytes] = []


class Inserted:
    """The tables into which rows were put, in that order: a link to a row that is not there yet is dear on SQLite."""

    def __init__(self):
        self.names = {}

    def __call__(self, execute, sql, params, many, context):
        if found := re.match(r'INSERT INTO "(\w+)"', sql):
            self.names[found[1]] = True
        return execute(sql, params, many, context)


@pytest.fixture(scope="session")
def _demo_database(django_db_setup, django_db_blocker, tmp_path_factory, worker_id, testrun_uid):
    """A second database with the whole demo office, loaded once per run and copied for each worker."""
    plain = connections["default"]
    shared = tmp_path_factory.getbasetemp()
    if worker_id != "master":
        shared = shared.parent
    if plain.vendor == "sqlite":
        original, own = str(shared / "demo.sqlite3"), str(tmp_path_factory.mktemp("demo") / "demo.sqlite3")
    else:
        original, own = f"demo_{testrun_uid}", f"demo_{testrun_uid}_{worker_id}"
    with django_db_blocker.unblock():
        if _first_here(shared):
            _set_up(original, shared)
        if plain.vendor == "sqlite":
            shutil.copy(original, own)
        else:
            _create(own, f'TEMPLATE "{original}"')
        loaded = _named(own)
    yield loaded
    loaded.close()


def _first_here(shared):
    """Whether this worker is the one that loads the office; the others wait until it has."""
    try:
        os.close(os.open(shared / "demo.lock", os.O_CREAT | os.O_EXCL))
        return True
    except FileExistsError:
        for _ in range(6000):
            if (shared / "demo.done").exists():
                return False
            if (shared / "demo.failed").exists():
                break
            time.sleep(0.1)
        raise RuntimeError("the worker that loads the demo office has not done it") from None


def _set_up(name, shared):
    try:
        if connections["default"].vendor != "sqlite":
            _create(name)
        _build(_named(name), shared)
        (shared / "demo.done").touch()
    except BaseException:
        (shared / "demo.failed").touch()
        raise


def _named(name):
    """A connection beside the plain one to the database of this name."""
    plain = connections["default"]
    return plain.__class__(plain.settings_dict | {"NAME": name}, alias="default")


def _create(name, like=""):
    with connections["default"]._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" {like}')


def _build(database, folder):
    from canmou.site.demo import load as load_demo  # models are ready only now

    plain = connections["default"]
    connections["default"] = database
    try:
        with override_settings(CANMOU_TODAY=date(2024, 1, 8), **demo_settings(folder)):
            call_command("migrate", run_syncdb=True, verbosity=0)
            triggers.install(database)
            load_demo()
            if database.vendor == "sqlite":
                with database.cursor() as cursor:
                    cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connections["default"] = plain
        database.close()


def demo_settings(folder):
    return {
        "PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"],
        "CANMOU_KEY_FILE": folder / "demo.key",
        "CANMOU_SEALS": folder / "seals",
        "CANMOU_BLOBS": folder / "blobs",
        "CANMOU_INDEX": folder / "index",
    }


@pytest.fixture
def demo(_demo_database, django_db_blocker, demo_day):
    """The loaded demo office; what a test changes is rolled back."""
    from canmou.kernel.office.models import Office  # models are ready only now

    plain = connections["default"]
    connections["default"] = _demo_database
    try:
        with django_db_blocker.unblock(), transaction.atomic():
            yield Office.objects.get(code="ZZ")
            transaction.set_rollback(True)
    finally:
        connections["default"] = plain
