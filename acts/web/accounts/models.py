"""Accounts and invitations; an account is a code, never a person's name."""

import datetime as dt
import hashlib
import secrets
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.core.validators import RegexValidator
from django.db import models

from acts.actor import Actor, Role
from acts.web.accounts.positions import POSITIONS, position_of

__all__ = ["Account", "Invitation", "digest_of"]

_POSITIONS = [(one.code, one.title) for one in POSITIONS]
_OVERSEERS = frozenset({Role.MUNICIPAL_OFFICER, Role.REGIONAL_OFFICER, Role.AUDITOR})
_NOBODY = ("",)  # a scope that no organisation is in: an empty one would mean all of them
_CODE = RegexValidator(r"\A[\w.-]{1,64}\Z", "Буквы, цифры, точка, дефис; не больше 64 знаков.")


def digest_of(token: str) -> str:
    """Give what is kept of a secret: whoever reads the database can't use it."""
    return hashlib.sha256(token.encode()).hexdigest()


class AccountManager(BaseUserManager):  # type: ignore[type-arg]  # no generic at run time
    """Makes accounts."""

    def open(self, code: str, password: str, **fields: Any) -> "Account":
        """Make an account.

        Args:
            code: Its code, which every record names.
            password: Its password.
            fields: Positions, organisations and what else the model has.
        """
        account: Account = self.model(code=code, **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser, PermissionsMixin):
    """Who comes in: what it may record as, and for which organisations."""

    code = models.CharField("логин", max_length=64, unique=True, validators=[_CODE])
    title = models.CharField(
        "кто это", max_length=200, blank=True, help_text="Должность, без имени."
    )
    positions = models.JSONField("должности за столом", default=list)
    organizations = models.JSONField("организации", default=list, blank=True)
    everywhere = models.BooleanField("все организации", default=False)
    is_active = models.BooleanField("действует", default=True)
    is_staff = models.BooleanField("ведёт учётные записи", default=False)
    feed_digest = models.CharField(max_length=64, blank=True, editable=False, db_index=True)

    USERNAME_FIELD = "code"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[AccountManager] = AccountManager()

    class Meta:
        """What people call it."""

        verbose_name = "учётная запись"
        verbose_name_plural = "учётные записи"

    def __str__(self) -> str:
        """Name it as records do."""
        return str(self.code)

    @property
    def roles_held(self) -> frozenset[Role]:
        """What its positions may record as."""
        return frozenset().union(*(position_of(one).roles for one in self.positions))

    @property
    def oversees(self) -> bool:
        """Whether it looks at many schools: the table of the municipality is for it."""
        return bool(self.roles_held & _OVERSEERS)

    @property
    def may_audit(self) -> bool:
        """Whether it may read the journal."""
        return any(position_of(one).audits for one in self.positions)

    @property
    def position_titles(self) -> str:
        """Its positions in words."""
        return ", ".join(position_of(one).title for one in self.positions)

    @property
    def actor(self) -> Actor:
        """The actor of services: the same roles and the same scope as on the command line."""
        scope = () if self.everywhere else tuple(self.organizations) or _NOBODY
        return Actor(id=self.code, roles=self.roles_held, scope=scope)


class Invitation(models.Model):
    """A link that lets one person choose a password, once."""

    account = models.OneToOneField(Account, on_delete=models.CASCADE, verbose_name="кому")
    token_digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField("действует до")

    class Meta:
        """What people call it."""

        verbose_name = "приглашение"
        verbose_name_plural = "приглашения"

    def __str__(self) -> str:
        """Name it by its account."""
        return str(self.account.code)

    @classmethod
    def issue(cls, account: Account, *, moment: dt.datetime, days: int = 7) -> str:
        """Invite anew; an earlier link stops working.

        Args:
            account: Who is invited.
            moment: Now.
            days: How long the link works.

        Returns:
            The secret of the link; it is kept nowhere.
        """
        token = secrets.token_urlsafe(32)
        cls.objects.update_or_create(
            account=account,
            defaults={
                "token_digest": digest_of(token),
                "expires_at": moment + dt.timedelta(days=days),
            },
        )
        return token
