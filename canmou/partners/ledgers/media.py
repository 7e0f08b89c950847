"""The ledgers of media campaigns."""

from canmou.kernel.ledger.declare import Ledger
from canmou.kernel.ledger.due import event
from canmou.partners import models

MEDIA = [
    Ledger(
        code="CMC",
        name="专题宣传",
        model=models.Campaign,
        system="T4",
        line="thinktank",
        date="ends_on",
        due=(event("ends_on", "专题宣传", started="starts_on"),),
        title="title",
        key=("title",),
        columns=("title", "form", "co_organizers", "starts_on", "ends_on"),
        example={
            "title": "与淄同行向未来——致敬，淄州城市发展合伙人",
            "form": "专题采访报道",
            "co_organizers": "淄州日报社、市广播电视台",
            "starts_on": "2022-07-04",
            "ends_on": "2022-09-16",
            "mask": "淄州",
        },
    ),
    Ledger(
        code="CMP",
        name="专题稿件",
        model=models.MediaPiece,
        system="T4",
        line="thinktank",
        date="finished_on",
        title="title",
        key=("campaign", "title"),
        columns=("campaign", "title", "position", "finished_on", "authors", "about"),
        parent="campaign",
        example={
            "campaign": "与淄同行向未来——致敬，淄州城市发展合伙人",
            "title": "你我共赴一家人一起拼",
            "position": "1",
            "finished_on": "2022-07-12",
        },
    ),
    Ledger(
        code="CPL",
        name="稿件播发",
        model=models.Placement,
        system="T4",
        line="thinktank",
        date="published_on",
        title=lambda r: f"{r.piece.title}（{r.channel.name}）",
        key=("piece", "channel"),
        columns=("piece", "channel", "published_on", "address"),
        parent="piece",
        example={
            "piece": "你我共赴一家人一起拼",
            "channel": "淄州日报",
            "published_on": "2022-07-14",
            "address": "第3版",
        },
    ),
    Ledger(
        code="CRD",
        name="阅览量读数",
        model=models.Reading,
        system="T4",
        line="thinktank",
        date="read_on",
        title=lambda r: f"{r.placement}{r.read_on}阅览量",
        key=("placement", "read_on"),
        columns=("placement", "read_on", "views"),
        parent="placement",
        note="登记当日显示的累计数，取期末以前最后一次读数",
        example={
            "placement": "你我共赴一家人一起拼（淄州日报）",
            "read_on": "2022-12-30",
            "views": "68400",
        },
    ),
]
