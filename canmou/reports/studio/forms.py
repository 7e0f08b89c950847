"""Forms of the studio: beginning a template, and writing one."""

import re

from django import forms

from canmou.kernel.compile.models import ReportTemplate
from canmou.kernel.compile.templates import Stock
from canmou.kernel.compile.versions import LONGEST, Text
from canmou.kernel.office.models import Office
from canmou.reports.studio.words import SKELETON, SKELETON_TITLES

#: Words that addresses below /reports/templates/ and /reports/ use themselves.
TAKEN = frozenset(
    {"new", "preview", "figures", "templates", "kept", "forms", "compare", "sources", "download"}
)
BLANK = "blank"


class BeginForm(forms.Form):
    """A new template: blank, from a stock one, or a copy of one of the office."""

    name = forms.CharField(
        label="模板名称", max_length=60, strip=True, error_messages={"required": "请填写模板名称"}
    )
    start = forms.ChoiceField(label="从哪里开始", error_messages={"invalid_choice": "请在列表里选"})
    subject = forms.ChoiceField(
        label="写谁", choices=ReportTemplate.Subject.choices, help_text="只对空白模板起作用；其他的随原模板"
    )
    code = forms.CharField(
        label="代码",
        max_length=40,
        required=False,
        help_text="用在网址里，小写字母、数字和连字符，如 weekly；不填由系统编",
    )

    def __init__(
        self, office: Office, stock: list[Stock], own: list[ReportTemplate], data: object = None
    ) -> None:
        super().__init__(data)
        self.office = office
        self.starts: dict[str, Stock | ReportTemplate] = {f"stock:{item.code}": item for item in stock}
        self.starts |= {f"own:{item.code}": item for item in own}
        self.fields["start"].choices = [
            ("", [(BLANK, "空白模板")]),
            ("系统附带的模板", [(f"stock:{item.code}", item.text.name) for item in stock]),
            (
                "复制本单位的模板",
                [(f"own:{item.code}", f"{item.name}（第{item.version}版）") for item in own],
            ),
        ]

    def clean_code(self) -> str:
        code = self.cleaned_data["code"].strip()
        if code and not re.fullmatch("[a-z0-9]+(?:-[a-z0-9]+)*", code):
            raise forms.ValidationError("代码只能用小写字母、数字和中间的连字符")
        if code in TAKEN:
            raise forms.ValidationError(f"“{code}”是系统用的网址，请换一个代码")
        codes = ReportTemplate.objects.filter(office=self.office)
        if code and codes.filter(code=code).exists():
            raise forms.ValidationError("这个代码已有模板，请换一个代码")
        return code or self._next(codes.filter(code__startswith="own-").values_list("code", flat=True))

    def _next(self, codes: object) -> str:
        numbers = [int(code[4:]) for code in codes if code[4:].isdigit()]
        return f"own-{max(numbers, default=0) + 1}"

    def text(self) -> Text:
        """The text that the new template begins with. Only after a clean pass."""
        name, start = self.cleaned_data["name"], self.cleaned_data["start"]
        if start == BLANK:
            subject = self.cleaned_data["subject"]
            form = "document" if subject == "office" else "plain"
            return Text(name, SKELETON_TITLES[subject], SKELETON, subject, "year", form)
        chosen = self.starts[start]
        found = chosen.text if isinstance(chosen, Stock) else Text.of(chosen)
        return Text(name, found.title, found.source, found.subject, found.span, found.form)


class TextForm(forms.Form):
    """The text of a template. `base` is the version that the author began from."""

    name = forms.CharField(label="模板名称", max_length=60, error_messages={"required": "请填写模板名称"})
    title = forms.CharField(
        label="报告标题",
        max_length=200,
        help_text="年份和名称用花括号写，如 {{ period.label }}",
        error_messages={"required": "请填写报告标题"},
    )
    span = forms.ChoiceField(label="通常的期间", choices=ReportTemplate.Span.choices)
    form = forms.ChoiceField(label="格式", choices=ReportTemplate.Form.choices)
    source = forms.CharField(
        label="模板正文",
        strip=False,
        widget=forms.Textarea(attrs={"rows": 28, "spellcheck": "false", "autocomplete": "off"}),
        max_length=LONGEST,
        error_messages={
            "required": "模板正文不能为空",
            "max_length": f"模板正文不能超过{LONGEST // 10_000}万字，请拆成几份模板",
        },
    )
    note = forms.CharField(
        label="修改说明", max_length=200, required=False, help_text="改了什么、为什么，写给以后的人看"
    )
    base = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, template: ReportTemplate, data: object = None) -> None:
        self.template = template
        initial = {
            "name": template.name,
            "title": template.title,
            "span": template.span,
            "form": template.form,
            "source": template.source,
            "base": template.version,
        }
        super().__init__(data, initial=initial)

    def clean_source(self) -> str:
        return self.cleaned_data["source"].replace("\r\n", "\n")

    def text(self) -> Text:
        """The text as written. Only after a clean pass."""
        values = self.cleaned_data
        return Text(
            values["name"],
            values["title"],
            values["source"],
            self.template.subject,
            values["span"],
            values["form"],
        )

    def written(self) -> Text:
        """The text as far as it is written, for the preview; what is missing is as it is stored."""
        kept = Text.of(self.template)
        values = self.data
        return Text(
            values.get("name") or kept.name,
            values.get("title") or kept.title,
            values.get("source", "").replace("\r\n", "\n"),
            kept.subject,
            kept.span,
            values.get("form") if values.get("form") in ReportTemplate.Form.values else kept.form,
        )

    def rebase(self, theirs: ReportTemplate) -> None:
        """Take a version that somebody saved meanwhile as the one to be saved over knowingly."""
        self.data = self.data.copy()
        self.data["base"] = str(theirs.version)
