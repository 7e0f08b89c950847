"""Demo: the register of staff in post, and cadres sent out under the city's programmes."""

from datetime import date

from canmou.kernel.people.models import Post
from canmou.personnel.models import Secondment, SecondmentProgramme, StaffMember
from canmou.site.demo.cast import STAFF, Cast

#: title, audience, kind of place, launched on, order of citing
PROGRAMMES = [
    ("四进攻坚工作队", "", "grassroots", date(2021, 3, 1), 1),
    ("疫情防控一线专班", "", "urgent", date(2021, 8, 2), 2),
    ("金融系统挂职锻炼", "年轻干部", "above", date(2021, 6, 1), 3),
    ("公开遴选村书记", "", "grassroots", date(2022, 3, 7), 1),
    ("加强农村基层党组织建设工作队", "", "grassroots", date(2022, 4, 1), 2),
    ("第一书记", "", "grassroots", date(2022, 3, 14), 3),
    ("优配工程", "年轻干部", "project", date(2022, 6, 1), 4),
    ("乡村振兴服务队", "", "grassroots", date(2023, 3, 1), 1),
    ("重点项目一线锻炼", "", "project", date(2023, 3, 20), 2),
]

#: person, programme, place, receiving unit, position, sent, due back, returned, appraisal
SECONDMENTS = [
    (
        "顾清扬",
        "四进攻坚工作队",
        "临河区凤凰镇",
        "临河区人民政府",
        "队员",
        date(2021, 3, 15),
        date(2022, 3, 20),
        date(2022, 3, 20),
        "表现良好，群众工作能力明显提高",
    ),
    (
        "石磊",
        "金融系统挂职锻炼",
        "市地方金融监督管理局",
        "淄州市地方金融监督管理局",
        "科长助理",
        date(2021, 6, 21),
        date(2022, 6, 30),
        date(2022, 6, 30),
        "参与专项债项目申报，表现良好",
    ),
    (
        "冯子昂",
        "疫情防控一线专班",
        "般阳区洪沟社区",
        "般阳区人民政府",
        "联络员",
        date(2021, 8, 3),
        date(2021, 11, 2),
        date(2021, 11, 2),
        "急难险重任务中表现突出",
    ),
    (
        "尹浩然",
        "公开遴选村书记",
        "高青原县田庄镇北崖村",
        "高青原县人民政府",
        "村党支部书记",
        date(2022, 4, 6),
        date(2025, 4, 5),
        None,
        "",
    ),
    (
        "路佳宁",
        "加强农村基层党组织建设工作队",
        "沂源谷县鲁村镇",
        "沂源谷县人民政府",
        "队员",
        date(2022, 4, 25),
        date(2023, 5, 31),
        date(2023, 5, 31),
        "帮助三个村完善议事规则，表现良好",
    ),
    (
        "任嘉禾",
        "第一书记",
        "马踏湖县起风镇前圩村",
        "马踏湖县人民政府",
        "第一书记",
        date(2022, 4, 6),
        date(2024, 4, 5),
        None,
        "",
    ),
    (
        "邱明哲",
        "优配工程",
        "高新技术产业开发区新能源产业园",
        "高新技术产业开发区人民政府",
        "项目专员",
        date(2022, 6, 20),
        date(2023, 9, 30),
        date(2023, 9, 30),
        "两个项目按期开工，表现良好",
    ),
    (
        "祝春妮",
        "乡村振兴服务队",
        "高青原县田庄镇",
        "高青原县人民政府",
        "队员",
        date(2023, 3, 13),
        date(2025, 3, 12),
        None,
        "",
    ),
    (
        "申一鸣",
        "重点项目一线锻炼",
        "稷门区先进陶瓷产业园",
        "稷门区人民政府",
        "项目专员",
        date(2023, 4, 3),
        date(2024, 4, 2),
        None,
        "",
    ),
    (
        "丁若兰",
        "优配工程",
        "于陵区医药健康产业园",
        "于陵区人民政府",
        "项目专员",
        date(2023, 7, 3),
        date(2024, 7, 2),
        None,
        "",
    ),
]


def load(cast: Cast) -> None:
    """The register as the posts have it, programmes, and who went where."""
    posts = {post.person_id: post for post in Post.objects.filter(person__in=cast.staff)}
    cast.enter(
        [
            StaffMember(
                person=person,
                section=cast.unit(section),
                establishment=establishment,
                position=title,
                born_in=1968 + order * 31 // 42,
                entered_on=posts[person.pk].valid_from,
            )
            for order, (person, (section, title, _, establishment, _)) in enumerate(
                zip(cast.staff, STAFF, strict=True)
            )
        ],
        unit="personnel",
    )
    body = cast.body("中共淄州市委组织部", kind="party_body", short_name="市委组织部", mask="淄州")
    programmes = cast.enter(
        [
            SecondmentProgramme(
                title=title,
                audience=audience,
                dispatching_body=body,
                place_kind=kind,
                launched_on=day,
                cited=cited,
            )
            for title, audience, kind, day, cited in PROGRAMMES
        ],
        unit="personnel",
    )
    by_title = {programme.title: programme for programme in programmes}
    cast.enter(
        [
            Secondment(
                person=cast.named(name),
                programme=by_title[programme],
                place=place,
                receiving_unit=cast.body(unit, kind="district"),
                position=position,
                sent_on=sent,
                due_back=due,
                returned_on=returned,
                appraisal=appraisal,
            )
            for name, programme, place, unit, position, sent, due, returned, appraisal in SECONDMENTS
        ],
        unit="personnel",
    )
