"""Versions of templates: drafts, putting to use, bringing back, two people at once, and who may."""

import pytest

from canmou.kernel.compile import TemplateProblem
from canmou.kernel.compile.models import ReportTemplate
from canmou.kernel.compile.templates import current, in_use, load_stock, stock_templates
from canmou.kernel.compile.versions import Text, back_to_stock, bring_back, enable, versions, write_draft
from canmou.kernel.errors import Invalid, NotFound, NotPermitted, Refused, Stale
from canmou.kernel.secrecy import SecrecyRefused

ONE = Text("简报", "{{ office.name }}简报", "{% paragraph %}甲。{% endparagraph %}")
TWO = Text("简报", "{{ office.name }}简报", "{% paragraph %}乙。{% endparagraph %}")
BROKEN = Text("简报", "简报", "{% paragraph %}\n{% sentence %}甲{% endparagraph %}")


def written(cast, text=ONE, base=None, by="general", note=""):
    return write_draft(cast.office, "brief", text=text, by=cast.users[by], base=base, note=note)


def rows():
    return list(ReportTemplate.objects.order_by("version").values_list("version", "source", "enabled_at"))


def test_a_version_is_a_draft_until_it_is_put_to_use(cast):
    first = written(cast, note="初稿")
    assert (first.version, first.is_draft, first.note) == (1, True, "初稿")
    with pytest.raises(NotFound):
        current(cast.office, "brief")
    enable(first, by=cast.users["general"])
    second = written(cast, TWO, base=1)
    assert current(cast.office, "brief").version == 1
    assert [template.version for template in in_use(cast.office)] == [1]
    done = enable(second, by=cast.users["editor"])
    assert (done.enabled_by, current(cast.office, "brief").source) == (cast.users["editor"], TWO.source)


@pytest.mark.parametrize(
    "login",
    [
        "leader",
        "head",
        "clerk",
        "keeper",
        "secretary",
        "personnel",
        "thinktank",
        "sysadmin",
        "secadmin",
        "auditor",
    ],
)
def test_only_those_who_keep_templates_write_them(cast, login):
    draft = written(cast)
    before = rows()
    someone = cast.users[login]
    stock = Text("简报", "简报", "甲")
    for attempt in (
        lambda: written(cast, TWO, by=login),
        lambda: enable(draft, by=someone),
        lambda: bring_back(draft, by=someone),
        lambda: back_to_stock(cast.office, "brief", text=stock, digest="x", by=someone),
    ):
        with pytest.raises(NotPermitted):
            attempt()
    assert rows() == before


def test_a_save_over_a_newer_version_is_refused_and_loses_nothing(cast):
    written(cast)
    theirs = written(cast, TWO, base=1, by="editor")
    before = rows()
    with pytest.raises(Stale, match="贾书林保存了第2版"):
        written(cast, ONE, base=1)
    assert rows() == before
    assert written(cast, ONE, base=theirs.version).version == 3


def test_a_new_template_needs_a_code_that_is_free(cast):
    written(cast, base=0)
    with pytest.raises(Stale, match="已有模板"):
        written(cast, TWO, base=0)
    assert len(rows()) == 1


def test_only_the_newest_draft_is_put_to_use_once(cast):
    first = written(cast)
    second = written(cast, TWO)
    with pytest.raises(Refused, match="已有更新的第2版"):
        enable(first, by=cast.users["general"])
    enable(second, by=cast.users["general"])
    before = rows()
    with pytest.raises(Refused, match="已经启用"):
        enable(second, by=cast.users["general"])
    assert rows() == before


def test_what_cannot_be_compiled_is_kept_as_a_draft_and_not_put_to_use(cast):
    draft = written(cast, BROKEN)
    with pytest.raises(TemplateProblem, match="模板第2行：语法不对：.*句子"):
        enable(draft, by=cast.users["general"])
    assert [row[2] for row in rows()] == [None]
    unknown = written(cast, Text("简报", "简报", '{{ fig("no.such.figure") }}'))
    with pytest.raises(TemplateProblem, match="没有名为“no.such.figure”的指标"):
        enable(unknown, by=cast.users["general"])


def test_an_earlier_version_comes_back_as_a_new_draft(cast):
    first = enable(written(cast), by=cast.users["general"])
    second = enable(written(cast, TWO), by=cast.users["general"])
    with pytest.raises(Refused, match="最新的一版"):
        bring_back(second, by=cast.users["general"])
    back = bring_back(first, by=cast.users["general"])
    assert (back.version, back.source, back.note, back.is_draft) == (3, ONE.source, "恢复第1版", True)
    assert [version.version for version in versions(cast.office, "brief")] == [3, 2, 1]
    assert current(cast.office, "brief").version == 2


def test_the_stock_text_comes_back(cast, tmp_path):
    home = tmp_path / "brief"
    home.mkdir()
    home.joinpath("template.toml").write_text(
        'name = "简报"\ntitle = "简报"\nspan = "quarter"\n', encoding="utf-8"
    )
    home.joinpath("00.txt").write_text(ONE.source, encoding="utf-8")
    (loaded,) = load_stock(cast.office, tmp_path)
    assert (loaded.span, loaded.is_draft, load_stock(cast.office, tmp_path)) == ("quarter", False, [])
    (stock,) = stock_templates(tmp_path)
    again = {"text": stock.text, "digest": stock.digest, "by": cast.users["general"]}
    with pytest.raises(Refused, match="就是系统附带的模板"):
        back_to_stock(cast.office, "brief", **again)
    enable(written(cast, TWO), by=cast.users["general"])
    home.joinpath("00.txt").write_text(ONE.source + "\n", encoding="utf-8")
    assert load_stock(cast.office, tmp_path) == []
    back = back_to_stock(cast.office, "brief", **again)
    assert (back.source, back.stock, back.is_draft) == (ONE.source, stock.digest, True)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (Text("", "题", "甲"), "请填写模板名称"),
        (Text("名", " ", "甲"), "请填写报告标题"),
        (Text("名", "题", " \n"), "模板正文不能为空"),
        (Text("名", "题", "甲" * 100_001), "不能超过10万字"),
    ],
)
def test_an_empty_text_is_refused(cast, text, problem):
    with pytest.raises(Invalid, match=problem):
        written(cast, text)
    assert rows() == []


def test_a_secrecy_mark_is_refused_in_every_part(cast):
    for text in (Text("名", "题", "机密★1年"), Text("机密★1年", "题", "甲"), Text("名", "机密★1年", "甲")):
        with pytest.raises(SecrecyRefused):
            written(cast, text)
    with pytest.raises(SecrecyRefused):
        written(cast, note="机密★1年")
    assert rows() == []
