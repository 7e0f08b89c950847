"""证书验证 by number and check code: what a right pair shows, and that a wrong one shows nothing."""

from datetime import date

import pytest
from django.test import Client

from canmou.kernel.ledger.actions import void
from canmou.portal.limits import A_MINUTE
from canmou.research.actions.conclusion import conclude, issue_certificates
from canmou.research.actions.publicity import publicise
from canmou.research.models import Certificate
from tests.research.grading_play import Share, proposed, round_with

PAGE = "/certificates/"


@pytest.fixture
def issued(cast, settings):
    by = cast.users["general"]
    round_, _ = round_with(cast, [[90, 90, 90], [80, 80, 80]])
    proposed(cast, round_, [Share("special", 1), Share("first", 1)])
    publicise(round_, ends_on=date(2024, 1, 15), medium="网站", by=by)
    settings.CANMOU_TODAY = date(2024, 1, 16)
    conclude(round_, by=by)
    return issue_certificates(round_, by=by)


def ask(number, code):
    return Client().post(PAGE, {"number": number, "code": code})


def text(answer):
    return answer.content.decode()


def words(answer, *typed):
    """The page without what was typed."""
    told = text(answer)
    for one in typed:
        told = told.replace(one, "")
    return told


def test_a_right_pair_shows_what_the_certificate_says_and_neither_score_nor_record(issued):
    row = issued[0]
    code = row.check_code
    answer = ask(f" {row.certificate_no} ", f"{code[:4]}-{code[4:8]} {code[8:]}".lower())
    told = text(answer)
    assert answer.status_code == 200
    for wanted in ("证书真实有效", row.certificate_no, row.holders, "关于第001个问题的调研报告", "特别成果"):
        assert wanted in told
    for hidden in ("90.00", row.number, row.ref.uid, "关于第002个问题"):
        assert hidden not in told


def test_wrong_pairs_get_one_and_the_same_page(issued):
    first, second = issued
    pairs = [
        (first.certificate_no, second.check_code),
        (first.certificate_no, "AAAABBBBCCCC"),
        ("淄政研成〔2031〕999号", first.check_code),
        (first.number, first.check_code),
        (first.certificate_no, first.check_code[:11]),
        (first.certificate_no, "%" * 12),
    ]
    answers = [ask(*pair) for pair in pairs]
    assert {answer.status_code for answer in answers} == {200}
    assert len({words(a, *pair) for a, pair in zip(answers, pairs, strict=True)}) == 1
    for answer in answers:
        assert "编号与校验码对不上" in text(answer)
        for hidden in (first.holders, "关于第001个问题的调研报告", "特别成果", "成果等级评定"):
            assert hidden not in text(answer)


@pytest.mark.django_db
def test_certificates_recorded_without_a_code_are_never_confirmed(issued):
    Certificate.objects.filter(pk=issued[0].pk).update(check_code="")
    assert "对不上" in text(ask(issued[0].certificate_no, " - "))
    assert ask(issued[0].certificate_no, "").status_code == 422


def test_a_certificate_that_was_withdrawn_is_told_as_such_to_who_holds_it(cast, issued):
    void(issued[0], by=cast.users["general"], reason="获证人写错")
    told = text(ask(issued[0].certificate_no, issued[0].check_code))
    assert "已经撤销" in told and "证书真实有效" not in told


def test_the_page_sets_no_cookie_is_not_listed_and_opens_only_so_often(client, db):
    first = client.get(PAGE)
    assert first.status_code == 200
    assert not first.cookies
    assert first["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert "no-store" in first["Cache-Control"]
    statuses = [client.post(PAGE, {"number": "1", "code": "2"}).status_code for _ in range(A_MINUTE)]
    assert statuses == [200] * (A_MINUTE - 1) + [429]


@pytest.mark.parametrize("number", ["\x00", "〔" * 41, "a\nb"])
def test_odd_input_is_refused_or_finds_nothing(db, number):
    assert ask(number, "AAAABBBBCCCC").status_code in (200, 422)
