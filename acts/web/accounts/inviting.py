"""Links that let people in when nobody is in yet, or when the way in is lost."""

from django.urls import reverse

from acts.errors import InputError
from acts.web.accounts.models import Account, Invitation
from acts.web.workspace import workspace

__all__ = ["invite", "invite_first"]

_ADMINISTRATOR = "administrator"


def invite_first(address: str) -> str:
    """Give the link by which the first person comes in; empty once somebody can.

    Args:
        address: Of the first page, with a slash at its end.

    Returns:
        A link that lets the administrator choose a password; an earlier one stops working.
    """
    if any(one.has_usable_password() for one in Account.objects.filter(is_active=True)):
        return ""
    account = Account.objects.filter(code=_ADMINISTRATOR).first()
    if account is None:
        account = Account(
            code=_ADMINISTRATOR,
            title="администратор",
            positions=[_ADMINISTRATOR],
            everywhere=True,
            is_staff=True,
            is_superuser=True,
        )
        account.set_unusable_password()
        account.save()
    return _link(account, address)


def invite(code: str, address: str) -> str:
    """Give an account a new link, when its password is lost and nobody else can help.

    Args:
        code: The account.
        address: Of the first page, with a slash at its end.

    Raises:
        InputError: There is no such account, or it is closed.
    """
    account = Account.objects.filter(code=code, is_active=True).first()
    if account is None:
        listed = ", ".join(one.code for one in Account.objects.filter(is_active=True)[:20])
        raise InputError(
            f"действующей учётной записи «{code[:60]}» нет", remedy=f"Есть: {listed or 'ни одной'}"
        )
    return _link(account, address)


def _link(account: Account, address: str) -> str:
    token = Invitation.issue(account, moment=workspace().moment())
    return address.rstrip("/") + reverse("accept", args=[token])
