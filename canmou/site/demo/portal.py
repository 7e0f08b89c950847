"""Demo: two experts asked by a link, one of whom has answered; mail addresses, and the reminders of the day."""

from datetime import date

from canmou.experts.models import DecisionMatter
from canmou.kernel import clock
from canmou.kernel.notices import remind
from canmou.kernel.notices.choosing import choose
from canmou.kernel.people.models import Person
from canmou.portal.actions import Asking, ask_outside, take_answer
from canmou.site.demo.cast import Cast

#: Staff with a mail address, by login, and how they want their mail.
MAIL = {"general": "half", "leader": "now", "head": "daily", "clerk": "daily", "thinktank": "daily"}
TEXT = """第十二条　市、区县人民政府建立涉企政策征求意见制度，制定与企业生产经营密切相关的政策，听取企业和行业协会意见的时间不少于十个工作日。

第十三条　惠企资金实行免申即享。确需企业申请的，主管部门自受理之日起十五个工作日内办结。"""
ASKED = (
    ("齐风财经学院 严景行", "请对第十二条、第十三条的可操作性提出意见", date(2024, 1, 15)),
    ("市工商联 联系处", "请说明企业对免申即享的主要顾虑", date(2024, 1, 11)),
)
ANSWER = (
    "第十三条建议明确免申即享的兑付时限，否则与申请办理的“十五个工作日”不成对照；"
    "第十二条“听取意见的时间”宜写明自征求意见稿发布之日起算。"
)


def load(cast: Cast) -> None:
    """All of it, through the actions."""
    for login, mode in MAIL.items():
        user = cast.users[login]
        Person.objects.filter(pk=user.person_id).update(email=f"{login}@zizhou.example")
        choose(by=user, mail=mode, chat_mode="daily")
    matter = DecisionMatter.objects.get(title="淄州市促进民营经济发展条例实施办法")
    by = cast.users["thinktank"]
    made = [
        ask_outside(matter, Asking(name, purpose, expires_on, text=TEXT), by=by)
        for name, purpose, expires_on in ASKED
    ]
    take_answer(made[0].token, name="严景行", text=ANSWER)
    remind(clock.at(clock.today()))
