"""Records of drafting: the leaders' week, writing tasks and what becomes of them, passages and proof rules."""

from canmou.drafting.models.manuscripts import Delivery, Manuscript, ManuscriptVersion, ReviewOpinion
from canmou.drafting.models.proofing import Passage, ProofRule
from canmou.drafting.models.tasks import LeaderEngagement, MaterialCall, WritingTask

__all__ = [
    "Delivery",
    "LeaderEngagement",
    "Manuscript",
    "ManuscriptVersion",
    "MaterialCall",
    "Passage",
    "ProofRule",
    "ReviewOpinion",
    "WritingTask",
]
