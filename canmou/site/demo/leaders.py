"""The leaders of the demo office's world: who holds which post from when, in the order in which they are named."""

from dataclasses import dataclass
from datetime import date

from canmou.kernel.people.models import Person
from canmou.site.demo.cast import Cast

PROVINCE_GOVERNMENT = ("山东省人民政府", "省政府", "upper_body")
PROVINCE_CPPCC = ("政协山东省委员会", "省政协", "upper_body")
CITY_COMMITTEE = ("中共淄州市委", "市委", "party_body")
CITY_GOVERNMENT = ("淄州市人民政府", "市政府", "city_body")
CITY_CONGRESS = ("淄州市人大常委会", "市人大常委会", "city_body")
CITY_CPPCC = ("政协淄州市委员会", "市政协", "city_body")


@dataclass(frozen=True)
class Leader:
    """A leader outside the office. `level` is the level as instructions count it: province or city."""

    name: str
    post: str
    body: tuple[str, str, str]
    level: str
    rank: int
    since: date

    def person(self, cast: Cast) -> Person:
        """The person, with the post, made when new."""
        name, short_name, kind = self.body
        unit = cast.body(name, kind=kind, short_name=short_name)
        grade = "province" if self.level == "province" else "city"
        return cast.person(
            self.name, unit=unit, title=self.post, level=grade, rank=self.rank, since=self.since
        )


LEADERS = [
    Leader("靳怀川", "省委常委、副省长", PROVINCE_GOVERNMENT, "province", 1, date(2020, 6, 1)),
    Leader("楚云帆", "副省长", PROVINCE_GOVERNMENT, "province", 2, date(2020, 1, 10)),
    Leader("蔺书衡", "省政协副主席", PROVINCE_CPPCC, "province", 3, date(2018, 1, 30)),
    Leader("霍明远", "市委书记", CITY_COMMITTEE, "city", 10, date(2020, 12, 28)),
    Leader("林知远", "市委副书记、市长", CITY_GOVERNMENT, "city", 11, date(2020, 12, 30)),
    Leader("费启明", "市人大常委会主任", CITY_CONGRESS, "city", 12, date(2019, 2, 20)),
    Leader("车向荣", "市政协主席", CITY_CPPCC, "city", 13, date(2019, 2, 21)),
    Leader("欧阳毅", "市委副书记", CITY_COMMITTEE, "city", 14, date(2020, 3, 5)),
    Leader("祁宏图", "市委常委、常务副市长", CITY_GOVERNMENT, "city", 15, date(2020, 7, 16)),
    Leader("卢静姝", "市委常委、宣传部部长", CITY_COMMITTEE, "city", 16, date(2020, 9, 3)),
    Leader("单青松", "副市长", CITY_GOVERNMENT, "city", 20, date(2019, 4, 25)),
    Leader("毕晓岚", "副市长", CITY_GOVERNMENT, "city", 21, date(2020, 4, 30)),
    Leader("庄文博", "副市长", CITY_GOVERNMENT, "city", 22, date(2020, 8, 27)),
    Leader("宁国栋", "副市长", CITY_GOVERNMENT, "city", 23, date(2020, 8, 27)),
    Leader("牟秀峰", "副市长", CITY_GOVERNMENT, "city", 24, date(2020, 12, 31)),
    Leader("滕国平", "市政府秘书长", CITY_GOVERNMENT, "city", 30, date(2020, 5, 6)),
]

_BY_NAME = {leader.name: leader for leader in LEADERS}

#: 市长: the chief leader whose speeches the office drafts.
MAYOR = _BY_NAME["林知远"]


def leader(name: str) -> Leader:
    """The leader of this name. Raises KeyError."""
    return _BY_NAME[name]
