"""Ledgers of assessment."""

from canmou.kernel.ledger.declare import Ledger
from canmou.kernel.ledger.due import event
from canmou.personnel.ledgers.integrity import KEEPERS_AND_LEADERS
from canmou.personnel.models import (
    AssessmentIndicator,
    AssessmentResult,
    AssessmentRound,
    IndicatorScore,
    Observation,
    QuotaPool,
)


def _indicator_title(indicator: AssessmentIndicator) -> str:
    return f"{indicator.name}（{indicator.round.title}）"


def _result_title(result: AssessmentResult) -> str:
    return f"{result.round.title} {result.person.name}"


def _score_title(score: IndicatorScore) -> str:
    return f"{score.result.person.name} {score.indicator.name}"


def _pool_title(pool: QuotaPool) -> str:
    return f"{pool.round.title}{pool.get_establishment_display()}优秀名额"


def _observation_title(observation: Observation) -> str:
    return f"{observation.observed_on} {observation.person.name}：{observation.task}"


ASSESSMENT = [
    Ledger(
        code="NAR",
        name="考核台账",
        model=AssessmentRound,
        system="C4",
        line="conduct",
        date="concluded_on",
        title="title",
        key=("title",),
        columns=(
            "title",
            "kind",
            "target",
            "establishment",
            "subject",
            "year",
            "quarter",
            "started_on",
            "concluded_on",
            "method",
        ),
        shown=("title", "kind", "target", "year", "concluded_on"),
        note="公务员和事业人员分开登记；按结果确定日期计入年度",
        example={
            "title": "2021年度公务员年度考核",
            "kind": "年度考核",
            "target": "公务员",
            "establishment": "公务员",
            "year": "2021",
            "started_on": "2021-12-20",
            "concluded_on": "2022-01-28",
            "unit": "人事科",
        },
    ),
    Ledger(
        code="NAI",
        name="考核指标",
        model=AssessmentIndicator,
        system="C4",
        line="conduct",
        date="",
        title=_indicator_title,
        key=("round", "name"),
        columns=("round", "name", "aspect", "full_score", "metric", "points_each", "rule"),
        parent="round",
        note="填了取数指标的自动取数，得分附记录编号，可以复算",
        example={
            "round": "2021年度公务员年度考核",
            "name": "调研成果",
            "aspect": "绩",
            "full_score": "20",
            "metric": "research.reports.finished",
            "points_each": "5",
            "rule": "每完成一篇调研报告得5分，满分20分",
            "unit": "人事科",
        },
    ),
    Ledger(
        code="NAS",
        name="考核结果",
        model=AssessmentResult,
        system="C4",
        line="conduct",
        date="decided_on",
        due=(event("publicized_to", "公示", started="publicized_from"),),
        title=_result_title,
        key=("round", "person"),
        columns=(
            "round",
            "person",
            "section",
            "establishment",
            "score",
            "grade",
            "ungraded_reason",
            "publicized_from",
            "publicized_to",
            "decided_on",
            "notified_on",
            "signed_on",
        ),
        shown=("round", "person", "section", "score", "grade", "decided_on"),
        parent="round",
        readers=KEEPERS_AND_LEADERS,
        note="拟定优秀的要公示，等次书面通知本人并由本人签署意见",
        example={
            "round": "2021年度公务员年度考核",
            "person": "冯子昂",
            "section": "综合调研一科",
            "establishment": "公务员",
            "score": "86.5",
            "grade": "称职",
            "decided_on": "2022-01-28",
            "notified_on": "2022-02-08",
            "signed_on": "2022-02-09",
            "unit": "人事科",
        },
    ),
    Ledger(
        code="NSC",
        name="指标得分",
        model=IndicatorScore,
        system="C4",
        line="conduct",
        date="computed_on",
        title=_score_title,
        key=("result", "indicator"),
        columns=("result", "indicator", "value", "score", "evidence", "computed_on"),
        parent="result",
        readers=KEEPERS_AND_LEADERS,
        note="取得的数和佐证记录由系统填写，改动会留下前后值",
        example={
            "result": "2021年度公务员年度考核 冯子昂",
            "indicator": "调研成果（2021年度公务员年度考核）",
            "value": "3",
            "score": "15",
            "computed_on": "2022-01-10",
            "unit": "人事科",
        },
    ),
    Ledger(
        code="NQP",
        name="优秀名额",
        model=QuotaPool,
        system="C4",
        line="conduct",
        date="fixed_on",
        title=_pool_title,
        key=("round", "establishment"),
        columns=("round", "establishment", "headcount", "share", "approval", "places", "fixed_on"),
        parent="round",
        note="公务员和事业人员名额分开核定，不能调剂",
        example={
            "round": "2021年度公务员年度考核",
            "establishment": "公务员",
            "headcount": "28",
            "share": "20",
            "places": "5",
            "fixed_on": "2022-01-06",
            "unit": "人事科",
        },
    ),
    Ledger(
        code="NOB",
        name="近距离观察",
        model=Observation,
        system="C4",
        line="conduct",
        date="observed_on",
        title=_observation_title,
        key=("person", "observed_on", "task"),
        columns=(
            "person",
            "task",
            "observed_on",
            "place",
            "observer",
            "account",
            "impression",
            "round",
        ),
        shown=("observed_on", "person", "task", "observer", "impression"),
        readers=KEEPERS_AND_LEADERS,
        note="在急难险重任务一线看到的，写事不写评语",
        example={
            "person": "冯子昂",
            "task": "社区核酸检测值守",
            "observed_on": "2022-03-19",
            "place": "般阳区下沉社区",
            "observer": "高振华",
            "account": "连续三天在采样点引导，主动承担夜间物资搬运。",
            "impression": "突出",
            "unit": "人事科",
        },
    ),
]
