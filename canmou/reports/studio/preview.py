"""What a text would give: the real compile within a limit of steps and time, and everything that is wrong with it."""

from dataclasses import dataclass, field
from threading import BoundedSemaphore

from canmou.kernel.compile.checking import Finding, errors, names_typed_in, typed_in
from canmou.kernel.compile.engine import TemplateProblem, compile_template
from canmou.kernel.compile.output import Compiled
from canmou.kernel.compile.templates import require_subject
from canmou.kernel.compile.values import Steps
from canmou.kernel.compile.versions import LONGEST, Text
from canmou.kernel.errors import Refused
from canmou.kernel.metrics import Scope
from canmou.kernel.people.models import User
from canmou.lib.punctuation import slips

STEPS, SECONDS = 20_000, 4.0
#: Previews computed at the same time in one process; others are asked to wait, so that pages stay quick.
_PLACES = BoundedSemaphore(2)
BUSY = "正在为别人生成预览，请过几秒再试"


@dataclass(frozen=True)
class Preview:
    """A compiled text (None where it cannot be compiled) and what was found."""

    compiled: Compiled | None = None
    findings: list[Finding] = field(default_factory=list)
    message: str = ""

    @property
    def errors(self) -> int:
        return sum(finding.error for finding in self.findings)

    @property
    def warnings(self) -> int:
        return len(self.findings) - self.errors


def preview(user: User, text: Text, scope: Scope) -> Preview:
    """Compile a text that is not saved, for a scope that the user may see figures of."""
    if len(text.source) > LONGEST:
        return Preview(message=f"模板正文超过{LONGEST // 10_000}万字，太长了，请拆成几份模板")
    if not _PLACES.acquire(timeout=1):
        return Preview(message=BUSY)
    try:
        return _made(user, text, scope)
    finally:
        _PLACES.release()


def _made(user: User, text: Text, scope: Scope) -> Preview:
    wrong = errors(text.source, scope)
    typed = typed_in(text.source) + names_typed_in(text.source, user.office, user)
    found = [*wrong, *_without_doubles(typed)]
    if not wrong:
        try:
            require_subject(text.subject, scope)
            steps = Steps(STEPS, SECONDS)
            compiled = compile_template(text.source, scope, title=text.title, form=text.form, steps=steps)
        except TemplateProblem as problem:
            found = [Finding(problem.line, problem.message, True), *found]
        except Refused as refusal:
            return Preview(findings=sorted(found), message=refusal.message)
        else:
            return Preview(compiled, sorted(found), _slip(compiled))
    return Preview(findings=sorted(found))


def _without_doubles(found: list[Finding]) -> list[Finding]:
    """One word told twice for a line (a year that is a number, a name within a title) is told once."""
    kept: dict[tuple[int, str], Finding] = {}
    for finding in found:
        kept.setdefault((finding.line, finding.message.partition("”")[0]), finding)
    return list(kept.values())


def _slip(compiled: Compiled) -> str:
    """The first slip of punctuation in the text, with the words around it."""
    text = compiled.text()
    for slip in slips(text):
        around = text[max(0, slip.start - 10) : slip.end + 6].replace("\n", "")
        return f"预览里有标点毛病：“…{around}…”，{slip.reason}。空着的内容请放进句子或可省的分句"
    return ""
