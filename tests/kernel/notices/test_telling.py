"""Notices in the application: who reads what, and what is not there for whom."""

import pytest

from canmou.kernel.errors import NotFound
from canmou.kernel.notices import NoticeKind, tell, tell_administrators, tell_all
from canmou.kernel.notices.models import Notice, Outgoing
from canmou.kernel.notices.reading import notices_of, read_all, read_one, unread_count
from canmou.kernel.people.models import RoleGrant


def test_a_notice_is_its_readers_alone_and_counts_until_read(cast, records):
    clerk, head = cast.users["clerk"], cast.users["head"]
    first = tell(clerk, kind=NoticeKind.TURN, ref=records.plain, sentence="请您审核")
    second = tell(clerk.person, kind=NoticeKind.READ, ref=records.plain, sentence="请您传阅")
    assert (unread_count(clerk), unread_count(head)) == (2, 0)
    with pytest.raises(NotFound):
        read_one(first.uid, by=head)
    assert unread_count(clerk) == 2
    assert read_one(first.uid, by=clerk) == first
    assert list(notices_of(clerk).filter(read_at=None)) == [second]
    assert read_all(by=clerk) == 1
    assert read_all(by=clerk) == 0
    assert list(notices_of(clerk)) == [second, first]


def test_what_a_reader_may_not_see_is_not_there(cast, records):
    clerk, personnel = cast.users["clerk"], cast.users["personnel"]
    told = tell_all([clerk, personnel], kind=NoticeKind.TURN, ref=records.hidden, sentence="请您办理谈话")
    assert len(told) == 2
    assert (unread_count(clerk), unread_count(personnel)) == (0, 1)
    with pytest.raises(NotFound):
        read_one(told[0].uid, by=clerk)
    assert read_all(by=clerk) == 0
    RoleGrant.objects.filter(user=personnel).update(valid_to="2024-01-07")
    del personnel._standing
    assert unread_count(personnel) == 0


def test_the_title_is_read_from_the_record_not_from_the_notice(cast, records):
    clerk = cast.users["clerk"]
    tell(clerk, kind=NoticeKind.TURN, ref=records.plain, sentence="请您审核")
    type(records.plain).objects.filter(pk=records.plain.pk).update(title="改过的题名")
    assert [one.ref.title for one in notices_of(clerk)] == ["改过的题名"]


def test_who_has_no_login_in_use_is_told_nothing(cast, records):
    clerk = cast.users["clerk"]
    clerk.is_active = False
    clerk.save()
    assert tell(clerk, kind=NoticeKind.TURN, ref=records.plain, sentence="请您审核") is None
    assert tell(cast.named("任嘉禾"), kind=NoticeKind.TURN, ref=records.plain, sentence="请您审核") is None
    assert (Notice.objects.count(), Outgoing.objects.count()) == (0, 0)


def test_a_long_sentence_is_cut_and_the_same_reader_told_once(cast, records):
    clerk = cast.users["clerk"]
    (told,) = tell_all([clerk, clerk], kind=NoticeKind.TURN, ref=records.plain, sentence="长" * 300)
    assert told.sentence == "长" * 199 + "…"


def test_administrators_are_told_once_as_long_as_it_stands_unread(cast):
    for _ in range(2):
        tell_administrators(cast.office, sentence="有通知没有发出去", link="/notices/sent/")
    assert [notice.user for notice in Notice.objects.all()] == [cast.users["sysadmin"]]
    read_all(by=cast.users["sysadmin"])
    tell_administrators(cast.office, sentence="有通知没有发出去", link="/notices/sent/")
    assert Notice.objects.count() == 2


def test_counting_and_listing_cost_the_same_for_one_and_for_many(cast, records, django_assert_num_queries):
    clerk = cast.users["clerk"]
    for told in (1, 2):
        for number in range(told):
            tell(clerk, kind=NoticeKind.TURN, ref=records.plain, sentence=f"第{number}件")
        vars(clerk).pop("_standing", None)
        with django_assert_num_queries(4):  # grants, units, the number, the list with its records
            assert unread_count(clerk) == len([one.ref.title for one in notices_of(clerk)])
