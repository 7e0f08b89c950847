"""The ledgers of cadres."""

from canmou.kernel.ledger.declare import register
from canmou.personnel.ledgers.assessment import ASSESSMENT
from canmou.personnel.ledgers.capacity import CAPACITY
from canmou.personnel.ledgers.integrity import INTEGRITY

register([*INTEGRITY, *ASSESSMENT, *CAPACITY])
