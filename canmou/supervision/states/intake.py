"""The flows of what comes in: 登记 → 拟办 → 批办 → 分办 → 承办 → 回告 → 办结, and the part of each further section."""

from datetime import date
from typing import Any

from canmou.kernel import clock
from canmou.kernel.calendar.terms import due
from canmou.kernel.people.models import User
from canmou.kernel.workflow import State, Transition, Turn, Workflow, register
from canmou.supervision.intake_terms import terms_of
from canmou.supervision.models import Matter, MatterHandling


def _within(column: str, critical: int) -> Any:
    """A step's own term as the office has set it, shorter where the matter is most urgent, never later than the answer."""

    def last_day(matter: Matter) -> date:
        urgent = matter.urgency == Matter.Urgency.CRITICAL
        wanted = critical if urgent else getattr(terms_of(matter.office), column)
        day = due(clock.today(), wanted).date
        return max(clock.today(), min(day, matter.due_on)) if matter.due_on else day

    return last_day


def _decider(matter: Matter) -> list[Turn]:
    return [Turn(person=matter.approved_by)] if matter.approved_by_id else []


def _handler(matter: Matter) -> list[Turn]:
    if matter.handler_id:
        return [Turn(person=matter.handler)]
    return [Turn(unit=matter.lead_section)] if matter.lead_section_id else []


def _part_handler(part: MatterHandling) -> list[Turn]:
    return [Turn(person=part.handler)] if part.handler_id else [Turn(unit=part.section)]


def has_lead(matter: Matter, by: User) -> str:
    """A matter goes to nobody without a section."""
    return "" if matter.lead_section_id else "先写明承办科室"


def has_words(matter: Matter, by: User) -> str:
    """What may not be here is not passed on with words."""
    return matter.wordless


def parts_done(matter: Matter, by: User) -> str:
    """The answer waits for the further sections."""
    rows = MatterHandling.objects.live().filter(matter=matter, state="handling").select_related("section")
    names = [row.section.name for row in rows]
    return f"还有{len(names)}个协办科室没有办毕：{'、'.join(names)}" if names else ""


MATTER = register(
    Workflow(
        "matter",
        "收文与交办",
        Matter,
        states=(
            State("proposing", "拟办", due=_within("step_workdays", 0)),
            State("deciding", "批办", turn=_decider, due=_within("step_workdays", 0)),
            State("assigning", "分办", due=_within("step_workdays", 0)),
            State("handling", "承办", turn=_handler, due=lambda matter: matter.due_on),
            State("closing", "回告待核", due=_within("check_workdays", 1)),
            State("closed", "办结", rest=True),
            State("tasked", "已转督办", rest=True),
        ),
        transitions=(
            Transition("propose", "送批办", ("proposing",), "deciding", guards=(has_words,), tone="primary"),
            Transition("hand_straight", "直接分办", ("proposing",), "handling", final=True),
            Transition("decide", "批办", ("deciding",), "assigning", tone="primary", decides=True),
            Transition(
                "repropose", "退回重拟", ("deciding", "assigning"), "proposing", opinion=True, back=True
            ),
            Transition("hand_out", "分办", ("assigning",), "handling", tone="primary", final=True),
            Transition(
                "file_away",
                "存阅办结",
                ("proposing", "assigning"),
                "closed",
                opinion=True,
                asks="不需要办理的来件，写明去向（如：阅存、转某单位）",
            ),
            Transition("reply", "回告", ("handling",), "closing", guards=(parts_done,), tone="primary"),
            Transition(
                "forward",
                "转其他科室",
                ("handling",),
                "handling",
                opinion=True,
                asks="为什么转、请对方做什么",
            ),
            Transition("refuse", "退回分办", ("handling",), "assigning", opinion=True, back=True),
            Transition(
                "to_task", "转督办事项", ("assigning", "handling"), "tasked", guards=(has_words, parts_done)
            ),
            Transition("close", "办结", ("closing",), "closed", tone="primary"),
            Transition("redo", "退回补办", ("closing",), "handling", opinion=True, back=True),
        ),
        text=lambda matter: "\n".join((matter.title, matter.proposal)),
        kept=("replied_on", "reply", "closed_on", "task"),
    )
)

PART = register(
    Workflow(
        "matter_part",
        "收文协办",
        MatterHandling,
        states=(
            State("handling", "协办", turn=_part_handler, due=lambda part: part.matter.due_on),
            State("finished", "办毕", rest=True),
            State("refused", "已退回", rest=True),
        ),
        transitions=(
            Transition("finish", "办毕", ("handling",), "finished", tone="primary"),
            Transition("forward", "转其他科室", ("handling",), "handling", opinion=True),
            Transition("refuse", "退回", ("handling",), "refused", opinion=True, asks="为什么不由本科室协办"),
        ),
        kept=("finished_on",),
    )
)
