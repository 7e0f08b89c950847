"""Who answers for an item, as brackets and columns write it."""

import pytest

from canmou.lib.plan_duties import Duty, bracketed, is_vague, labelled, split_names, told, valued


def test_labels_in_any_order():
    found = labelled("牵头单位：经济调研科；配合单位：办公室、人事科，责任人：谭志刚；完成时限：6月底前")
    assert found == Duty(
        leads=("经济调研科",), supports=("办公室", "人事科"), persons=("谭志刚",), due="6月底前"
    )
    assert found.settled() == (("经济调研科",), ("办公室", "人事科"), False)


def test_those_responsible_support_a_lead_and_lead_without_one():
    assert labelled("牵头单位：市科技局，责任单位：市财政局").settled() == (
        ("市科技局",),
        ("市财政局",),
        False,
    )
    assert labelled("责任单位：市科技局、市财政局").settled() == (("市科技局",), ("市财政局",), True)


def test_words_before_the_first_label_are_the_deadline():
    assert labelled("6月底完成，牵头考核单位：市审批服务局") == Duty(leads=("市审批服务局",), due="6月底完成")


def test_a_person_in_brackets_answers_for_the_section():
    assert valued("leads", "经济调研科（谭志刚）、办公室") == Duty(
        leads=("经济调研科", "办公室"), persons=("谭志刚",)
    )


@pytest.mark.parametrize(
    ("text", "settled"),
    [
        ("省商务厅牵头，合肥海关配合", (("省商务厅",), ("合肥海关",), False)),
        ("市科技局、市财政局按职责分工负责", (("市科技局",), ("市财政局",), True)),
        ("国家发展改革委会同有关部门负责", (("国家发展改革委",), ("有关部门",), False)),
        ("省大数据局牵头，各有关部门、各市政府配合", (("省大数据局",), ("各有关部门", "各市政府"), False)),
        ("由办公室负责", (("办公室",), (), False)),
    ],
)
def test_sentences_without_labels(text, settled):
    assert told(text).settled() == settled


@pytest.mark.parametrize(
    "text",
    [
        "技工院校内由人力资源社会保障行政部门负责",
        "以联合体形式申报时，牵头单位填写",
        "联合体牵头人名称",
        "以下简称区县政府",
        "2021—2023年",
        "见附件",
    ],
)
def test_other_brackets_name_nobody(text):
    assert bracketed(f"有关事项（{text}）。") == []


def test_names_are_cut_where_names_end():
    assert split_names("市文化和旅游局、市住房和城乡建设局及市财政局等部门") == (
        "市文化和旅游局",
        "市住房和城乡建设局",
        "市财政局",
    )
    assert split_names("省财政厅，各市、县〔市、区〕政府") == ("省财政厅", "各市", "县〔市、区〕政府")


def test_vague_names_are_told_apart():
    assert [is_vague(name) for name in ("各有关科室", "相关部门", "各科室", "经济调研科", "办公室")] == [
        True,
        True,
        True,
        False,
        False,
    ]


def test_brackets_within_brackets():
    text = "加强调研（牵头科室：综合调研一科（高振华）；完成时限：5月底前）。"
    [(begin, end, duty)] = bracketed(text)
    assert (text[begin], text[end - 1], duty) == (
        "（",
        "）",
        Duty(leads=("综合调研一科",), persons=("高振华",), due="5月底前"),
    )
