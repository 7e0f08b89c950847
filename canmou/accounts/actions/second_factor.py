"""The second factor: a device that shows codes (RFC 6238), and recovery codes on paper."""

import base64
import secrets
from datetime import timedelta
from urllib.parse import quote

from django.db import transaction
from django_otp.oath import TOTP

from canmou.accounts.actions.checks import hold, same_office
from canmou.accounts.models import RecoveryCode, SecondFactor, SecondFactorRole
from canmou.kernel import audit, clock, keys
from canmou.kernel.errors import Refused
from canmou.kernel.office.models import Office
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, known, require

STEP, DIGITS, TOLERANCE = 30, 6, 1
FAILURES, LOCKED = 5, timedelta(minutes=15)
CODES = 10
ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


@transaction.atomic
def prepare(user: User) -> SecondFactor:
    """A new key, not yet in use; one already confirmed is refused."""
    held = SecondFactor.objects.select_for_update().filter(user=user).first() or SecondFactor(user=user)
    if held.confirmed_at is not None:
        raise Refused("验证码已启用；换手机请先停用，或请系统管理员重置")
    if not held.sealed_key:
        held.sealed_key = keys.seal(secrets.token_bytes(20), about=_about(user))
        held.save()
    return held


def key_text(factor: SecondFactor) -> str:
    """The key as it is typed in by hand."""
    return base64.b32encode(_key(factor)).decode().rstrip("=")


def address(factor: SecondFactor) -> str:
    """What the QR code says to the app on the telephone."""
    issuer = quote(factor.user.office.short_name)
    return f"otpauth://totp/{issuer}:{quote(factor.user.username)}?secret={key_text(factor)}&issuer={issuer}"


@transaction.atomic
def confirm(user: User, *, code: str) -> list[str]:
    """Take the device into use once it shows a right code. The recovery codes, told this once."""
    factor = SecondFactor.objects.filter(user=user, confirmed_at=None).first()
    if factor is None:
        raise Refused("请先扫描二维码")
    if not _matches(factor, code):
        raise Refused("验证码不对。请核对手机时间是否准确，再输入当前显示的6位数字")
    factor.confirmed_at = clock.real_now()
    factor.save()
    told = _new_codes(user)
    audit.write("启用验证码", by=user, office=user.office, number=user.username)
    return told


@transaction.atomic
def renew_codes(user: User) -> list[str]:
    """New recovery codes; those not used yet are worth nothing any more."""
    if not confirmed(user):
        raise Refused("还没有启用验证码")
    told = _new_codes(user)
    audit.write("更换恢复码", by=user, office=user.office, number=user.username)
    return told


def verify(user: User, *, code: str) -> str:
    """Check a code of the device or a recovery code: "code", "recovery", or "" when it is wrong.

    Five wrong ones lock the second step for a quarter of an hour. Raises `Refused` while locked. What was counted
    stays counted: the caller must not roll it back.
    """
    with transaction.atomic():
        factor = SecondFactor.objects.select_for_update().get(user=user, confirmed_at__isnull=False)
        now = clock.real_now()
        if factor.locked_until is not None and factor.locked_until > now:
            raise Refused("验证码连续输错5次，请15分钟后再试，或请系统管理员重置")
        found = "code" if _matches(factor, code) else "recovery" if _spend(user, code) else ""
        factor.failures = 0 if found else factor.failures + 1
        factor.locked_until = None
        if factor.failures >= FAILURES:
            factor.failures, factor.locked_until = 0, now + LOCKED
        factor.save()
    return found


@transaction.atomic
def drop_own(user: User) -> None:
    """Stop using codes, where no role of the login asks for them."""
    if required(user):
        raise Refused("您的角色须用验证码，不能停用；换手机请系统管理员重置")
    _drop(user)
    audit.write("停用验证码", by=user, office=user.office, number=user.username)


@transaction.atomic
def reset(user: User, *, by: User) -> None:
    """The system administrator takes a lost device out of use."""
    hold(by, Perm.ACCOUNTS, {})
    same_office(by, user.office_id)
    if user.pk == by.pk:
        raise Refused("不能重置自己的验证码，请由另一名系统管理员办理")
    if not SecondFactor.objects.filter(user=user).exists():
        raise Refused(f"{user}没有启用验证码")
    _drop(user)
    audit.write("重置验证码", by=by, office=user.office, number=user.username)


@transaction.atomic
def require_for(office: Office, *, roles: set[str], by: User) -> None:
    """Set which roles need a second factor."""
    require(by, Perm.SETTINGS)
    same_office(by, office.pk)
    if unknown := [code for code in roles if known(code) is None]:
        raise Refused(f"没有这些角色：{'、'.join(unknown)}")
    held = set(SecondFactorRole.objects.filter(office=office).values_list("role", flat=True))
    if held == roles:
        return
    SecondFactorRole.objects.filter(office=office, role__in=held - roles).delete()
    SecondFactorRole.objects.bulk_create(SecondFactorRole(office=office, role=code) for code in roles - held)
    audit.write("设置验证码", by=by, office=office, changed={"roles": sorted(roles)})


def confirmed(user: User) -> bool:
    """Whether the login has a second factor in use."""
    return SecondFactor.objects.filter(user=user, confirmed_at__isnull=False).exists()


def required(user: User) -> bool:
    """Whether a role that the login holds of its own asks for a second factor."""
    wanted = SecondFactorRole.objects.filter(office=user.office_id).values("role")
    return (
        user.grants.filter(role__in=wanted, valid_from__lte=clock.today())
        .exclude(valid_to__lt=clock.today())
        .exists()
    )


def codes_left(user: User) -> int:
    """How many recovery codes are unused."""
    return RecoveryCode.objects.filter(user=user, used_at=None).count()


def reseal(again: keys.Again) -> int:
    """Seal the keys of all devices anew when the wrapping key is renewed; returns how many."""
    turned = 0
    for factor in SecondFactor.objects.select_for_update(of=("self",)).select_related("user").order_by("pk"):
        sealed = again(factor.sealed_key, _about(factor.user))
        if sealed != factor.sealed_key:
            factor.sealed_key = sealed
            factor.save(update_fields=["sealed_key"])
            turned += 1
    return turned


def _about(user: User) -> str:
    return f"second-factor:{user.uid}"


def _key(factor: SecondFactor) -> bytes:
    return keys.unseal(factor.sealed_key, about=_about(factor.user))


def _matches(factor: SecondFactor, code: str) -> bool:
    """Whether a code is the device's of this moment (one step to either side) and was not used before."""
    text = code.replace(" ", "")
    if not (text.isascii() and text.isdigit() and len(text) == DIGITS):
        return False
    device = TOTP(_key(factor), step=STEP, digits=DIGITS)
    device.time = clock.real_now().timestamp()
    if not device.verify(int(text), tolerance=TOLERANCE, min_t=factor.last_step + 1):
        return False
    factor.last_step = device.t()
    return True


def _digest(user: User, code: str) -> str:
    return keys.mac("accounts.recovery", user.uid, code.replace("-", "").replace(" ", "").upper())


def _spend(user: User, code: str) -> bool:
    unused = RecoveryCode.objects.filter(user=user, digest=_digest(user, code), used_at=None)
    return bool(unused.update(used_at=clock.real_now()))


def _new_codes(user: User) -> list[str]:
    RecoveryCode.objects.filter(user=user, used_at=None).delete()
    told = ["".join(secrets.choice(ALPHABET) for _ in range(10)) for _ in range(CODES)]
    RecoveryCode.objects.bulk_create(RecoveryCode(user=user, digest=_digest(user, code)) for code in told)
    return [f"{code[:5]}-{code[5:]}" for code in told]


def _drop(user: User) -> None:
    SecondFactor.objects.filter(user=user).delete()
    RecoveryCode.objects.filter(user=user, used_at=None).delete()
