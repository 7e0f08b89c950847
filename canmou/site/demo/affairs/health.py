"""Demo: epidemic measures with the days on which they held, other health measures, and whose turn it was."""

from datetime import date, timedelta

from canmou.affairs.models import HealthDuty, HealthMeasure
from canmou.site.demo.cast import Cast
from canmou.site.demo.days import on_or_after

#: title, kind, from, to, how often, basis, order of citing
MEASURES = [
    ("疫苗接种", "epidemic", date(2021, 3, 22), date(2021, 12, 31), "应接尽接", "市疫情防控指挥部通知", 3),
    ("日报告", "epidemic", date(2021, 1, 11), date(2022, 12, 9), "每日一次", "市疫情防控指挥部通知", 2),
    ("核酸检测", "epidemic", date(2022, 3, 14), date(2022, 12, 7), "每周两次", "市疫情防控指挥部通知", 1),
    ("进门测温扫码", "epidemic", date(2021, 1, 11), date(2022, 12, 7), "每日", "机关疫情防控方案", None),
    ("周五卫生日", "hygiene", date(2021, 1, 8), None, "每周一次", "市爱国卫生运动委员会部署", None),
    ("控烟巡查", "smoke_free", date(2021, 6, 1), None, "每周一次", "无烟机关管理制度", None),
]

#: measure, first day, every so many days, last day, task, headcount
TURNS = [
    ("核酸检测", date(2022, 3, 14), 7, date(2022, 12, 5), "组织全员采样", 42),
    ("日报告", date(2022, 3, 15), 14, date(2022, 12, 6), "汇总核对日报告", 42),
    ("日报告", date(2021, 8, 3), 14, date(2021, 12, 21), "汇总核对日报告", 42),
    ("疫苗接种", date(2021, 4, 6), 30, date(2021, 12, 7), "统计接种情况", 42),
    ("周五卫生日", date(2021, 3, 5), 28, date(2023, 12, 29), "组织办公区清扫", None),
    ("控烟巡查", date(2021, 6, 7), 28, date(2024, 1, 2), "巡查楼道和卫生间", None),
]


def load(cast: Cast) -> None:
    """Measures, and the turns under them."""
    entered = cast.enter(
        [
            HealthMeasure(
                title=title,
                kind=kind,
                started_on=start,
                ended_on=end,
                frequency=frequency,
                basis=basis,
                keeper=cast.unit("general"),
                cited=cited,
            )
            for title, kind, start, end, frequency, basis, cited in MEASURES
        ]
    )
    measures = {measure.title: measure for measure in entered}
    keepers = [cast.named(name) for name in ("陆思源", "马文秀", "顾清扬", "柳映红")]
    rows, seen = [], set()
    for title, first, every, last, task, heads in TURNS:
        measure, day, turn = measures[title], first, 0
        while day <= last:
            held = min(on_or_after(day), measure.ended_on or on_or_after(day))
            keeper = keepers[turn % len(keepers)]
            if (title, keeper.pk, held) not in seen:
                seen.add((title, keeper.pk, held))
                rows.append(
                    HealthDuty(
                        measure=measure,
                        person_on_duty=keeper,
                        duty_on=held,
                        task=task,
                        done=True,
                        headcount=heads,
                    )
                )
            day, turn = day + timedelta(days=every), turn + 1
    cast.enter(rows)
