"""Figures about works and the materials library."""

from canmou.kernel.metrics import count, listing, metric, total
from canmou.library.models import CityPractice, Clipping, IndicatorValue, LeaderPhrase, Work


def _own(scope):
    own = (Work.AuthorOrigin.IN_HOUSE, Work.AuthorOrigin.JOINT)
    rows = Work.objects.in_scope(scope, "finished_on").filter(author_origin__in=own)
    return rows if scope.person is None else rows.filter(authors=scope.person)


@metric("library.works.finished", "完成成果", measure="篇", personal=True)
def works_finished(scope):
    """期内本单位完成（含联合完成）的成果母本，一篇文稿只计一次。"""
    return count(_own(scope))


@metric("library.works.characters", "完成成果字数", measure="字", personal=True)
def works_characters(scope):
    """期内本单位完成的成果母本的字数之和。"""
    return total(_own(scope), "characters")


@metric("library.works.list", "完成成果清单", personal=True)
def works_list(scope):
    """期内本单位完成的成果母本，按完成日期。"""
    return listing(_own(scope).order_by("finished_on", "pk"))


@metric("library.indicators.values", "入库指标数值", measure="个")
def indicator_values(scope):
    """取数日期在期内的指标数值，含修订。"""
    return count(IndicatorValue.objects.in_scope(scope, "as_of"))


@metric("library.indicators.revised", "修订的指标数值", measure="个")
def indicator_values_revised(scope):
    """取数日期在期内的修订数值。"""
    return count(IndicatorValue.objects.in_scope(scope, "as_of").filter(revision__gt=1))


@metric("library.phrases", "收录领导表述", measure="条")
def phrases(scope):
    """期内的领导表述。"""
    return count(LeaderPhrase.objects.in_scope(scope, "said_on"))


@metric("library.practices", "收录外地经验", measure="条")
def practices(scope):
    """发布日期在期内的外地经验。"""
    return count(CityPractice.objects.in_scope(scope, "published_on"))


@metric("library.clippings", "收录剪报", measure="篇")
def clippings(scope):
    """刊发日期在期内的剪报。"""
    return count(Clipping.objects.in_scope(scope, "published_on"))
