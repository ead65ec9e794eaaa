"""The page «Календарь», and the calendar that a program fetches by a secret address."""

import hashlib
import secrets

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.views.decorators.http import require_http_methods, require_safe

from acts.services.calendar_feed import calendar_feed
from acts.web.accounts.models import Account, digest_of
from acts.web.headers import REVALIDATED
from acts.web.throttle import WINDOW, client_of, count
from acts.web.workspace import account_of, workspace

__all__ = ["calendar", "feed"]

# A calendar program asks a few times an hour; whoever tries addresses asks more often.
_MOST_OF_ONE, _MOST_MISSES = 60, 30
_TOO_OFTEN = 429


@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request: HttpRequest) -> HttpResponse:
    """Make, replace or close the secret address of an account's calendar."""
    account = account_of(request)
    address = ""
    if request.method == "POST":
        if request.POST.get("step") == "close":
            account.feed_digest = ""
            account.save(update_fields=["feed_digest"])
            messages.success(request, "Адрес закрыт: календари больше не получат по нему сроков.")
            return redirect("calendar")
        if request.POST.get("seen", "") != _seen(account):
            messages.info(
                request,
                "Адрес уже сделан, второй раз показать его нельзя. Не успели скопировать – "
                "сделайте новый.",
            )
            return redirect("calendar")
        token = secrets.token_urlsafe(32)
        account.feed_digest = digest_of(token)
        account.save(update_fields=["feed_digest"])
        # Shown by this answer and never again: after a redirect it would have to be kept somewhere.
        address = request.build_absolute_uri(reverse("feed", args=[token]))
    context = {
        "address": address,
        "is_made": bool(account.feed_digest),
        "seen": _seen(account),
    }
    return render(request, "feed/calendar.html", context)


def _seen(account: Account) -> str:
    """Mark which address a page was made after: a page sent twice must not replace the first."""
    return digest_of(account.feed_digest)[:12]


@login_not_required
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """Give the calendar; an address that is unknown, replaced or of a closed account leads nowhere.

    Args:
        request: The request.
        token: The secret of the address.
    """
    digest = digest_of(token)
    account = Account.objects.filter(feed_digest=digest, is_active=True).first()
    if account is None:
        if count(f"miss:{client_of(request)}") > _MOST_MISSES:
            return _wait()
        raise Http404
    if count(f"feed:{digest}") > _MOST_OF_ONE:
        return _wait()
    found = calendar_feed(workspace().desk(account.actor))
    etag = quote_etag(hashlib.sha256(found.data).hexdigest())
    whole = HttpResponse(found.data, content_type="text/calendar; charset=utf-8")
    whole.headers["ETag"] = etag
    whole.headers["Last-Modified"] = http_date(found.changed.timestamp())
    whole.headers["Content-Disposition"] = 'inline; filename="terms.ics"'
    # By the tag alone: a corrected roadmap changes the dates without a record in the journal.
    answer = get_conditional_response(request, etag=etag, response=whole)
    assert answer is not None  # `response` is given back where nothing else is to be said
    answer.headers["Cache-Control"] = REVALIDATED
    return answer


def _wait() -> HttpResponse:
    answer = HttpResponse("Слишком часто.", content_type="text/plain; charset=utf-8")
    answer.status_code = _TOO_OFTEN
    answer.headers["Retry-After"] = str(WINDOW)
    return answer
