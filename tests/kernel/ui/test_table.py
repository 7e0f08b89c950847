"""Tables rendered in Python: escaping, sort links, blank cells."""

import pytest
from django.http import QueryDict
from django.utils.html import escape

from canmou.kernel.ui.markup import badge, link
from canmou.kernel.ui.table import Column, Row, Table, with_query


def test_cells_are_escaped_and_markup_is_kept():
    table = Table([Column("题目"), Column("状态")], [Row(["<b>甲&乙</b>", badge("已完成", "ok")])])
    html = str(table)
    assert '<td class="text" data-label="题目">&lt;b&gt;甲&amp;乙&lt;/b&gt;</td>' in html
    assert '<td class="text" data-label="状态"><span class="badge-cm ok">已完成</span></td>' in html


def test_links_escape_text_and_address():
    assert link("<甲>", '/a?b=1&c="') == '<a href="/a?b=1&amp;c=&quot;">&lt;甲&gt;</a>'


def test_blank_and_voided_cells_are_marked():
    html = str(Table([Column("篇数", "num")], [Row([None]), Row([0], voided=True)]))
    assert html.count('<td class="num blank" data-label="篇数"></td>') == 1
    assert '<tr class="voided"><td class="num" data-label="篇数">0</td></tr>' in html


@pytest.mark.parametrize(
    ("sort", "order", "next_sort"),
    [("", None, "due"), ("due", "ascending", "-due"), ("-due", "descending", "due"), ("title", None, "due")],
)
def test_sort_links_turn_and_keep_the_filters(sort, order, next_sort):
    query = QueryDict("q=甲&page=3", mutable=True)
    html = str(Table([Column("时限", "date", sort="due")], [], sort=sort, query=query))
    expected = escape(with_query(QueryDict("q=甲"), sort=next_sort))
    assert f'<a href="{expected}">时限' in html
    assert (f'aria-sort="{order}"' in html) if order else ("aria-sort" not in html)


def test_a_row_of_another_length_is_an_error():
    with pytest.raises(ValueError, match="argument"):
        str(Table([Column("甲"), Column("乙")], [Row(["一"])]))


def test_unknown_kinds_and_tones_are_errors():
    with pytest.raises(ValueError, match="no kind"):
        Column("甲", "numeric")
    with pytest.raises(ValueError, match="no tone"):
        badge("甲", "green")
