"""What steps write, under the name by which supervision calls it."""

from canmou.kernel.attachments.entering import change, enter, keep_files

__all__ = ["change", "enter", "keep_files"]
