"""Something comes in by phone or desk and goes all its way: a photo, a matter, a draft for comment, a meeting slip."""

import io
import time
from datetime import date

import pypdf
import pytest
from PIL import Image

from canmou.kernel.attachments.actions import open_content
from canmou.kernel.attachments.models import Attachment
from canmou.kernel.people.models import Unit
from canmou.supervision.actions import consultation, intake
from canmou.supervision.models import DraftConsultation, Matter, MeetingPoint, MeetingSlip, SupervisionTask


def photo(name="IMG_0108.jpg"):
    out = io.BytesIO()
    Image.new("RGB", (64, 48), "gray").save(out, "JPEG")
    return {"name": name, "mimeType": "image/jpeg", "buffer": out.getvalue()}


class Taps:
    """A hand that counts: each tap, each field typed into."""

    def __init__(self, visit):
        self.visit, self.count = visit, 0

    def tap(self, what):
        self.visit.tab.click(what)
        self.count += 1

    def shoot(self, files):
        self.visit.tab.set_input_files("input[name=photo]", files)
        self.count += 1

    def type(self, what, text):
        self.visit.tab.fill(what, text)
        self.count += 1


def test_a_photo_on_the_phone_is_a_matter_in_ten_seconds(walk, transactional_cast):
    visit = walk("phone")
    visit.sign_in("keeper", then="/intake/")
    assert visit.tab.get_attribute("input[name=photo]", "capture") == "environment"
    hand, begun = Taps(visit), time.monotonic()
    hand.tap("label.tap.yes")
    hand.shoot([photo()])
    hand.type("#id_title", "企业反映用工难")
    visit.tab.wait_for_selector("#guess b")
    hand.tap("form[data-intake] .btn-primary")
    visit.tab.wait_for_url("**/records/**")
    seconds = time.monotonic() - begun
    made = Matter.objects.get()
    assert (made.kind, made.state, made.title) == ("photo", "proposing", "企业反映用工难")
    assert Attachment.objects.get().name == "IMG_0108.jpg"
    assert hand.count == 4
    assert seconds < 10
    visit.picture("intake-matter-phone")
    assert (visit.overflow(), visit.barriers(), visit.complaints, visit.foreign) == (0, [], [], [])


def test_several_photos_a_pasted_message_and_the_guess(walk, transactional_cast):
    intake.take_in(
        Matter(kind="phone", title="提供产业链情况", lead_section=transactional_cast.unit("economy")),
        by=transactional_cast.users["keeper"],
    )
    visit = walk()
    visit.sign_in("keeper", then="/todo/")
    visit.tab.keyboard.press("n")
    visit.tab.wait_for_url("**/intake/")
    visit.tab.click("label.tap.yes")
    for number in (1, 2):
        visit.tab.set_input_files("input[name=photo]", [photo(f"IMG_{number}.jpg")])
    assert visit.tab.locator("[data-chosen] li").count() == 2
    visit.tab.evaluate(
        """() => {
          const data = new DataTransfer();
          data.setData("text/plain", "再次提供产业链情况\\n请于周三前报发改委");
          document.body.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
        }"""
    )
    assert visit.tab.input_value("#id_title") == "再次提供产业链情况"
    visit.tab.wait_for_selector("#guess b >> text=经济调研科")
    visit.picture("intake")
    assert (visit.overflow(), visit.barriers()) == (0, [])
    visit.tab.click("text=登记并直接分办")
    visit.tab.wait_for_url("**/records/**")
    made = Matter.objects.latest("pk")
    assert (made.state, made.lead_section.name) == ("handling", "经济调研科")
    assert made.content == "再次提供产业链情况\n请于周三前报发改委"
    assert Attachment.objects.filter(ref=made.ref).count() == 2
    assert (visit.complaints, visit.foreign) == ([], [])


@pytest.mark.parametrize("javascript", [True, False])
def test_what_may_not_be_here_has_an_owner_and_no_word(walk, transactional_cast, javascript):
    visit = walk("phone", javascript)
    visit.sign_in("keeper", then="/intake/")
    visit.tab.check("input[name=fit][value=no]")
    if javascript:
        assert not visit.tab.is_visible("#id_title")
    visit.tab.select_option("#id_lead_section", label="办公室")
    visit.tab.click("form[data-intake] .btn-primary")
    visit.tab.wait_for_url("**/records/**")
    assert [(m.offline, m.title, m.state) for m in Matter.objects.all()] == [
        (True, "线下事项2024-001", "handling")
    ]


def test_from_matter_to_reply(walk, transactional_cast):
    cast = transactional_cast
    found = intake.take_in(
        Matter(kind="document", title="报送典型做法", lead_section=cast.unit("research1")),
        straight=True,
        by=cast.users["keeper"],
    )
    visit = walk()
    visit.sign_in("clerk", then=f"/records/{found.number}/")
    visit.tab.click("a[data-flow-opens=回告]")
    visit.tab.wait_for_selector("#id_reply")
    visit.tab.fill("#id_reply", "已报送两则做法")
    visit.tab.set_input_files("#id_files", [photo("做法.jpg")])
    visit.tab.click("dialog .form-foot .btn-primary")
    visit.tab.wait_for_selector("text=已“回告”")
    found.refresh_from_db()
    assert (found.state, found.replied_on) == ("closing", date(2024, 1, 8))
    keeper = walk()
    keeper.sign_in("keeper", then=f"/records/{found.number}/")
    keeper.tab.click("a[data-flow-opens=办结]")
    keeper.tab.wait_for_selector("dialog .form-foot .btn-primary")
    keeper.tab.click("dialog .form-foot .btn-primary")
    keeper.tab.wait_for_selector("text=已“办结”")
    found.refresh_from_db()
    assert (found.state, found.closed_on) == ("closed", date(2024, 1, 8))
    assert Attachment.objects.get(ref=found.ref).name == "做法.jpg"
    assert (visit.complaints, keeper.complaints) == ([], [])


def test_from_a_draft_for_comment_to_the_letter(walk, transactional_cast):
    cast = transactional_cast
    old = DraftConsultation(
        title="关于促进预制食品产业高质量发展的若干措施（征求意见稿）",
        sender=Unit.objects.get(office=cast.office, short_name="市工信局"),
        received_on=date(2023, 5, 4),
    )
    consultation.no_comment(consultation.take_draft(old, by=cast.users["keeper"]), by=cast.users["keeper"])
    DraftConsultation.objects.filter(pk=old.pk).update(state="replied", replied_on=date(2023, 5, 9))
    keeper = walk()
    keeper.sign_in("keeper", then="/intake/consultations/")
    keeper.tab.check("#id_fit")
    keeper.tab.fill("#id_title", "关于促进预制食品产业高质量发展的若干措施（修订征求意见稿）")
    keeper.tab.fill("#id_sender", "市工信局")
    keeper.tab.check("text=综合调研一科")
    assert (keeper.overflow(), keeper.barriers()) == (0, [])
    keeper.tab.click("#new .btn-primary")
    keeper.tab.wait_for_selector("text=已登记，编号")
    found = DraftConsultation.objects.latest("pk")
    page = f"/intake/consultations/{found.number}/"
    assert keeper.tab.is_visible("text=相近100％")

    clerk = walk("phone")
    clerk.sign_in("clerk", then=page)
    clerk.tab.fill("[name=place] >> nth=0", "第三条")
    clerk.tab.fill("[name=opinion] >> nth=0", "建议明确奖补资金来源和兑现时限")
    assert (clerk.overflow(), clerk.barriers()) == (0, [])
    clerk.tab.click("text=提交意见")
    clerk.tab.wait_for_selector("text=已提出1条意见")

    keeper.go(page)
    keeper.tab.click("text=按勾选的意见起草正文")
    keeper.until("document.getElementById('id_reply_text').value.includes('第三条')")
    keeper.picture("intake-consultation")
    assert (keeper.overflow(), keeper.barriers()) == (0, [])
    keeper.tab.click("text=保存并送审签")
    keeper.tab.wait_for_selector("text=已送审签")

    leader = walk()
    leader.sign_in("leader", then=page)
    leader.tab.click("text=同意发函")
    leader.tab.click(".form-foot .btn-primary")
    leader.tab.wait_for_selector("text=已“同意发函”")

    keeper.go(page)
    keeper.tab.on("dialog", lambda dialog: dialog.accept())
    keeper.tab.click("button >> text=编号发函")
    keeper.tab.wait_for_selector("text=已编号")
    found.refresh_from_db()
    assert (found.state, found.reply_number) == ("replied", "淄政研函〔2024〕1号")
    kept = Attachment.objects.get(ref=found.ref, name__endswith=".pdf")
    read = pypdf.PdfReader(io.BytesIO(open_content(kept)))
    words = "".join(sheet.extract_text() for sheet in read.pages).replace("\n", "")
    assert len(read.pages) == 1
    assert "淄政研函〔2024〕1号" in words
    assert "第三条：建议明确奖补资金来源和兑现时限。" in words
    assert [visit.complaints for visit in (keeper, clerk, leader)] == [[], [], []]


def test_a_slip_is_typed_split_while_typing_and_sorted(walk, transactional_cast):
    visit = walk()
    visit.sign_in("clerk", then="/intake/slips/")
    visit.tab.check("#id_fit")
    visit.tab.fill("#id_title", "全市数字经济发展座谈会")
    visit.tab.focus("#id_notes")
    for line in ("周承远：摸清平台企业底数", "年内拿出三个场景", "王市长：算清企业账"):
        visit.tab.keyboard.type(line)
        visit.tab.keyboard.press("Enter")
    visit.tab.wait_for_selector("text=分成3条")
    assert (visit.overflow(), visit.barriers()) == (0, [])
    visit.tab.click("form .btn-primary")
    visit.tab.wait_for_selector("text=逐条定去向")
    visit.tab.click("[aria-label=第1条转任务]")
    visit.tab.wait_for_selector("text=已转为督办事项")
    visit.tab.click("[aria-label=第2条转素材]")
    visit.tab.wait_for_selector("text=已存入领导表述")
    visit.tab.click("[aria-label=第3条备查]")
    visit.tab.wait_for_selector("text=已作备查")
    visit.picture("intake-slip")
    assert (visit.overflow(), visit.barriers(), visit.complaints) == (0, [], [])
    task = SupervisionTask.objects.get()
    first = MeetingPoint.objects.order_by("sequence").first()
    assert (task.origin_record, first.followed_by, MeetingSlip.objects.get().state) == (
        first.ref,
        task.ref,
        "sorting",
    )
