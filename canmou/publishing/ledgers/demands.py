"""The ledgers of special material and receptions."""

from canmou.kernel.ledger.declare import Ledger
from canmou.kernel.ledger.due import deadline
from canmou.publishing.models import Demand, DemandItem


def _item_title(row: DemandItem) -> str:
    return f"{row.demand.title} {row.position}. {row.title}"


DEMANDS = [
    Ledger(
        code="BDM",
        name="专项材料与迎检",
        model=Demand,
        system="D5",
        line="drafting",
        date="due_on",
        due=(deadline("due_on", "完成", done="closed_on", who="responsible"),),
        title="title",
        key=("title", "due_on"),
        columns=(
            "title",
            "kind",
            "body",
            "received_on",
            "due_on",
            "responsible",
            "scope",
            "closed_on",
            "outcome",
            "cited",
        ),
        example={
            "title": "黄河流域生态保护和高质量发展专项巡视",
            "kind": "专项材料",
            "body": "山东省人民政府办公厅",
            "received_on": "2022-03-21",
            "due_on": "2022-04-15",
            "responsible": "郝景明",
            "unit": "综合调研二科",
        },
    ),
    Ledger(
        code="BDI",
        name="专项材料清单",
        model=DemandItem,
        system="D5",
        line="drafting",
        date="due_on",
        due=(deadline("due_on", "报送", done="handed_in_on", who="responsible"),),
        title=_item_title,
        key=("demand", "position"),
        columns=(
            "demand",
            "position",
            "title",
            "owner",
            "responsible",
            "due_on",
            "handed_in_on",
            "quality",
            "note",
        ),
        parent="demand",
        example={
            "demand": "黄河流域生态保护和高质量发展专项巡视",
            "position": "1",
            "title": "黄河滩区居民迁建情况",
            "owner": "综合调研二科",
            "responsible": "董建国",
            "due_on": "2022-04-08",
            "handed_in_on": "2022-04-07",
            "quality": "合格",
            "unit": "综合调研二科",
        },
    ),
]
