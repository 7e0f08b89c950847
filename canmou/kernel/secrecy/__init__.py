"""Secrecy: the guard at every door, its events, and the offline register of classified matters."""

from canmou.kernel.secrecy.guarding import (
    NOTICE,
    SecrecyRefused,
    guard,
    guard_content,
    guard_values,
    logged,
    record_refusal,
)
from canmou.kernel.secrecy.marks import Mark, find_marks
from canmou.kernel.secrecy.offline import close_offline_item, confirm_offline_register, register_offline_item

__all__ = [
    "NOTICE",
    "Mark",
    "SecrecyRefused",
    "close_offline_item",
    "confirm_offline_register",
    "find_marks",
    "guard",
    "guard_content",
    "guard_values",
    "logged",
    "record_refusal",
    "register_offline_item",
]
