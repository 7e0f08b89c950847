"""What other apps may use of research."""

from canmou.research.certificates import Verified
from canmou.research.certificates import verify as verify_certificate
from canmou.research.models import FieldActivity, Report, Series, Topic
from canmou.research.models.selection import TopicClass

__all__ = ["FieldActivity", "Report", "Series", "Topic", "TopicClass", "Verified", "verify_certificate"]
