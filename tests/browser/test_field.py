"""Field work in the browser: an activity entered on a phone, its draft kept, its photo; the topic's one timeline."""

from datetime import date

import pytest
from django.urls import reverse

from canmou.kernel.attachments.models import Attachment
from canmou.kernel.calendar import load_days
from canmou.research.actions.topic import open_topic
from canmou.research.models import FieldActivity, Topic

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 32


def opened(cast):
    """The topic on which the clerk works."""
    load_days()
    topic = Topic(
        title="关于社区食堂运营情况的调研",
        topic_class="general",
        source="self_chosen",
        lead_unit=cast.unit("research1"),
        due_on=date(2024, 4, 30),
    )
    return open_topic(topic, head=cast.named("高振华"), writer=cast.named("冯子昂"), by=cast.users["head"])


def test_an_activity_on_a_phone(walk, transactional_cast):
    topic = opened(transactional_cast)
    clerk = walk("phone")
    entry = reverse("activity_new", args=[topic.number])
    clerk.sign_in("clerk", then=entry)
    tab = clerk.tab
    assert (clerk.barriers(), clerk.overflow()) == ([], 0)
    tab.click("label.tap:has-text('走访')")
    tab.fill("#id_place", "龙泉社区食堂")
    tab.fill("#id_met", "社区书记、食堂负责人3人")
    clerk.until("localStorage.length === 1")
    clerk.go(reverse("topics"))
    clerk.go(entry)
    tab.wait_for_selector(".field-kept:not([hidden])")
    assert tab.input_value("#id_place") == "龙泉社区食堂"
    assert tab.is_checked("input[name=method][value=visit]")
    tab.set_input_files("#id_photo", {"name": "IMG_1.png", "mimeType": "image/png", "buffer": PNG})
    tab.wait_for_selector("text=IMG_1.png")
    tab.click("form.field-activity button.btn-primary")
    tab.wait_for_url("**/research/activities/**")
    made = FieldActivity.objects.get()
    assert (made.subject, made.met) == ("龙泉社区食堂走访", "社区书记、食堂负责人3人")
    assert Attachment.objects.get().ref == made.ref
    clerk.until("localStorage.length === 0")
    assert (clerk.barriers(), clerk.overflow()) == ([], 0)
    assert clerk.complaints == []


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_the_pages_of_a_topic(walk, transactional_cast, size):
    topic = opened(transactional_cast)
    head = walk(size)
    page = reverse("topic_page", args=[topic.number])
    head.sign_in("head", then=page)
    for address in (
        page,
        reverse("topics"),
        reverse("topic_load"),
        reverse("topic_new"),
        reverse("series_list"),
    ):
        head.go(address)
        assert (address, head.barriers(), head.overflow()) == (address, [], 0)
    for what in ("team", "outline", "plan", "data", "midterm"):
        head.go(f"{page}{what}/")
        assert (what, head.barriers(), head.overflow()) == (what, [], 0)
    assert head.complaints == []
