"""What every test stands on: keys, seals and blobs in folders of its own, and tables that can be emptied."""

import pytest
from django.db import connections
from django.test import TransactionTestCase

from canmou.kernel.audit import triggers


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
