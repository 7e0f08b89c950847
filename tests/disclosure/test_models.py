"""What the ledgers of open government refuse."""

from datetime import date

import pytest

from canmou.disclosure.models import (
    CitizenMessage,
    ClockPause,
    Extension,
    FoiRequest,
    ProcessingFee,
    PublishedItem,
    ReviewCase,
    StatutoryFigure,
)
from canmou.kernel.errors import Invalid
from canmou.site.demo.bodies import city_government


def foi(**facts):
    return FoiRequest(
        **{
            "subject": "课题名单",
            "category": "natural_person",
            "channel": "counter",
            "arrived_on": date(2022, 3, 7),
        }
        | facts
    )


@pytest.mark.parametrize(
    ("channel", "confirmed", "received"),
    [
        ("counter", None, date(2022, 3, 7)),
        ("registered", None, date(2022, 3, 7)),
        ("online", date(2022, 3, 8), date(2022, 3, 8)),
        ("letter", date(2022, 3, 10), date(2022, 3, 10)),
    ],
)
def test_the_day_of_receipt_follows_from_the_channel(cast, channel, confirmed, received):
    (request,) = cast.enter([foi(channel=channel, confirmed_on=confirmed, received_on=date(2020, 1, 1))])
    assert request.received_on == received
    assert request.ref.on == received


@pytest.mark.parametrize(
    ("facts", "field", "sentence"),
    [
        ({"channel": "online"}, "confirmed_on", "平信、互联网、传真的申请请填双方确认日期"),
        ({"decision": "GRANT"}, "decided_on", "答复决定和决定日期应当一起填写"),
        (
            {"decision": "GRANT", "decided_on": date(2022, 3, 1), "secrecy_reviewed_on": date(2022, 3, 1)},
            "decided_on",
            "决定日期早于收到日",
        ),
        (
            {"decision": "DENY_PROCESS", "decided_on": date(2022, 3, 9)},
            "basis",
            "不是予以公开的答复，依据条款和理由都要写明",
        ),
        (
            {"decision": "GRANT", "decided_on": date(2022, 3, 9)},
            "secrecy_reviewed_on",
            "提供信息前须完成保密审查",
        ),
        (
            {"delivered_on": date(2022, 3, 9)},
            "delivered_on",
            "送达日期不能早于决定日期",
        ),
    ],
)
def test_a_request_that_cannot_be(cast, facts, field, sentence):
    with pytest.raises(Invalid) as refused:
        cast.enter([foi(**facts)])
    assert refused.value.problems == {field: sentence}
    assert FoiRequest.objects.count() == 0


def test_what_belongs_to_a_request_is_checked(cast):
    (request,) = cast.enter([foi()])
    officer = cast.named("宋雅琴")
    day = date(2022, 3, 10)
    wrong = [
        (
            ClockPause(
                request=request,
                kind="co_agency",
                sent_on=day,
                recipient_received_on=day,
                letter_no="函〔2022〕1号",
            ),
            "请写被征求意见的机关",
        ),
        (
            Extension(
                request=request,
                workdays=21,
                approved_by=officer,
                approved_on=day,
                notified_on=day,
                reason="量大",
            ),
            "延长答复的期限不得超过20个工作日",
        ),
        (
            ProcessingFee(request=request, basis="pages", quantity=150, amount=1500, noticed_on=day),
            "按标准应为1700元",
        ),
        (
            ReviewCase(
                request=request, kind="review", organ=city_government(cast), accepted_on=day, result="upheld"
            ),
            "已审结的填审结日期和结果，尚未审结的不填审结日期",
        ),
    ]
    for record, sentence in wrong:
        with pytest.raises(Invalid) as refused:
            cast.enter([record])
        assert list(refused.value.problems.values()) == [sentence]
        assert type(record).objects.count() == 0


def test_publication_is_checked(cast):
    wrong = [
        (
            CitizenMessage(
                subject="咨询",
                source="website",
                category="question",
                received_on=date(2022, 5, 10),
                answered_on=date(2022, 5, 9),
                answer="已告知",
            ),
            "答复日期早于受理日期",
        ),
        (
            PublishedItem(
                title="部门预算",
                category="budget",
                formed_on=date(2022, 2, 20),
                published_on=date(2022, 2, 18),
            ),
            "生成日期晚于公开日期",
        ),
        (
            StatutoryFigure(year=2022, row="fees", decisions=0, confirmed_on=date(2023, 1, 5)),
            "规章和规范性文件填制发、废止、有效三栏，许可、处罚、强制填处理决定数量，收费填金额，其他栏不填",
        ),
    ]
    for record, sentence in wrong:
        with pytest.raises(Invalid) as refused:
            cast.enter([record])
        assert list(refused.value.problems.values()) == [sentence]
        assert type(record).objects.count() == 0
