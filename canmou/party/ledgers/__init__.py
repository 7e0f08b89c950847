"""The ledgers of party building, one module per part."""

from canmou.kernel.ledger.declare import register
from canmou.party.ledgers.life import LIFE
from canmou.party.ledgers.salon import SALON
from canmou.party.ledgers.study import STUDY
from canmou.party.ledgers.visits import VISITS

register([*STUDY, *SALON, *LIFE, *VISITS])
