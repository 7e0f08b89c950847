"""Ledgers of creation work and of health."""

from canmou.affairs.models import (
    CreationActivity,
    CreationWork,
    Donation,
    HealthDuty,
    HealthMeasure,
    ResourceUse,
    VolunteerService,
)
from canmou.kernel.ledger.declare import Ledger
from canmou.kernel.ledger.due import duty, event


def _service_title(service: VolunteerService) -> str:
    return f"{service.volunteer.name} {service.activity.title}"


def _donation_title(donation: Donation) -> str:
    return f"{donation.donor or donation.donor_unit} {donation.activity.title}"


def _use_title(use: ResourceUse) -> str:
    return f"{use.month}{use.get_resource_display()}"


def _duty_title(duty: HealthDuty) -> str:
    return f"{duty.duty_on} {duty.person_on_duty.name}：{duty.task}"


CREATION = [
    Ledger(
        code="FCW",
        name="创建工作",
        model=CreationWork,
        system="K3",
        line="capacity",
        date="started_on",
        title="title",
        key=("title",),
        columns=("title", "kind", "part", "started_on", "ended_on", "keeper", "honour", "content"),
        shown=("title", "kind", "part", "started_on", "ended_on"),
        note="取得的称号登记在创建称号台账，这里记创建的过程",
        example={
            "title": "全国文明城市",
            "kind": "文明城市",
            "part": "参与创建",
            "started_on": "2021-03-01",
            "keeper": "机关党建科",
            "unit": "机关党建科",
        },
    ),
    Ledger(
        code="FCA",
        name="创建活动",
        model=CreationActivity,
        system="K3",
        line="capacity",
        date="held_on",
        due=(event("held_on", among=("participants",)),),
        title=lambda activity: f"{activity.held_on} {activity.title}",
        key=("title", "held_on"),
        columns=(
            "title",
            "series",
            "kind",
            "work",
            "held_on",
            "place",
            "event",
            "participants",
            "headcount",
            "content",
            "cited",
        ),
        shown=("held_on", "title", "series", "kind", "headcount"),
        note="主题党日登记在党建台账，不在这里重复",
        example={
            "title": "“慈心一日捐”活动",
            "series": "慈心一日捐",
            "kind": "捐赠",
            "work": "全国文明城市",
            "held_on": "2022-05-18",
            "place": "机关一楼大厅",
            "headcount": "42",
            "unit": "机关党建科",
        },
    ),
    Ledger(
        code="FVH",
        name="志愿服务时长",
        model=VolunteerService,
        system="K3",
        line="capacity",
        date="served_on",
        title=_service_title,
        key=("activity", "volunteer", "served_on"),
        columns=("activity", "volunteer", "served_on", "hours", "content"),
        parent="activity",
        example={
            "activity": "2022-03-04 学雷锋志愿服务",
            "volunteer": "冯子昂",
            "served_on": "2022-03-04",
            "hours": "3",
            "content": "社区卫生清洁",
            "unit": "机关党建科",
        },
    ),
    Ledger(
        code="FDN",
        name="捐款台账",
        model=Donation,
        system="K3",
        line="capacity",
        date="donated_on",
        title=_donation_title,
        key=("activity", "donor", "donor_unit"),
        columns=("activity", "donor", "donor_unit", "donated_on", "amount", "receiver", "receipt"),
        parent="activity",
        example={
            "activity": "2022-05-18 “慈心一日捐”活动",
            "donor": "冯子昂",
            "donated_on": "2022-05-18",
            "amount": "200.00",
            "receiver": "淄州市慈善总会",
            "unit": "机关党建科",
        },
    ),
    Ledger(
        code="FRU",
        name="能源资源消耗",
        model=ResourceUse,
        system="K3",
        line="capacity",
        date="read_on",
        title=_use_title,
        key=("resource", "month"),
        columns=("work", "resource", "month", "read_on", "amount", "target"),
        example={
            "resource": "用电",
            "month": "2022-06",
            "read_on": "2022-06-30",
            "amount": "8420",
            "target": "9000",
            "unit": "办公室",
        },
    ),
    Ledger(
        code="FHM",
        name="卫生防疫措施",
        model=HealthMeasure,
        system="K3",
        line="capacity",
        date="started_on",
        title="title",
        key=("title", "started_on"),
        columns=("title", "kind", "started_on", "ended_on", "frequency", "basis", "keeper", "cited"),
        example={
            "title": "核酸检测",
            "kind": "疫情防控",
            "started_on": "2022-03-12",
            "ended_on": "2022-12-08",
            "frequency": "每周两次",
            "keeper": "办公室",
            "unit": "办公室",
        },
    ),
    Ledger(
        code="FHD",
        name="卫生防疫值班",
        model=HealthDuty,
        system="K3",
        line="capacity",
        date="duty_on",
        due=(duty("duty_on", "卫生防疫值班", who="person_on_duty"),),
        title=_duty_title,
        key=("measure", "person_on_duty", "duty_on"),
        columns=("measure", "person_on_duty", "duty_on", "task", "done", "headcount"),
        parent="measure",
        example={
            "measure": "核酸检测",
            "person_on_duty": "陆思源",
            "duty_on": "2022-04-11",
            "task": "组织全员采样",
            "done": "是",
            "headcount": "42",
            "unit": "办公室",
        },
    ),
]
