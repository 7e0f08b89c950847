"""Supervised tasks as they run in the demo's first week of 2024: one in every state, by the steps people take."""

from collections.abc import Callable
from datetime import date

from canmou.kernel.attachments.entering import Incoming
from canmou.kernel.people.models import User
from canmou.site.demo.cast import Cast
from canmou.site.demo.days import acting_on
from canmou.supervision.actions import task as hands
from canmou.supervision.actions import task_time as time
from canmou.supervision.actions import task_work as work
from canmou.supervision.actions.task_slip import issue_slip
from canmou.supervision.delays import note_late
from canmou.supervision.models import SupervisionTask

DECEMBER, JANUARY = (2023, 12), (2024, 1)
MEETING = ("meeting", "meeting", "主任办公会议定事项")
ORDER = ("instruction", "order", "市政府主要领导批示")
OFFICE = ("daily", "order", "市政府办公室交办")

#: key, section, title, kind with authority and basis, urgency, handed out on, deadline (None: by rule)
TASKS = [
    (
        "report",
        "research2",
        "汇总《政府工作报告》征求意见修改情况",
        MEETING,
        "normal",
        (*DECEMBER, 27),
        (*JANUARY, 10),
    ),
    (
        "industry",
        "economy",
        "分析全年规模以上工业企业运行情况",
        ORDER,
        "normal",
        (*DECEMBER, 25),
        (*JANUARY, 5),
    ),
    ("statistics", "general", "编报上年度依申请公开统计", OFFICE, "normal", (*JANUARY, 2), (*JANUARY, 19)),
    ("discipline", "party", "起草全面从严治党任务安排", MEETING, "normal", (*JANUARY, 3), (*JANUARY, 31)),
    ("topics", "research1", "统一小切口课题数据口径", MEETING, "normal", (*DECEMBER, 4), (*DECEMBER, 15)),
    ("nursery", "society", "梳理托育服务政策诉求", ORDER, "normal", (*DECEMBER, 18), (*JANUARY, 12)),
    ("experts", "thinktank", "拟订2024年专家论证计划", MEETING, "urgent", (*JANUARY, 4), None),
    ("series", "editorial", "跟踪内参选题落实", MEETING, "standing", (*DECEMBER, 11), (2024, 6, 28)),
    ("training", "personnel", "汇总2023年度干部培训情况", OFFICE, "normal", (*DECEMBER, 28), (*JANUARY, 9)),
    ("livelihood", "research1", "核对民生实事进展数据", ORDER, "urgent", (*JANUARY, 5), None),
]


def run(cast: Cast) -> list[SupervisionTask]:
    """Ten tasks under way or done, and a proposal that waits for approval."""
    made = {key: _handed(cast, *facts) for key, *facts in TASKS}
    play = _Play(cast, made)
    for moves in (_closed_late, _extended_and_late, _suspended_and_checked, _others):
        moves(play)
    proposal = _draft(
        cast, "society", "开展养老服务补贴执行情况督查", ("assist", "proposal", "社会调研科建议"), "normal"
    )
    hands.register_task(proposal, by=cast.users["general"])
    note_late(date(2024, 1, 8))
    return [play.fresh(key) for key in made]


def _draft(cast: Cast, section: str, title: str, why: tuple[str, str, str], urgency: str) -> SupervisionTask:
    kind, authority, basis = why
    return SupervisionTask(
        title=title,
        kind=kind,
        authority=authority,
        basis=basis,
        urgency=urgency,
        lead_section=cast.unit(section),
        assigned_by=cast.named("周承远"),
        supervisor=cast.named("马文秀"),
        unit=cast.unit("general"),
    )


def _handed(
    cast: Cast,
    section: str,
    title: str,
    why: tuple[str, str, str],
    urgency: str,
    on: tuple[int, int, int],
    due_on: tuple[int, int, int] | None,
) -> SupervisionTask:
    task = _draft(cast, section, title, why, urgency)
    task.due_on = date(*due_on) if due_on else None
    with acting_on(date(*on)):
        return hands.register_task(task, by=cast.users["general"], hand_out_now=True)


class _Play:
    """Steps on the tasks by day: each reads the task anew, as its person would."""

    def __init__(self, cast: Cast, made: dict[str, SupervisionTask]) -> None:
        self.cast, self.made = cast, made

    def fresh(self, key: str) -> SupervisionTask:
        return SupervisionTask.objects.select_related("ref", "unit", "office").get(pk=self.made[key].pk)

    def do(
        self, key: str, on: tuple[int, int, int], act: Callable[..., object], by: str, **more: object
    ) -> None:
        user: User = self.cast.users[by]
        with acting_on(date(*on)):
            act(self.fresh(key), by=user, **more)

    def sign(self, key: str, on: tuple[int, int, int], by: str, who: str) -> None:
        self.do(key, on, work.accept, by, responsible=self.cast.named(who))


def _proof(text: str) -> list[Incoming]:
    return [Incoming(f"{text}.txt", f"{text}，数据已核对。".encode())]


def _closed_late(play: _Play) -> None:
    """Extended once, sent back once, closed after the first deadline: it stands in the ledger of delays."""
    play.sign("topics", (*DECEMBER, 6), "head", "冯子昂")
    play.do(
        "topics", (*DECEMBER, 8), work.report_progress, "clerk", percent=50, content="已列出口径不一致的指标"
    )
    reason = "统计局口径说明尚未回复"
    play.do("topics", (*DECEMBER, 14), time.ask_extension, "clerk", due_on=date(2023, 12, 22), reason=reason)
    play.do("topics", (*DECEMBER, 18), time.agree_extension, "leader", opinion="同意，抓紧办理")
    play.do("topics", (*DECEMBER, 25), issue_slip, "custodian", grade="orange")
    done = {"result": "统一了27项指标口径，印发各科室", "files": _proof("口径对照表")}
    play.do("topics", (*DECEMBER, 26), work.report_done, "clerk", **done)
    play.do("topics", (*DECEMBER, 28), work.redo, "custodian", opinion="缺人均指标的说明，请补充")
    play.do("topics", (*DECEMBER, 29), work.report_done, "clerk", result=done["result"])
    play.do("topics", (*JANUARY, 3), work.verify, "custodian", opinion="已抽查10项，属实")
    play.do("topics", (*JANUARY, 4), work.close, "leader", evaluation="plain")


def _extended_and_late(play: _Play) -> None:
    play.sign("report", (*DECEMBER, 28), "general", "董建国")
    content = "已收到28个单位意见，正在逐条汇总"
    play.do(
        "report",
        (*JANUARY, 4),
        work.report_progress,
        "general",
        percent=65,
        content=content,
        next_step="10日前报送",
    )
    play.sign("industry", (*DECEMBER, 26), "general", "谭志刚")
    play.do("industry", (*JANUARY, 2), issue_slip, "custodian", grade="blue")
    play.do("industry", (*JANUARY, 3), work.report_progress, "general", percent=40, content="完成用电、税收数据比对",
            obstacle="12月数据未发布")  # fmt: skip


def _suspended_and_checked(play: _Play) -> None:
    play.sign("nursery", (*DECEMBER, 19), "neighbour", "段成林")
    wait = {"cause": "data", "reason": "等待卫健部门备案数据", "expected_on": date(2024, 1, 15)}
    play.do("nursery", (*DECEMBER, 26), time.suspend, "custodian", **wait)
    play.sign("training", (*DECEMBER, 29), "personnel", "苗秀云")
    done = {"result": "全年培训42人次，已汇总成表", "files": _proof("培训情况汇总表")}
    play.do("training", (*JANUARY, 5), work.report_done, "personnel", **done)


def _others(play: _Play) -> None:
    play.sign("statistics", (*JANUARY, 3), "keeper", "陆思源")
    play.sign("discipline", (*JANUARY, 4), "secretary", "白玉成")
    play.sign("series", (*DECEMBER, 12), "editor", "袁静怡")
    for day, percent in (((*DECEMBER, 18), 15), ((*DECEMBER, 25), 25)):
        play.do("series", day, work.report_progress, "editor", percent=percent, content="本周选题2个，采写中")
    ground = {"ground": "deadline", "reason": "论证事项目录2月才能确定，请延长时限"}
    play.do("experts", (*JANUARY, 5), time.raise_objection, "thinktank", **ground)
