"""What is exported, re-saved, sorted and added to comes back as exactly that change."""

import io
from datetime import date

import openpyxl
import pytest

from canmou.kernel.exchange.importing import import_file
from canmou.kernel.exchange.writing import export
from canmou.kernel.ledger.actions import Draft
from canmou.kernel.ledger.models import RecordChange
from canmou.kernel.people.models import User
from canmou.library.models import CityPractice, Work


@pytest.fixture
def shelf(cast):
    """Works by several authors and practices that were used in them."""
    people = [cast.named(name) for name in ("高振华", "吕晓东", "丁若兰")]
    works = cast.enter(
        Draft(
            Work(
                title=f"关于第{n}条产业链的调研报告",
                short_name=f"链{n}",
                kind="report",
                finished_on=date(2022, 1 + n % 12, 7),
                characters=n or None,
                summary="第一段\n第二段  有空格\n" if n % 2 else "",
                mask="淄州" if n == 3 else "",
            ),
            {"authors": people[n % 3 :] + people[: n % 3]},
        )
        for n in range(30)
    )
    cast.enter(
        [
            Draft(
                CityPractice(
                    place="云山市",
                    title=f"做法{n}",
                    topic="营商环境",
                    gist="……",
                    source="《云山日报》",
                    published_on=date(2022, 4, 12),
                    collected_by=people[0],
                ),
                {"used_in": [works[n].ref, works[0].ref]},
            )
            for n in range(1, 4)
        ]
    )
    return cast


def resaved(content, edit=lambda book: None):
    book = openpyxl.load_workbook(io.BytesIO(content))
    edit(book)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def rows_of(page):
    return [[cell.value for cell in row] for row in page.iter_rows()]


def rewrite(page, rows):
    page.delete_rows(2, page.max_row)
    for row in rows:
        page.append(row)


def standing():
    return {
        record.number: (
            record.version,
            record.ref.title,
            tuple(record.ref.changes.values_list("pk", flat=True)),
        )
        for model in (Work, CityPractice)
        for record in model.objects.all()
    }


def again(content, by="general"):
    return import_file("台账.xlsx", content, by=User.objects.get(username=by))


def test_a_resaved_export_changes_nothing(shelf):
    before = standing()
    outcome = again(resaved(export(shelf.office, by=shelf.users["general"])))
    assert [str(problem) for problem in outcome.plan.problems] == []
    assert (outcome.batch.added, outcome.batch.changed) == (0, 0)
    assert outcome.batch.unchanged > 100
    assert standing() == before


def test_sorting_and_adding_one_row_changes_exactly_that_record(shelf):
    before = standing()

    def edit(book):
        page = book["成果母本"]
        head, *rows = rows_of(page)
        rows.sort(key=lambda row: row[head.index("完成日期")], reverse=True)
        new = [None] * len(head)
        for heading, value in {
            "题名": "新的一篇",
            "文本类别": "文章",
            "完成日期": "2022年6月7日",
            "作者": "高振华",
        }.items():
            new[head.index(heading)] = value
        rows.insert(7, new)
        rewrite(page, rows)
        head, *rows = rows_of(book["外地经验"])
        rewrite(book["外地经验"], rows[::-1])

    outcome = again(resaved(export(shelf.office, by=shelf.users["general"]), edit))
    assert [str(problem) for problem in outcome.plan.problems] == []
    assert (outcome.batch.added, outcome.batch.changed) == (1, 0)
    after = standing()
    assert after.pop("ZZ-LWK-2022-00031") == (1, "新的一篇", ())
    assert after == before
    assert RecordChange.objects.count() == 0


def test_one_cell_edited_changes_exactly_that_record(shelf):
    before = standing()

    def edit(book):
        page = book["成果母本"]
        head, *rows = rows_of(page)
        rows[4][head.index("字数")] = "1.2万字"
        rows[4][head.index("作者")] = "丁若兰"
        rewrite(page, rows)

    outcome = again(resaved(export(shelf.office, by=shelf.users["general"]), edit))
    assert [str(problem) for problem in outcome.plan.problems] == []
    after = standing()
    changed = {number for number in after if after[number] != before[number]}
    assert changed == {"ZZ-LWK-2022-00005"}
    change = RecordChange.objects.get()
    assert (change.version, change.values) == (
        2,
        {"authors": ["吕晓东、丁若兰、高振华", "丁若兰"], "characters": ["4", "12000"]},
    )


def test_a_section_may_bring_back_the_whole_export_with_its_own_rows_changed(shelf):
    shelf.enter([Work(title="本科的", kind="article", finished_on=date(2022, 1, 1))], unit="research1")
    content = export(shelf.office, by=shelf.users["head"])

    def edit(book, title):
        page = book["成果母本"]
        head, *rows = rows_of(page)
        for row in rows:
            if row[head.index("题名")] == title:
                row[head.index("字数")] = 777
        rewrite(page, rows)

    outcome = again(resaved(content, lambda book: edit(book, "本科的")), by="head")
    assert [str(problem) for problem in outcome.plan.problems] == []
    assert (outcome.batch.added, outcome.batch.changed) == (0, 1)
    before = standing()
    outcome = again(resaved(content, lambda book: edit(book, "关于第3条产业链的调研报告")), by="head")
    assert [(p.sheet, p.column, p.message) for p in outcome.plan.problems] == [
        ("成果母本", "归口科室", "您只能对本科室的记录“修改台账记录”，这条记录归其他科室")
    ]
    assert standing() == before
