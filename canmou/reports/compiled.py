"""A report compiled from the records of this moment, and not compiled again while nothing has been written since.

Every action leaves a row in the audit chain, so the chain's head names the state of the records: as long as it is
the same, the compile of a moment ago is the compile of now.
"""

from collections import OrderedDict
from threading import Lock

from canmou.kernel import audit
from canmou.kernel.compile.models import ReportTemplate
from canmou.kernel.compile.output import Compiled
from canmou.kernel.compile.templates import compile_report
from canmou.kernel.metrics import Scope

_KEPT = 8
_found: OrderedDict[tuple, Compiled] = OrderedDict()
_lock = Lock()


def compiled_now(template: ReportTemplate, scope: Scope) -> Compiled:
    """The compile of a template for a scope. Raises what compiling raises."""
    _, head = audit.head()
    unit, person = scope.unit and scope.unit.pk, scope.person and scope.person.pk
    key = (head, template.pk, scope.office.pk, scope.period.notation, scope.as_of, unit, person)
    with _lock:
        known = _found.get(key) if head else None
    if known is not None:
        return known
    compiled = compile_report(template, scope)
    with _lock:
        _found[key] = compiled
        while len(_found) > _KEPT:
            _found.popitem(last=False)
    return compiled
