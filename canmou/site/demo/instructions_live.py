"""Instructions of the first week of 2024 in their flow: one to be confirmed, one followed up, one with its transcript."""

from datetime import date

from canmou.instructions.actions import copies, following, instruction
from canmou.instructions.models import Conversion, FollowUpTask, Instruction
from canmou.kernel.workflow import advance, workflow
from canmou.research.models import Report
from canmou.site.demo.cast import Cast
from canmou.site.demo.leaders import leader


def load(cast: Cast) -> None:
    """All of it, through the actions, as of today."""
    reports = Report.objects.live().filter(office=cast.office, finished_on__year=2023)
    first, second, third = (
        row.work for row in reports.select_related("work").order_by("-finished_on", "-pk")[:3]
    )
    _followed(cast, first)
    _waiting(cast, second)
    _transcript(cast, third)
    _read_only(cast, third)


def _given(cast: Cast, name: str, day: int, words: str, **more: object) -> Instruction:
    row = Instruction(leader=leader(name).person(cast), given_on=date(2024, 1, day), words=words, **more)
    return instruction.register_instruction(row, by=cast.users["clerk"])


def _confirm(cast: Cast, row: Instruction, kind: str) -> None:
    instruction.confirm(row, kind=kind, by=cast.users["head"], opinion="已对照原件")


def _followed(cast: Cast, work: object) -> None:
    row = _given(
        cast,
        "林知远",
        3,
        "调研扎实，两条建议切实可行。请分管领导牵头，一月底前拿出落实方案。",
        kind="affirmative",
        work=work,
        carrier="reference",
        requirement="会同牵头部门提出落实方案",
        due_on=date(2024, 1, 31),
    )
    _confirm(cast, row, "affirmative")
    clerk, helper = cast.users["clerk"], cast.named("吕晓东")
    for content, who, due in (
        ("起草落实方案初稿", cast.named("冯子昂"), date(2024, 1, 12)),
        ("征求牵头部门意见", helper, date(2024, 1, 19)),
    ):
        following.open_task(row, FollowUpTask(content=content, responsible=who, due_on=due), by=clerk)
    made = Conversion(
        form="meeting",
        grade="L1",
        converted_on=date(2024, 1, 8),
        proof="市政府专题会议，2024年1月8日",
        adopted="两条建议列入会议议定事项",
    )
    following.convert(row, made, by=clerk)


def _waiting(cast: Cast, work: object) -> None:
    _given(
        cast, "祁宏图", 5, "问题找得准，请有关部门认真研究。", kind="directive", work=work, carrier="report"
    )


def _transcript(cast: Cast, work: object) -> None:
    words = "请研究室就此再作深入调研，形成专题报告。"
    original = _given(cast, "毕晓岚", 2, words, kind="directive", work=work, carrier="reference")
    _confirm(cast, original, "directive")
    copied = _given(cast, "毕晓岚", 4, words, kind="directive", work=work, carrier="document")
    copies.merge(copied, original, by=cast.users["clerk"], opinion="市政府办公室转来的抄件")


def _read_only(cast: Cast, work: object) -> None:
    row = _given(cast, "车向荣", 4, "已阅。", kind="circulated", work=work, carrier="reference")
    _confirm(cast, row, "circulated")
    advance(workflow("instruction"), row, "file", by=cast.users["head"], opinion="只圈阅，存档")
