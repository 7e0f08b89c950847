"""Rules for passwords (GB/T 22239: length, complexity), in the office's words."""

import re
import secrets

from django.contrib.auth.hashers import check_password
from django.contrib.auth.password_validation import CommonPasswordValidator, MinimumLengthValidator
from django.core.exceptions import ValidationError

from canmou.accounts.models import FormerPassword

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz"
DIGITS = "23456789"
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


class NotTheName:
    """Does not hold what everybody knows of its owner: name, staff number, telephone."""

    def validate(self, password: str, user: object = None) -> None:
        person = getattr(user, "person", None)
        known = [person.name, person.code, person.phone] if person else []
        if any(len(text) >= 2 and text.lower() in password.lower() for text in known if not text.isdigit()):
            raise ValidationError(self.get_help_text(), code="password_holds_name")
        if any(len(text) >= 4 and text in password for text in known if text.isdigit()):
            raise ValidationError(self.get_help_text(), code="password_holds_name")

    def get_help_text(self) -> str:
        return "口令中不要含本人姓名、人员编号或电话。"


class NotLately:
    """Not one of the last `kept` passwords of this login."""

    def __init__(self, kept: int = 5) -> None:
        self.kept = kept

    def validate(self, password: str, user: object = None) -> None:
        if getattr(user, "pk", None) is None:
            return
        former = FormerPassword.objects.filter(user=user).values_list("password", flat=True)[: self.kept - 1]
        if any(check_password(password, held) for held in [user.password, *former]):
            raise ValidationError(self.get_help_text(), code="password_used_lately")

    def get_help_text(self) -> str:
        return f"不要用最近{self.kept}次用过的口令。"


def one_time_password() -> str:
    """12 letters and digits without look-alikes, and signs, so that it meets the rules."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(8))
    return f"{letters[:4]}-{''.join(secrets.choice(DIGITS) for _ in range(4))}-{letters[4:]}"
