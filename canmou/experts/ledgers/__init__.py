"""The ledgers of the expert pool and of expert review."""

from canmou.experts.ledgers.pool import POOL
from canmou.experts.ledgers.review import REVIEW
from canmou.kernel.ledger.declare import register

register([*POOL, *REVIEW])
