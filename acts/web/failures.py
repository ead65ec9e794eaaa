"""What a person sees when something is refused: the words of the services, never a traceback."""

import dataclasses as dc
import logging
from collections.abc import Callable, Iterable
from pathlib import PurePath
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sessions.exceptions import SessionInterrupted
from django.core.exceptions import (
    BadRequest,
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.template.loader import render_to_string

from acts.errors import ActsError, ConfigurationError, ConflictError, Problem, place_of, reason_of
from acts.web.typed import typed_in

__all__ = [
    "Failures",
    "broken_page",
    "forbidden_page",
    "missing_page",
    "refused",
    "stale_page",
    "unreadable_page",
]

_LOG = logging.getLogger("acts.web")
_UNREADABLE, _CONFLICT, _TOO_MUCH, _REFUSED, _UNAVAILABLE = 400, 409, 413, 422, 503
# Django answers these by a page of ours; anything else is a defect.
_ANSWERED = (Http404, PermissionDenied, SuspiciousOperation, BadRequest, MultiPartParserError)


class Failures:
    """Middleware that answers with a page in Russian where a service refused."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self._next(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Say what a service said; a defect is logged by its kind and place alone."""
        if isinstance(error, ActsError):
            return refused(request, error)
        if isinstance(error, OSError):
            return _page(request, [Problem(message=reason_of(error))], _UNAVAILABLE)
        if not isinstance(error, _ANSWERED):
            _LOG.error("%s %s", type(error).__name__, place_of(error))
        return None


def refused(request: HttpRequest, error: ActsError) -> HttpResponse:
    """Give the page of a refusal with every problem and what to do about each."""
    status = _REFUSED
    if isinstance(error, ConflictError):
        status = _CONFLICT
    elif isinstance(error, ConfigurationError):
        status = _UNAVAILABLE
    return _page(request, error.problems, status)


def stale_page(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose page is too old or comes from elsewhere; what was typed is shown."""
    del reason
    context = {"typed": typed_in(request), "again": _came_from(request)}
    return render(request, "web/stale.html", context, status=403)


def _came_from(request: HttpRequest) -> str:
    """Give the page a form was on: some send to another address, without what chose the page."""
    asked = urlsplit(request.headers.get("Referer", ""))
    # A path that begins with two slashes is the address of another site.
    is_ours = asked.path.startswith("/") and not asked.path.startswith("//")
    if asked.netloc != request.get_host() or not is_ours:
        return request.path
    return f"{asked.path}?{asked.query}" if asked.query else asked.path


def missing_page(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer an address that leads nowhere, or to what isn't this account's: in the same words."""
    del exception
    return render(request, "web/missing.html", status=404)


def unreadable_page(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that is malformed, too large or sent by no browser."""
    # The work was done and recorded before the session was found to have ended elsewhere.
    interrupted = isinstance(exception, SessionInterrupted)
    context = {"interrupted": interrupted, "too_much": (said := _too_much(exception))}
    status = _TOO_MUCH if said else _UNREADABLE
    return render(request, "web/unreadable.html", context, status=status)


def _too_much(exception: Exception) -> str:
    """Say which limit of the settings was passed; empty where none was."""
    if isinstance(exception, RequestDataTooBig):
        return f"Текста в форме больше {settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 1024 // 1024} МБ."
    if isinstance(exception, TooManyFieldsSent):
        return f"В форме больше {settings.DATA_UPLOAD_MAX_NUMBER_FIELDS} полей."
    if isinstance(exception, TooManyFilesSent):
        return f"Прислано больше {settings.DATA_UPLOAD_MAX_NUMBER_FILES} файлов."
    return ""


def forbidden_page(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer who may not do this."""
    del exception
    return render(request, "web/forbidden.html", status=403)


def broken_page(request: HttpRequest) -> HttpResponse:
    """Answer when the program itself has failed; the page asks neither database nor account."""
    del request
    return HttpResponse(render_to_string("web/broken.html"), status=500)


def _page(request: HttpRequest, problems: Iterable[Problem], status: int) -> HttpResponse:
    # Where a file lies on the server is nobody's business but of those who keep it.
    told = [dc.replace(one, file=PurePath(one.file).name) for one in problems]
    context = {"problems": told, "status": status}
    return render(request, "web/refused.html", context, status=status)
