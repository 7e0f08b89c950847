"""Finding the items of a plan in a table whose columns stand in any order under Chinese heads. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from canmou.lib.plan_duties import ROLE, Duty, labelled, valued
from canmou.lib.plan_text import LONGEST_TASK, Passage, number_of

HEADS = {
    "number": "序号 编号 项次 号 序",
    "group": "类别 行动 板块 工作类别 任务类别 工作板块 一级任务 所属行动 工作领域 领域 方面 分类 总任务 重点领域 项目类别",
    "task": "工作任务 重点任务 任务 任务名称 主要任务 工作事项 重点工作 事项 目标任务 工作项目 项目名称 任务分解 重点工作任务 工作内容 二级任务 具体任务 重点事项 "
    "工作任务名称 主要工作 任务内容 项目 工作要点 主要内容 议定事项 督办事项 问题 年度重点任务",
    "measure": "措施 工作措施 具体措施 推进措施 工作要求 工作举措 落实措施 具体举措 落实举措 具体内容 工作目标 目标要求 任务目标 预期成果 目标 完成标准 工作标准 整改措施 "
    "具体要求 推进举措 主要措施 实施步骤 主要举措 工作步骤 任务措施",
}
_KNOWN = {head: role for role, heads in HEADS.items() for head in heads.split()} | ROLE
_EXTRA = {
    "牵头": "leads",
    "责任": "responsible",
    "配合": "supports",
    "责任人姓名": "persons",
    "时间": "due",
    "主办": "leads",
    "协办": "supports",
    "督导": "supervisors",
}
_SPLIT = re.compile(r"[／/、]|及|和|与")
DEEPEST_HEAD = 12


@dataclass(frozen=True)
class TablePlan:
    """What a table holds: its items, and the heads of columns that none of them took."""

    passages: list[Passage]
    unused: tuple[str, ...] = ()


def role_of(head: str) -> str:
    """What a column holds by its head; "" when it is not known."""
    plain = re.sub(r"[\s\u3000（(].*$|[:：*＊]", "", re.sub(r"[\s\u3000]+", "", head))
    if role := _KNOWN.get(plain) or _EXTRA.get(plain):
        return role
    for part in _SPLIT.split(plain):
        if role := _KNOWN.get(part):
            return role
    for known in sorted(ROLE, key=len, reverse=True):
        if plain.endswith(known) or plain.startswith(known):
            return ROLE[known]
    return ""


def read_table(rows: Sequence[Sequence[str]], *, name: str, path: tuple[str, ...] = ()) -> TablePlan | None:
    """The items of a table (cells of merged fields repeated); None when its heads are not those of a plan."""
    found = _heads(rows)
    if found is None:
        return None
    at, columns = found
    passages, groups = [], path
    for offset, row in enumerate(rows[at + 1 :], at + 2):
        cells = [str(cell).strip() for cell in row]
        filled = list(dict.fromkeys(filter(None, cells)))
        if not filled or [columns.get(place) for place, _ in enumerate(cells)] == [role_of(c) for c in cells]:
            continue
        if len(filled) == 1 and _heading_row(filled[0], cells):
            groups = _deeper(path, groups, filled[0])
            continue
        passage = _passage(cells, columns, f"{name}第{offset}行", groups)
        if passage:
            passages.append(passage)
    heads = [str(cell).strip() for cell in rows[at]]
    unused = tuple(dict.fromkeys(head for place, head in enumerate(heads) if head and place not in columns))
    return TablePlan(passages, unused)


def _heads(rows: Sequence[Sequence[str]]) -> tuple[int, dict[int, str]] | None:
    best: tuple[int, dict[int, str]] | None = None
    for at, row in enumerate(rows[:DEEPEST_HEAD]):
        columns = {
            place: role
            for place, cell in enumerate(row)
            if (role := role_of(str(cell))) and len(str(cell)) < 30
        }
        roles = set(columns.values())
        if roles & {"task", "measure"} and len(roles) >= 2 and roles - {"number", "group", "task", "measure"}:
            if best is None or len(columns) > len(best[1]):
                best = (at, columns)
    return best


def _heading_row(text: str, cells: Sequence[str]) -> bool:
    """A row with one text only: a heading over the rows below it."""
    return number_of(text)[0] in (0, 1, 2) or (cells[0] == text and len(text) <= 40 and not text.isdigit())


def _deeper(base: tuple[str, ...], groups: tuple[str, ...], text: str) -> tuple[str, ...]:
    level = number_of(text)[0]
    above = [group for group in groups[len(base) :] if 0 <= number_of(group)[0] < level] if level > 0 else []
    return (*base, *above, text)


def _passage(
    cells: list[str], columns: dict[int, str], place: str, groups: tuple[str, ...]
) -> Passage | None:
    held: dict[str, list[str]] = {}
    for at, role in columns.items():
        if at < len(cells) and cells[at] and cells[at] not in held.get(role, ()):
            held.setdefault(role, []).append(cells[at])
    tasks, measures = held.get("task", []), held.get("measure", [])
    *over, task = [*tasks] or [""]
    if not task:
        task, measures = (measures[0], measures[1:]) if measures else ("", [])
    if not task:
        return None
    duty = Duty()
    for role in ("leads", "responsible", "supports", "persons", "leaders", "supervisors"):
        for text in held.get(role, ()):
            duty += labelled(text) or valued(role, text)
    duty += Duty(due="，".join(held.get("due", ())))
    path = (*groups, *held.get("group", ()), *over)
    _, _, plain = number_of(task)
    plain = " ".join((plain or task).split())
    source = "　".join(dict.fromkeys(filter(None, cells)))
    number = (held.get("number") or [""])[0]
    if len(plain) > LONGEST_TASK:
        measures, plain = [task, *measures], plain[:60]
    return Passage(plain, source, place, number[:20], path, "\n".join(measures), duty)
