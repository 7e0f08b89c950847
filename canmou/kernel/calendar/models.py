"""Days that differ from the plain week, and the years whose arrangement is announced. Editable by the office."""

from django.db import models


class CalendarYear(models.Model):
    """A year of the working calendar. Not announced: terms that touch it are provisional (推定)."""

    year = models.PositiveSmallIntegerField("年份", primary_key=True)
    announced = models.BooleanField("已公布", default=False)
    source = models.CharField("依据", max_length=300, blank=True)

    class Meta:
        verbose_name = "工作日历年份"
        ordering = ["year"]

    def __str__(self) -> str:
        return str(self.year)


class CalendarDay(models.Model):
    """A day off on a weekday or weekend by arrangement, or a weekend day that is worked."""

    date = models.DateField("日期", primary_key=True)
    is_workday = models.BooleanField("上班")
    name = models.CharField("名称", max_length=20)
    source = models.CharField("依据", max_length=300, blank=True)

    class Meta:
        verbose_name = "工作日历调整日"
        ordering = ["date"]

    def __str__(self) -> str:
        return f"{self.date} {self.name}{'上班' if self.is_workday else '放假'}"
