"""For every role: whatever becomes of what it may not see, every page, file and answer stays the same."""

import json
import re

import pytest
from django.db import connection
from django.test import Client
from garden import AMOUNTS, ELSEWHERE, FILED, FOREIGN, someone, word
from walk import FIGURES, LOGS, addresses, differing, said

from canmou.kernel.api.tokens import issue_token
from canmou.kernel.compile.editions.keeping import keep
from canmou.kernel.compile.templates import save_template
from canmou.kernel.ledger.declare import ledger, ledgers
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.metrics import scope_for
from canmou.kernel.people.models import RoleGrant, Unit, User
from canmou.lib import periods
from canmou.site.roles import ROLES

SOURCE = """{% paragraph %}
{% sentence %}廉政谈话{{ fig("personnel.talks.integrity") }}人次{% endsentence %}
{% sentence %}收取信息处理费{{ fig("disclosure.fees") }}元{% endsentence %}
{% endparagraph %}"""
PREVIEW = """{% paragraph %}{% sentence %}鹬蚌NTK词{{ fig("personnel.talks.integrity") }}{% endsentence %}
{% for row in rows("experts.matter_list") %}{% sentence %}{{ row.origin_ref.name }}{% endsentence %}{% endfor %}
{% endparagraph %}"""
#: Tables that reading may write to: the session, the log of downloads, the day a token was last used, a key of a
#: second factor that is not in use yet.
NOTED = {"django_session", "kernel_auditrow", "kernel_audithead", "kernel_apitoken", "accounts_secondfactor"}


class Reader:
    """One role with nothing else, and what it may not see."""

    def __init__(self, role, garden):
        cast, self.role, self.garden = garden.cast, role, garden
        department = Unit.objects.get(short_name="市工信局")
        person = None if role.outside or role.administrator else garden.reader
        self.user = User.objects.create(username="reader", office=cast.office, person=person)
        unit = department if role.outside else cast.unit("research1") if role.sectional else None
        RoleGrant.objects.create(user=self.user, role=role.code, unit=unit, valid_from="2021-01-01")
        self.blind = role.outside or role.administrator
        restricted = {found.code for found in ledgers() if found.restricted}
        self.hidden = {c for c in restricted if self.blind or role.code not in ledger(c).readers}
        self.hidden |= {"FDN"} if self.blind else set()
        _, self.token = issue_token(by=self.user, name="测试", days=30, may_write=True)
        self.client = Client()
        self.client.force_login(self.user, backend="django.contrib.auth.backends.ModelBackend")
        self.values = self._values(cast)

    def _values(self, cast):
        garden, general = self.garden, cast.users["general"]
        template = save_template(
            cast.office, "brief", name="简报", title="{{ period.label }}简报", source=SOURCE, by=general
        )
        edition = keep(template, scope_for(cast.office, periods.parse("2024")), by=general)
        shown = [garden.own, garden.other, garden.matter, garden.task, *(garden.records[c] for c in CODES)]
        numbers = [record.number for record in shown] + [garden.foreign.number, "ZZ-AEV-2022-99999"]
        person, unit = cast.named("冯子昂"), cast.unit("society")
        return {
            "filled": {"talk": garden.records["NTK"].number, "matter": garden.matter.number, "unit": unit.uid}
            | {"edition": edition.uid},
            "code": ["EDM", "NTK"],
            "ledger.code": ["EDM", "STK", "AEV", "FDN", "NTK", "DFE", "XXX"],
            "ledger_totals.code": ["AEV", "FDN", "NTK", "DFE"],
            "ledger_export.code": ["STK", "AEV", "NTK"],
            "ledger_suggest.code": ["EDM", "STK"],
            "suggest.code": ["EDM", "STK"],
            "api_records.code": ["EDM", "STK", "FDN", "NTK", "DFE"],
            "column": ["origin_ref", "evidence"],
            "number": numbers,
            **dict.fromkeys(
                ("file_add.number", "file_open.number", "file_remove.number", "api_record_void.number",
                 "api_record_restore.number", "api_record_change.number"), numbers[:1]),
            "template_version.number": ["1"],
            "template_enable.number": ["1"],
            "template_back.number": ["1"],
            **dict.fromkeys(
                ("template.code", "template_edit.code", "template_preview.code", "template_stock.code",
                 "template_version.code", "template_enable.code", "template_back.code", "report.code",
                 "report_source.code", "report_download.code", "edition_keep.code", "api_report.code",
                 "api_report_keep.code"), ["brief"]),
            "period": ["2024"],
            "form": ["docx", "pdf", "txt", "trace"],
            "entry": ["F1", "F2", "F9"],
            "key": ["F1", "F2"],
            "uid": ["nothing"],
            "override": ["nothing"],
            "verb": ["agree"],
            "how": ["again"],
            "line": ["2"],
            "id": ["personnel.talks.integrity", "disclosure.fees", "experts.matters", "dates.open"],
            "slug": ["nothing"],
            "name": ["nothing"],
            "secret": ["nothing"],
            **dict.fromkeys(
                ("edition.uid", "edition_freeze.uid", "edition_drift.uid", "edition_next.uid",
                 "edition_download.uid", "edition_figure.uid", "override_new.uid", "api_edition.uid"),
                [edition.uid]),
            **dict.fromkeys(
                ("user.uid", "user_edit.uid", "user_request.uid", "grant_new.uid"), [cast.users["clerk"].uid]),
            "person.uid": [person.uid],
            "person_edit.uid": [person.uid],
            "unit.uid": [unit.uid],
        }  # fmt: skip

    def get(self, address):
        return self.client.get(address, headers={"Authorization": f"Bearer {self.token}"})

    def asked(self, before=None):
        """What is asked → what the answer says. `before`: what the gate of a route refused is not asked again."""
        found = {}
        for name, address in addresses(self.values):
            key = ("GET", name, address)
            if before is None or key in before:
                answer = self.get(address)
                if answer.status_code not in (403, 405) or self.blind:
                    found[key] = said(answer)
        for name, address, sent in self.posts():
            found["POST", name, address, str(sent)] = said(self.client.post(address, sent))
        for name, address, body in self.calls():
            answer = self.client.post(
                address,
                json.dumps(body),
                content_type="application/json",
                headers={"Authorization": f"Bearer {self.token}"},
            )
            found["POST", name, address, str(body)] = said(answer)
        return found

    def posts(self):
        """Forms that are answered with data and change nothing."""
        talk, file = self.garden.records["NTK"].number, "/records/{}/files/"
        for text in (word("NTK"), talk, f"{talk} {word('NTK')}"):
            row = {"row": "r1", "r1-title": "事项", "r1-origin_ref": text, "do": "check"}
            yield "quick", "/ledgers/EDM/quick/", row
            yield "record_new", "/ledgers/EDM/new/", {"title": "事项", "origin_ref": text}
        yield "quick", "/ledgers/NTK/quick/", {"row": "r1", "r1-person": someone("NTK"), "do": "check"}
        for act in ("void", "export", "set.unit"):
            yield "ledger_bulk", "/ledgers/EDM/bulk/", {"act": act, "pick": talk}
            yield "ledger_bulk", "/ledgers/NTK/bulk/", {"act": act, "pick": talk}
            yield "ledger_bulk", "/ledgers/EDM/bulk/?q=鹬蚌", {"act": act, "scope": "filter"}
        sent = {"source": PREVIEW, "year": "2024", "part": ""}
        yield "template_preview", "/reports/templates/brief/preview/", sent
        if self.role.code != "personnel_officer" and self.role.code != "party_secretary":
            yield "file_add", file.format(talk), {}
            yield "record_void", f"/records/{talk}/void/", {"reason": "探"}
            yield "record_edit", f"/records/{talk}/edit/", {"version": "1"}
            yield "quick_undo", "/ledgers/NTK/quick/undo/", {"number": talk, "reason": "探"}

    def calls(self):
        """Calls of the interface that are answered with data and change nothing."""
        for text in (word("NTK"), self.garden.records["NTK"].number):
            body = {"records": [{"title": "事项", "origin_ref": text}]}
            yield "api_records_new", "/api/v1/ledgers/EDM/records", body


CODES = ("NTK", "FDN")


@pytest.fixture(params=ROLES, ids=lambda role: role.code)
def reader(request, garden):
    return Reader(request.param, garden)


class Writes:
    """The tables that were written to."""

    def __init__(self):
        self.tables = set()

    def __call__(self, execute, sql, params, many, context):
        found = re.match(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM) "?(\w+)', sql)
        if found:
            self.tables.add(found[1])
        return execute(sql, params, many, context)


def test_nothing_that_a_role_may_not_see_reaches_it(reader, garden):
    count, writes = RecordRef.objects.count(), Writes()
    with connection.execute_wrapper(writes):
        before = reader.asked()
    assert writes.tables - NOTED == set()
    assert RecordRef.objects.count() == count
    garden.bloom(reader.hidden, outside=reader.blind)
    after = reader.asked(before)
    excepted = LOGS | (set() if reader.blind else FIGURES)
    changed = {key: differing(before[key], after[key]) for key in before if before[key] != after[key]}
    assert {key: told for key, told in changed.items() if key[1] not in excepted} == {}
    words = [FOREIGN, *(word(code) for code in reader.hidden), *(someone(code) for code in reader.hidden)]
    words += [amount for code in reader.hidden & AMOUNTS.keys() for amount in AMOUNTS[code]]
    words += [ELSEWHERE] if reader.blind else []
    typed = {key: [w for w in words if w in text and w not in _sent(key)] for key, text in after.items()}
    typed = {key: found for key, found in typed.items() if found and not _only_amounts(key, found, reader)}
    assert typed == {}
    assert any(FILED in text for text in after.values()) is not reader.role.administrator


def _sent(key):
    return "".join(key[2:])


def _only_amounts(key, found, reader):
    """The sum of a figure, which is computed for its scope."""
    return key[1] in FIGURES and not reader.blind and set(found) <= {a for each in AMOUNTS.values() for a in each}
