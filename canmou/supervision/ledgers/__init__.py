"""The ledgers of supervision, one module per part."""

from canmou.kernel.compile.foreign.handing import OwedForms, declare
from canmou.kernel.ledger.declare import register
from canmou.supervision.ledgers.delay import DELAYS
from canmou.supervision.ledgers.dispatch import DISPATCH
from canmou.supervision.ledgers.intake import INTAKE
from canmou.supervision.ledgers.plan import PLAN
from canmou.supervision.ledgers.task import TASKS

register([*PLAN, *TASKS, *DELAYS, *DISPATCH, *INTAKE])
declare(OwedForms(ledger="SFF", handed_in_on="handed_in_on", zero="zero_report"))
