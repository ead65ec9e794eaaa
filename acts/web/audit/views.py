"""The journal of everything an account sees, of one organisation, as a file, and its proof."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from acts.services.auditing import verify
from acts.services.desk import Desk
from acts.services.journal_view import (
    HEADING,
    KINDS,
    JournalLine,
    journal_page,
    journal_xlsx,
)
from acts.web.audit.asked import Asked, asked_of
from acts.web.files import file_answer
from acts.web.workspace import account_of, desk_of, organization_of

__all__ = ["of_one", "of_one_export", "verification", "whole", "whole_export"]

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WRONG = 422


@require_safe
def whole(request: HttpRequest) -> HttpResponse:
    """Show the journal of all organisations the account sees."""
    desk = _auditors_desk(request)
    schools = [one for one in desk.store.organizations() if desk.actor.may_touch(one.id)]
    context = {"schools": schools, "provable": not desk.actor.scope, "clear": reverse("audit")}
    return _page(request, desk, _asked(request, desk), reverse("audit_export"), context)


@require_safe
def of_one(request: HttpRequest, organization: str) -> HttpResponse:
    """Show the journal of one organisation."""
    desk = desk_of(request)
    context = {
        "organization": organization_of(desk, organization),
        "clear": reverse("journal", args=[organization]),
    }
    asked = asked_of(request.GET, organization=organization)
    export = reverse("journal_export", args=[organization])
    return _page(request, desk, asked, export, context)


@require_safe
def whole_export(request: HttpRequest) -> HttpResponse:
    """Give the same journal as an Excel file."""
    desk = _auditors_desk(request)
    return _file(desk, _asked(request, desk), "Журнал событий.xlsx")


@require_safe
def of_one_export(request: HttpRequest, organization: str) -> HttpResponse:
    """Give the journal of one organisation as an Excel file."""
    desk = desk_of(request)
    short_name = organization_of(desk, organization).short_name
    name = "".join(" " if one in '<>:"/\\|?*«»' else one for one in short_name)
    asked = asked_of(request.GET, organization=organization)
    return _file(desk, asked, f"Журнал событий {' '.join(name.split())}.xlsx")


@require_POST
def verification(request: HttpRequest) -> HttpResponse:
    """Prove that the journal is whole, or name what is broken; nothing is changed by it."""
    desk = _auditors_desk(request)
    if desk.actor.scope:  # it names whatever is broken, of every organisation
        raise Http404
    return render(request, "audit/verified.html", {"outcome": verify(desk, None)})


def _auditors_desk(request: HttpRequest) -> Desk:
    if not account_of(request).may_audit:
        raise Http404
    return desk_of(request)


def _asked(request: HttpRequest, desk: Desk) -> Asked:
    asked = asked_of(request.GET)
    if asked.filters.organization:
        organization_of(desk, asked.filters.organization)
    return asked


def _file(desk: Desk, asked: Asked, name: str) -> HttpResponse:
    if asked.wrong:
        raise Http404  # the page offers no file while a filter can't be read
    return file_answer(journal_xlsx(desk, asked.filters), name, content_type=_XLSX)


def _page(
    request: HttpRequest, desk: Desk, asked: Asked, export: str, context: dict[str, Any]
) -> HttpResponse:
    query = urlencode({name: text for name, text in asked.typed.items() if text})
    page = None if asked.wrong else journal_page(desk, asked.filters, before=asked.before)
    context |= {
        "page": page,
        "lines": [(line, _address(line)) for line in page.lines] if page else (),
        "asked": asked,
        "kinds": KINDS.items(),
        "heading": HEADING,
        "query": query,
        "export": f"{export}?{query}",
        "older": f"?{urlencode({'before': page.older})}&{query}" if page and page.older else "",
    }
    return render(request, "audit/journal.html", context, status=_WRONG if asked.wrong else 200)


def _address(line: JournalLine) -> str:
    """Lead to what an event is about."""
    if line.kind == "task":
        item, period, organization = line.name.split("@")
        return reverse("occurrence", args=[organization, item, period])
    if line.kind == "act":
        return reverse("act", args=[line.organization, line.name])
    return reverse("desk" if line.kind == "roadmap" else "registers", args=[line.organization])
