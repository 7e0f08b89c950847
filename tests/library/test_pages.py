"""The pages of the library: what they find, what they never show, what they refuse."""

import io
from datetime import date

import docx
import pypdf
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from canmou.kernel.audit.models import AuditRow
from canmou.kernel.ledger.drafts import Draft
from canmou.kernel.people.models import Unit
from canmou.kernel.secrecy.models import SecrecyEvent
from canmou.library.actions.reading import make_list, put_on_list
from canmou.library.following import follow
from canmou.library.models import ReadingItem, ReadingList, Work, WorkText
from canmou.library.searching import search, words_of
from canmou.library.texts import keep_text
from tests.instructions.test_instruction_records import instruction
from tests.library.planting import edited, running

COLD = "一、基本情况\n全市冷链物流企业有一百二十家，冷库容量居全省前列。\n（一）问题\n冷链断点在县乡两级。"
CLEAN = "水环境治理要上下游同治，河长制要见行动。"


@pytest.fixture
def works(cast):
    rows = [
        Work(title="冷链物流调研", kind="report", finished_on=date(2023, 3, 1), keywords="物流、食品"),
        Work(title="水环境调研", kind="report", finished_on=date(2023, 6, 1), keywords="生态"),
        Work(title="未存全文的冷链报告", kind="report", finished_on=date(2022, 6, 1)),
    ]
    drafts = [Draft(rows[0], {"authors": [cast.named("冯子昂")]}), Draft(rows[1]), Draft(rows[2])]
    made = cast.enter(drafts)
    for work, text in zip(made, (COLD + running(1, 900), CLEAN + running(2, 900)), strict=False):
        keep_text(work, text, by=cast.users["general"])
    return made


@pytest.fixture
def outside(cast):
    """A work that a department filed, and one of another department."""
    rows = []
    for name in ("市工信局", "市教育局"):
        unit = Unit.objects.get(office=cast.office, short_name=name)
        rows.append(
            Work(title=f"{name}的报告", kind="report", finished_on=date(2023, 1, 1), source_unit=unit)
        )
    made = cast.enter(rows)
    for work in made:
        keep_text(work, f"{work.title}：冷链要统筹。{running(5, 900)}", by=cast.users["general"])
    return made


def at(cast, name):
    client = Client()
    client.force_login(cast.users[name])
    return client


def page(cast, name, route, *args, **query):
    return at(cast, name).get(reverse(route, args=args), query)


def titles(cast, name, **query):
    context = page(cast, name, "library", **query).context
    assert context["listing"].total == len(context["hits"])
    return [hit.work.title for hit in context["hits"]]


def found(user, asked):
    return [Work.objects.get(pk=key).title for key in search(user, words_of(asked))]


@pytest.mark.parametrize("indexed", [True, False])
def test_words_are_searched_in_titles_and_texts(cast, works, indexed):
    if indexed:
        follow()
    clerk = cast.users["clerk"]
    assert found(clerk, "冷链物流") == ["冷链物流调研"]
    assert sorted(found(clerk, "冷链")) == ["冷链物流调研", "未存全文的冷链报告"]
    assert found(clerk, "冷链 断点") == ["冷链物流调研"]
    assert found(clerk, "河长") == ["水环境调研"]
    assert found(clerk, "河") == ["水环境调研"]
    assert found(clerk, "链断") == ["冷链物流调研"]
    assert found(clerk, "河冷") == []


def test_what_was_kept_after_the_index_is_found_and_what_was_replaced_is_not(cast, works):
    follow()
    keep_text(works[1], "新的一版说海绵城市。", by=cast.users["general"])
    assert found(cast.users["clerk"], "海绵城市") == ["水环境调研"]
    assert found(cast.users["clerk"], "河长") == []


def test_the_list_shows_where_the_words_stand(cast, works):
    (hit,) = page(cast, "clerk", "library", q="断点").context["hits"]
    assert [piece.text for piece in hit.found[0] if piece.marked] == ["断点"]
    html = page(cast, "clerk", "library", q="断点").content.decode()
    assert "冷链<mark>断点</mark>在县乡两级" in html


def test_the_list_is_narrowed(cast, works):
    assert titles(cast, "clerk", theme="生态") == ["水环境调研"]
    assert titles(cast, "clerk", author="冯子昂") == ["冷链物流调研"]
    assert titles(cast, "clerk", year="2022") == ["未存全文的冷链报告"]
    assert titles(cast, "clerk", kept="no") == ["未存全文的冷链报告"]
    assert titles(cast, "clerk", kept="yes", q="冷链") == ["冷链物流调研"]
    assert titles(cast, "clerk", grade="first") == []


def test_the_list_is_narrowed_by_instructions(cast, works):
    row = instruction(cast, work=works[1])
    cast.enter([row])
    assert titles(cast, "clerk", instruction="any") == ["水环境调研"]
    assert titles(cast, "clerk", instruction="affirmative") == ["水环境调研"]
    assert titles(cast, "clerk", instruction="none") == ["冷链物流调研", "未存全文的冷链报告"]
    (group,) = page(cast, "clerk", "library_work", works[1].number).context["uses"]
    assert (group.ledger.code, [ref.number for ref in group.refs]) == ("IIN", [row.number])


def test_a_department_finds_its_own_works_alone(cast, works, outside):
    follow()
    assert titles(cast, "department") == ["市工信局的报告"]
    assert titles(cast, "department", q="冷链") == ["市工信局的报告"]
    assert page(cast, "department", "library_work", outside[1].number).status_code == 404
    assert page(cast, "department", "library_work", works[0].number).status_code == 404
    draft = {"text": running(5, 900) + COLD + running(1, 900)}
    (match,) = at(cast, "department").post(reverse("library_compare"), draft).context["matches"]
    assert match.likeness.ref == outside[0].number


def test_administrators_do_not_enter(cast, works):
    for name in ("sysadmin", "secadmin", "auditor"):
        for route in ("library", "library_compare", "reading_lists", "library_collection"):
            assert page(cast, name, route).status_code == 403
        assert page(cast, name, "library_work", works[0].number).status_code == 403


def test_the_list_asks_as_often_for_one_row_as_for_three(cast, works):
    client, counts = at(cast, "clerk"), []
    client.get(reverse("library"))
    for query in ({"year": "2022"}, {}):
        with CaptureQueriesContext(connection) as seen:
            client.get(reverse("library"), query)
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_a_file_is_kept_as_the_next_edition(cast, works):
    made, out = docx.Document(), io.BytesIO()
    made.add_paragraph("来自文件的全文")
    made.save(out)
    out.seek(0)
    out.name = "报告.docx"
    answer = at(cast, "general").post(reverse("library_keep", args=[works[0].number]), {"file": out})
    assert answer.status_code == 302
    kept = WorkText.objects.filter(work=works[0]).order_by("-edition").first()
    assert (kept.edition, kept.text, kept.source) == (2, "来自文件的全文", "报告.docx")


def test_what_is_no_text_is_told_at_the_form(cast, works):
    answer = at(cast, "general").post(reverse("library_keep", args=[works[2].number]), {"text": ""})
    assert (answer.status_code, answer.context["form"].errors["text"]) == (422, ["请上传文件或粘贴全文"])
    assert not WorkText.objects.filter(work=works[2]).exists()


def test_a_neighbour_keeps_no_text(cast, works):
    answer = at(cast, "neighbour").post(reverse("library_keep", args=[works[2].number]), {"text": "全文"})
    assert answer.status_code == 403
    assert not WorkText.objects.filter(work=works[2]).exists()


def test_a_comparison_shows_passages_side_by_side_and_keeps_nothing(cast, works):
    before = (WorkText.objects.count(), AuditRow.objects.count())
    draft = running(9, 500) + edited((COLD + running(1, 900))[100:600], 0.1)
    (match,) = at(cast, "clerk").post(reverse("library_compare"), {"text": draft}).context["matches"]
    assert (match.likeness.ref, match.called) == (works[0].number, "部分相同")
    (pair,) = match.pairs
    same = "".join(piece.text for piece in pair.mine if piece.marked)
    assert len(same) > 350
    assert same == "".join(piece.text for piece in pair.its if piece.marked)
    assert (WorkText.objects.count(), AuditRow.objects.count()) == before


def test_a_classified_draft_is_not_compared(cast, works):
    answer = at(cast, "clerk").post(reverse("library_compare"), {"text": "机密★3年\n" + COLD})
    assert answer.status_code == 409
    assert SecrecyEvent.objects.filter(by=cast.users["clerk"], door="文稿比对").count() == 1


def test_reading_lists_are_ones_own_or_shared(cast, works, outside):
    own = make_list("冷链", shared=False, by=cast.users["clerk"])
    shared = make_list("全室共读", shared=True, by=cast.users["clerk"])
    for work in (works[0], outside[1]):
        put_on_list(shared, work, note="开头写得好", by=cast.users["clerk"])
    context = page(cast, "neighbour", "reading_lists").context
    assert [(one.title, count) for one, count, _ in context["lists"]] == [("全室共读", 2)]
    context = page(cast, "department", "reading_lists").context
    assert context["lists"] == []
    assert page(cast, "neighbour", "reading_list", own.uid).status_code == 404
    assert page(cast, "department", "reading_list", shared.uid).status_code == 404
    answer = at(cast, "neighbour").post(reverse("reading_list", args=[shared.uid]), {})
    assert answer.status_code == 403
    assert ReadingList.objects.count() == 2


def test_a_work_is_put_on_a_list_once_and_taken_off(cast, works):
    made = make_list("冷链", shared=False, by=cast.users["clerk"])
    client = at(cast, "clerk")
    for _ in range(2):
        client.post(reverse("library_put", args=[works[0].number]), {"list": made.uid, "note": "数据全"})
    assert list(ReadingItem.objects.values_list("work", "note")) == [(works[0].pk, "数据全")]
    client.post(reverse("reading_list", args=[made.uid]), {"work": works[0].number})
    assert ReadingItem.objects.count() == 0


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_the_yearly_collection_has_contents_and_texts(cast, works, form):
    answer = at(cast, "clerk").post(reverse("library_collection"), {"year": 2023, "form": form})
    assert answer.status_code == 200
    if form == "docx":
        made = docx.Document(io.BytesIO(answer.content))
        rows = [[cell.text for cell in row.cells] for row in made.tables[0].rows]
        assert [row[:2] for row in rows[1:]] == [["1", "冷链物流调研"], ["2", "水环境调研"]]
        text = "\n".join(paragraph.text for paragraph in made.paragraphs)
    else:
        text = "".join(p.extract_text() for p in pypdf.PdfReader(io.BytesIO(answer.content)).pages)
        text = "".join(text.split())
    assert text.index("一、冷链物流调研") < text.index("冷链断点在县乡两级") < text.index("二、水环境调研")
    assert AuditRow.objects.filter(verb="导出成果汇编").count() == 1


def test_a_collection_of_nothing_is_refused(cast, works):
    answer = at(cast, "clerk").post(reverse("library_collection"), {"year": 2022, "form": "pdf"})
    assert answer.status_code == 422
    assert AuditRow.objects.filter(verb="导出成果汇编").count() == 0
