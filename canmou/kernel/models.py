"""All models of the kernel, gathered for Django from its sub-packages (one app, one migration history)."""

from canmou.kernel.api.models import *  # noqa: F403
from canmou.kernel.attachments.models import *  # noqa: F403
from canmou.kernel.audit.models import *  # noqa: F403
from canmou.kernel.calendar.models import *  # noqa: F403
from canmou.kernel.compile.editions.models import *  # noqa: F403
from canmou.kernel.compile.foreign.models import *  # noqa: F403
from canmou.kernel.compile.models import *  # noqa: F403
from canmou.kernel.documents.models import *  # noqa: F403
from canmou.kernel.exchange.models import *  # noqa: F403
from canmou.kernel.ledger.models import *  # noqa: F403
from canmou.kernel.ledger.moves import *  # noqa: F403
from canmou.kernel.notices.models import *  # noqa: F403
from canmou.kernel.office.models import *  # noqa: F403
from canmou.kernel.people.models import *  # noqa: F403
from canmou.kernel.secrecy.models import *  # noqa: F403
from canmou.kernel.workflow.models import *  # noqa: F403
