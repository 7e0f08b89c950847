"""A round from its frozen ranking to certificates in the browser, read by a department on a phone, verified outside."""

from datetime import date

from canmou.research.actions.publicity import publicise
from canmou.research.models import Certificate, GradeResult, Objection, PublicNotice, Ranking
from tests.research.grading_play import Share, in_state, proposed, round_with

SCORES = [[92, 90, 88], [84, 83, 80], [75, 74, 70], [66, 64, 60]]


def address(round_, more=""):
    return f"/research/grading/rounds/{round_.number}/results/{more}"


def sound(visit):
    assert visit.barriers() == []
    assert visit.overflow() == 0
    assert visit.complaints == []


def test_a_round_is_ranked_decided_and_made_public(walk, transactional_cast):
    round_, _ = round_with(transactional_cast, SCORES, levels=("", "L1", "", ""))
    visit = walk()
    visit.tab.on("dialog", lambda dialog: dialog.accept())
    visit.sign_in("general", then=address(round_))
    for name, text in {"special_places": "1", "first_places": "1", "second_share": "25"}.items():
        visit.tab.fill(f"#id_{name}", text)
    visit.tab.select_option("#id_special_evidence", "L2")
    visit.tab.click("#quotas .btn")
    visit.tab.wait_for_selector("form[action$='/propose/']")
    sound(visit)
    visit.picture("results-preview", whole=True)
    visit.tab.click("form[action$='/propose/'] .btn")
    visit.tab.wait_for_selector("#meeting")
    for name, text in {"presider": "周承远", "members": "9", "votes_for": "9"}.items():
        visit.tab.fill(f"#meeting [name={name}]", text)
    visit.tab.click("#meeting .btn")
    visit.tab.wait_for_selector("#publicity")
    sound(visit)
    visit.picture("results-committee", whole=True)
    visit.tab.click("#publicity .btn")
    visit.tab.wait_for_selector("text=评定名单")
    sound(visit)
    assert Ranking.objects.count() == 1
    assert PublicNotice.objects.get().ends_on == date(2024, 1, 15)


def test_a_department_objects_on_the_phone_and_reads_the_answer(walk, transactional_cast):
    cast = transactional_cast
    round_, _ = round_with(cast, SCORES)
    proposed(cast, round_, [Share("special", 1), Share("first", 2)])
    publicise(round_, ends_on=date(2024, 1, 15), medium="网站", by=cast.users["general"])
    visit = walk("phone")
    visit.sign_in("department", then=address(round_))
    sound(visit)
    visit.picture("results-phone")
    visit.tab.fill("#objection [name=content]", "引用数据未注明来源")
    visit.tab.click("#objection .btn")
    visit.tab.wait_for_selector(".result-objections")
    objection = Objection.objects.get()
    office = walk()
    office.sign_in("general", then=address(round_, f"objections/{objection.number}/"))
    sound(office)
    office.tab.select_option("#id_outcome", "refused")
    office.tab.fill("#id_handling", "已注明来源")
    office.tab.click("form[data-guard] .btn-primary")
    office.tab.wait_for_url(f"**{address(round_)}")
    visit.go(address(round_))
    assert "已注明来源" in visit.tab.inner_text(".result-objections")


def test_anybody_verifies_a_certificate_on_a_phone_without_scripts(walk, transactional_cast):
    cast = transactional_cast
    round_, entries = round_with(cast, SCORES)
    round_ = in_state(round_, "recorded")
    row = GradeResult(round=round_, entry=entries[0], place=1, grade="special", decided_on=date(2024, 1, 5))
    result = cast.enter([row])[0]
    certificate = Certificate(
        result=result,
        certificate_no="淄政研成〔2024〕001号",
        holders="周砚",
        issued_on=date(2024, 1, 8),
        check_code="ABCDEFGH2345",
    )
    cast.enter([certificate])
    visit = walk("phone", javascript=False)
    for code, told in (("ABCD-EFGH-2346", "对不上"), ("abcd-efgh-2345", "证书真实有效")):
        visit.go("/certificates/")
        visit.tab.fill("#id_number", "淄政研成〔2024〕001号")
        visit.tab.fill("#id_code", code)
        visit.tab.click(".btn-primary")
        visit.tab.wait_for_selector(f"text={told}")
    assert visit.overflow() == 0
    reader = walk("phone")
    reader.go("/certificates/")
    sound(reader)
