"""The ledgers of leaders' instructions."""

from django.db.models import Exists, OuterRef, Q

from canmou.instructions.models import Conversion, FollowUpTask, Instruction
from canmou.kernel.ledger.declare import Ledger, register
from canmou.kernel.ledger.due import deadline, evidence

#: An instruction is handled when its outcome stands in it, or a task that follows from it is done.
_HANDLED = ~Q(result="") | Q(
    Exists(FollowUpTask.objects.filter(instruction=OuterRef("pk"), done_on__isnull=False, voided=False))
)


#: States with an open turn: the step itself stands in the to-do list.
_IN_FLOW = ("registered", "correcting", "following", "merged")


def _instruction_title(row: Instruction) -> str:
    matter = f"《{row.work.title}》" if row.work_id else row.subject
    copied = "（转抄件）" if row.copy_of_id else ""
    return f"{row.leader.name}对{matter}的批示（{row.given_on}）{copied}"


register(
    [
        Ledger(
            code="IIN",
            name="领导批示",
            model=Instruction,
            system="R4",
            line="research",
            date="given_on",
            due=(
                deadline("due_on", "办理批示", done=_HANDLED, given=~Q(state__in=_IN_FLOW)),
                evidence("given_on", "批示件", days=5),
            ),
            title=_instruction_title,
            key=("leader", "work", "subject", "given_on", "carrier"),
            columns=(
                "leader",
                "leader_post",
                "leader_rank",
                "level",
                "given_on",
                "received_on",
                "kind",
                "words",
                "carrier",
                "work",
                "appeared_in",
                "subject",
                "requirement",
                "due_on",
                "result",
                "copy_of",
                "checked_by",
                "checked_on",
            ),
            shown=("leader", "leader_post", "given_on", "kind", "work", "subject"),
            note="一位领导对一篇成果批示一次登一条；转抄件另登并填原件；涉密件不在本系统登记",
            example={
                "leader": "林知远",
                "leader_post": "市委副书记、市长",
                "leader_rank": "11",
                "level": "市级领导",
                "given_on": "2022-05-20",
                "received_on": "2022-05-21",
                "kind": "肯定性",
                "words": "情况摸得透，建议提得实，请工信局会同研究室抓紧拿出支持措施。",
                "carrier": "参阅件",
                "work": "关于我市预制食品产业发展情况的调研报告",
                "checked_by": "丁若兰",
                "checked_on": "2022-05-23",
            },
        ),
        Ledger(
            code="IFT",
            name="批示落实",
            model=FollowUpTask,
            system="R4",
            line="research",
            date="due_on",
            due=(deadline("due_on", "办结", done="done_on", who="responsible"),),
            title="content",
            key=("instruction", "content"),
            parent="instruction",
            columns=(
                "instruction",
                "content",
                "responsible",
                "supporting",
                "assigned_on",
                "due_on",
                "done_on",
                "result",
                "reported_on",
            ),
            shown=("instruction", "content", "responsible", "due_on", "done_on"),
            example={
                "content": "会同市工业和信息化局起草预制食品产业支持措施",
                "assigned_on": "2022-05-23",
                "due_on": "2022-06-10",
            },
        ),
        Ledger(
            code="ICV",
            name="成果转化",
            model=Conversion,
            system="R4",
            line="research",
            date="converted_on",
            due=(evidence("converted_on", "转化证明材料"),),
            title=lambda row: f"《{row.work.title}》转化：{row.get_form_display()}（{row.converted_on}）",
            key=("work", "form", "converted_on"),
            columns=(
                "work",
                "instruction",
                "form",
                "grade",
                "converted_on",
                "body",
                "proof",
                "adopted",
            ),
            shown=("work", "form", "grade", "converted_on", "body"),
            note="证据等级自高到低为 L1 至 L5，佐证写到文号、会议和日期",
            example={
                "work": "关于我市预制食品产业发展情况的调研报告",
                "form": "出台文件",
                "grade": "L1 专门文件、会议、制度",
                "converted_on": "2022-07-06",
                "proof": "《关于加快预制食品产业发展的若干措施》，市政府办公室2022年7月6日印发",
                "adopted": "吸收了建设共享检测中心、设立产业引导资金两条建议",
            },
        ),
    ]
)
