"""The forms of how one is told, and of the office's settings of notices."""

from typing import Any

from django import forms

from canmou.kernel.notices.models import NoticeChoice, NoticeSettings

_HOURS = [(hour, f"{hour}点") for hour in range(24)]
_ADDRESS = "从群机器人的设置里整行复制；保存后不再显示。不改就空着"


def _address(label: str) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"})
    return forms.CharField(label=label, required=False, max_length=400, widget=widget, help_text=_ADDRESS)


class WaysForm(forms.Form):
    """One's own channels."""

    mail = forms.ChoiceField(
        label="邮件", choices=NoticeChoice.Mode.choices, help_text="特急事项不等汇总，立即发；选“不发”的除外"
    )
    chat_mode = forms.ChoiceField(label="工作群或机器人", choices=NoticeChoice.Mode.choices)
    address = _address("我自己的机器人地址")
    forget = forms.BooleanField(label="去掉我自己的机器人", required=False)


class OfficeForm(forms.Form):
    """The office's robot, and the days and hours."""

    chat = forms.ChoiceField(label="群机器人", choices=NoticeSettings.Chat.choices)
    address = _address("群机器人地址")
    secret = forms.CharField(
        label="加签密钥",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text="钉钉选了“加签”才填，SEC 开头；不改就空着",
    )
    forget = forms.BooleanField(label="去掉群机器人", required=False)
    first_lead = forms.IntegerField(
        label="第一次提醒", min_value=1, max_value=30, help_text="期限前几个工作日"
    )
    second_lead = forms.IntegerField(
        label="第二次提醒", min_value=0, max_value=29, help_text="期限前几个工作日，0为当天"
    )
    morning = forms.TypedChoiceField(label="上午汇总", choices=_HOURS, coerce=int)
    afternoon = forms.TypedChoiceField(label="下午汇总", choices=_HOURS, coerce=int)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("first_lead", "second_lead"):
            self.fields[name].widget.attrs["inputmode"] = "numeric"
