"""The flow of an instruction: 登记 → 第二人复核类型 → 办理 → 办结或存档; a transcript is merged into its original."""

from datetime import date

from canmou.instructions.models import FollowUpTask, Instruction
from canmou.kernel import clock
from canmou.kernel.calendar.terms import due
from canmou.kernel.people.models import User
from canmou.kernel.workflow import EITHER, PERM, State, Transition, Turn, Workflow, register

#: Working days for the second person.
CHECK_WITHIN = 2


def _soon(row: Instruction) -> date:
    return due(clock.today(), CHECK_WITHIN).date


def _registrar(row: Instruction) -> list[Turn]:
    person = row.created_by.person
    return [Turn(person=person)] if person else []


def second_person(row: Instruction, by: User) -> str:
    """Whoever registered an instruction does not confirm its kind."""
    registrar = row.created_by
    if by.pk == registrar.pk or by.person_id is not None and by.person_id == registrar.person_id:
        return "批示类型须由登记人以外的人复核，您是登记人"
    return "" if by.person_id is not None else "复核人要是在册人员，您的账号没有对应人员"


def tasks_done(row: Instruction, by: User) -> str:
    """An instruction is not finished before what follows from it."""
    open_now = FollowUpTask.objects.live().filter(instruction=row, done_on=None).count()
    return f"还有{open_now}项批示落实没有办结" if open_now else ""


def nothing_asked(row: Instruction, by: User) -> str:
    """What asks for something is not filed unread."""
    if row.requirement.strip():
        return "这件批示有办理要求，办完后请按“办结”"
    return tasks_done(row, by)


def no_copies(row: Instruction, by: User) -> str:
    """An original with transcripts is not itself made one."""
    copies = Instruction.objects.live().filter(copy_of=row).count()
    return f"它自己有{copies}件转抄件，请把那些并到别的原件，或者反过来合并" if copies else ""


INSTRUCTION = register(
    Workflow(
        "instruction",
        "领导批示",
        Instruction,
        states=(
            State("registered", "待复核类型", due=_soon),
            State("correcting", "退回更正", turn=_registrar, due=_soon),
            State("following", "办理中", due=lambda row: row.due_on),
            State("closed", "已办结", rest=True),
            State("filed", "已存档", rest=True),
            State("merged", "已并入原件", rest=True),
        ),
        transitions=(
            Transition(
                "confirm",
                "复核类型",
                ("registered",),
                "following",
                actor=EITHER,
                guards=(second_person,),
                tone="primary",
                decides=True,
            ),
            Transition(
                "return",
                "退回更正",
                ("registered",),
                "correcting",
                actor=EITHER,
                guards=(second_person,),
                opinion=True,
                asks="哪里与原件不符",
            ),
            Transition("resubmit", "更正后再送复核", ("correcting",), "registered", tone="primary"),
            Transition(
                "close", "办结", ("following",), "closed", actor=EITHER, guards=(tasks_done,), tone="primary"
            ),
            Transition("file", "存档", ("following",), "filed", actor=EITHER, guards=(nothing_asked,)),
            Transition("reopen", "重新办理", ("closed", "filed"), "following", actor=PERM, opinion=True),
            Transition(
                "merge",
                "并入原件",
                ("registered", "correcting", "following", "closed", "filed"),
                "merged",
                actor=PERM,
                guards=(no_copies,),
            ),
            Transition("unmerge", "撤销并入", ("merged",), "registered", actor=PERM, opinion=True, back=True),
        ),
        text=lambda row: "\n".join((row.leader.name, str(row.given_on), row.words, row.kind)),
        kept=("kind", "checked_by", "checked_on", "copy_of"),
        page="instruction",
    )
)
