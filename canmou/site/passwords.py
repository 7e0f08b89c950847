"""Rules for passwords (GB/T 22239: length, complexity), in the office's words."""

import re

from django.contrib.auth.password_validation import CommonPasswordValidator, MinimumLengthValidator
from django.core.exceptions import ValidationError

CLASSES = (r"[a-z]", r"[A-Z]", r"[0-9]", r"[^a-zA-Z0-9]")


class LongEnough(MinimumLengthValidator):
    """At least `min_length` characters."""

    def get_error_message(self) -> str:
        return f"口令太短，至少{self.min_length}位。"

    def get_help_text(self) -> str:
        return f"口令至少{self.min_length}位。"


class Uncommon(CommonPasswordValidator):
    """Not one of the passwords that everybody tries first."""

    def get_error_message(self) -> str:
        return "这个口令太常见，容易被猜到。"

    def get_help_text(self) -> str:
        return "不要用常见的口令。"


class ThreeClasses:
    """At least three of: lower case, upper case, digits, other signs."""

    def validate(self, password: str, user: object = None) -> None:
        if sum(bool(re.search(pattern, password)) for pattern in CLASSES) < 3:
            raise ValidationError(self.get_help_text(), code="password_too_plain")

    def get_help_text(self) -> str:
        return "口令须包含小写字母、大写字母、数字、符号中的至少三类。"


class NotTheLogin:
    """Does not hold the login name."""

    def validate(self, password: str, user: object = None) -> None:
        name = getattr(user, "username", "")
        if name and name.lower() in password.lower():
            raise ValidationError(self.get_help_text(), code="password_holds_login")

    def get_help_text(self) -> str:
        return "口令中不要含登录名。"
