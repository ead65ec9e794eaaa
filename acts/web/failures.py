"""What a person sees when something is refused: the words of the services, never a traceback."""

from collections.abc import Callable, Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from acts.errors import ActsError, ConfigurationError, ConflictError, Problem, reason_of

__all__ = ["Failures", "missing_page", "refused", "stale_page"]

_REFUSED, _CONFLICT, _UNAVAILABLE = 422, 409, 503


class Failures:
    """Middleware that answers with a page in Russian where a service refused."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self._next(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Say what a service said; anything else is a defect and stays one."""
        if isinstance(error, ActsError):
            return refused(request, error)
        if isinstance(error, OSError):
            return _page(request, [Problem(message=reason_of(error))], _UNAVAILABLE)
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
    kept = [(key, value) for key, values in request.POST.lists() for value in values]
    typed = [one for one in kept if one[0] != "csrfmiddlewaretoken" and "password" not in one[0]]
    return render(request, "web/stale.html", {"typed": typed, "again": request.path}, status=403)


def missing_page(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer an address that leads nowhere, or to what isn't this account's: in the same words."""
    del exception
    return render(request, "web/missing.html", status=404)


def _page(request: HttpRequest, problems: Iterable[Problem], status: int) -> HttpResponse:
    context = {"problems": list(problems), "status": status}
    return render(request, "web/refused.html", context, status=status)
