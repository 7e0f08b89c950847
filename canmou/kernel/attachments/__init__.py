"""Files of records: judged at the door, kept once, encrypted where personal, gone with their last row."""

from canmou.kernel.attachments.actions import (
    MAX_BYTES,
    attach,
    check_file,
    detach,
    erase,
    keep,
    open_content,
    read,
    release,
    rotate_key,
    sweep,
)
from canmou.kernel.attachments.sniff import Kind, check_archive, check_name, sniff

__all__ = [
    "MAX_BYTES",
    "Kind",
    "attach",
    "check_archive",
    "check_file",
    "check_name",
    "detach",
    "erase",
    "keep",
    "open_content",
    "read",
    "release",
    "rotate_key",
    "sniff",
    "sweep",
]
