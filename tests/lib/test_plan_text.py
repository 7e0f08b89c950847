"""The items of a plan in its paragraphs and tables."""

from canmou.lib.plan_duties import Duty
from canmou.lib.plan_tables import read_table, role_of
from canmou.lib.plan_text import Block, number_of, read_prose, task_of


def prose(*lines):
    return read_prose([Block(line, f"第{at}段") for at, line in enumerate(lines, 1)])


def told(passages):
    return [(each.kept, each.number, each.task, each.duty.settled()[0]) for each in passages]


def test_numbers_of_headings():
    lines = (
        "一、党建",
        "（一）学习",
        "1.落实",
        "１．落实",
        "（1）会议",
        "①准备",
        "2024年工作",
        "3.5万元资金",
    )
    assert [number_of(line)[:2] for line in lines] == [
        (1, "一、"),
        (2, "（一）"),
        (3, "1."),
        (3, "１．"),
        (4, "（1）"),
        (5, "①"),
        (-1, ""),
        (-1, ""),
    ]


def test_an_item_ends_with_the_bracket_that_names_its_section():
    [item] = prose(
        "一、加强政治建设",
        "1.落实“第一议题”制度。每次党组会首个议题安排学习。（牵头科室：机关党建科；责任人：白玉成；完成时限：全年）",
    )
    assert (item.task, item.measure) == ("落实“第一议题”制度", "每次党组会首个议题安排学习。")
    assert (item.path, item.number, item.place, item.kept) == (("一、加强政治建设",), "1.", "第2段", True)
    assert item.duty == Duty(leads=("机关党建科",), persons=("白玉成",), due="全年")
    assert item.source == (
        "1.落实“第一议题”制度。每次党组会首个议题安排学习。（牵头科室：机关党建科；责任人：白玉成；完成时限：全年）"
    )


def test_a_bracket_or_lines_of_their_own_belong_to_the_passage_above():
    first, second = prose(
        "1.开展调研。走访企业。",
        "（责任单位：经济调研科）",
        "2.编发内参。",
        "牵头科室：期刊信息科",
        "完成时限：12月底前",
    )
    assert (first.task, first.duty.settled()[0]) == ("开展调研", ("经济调研科",))
    assert second.duty == Duty(leads=("期刊信息科",), due="12月底前")


def test_duties_without_brackets_at_the_end():
    [item] = prose("1.开展调研，形成报告。牵头单位：经济调研科；完成时限：6月底前")
    assert (item.task, item.duty) == ("开展调研，形成报告", Duty(leads=("经济调研科",), due="6月底前"))


def test_several_brackets_in_a_paragraph_are_several_items():
    found = prose("1.实施扶持计划。支持攻关。（省科技厅牵头）支持制订标准。（省市场监管局牵头）")
    assert told(found) == [
        (True, "1.", "实施扶持计划", ("省科技厅",)),
        (True, "", "支持制订标准", ("省市场监管局",)),
    ]
    assert found[1].path == ("1.实施扶持计划",)


def test_a_heading_with_its_text_below_is_one_item():
    [item] = prose("（一）布局成长场景", "人工智能领域，加快发展。", "支持企业攻关。（省发展改革委负责）")
    assert (item.task, item.measure) == ("布局成长场景", "人工智能领域，加快发展。\n支持企业攻关。")


def test_unnumbered_paragraphs_under_a_heading_are_items_of_their_own():
    found = prose(
        "一、支持平台", "培育平台。给予奖补。（责任单位：省财政厅）", "推动上云。（责任单位：省经信厅）"
    )
    assert told(found) == [(True, "", "培育平台", ("省财政厅",)), (True, "", "推动上云", ("省经信厅",))]
    assert [each.path for each in found] == [("一、支持平台",), ("一、支持平台",)]


def test_a_heading_that_names_somebody_names_them_for_all_below():
    found = prose("（一）调查研究（牵头科室：综合调研一科）", "1.确定课题。", "2.开展调研。")
    assert told(found) == [
        (True, "1.", "确定课题", ("综合调研一科",)),
        (True, "2.", "开展调研", ("综合调研一科",)),
    ]
    assert [each.inherited for each in found] == [True, True]


def test_passages_that_name_nobody_are_set_aside_but_not_lost():
    found = prose(
        "一、总体要求", "（一）指导思想。坚持创新。", "二、任务", "1.调研。（办公室负责）", "2.宣传。"
    )
    assert told(found) == [
        (False, "（一）", "指导思想", ()),
        (True, "1.", "调研", ("办公室",)),
        (False, "2.", "宣传", ()),
    ]


def test_where_nobody_is_named_the_last_level_is_the_items():
    found = prose(
        "一、基本原则",
        "1.坚持创新。",
        "二、重点任务",
        "1.开展调研。",
        "2.编发内参。",
        "三、工作要求",
        "加强领导。",
    )
    assert [(each.kept, each.task) for each in found if each.kept] == [(True, "开展调研"), (True, "编发内参")]


def test_a_long_sentence_is_cut_at_a_comma():
    text = (
        "除涉密、法律法规禁止的事项外，各级政务服务事项全部开通全程网办，" + "优化流程，" * 20 + "便民利企。"
    )
    task, measure = task_of(text)
    assert (len(task) <= 60, measure) == (True, text)


HEADS = ["序号", "完成时限", "工作任务", "配合科室", "责任领导", "牵头科室", "责任人", "备注"]


def test_columns_stand_in_any_order():
    rows = [
        ["2024年重点任务分解表"] * 8,
        HEADS,
        ["一、党建引领"] * 8,
        ["1", "全年", "落实“第一议题”", "办公室、人事科", "韩立诚", "机关党建科", "白玉成", ""],
        ["", "", "", "", "", "", "", ""],
        ["2", "2024-06-30", "开展课题", "", "", "综合调研一科（高振华）", "", "重点"],
    ]
    found = read_table(rows, name="表1")
    first, second = found.passages
    assert (first.task, first.path, first.place, first.number) == (
        "落实“第一议题”",
        ("一、党建引领",),
        "表1第4行",
        "1",
    )
    assert first.duty == Duty(
        leads=("机关党建科",),
        supports=("办公室", "人事科"),
        persons=("白玉成",),
        leaders=("韩立诚",),
        due="全年",
    )
    assert second.duty == Duty(leads=("综合调研一科",), persons=("高振华",), due="2024-06-30")
    assert found.unused == ("备注",)


def test_a_table_without_the_heads_of_a_plan_is_none():
    assert read_table([["姓名", "职务"], ["张三", "科长"]], name="表1") is None


def test_heads_in_many_words():
    heads = ("牵头单位（科室）", "责 任 人", "完成\n时限", "工作任务（2024年）", "措施／要求", "电话")
    assert [role_of(head) for head in heads] == ["leads", "persons", "due", "task", "measure", ""]
