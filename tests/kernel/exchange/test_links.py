"""Links to people, units and records: found by what people write, among what is stored and what the file brings."""

from datetime import date

import pytest

from canmou.kernel.errors import Stale
from canmou.kernel.exchange.moving import carry_out
from canmou.kernel.exchange.planning import make_plan
from canmou.kernel.exchange.reading import read_workbook
from canmou.kernel.ledger.actions import void
from canmou.kernel.ledger.models import RecordChange, RecordRef
from canmou.kernel.people.models import Person, Post, Unit, User
from canmou.library.models import CityPractice, IndicatorValue, Work
from canmou.personnel.models import DisciplineTalk
from canmou.policies.models.policy import Policy
from canmou.site.demo.cast import make_cast

WORK = ["题名", "文本类别", "完成日期", "作者", "署名单位"]


def listed(record, name):
    through = getattr(type(record), name).through
    other = record._meta.get_field(name).m2m_reverse_field_name()
    return [str(getattr(row, other)) for row in through.objects.filter(work=record).order_by("pk")]


def test_lists_keep_their_order_however_they_are_parted(works):
    outcome = works(
        ["甲", "文章", "2022-01-01", "高振华、吕晓东，丁若兰;冯子昂 孙启航", "市发改委、市科技局"],
        ["乙", "文章", "2022-01-01", "孙启航\n丁若兰\n高振华", "淄州市科学技术局，综合调研一科"],
        headings=WORK,
    )
    assert [str(problem) for problem in outcome.plan.problems] == []
    first, second = Work.objects.order_by("number")
    assert listed(first, "authors") == ["高振华", "吕晓东", "丁若兰", "冯子昂", "孙启航"]
    assert listed(second, "authors") == ["孙启航", "丁若兰", "高振华"]
    assert listed(first, "author_units") == ["淄州市发展和改革委员会", "淄州市科学技术局"]
    assert listed(second, "author_units") == ["淄州市科学技术局", "综合调研一科"]


def test_a_list_in_another_order_is_one_change(works):
    works(["甲", "文章", "2022-01-01", "高振华、吕晓东", "市科技局"], headings=WORK)
    outcome = works(["甲", "文章", "2022-01-01", "吕晓东、高振华", "市科技局"], headings=WORK)
    assert [row.changed for row in outcome.plan.changed] == [
        {"authors": ["高振华、吕晓东", "吕晓东、高振华"]}
    ]
    work = Work.objects.get()
    assert (work.version, listed(work, "authors"), listed(work, "author_units")) == (
        2,
        ["吕晓东", "高振华"],
        ["淄州市科学技术局"],
    )
    works(["甲", "文章", "2022-01-01", "", "市科技局"], headings=WORK)
    assert (listed(work, "authors"), RecordChange.objects.count()) == ([], 2)


def test_unknown_and_ambiguous_names_say_what_to_write(cast, works, problems, state):
    cast.person("王伟", note="海岱大学")
    cast.person("王伟", note="齐风大学")
    cast.body("甲集团", short_name="集团")
    cast.body("乙集团", short_name="集团")
    before = state()
    outcome = works(
        ["甲", "文章", "2022-01-01", "高振华、李不存", ""],
        ["乙", "文章", "2022-01-01", "王伟", ""],
        ["丙", "文章", "2022-01-01", "", "市不存局"],
        ["丁", "文章", "2022-01-01", "", "集团"],
        headings=WORK,
    )
    assert problems(outcome) == [
        ("成果母本", 2, "作者", "没有名为“李不存”的人员，请核对姓名，或先在“人员”表里登记"),
        ("成果母本", 3, "作者", "有2位“王伟”，请填写其中一个：王伟（海岱大学）、王伟（齐风大学）"),
        ("成果母本", 4, "署名单位", "没有名为“市不存局”的单位，请核对名称，或先在“单位”表里登记"),
        ("成果母本", 5, "署名单位", "“集团”是几个单位的简称，请填写全称：甲集团、乙集团"),
    ]
    assert state() == before
    outcome = works(["乙", "文章", "2022-01-01", "王伟(齐风大学)、043、W0001", ""], headings=WORK)
    assert problems(outcome) == [
        ("成果母本", 2, "作者", "没有名为“043”的人员，请核对姓名，或先在“人员”表里登记")
    ]


def test_people_units_and_posts_come_with_the_file_in_any_order(bring):
    outcome = bring(
        {
            "成果母本": [[*WORK, "归口科室"], ["甲", "文章", "2022-01-01", "新来的", "新设二科", "新设科"]],
            "任职": [
                ["人员", "单位", "职务", "任职日期"],
                ["新来的", "新设科", "科长", "2022-01-01"],
            ],
            "人员": [["人员编号", "姓名", "说明"], ["099", "新来的", ""]],
            "单位": [
                ["单位名称", "简称", "单位类别", "上级单位"],
                ["新设二科", "", "科室", "新设科"],
                ["新设科", "", "科室", "淄州市人民政府研究室"],
            ],
        }
    )
    assert [str(problem) for problem in outcome.plan.problems] == []
    assert (outcome.batch.added, outcome.batch.changed) == (5, 0)
    assert Unit.objects.get(name="新设二科").parent.name == "新设科"
    assert Unit.objects.get(name="新设科").parent.name == "淄州市人民政府研究室"
    assert Post.objects.get(title="科长", unit__name="新设科").person == Person.objects.get(code="099")
    work = Work.objects.get()
    assert (listed(work, "authors"), listed(work, "author_units"), work.unit.name, work.ref.unit.name) == (
        ["新来的"],
        ["新设二科"],
        "新设科",
        "新设科",
    )


def test_units_above_themselves_are_a_problem(bring, problems, state):
    before = state()
    head = ["单位名称", "单位类别", "上级单位"]
    outcome = bring(
        {"单位": [head, ["甲科", "科室", "乙科"], ["乙科", "科室", "甲科"], ["丙科", "科室", "丙科"]]}
    )
    assert problems(outcome) == [("单位", row, "上级单位", "上级单位绕成了一圈，请改正") for row in (2, 3, 4)]
    assert state() == before


INDICATOR = ["指标名称", "口径说明", "计量单位", "频度", "时间口径", "数据来源单位", "启用日期"]
VALUE = ["指标", "所属期", "期末日期", "数值", "取数日期"]


def test_children_find_their_parents_in_the_file_and_in_the_office(bring):
    growth = ["增速", "……", "％", "月度", "当期", "市统计局", "2021-01-01"]
    first = {
        "指标数值": [VALUE, ["增速", "2022-06", "2022-06-30", 5.6, "2022-07-18"]],
        "指标口径": [INDICATOR, growth],
    }
    assert bring(first).plan.problems == []
    value = IndicatorValue.objects.get()
    assert (value.indicator.name, value.ref.title, value.number) == (
        "增速",
        "增速 2022-06",
        "ZZ-LIV-2022-00001",
    )
    again = {
        "指标数值": [
            VALUE,
            ["增速", "2022-06", "2022-06-30", 5.7, "2022-07-18"],
            [value.indicator.number, "2022-07", "2022-07-31", 5.8, "2022-08-18"],
            ["总量", "2022-07", "2022-07-31", 9, "2022-08-18"],
        ],
        "指标口径": [INDICATOR, growth, ["总量", "……", "亿元", "月度", "累计", "市统计局", "2021-01-01"]],
    }
    outcome = bring(again)
    assert [str(problem) for problem in outcome.plan.problems] == [
        "工作表“指标口径”第3行“时间口径”：“累计”不在可选范围内，请填写：年初累计、当期、期末时点"
    ]
    again["指标口径"][2][4] = "年初累计"
    outcome = bring(again)
    assert (outcome.batch.added, outcome.batch.changed, outcome.batch.unchanged) == (3, 1, 1)
    rows = IndicatorValue.objects.order_by("number").values_list(
        "indicator__name", "period", "value", "version"
    )
    assert [(name, period, float(value), version) for name, period, value, version in rows] == [
        ("增速", "2022-06", 5.7, 2),
        ("增速", "2022-07", 5.8, 1),
        ("总量", "2022-07", 9.0, 1),
    ]


def test_the_same_child_of_a_new_and_of_a_stored_parent_are_two(bring, problems):
    growth = ["增速", "……", "％", "月度", "当期", "市统计局", "2021-01-01"]
    bring({"指标口径": [INDICATOR, growth]})
    row = ["2022-06", "2022-06-30", 5.6, "2022-07-18"]
    outcome = bring(
        {
            "指标数值": [VALUE, ["增速", *row], ["总量", *row], ["增速", *row]],
            "指标口径": [INDICATOR, growth, ["总量", "……", "亿元", "月度", "当期", "市统计局", "2021-01-01"]],
        }
    )
    assert problems(outcome) == [
        ("指标数值", 4, "指标、所属期、版次", "与第2行的指标、所属期、版次相同，请删去一行或改正")
    ]


def test_rows_that_point_at_rows_of_their_own_sheet(bring):
    head = [
        "政策名称",
        "发文机关",
        "主题分类",
        "体裁分类",
        "层级",
        "成文日期",
        "发布日期",
        "有效性",
        "被何政策废止",
    ]
    rest = ["市科技局", "工业、交通", "通知", "市", "2022-03-02", "2022-03-04"]
    old, new = [*rest, "废止"], [*rest, "有效"]
    outcome = bring({"惠企政策": [head, ["甲", *old, "乙"], ["乙", *old, "丙"], ["丙", *new, ""]]})
    assert [str(problem) for problem in outcome.plan.problems] == []
    assert dict(Policy.objects.values_list("title", "abolished_by__title")) == {
        "甲": "乙",
        "乙": "丙",
        "丙": None,
    }
    outcome = bring({"惠企政策": [head, ["丙", *old, "丁"], ["丁", *old, "甲"]]})
    assert [str(problem) for problem in outcome.plan.problems] == []
    assert (outcome.batch.added, outcome.batch.changed) == (1, 1)
    assert dict(Policy.objects.values_list("title", "abolished_by__title")) == {
        "甲": "乙",
        "乙": "丙",
        "丙": "丁",
        "丁": "甲",
    }


def test_records_are_named_by_number_or_title_and_lists_by_lines(cast, bring, works, problems):
    works(["甲", "文章", "2022-01-01"], ["乙", "文章", "2022-01-01"], headings=WORK[:3])
    head = ["地方", "做法名称", "领域", "主要做法", "出处", "发布日期", "用于"]
    row = ["云山市", "一业一证", "营商环境", "……", "云山日报", "2022-04-12"]
    outcome = bring(
        {
            "外地经验": [head, [*row, "ZZ-LWK-2022-00002 乙的旧题名\n甲；丙"]],
            "成果母本": [WORK[:3], ["丙", "文章", "2022-01-01"]],
        }
    )
    assert problems(outcome) == []
    practice = CityPractice.objects.get()
    links = CityPractice.used_in.through.objects.filter(citypractice=practice).order_by("pk")
    assert [link.recordref.title for link in links] == ["乙", "甲", "丙"]
    outcome = bring({"外地经验": [head, [*row, "ZZ-LWK-2022-00099\n丁"]]})
    assert problems(outcome) == [
        ("外地经验", 2, "用于", "没有编号为“ZZ-LWK-2022-00099”的记录，请核对编号，或改填题名")
    ]
    outcome = bring({"外地经验": [head, [*row, "丁"]]})
    assert problems(outcome) == [
        ("外地经验", 2, "用于", "各台账里没有题名为“丁”的记录，请核对题名，或先登记那条记录")
    ]


def test_a_void_record_stays_linked_where_it_was_and_nowhere_else(cast, bring, works, problems):
    works(["甲", "文章", "2022-01-01"], ["乙", "文章", "2022-01-01"], headings=WORK[:3])
    head = ["地方", "做法名称", "领域", "主要做法", "出处", "发布日期", "用于"]
    bring({"外地经验": [head, ["云山市", "甲法", "营商环境", "……", "云山日报", "2022-04-12", "甲"]]})
    void(Work.objects.get(title="甲"), by=cast.users["general"], reason="重复")
    number = "ZZ-LWK-2022-00001 甲"
    outcome = bring({"外地经验": [head, ["云山市", "甲法", "产业", "……", "云山日报", "2022-04-12", number]]})
    assert problems(outcome) == []
    assert [row.changed for row in outcome.plan.changed] == [{"topic": ["营商环境", "产业"]}]
    outcome = bring({"外地经验": [head, ["云山市", "乙法", "产业", "……", "云山日报", "2022-04-12", number]]})
    assert problems(outcome) == [("外地经验", 2, "用于", "记录ZZ-LWK-2022-00001已作废，请改填别的记录")]


def test_a_number_that_the_importer_may_not_see_is_as_unknown_as_one_that_does_not_exist(
    cast, bring, problems, state
):
    talk = DisciplineTalk(
        person=cast.named("冯子昂"),
        kind="daily",
        held_on=date(2022, 7, 8),
        talker=cast.named("高振华"),
        reason="routine",
        follow_up="材料已改进",
    )
    (talk,) = cast.enter([talk], unit="personnel", by="personnel")
    head = ["地方", "做法名称", "领域", "主要做法", "出处", "发布日期", "用于"]

    def rows(number, title="甲法"):
        return {"外地经验": [head, ["云山市", title, "产业", "……", "云山日报", "2022-04-12", number]]}

    before = state()
    hidden = problems(bring(rows(talk.number, "长" * 500)))
    unknown = problems(bring(rows("ZZ-NTK-2022-00099", "长" * 500)))
    assert hidden == [("外地经验", 2, "用于", f"没有编号为“{talk.number}”的记录，请核对编号，或改填题名")]
    assert [(*place, text.replace("ZZ-NTK-2022-00099", talk.number)) for *place, text in unknown] == hidden
    assert state() == before
    bring(rows(""))
    practice = CityPractice.objects.get()
    practice.used_in.add(talk.ref)  # as somebody who may see it has linked it
    number, uid = practice.number, practice.ref.uid
    again = {"外地经验": [["编号", *head, "行标识"], [number, *rows(talk.number)["外地经验"][1], uid]]}
    outcome = bring(again)  # an export names it by its number alone: it stays as it is
    assert (problems(outcome), outcome.plan.unchanged) == ([], 1)


def test_a_person_who_vanished_since_the_check_makes_the_import_stale(transactional_db, demo_day, book):
    """SQLite does not look the links of every row up while rows move; each target is asked for once instead."""
    office = make_cast().office
    gone = Person.objects.create(office=office, name="新来的")
    content = book({"成果母本": [WORK, ["甲", "文章", "2022-01-01", "新来的", "市科技局"]]})
    by = User.objects.get(username="general")
    plan = make_plan(read_workbook("台账.xlsx", content), office=office, by=by)
    assert plan.problems == []
    gone.delete()
    with pytest.raises(Stale):
        carry_out(plan)
    assert (Work.objects.count(), RecordRef.objects.count()) == (0, 0)
