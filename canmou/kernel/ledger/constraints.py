"""The check constraints of a model, asked of a record before the database is, with a sentence that says what to do.

Evaluated in Python as SQL does: a comparison with an empty value is unknown, and unknown passes.
"""

import operator
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import CheckConstraint, F, Model, Q
from django.db.models.expressions import CombinedExpression, Value

_COMPARE = {
    "gte": operator.ge,
    "gt": operator.gt,
    "lte": operator.le,
    "lt": operator.lt,
    "exact": operator.eq,
}
_ARITHMETIC = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}
_DAYS = {"gte": "不能早于", "gt": "要晚于", "lte": "不能晚于", "lt": "要早于", "exact": "应等于"}
_NUMBERS = {"gte": "不能小于", "gt": "要大于", "lte": "不能大于", "lt": "要小于", "exact": "应等于"}


def broken(record: Model) -> dict[str, str]:
    """The check constraints that a record breaks: field name → sentence. No query."""
    found: dict[str, str] = {}
    for constraint in record._meta.constraints:
        if isinstance(constraint, CheckConstraint) and _holds(constraint.condition, record) is False:
            names = list(dict.fromkeys(_fields(constraint.condition)))
            found.setdefault(names[0], _sentence(constraint.condition, record, names))
    return found


def _holds(node: Any, record: Model) -> bool | None:
    """True, False or None (unknown)."""
    if isinstance(node, Q):
        answers = [_holds(child, record) for child in node.children]
        answer = _joined(node.connector, answers)
        return answer if not node.negated or answer is None else not answer
    path, wanted = node
    name, _, lookup = path.partition("__")
    value = _value(name, record)
    if lookup == "isnull":
        return (value is None) is wanted
    if lookup in ("in", "range"):
        if value is None:
            return None
        return value in wanted if lookup == "in" else wanted[0] <= value <= wanted[1]
    other = _resolved(wanted, record)
    return None if value is None or other is None else _COMPARE[lookup or "exact"](value, other)


def _joined(connector: str, answers: list[bool | None]) -> bool | None:
    if connector == Q.XOR:
        return None if None in answers else sum(map(bool, answers)) % 2 == 1
    decisive = connector == Q.OR
    if decisive in answers:
        return decisive
    return None if None in answers else not decisive


def _resolved(wanted: Any, record: Model) -> Any:
    if isinstance(wanted, F):
        return _value(wanted.name, record)
    if isinstance(wanted, Value):
        return wanted.value
    if isinstance(wanted, CombinedExpression):
        left, right = _resolved(wanted.lhs, record), _resolved(wanted.rhs, record)
        if left is None or right is None:
            return None
        whole = wanted.connector == "/" and isinstance(left, int) and isinstance(right, int)
        return left // right if whole else _ARITHMETIC[wanted.connector](left, right)
    return wanted


def _value(name: str, record: Model) -> Any:
    return getattr(record, record._meta.get_field(name).attname)


def _fields(node: Any) -> Iterator[str]:
    if isinstance(node, Q):
        for child in node.children:
            yield from _fields(child)
        return
    path, wanted = node
    yield path.partition("__")[0]
    yield from _named(wanted)


def _named(wanted: Any) -> Iterator[str]:
    if isinstance(wanted, F):
        yield wanted.name
    elif isinstance(wanted, CombinedExpression):
        yield from _named(wanted.lhs)
        yield from _named(wanted.rhs)


def _sentence(condition: Q, record: Model, names: list[str]) -> str:
    """`A不能早于B` for a plain comparison (with empty values allowed), else which columns do not fit together."""

    def label(name: str) -> str:
        return f"“{record._meta.get_field(name).verbose_name}”"

    leaves = [leaf for leaf in condition.children if isinstance(leaf, Q) or not leaf[0].endswith("__isnull")]
    plain = [leaf for leaf in leaves if not isinstance(leaf, Q)]
    if len(plain) == len(leaves) and not condition.negated and condition.connector != Q.XOR:
        failed = [leaf for leaf in plain if _holds(leaf, record) is False]
        if len(failed) == 1:
            path, wanted = failed[0]
            name, _, lookup = path.partition("__")
            words = _DAYS if isinstance(_value(name, record), date) else _NUMBERS
            if (lookup or "exact") in words and isinstance(wanted, F | int | float):
                limit = label(wanted.name) if isinstance(wanted, F) else wanted
                return f"{label(name)}{words[lookup or 'exact']}{limit}"
    together = "、".join(label(name) for name in names)
    return (
        f"{together}填写的内容不合规则或互相矛盾，请核对"
        if len(names) > 1
        else f"{together}填写的内容不合规则，请核对"
    )
