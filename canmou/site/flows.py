"""The pages of docs/reference about workflows: every table of steps, its diagram, and every effect that crosses apps."""

from collections.abc import Callable
from typing import Any

from canmou.kernel import permissions
from canmou.kernel.workflow import Actor, Transition, Workflow, workflow, workflows
from canmou.kernel.workflow.declare import effects_of
from canmou.kernel.workflow.diagrams import svg

FOLDER = "docs/reference/workflows"
_WHO = {
    Actor.HOLDER: "办理人",
    Actor.PERM: "有权限的人",
    Actor.EITHER: "办理人或有权限的人",
    Actor.ASKER: "交办人",
}


def diagram_names() -> list[str]:
    """The diagrams there should be."""
    return [f"{FOLDER}/{flow.code}.svg" for flow in workflows()]


def diagram(name: str) -> str:
    """The diagram of this name."""
    return svg(workflow(name.removeprefix(f"{FOLDER}/").removesuffix(".svg")))


def workflows_page() -> str:
    """Every workflow with its states and steps, and what its steps do elsewhere."""
    parts = [
        f"# Workflows\n\n{len(workflows())} workflows. Records are in the state `recorded` until they enter theirs; "
        "columns that only steps write are named under *kept*. 办理人 is whoever has the open turn or stands in for "
        "one who has.\n",
        *map(_flow, workflows()),
        "## Effects in other apps\n\nDeclared in `canmou/site/wiring.py`, in the step's own transaction.\n",
        _effects(),
    ]
    return "\n".join(parts)


def _flow(flow: Workflow) -> str:
    kept = "、".join(f"`{name}`" for name in flow.kept)
    states = [
        (state.code, state.label, "办结" if state.rest else "", "有" if state.due else "", _about(state.turn))
        for state in flow.states
    ]
    steps = [_step(flow, step) for step in flow.transitions]
    return (
        f"## {flow.name} `{flow.code}`\n\n![{flow.name}](workflows/{flow.code}.svg)\n\n"
        + (f"Kept: {kept}\n\n" if kept else "")
        + _table(("state", "状态", "rest", "时限", "turn"), states)
        + "\n\n"
        + _table(("verb", "步骤", "from", "to", "who", "permission", "guards", "notes"), steps)
        + "\n"
    )


def _step(flow: Workflow, step: Transition) -> tuple[str, ...]:
    notes = [
        text
        for text, holds in (("写意见", step.opinion), ("退回", step.back), ("批准", step.decides))
        if holds
    ]
    perm = permissions.MEANINGS[step.perm] if step.actor in (Actor.PERM, Actor.EITHER) else ""
    return (
        step.verb,
        step.label,
        "、".join(flow.state(code).label for code in step.sources),
        flow.state(step.target).label,
        _WHO[step.actor],
        perm,
        " ".join(map(_about, step.guards)),
        "、".join(notes),
    )


def _about(function: Callable[..., Any] | None) -> str:
    """The first line of what a function says of itself, else its name."""
    if function is None:
        return ""
    text = (function.__doc__ or "").strip().splitlines()
    return text[0] if text else f"`{function.__name__.strip('_')}`"


def _effects() -> str:
    rows = [
        (flow.name, step.label, f"`{effect.__module__}.{effect.__qualname__}`", _about(effect))
        for flow in workflows()
        for step in flow.transitions
        for effect in effects_of(flow.code, step.verb)
    ]
    return _table(("workflow", "step", "function", "does"), rows) + "\n" if rows else "None yet.\n"


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
