"""Proposals come in a table, are looked at row by row, and only then taken."""

import io

import pytest
from call_play import QUESTION, TITLE, filed, opened, outside, past
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document
from openpyxl import Workbook

from canmou.kernel.errors import NotPermitted, Refused
from canmou.research.actions import proposal_file
from canmou.research.models import Proposal, ProposalFile, ProposalRow

pytestmark = pytest.mark.django_db
HEADS = ("序号", "提出单位", "建议题目", "领域", "要回答的问题", "联系人及电话")
ROWS = [
    ("1", "市工信局", TITLE, "城建", QUESTION, "王某 3180000"),
    ("2", "", TITLE.replace("厂房", "园区"), "城建", QUESTION, "王某 3180000"),
    ("3", "市不存在局", TITLE.replace("厂房", "矿山"), "城建", QUESTION, "李某"),
    ("4", "市商务局", "太短", "城建", QUESTION, "李某"),
    ("5", "市商务局", TITLE, "天文", QUESTION, "李某"),
]


def workbook(rows=ROWS):
    book, kept = Workbook(), io.BytesIO()
    book.active.append(("2024年选题建议汇总表",))
    for row in (HEADS, *rows):
        book.active.append(row)
    book.save(kept)
    return kept.getvalue()


def word(rows=ROWS):
    document, kept = Document(), io.BytesIO()
    document.add_paragraph("2024年选题建议汇总表")
    table = document.add_table(rows=0, cols=len(HEADS))
    for row in (HEADS, *rows):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(kept)
    return kept.getvalue()


def received(cast, call, content=None, name="汇总.xlsx"):
    return proposal_file.receive(call, name=name, content=content or workbook(), by=cast.users["head"])


@pytest.mark.parametrize(("name", "make"), [("汇总.xlsx", workbook), ("汇总.docx", word)])
def test_each_row_says_what_is_wrong_and_nothing_is_taken_yet(cast, name, make):
    file = received(cast, opened(cast), make(), name)
    told = [(row.proposed_by and row.proposed_by.spoken, row.problem) for row in file.rows.all()]
    assert told == [
        ("市工信局", ""),
        ("市工信局", ""),
        (None, "“市不存在局”不在可以申报的单位里"),
        ("市商务局", "题目要8至40字，现有2字"),
        ("市商务局", "领域请从选题方向里选：产业、城建、民生"),
    ]
    assert Proposal.objects.count() == 0


def test_right_rows_are_taken_the_others_mended_or_dropped(cast):
    call = opened(cast)
    file = received(cast, call)
    assert proposal_file.take_right_ones(file, by=cast.users["head"]) == 2
    unit = outside(cast, "市工信局")
    assert [(p.title, p.proposed_by, p.source_unit, p.state) for p in Proposal.objects.order_by("pk")] == [
        (TITLE, unit, unit, "submitted"),
        (TITLE.replace("厂房", "园区"), unit, unit, "submitted"),
    ]
    third, fourth, fifth = file.rows.filter(taken=None)
    third.unit_name = "市商务局"
    assert proposal_file.mend(third, by=cast.users["head"]).problem == ""
    for row in (fourth, fifth):
        row.dropped = True
        proposal_file.mend(row, by=cast.users["head"])
    assert proposal_file.take_right_ones(file, by=cast.users["head"]) == 1
    file.refresh_from_db()
    assert (file.taken, file.closed_at is None, Proposal.objects.count()) == (3, False, 3)


def test_places_and_repeats_count_what_came_before(cast):
    call = opened(cast, department_limit=2)
    filed(cast, call)
    rows = [ROWS[0], ROWS[1], ("3", "市工信局", TITLE.replace("厂房", "矿山"), "城建", QUESTION, "王某")]
    file = received(cast, call, workbook(rows))
    assert [row.problem for row in file.rows.all()] == [
        "市工信局已经报过同名的建议",
        "",
        "市工信局最多报2条，已报2条；要换题请先撤回一条",
    ]


def test_after_the_closing_nothing_is_taken_from_a_file_either(cast):
    call = opened(cast)
    file = received(cast, call)
    file.call = past(call)
    with pytest.raises(Refused, match="截止，不再接收"):
        proposal_file.take_right_ones(file, by=cast.users["head"])
    with pytest.raises(Refused, match="截止，不再接收"):
        received(cast, call)
    assert (Proposal.objects.count(), ProposalFile.objects.count()) == (0, 1)


def test_a_file_without_proposals_is_refused(cast):
    with pytest.raises(Refused, match="没有在文件里找到选题建议"):
        received(cast, opened(cast), workbook([])[:0] or word([]), "空.docx")
    assert ProposalRow.objects.count() == 0


def test_only_those_who_keep_the_call_take_files(cast, client):
    call = opened(cast)
    with pytest.raises(NotPermitted):
        proposal_file.receive(call, name="汇总.xlsx", content=workbook(), by=cast.users["neighbour"])
    file = received(cast, call)
    for user in ("neighbour", "department"):
        client.force_login(cast.users[user])
        for route, args in (("call_import", (call.number,)), ("call_import_review", (call.number, file.uid))):
            assert client.get(reverse(route, args=args)).status_code in (403, 404)


def test_the_pages_lead_from_upload_to_taking(cast, client):
    call = opened(cast)
    client.force_login(cast.users["head"])
    sent = {"file": SimpleUploadedFile("汇总.xlsx", workbook())}
    answer = client.post(reverse("call_import", args=[call.number]), sent)
    file = ProposalFile.objects.get()
    review = reverse("call_import_review", args=[call.number, file.uid])
    assert (answer.status_code, answer.url) == (302, review)
    assert "收下没有问题的2条" in client.get(review).content.decode()
    row = file.rows.get(place=4)
    url = reverse("call_import_row", args=[call.number, file.uid, row.uid])
    assert "题目要8至40字" in client.get(url).content.decode()
    client.post(
        url,
        {"title": TITLE, "unit_name": "市商务局", "field": "城建", "question": QUESTION, "contact": "李某"},
    )
    client.post(review, {"do": "take"})
    assert Proposal.objects.count() == 3
