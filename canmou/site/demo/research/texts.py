"""What the demo office keeps of its latest reports in full: abridged texts, and a list of what to read."""

import random
import re

from canmou.library.api import Work, keep_text, make_list, put_on_list
from canmou.site.demo.cast import Cast

#: So many works of the last year have their text.
KEPT = 14

_STATE = (
    "近年来，我市{0}稳步推进，{1}个区县出台了配套办法，累计投入{2}万元，覆盖{3}个镇办。",
    "调研组走访了{1}个镇办、{3}家单位，召开座谈会{1}场，回收问卷{2}份，受访者对{0}的满意率为{3}％。",
    "从面上看，{0}起步早、基础好，形成了一批可复制的做法，其中{1}项在全省推广。",
    "与周边城市相比，我市{0}规模居中，增速靠前，但每万人投入只相当于先进城市的{3}％。",
)
_TROUBLE = (
    "部门之间各管一段，{0}涉及的{1}项数据没有共享，基层要重复填报。",
    "资金渠道分散，{1}类补助分属{1}个部门，单个项目平均只有{2}万元，难以形成合力。",
    "专业人才短缺，{3}％的受访单位反映招不到、留不住熟悉{0}的人。",
    "考核指标偏重数量，对质量和群众感受关注不够，个别镇办有应付检查的情况。",
    "区县之间差距较大，最好的与最差的在{0}上相差{1}倍，薄弱环节集中在山区镇。",
)
_ADVICE = (
    "建立市级统筹机制，由一个部门牵头{0}，每季度调度一次，{1}项重点任务列出清单。",
    "整合现有资金，设立专项，连续三年每年安排{2}万元，优先支持薄弱镇办。",
    "打通数据，依托一体化平台把{1}类表格并为一张，{3}个工作日内完成归集。",
    "开展试点，先在{1}个区县推进{0}，成熟一项、推广一项。",
    "完善评价，引入第三方和服务对象打分，结果与下一年度资金安排挂钩。",
)


def load(cast: Cast) -> None:
    """Keep the texts and begin a shared list."""
    works = list(
        Work.objects.filter(finished_on__year=2023, author_origin="in_house", kind="report")
        .select_related("ref", "office", "unit")
        .order_by("-finished_on", "pk")[:KEPT]
    )
    for place, work in enumerate(works):
        keep_text(work, _text(place, work.title), by=cast.users["general"], source="报告摘编.docx")
    made = make_list("新人先读", shared=True, by=cast.users["head"])
    for work, note in zip(works, ("问题部分写得实", "建议可操作", "数据用得好"), strict=False):
        put_on_list(made, work, note=note, by=cast.users["head"])


def _text(place: int, title: str) -> str:
    chance = random.Random(f"text-{place}")
    subject = re.sub(
        r"^关于|的?(调研|调查|对策|思考|研究|报告|实践|建议|情况)(与思考|报告|研究)?$", "", title
    )

    def part(sentences: tuple[str, ...], count: int) -> list[str]:
        chosen = chance.sample(sentences, count)
        return [
            one.format(subject, chance.randint(3, 9), chance.randint(120, 2600), chance.randint(18, 88))
            for one in chosen
        ]

    lines = [title, "一、基本情况", *part(_STATE, 3), "二、存在的问题"]
    lines += [f"（{mark}）{one}" for mark, one in zip("一二三四", part(_TROUBLE, 4), strict=True)]
    lines += ["三、对策建议"]
    lines += [f"（{mark}）{one}" for mark, one in zip("一二三四", part(_ADVICE, 4), strict=True)]
    return "\n".join(lines)
