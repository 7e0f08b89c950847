"""The dispatch sheet as an official document (通报), made from the lines and figures of an edition alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from canmou.kernel.documents.tree import (
    Annex,
    Block,
    Colophon,
    Document,
    Heading,
    Paragraph,
    Run,
    Signature,
    Table,
    chinese_date,
)
from canmou.lib.numerals import heading
from canmou.supervision.dispatch.snapshot import by_section
from canmou.supervision.dispatch.span import OTHERS
from canmou.supervision.models import DispatchFigure, DispatchLine

Part = DispatchLine.Part
NAMES = {"green": "绿", "yellow": "黄", "red": "红"}
ANNEX = "各科室任务调度表"


@dataclass(frozen=True)
class Frame:
    """What stands around the text: titles, numbers, days, names."""

    title: str
    label: str
    mark: str
    signer: str
    printer: str
    locked_on: date
    since: date
    meeting_on: date | None = None
    presider: str = ""
    doc_number: str = ""
    dated: date | None = None
    annotation: str = ""


def title_of(label: str) -> str:
    """关于2024年1月上半月工作调度情况的通报."""
    return f"关于{label}工作调度情况的通报"


def document_of(frame: Frame, figures: Sequence[DispatchFigure], lines: Sequence[DispatchLine]) -> Document:
    """The document of a sheet."""
    parts = {part: [line for line in lines if line.part == part] for part in Part.values}
    blocks: list[Block] = [Paragraph(_opening(frame, {figure.metric: figure for figure in figures}))]
    number = 0
    for name, made in (
        ("红灯事项", _red(parts[Part.ENTRY])),
        ("与上期相比的变化", _changes(frame, parts[Part.CHANGE])),
        ("本期无人更新的事项", _idle(parts[Part.IDLE])),
        ("迟报、未报科室", _absent(parts[Part.ABSENT])),
        ("上期调度意见落实情况", _remarks(parts[Part.REMARK])),
    ):
        number += 1
        blocks += [Heading(1, f"{heading(1, number)}{name}"), *made]
    dated = frame.dated or frame.locked_on
    return Document(
        form="document",
        title=frame.title,
        issuer_mark=frame.mark,
        doc_number=frame.doc_number,
        main_recipients=("各科室",),
        blocks=tuple(blocks),
        signature=Signature(frame.signer, dated),
        annotation=frame.annotation,
        annexes=(Annex(ANNEX, (_table(parts[Part.ENTRY]),)),) if parts[Part.ENTRY] else (),
        colophon=Colophon(printer=frame.printer, printed_on=dated),
    )


def _opening(frame: Frame, figures: dict[str, DispatchFigure]) -> tuple[Run, ...]:
    def value(code: str) -> int:
        return figures[f"supervision.dispatch.{code}"].value

    again = value("red_again")
    text = (
        f"{frame.label}工作调度于{chinese_date(frame.locked_on)}锁定，共调度任务{value('entries')}项，"
        f"其中已完成{value('completed')}项；绿灯{value('green')}项、黄灯{value('yellow')}项、红灯{value('red')}项"
        + (f"（连续两期红灯{again}项）" if again else "")
        + f"；迟报科室{value('late_sections')}个，未报科室{value('missing_sections')}个。"
    )
    if frame.meeting_on:
        who = f"，由{frame.presider}主持" if frame.presider else ""
        text += f"调度会定于{chinese_date(frame.meeting_on)}召开{who}。"
    return (Run(text + "现将有关情况通报如下。"),)


def _red(lines: list[DispatchLine]) -> list[Block]:
    red = [line for line in lines if line.light == "red"]
    red.sort(key=lambda line: (not line.again, line.place))
    blocks: list[Block] = []
    for number, line in enumerate(red, 1):
        again = "（连续两期红灯）" if line.again else ""
        blocks.append(Heading(2, f"{heading(2, number)}{line.section_name}：{_ended(line.title, again)}"))
        told = [f"{line.why}。", f"进展：{_stop(line.progress)}"]
        told += [f"卡点：{_stop(line.obstacle)}"] if line.obstacle else []
        told += [f"下步：{_stop(line.next_plan)}"] if line.next_plan else []
        blocks.append(Paragraph("".join(told)))
    return blocks or [Paragraph("本期没有红灯事项。")]


def _ended(title: str, tail: str) -> str:
    return f"{title.rstrip('。')}{tail}"


def _stop(text: str) -> str:
    return f"{' '.join(text.split()).rstrip('。；;，')}。"


def _changes(frame: Frame, lines: list[DispatchLine]) -> list[Block]:
    if not lines:
        return [Paragraph(f"{chinese_date(frame.since)}以来没有变化。")]
    blocks: list[Block] = []
    for _, name, rows in by_section(lines):
        told = "；".join(
            f"{line.what}：{line.title}"
            if line.what == OTHERS
            else f"{line.title.rstrip('。')}（{line.what}）"
            for line in rows
        )
        blocks.append(Paragraph((Run(f"{name or '其他'}。", bold=True), Run(f"{told}。"))))
    return blocks


def _idle(lines: list[DispatchLine]) -> list[Block]:
    if not lines:
        return [Paragraph("没有。")]
    blocks: list[Block] = []
    for number, line in enumerate(lines, 1):
        who = f"，责任人{line.who}" if line.who else ""
        due = f"，时限{chinese_date(line.due_on)}" if line.due_on else ""
        blocks.append(
            Paragraph(f"{number}．{line.section_name}：{line.title.rstrip('。')}（{line.what}{who}{due}）。")
        )
    return blocks


def _absent(lines: list[DispatchLine]) -> list[Block]:
    if not lines:
        return [Paragraph("各科室均按时报送。")]
    return [Paragraph("；".join(f"{line.section_name}{line.what}" for line in lines) + "。")]


def _remarks(lines: list[DispatchLine]) -> list[Block]:
    if not lines:
        return [Paragraph("上期没有登记调度意见。")]
    blocks: list[Block] = []
    for number, line in enumerate(lines, 1):
        who = "，".join(filter(None, (line.section_name, line.what)))
        blocks.append(Paragraph(f"{number}．{line.title.rstrip('。')}（{who}）。"))
    return blocks


def _table(lines: list[DispatchLine]) -> Table:
    rows = []
    for number, line in enumerate(lines, 1):
        due = f"{line.due_on.month}月{line.due_on.day}日" if line.due_on else ""
        light = "连续红灯" if line.again else NAMES[line.light]
        rows.append(
            (
                str(number),
                line.section_name,
                line.title,
                f"{' '.join(line.progress.split())}（{line.percent}％）",
                " ".join(line.obstacle.split()),
                " ".join(line.next_plan.split()),
                due,
                light,
            )
        )
    heads = ("序号", "科室", "工作任务", "完成情况", "卡点", "下步打算", "时限", "灯色")
    return Table(heads, tuple(rows), widths=(1.0, 1.5, 3.0, 3.6, 2.6, 2.4, 2.0, 1.3))
