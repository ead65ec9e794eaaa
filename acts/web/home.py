"""The first page: it leads to where this account's work is."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from acts.organization import FanOut
from acts.web.workspace import account_of, desk_of

__all__ = ["home", "nowhere"]


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Lead to the matrix, to the one school, or let a person choose."""
    desk = desk_of(request)
    if account_of(request).oversees:
        return redirect("matrix")
    schools = [
        one
        for one in desk.store.organizations()
        if desk.actor.may_touch(one.id) and one.fan_out is FanOut.EACH_SCHOOL
    ]
    if len(schools) == 1:
        return redirect("desk", organization=schools[0].id)
    return render(request, "web/home.html", {"schools": schools})


def nowhere(request: HttpRequest, **where: str) -> HttpResponse:
    """Answer an address that Django's admin has and this desk has no use for.

    Raises:
        Http404: Always.
    """
    del request, where
    raise Http404
