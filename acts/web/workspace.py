"""The workspace that is served, and the desk a person works at during one request."""

import functools
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404, HttpRequest

from acts.bootstrap import Workspace, open_workspace
from acts.errors import InputError
from acts.organization import Organization
from acts.services.desk import Desk

if TYPE_CHECKING:
    from acts.web.accounts.models import Account

__all__ = ["account_of", "desk_of", "organization_of", "workspace"]


@functools.cache
def workspace() -> Workspace:
    """Open the workspace of this process once; connections are made anew in every thread."""
    return open_workspace(Path(settings.FOLDER))


def account_of(request: HttpRequest) -> "Account":
    """Give the account of a request that is logged in."""
    from acts.web.accounts.models import Account

    assert isinstance(request.user, Account)
    return request.user


def desk_of(request: HttpRequest) -> Desk:
    """Give the desk of the one who asks: services see the same scope as on the command line."""
    return workspace().desk(account_of(request).actor)


def organization_of(desk: Desk, organization: str) -> Organization:
    """Find an organisation; a foreign id answers exactly like an unknown one.

    Raises:
        Http404: There is none for this account.
    """
    try:
        return desk.organization(organization)
    except InputError as unknown:
        raise Http404 from unknown
