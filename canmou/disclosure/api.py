"""What other apps may use of open government."""

from canmou.disclosure.models import FoiRequest, PublishedItem

__all__ = ["FoiRequest", "PublishedItem"]
