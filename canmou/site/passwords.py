"""Rules for passwords beyond Django's own (GB/T 22239: length and complexity)."""

import re

from django.core.exceptions import ValidationError

CLASSES = (r"[a-z]", r"[A-Z]", r"[0-9]", r"[^a-zA-Z0-9]")


class ThreeClasses:
    """At least three of: lower case, upper case, digits, other signs."""

    def validate(self, password: str, user: object = None) -> None:
        if sum(bool(re.search(pattern, password)) for pattern in CLASSES) < 3:
            raise ValidationError(self.get_help_text(), code="password_too_plain")

    def get_help_text(self) -> str:
        return "口令须包含小写字母、大写字母、数字、符号中的至少三类。"
