"""Wrong passwords: how many are answered, of one account and from one address; none is kept.

Source: ASVS 4.0.3, V2.2.1 (throttled guessing). What django-axes keeps by itself is an address
beside a login and all that was typed, a known password included; this keeps counts.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from axes.handlers.base import AxesHandler
from django.http import HttpRequest

from acts.web.accounts.models import Account
from acts.web.throttle import client_of, count, counted, forget, prolong

__all__ = ["Lockout", "is_address_closed"]

_OF_ACCOUNT = 5
# A whole school, or a town's network, may stand behind one address: a morning's slips of all its
# people are fewer. Whoever tries one password on every account is stopped here.
_OF_ADDRESS = 100


class Lockout(AxesHandler):  # type: ignore[misc]  # axes has no types
    """Counts what was wrong within the last minutes; django-axes asks it and refuses."""

    def is_locked(self, request: HttpRequest, credentials: Mapping[str, Any] | None = None) -> bool:
        """Tell whether too many wrong passwords came."""
        return any(counted(what) >= most for what, most in _counts(request, credentials))

    def user_login_failed(
        self,
        sender: object,
        credentials: Mapping[str, Any],
        request: HttpRequest | None = None,
        **more: object,
    ) -> None:
        """Count a wrong password; the last one closes for a while that trying makes no longer."""
        del sender, more
        assert request is not None
        if not self.is_locked(request, credentials):
            for what, most in _counts(request, credentials):
                if count(what) == most:
                    prolong(what)
        setattr(request, "axes_locked_out", self.is_locked(request, credentials))  # noqa: B010

    def user_logged_in(
        self, sender: object, request: HttpRequest, user: Account, **more: object
    ) -> None:
        """Forget the wrong passwords of an account that came in from here; not of the address."""
        del sender, more
        forget(_of_account(request, user.get_username()))


def is_address_closed(request: HttpRequest) -> bool:
    """Tell whether nobody is let in from an address."""
    return counted(_of_address(request)) >= _OF_ADDRESS


def _counts(
    request: HttpRequest, credentials: Mapping[str, Any] | None
) -> Iterator[tuple[str, int]]:
    yield _of_account(request, str((credentials or {}).get("username", ""))), _OF_ACCOUNT
    yield _of_address(request), _OF_ADDRESS


def _of_account(request: HttpRequest, code: str) -> str:
    """Name the wrong passwords of an account; of a new password, by a link, there are none yet."""
    known = Account.objects.filter(code=code).values_list("password", flat=True).first()
    return f"account\n{code}\n{known}\n{client_of(request)}"


def _of_address(request: HttpRequest) -> str:
    return f"address\n{client_of(request)}"
