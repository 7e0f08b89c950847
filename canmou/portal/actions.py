"""Asking somebody outside, and taking the answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from canmou.kernel import audit, secrecy
from canmou.kernel.attachments import open_content
from canmou.kernel.attachments.models import Attachment
from canmou.kernel.errors import Invalid
from canmou.kernel.ledger.models import Record
from canmou.kernel.people.models import User
from canmou.kernel.workflow import outside
from canmou.kernel.workflow.outside import Invitation
from canmou.portal.models import Question, ShownFile

MOST_TEXT, MOST_ANSWER, MOST_NAME = 5000, 3000, 60
#: As much of an answer as the workflow keeps as the opinion.
OPINION = 200


@dataclass(frozen=True)
class Asking:
    """Whom one asks what, until when, and what is shown for it."""

    name: str
    purpose: str
    expires_on: date
    contact: str = ""
    text: str = ""
    files: Sequence[Attachment] = ()


@transaction.atomic
def ask_outside(record: Record, asking: Asking, *, by: User) -> Invitation:
    """Make a link for somebody outside; it shows the question, this text and these files of the record, no more.

    Raises what the workflow refuses, and `Invalid` for a text too long or a file that may not be shown.
    """
    secrecy.guard_values({"给对方看的文字": asking.text}, by=by, door="portal")
    problems = {}
    if len(asking.text) > MOST_TEXT:
        problems["text"] = f"给对方看的文字最多{MOST_TEXT}字，现有{len(asking.text)}字；长文请作为附件"
    if any(file.ref_id != record.ref_id or file.voided or file.blob.encrypted for file in asking.files):
        problems["files"] = "只能选这条记录里的附件，含个人信息的附件不能给外部看"
    if problems:
        raise Invalid(problems)
    made = outside.invite(
        record,
        by=by,
        name=asking.name,
        contact=asking.contact,
        purpose=asking.purpose,
        expires_on=asking.expires_on,
    )
    question = Question.objects.create(link=made.link, text=asking.text)
    ShownFile.objects.bulk_create(ShownFile(question=question, attachment=file) for file in asking.files)
    return made


@transaction.atomic
def take_answer(token: str, *, name: str, text: str) -> Question:
    """Take an answer from outside, once. Raises `NotFound` where the link opens nothing, `Invalid` for the words."""
    outside.find(token)
    problems = {}
    if not name.strip():
        problems["name"] = "请写上您的姓名"
    elif len(name) > MOST_NAME:
        problems["name"] = f"姓名最多{MOST_NAME}字"
    if not text.strip():
        problems["text"] = "请写上您的答复；没有意见请写“无意见”"
    elif len(text) > MOST_ANSWER:
        problems["text"] = f"答复最多{MOST_ANSWER}字，现有{len(text)}字"
    if "\0" in name + text:
        problems["text"] = "答复里有不能保存的字符，请重新输入"
    if problems:
        raise Invalid(problems)
    secrecy.guard_values({"姓名": name, "答复": text}, by=None, door="portal")
    opinion = text if len(text) <= OPINION else text[: OPINION - 1] + "…"
    link = outside.answer(token, opinion=opinion)
    question, _ = Question.objects.get_or_create(link=link)
    question.answer, question.answered_name = text.strip(), name.strip()
    question.save(update_fields=["answer", "answered_name"])
    return question


def download(token: str, uid: str) -> tuple[str, bytes]:
    """Name and content of a file that a link shows. Raises `NotFound` for any other."""
    link = outside.find(token)
    shown = ShownFile.objects.filter(question__link=link, uid=uid, attachment__voided=False)
    found = shown.select_related("attachment__blob").first()
    if found is None:
        raise outside.gone()
    content = open_content(found.attachment)
    ref = link.step.ref
    audit.write("外部打开附件", by=None, office=link.step.office, number=ref.number)
    return found.attachment.name, content
