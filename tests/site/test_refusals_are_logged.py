"""Around every request: secrecy refusals are logged, and audit rows carry the network address."""

from django.http import HttpResponse
from django.test import RequestFactory

from canmou.kernel import audit, secrecy
from canmou.kernel.audit.models import AuditRow
from canmou.kernel.errors import Refused
from canmou.kernel.secrecy.models import SecrecyEvent
from canmou.site.middleware import Origin, RefusalPages


def view_that_shows_refusals_itself(request):
    try:
        secrecy.guard(request.GET["text"], by=None, door="form")
    except Refused as error:
        return HttpResponse(str(error))
    audit.write("登记", by=None)
    return HttpResponse("已保存")


def answer(text):
    request = RequestFactory().get("/", {"text": text}, REMOTE_ADDR="10.1.2.3")
    return Origin(RefusalPages(view_that_shows_refusals_itself))(request).content.decode()


def test_a_refusal_shown_in_a_form_is_logged(db):
    assert answer("机密★1年").startswith("所填内容中有密级标志")
    assert list(SecrecyEvent.objects.values_list("by", "door", "rule")) == [(None, "form", "R-SEC-3-星")]
    assert AuditRow.objects.count() == 0


def test_audit_rows_of_a_request_carry_its_address(db):
    assert answer("保密教育培训") == "已保存"
    assert list(AuditRow.objects.values_list("verb", "ip")) == [("登记", "10.1.2.3")]
    assert SecrecyEvent.objects.count() == 0
