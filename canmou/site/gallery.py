"""Sample content of the gallery page. Nothing here comes from records."""

from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict

from canmou.kernel.ui.markup import badge, light, link
from canmou.kernel.ui.paging import Page
from canmou.kernel.ui.table import Column, Row, Table


class SampleForm(forms.Form):
    """One field of each kind."""

    title = forms.CharField(label="课题名称", help_text="与立项通知一致，不加书名号", max_length=60)
    kind = forms.ChoiceField(label="类别", choices=[("major", "重大"), ("key", "重点"), ("general", "一般")])
    due = forms.DateField(label="完成时限", widget=forms.DateInput(attrs={"type": "date"}))
    amount = forms.DecimalField(label="经费（元）", required=False)
    note = forms.CharField(label="说明", required=False, widget=forms.Textarea)
    everyone = forms.BooleanField(label="全室公开", required=False)


def _table(query: QueryDict) -> Table:
    columns = [
        Column("编号", "code", sort="number"),
        Column("题目", "long", sort="title"),
        Column("责任科室"),
        Column("完成时限", "date", sort="due"),
        Column("篇数", "num"),
        Column("进度"),
        Column("状态"),
    ]
    rows = [
        Row(
            [
                "ZZ-KT-2022-00017",
                link("关于推动预制食品产业集群发展的调研", "#"),
                "综合调研一科",
                "2022-09-30",
                3,
                light("按期", "ok"),
                badge("办理中", "info"),
            ]
        ),
        Row(
            [
                "ZZ-KT-2022-00018",
                link("数字经济赋能县域制造业转型的路径研究", "#"),
                "综合调研二科",
                "2022-08-31",
                1,
                light("临期", "warn"),
                badge("待审核", "warn"),
            ]
        ),
        Row(
            [
                "ZZ-KT-2022-00021",
                link("居民迁建后续帮扶情况调研", "#"),
                "社会发展科",
                "2022-06-15",
                2,
                light("超期", "bad"),
                badge("已完成", "ok"),
            ]
        ),
        Row(
            [
                "ZZ-KT-2022-00022",
                "重复登记的一条",
                "社会发展科",
                "2022-06-15",
                None,
                None,
                badge("作废", "void"),
            ],
            voided=True,
        ),
    ]
    return Table(columns, rows, caption="调研课题", sort=query.get("sort", "-due"), query=query)


def _months() -> Table:
    rows = [Row([f"{month}月", this, last]) for month, this, last in ((1, 4, 3), (2, 9, 7), (3, 12, 14))]
    return Table(
        [Column("月份", "short"), Column("本期", "num"), Column("上年同月", "num")], rows, "调研活动逐月"
    )


def context(request: HttpRequest) -> dict[str, Any]:
    """What gallery.html shows."""
    wrong = SampleForm({"title": "", "kind": "key", "due": "2022年", "note": "示例"})
    return {
        "table": _table(request.GET),
        "months": _months(),
        "listing": Page([], 4, 618, False, 50, request.GET),
        "form": SampleForm(),
        "wrong": wrong,
        "facts": [
            ("责任科室", "综合调研一科"),
            ("完成时限", "2022年9月30日"),
            ("类别", badge("重点", "info")),
            ("经费", ""),
            ("主要问题", "产业链上下游配套率不高，冷链仓储能力不足；龙头企业带动作用有待增强。", True),
        ],
        "links": [
            ("#", "《关于我市预制食品产业发展的调研报告》", "调研成果 · 2022-10-12"),
            ("#", "市长批示", "领导批示 · 2022-10-20"),
        ],
        "trail": [
            ("2022-10-12 09:30", "王海宁 提交审核", ""),
            ("2022-09-30 16:05", "王海宁 修改", "完成时限：2022-08-31 → 2022-09-30（原因：增加实地走访）"),
            ("2022-03-02 10:11", "李文静 登记", ""),
        ],
        "tabs": [("#", "基本情况", True), ("#", "佐证材料", False), ("#", "变更记录", False)],
    }
