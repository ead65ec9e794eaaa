"""How long a session lasts, and what a person gets who was typing when it ended."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from acts.web.failures import stale_page

__all__ = ["LoginRequired", "StayAlive"]

_SEEN, _BEGAN = "seen", "began"
_LONGEST = 12 * 60 * 60  # seconds since coming in, however busy (ASVS 4.0.3, V3.3.2)
_EVERY = 300  # seconds; a page of every click written to the disk makes all others wait


class LoginRequired(LoginRequiredMiddleware):
    """Middleware that asks to log in; a form is answered with what it held."""

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> Any:
        """Lead to the page of logging in, or show what was typed."""
        if request.method == "POST" and set(request.POST) - {"csrfmiddlewaretoken"}:
            return stale_page(request)
        return super().handle_no_permission(request, view_func)


class StayAlive:
    """Middleware that lets a session in use go on (ASVS 4.0.3, V3.3), written now and then."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and note that the session is in use; one of yesterday is over."""
        began = request.session.get(_BEGAN)
        if began is not None and int(timezone.now().timestamp()) - began >= _LONGEST:
            request.session.flush()
        response = self._next(request)
        user = getattr(request, "user", None)
        if user is not None and user.is_authenticated:
            now = int(timezone.now().timestamp())
            request.session.setdefault(_BEGAN, now)
            if now - request.session.get(_SEEN, 0) >= _EVERY:
                request.session[_SEEN] = now
        return response
