"""To the city's identity provider and back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from canmou.accounts import city
from canmou.accounts.models import SignIn
from canmou.accounts.views.signing import proceed
from canmou.kernel.errors import Refused
from canmou.kernel.ui.gate import public


@public
@never_cache
@require_GET
def sign_in_city(request: HttpRequest) -> HttpResponse:
    """To the provider."""
    try:
        return city.go(request)
    except Refused as error:
        messages.error(request, error.message)
        return redirect("sign_in")


@public
@never_cache
@require_GET
def sign_in_city_back(request: HttpRequest) -> HttpResponse:
    """The provider's answer."""
    try:
        user = city.user_from(request)
    except Refused as error:
        messages.error(request, error.message)
        return redirect("sign_in")
    return proceed(request, user, SignIn.Way.CITY, "/")
