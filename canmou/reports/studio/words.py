"""The office's own words and the blocks of the template language, as the editor offers and explains them.

`▮` marks where the cursor stands after inserting; what was selected takes its place.
"""

from dataclasses import dataclass

from canmou.kernel.metrics import Scope
from canmou.kernel.office.models import OfficeTerm

OFFICE = ("name", "short_name", "plain_name", "city", "city_full", "city_short", "province", "province_full")


@dataclass(frozen=True)
class Word:
    """Something to insert: what it is called, what it is for, what it prints now or looks like, the expression."""

    name: str
    told: str
    example: str
    expression: str


def office_words(scope: Scope) -> list[Word]:
    """The names of the office, the period and the subject, and the office's dated terms."""
    office, period = scope.office, scope.period
    found = [
        Word(
            str(office._meta.get_field(name).verbose_name),
            "",
            getattr(office, name),
            f"{{{{ office.{name} }}}}",
        )
        for name in OFFICE
        if getattr(office, name)
    ]
    found += [
        Word("年度", "期间所在的年份，不带“年”字", str(period.year), "{{ period.year }}"),
        Word("期间", "", period.label, "{{ period.label }}"),
        Word("截至", "数字算到哪一天", _day(scope), "{{ period.until }}"),
        Word("科室名称", "按科室生成时才有", scope.unit.name if scope.unit else "", "{{ unit.name }}"),
        Word("姓名", "按个人生成时才有", scope.person.name if scope.person else "", "{{ person.name }}"),
        Word("职务", "按个人生成时才有", "", "{{ person.title }}"),
    ]
    terms: dict[str, OfficeTerm] = {}
    for term in OfficeTerm.objects.filter(office=office, valid_from__lte=scope.until).order_by("valid_from"):
        terms[term.key] = term
    found += [
        Word(term.label, "随日期变化的用语", term.value, f'{{{{ term("{term.key}") }}}}')
        for term in terms.values()
    ]
    return found


def _day(scope: Scope) -> str:
    return f"{scope.until.year}年{scope.until.month}月{scope.until.day}日"


BLOCKS = [
    Word(
        "章节",
        "一个大标题和它下面的段落。序号“一、二、三”由系统编；下面一句话都没有时，整章不印。",
        "一、加强理论学习",
        '{% section "▮" %}\n{% paragraph %}\n\n{% endparagraph %}\n{% endsection %}',
    ),
    Word(
        "段落",
        "一个自然段。里面没有内容时不印。",
        "　　今年以来，……",
        "{% paragraph %}\n  ▮\n{% endparagraph %}",
    ),
    Word(
        "句子",
        "一句话，句号由系统加。里面要用的数字或名称没有时，整句不印，不会印出“0次”。",
        "组织集中学习12次。",
        "{% sentence %}▮{% endsentence %}",
    ),
    Word(
        "句子，没有数据时换一句",
        "有数据印前一句，没有数据印“otherwise”后面那一句。",
        "组织集中学习12次。／继续抓好理论学习。",
        "{% sentence %}▮{% otherwise %}{% endsentence %}",
    ),
    Word(
        "可省的分句",
        "句子里可有可无的一截，连它自己的逗号一起放进来；没有数据时只省这一截。",
        "举办活动5次（，参加200人次）",
        "{% clause %}，▮{% endclause %}",
    ),
    Word(
        "并列",
        "几项并列，没有数据的那一项自动省去，中间用给定的标点连起来；一项都没有时，所在的句子不印。",
        "集体学习12次、专题辅导3次",
        '{% series "、" %}\n  {% item %}▮{% enditem %}\n  {% item %}{% enditem %}\n{% endseries %}',
    ),
    Word(
        "分点",
        "“一是……二是……”，序号由系统编；没有内容的点自动省去，后面的顺延。",
        "一是抓学习。……二是抓落实。……",
        '{% points %}\n  {% point "▮" %}\n    {% sentence %}{% endsentence %}\n  {% endpoint %}\n{% endpoints %}',
    ),
    Word(
        "逐条",
        "把清单里的记录一条一条写出来。row 代表其中一条，row.name 是题名，其他栏见清单下面的“可用的栏”。",
        "《甲》获一等奖。《乙》获二等奖。",
        '{% for row in rows("") %}\n  {% sentence %}▮{{ row.name|book }}{% endsentence %}\n{% endfor %}',
    ),
    Word(
        "条件",
        "满足条件才印。条件里的数用 value 取。",
        "（有未整改的问题时）尚有3个问题正在整改。",
        '{% if value("") > 0 %}▮{% endif %}',
    ),
    Word(
        "名单",
        "只用于纪要：出席、请假、列席人员，排在正文之后。",
        "出席：张三、李四",
        '{% roll "出席" %}▮{% endroll %}',
    ),
    Word("书名号", "给题名加《》。", "《……》", "{{ ▮|book }}"),
    Word("引号", "给名称加“”。", "“……”", "{{ ▮|quote }}"),
    Word("月日", "把日期写成几月几日。", "6月7日", "{{ ▮|month_day }}"),
    Word("说明", "写给编辑的人看的话，不印进报告。", "（不印）", "{# ▮ #}"),
]

#: What a blank template begins with.
SKELETON = """{% paragraph %}
  {% sentence %}{{ period.label }}，{{ office.short_name }}围绕中心、服务大局，扎实推进各项工作{% endsentence %}
{% endparagraph %}
{% section "主要工作" %}
{% paragraph %}
  {% sentence %}{% endsentence %}
{% endparagraph %}
{% endsection %}
"""
SKELETON_TITLES = {
    "office": "{{ office.name }}{{ period.label }}工作情况",
    "unit": "{{ unit.name }}{{ period.label }}工作小结",
    "person": "{{ person.name }}{{ period.label }}工作总结",
}
