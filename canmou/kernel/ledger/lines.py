"""The six lines of work of the office."""

from django.db import models


class Line(models.TextChoices):
    """The six lines of work, in the order of the annual report."""

    PARTY = "party", "党建引领"
    RESEARCH = "research", "调查研究"
    DRAFTING = "drafting", "以文辅政"
    THINKTANK = "thinktank", "政府智库"
    CONDUCT = "conduct", "工作作风"
    CAPACITY = "capacity", "履职能力"
