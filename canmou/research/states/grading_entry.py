"""The flow of an entry: 准备材料 → 待形式审查 → 通过, with 退回修改, 不符合 and 撤回."""

from canmou.kernel.people.models import Unit, User
from canmou.kernel.permissions import Perm
from canmou.kernel.workflow import PERM, State, Transition, Turn, Workflow, register
from canmou.research.models import Entry, EntryCheck
from canmou.research.queries import jury


def jury_turn(record: object) -> list[Turn]:
    """The jury office: who keeps all ledgers of the office."""
    office = Unit.objects.filter(office=record.office_id, kind=Unit.Kind.OFFICE).order_by("pk").first()
    return [Turn(unit=office)] if office else []


def _unit(entry: Entry) -> list[Turn]:
    return [Turn(unit=entry.entered_by)]


def _office(entry: Entry, by: User) -> str:
    return "" if jury.runs_rounds(by) else "形式审查由评审办公室（综合管理员）办理"


def _own(entry: Entry, by: User) -> str:
    return "" if entry.entered_by in jury.enters_for(by) else "只有申报单位能办这一步"


def in_time(entry: Entry, by: User) -> str:
    """Entered before the closing moment; what was returned may be mended until the check is over."""
    if entry.state == "returned":
        open_still = entry.round.state in ("submitting", "checking")
        return "" if open_still else "形式审查已经结束，不能再交"
    if entry.round.state != "submitting" or jury.is_closed(entry.round):
        return f"申报已于{jury.closes(entry.round):%m月%d日 %H:%M}截止，过时不收"
    return ""


def _ready(entry: Entry, by: User) -> str:
    full, blind = jury.text_of(entry, blind=False), jury.text_of(entry, blind=True)
    if full is None or blind is None:
        return "先上传或粘贴正文"
    if full.characters > entry.round.word_limit:
        return f"正文{full.characters}字，超过上限{entry.round.word_limit}字，请压缩"
    still, _ = jury.leaks_of(entry, blind.text)
    return f"匿名稿里还有{len(still)}处署名线索，请改掉，或者逐处写明理由" if still else ""


def _checked(entry: Entry, by: User) -> str:
    return "" if EntryCheck.objects.live().filter(entry=entry).exists() else "先查重"


ENTRY = register(
    Workflow(
        "grading_entry",
        "参评成果",
        Entry,
        states=(
            State("drafting", "准备材料", turn=_unit, due=lambda entry: entry.round.closes_on),
            State("filed", "待形式审查", turn=jury_turn),
            State("returned", "退回修改", turn=_unit),
            State("passed", "形式审查通过", rest=True),
            State("refused", "不符合", rest=True),
            State("withdrawn", "已撤回", rest=True),
        ),
        transitions=(
            Transition(
                "file",
                "提交申报",
                ("drafting", "returned"),
                "filed",
                actor=PERM,
                perm=Perm.VIEW,
                guards=(_own, in_time, _ready),
                tone="primary",
                final=True,
            ),
            Transition(
                "pass",
                "形式审查通过",
                ("filed",),
                "passed",
                actor=PERM,
                guards=(_office, _ready, _checked),
                tone="primary",
                final=True,
            ),
            Transition(
                "return",
                "退回修改",
                ("filed",),
                "returned",
                actor=PERM,
                guards=(_office,),
                opinion=True,
                back=True,
                final=True,
            ),
            Transition(
                "refuse",
                "不符合",
                ("filed", "returned"),
                "refused",
                actor=PERM,
                guards=(_office,),
                opinion=True,
                tone="danger",
                final=True,
            ),
            Transition(
                "withdraw",
                "撤回申报",
                ("drafting", "filed", "returned"),
                "withdrawn",
                actor=PERM,
                perm=Perm.VIEW,
                guards=(_own,),
                tone="danger",
                asks="撤回以后不能再交这一篇，请写一句原因",
                opinion=True,
                final=True,
            ),
        ),
        kept=("round", "work", "entered_by", "submitted_on", "characters", "formal_check", "check_note"),
    )
)
