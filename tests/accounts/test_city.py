"""Sign-in by the city's identity provider, against a provider of our own on the loopback with really signed tokens."""

import base64
import hashlib
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from joserfc import jwt
from joserfc.jwk import RSAKey

from canmou.accounts.actions import second_factor
from canmou.accounts.models import SignIn
from canmou.kernel import clock
from canmou.kernel.people.models import User


class Provider:
    """What it knows of the one who signs in, and what it puts into the token."""

    def __init__(self):
        self.key = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})
        self.stranger = RSAKey.generate_key(2048, {"kid": "one"})
        self.claims, self.challenge, self.asked, self.sign_with = {}, "", [], self.key
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                self.reply(provider.metadata() if "well-known" in self.path else provider.keys())

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                self.reply(*provider.token(parse_qs(body)))

            def reply(self, content, status=200):
                data = json.dumps(content).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *args):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def metadata(self):
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "id_token_signing_alg_values_supported": ["RS256"],
        }

    def keys(self):
        return {"keys": [self.key.as_dict(private=False)]}

    def token(self, sent):
        verifier = sent["code_verifier"][0]
        digest = hashlib.sha256(verifier.encode()).digest()
        if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != self.challenge:
            return {"error": "invalid_grant"}, 400
        signed = jwt.encode({"alg": "RS256", "kid": "one"}, self.claims, self.sign_with, algorithms=["RS256"])
        return {"access_token": "opaque", "token_type": "Bearer", "id_token": signed}, 200

    def approve(self, address, **changes):
        """The person signs in over there: the query of the way back."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        self.challenge = asked["code_challenge"]
        now = int(time.time())
        self.claims = {
            "iss": self.issuer, "aud": "canmou", "sub": "zz-0012", "nonce": asked["nonce"], "iat": now,
            "exp": now + 300, **changes,
        }  # fmt: skip
        return {"code": "once", "state": asked["state"]}


@pytest.fixture(scope="module")
def _provider():
    made = Provider()
    yield made
    made.server.shutdown()


@pytest.fixture
def provider(_provider, settings):
    settings.OIDC_ISSUER, settings.OIDC_CLIENT, settings.OIDC_SECRET = _provider.issuer, "canmou", "secret"
    _provider.sign_with = _provider.key
    return _provider


@pytest.fixture
def known(cast):
    """The clerk is known to the provider."""
    User.objects.filter(username="clerk").update(identity="zz-0012")
    return cast.users["clerk"]


def is_open(client):
    return client.get("/account/").status_code == 200


def come_back(client, provider, answer=None, **changes):
    address = client.get("/sign-in/city/").headers["Location"]
    query = provider.approve(address, **changes) | (answer or {})
    return client.get("/sign-in/city/back/", query)


def test_a_known_person_signs_in(known, provider):
    client = Client()
    assert come_back(client, provider).headers["Location"] == "/"
    assert "冯子昂" in client.get("/account/").content.decode()
    assert SignIn.objects.get().way == "city"


def test_the_request_carries_state_nonce_and_challenge(known, provider):
    address = urlsplit(Client().get("/sign-in/city/").headers["Location"])
    asked = parse_qs(address.query)
    assert address.netloc == urlsplit(provider.issuer).netloc
    assert asked["redirect_uri"] == ["http://testserver/sign-in/city/back/"]
    assert asked["code_challenge_method"] == ["S256"]
    assert all(len(asked[name][0]) >= 16 for name in ("state", "nonce", "code_challenge"))


@pytest.mark.parametrize(
    "changes",
    [
        {"nonce": "another"},
        {"aud": "somebody-else"},
        {"iss": "https://evil.example"},
        {"exp": 1_700_000_000},
    ],
    ids=["nonce", "audience", "issuer", "expired"],
)
def test_a_token_that_was_not_made_for_this_is_refused(known, provider, changes):
    client = Client()
    assert come_back(client, provider, **changes).headers["Location"] == "/sign-in/"
    assert not is_open(client)
    assert "没有通过" in client.get("/sign-in/").content.decode()
    assert SignIn.objects.count() == 0


@pytest.mark.parametrize(
    "answer", [{"state": "another"}, {"error": "access_denied"}], ids=["state", "denied"]
)
def test_an_answer_that_was_not_asked_for_is_refused(known, provider, answer):
    client = Client()
    assert come_back(client, provider, answer).headers["Location"] == "/sign-in/"
    assert not is_open(client)


def test_an_answer_in_another_browser_is_refused(known, provider):
    query = provider.approve(Client().get("/sign-in/city/").headers["Location"])
    other = Client()
    assert other.get("/sign-in/city/back/", query).headers["Location"] == "/sign-in/"
    assert not is_open(other)


def test_a_token_of_a_strange_key_is_refused(known, provider):
    provider.sign_with = provider.stranger
    client = Client()
    come_back(client, provider)
    assert not is_open(client)


def test_nobody_is_made_and_login_names_do_not_count(cast, provider):
    users = User.objects.count()
    for subject in ("zz-9999", "clerk", "sysadmin", ""):
        client = Client()
        come_back(client, provider, sub=subject)
        assert not is_open(client)
    assert User.objects.count() == users


def test_a_disabled_login_stays_closed(known, provider):
    User.objects.filter(pk=known.pk).update(is_active=False)
    client = Client()
    come_back(client, provider)
    assert not is_open(client)


def test_the_claim_is_configured(known, provider, settings):
    settings.OIDC_CLAIM = "employee_number"
    client = Client()
    come_back(client, provider, sub="other", employee_number="zz-0012")
    assert is_open(client)


def test_codes_are_asked_for_here_too(known, provider):
    factor = second_factor.prepare(known)
    factor.confirmed_at = clock.real_now()
    factor.save()
    client = Client()
    assert come_back(client, provider).headers["Location"] == "/sign-in/code/"
    assert not is_open(client)


def test_off_by_default(cast):
    client = Client()
    assert "统一身份认证登录" not in client.get("/sign-in/").content.decode()
    assert client.get("/sign-in/city/").headers["Location"] == "/sign-in/"


def test_on_the_page_names_it_and_the_policy_stays(provider, db):
    answer = Client().get("/sign-in/")
    assert "统一身份认证登录" in answer.content.decode()
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]


def test_a_provider_that_does_not_answer_is_told_in_chinese(db, settings):
    settings.OIDC_ISSUER, settings.OIDC_CLIENT, settings.OIDC_SECRET = "http://127.0.0.1:9", "c", "s"
    client = Client()
    client.get("/sign-in/city/")
    assert "连不上市统一身份认证" in client.get("/sign-in/").content.decode()
