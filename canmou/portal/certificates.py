"""证书验证: whether a certificate is genuine, by its number and check code. Any wrong pair gets one and the same page."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from canmou.kernel.ui.gate import public
from canmou.portal.views import guarded
from canmou.research.api import verify_certificate


class CertificateForm(forms.Form):
    """Number and code, as they stand on the certificate."""

    number = forms.CharField(label="证书编号", max_length=40, help_text="如“淄政研成〔2022〕012号”")
    code = forms.CharField(
        label="校验码", max_length=40, help_text="证书左下角的12位字母和数字，大小写、短横都不分"
    )


@public
@guarded
@require_http_methods(["GET", "POST"])
def certificates(request: HttpRequest) -> HttpResponse:
    """Type number and code, read what the certificate says."""
    form = CertificateForm(request.POST if request.method == "POST" else None)
    found, asked = None, False
    if form.is_bound and form.is_valid():
        found, asked = verify_certificate(form.cleaned_data["number"], form.cleaned_data["code"]), True
    context = {"form": form, "found": found, "missing": asked and found is None}
    return render(request, "portal/certificate.html", context, status=422 if form.errors else 200)
