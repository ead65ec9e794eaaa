"""A session that ended while a person was typing: what was sent is shown and not thrown away."""

from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest

from acts.web.failures import stale_page

__all__ = ["LoginRequired"]


class LoginRequired(LoginRequiredMiddleware):
    """Middleware that asks to log in; a form is answered with what it held."""

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> Any:
        """Lead to the page of logging in, or show what was typed."""
        if request.method == "POST" and set(request.POST) - {"csrfmiddlewaretoken"}:
            return stale_page(request)
        return super().handle_no_permission(request, view_func)
