"""What higher parts of the kernel have to say on a change of a record: registered once at start, called in its transaction.

The ledger knows nobody above it; canmou/site/wiring.py connects.
"""

from collections.abc import Callable
from typing import Any

#: (record before, record after) → field name → the sentence that refuses the change.
Rule = Callable[[Any, Any], dict[str, str]]
#: Called as follow(record, by=user) when a change of one record has been written (amended, voided, restored).
Follower = Callable[..., None]

#: (record that is entered) → field name → the sentence that refuses it.
EntryRule = Callable[[Any], dict[str, str]]

_ENTRY_RULES: list[EntryRule] = []
_RULES: list[Rule] = []
_FOLLOWERS: list[Follower] = []


def guard_changes(rule: Rule) -> None:
    """Ask this rule, too, whether columns may be changed by hand or import."""
    if rule not in _RULES:
        _RULES.append(rule)


def guard_entries(rule: EntryRule) -> None:
    """Ask this rule, too, whether a record may be entered by hand or import; what steps bring about is not asked."""
    if rule not in _ENTRY_RULES:
        _ENTRY_RULES.append(rule)


def follow_changes(follower: Follower) -> None:
    """Call this after each change of a record."""
    if follower not in _FOLLOWERS:
        _FOLLOWERS.append(follower)


def refusals(before: Any, after: Any) -> dict[str, str]:
    """What the rules have against a change."""
    return {name: text for rule in _RULES for name, text in rule(before, after).items()}


def not_entered(record: Any) -> dict[str, str]:
    """What the rules have against entering a record."""
    return {name: text for rule in _ENTRY_RULES for name, text in rule(record).items()}


def follow(record: Any, *, by: Any) -> None:
    """Tell the followers."""
    for follower in _FOLLOWERS:
        follower(record, by=by)
