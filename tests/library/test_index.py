"""The index follows what was kept, finds candidates, and is never trusted: not when behind, not about rights."""

from datetime import date

import pytest
from django_tasks_db.models import DBTaskResult

from canmou.kernel.ledger.actions import restore, void
from canmou.library import alike, following
from canmou.library.alike import alike_texts
from canmou.library.following import follow, index, pending, rebuild
from canmou.library.models import TextChange, Work
from canmou.library.textindex import TextIndex, pieces, windows
from canmou.library.texts import keep_text
from tests.library.planting import edited, running


@pytest.fixture
def works(cast):
    rows = [Work(title=f"报告{n}", kind="report", finished_on=date(2022, 3, n)) for n in range(1, 6)]
    made = cast.enter(rows)
    for place, work in enumerate(made):
        keep_text(work, running(place, 2500), by=cast.users["general"])
    return made


@pytest.fixture
def no_scan(monkeypatch):
    """However few the works are, the index is asked."""
    monkeypatch.setattr(alike, "FEW", 0)


def refs(text, user, **wanted):
    return [found.ref for found in alike_texts(text, user=user, **wanted)]


def draft(place, changes=0.15):
    return running(77, 800) + edited(running(place, 2500)[900:1500], changes) + running(78, 800)


def test_pieces_hold_every_passage_whole():
    text = "".join(chr(0x4E00 + n) for n in range(4321))
    parts = pieces(text)
    assert all(any(text[at : at + 300] in part for part in parts) for at in range(0, 4021))
    assert "".join(sorted(set("".join(windows(text))))) == text


def test_keeping_a_text_queues_its_indexing(cast, works):
    assert DBTaskResult.objects.filter(task_path="canmou.library.tasks.follow_texts").count() == 5


def test_following_takes_up_what_was_kept(cast, works, no_scan):
    assert pending(index()) is None
    assert follow() == 5
    assert pending(index()) == set()
    keep_text(works[0], running(50, 2500), by=cast.users["general"])
    assert pending(index()) == {works[0].pk}
    assert follow() == 1
    assert (pending(index()), follow()) == (set(), 0)
    assert refs(draft(50), cast.users["clerk"]) == [works[0].number]
    assert refs(draft(0), cast.users["clerk"]) == []


@pytest.mark.parametrize("place", range(5))
def test_the_index_brings_the_source(cast, works, no_scan, place):
    follow()
    assert refs(draft(place), cast.users["clerk"]) == [works[place].number]


def test_only_likely_texts_are_aligned(cast, works, no_scan, monkeypatch):
    follow()
    monkeypatch.setattr(alike, "EXAMINED", 1)
    found = list(alike.candidates(draft(3), cast.users["clerk"]))
    assert [row.work for row in found] == [works[3]]


def test_what_the_index_has_not_is_found_in_the_database(cast, works, no_scan):
    follow()
    keep_text(works[1], running(60, 2500), by=cast.users["general"])
    assert refs(draft(60), cast.users["clerk"]) == [works[1].number]


def test_too_far_behind_everything_is_read(cast, works, no_scan, monkeypatch):
    follow()
    monkeypatch.setattr(following, "MOST_PENDING", 0)
    keep_text(works[1], running(60, 2500), by=cast.users["general"])
    assert pending(index()) is None
    assert refs(draft(60), cast.users["clerk"]) == [works[1].number]


def test_without_an_index_everything_is_read(cast, works, no_scan):
    assert refs(draft(2), cast.users["clerk"]) == [works[2].number]


def test_a_damaged_index_is_read_around_and_made_anew(cast, works, no_scan):
    follow()
    for path in index().folder.glob("*"):
        if path.name not in ("followed.json",):
            path.write_bytes(b"?")
    fresh = TextIndex(index().folder)
    following._index_in.cache_clear()
    assert refs(draft(2), cast.users["clerk"]) == [works[2].number]
    keep_text(works[0], running(50, 2500), by=cast.users["general"])
    assert follow() == 5
    assert fresh.candidates(draft(2), works[2].office_id)[0] == works[2].pk


def test_the_index_of_another_database_is_of_no_use(cast, works, no_scan):
    follow()
    TextChange.objects.all().update(name="another")
    assert pending(index()) is None
    assert follow() == 5
    assert pending(index()) == set()


def test_while_another_writes_following_waits(cast, works):
    with index().writing():
        assert follow() == 0
        with pytest.raises(following.Busy):
            rebuild()
    assert follow() == 5


def test_what_one_may_not_see_is_not_brought_by_the_index(cast, works, no_scan):
    follow()
    for name in ("department", "sysadmin", "secadmin", "auditor"):
        assert alike_texts(draft(2), user=cast.users[name], least=0) == []
        assert list(alike.candidates(draft(2), cast.users[name])) == []


def test_a_void_work_is_not_brought_by_the_index_until_restored(cast, works, no_scan):
    follow()
    void(works[2], by=cast.users["general"], reason="重复登记")
    assert refs(draft(2), cast.users["clerk"]) == []
    works[2].refresh_from_db()
    restore(works[2], by=cast.users["general"], reason="作废有误")
    assert refs(draft(2), cast.users["clerk"]) == [works[2].number]
