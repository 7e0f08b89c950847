"""The ledgers of office life."""

from canmou.affairs.ledgers.creation import CREATION
from canmou.affairs.ledgers.order import ORDER
from canmou.kernel.ledger.declare import register

register([*CREATION, *ORDER])
