"""One reader for each role of the site, what it may not see, and everything that it can ask."""

import json

from django.test import Client
from garden import AMOUNTS, ELSEWHERE, FOREIGN, someone, word
from walk import FIGURES, addresses, said

from canmou.kernel.api.tokens import issue_token
from canmou.kernel.compile.editions.keeping import keep
from canmou.kernel.compile.editions.models import Edition
from canmou.kernel.compile.templates import save_template
from canmou.kernel.ledger.declare import ledger, ledgers
from canmou.kernel.metrics import scope_for
from canmou.kernel.people.models import RoleGrant, Unit, User
from canmou.lib import periods

SOURCE = """{% paragraph %}
{% sentence %}廉政谈话{{ fig("personnel.talks.integrity") }}人次{% endsentence %}
{% sentence %}收取信息处理费{{ fig("disclosure.fees") }}元{% endsentence %}
{% endparagraph %}"""
PREVIEW = """{% paragraph %}{% sentence %}鹬蚌NTK词{{ fig("personnel.talks.integrity") }}{% endsentence %}
{% for row in rows("experts.matter_list") %}{% sentence %}{{ row.origin_ref.name }}{% endsentence %}{% endfor %}
{% endparagraph %}"""
CODES = ("NTK", "FDN")
#: Pages without a word of records, walked by the administrators and by the typical roles.
ACCOUNTS = ("/account", "/away/", "/delegations/", "/sign")


class Reader:
    """One role with nothing else, and what it may not see."""

    def __init__(self, role, garden):
        cast, self.role, self.garden = garden.cast, role, garden
        department = Unit.objects.get(short_name="市工信局")
        person = None if role.outside or role.administrator else garden.reader
        User.objects.filter(person=garden.reader).update(person=None)  # the reader before
        self.user = User.objects.create(username=f"role-{role.code}", office=cast.office, person=person)
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
        garden, edition = self.garden, kept(cast)
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
            "activity_paper.kind": ["letter", "travel"],
            "uid": ["nothing"],
            "cell": ["nothing"],
            "weekly_sheet.unit": [unit.uid],
            "override": ["nothing"],
            "verb": ["agree"],
            "how": ["again"],
            "point": ["nothing"],
            "kind": ["nothing"],
            "which": ["nothing"],
            "task": ["nothing"],
            "reviewer": ["nothing"],
            "objection": ["nothing"],
            "week": ["2024-01-08"],
            "channel": ["nothing"],
            "what": ["sign", "read", "urge", "take-back"],
            "line": ["2"],
            "row": ["nothing"],
            "unit": ["nothing"],
            "year": ["2024"],
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

    def asked(self, before=None, *, briefly=False):
        """What is asked → what the answer says. `before`: what the gate of a route refused is not asked again."""
        found = {}
        for name, address in addresses(self.values, briefly=briefly):
            if briefly and address.startswith(ACCOUNTS) and not self.role.administrator:
                continue
            key = ("GET", name, address)
            if before is None or key in before:
                answer = self.get(address)
                if answer.status_code not in (403, 405):
                    found[key] = said(answer)
        if briefly:
            return found
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

    def told(self, answers):
        """The words and amounts in answers that this reader may not see, beside what the reader typed."""
        words = [FOREIGN, *(word(code) for code in self.hidden), *(someone(code) for code in self.hidden)]
        words += [ELSEWHERE] if self.blind else []
        amounts = [amount for code in self.hidden & AMOUNTS.keys() for amount in AMOUNTS[code]]
        found = {}
        for key, text in answers.items():
            wanted = words if key[1] in FIGURES and not self.blind else words + amounts
            typed = "".join(key[2:])
            told = [each for each in wanted if each in text and each not in typed]
            if told:
                found[key] = told
        return found


def kept(cast):
    """A kept report with figures of restricted ledgers, made when first asked for."""
    if (found := Edition.objects.first()) is not None:
        return found
    general, title = cast.users["general"], "{{ period.label }}简报"
    template = save_template(cast.office, "brief", name="简报", title=title, source=SOURCE, by=general)
    return keep(template, scope_for(cast.office, periods.parse("2024")), by=general)
