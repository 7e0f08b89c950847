"""Bringing in the staff workbook: kept on upload, carried out when somebody has read what it would change."""

from datetime import timedelta

from django.db import transaction

from canmou.accounts.actions.checks import hold, same_office
from canmou.accounts.actions.grants import request_grant
from canmou.accounts.actions.logins import LoginFacts, Slip, create_login
from canmou.accounts.actions.persons import Appointment, Facts, add_person, appoint, end_post, move_person
from canmou.accounts.models import StaffImport, StaffImportRow
from canmou.accounts.queries.staff_plan import Step, Verdict, plan
from canmou.accounts.workbook import StaffRow, Wrong, read_staff
from canmou.kernel import audit, clock, secrecy
from canmou.kernel.errors import Invalid, Refused
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, require, role

SHOWN = 30


@transaction.atomic
def keep_staff(name: str, content: bytes, *, by: User) -> StaffImport:
    """Read an uploaded workbook and keep its rows. Raises `Invalid` naming every wrong cell."""
    require(by, Perm.ACCOUNTS)
    secrecy.guard_content(name, content, by=by, door="account")
    rows, wrong = read_staff(content, name)
    if wrong:
        raise Invalid({"file": _listed(wrong)})
    if not rows:
        raise Invalid({"file": "表里没有人员，请从第2行起填写"})
    kept = StaffImport.objects.create(office=by.office, file_name=name[:200], by=by, at=clock.now())
    StaffImportRow.objects.bulk_create(
        StaffImportRow(
            source=kept,
            line=row.line,
            name=row.name,
            code=row.code,
            section=row.section,
            title=row.title,
            establishment=row.establishment,
            since=row.since,
            username=row.username,
            roles=",".join(row.roles),
        )
        for row in rows
    )
    return kept


def steps_of(kept: StaffImport) -> list[Step]:
    """What the kept rows would change today."""
    rows = [
        StaffRow(
            name=row.name,
            code=row.code,
            section=row.section,
            title=row.title,
            establishment=row.establishment,
            since=row.since,
            username=row.username,
            roles=tuple(code for code in row.roles.split(",") if code),
            line=row.line,
        )
        for row in kept.rows.all()
    ]
    return plan(kept.office, rows)


@transaction.atomic
def confirm_staff(kept: StaffImport, *, by: User) -> list[Slip]:
    """Carry out what may be carried out; refused rows change nothing. The one-time passwords of new logins."""
    hold(by, Perm.ACCOUNTS, {})
    same_office(by, kept.office_id)
    if not StaffImport.objects.filter(pk=kept.pk, confirmed_at=None).update(confirmed_at=clock.now()):
        raise Refused("这次导入已经确认过了")
    wanted = [step for step in steps_of(kept) if step.verdict in (Verdict.ADD, Verdict.CHANGE)]
    slips = [slip for step in wanted if (slip := _carry_out(step, by)) is not None]
    audit.write("导入人员", by=by, office=kept.office, number=kept.uid, count=len(wanted))
    return slips


def _carry_out(step: Step, by: User) -> Slip | None:
    row = step.row
    post = Appointment(unit=step.section, title=row.title, since=row.since, establishment=row.establishment)
    if step.person is None:
        step.person = add_person(Facts(row.name, row.code), post, by=by)
    elif step.post is not None and step.post.unit_id != step.section.pk:
        move_person(step.post, post, by=by)
    elif step.post is not None:
        appoint(step.person, post, by=by)
        end_post(step.post, on=row.since - timedelta(days=1), by=by)
    elif not step.person.posts.filter(unit=step.section, title=row.title, valid_to=None).exists():
        appoint(step.person, post, by=by)
    slip = create_login(LoginFacts(row.username), person=step.person, by=by) if step.login else None
    user = User.objects.filter(person=step.person).first()
    for code in step.roles:
        unit = step.section if role(code).sectional else None
        request_grant(user, role=code, unit=unit, valid_from=max(row.since, clock.today()), by=by)
    return slip


def _listed(wrong: list[Wrong]) -> str:
    told = "；".join(item.text for item in wrong[:SHOWN])
    return told + (f"；另有{len(wrong) - SHOWN}处" if len(wrong) > SHOWN else "")
