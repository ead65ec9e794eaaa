"""Whose a file is that waits between being shown and being taken in."""

from django.http import HttpRequest

from acts.web.workspace import account_of

__all__ = ["owner_of"]


def owner_of(request: HttpRequest) -> str:
    """Name the account in its session: no other browser finds the file, the same login's neither.

    Args:
        request: A request that is logged in.
    """
    return f"{account_of(request).code}\n{request.session.session_key}"
