"""Headers of every answer: nothing from elsewhere runs, nothing is kept by a cache."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

__all__ = ["REVALIDATED", "SecurityHeaders", "allow_inline_styles"]

# The one other thing a view may ask for: its owner keeps the answer and asks whether it holds.
REVALIDATED = "private, no-cache"

_POLICY = {
    "default-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
_INLINE = "_inline_styles"


class SecurityHeaders:
    """Middleware that adds the headers (ASVS 4.0.3, V14.4)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer and add what is missing."""
        response = self._next(request)
        policy = dict(_POLICY)
        if getattr(response, _INLINE, False):
            policy["style-src"] += " 'unsafe-inline'"
        text = "; ".join(f"{key} {value}" for key, value in policy.items())
        response.headers.setdefault("Content-Security-Policy", text)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), microphone=(), geolocation=()"
        )
        response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if response.headers.get("Cache-Control") != REVALIDATED:
            response.headers["Cache-Control"] = "no-store"
        return response


def allow_inline_styles(response: HttpResponse) -> HttpResponse:
    """Let one page set styles of its own: the preview of a document draws with them."""
    setattr(response, _INLINE, True)
    return response
