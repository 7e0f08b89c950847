"""Signing in, codes, and one's own password."""

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.core.exceptions import ValidationError

from canmou.kernel import clock
from canmou.kernel.people.models import User


class SignInForm(AuthenticationForm):
    """Login name and password."""

    error_messages = {
        "invalid_login": "登录名或口令不对，请重新输入（口令区分大小写）。",
        "inactive": "这个账号已停用，请联系系统管理员。",
        "expired": "这张纸上的一次性口令已过期或已用过，请系统管理员重新发放。",
    }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "登录名"
        self.fields["password"].label = "口令"
        self.expired: User | None = None

    def confirm_login_allowed(self, user: User) -> None:
        super().confirm_login_allowed(user)
        ends = user.password_expires_at
        if ends is not None and ends <= clock.real_now():
            self.expired = user
            raise ValidationError(self.error_messages["expired"], code="expired")


class ChangePassword(PasswordChangeForm):
    """The old password, and the new one twice."""

    error_messages = {
        "password_incorrect": "原口令不对，请重新输入。",
        "password_mismatch": "两次输入的新口令不一样。",
    }

    def __init__(self, user: User, *args: object, **kwargs: object) -> None:
        super().__init__(user, *args, **kwargs)
        for name, label in (
            ("old_password", "原口令"),
            ("new_password1", "新口令"),
            ("new_password2", "再输一遍新口令"),
        ):
            self.fields[name].label, self.fields[name].help_text = label, ""


class CodeForm(forms.Form):
    """The six digits on the telephone, or a recovery code."""

    code = forms.CharField(
        label="验证码",
        max_length=16,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autofocus": True}),
        error_messages={"required": "请输入验证码"},
    )
