"""The ledgers of events and channels."""

from canmou.activities.models import Channel, ChannelReading, Event
from canmou.kernel.ledger.declare import Ledger, register
from canmou.kernel.ledger.due import event


def _event_title(event: Event) -> str:
    return f"{event.held_on} {event.title}"


def _reading_title(reading: ChannelReading) -> str:
    return f"{reading.channel.name}{reading.get_measure_display()} {reading.read_on}"


register(
    [
        Ledger(
            code="AEV",
            name="活动台账",
            model=Event,
            system="Z4",
            line="across",
            date="held_on",
            due=(event("held_on", among=("participants",), started="started_on"),),
            title=_event_title,
            key=("title", "held_on"),
            columns=(
                "title",
                "kind",
                "held_on",
                "started_on",
                "place",
                "hosts",
                "participants",
                "headcount",
                "content",
            ),
            shown=("held_on", "title", "kind", "place", "headcount"),
            note="一次活动只登记一次；同时算作培训、志愿服务等的，在那些台账里指向这里的同一条",
            example={
                "title": "“慈心一日捐”活动",
                "kind": "捐赠",
                "held_on": "2022-05-18",
                "place": "机关一楼大厅",
                "headcount": "42",
                "unit": "机关党建科",
            },
        ),
        Ledger(
            code="ACH",
            name="媒体与渠道",
            model=Channel,
            system="Z4",
            line="across",
            date="opened_on",
            title="name",
            key=("name",),
            columns=("name", "kind", "level", "operator", "own", "opened_on", "closed_on", "address"),
            note="报刊、电视台、公众号、网站、栏目都登记在这里，其他台账引用",
            example={
                "name": "淄州日报",
                "kind": "报纸",
                "level": "市级",
                "operator": "淄州日报社",
                "own": "否",
                "unit": "期刊信息科",
            },
        ),
        Ledger(
            code="ARD",
            name="渠道读数",
            model=ChannelReading,
            system="Z4",
            line="across",
            date="read_on",
            title=_reading_title,
            key=("channel", "measure", "read_on"),
            columns=("channel", "measure", "read_on", "value", "read_by"),
            parent="channel",
            note="按日登记后台显示的累计数，报告取期末以前最后一次读数",
            example={
                "channel": "淄州政策汇",
                "measure": "关注人数",
                "read_on": "2022-12-31",
                "value": "63417",
                "unit": "期刊信息科",
            },
        ),
    ]
)
