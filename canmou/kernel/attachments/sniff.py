"""The judgement of a file by its content, as the doors use it (the import of workbooks too)."""

from canmou.kernel.files import Kind, check_archive, check_name, sniff

__all__ = ["Kind", "check_archive", "check_name", "sniff"]
