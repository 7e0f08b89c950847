"""A department proposes on its phone; the meeting decides by keyboard, and the list goes out."""

import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

from canmou.research.actions import call as calls
from canmou.research.actions import proposal as proposals
from canmou.research.actions import screening, selection
from canmou.research.models import Proposal, Topic

sys.path.insert(0, str(Path(__file__).parent.parent / "research"))
from call_play import QUESTION, TITLE, filed, opened, past  # noqa: E402


def test_a_department_proposes_on_its_phone(walk, transactional_cast):
    call = opened(transactional_cast)
    visit = walk("phone")
    visit.sign_in("department", then="/research/proposals/")
    visit.tab.click("text=报一条")
    visit.tab.wait_for_selector("#id_question")
    visit.tab.fill("#id_title", TITLE)
    visit.tab.select_option("#id_field", "城建")
    visit.tab.fill("#id_question", QUESTION)
    visit.tab.fill("#id_contact", "王某 3180000")
    assert (visit.overflow(), visit.barriers()) == (0, [])
    visit.tab.click("main .btn-primary")
    visit.tab.wait_for_selector("text=已报送")
    made = Proposal.objects.get()
    assert (made.call, made.title, made.state) == (call, TITLE, "submitted")
    assert (visit.overflow(), visit.barriers(), visit.complaints, visit.foreign) == (0, [], [], [])


def met(cast):
    """Three proposals scored, and the meeting convened."""
    head, call = cast.users["head"], opened(cast)
    rows = [filed(cast, call, TITLE.replace("厂房", word)) for word in ("厂房", "园区", "矿山")]
    proposals.accept(rows, by=head)
    calls.close(past(call), by=head)
    reviewers = [cast.users[name] for name in ("clerk", "neighbour")]
    people = [user.person for user in reviewers]
    screening.begin(call, screeners=people, screening_due_on=date(2024, 1, 12), by=head)
    criteria = list(call.criteria.all())
    for user in reviewers:
        for place, row in enumerate(rows):
            row.call = call
            points = {item: Decimal(item.weight - 5 * place) for item in criteria}
            screening.score(row, points=points, by=user)
        screening.hand_in(call, by=user)
    screening.rank(call, by=head)
    selection.convene(
        call, title="2024年度调研选题会", held_on=date(2024, 1, 8), chair=cast.named("周承远"), by=head
    )
    return call


def test_the_meeting_decides_by_keyboard_and_the_list_goes_out(walk, transactional_cast):
    call = met(transactional_cast)
    visit = walk()
    visit.sign_in("head", then=f"/research/calls/{call.number}/meeting/")
    assert (visit.overflow(), visit.barriers()) == (0, [])
    visit.tab.click("text=议下一条")
    for outcome, reason in (("selected", ""), ("rejected", "题目偏大"), ("reserved", "留待明年")):
        visit.tab.wait_for_selector("input[name=outcome]")
        assert (visit.overflow(), visit.barriers()) == (0, [])
        visit.tab.focus(f"input[name=outcome][value={outcome}]")
        visit.tab.keyboard.press("Space")
        visit.tab.select_option("#id_topic_class", "key")
        visit.tab.fill("#id_reason", reason)
        visit.tab.focus("#id_final_title")
        visit.tab.keyboard.press("Enter")
        visit.tab.wait_for_load_state()
    visit.tab.wait_for_selector("#id_due_on")
    visit.tab.fill("#id_due_on", "2024-11-30")
    visit.tab.on("dialog", lambda dialog: dialog.accept())
    visit.tab.click("form[action$='publish/'] .btn-primary")
    visit.tab.wait_for_selector("text=已公布")
    assert [topic.title for topic in Topic.objects.all()] == [TITLE]
    states = Proposal.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["selected", "rejected", "reserved"]
    assert (visit.overflow(), visit.barriers(), visit.complaints, visit.foreign) == (0, [], [], [])
