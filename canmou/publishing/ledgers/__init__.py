"""The ledgers of publishing: periodicals, submissions, special material."""

from canmou.kernel.ledger.declare import register
from canmou.publishing.ledgers.demands import DEMANDS
from canmou.publishing.ledgers.periodicals import PERIODICALS
from canmou.publishing.ledgers.submissions import SUBMISSIONS

register(PERIODICALS + SUBMISSIONS + DEMANDS)
