"""The worker's turn, in the test's own process."""

import pytest
from django.core.management import call_command
from django.db import connections


def work():
    """Everything that waits is carried out. The worker closes connections; the test's own stays open."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connections["default"], "close", lambda: None)
        call_command("db_worker", batch=True, interval=0, startup_delay=False, verbosity=0)
