"""An import is undone as a whole, or not at all when something was built on it."""

import pytest

from canmou.kernel import audit
from canmou.kernel.attachments.actions import attach
from canmou.kernel.audit.models import AuditRow
from canmou.kernel.compile.editions.freezing import freeze
from canmou.kernel.compile.editions.keeping import keep
from canmou.kernel.compile.templates import save_template
from canmou.kernel.errors import NotPermitted, Refused, Stale
from canmou.kernel.exchange import batches
from canmou.kernel.exchange.obstacles import obstacles
from canmou.kernel.exchange.running import run_piece
from canmou.kernel.ledger.actions import amend, ordered, void
from canmou.kernel.ledger.models import ImportState, LedgerCounter, RecordChange, RecordRef
from canmou.kernel.metrics import scope_for
from canmou.lib import periods
from canmou.library.models import CityPractice, IndicatorValue, Work

HEAD = ["题名", "简称", "文本类别", "完成日期", "作者", "字数"]
OLD = ["甲", "旧简称", "文章", "2022-06-07", "高振华、吕晓东", 90]
NEW = [
    ["甲", "新简称", "文章", "2022-07-08", "吕晓东、丁若兰、高振华", 100],
    ["乙", "", "文章", "2022-06-08", "丁若兰", 2],
]


@pytest.fixture
def imported(works):
    """One record that stood there before, and an import that changes it and makes another."""
    works(OLD, headings=HEAD)
    return works(*NEW, headings=HEAD).batch


def undo(batch, cast, *, by="general", reason="传错了文件"):
    batch.refresh_from_db()
    batches.ask_undo(batch, by=cast.users[by], reason=reason)
    run_piece(batch.uid, batch.run)
    batch.refresh_from_db()
    return batch


def held(work):
    ref = work.ref
    return (
        work.title, work.short_name, work.finished_on, work.characters, work.voided,
        [str(person) for person in ordered(work, "authors")],
        ref.title, ref.on, ref.unit_id, ref.voided,
    )  # fmt: skip


def test_what_was_made_is_void_and_what_was_changed_is_as_before(cast, works):
    works(OLD, headings=HEAD)
    before = held(Work.objects.get())
    batch = works(*NEW, headings=HEAD).batch
    assert held(Work.objects.get(title="甲")) != before
    undo(batch, cast)
    assert (batch.state, batch.undone_by, batch.undo_reason) == (
        ImportState.UNDONE, cast.users["general"], "传错了文件",
    )  # fmt: skip
    assert held(Work.objects.get(title="甲")) == before
    made = Work.objects.get(title="乙")
    assert (made.number, made.voided, made.ref.voided, made.version) == ("ZZ-LWK-2022-00002", True, True, 2)
    assert LedgerCounter.objects.get(ledger="LWK").last == 2  # the number stays taken


def test_history_and_audit_tell_who_undid_it_and_why(cast, imported):
    before = AuditRow.objects.count()
    undo(imported, cast)
    assert list(
        RecordChange.objects.order_by("ref__number", "version").values_list(
            "ref__number", "version", "verb", "reason"
        )
    ) == [
        ("ZZ-LWK-2022-00001", 2, "导入修改", ""),
        ("ZZ-LWK-2022-00001", 3, "撤销导入", "传错了文件"),
        ("ZZ-LWK-2022-00002", 2, "撤销导入", "传错了文件"),
    ]
    there, back = RecordChange.objects.filter(ref__number="ZZ-LWK-2022-00001").order_by("version")
    assert back.values == {name: [after, first] for name, (first, after) in there.values.items()}
    assert back.values["authors"] == ["吕晓东、丁若兰、高振华", "高振华、吕晓东"]
    row = AuditRow.objects.order_by("-seq").first()
    assert (AuditRow.objects.count(), row.verb, row.number, row.count) == (
        before + 1,
        "撤销导入",
        imported.uid,
        2,
    )
    assert audit.verify().ok


def test_the_same_file_can_be_imported_again_after(cast, imported, works):
    undo(imported, cast)
    outcome = works(*NEW, headings=HEAD)
    assert (len(outcome.plan.added), len(outcome.plan.changed)) == (1, 1)
    assert Work.objects.get(title="乙", voided=False).number == "ZZ-LWK-2022-00003"


def refused(batch, cast, state):
    """Undoing is refused as a whole; what stands in the way."""
    before = state(leaving={"kernel_importbatch", "django_tasks_database_dbtaskresult"})
    undo(batch, cast)
    assert (batch.state, "不能撤销，台账没有变动" in batch.told) == (ImportState.DONE, True)
    assert state(leaving={"kernel_importbatch", "django_tasks_database_dbtaskresult"}) == before
    return [(each.ref.title, each.why, each.other and each.other.title) for each in obstacles(batch)]


def test_refused_when_what_it_made_was_changed(cast, imported, state):
    made = Work.objects.get(title="乙")
    made.characters = 3
    amend(made, by=cast.users["general"])
    assert refused(imported, cast, state) == [("乙", "导入之后又修改过", None)]


def test_refused_when_what_it_changed_was_changed_again_or_voided(cast, imported, state):
    old = Work.objects.get(title="甲")
    old.characters = 3
    amend(old, by=cast.users["general"])
    assert refused(imported, cast, state) == [("甲", "导入之后又修改过", None)]
    void(Work.objects.get(title="甲"), by=cast.users["general"], reason="重复")
    assert refused(imported, cast, state) == [("甲", "导入之后已作废，不能恢复原值", None)]


def test_refused_when_it_has_files(cast, imported, state):
    ref = RecordRef.objects.get(title="乙")
    attach(ref, name="说明.txt", content="定稿说明".encode(), by=cast.users["general"])
    assert refused(imported, cast, state) == [("乙", "已有附件", None)]


PRACTICE = ["地方", "做法名称", "领域", "主要做法", "出处", "发布日期", "用于"]


def practice(name, works):
    return ["云山市", name, "产业", "……", "云山日报", "2022-04-12", works]


def test_refused_when_a_list_of_a_record_from_outside_names_it(cast, imported, bring, state):
    bring({"外地经验": [PRACTICE, practice("一业一证", "乙\n甲")]})
    assert refused(imported, cast, state) == [("乙", "已被“外地经验”的记录引用", "云山市：一业一证")]
    void(CityPractice.objects.get(), by=cast.users["general"], reason="重复")
    assert undo(imported, cast).state == ImportState.UNDONE


def test_refused_when_a_part_from_outside_belongs_to_it(cast, bring, state):
    cast.body("淄州市统计局")
    head = ["指标名称", "口径说明", "计量单位", "频度", "时间口径", "数据来源单位", "启用日期"]
    row = ["地区生产总值", "……", "亿元", "季度", "年初累计", "市统计局", "2022-01-01"]
    outcome = bring({"指标口径": [head, row]})
    assert [str(each) for each in outcome.plan.problems] == []
    batch = outcome.batch
    number, title = batch.refs.values_list("number", "title").get()
    values = {
        "指标数值": [
            ["指标", "所属期", "期末日期", "数值", "取数日期"],
            [number, "2022-Q2", "2022-06-30", 1, "2022-07-20"],
        ]
    }
    later = bring(values)
    assert [str(each) for each in later.plan.problems] == []
    part = IndicatorValue.objects.get().ref.title
    assert refused(batch, cast, state) == [(title, "已被“指标数值”的记录引用", part)]


def test_links_inside_the_import_are_not_in_the_way(cast, works, bring, state):
    works(OLD, headings=HEAD)
    bring({"外地经验": [PRACTICE, practice("一业一证", "甲")]})
    batch = bring(
        {
            "外地经验": [PRACTICE, practice("一业一证", "甲\n乙"), practice("一网通办", "乙")],
            "成果母本": [HEAD, NEW[1]],
        }
    ).batch
    assert (batch.added, batch.changed) == (2, 1)
    assert undo(batch, cast).state == ImportState.UNDONE
    kept = CityPractice.objects.get(voided=False)
    assert [ref.title for ref in ordered(kept, "used_in")] == ["甲"]


def test_what_was_voided_by_hand_is_not_in_the_way(cast, imported):
    void(Work.objects.get(title="乙"), by=cast.users["general"], reason="重复")
    undo(imported, cast)
    assert imported.state == ImportState.UNDONE
    assert RecordChange.objects.filter(ref__title="乙").get().verb == "作废"


def test_refused_when_the_earlier_name_is_taken(cast, works, state):
    works(OLD, headings=HEAD)
    uid = RecordRef.objects.get().uid
    batch = works(
        [uid, "甲改名", "文章", "2022-06-07"], headings=["行标识", "题名", "文本类别", "完成日期"]
    ).batch
    works(OLD, headings=HEAD)
    assert refused(batch, cast, state) == [
        (
            "甲改名",
            "恢复原值后与别的记录重复：成果母本里已有题名相同的记录（ZZ-LWK-2022-00002），请打开那条修改",
            None,
        )
    ]


def test_only_who_may_void_undoes_and_with_a_reason(cast, imported, state):
    before = state()
    for login in ("clerk", "head", "neighbour"):
        with pytest.raises(NotPermitted):
            batches.ask_undo(imported, by=cast.users[login], reason="错")
    with pytest.raises(Refused, match="请写明撤销原因"):
        batches.ask_undo(imported, by=cast.users["general"], reason=" ")
    assert state() == before


def test_once_undone_it_is_not_undone_again(cast, imported, state):
    undo(imported, cast)
    before = state()
    with pytest.raises(Stale):
        batches.ask_undo(imported, by=cast.users["general"], reason="再来")
    run_piece(imported.uid, imported.run)
    assert state() == before


def test_refused_when_a_frozen_report_counts_it_and_not_while_the_report_is_a_draft(cast, imported, state):
    source = '{% section "成果" %}{% paragraph %}{{ fig("library.works.finished") }}{% endparagraph %}{% endsection %}'
    general, leader = cast.users["general"], cast.users["leader"]
    template = save_template(cast.office, "brief", name="简报", title="简报", source=source, by=general)
    scope = scope_for(cast.office, periods.parse("2022"))
    edition = keep(template, scope, by=general)
    assert obstacles(imported) == []
    freeze(edition, by=leader)
    assert refused(imported, cast, state) == [("乙", "已计入定稿的报告", None)]
