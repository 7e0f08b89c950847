"""Moves of a supervised task for tests: each day is set, each step taken by whoever may take it."""

from datetime import date

from canmou.kernel.attachments.entering import Incoming
from canmou.kernel.people.models import Person
from canmou.supervision.actions import task as tasks
from canmou.supervision.actions import task_time as time
from canmou.supervision.actions import task_work as work
from canmou.supervision.models import SupervisionTask

PROOF = Incoming("proof.txt", "办理情况".encode())


class Play:
    """A task between the keeper (孙启航), the leader (周承远), 调研一科 (高振华, 冯子昂) and 马文秀 who supervises."""

    def __init__(self, cast, settings):
        self.cast, self.settings, self.task = cast, settings, None

    def on(self, day):
        """The day from now on: "2024-01-08"."""
        self.settings.CANMOU_TODAY = date.fromisoformat(day)
        return self

    def user(self, name):
        return self.cast.users[name]

    def fresh(self):
        """The task as another person reads it now."""
        self.task = SupervisionTask.objects.get(pk=self.task.pk)
        return self.task

    def draft(self, **changes):
        facts = {
            "title": "补充数字经济调研数据",
            "kind": "instruction",
            "basis": "市政府主要领导批示",
            "authority": "order",
            "lead_section": self.cast.unit("research1"),
            "assigned_by": self.cast.named("周承远"),
            "supervisor": self.cast.named("马文秀"),
            "unit": self.cast.unit("general"),
        }
        return SupervisionTask(**(facts | changes))

    def registered(self, by="general", **changes):
        self.task = tasks.register_task(self.draft(**changes), by=self.user(by))
        return self

    def handed(self, by="general", **changes):
        self.task = tasks.register_task(self.draft(**changes), by=self.user(by), hand_out_now=True)
        return self

    def accepted(self):
        work.accept(self.fresh(), by=self.user("clerk"))
        return self

    def begun(self, who="冯子昂"):
        work.accept(self.fresh(), by=self.user("head"), responsible=Person.objects.get(name=who))
        return self

    def reported(self, by="clerk"):
        work.report_done(self.fresh(), by=self.user(by), result="已补充", files=[PROOF])
        return self

    def verified(self, by="custodian"):
        work.verify(self.fresh(), by=self.user(by))
        return self

    def closed(self, by="leader"):
        work.close(self.fresh(), by=self.user(by), evaluation="good")
        return self

    def asked(self, due_on, by="clerk"):
        time.ask_extension(
            self.fresh(), by=self.user(by), due_on=date.fromisoformat(due_on), reason="数据未发布"
        )
        return self

    def agreed(self, by="leader"):
        time.agree_extension(self.fresh(), by=self.user(by))
        return self

    def suspended(self, expected_on, by="custodian"):
        time.suspend(
            self.fresh(),
            by=self.user(by),
            cause="data",
            reason="等待普查数据",
            expected_on=date.fromisoformat(expected_on),
        )
        return self

    def resumed(self, by="custodian"):
        time.resume(self.fresh(), by=self.user(by))
        return self
