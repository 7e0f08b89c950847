"""Logins, what they may do (role grants), and who acts for whom (delegations)."""

from dataclasses import dataclass

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac

from canmou.kernel.people.models.persons import Person
from canmou.kernel.people.models.units import Unit, new_uid


@dataclass(frozen=True)
class Principal:
    """Somebody in whose place another acts: the key of the login, and the name."""

    pk: int
    name: str


class UserManager(BaseUserManager["User"]):
    """Finds logins by name; made here only through `create_login`."""

    def create_login(self, *, username: str, password: str, office, person=None) -> "User":
        user = self.model(username=username, office=office, person=person)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A login, and nothing more; who it is stands in `person`, what it may do in its role grants.

    Sessions are bound to `epoch`: a new one ends them all. `used_by` names who sits behind a login that
    is not a person's own (an administrator's, a department's). `identity` is what the city's identity provider
    calls this login.
    """

    uid = models.CharField("行标识", max_length=16, default=new_uid, unique=True, editable=False)
    username = models.CharField("登录名", max_length=40, unique=True)
    office = models.ForeignKey("kernel.Office", models.PROTECT, related_name="users", verbose_name="机关")
    person = models.OneToOneField(
        Person, models.PROTECT, null=True, blank=True, related_name="login", verbose_name="人员"
    )
    used_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="duty_logins", verbose_name="使用人"
    )
    label = models.CharField(
        "用途", max_length=40, blank=True, help_text="不属于个人的账号填写，如“系统管理”"
    )
    is_active = models.BooleanField("启用", default=True)
    must_change_password = models.BooleanField("须改口令", default=False)
    password_expires_at = models.DateTimeField(
        "口令有效至", null=True, blank=True, help_text="只用于一次性口令"
    )
    epoch = models.CharField("会话世代", max_length=16, default=new_uid, editable=False)
    identity = models.CharField("统一身份标识", max_length=120, blank=True)

    #: In whose place the present action is done; set by `permissions.require`.
    acting_for: Principal | None = None

    objects = UserManager()
    USERNAME_FIELD = "username"

    class Meta:
        verbose_name = "用户"
        constraints = [
            models.UniqueConstraint(
                "office", "identity", name="identity_once", condition=~models.Q(identity="")
            )
        ]

    def __str__(self) -> str:
        return self.person.name if self.person else self.username

    @property
    def signature(self) -> str:
        """Who acts, and for whom: 李四（代张三）."""
        return f"{self}（代{self.acting_for.name}）" if self.acting_for else str(self)

    @property
    def acting_for_id(self) -> int | None:
        """The login in whose place the present action is done."""
        return self.acting_for.pk if self.acting_for else None

    @property
    def human_id(self) -> int | None:
        """The key of the person who uses this login, where it is known."""
        return self.person_id or self.used_by_id

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        return salted_hmac(
            "canmou.session", f"{self.password}{self.epoch}", secret=secret, algorithm="sha256"
        ).hexdigest()


class RoleGrant(models.Model):
    """A role given to a login over a unit (empty: the whole office), from a day to a day."""

    uid = models.CharField("行标识", max_length=16, default=new_uid, unique=True, editable=False)
    user = models.ForeignKey(User, models.PROTECT, related_name="grants", verbose_name="用户")
    role = models.CharField("角色", max_length=40)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="范围"
    )
    valid_from = models.DateField("生效日期")
    valid_to = models.DateField("失效日期", null=True, blank=True)
    granted_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="授权人"
    )

    class Meta:
        verbose_name = "授权"
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role", "unit", "valid_from"],
                condition=models.Q(unit__isnull=False),
                name="grant_over_a_unit_once",
            ),
            models.UniqueConstraint(
                fields=["user", "role", "valid_from"],
                condition=models.Q(unit__isnull=True),
                name="grant_over_the_office_once",
            ),
        ]


class Delegation(models.Model):
    """A login acts in another's place from a day to a day: over the whole post, or with the roles in `parts`."""

    uid = models.CharField("行标识", max_length=16, default=new_uid, unique=True, editable=False)
    giver = models.ForeignKey(User, models.PROTECT, related_name="given", verbose_name="委托人")
    taker = models.ForeignKey(User, models.PROTECT, related_name="taken", verbose_name="受托人")
    whole = models.BooleanField("全部职权", default=True)
    matter = models.CharField("委托事项", max_length=80, help_text="如“外出学习期间全面代管科室工作”")
    valid_from = models.DateField("开始日期")
    valid_to = models.DateField("结束日期")
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="办理人")
    made_at = models.DateTimeField("办理时间")
    revoked_at = models.DateTimeField("收回时间", null=True, blank=True)

    class Meta:
        verbose_name = "委托"
        ordering = ["-valid_from", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__gte=models.F("valid_from")),
                name="delegation_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=~models.Q(giver=models.F("taker")), name="delegation_to_another"
            ),
        ]


class DelegatedRole(models.Model):
    """One role of a delegation that covers not the whole post."""

    delegation = models.ForeignKey(Delegation, models.CASCADE, related_name="parts", verbose_name="委托")
    role = models.CharField("角色", max_length=40)

    class Meta:
        verbose_name = "委托的角色"
        constraints = [models.UniqueConstraint("delegation", "role", name="delegated_role_once")]
