"""What real sheets hold is read; what is wrong is told by its place; all or nothing."""

from datetime import date
from decimal import Decimal

import pytest

from canmou.kernel import audit
from canmou.kernel.audit.models import AuditRow
from canmou.kernel.errors import NotPermitted, Refused, Stale
from canmou.kernel.exchange.importing import import_file
from canmou.kernel.exchange.moving import Mover, carry_out
from canmou.kernel.exchange.plan import silent
from canmou.kernel.exchange.planning import make_plan
from canmou.kernel.exchange.reading import read_workbook
from canmou.kernel.exchange.staging import Stage
from canmou.kernel.exchange.writing import export, template
from canmou.kernel.ledger.actions import add, amend, void
from canmou.kernel.ledger.models import ImportBatch, LedgerCounter, Origin, RecordChange, RecordRef
from canmou.kernel.metrics import evaluate, scope_for
from canmou.kernel.office.models import Office
from canmou.lib import periods
from canmou.library.models import CityPractice, Indicator, IndicatorValue, Work

GOOD = ["关于预制食品产业的调研报告", "预制食品", "调研报告", "2022-06-07", 4800]


def test_a_row_becomes_a_record_like_one_entered_by_hand(cast, works):
    outcome = works(GOOD)
    assert outcome.plan.problems == []
    work = Work.objects.get()
    assert (work.title, work.short_name, work.kind, work.finished_on, work.characters) == (
        "关于预制食品产业的调研报告",
        "预制食品",
        "report",
        date(2022, 6, 7),
        4800,
    )
    assert (work.number, work.origin, work.version, work.state, work.voided) == (
        "ZZ-LWK-2022-00001",
        Origin.IMPORT,
        1,
        "recorded",
        False,
    )
    assert work.unit == cast.unit("general")  # the importer's own section, since no row names one
    assert work.created_by == cast.users["general"]
    ref = work.ref
    assert (ref.office, ref.ledger, ref.number, ref.title, ref.on, ref.unit, ref.state, ref.voided) == (
        cast.office,
        "LWK",
        work.number,
        work.title,
        work.finished_on,
        work.unit,
        work.state,
        False,
    )
    assert RecordChange.objects.count() == 0


def test_the_batch_and_one_audit_row_tell_of_the_import(cast, works):
    works(GOOD)
    before = AuditRow.objects.count()
    outcome = works(
        [*GOOD[:4], 5000],
        ["产业链调研之一", "", "调研报告", "2022-07-01", None],
        ["产业链调研之二", "", "调研报告", "2022-08-01", None],
    )
    batch = ImportBatch.objects.get(pk=outcome.batch.pk)
    assert (batch.added, batch.changed, batch.unchanged) == (2, 1, 0)
    assert (batch.by, batch.office, batch.file_name) == (cast.users["general"], cast.office, "台账.xlsx")
    assert list(batch.refs.order_by("number").values_list("number", flat=True)) == [
        "ZZ-LWK-2022-00002",
        "ZZ-LWK-2022-00003",
    ]
    assert AuditRow.objects.count() == before + 1
    row = AuditRow.objects.order_by("-seq").first()
    assert (row.verb, row.number, row.count) == ("导入台账", batch.uid, 3)
    assert audit.verify().ok


def test_numbers_follow_the_year_of_the_business_date_in_order_of_the_rows(works):
    works(
        ["甲", "", "文章", "2021-12-31", None],
        ["乙", "", "文章", "2022-01-01", None],
        ["丙", "", "文章", "2021-01-01", None],
    )
    works(["丁", "", "文章", "2021-05-01", None])
    assert dict(Work.objects.values_list("title", "number")) == {
        "甲": "ZZ-LWK-2021-00001",
        "丙": "ZZ-LWK-2021-00002",
        "乙": "ZZ-LWK-2022-00001",
        "丁": "ZZ-LWK-2021-00003",
    }
    assert dict(LedgerCounter.objects.values_list("year", "last")) == {2021: 3, 2022: 1}


def test_what_real_sheets_hold_is_read(works):
    outcome = works(
        [None] * 5,
        ["  关于　预制食品\n的报告 ", "１号报告", " 调研报告 ", "2022年6月7日", "４８００字"],
        ["", "  ", None, "　", ""],
        ["乙", "", "文章", "6月7日", "1.2万"],
        ["丙", "", "文章", "２０２２．６．８", "1,234"],
        ["丁", "", "文章", date(2022, 6, 9), 12],
        ["合计", "", "", "", 99999],
        ["小 计", None, None, None, None],
        year=2022,
    )
    assert outcome.plan.problems == []
    assert list(
        Work.objects.order_by("pk").values_list("title", "short_name", "finished_on", "characters")
    ) == [
        ("关于 预制食品 的报告", "１号报告", date(2022, 6, 7), 4800),
        ("乙", "", date(2022, 6, 7), 12000),
        ("丙", "", date(2022, 6, 8), 1234),
        ("丁", "", date(2022, 6, 9), 12),
    ]
    assert [(r.row, r.column, r.message) for r in outcome.plan.notices] == [
        (3, "字数", "“４８００字”读作4800"),
        (5, "完成日期", "“6月7日”没有写年份，按2022年补全"),
        (5, "字数", "“1.2万”读作12000"),
        (8, "", "合计行，已跳过"),
        (9, "", "合计行，已跳过"),
    ]


def test_formulas_are_read_by_their_results_with_one_notice_per_column(works, formula):
    outcome = works(
        [formula('="甲"&"乙"', "甲乙"), "", "文章", "2022-06-07", formula("=1000+200", 1200)],
        ["丙", "", "文章", "2022-06-07", formula("=SUM(1,2)", 3)],
    )
    assert dict(Work.objects.values_list("title", "characters")) == {"甲乙": 1200, "丙": 3}
    assert [(r.row, r.column, r.message) for r in outcome.plan.notices] == [
        (2, "题名", "是公式，按它的计算结果读取"),
        (2, "字数", "等2处是公式，按它的计算结果读取"),
    ]


def test_every_problem_names_sheet_row_column_and_what_to_do_and_nothing_is_written(
    works, problems, state, formula
):
    works(GOOD)
    before = state()
    outcome = works(
        ["甲", "", "论文", "2022-06-07", 1],
        ["乙", "", "文章", "2022-13-07", "约100"],
        ["", "", "文章", "6月7日", 1],
        ["丙", "", "文章", "2999-01-01", 1.5],
        ["丁《戊》", "", "文章", "2022-06-07", formula("=1/0", "#DIV/0!")],
        ["己", "", "文章", "2022-06-07", 5],
        ["长" * 201, "", "文章", "2022-06-07", -5],
    )
    choices = "调研报告、文章、经验材料、情况汇报、典型案例、政策解读、综合文稿、其他"
    assert problems(outcome) == [
        ("成果母本", 2, "文本类别", f"“论文”不在可选范围内，请填写：{choices}"),
        ("成果母本", 3, "完成日期", "“2022-13-07”这一天不存在，请改正"),
        ("成果母本", 3, "字数", "“约100”是概数，请填写准确的数字"),
        ("成果母本", 4, "题名", "不能为空，请补上"),
        ("成果母本", 4, "完成日期", "“6月7日”没有写年份，请补上年份，或在导入时指定年度"),
        ("成果母本", 5, "完成日期", "“2999-01-01”的年份2999不在1949至2100年之间，请改正"),
        ("成果母本", 5, "字数", "“1.5”不是整数，请填写整数"),
        ("成果母本", 6, "字数", "单元格里是公式错误，请改正公式或直接填写内容"),
        ("成果母本", 8, "题名", "最多200字，现有201字，请缩短"),
        ("成果母本", 8, "字数", "确保该值大于或等于0。"),
    ]
    assert outcome.batch is None
    assert state() == before


def test_a_broken_rule_between_columns_is_told_before_the_database_refuses(bring, problems, state, cast):
    cast.body("淄州市统计局")
    before = state()
    outcome = bring(
        {
            "指标口径": [
                [
                    "指标名称",
                    "口径说明",
                    "计量单位",
                    "频度",
                    "时间口径",
                    "数据来源单位",
                    "启用日期",
                    "停用日期",
                ],
                ["甲", "……", "亿元", "月度", "当期", "市统计局", "2022-05-01", "2022-04-01"],
            ]
        }
    )
    assert problems(outcome) == [("指标口径", 2, "停用日期", "不能早于“启用日期”")]
    assert state() == before


def test_a_record_voided_is_not_changed_by_an_import(cast, works, problems, state):
    works(GOOD)
    void(Work.objects.get(), by=cast.users["general"], reason="重复")
    before = state()
    outcome = works(
        ["ZZ-LWK-2022-00001", *GOOD], headings=["编号", "题名", "简称", "文本类别", "完成日期", "字数"]
    )
    assert problems(outcome) == [
        ("成果母本", 2, "编号", "记录ZZ-LWK-2022-00001已作废，不能导入修改；请先恢复它，或删去这一行")
    ]
    assert state() == before


NUMBERED = ["编号", "题名", "文本类别", "完成日期"]


def test_rows_match_by_number_then_row_id_then_natural_key(works):
    works(
        ["甲", "", "文章", "2022-01-01", 1],
        ["乙", "", "文章", "2022-01-01", 1],
        ["丙", "", "文章", "2022-01-01", 1],
    )
    uids = dict(Work.objects.values_list("title", "ref__uid"))
    outcome = works(
        ["ZZ-LWK-2022-00001", "", "甲改名", "文章", "2022-01-02"],
        ["", uids["乙"], "乙改名", "文章", "2022-01-02"],
        ["", "", "丙", "文章", "2022-01-02"],
        ["", "", "丁", "文章", "2022-01-02"],
        headings=["编号", "行标识", "题名", "文本类别", "完成日期"],
    )
    assert outcome.plan.problems == []
    assert [(row.number, row.existing is not None) for row in outcome.plan.rows] == [
        ("ZZ-LWK-2022-00001", True),
        ("ZZ-LWK-2022-00002", True),
        ("ZZ-LWK-2022-00003", True),
        ("", False),
    ]
    assert list(Work.objects.order_by("number").values_list("number", "title", "version", "characters")) == [
        ("ZZ-LWK-2022-00001", "甲改名", 2, 1),
        ("ZZ-LWK-2022-00002", "乙改名", 2, 1),
        ("ZZ-LWK-2022-00003", "丙", 2, 1),
        ("ZZ-LWK-2022-00004", "丁", 1, None),
    ]


def test_a_changed_record_keeps_its_history(cast, works):
    works(GOOD)
    works([GOOD[0], "预制食品", "文章", "2021-06-07", 4800])
    work = Work.objects.get()
    assert (work.number, work.version, work.kind, work.origin) == (
        "ZZ-LWK-2022-00001",
        2,
        "article",
        "import",
    )
    change = RecordChange.objects.get()
    assert (change.ref, change.version, change.verb, change.by) == (
        work.ref,
        2,
        "导入修改",
        cast.users["general"],
    )
    assert change.values == {"kind": ["调研报告", "文章"], "finished_on": ["2022-06-07", "2021-06-07"]}
    assert work.ref.on == date(2021, 6, 7)


def test_numbers_of_nobody_another_office_another_ledger_or_twice_are_problems(works, problems, state):
    works(GOOD)
    before = state()
    outcome = works(
        ["ZZ-LWK-2022-00009", "甲", "文章", "2022-01-01"],
        ["QD-LWK-2022-00001", "乙", "文章", "2022-01-01"],
        ["ZZ-LIN-2022-00001", "丙", "文章", "2022-01-01"],
        ["第3号", "丁", "文章", "2022-01-01"],
        ["ZZ-LWK-2022-00001", "戊", "文章", "2022-01-01"],
        ["ZZ-LWK-2022-00001", "己", "文章", "2022-01-01"],
        headings=NUMBERED,
    )
    unknown = "没有编号为“{}”的记录；新记录请把编号和行标识留空，由系统编号"
    assert problems(outcome) == [
        ("成果母本", 2, "编号", unknown.format("ZZ-LWK-2022-00009")),
        ("成果母本", 3, "编号", unknown.format("QD-LWK-2022-00001")),
        ("成果母本", 4, "编号", unknown.format("ZZ-LIN-2022-00001")),
        ("成果母本", 5, "编号", unknown.format("第3号")),
        ("成果母本", 7, "编号", "与第6行相同（ZZ-LWK-2022-00001），请删去一行"),
    ]
    assert state() == before


def test_row_ids_copied_made_up_or_of_another_ledger_are_problems(cast, works, problems, state):
    works(["甲", "", "文章", "2022-01-01", 1])
    indicator = Indicator(
        unit=cast.unit("general"), office=cast.office, name="增速", definition="……", measure="％", frequency="month",
        aggregation="current", source=cast.unit("office"), used_from=date(2021, 1, 1),
    )  # fmt: skip
    add(indicator, by=cast.users["general"])
    uid = Work.objects.get().ref.uid
    before = state()
    outcome = works(
        ["", "abc", "乙", "文章", "2022-01-01"],
        ["", indicator.ref.uid, "丙", "文章", "2022-01-01"],
        ["", uid, "丁", "文章", "2022-01-01"],
        ["", uid, "戊", "文章", "2022-01-01"],
        ["ZZ-LWK-2021-00007", uid, "己", "文章", "2022-01-01"],
        headings=["编号", "行标识", "题名", "文本类别", "完成日期"],
    )
    assert problems(outcome) == [
        ("成果母本", 2, "行标识", "“abc”不是系统导出的行标识，请清空这一格"),
        ("成果母本", 3, "行标识", f"行标识“{indicator.ref.uid}”属于别的台账，请清空这一格"),
        ("成果母本", 5, "行标识", f"与第4行相同（{uid}），复制出来的新行请把编号和行标识清空"),
        ("成果母本", 6, "行标识", f"与第4行相同（{uid}），复制出来的新行请把编号和行标识清空"),
    ]
    assert state() == before
    outcome = works(
        ["ZZ-LWK-2021-00007", uid, "己", "文章", "2022-01-01"],
        headings=["编号", "行标识", "题名", "文本类别", "完成日期"],
    )
    assert problems(outcome) == [
        (
            "成果母本",
            2,
            "编号",
            "行标识是记录ZZ-LWK-2022-00001的，编号却是“ZZ-LWK-2021-00007”，请改回编号或清空行标识",
        )
    ]


def test_two_new_rows_of_one_natural_key_are_a_problem(works, problems):
    outcome = works(["甲", "", "文章", "2022-01-01", 1], ["甲", "", "文章", "2022-01-02", 1])
    assert problems(outcome) == [("成果母本", 3, "题名", "与第2行的题名相同，请删去一行或改正")]
    assert Work.objects.count() == 0


def test_columns_left_out_keep_what_is_stored(works):
    works(GOOD)
    outcome = works(["", GOOD[0], "2022-06-08"], headings=["编号", "题名", "完成日期"])
    assert [r.message for r in outcome.plan.problems] == ["缺少必填的栏：文本类别，请按模板补上"]
    outcome = works([GOOD[0], "文章", "2022-06-08"], headings=["题名", "文本类别", "完成日期"])
    assert outcome.plan.problems == []
    work = Work.objects.get()
    assert (work.short_name, work.characters, work.finished_on) == ("预制食品", 4800, date(2022, 6, 8))


def test_an_unchanged_row_leaves_the_record_alone(works, state):
    works(GOOD)
    before = state(leaving=("kernel_importbatch", "kernel_auditrow", "kernel_audithead"))
    outcome = works(GOOD)
    assert (outcome.batch.added, outcome.batch.changed, outcome.batch.unchanged) == (0, 0, 1)
    after = state(leaving=("kernel_importbatch", "kernel_auditrow", "kernel_audithead"))
    assert {table for table in after if after[table] != before[table]} <= {"sqlite_sequence"}


def test_a_dry_run_checks_and_writes_nothing(works, state):
    before = state()
    outcome = works(GOOD, dry_run=True)
    assert (outcome.batch, len(outcome.plan.added), outcome.plan.problems) == (None, 1, [])
    assert state() == before


def test_headings_that_are_unknown_twice_or_nowhere_are_problems(bring, works, problems, state):
    before = state()
    assert problems(
        works(["甲", "文章", "2022-01-01", "x"], headings=["题名", "文本类别", "完成日期", "备忘"])
    ) == [("成果母本", 1, "备忘", "模板里没有这一栏，请改成模板的栏名或删去这一栏")]
    assert problems(
        works(["甲", "文章", "2022-01-01", "x"], headings=["题名", "文本类别", "完成日期", "题名"])
    ) == [("成果母本", 1, "题名", "这一栏出现了两次，请删去一栏")]
    assert problems(works(["甲", "乙"], headings=["姓名", "年龄"])) == [
        ("成果母本", 1, "", "找不到表头，请保留模板的表头行")
    ]
    assert problems(bring({"Sheet1": [["题名"], ["甲"]], "Sheet2": []})) == [
        ("", 0, "", "没有一个工作表是台账（现有：Sheet1、Sheet2），请用“下载模板”得到的工作簿填写")
    ]
    assert problems(bring({"成果母本": [["题名", "文本类别", "完成日期"]], "草稿": [["x"]]})) == [
        ("草稿", 0, "", "不认识这个工作表，请把表名改成台账名称，或删去这张表")
    ]
    assert state() == before


def test_the_heading_row_may_come_late_with_stars_and_notes_beside_the_table(bring):
    outcome = bring(
        {
            "成果母本": [
                ["2022年成果登记表"],
                [],
                ["题 名*", "*文本类别", "完成日期（必填）", None],
                ["甲", "文章", "2022-01-01", "旁注"],
            ]
        }
    )
    assert outcome.plan.problems == []
    assert [str(notice) for notice in outcome.plan.notices] == [
        "工作表“成果母本”第3行：第4栏没有栏名，其中1格内容没有读取"
    ]
    assert Work.objects.get().title == "甲"


def test_an_empty_template_brings_nothing(cast, bring, state):
    before = state()
    outcome = bring(template(cast.office, by=cast.users["general"]))
    assert (outcome.plan.problems, outcome.plan.rows, outcome.batch) == ([], [], None)
    assert state() == before


def test_a_record_changed_meanwhile_makes_the_import_stale_and_nothing_moves(cast, works, book, state):
    works(GOOD)
    data = book(
        {
            "成果母本": [
                ["题名", "文本类别", "完成日期"],
                [GOOD[0], "文章", "2022-06-07"],
                ["甲", "文章", "2022-1-1"],
            ]
        }
    )
    plan = make_plan(read_workbook("a.xlsx", data), office=cast.office, by=cast.users["general"])
    work = Work.objects.get()
    work.characters = 1
    amend(work, by=cast.users["general"])
    before = state()
    with pytest.raises(Stale, match="什么也没有导入；请重新导入一次"):
        carry_out(plan)
    assert state() == before
    assert Work.objects.get().characters == 1


def test_a_record_entered_meanwhile_makes_the_import_stale(cast, book, state):
    data = book({"成果母本": [["题名", "文本类别", "完成日期"], ["甲", "文章", "2022-06-07"]]})
    plan = make_plan(read_workbook("a.xlsx", data), office=cast.office, by=cast.users["general"])
    cast.enter([Work(title="甲", kind="article", finished_on=date(2022, 6, 7))])
    before = state()
    with pytest.raises(Stale, match="登记了新记录"):
        carry_out(plan)
    assert state() == before


def test_a_unit_made_meanwhile_makes_the_import_stale(cast, book, state):
    data = book({"单位": [["单位名称", "单位类别"], ["综合调研三科", "科室"]]})
    plan = make_plan(read_workbook("a.xlsx", data), office=cast.office, by=cast.users["general"])
    cast.body("综合调研三科")
    before = state()
    with pytest.raises(Stale):
        carry_out(plan)
    assert state() == before


def test_figures_count_imported_and_entered_records_alike(cast, works):
    cast.enter([Work(title="甲", kind="article", finished_on=date(2022, 6, 7))])
    works(["乙", "", "文章", "2022-06-30", 1], ["丙", "", "文章", "2023-01-01", 1])
    found = evaluate("library.works.finished", scope_for(cast.office, periods.parse("2022")))
    assert found.value == 2


def test_decimals_keep_their_places(cast, bring):
    cast.body("淄州市统计局")
    head = ["指标名称", "口径说明", "计量单位", "频度", "时间口径", "数据来源单位", "启用日期"]
    outcome = bring(
        {
            "指标数值": [
                ["指标", "所属期", "期末日期", "数值", "同比增减", "取数日期"],
                ["增速", "2022-06", "2022-06-30", 5.6, "-1.25％", "2022-07-18"],
                ["增速", "2022-07", "2022-07-31", "1,234.5678", "", "2022-08-18"],
            ],
            "指标口径": [head, ["增速", "……", "％", "月度", "当期", "市统计局", "2021-01-01"]],
        }
    )
    assert outcome.plan.problems == []
    assert list(
        IndicatorValue.objects.order_by("period").values_list("indicator__name", "value", "growth")
    ) == [
        ("增速", Decimal("5.6000"), Decimal("-1.25")),
        ("增速", Decimal("1234.5678"), None),
    ]
    assert list(
        RecordRef.objects.filter(ledger="LIV").order_by("number").values_list("title", flat=True)
    ) == [
        "增速 2022-06",
        "增速 2022-07",
    ]


def test_problems_are_counted_beyond_what_is_kept(works):
    outcome = works(*(["甲", "", "论文", "2022-06-07", 1] for _ in range(1200)))
    assert (outcome.plan.problem_count, len(outcome.plan.problems)) == (1200, 1000)


def test_who_may_not_import_is_refused(cast, works, state):
    before = state()
    for login in ("department", "auditor", "sysadmin", "clerk", "leader"):
        with pytest.raises(NotPermitted):
            works(GOOD, by=login)
    assert state() == before


def test_an_office_imports_only_its_own(cast, book):
    other = Office.objects.create(
        code="QD", name="甲市研究室", short_name="甲研", plain_name="研究室", city="甲", city_full="甲市",
        city_short="甲", province="乙", province_full="乙省",
    )  # fmt: skip
    data = book({"成果母本": [["题名", "文本类别", "完成日期"], ["甲", "文章", "2022-06-07"]]})
    with pytest.raises(Refused, match="只能导入本机关的台账"):
        import_file("a.xlsx", data, by=cast.users["general"], office=other)
    with pytest.raises(Refused, match="只能导出本机关的台账"):
        export(other, by=cast.users["general"])
    assert Work.objects.count() == 0


def test_keys_and_numbers_assumed_before_the_transaction_give_way_to_what_came_between(cast, book):
    """Somebody enters records elsewhere, a unit and a person, and takes a number, between staging and moving."""
    data = book(
        {
            "单位": [["单位名称", "单位类别"], ["新设科", "科室"]],
            "人员": [["人员编号", "姓名"], ["099", "新来的"]],
            "外地经验": [
                ["地方", "做法名称", "领域", "主要做法", "出处", "发布日期", "用于", "收集人", "归口科室"],
                ["云山市", "甲法", "营商环境", "……", "日报", "2022-04-12", "甲\n乙", "新来的", "新设科"],
            ],
            "成果母本": [
                ["题名", "文本类别", "完成日期", "作者", "归口科室"],
                ["甲", "文章", "2022-06-07", "新来的、高振华", "新设科"],
                ["乙", "文章", "2022-06-07", "高振华、新来的", "新设科"],
            ],
        }
    )
    plan = make_plan(read_workbook("a.xlsx", data), office=cast.office, by=cast.users["general"])
    stage = Stage(plan)
    stage.fill(silent)
    cast.enter(
        Indicator(
            name=f"指标{n}", definition="……", measure="％", frequency="month", aggregation="current",
            source=cast.unit("office"), used_from=date(2021, 1, 1),
        )
        for n in range(3)
    )  # fmt: skip
    cast.body("抢先设的科")
    cast.person("抢先来的")
    LedgerCounter.objects.create(office=cast.office, ledger="LWK", year=2022, last=41)
    Mover(stage).move()
    stage.clear()
    works = Work.objects.select_related("ref", "unit").order_by("number")
    assert [(w.number, w.title, w.ref.number, w.ref.title, w.unit.name, w.ref.unit.name) for w in works] == [
        ("ZZ-LWK-2022-00042", "甲", "ZZ-LWK-2022-00042", "甲", "新设科", "新设科"),
        ("ZZ-LWK-2022-00043", "乙", "ZZ-LWK-2022-00043", "乙", "新设科", "新设科"),
    ]
    links = Work.authors.through.objects.order_by("pk").values_list("work__title", "person__name")
    assert list(links) == [("甲", "新来的"), ("甲", "高振华"), ("乙", "高振华"), ("乙", "新来的")]
    practice = CityPractice.objects.get()
    assert (practice.number, practice.unit.name, practice.collected_by.name) == (
        "ZZ-LCP-2022-00001",
        "新设科",
        "新来的",
    )
    used = CityPractice.used_in.through.objects.order_by("pk").values_list("recordref__title", flat=True)
    assert list(used) == ["甲", "乙"]
    assert LedgerCounter.objects.get(ledger="LWK").last == 43
    cast.enter([Work(title="丙", kind="article", finished_on=date(2022, 1, 1))])
    assert Work.objects.get(title="丙").number == "ZZ-LWK-2022-00044"


def test_a_full_series_is_refused(cast, works, state):
    LedgerCounter.objects.create(office=cast.office, ledger="LWK", year=2022, last=99_998)
    before = state()
    with pytest.raises(Refused, match="台账LWK在2022年的编号已用完"):
        works(GOOD, ["乙", "", "文章", "2022-06-07", 1])
    assert state() == before
    works(GOOD)
    assert Work.objects.get().number == "ZZ-LWK-2022-99999"
