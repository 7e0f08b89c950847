"""Outside bodies that several parts of the demo name: departments by short name, universities, companies."""

import random

from canmou.kernel.people.models import Unit
from canmou.site.demo.cast import Cast

#: name → part that a masked edition stars
UNIVERSITIES = {
    "海岱大学": "海岱",
    "海岱理工大学": "海岱",
    "海岱发展研究院": "海岱",
    "齐风财经学院": "",
    "东岳经济研究院": "",
    "稷下社会治理研究中心": "",
    "淄州职业学院": "淄州",
    "中共淄州市委党校": "淄州",
}

_SURNAMES = "陶宁鲍臧褚卫蒋沈尤许严金魏戚谢邹柏章云苏潘范彭鲁韦昌苗凤花方俞袁柳鲍史唐费廉岑薛雷贺倪汤"
_GIVEN = (
    "克俭 致和 明远 学勤 书瑜 广泽 立言 慕白 修齐 思齐 松年 怀瑾 景行 若谷 宗翰 晓峰 兰亭 文渊 持正 允中 "
    "伯川 静之 敏行 国梁 维桢 惠民 长河 素心 卓群 昭明 守拙 秉文 清源 嘉树 望舒 仲谋 亦农 云起 同舟 博约"
).split()


def department(cast: Cast, short_name: str) -> Unit:
    """A department or district of the city by its short name, such as 市科技局."""
    return Unit.objects.get(office=cast.office, short_name=short_name)


def city_government(cast: Cast) -> Unit:
    """The city government, 市政府."""
    return cast.body("淄州市人民政府", kind="city_body", short_name="市政府")


def university(cast: Cast, name: str) -> Unit:
    """A university or institute of the list above."""
    return cast.body(name, kind="university", mask=UNIVERSITIES[name])


def person_names(seed: int, count: int) -> list[str]:
    """Different believable names, the same for the same seed."""
    found = [f"{surname}{given}" for surname in dict.fromkeys(_SURNAMES) for given in _GIVEN]
    random.Random(seed).shuffle(found)
    return found[:count]
