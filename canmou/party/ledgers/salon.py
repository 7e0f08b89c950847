"""Ledgers of brands and salons."""

from canmou.kernel.ledger.declare import Ledger
from canmou.kernel.ledger.due import event
from canmou.party.models import Brand, Salon, SalonOutcome, SalonSpeaker


def _salon_speaker_title(row: SalonSpeaker) -> str:
    return f"{row.speaker}：{row.title}"


SALON = [
    Ledger(
        code="PBR",
        name="党建品牌",
        model=Brand,
        system="P3",
        line="party",
        date="created_on",
        title="title",
        key=("title",),
        columns=(
            "title",
            "short_name",
            "created_on",
            "keeper",
            "idea",
            "ended_on",
        ),
        note="本室党建品牌",
        example={
            "title": "党建＋调研沙龙",
            "short_name": "调研沙龙",
            "created_on": "2020-06-18",
            "unit": "机关党建科",
        },
    ),
    Ledger(
        code="PSA",
        name="调研沙龙",
        model=Salon,
        system="P3",
        line="party",
        date="held_on",
        due=(event("held_on", who="presider", unit="host"),),
        title="title",
        key=(
            "title",
            "held_on",
        ),
        columns=(
            "brand",
            "title",
            "theme",
            "held_on",
            "host",
            "presider",
            "place",
            "on_conduct",
            "as_training",
            "event",
            "summary",
            "cited",
        ),
        shown=(
            "held_on",
            "title",
            "host",
            "on_conduct",
            "as_training",
            "cited",
        ),
        note="每期一行；发言和成果另登",
        example={
            "brand": "党建＋调研沙龙",
            "title": "2021年度绩效考核专题分析会",
            "held_on": "2022-03-25",
            "host": "办公室",
            "unit": "机关党建科",
        },
    ),
    Ledger(
        code="PSK",
        name="沙龙发言",
        model=SalonSpeaker,
        system="P3",
        line="party",
        date="spoke_on",
        title=_salon_speaker_title,
        key=(
            "salon",
            "sequence",
        ),
        columns=(
            "salon",
            "sequence",
            "speaker",
            "spoke_on",
            "title",
            "materials",
        ),
        parent="salon",
        note="按发言次序一人一行",
        example={
            "salon": "2021年度绩效考核专题分析会",
            "sequence": "1",
            "speaker": "孙启航",
            "spoke_on": "2022-03-25",
            "title": "从失分项看督导落实",
            "unit": "机关党建科",
        },
    ),
    Ledger(
        code="PSO",
        name="沙龙成果",
        model=SalonOutcome,
        system="P3",
        line="party",
        date="followed_on",
        title="content",
        key=(
            "salon",
            "content",
        ),
        columns=(
            "salon",
            "kind",
            "content",
            "followed_on",
            "result",
            "owner",
        ),
        parent="salon",
        note="沙龙之后形成的任务、课题、文稿",
        example={
            "salon": "2021年度绩效考核专题分析会",
            "kind": "任务",
            "content": "修订考核指标责任分工",
            "followed_on": "2022-04-01",
            "unit": "机关党建科",
        },
    ),
]
