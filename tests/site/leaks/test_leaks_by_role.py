"""For every role: no page, file or answer tells what it may not see, and nothing changes with it."""

import re

import pytest
from django.db import connection
from garden import FILED
from readers import Reader
from walk import FIGURES, LOGS, differing

from canmou.kernel.ledger.declare import ledgers
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.permissions import Perm
from canmou.site.roles import ROLES

#: Roles that differ in what they may not see: all restricted ledgers, some of them, all but the own filings.
TYPICAL = [role for role in ROLES if role.code in ("staff", "personnel_officer", "outside_unit")]
#: Tables that reading may write to: the session, the log of downloads, the day a token was last used, a key of a
#: second factor that is not in use yet.
NOTED = {
    *("django_session", "kernel_auditrow", "kernel_audithead"),
    *("kernel_apitoken", "accounts_secondfactor"),
}


class Writes:
    """The tables that were written to."""

    def __init__(self):
        self.tables = set()

    def __call__(self, execute, sql, params, many, context):
        found = re.match(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM) "?(\w+)', sql)
        if found:
            self.tables.add(found[1])
        return execute(sql, params, many, context)


@pytest.mark.parametrize("role", TYPICAL, ids=lambda role: role.code)
def test_whatever_becomes_of_what_a_role_may_not_see_nothing_changes_for_it(role, garden):
    reader = Reader(role, garden)
    count, writes = RecordRef.objects.count(), Writes()
    with connection.execute_wrapper(writes):
        before = reader.asked()
    assert writes.tables - NOTED == set()
    assert RecordRef.objects.count() == count
    garden.bloom(reader.hidden, outside=reader.blind)
    after = reader.asked(before)
    excepted = LOGS if reader.blind else LOGS | FIGURES
    changed = {key: differing(text, after[key]) for key, text in before.items() if text != after[key]}
    assert {key: told for key, told in changed.items() if key[1] not in excepted} == {}
    assert reader.told(after) == {}


def test_no_other_role_is_told_a_word_or_amount_that_it_may_not_see(garden):
    garden.bloom({found.code for found in ledgers() if found.restricted} | {"FDN"}, outside=True)
    for role in (role for role in ROLES if role not in TYPICAL):
        reader = Reader(role, garden)
        answers = reader.asked(briefly=True)
        assert reader.told(answers) == {}, role.code
        assert any(FILED in text for text in answers.values()) is (Perm.VIEW in role.perms), role.code
