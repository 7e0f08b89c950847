"""Checking a source: what cannot be compiled, at its line and in Chinese, and what must not be typed in."""

from datetime import date

import pytest

from canmou.activities.models import Event
from canmou.kernel.compile.checking import Finding, errors, names_typed_in, typed_in
from canmou.kernel.compile.engine import FILTERS, Run
from canmou.kernel.compile.wording import in_chinese
from canmou.kernel.metrics import scope_for
from canmou.lib.periods import parse
from canmou.personnel.models import DisciplineTalk


@pytest.mark.parametrize(
    ("source", "line", "told"),
    [
        ("甲\n{% sentence %}乙", 2, "“句子”没有结束，缺 {% endsentence %}"),
        ("{% paragraph %}\n{% sentence %}甲\n{% endparagraph %}", 3, "里面的“句子”还没有结束"),
        ("甲\n{% endsentence %}", 2, "多了一个 {% endsentence %}"),
        ("\n\n{% sentense %}", 3, "不认识“sentense”这个块"),
        ("{{ fig('a' }}", 1, "写法不对，请核对括号、引号和逗号"),
        ("{{ office.name }", 1, "写法不对"),
        ("甲\n{{ fig(“party.meetings”) }}", 2, "要用英文的"),
        ("{{ office.name|nosuch }}", 1, "没有“|nosuch”这种写法"),
        ('\n{{ fig("party.metings") }}', 2, "没有名为“party.metings”的指标，是不是 party.meetings（党组会）"),
        ('{{ fig("zzzz") }}', 1, "没有名为“zzzz”的指标，请用“数字和清单”查找"),
        ('{{ fig("party.meetings", "大约") }}', 1, "没有“大约”这种数字写法"),
        ('{{ fig("party.meetings", style="大约") }}', 1, "没有“大约”这种数字写法"),
        ('甲\n乙{{ rows("party.meetings")|joined }}', 2, "“党组会”（party.meetings）是一个数，不能逐条列出"),
    ],
)
def test_errors_are_told_at_their_line(cast, source, line, told):
    (finding,) = errors(source, scope_for(cast.office, parse("2023")))
    assert (finding.line, finding.error, told in finding.message) == (line, True, True), finding.message


def test_a_sound_source_has_none(cast):
    source = '{% paragraph %}{% sentence %}{{ fig("party.meetings", "余:50") }}{{ rows(which)|books }}{% endsentence %}{% endparagraph %}'
    assert errors(source, scope_for(cast.office, parse("2023"))) == []


def test_for_a_person_only_personal_figures_are_sound(cast):
    scope = scope_for(cast.office, parse("2023"), person=cast.staff[0])
    (finding,) = errors('{{ fig("party.meetings") }}{{ fig("drafting.tasks") }}', scope)
    assert "“党组会”（party.meetings）没有个人口径" in finding.message


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("召开会议3次", ["3"]),
        ("召开会议３次", ["３"]),
        ("2023年召开", ["2023年"]),
        ("达到95.5％，", ["95.5％"]),
        ("占％", ["％"]),
        ("编发《参阅件》", ["《参阅件》"]),
        ("{% section '2022年工作' %}{% endsection %}", ["2022年"]),
        ("{% point '3项' %}{% endpoint %}", ["3"]),
        ("召开{{ fig('x', '余:50') }}次{# 2023年3次 #}{% if value('x') > 3 %}{% endif %}", []),
        ("“四种形态”，十条措施", []),
    ],
)
def test_figures_years_and_titles_typed_in_are_told(source, words):
    assert [finding.message.split("”")[0].removeprefix("“") for finding in typed_in(source)] == words


def test_each_is_told_at_its_own_line():
    source = "甲\n  乙3次\n{% sentence %}\n丙\n丁《书》{% endsentence %}"
    assert [(finding.line, finding.error) for finding in typed_in(source)] == [(2, False), (5, False)]


def names(cast, text, login="general"):
    return [
        finding.message.split("”")[0].removeprefix("“")
        for finding in names_typed_in(text, cast.office, cast.users[login])
    ]


def test_names_typed_in_are_told(cast):
    cast.enter([Event(title="产业链座谈会", kind="meeting", held_on=date(2022, 6, 7))])
    cast.body("海岱大学", kind="university")
    source = "甲\n淄州市的孙启航\n在海岱大学参加产业链座谈会，党的二十大"
    found = names_typed_in(source, cast.office, cast.users["general"])
    assert {(finding.line, finding.message.split("”")[0][1:]) for finding in found} == {
        (2, "淄州市"),
        (2, "孙启航"),
        (3, "海岱大学"),
        (3, "产业链座谈会"),
        (3, "二十"),
    }
    assert Finding(2, "“淄州市”是本单位的名称，请用 {{ office.city_full }}，写死后不会随台账变化") in found


def test_a_title_that_the_reader_may_not_see_is_not_told(cast):
    talk = DisciplineTalk(
        person=cast.named("冯子昂"),
        kind="daily",
        held_on=date(2022, 7, 8),
        talker=cast.named("高振华"),
        reason="routine",
    )
    (entered,) = cast.enter([talk], unit="personnel", by="personnel")
    title = entered.ref.title
    assert title in names(cast, f"见{title}", "secretary")
    assert title not in names(cast, f"见{title}", "general")


def test_the_filters_told_of_are_those_there_are(cast):
    assert set(Run(scope_for(cast.office, parse("2023"))).filters()) == FILTERS


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("'nothing' is undefined", "没有“nothing”这个名称"),
        ("'Decimal' object is not iterable", "这里不是清单，不能循环"),
        ("something that nobody foresaw", "这里写法不对"),
        ("没有“x”这一项", "没有“x”这一项"),
    ],
)
def test_messages_are_chinese(said, told):
    assert in_chinese(said).startswith(told)
