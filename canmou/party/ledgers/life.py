"""Ledgers of members, duties and organizational life."""

from canmou.kernel.ledger.declare import Ledger
from canmou.kernel.ledger.due import deadline, event
from canmou.party.models import (
    BranchMeeting,
    DutyTick,
    LifePreparation,
    MemberAppraisal,
    MemberTalk,
    OrgLifeMeeting,
    PartyDuty,
    PartyMember,
    RectificationItem,
)

#: Talks and appraisals open to these roles only.
READERS = frozenset({"party_secretary", "personnel_officer"})


def _party_member_title(row: PartyMember) -> str:
    return f"{row.person}（{row.group}）"


def _party_duty_title(row: PartyDuty) -> str:
    return f"{row.year}年清单{row.sequence}：{row.title}"


def _duty_tick_title(row: DutyTick) -> str:
    return f"{row.period} {row.duty.title}"


def _branch_meeting_title(row: BranchMeeting) -> str:
    return f"{row.held_on} {row.get_kind_display()}：{row.title}"


def _org_life_meeting_title(row: OrgLifeMeeting) -> str:
    return f"{row.held_on.year}年{row.get_kind_display()}（{row.held_on}）"


def _life_preparation_title(row: LifePreparation) -> str:
    return f"{row.get_kind_display()}：{row.content or row.person}"


def _member_talk_title(row: MemberTalk) -> str:
    return f"{row.talked_on} {row.talker}与{row.member}谈心"


def _member_appraisal_title(row: MemberAppraisal) -> str:
    return f"{row.year}年{row.member}民主评议"


def _rectification_item_title(row: RectificationItem) -> str:
    return f"{row.found_on} {row.problem}"


LIFE = [
    Ledger(
        code="PMB",
        name="党员名册",
        model=PartyMember,
        system="P4",
        line="party",
        date="since",
        due=(event("probation_ends_on", "预备期满", who="person"),),
        title=_party_member_title,
        key=(
            "person",
            "since",
        ),
        columns=(
            "person",
            "group",
            "duty",
            "joined_on",
            "probation_ends_on",
            "since",
            "until",
        ),
        note="本支部党员，按党小组",
        example={
            "person": "高振华",
            "group": "第一党小组",
            "duty": "党小组长",
            "joined_on": "2003-07-01",
            "since": "2015-05-01",
            "unit": "机关党建科",
        },
    ),
    Ledger(
        code="PDT",
        name="党建工作清单",
        model=PartyDuty,
        system="P4",
        line="party",
        date="listed_on",
        title=_party_duty_title,
        key=(
            "year",
            "sequence",
        ),
        columns=(
            "year",
            "sequence",
            "title",
            "basis",
            "cycle",
            "owner",
            "standard",
            "listed_on",
        ),
        note="党内政治生活事项清单，按期销号",
        example={
            "year": "2022",
            "sequence": "1",
            "title": "召开支部党员大会",
            "cycle": "每季度",
            "owner": "白玉成",
            "listed_on": "2022-02-22",
            "unit": "机关党建科",
        },
    ),
    Ledger(
        code="PDK",
        name="清单销号",
        model=DutyTick,
        system="P4",
        line="party",
        date="done_on",
        title=_duty_tick_title,
        key=(
            "duty",
            "period",
        ),
        columns=(
            "duty",
            "period",
            "due_on",
            "done_on",
            "done_by",
            "note",
            "evidence",
        ),
        parent="duty",
        note="完成一次销号一次，附佐证记录",
        example={
            "duty": "2022年清单1：召开支部党员大会",
            "period": "2022-Q1",
            "due_on": "2022-03-31",
            "done_on": "2022-03-11",
            "unit": "机关党建科",
        },
    ),
    Ledger(
        code="PBM",
        name="三会一课",
        model=BranchMeeting,
        system="P4",
        line="party",
        date="held_on",
        due=(event("held_on", who="presider"),),
        title=_branch_meeting_title,
        key=(
            "kind",
            "held_on",
            "group",
        ),
        columns=(
            "title",
            "kind",
            "held_on",
            "group",
            "presider",
            "due_count",
            "present_count",
            "decisions",
        ),
        shown=(
            "held_on",
            "kind",
            "title",
            "group",
            "present_count",
        ),
        note="党员大会每季度、支委会和党小组会每月一次，书记每年至少讲一次党课",
        example={
            "title": "审议发展党员计划",
            "kind": "支部党员大会",
            "held_on": "2022-03-11",
            "due_count": "37",
            "present_count": "35",
            "unit": "机关党建科",
        },
    ),
    Ledger(
        code="POL",
        name="组织生活会",
        model=OrgLifeMeeting,
        system="P4",
        line="party",
        date="held_on",
        due=(event("held_on", who="presider", among=("attendees",)),),
        title=_org_life_meeting_title,
        key=(
            "kind",
            "held_on",
        ),
        columns=(
            "title",
            "kind",
            "held_on",
            "presider",
            "supervisor",
            "attendees",
            "summary",
        ),
        shown=(
            "held_on",
            "kind",
            "title",
            "presider",
        ),
        note="会前准备和查摆问题另登",
        example={
            "title": "学习贯彻党的二十大精神",
            "kind": "组织生活会",
            "held_on": "2022-11-25",
            "presider": "白玉成",
            "unit": "机关党建科",
        },
    ),
    Ledger(
        code="POP",
        name="会前准备",
        model=LifePreparation,
        system="P4",
        line="party",
        date="done_on",
        title=_life_preparation_title,
        key=(
            "meeting",
            "kind",
            "done_on",
            "person",
        ),
        columns=(
            "meeting",
            "kind",
            "done_on",
            "person",
            "count",
            "content",
        ),
        parent="meeting",
        note="会前学习、谈心谈话、征求意见、对照检查",
        example={
            "meeting": "2022年组织生活会（2022-11-25）",
            "kind": "征求意见",
            "done_on": "2022-11-10",
            "count": "26",
            "content": "向各科室和服务对象征求意见",
            "unit": "机关党建科",
        },
    ),
    Ledger(
        code="PRI",
        name="整改问题",
        model=RectificationItem,
        system="P4",
        line="party",
        date="found_on",
        due=(deadline("due_on", "整改到位", done="closed_on", who="owner", unit="section"),),
        title=_rectification_item_title,
        key=(
            "source",
            "found_on",
            "problem",
        ),
        columns=(
            "meeting",
            "source",
            "origin_record",
            "problem",
            "category",
            "found_on",
            "measure",
            "section",
            "owner",
            "due_on",
            "closed_on",
            "result",
            "verified_by",
            "verified_on",
        ),
        shown=(
            "problem",
            "category",
            "section",
            "owner",
            "due_on",
            "closed_on",
        ),
        note="查摆的问题、措施、责任人、时限；须由他人验收才算整改到位",
        example={
            "meeting": "2022年组织生活会（2022-11-25）",
            "source": "组织生活会",
            "problem": "理论学习联系实际不够紧密",
            "found_on": "2022-11-25",
            "measure": "每季度开展一次学用研讨",
            "owner": "高振华",
            "due_on": "2022-12-20",
            "unit": "机关党建科",
        },
    ),
    Ledger(
        code="PMT",
        name="谈心谈话",
        model=MemberTalk,
        system="P4",
        line="party",
        date="talked_on",
        title=_member_talk_title,
        key=(
            "talked_on",
            "talker",
            "member",
        ),
        columns=(
            "talked_on",
            "kind",
            "talker",
            "member",
            "content",
            "follow_up",
        ),
        readers=READERS,
        note="仅党组织书记、人事干部可见",
        example={
            "talked_on": "2022-10-20",
            "kind": "委员与党员",
            "talker": "白玉成",
            "member": "冯子昂",
            "unit": "机关党建科",
        },
    ),
    Ledger(
        code="PMA",
        name="民主评议党员",
        model=MemberAppraisal,
        system="P4",
        line="party",
        date="appraised_on",
        title=_member_appraisal_title,
        key=(
            "year",
            "member",
        ),
        columns=(
            "year",
            "member",
            "appraised_on",
            "self_review",
            "grade",
            "comment",
        ),
        readers=READERS,
        note="仅党组织书记、人事干部可见",
        example={
            "year": "2022",
            "member": "冯子昂",
            "appraised_on": "2022-12-09",
            "grade": "合格",
            "unit": "机关党建科",
        },
    ),
]
