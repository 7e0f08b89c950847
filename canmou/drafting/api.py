"""What other apps may use of drafting."""

from canmou.drafting.models import Passage, ProofRule, WritingTask

__all__ = ["Passage", "ProofRule", "WritingTask"]
