"""Public holidays by law alone, for years whose holiday notice is not out yet: an estimate, never a notice.

全国年节及纪念日放假办法 (as revised from 2025-01-01): New Year 1 day, Spring Festival 4 (the eve to the third day),
Qingming 1, Labour Day 2, Dragon Boat 1, Mid-Autumn 1, National Day 3; before 2025 Spring Festival 3 (from the first day)
and Labour Day 1. A holiday on a weekend, or upon another holiday, is made up on the next working day (§6). How the State
Council shifts weekends around the holidays cannot be known beforehand and is left out.
"""

from datetime import date, timedelta
from functools import lru_cache

DAY = timedelta(days=1)
# First day of the first lunar month, fifth of the fifth, fifteenth of the eighth (month and day, 2008 on); computed from
# the times of the new moon at Beijing and compared with a published lunar calendar.
FIRST_LUNAR_YEAR = 2008
_LUNAR = """
020706080914 012605281003 021406160922 020306060912 012306230930 021006120919 013106020908 021906200927 020806090915 012805301004
021606180924 020506070913 012506251001 021206140921 020106030910 012206220929 021006100917 012905311006 021706190925 020606090915
012605281003 021306160922 020306050912 012306241001 021106120919 013106010908 021906200927 020806100916 012805301004 021506180924
020406070913 012405271002 021206140920 020106030910 012206220928 021006110917 013005311005 021706190925 020606080915 012605291004
021406150922 020206040911 012306230930 021106130919 020106010907 021906200926 020806100916 012805301005 021506170924 020406060913
012406251002 021206140921 020206030909
""".split()
LAST_LUNAR_YEAR = FIRST_LUNAR_YEAR + len(_LUNAR) - 1


@lru_cache(maxsize=128)
def statutory_holidays(year: int) -> dict[date, str]:
    """The days off of a year by law, with the name of each; a made-up day is named 春节补假.

    Spring Festival, Dragon Boat and Mid-Autumn are missing outside 2008–2060, Qingming outside 2000–2099.
    """
    found: dict[date, str] = {}
    for name, first, length in _blocks(year):
        owed = 0
        for day in (first + DAY * offset for offset in range(length)):
            if day in found or day.weekday() >= 5:
                owed += 1
            found.setdefault(day, name)
        day = first + DAY * length
        while owed:
            if day.weekday() < 5 and day not in found:
                found[day] = f"{name}补假"
                owed -= 1
            day += DAY
    return found


def _blocks(year: int) -> list[tuple[str, date, int]]:
    """Name, first day and number of days of each holiday, in the order of the calendar."""
    revised = year >= 2025
    blocks = [
        ("元旦", date(year, 1, 1), 1),
        ("劳动节", date(year, 5, 1), 2 if revised else 1),
        ("国庆节", date(year, 10, 1), 3),
    ]
    if 2000 <= year <= 2099:
        blocks.append(("清明节", _qingming(year), 1))
    if FIRST_LUNAR_YEAR <= year <= LAST_LUNAR_YEAR:
        spring, dragon_boat, mid_autumn = lunar_days(year)
        blocks.append(("春节", spring - DAY if revised else spring, 4 if revised else 3))
        blocks += [("端午节", dragon_boat, 1), ("中秋节", mid_autumn, 1)]
    return sorted(blocks, key=lambda block: (block[1], -block[2]))


def lunar_days(year: int) -> tuple[date, date, date]:
    """Spring Festival, Dragon Boat and Mid-Autumn of a year from 2008 to 2060."""
    text = _LUNAR[year - FIRST_LUNAR_YEAR]
    spring, dragon_boat, mid_autumn = (
        date(year, int(text[i : i + 2]), int(text[i + 2 : i + 4])) for i in (0, 4, 8)
    )
    return spring, dragon_boat, mid_autumn


def _qingming(year: int) -> date:
    """The day when the sun reaches 15° of ecliptic longitude at Beijing: 4 or 5 April, by the mean year of 365.2422 days."""
    return date(year, 4, int(year % 100 * 0.2422 + 4.81) - year % 100 // 4)
