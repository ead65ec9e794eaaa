"""One line for each request: when, how, which page, what came of it, how long; no data."""

import logging
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

__all__ = ["AccessLog", "logging_settings"]

_LOG = logging.getLogger("acts.web")
_FORMAT = "%(asctime)s %(levelname)s %(message)s"
# Of others: Django prints addresses and tracebacks, waitress tracebacks, axes logins.
_SILENCED = ("django", "axes", "waitress", "py.warnings")
_METHODS = frozenset({"GET", "HEAD", "POST"})


class AccessLog:
    """Middleware that writes the line; the page is named by its route, never by its address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer and write."""
        began = time.perf_counter()
        response = self._next(request)
        spent = round((time.perf_counter() - began) * 1000)
        match = request.resolver_match
        page = (match.view_name or match.route or "-") if match else "-"
        method = request.method if request.method in _METHODS else "-"
        _LOG.info("%s %s %d %d ms", method, page, response.status_code, spent)
        return response


def logging_settings() -> dict[str, object]:
    """Give Django's setting: our lines to standard error, nothing else anywhere."""
    nowhere = {"handlers": ["nowhere"], "propagate": False}
    console = {"handlers": ["console"], "level": "INFO", "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"format": _FORMAT}},
        "handlers": {
            "nowhere": {"class": "logging.NullHandler"},
            "console": {"class": "logging.StreamHandler", "formatter": "line"},
        },
        "loggers": {"acts.web": console} | dict.fromkeys(_SILENCED, nowhere),
    }
