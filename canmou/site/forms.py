"""Forms of the account pages, in the office's words."""

from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm


class SignIn(AuthenticationForm):
    """Login name and password."""

    error_messages = {
        "invalid_login": "登录名或口令不对，请重新输入（口令区分大小写）。",
        "inactive": "这个账号已停用，请联系系统管理员。",
    }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "登录名"
        self.fields["password"].label = "口令"


class ChangePassword(PasswordChangeForm):
    """The old password, and the new one twice."""

    error_messages = {
        "password_incorrect": "原口令不对，请重新输入。",
        "password_mismatch": "两次输入的新口令不一样。",
    }

    def __init__(self, user: object, *args: object, **kwargs: object) -> None:
        super().__init__(user, *args, **kwargs)
        for name, label in (
            ("old_password", "原口令"),
            ("new_password1", "新口令"),
            ("new_password2", "再输一遍新口令"),
        ):
            self.fields[name].label, self.fields[name].help_text = label, ""
