"""The ledgers of research, registered in the order of the work: selection, field work, grading."""

from canmou.kernel.ledger.declare import register
from canmou.research.ledgers.fieldwork import FIELDWORK
from canmou.research.ledgers.grading import GRADING
from canmou.research.ledgers.selection import SELECTION

register([*SELECTION, *FIELDWORK, *GRADING])
