"""What other apps may use of instructions."""

from canmou.instructions.models import Conversion, FollowUpTask, Instruction
from canmou.instructions.queries import affirmative, by_rank, originals

__all__ = ["Conversion", "FollowUpTask", "Instruction", "affirmative", "by_rank", "originals"]
