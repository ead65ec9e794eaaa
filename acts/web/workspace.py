"""The workspace that is served, and the desk a person works at during one request."""

import functools
import threading
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404, HttpRequest

from acts.bootstrap import Workspace, open_workspace, read_again
from acts.errors import InputError
from acts.organization import Organization
from acts.services.desk import Desk

if TYPE_CHECKING:
    from acts.web.accounts.models import Account

__all__ = ["account_of", "desk_of", "forget", "organization_of", "workspace"]

_Stamps = Mapping[Path, tuple[int, int, int] | None]


class _Served:
    """A workspace that stays open; what is read once is read again when its files change."""

    def __init__(self, folder: Path) -> None:
        self._lock = threading.Lock()
        self._opened = open_workspace(folder)
        self._stamps = _stamps(self._opened.files)

    def now(self) -> Workspace:
        """Give the workspace as its settings and its roadmap are now: the CLI may change them."""
        if _stamps(self._opened.files) != self._stamps:
            with self._lock:
                # What changes while it is being read has to be found changed afterwards.
                before = _stamps(self._opened.files)
                if before != self._stamps:
                    self._opened = read_again(self._opened)
                    self._stamps = {**_stamps(self._opened.files), **before}
                    self._stamps = {one: self._stamps[one] for one in self._opened.files}
        return self._opened


@functools.cache
def _served() -> _Served:
    return _Served(Path(settings.FOLDER))


def workspace() -> Workspace:
    """Give the workspace of this process; connections are made anew in every thread.

    Raises:
        ActsError: It can't be opened, or what was changed in it can't be used.
    """
    return _served().now()


def forget() -> None:
    """Close the workspace; the next one who asks opens it anew."""
    if _served.cache_info().currsize:
        _served()._opened.store.close()
    _served.cache_clear()


def _stamps(files: Iterable[Path]) -> _Stamps:
    """Tell files from their later versions: a file that is replaced is another one."""
    found: dict[Path, tuple[int, int, int] | None] = {}
    for one in files:
        try:
            status = one.stat()
        except OSError:
            found[one] = None
        else:
            found[one] = (status.st_ino, status.st_mtime_ns, status.st_size)
    return found


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
