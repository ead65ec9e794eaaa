"""All registers of an organisation, and one of them as a list with a search."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from acts.errors import Problem, Severity
from acts.registers.rows import Row
from acts.registers.tables import table_of
from acts.services.exchange import check_registers
from acts.services.exchange_conflicts import open_conflicts
from acts.services.held_files import sweep
from acts.services.register_view import ListedRow, listed_columns, search, seen_registers
from acts.services.wordings import word_forms
from acts.web.reading import number_in
from acts.web.registers.place import place_of, table_in
from acts.web.registers.words import said

__all__ = ["check", "register", "registers"]

_SHOWN = 200


@require_safe
def registers(request: HttpRequest, organization: str) -> HttpResponse:
    """Show every register with its count, and what waits for a person."""
    place = place_of(request, organization)
    sweep(place.desk)  # nobody's data changes: a file left behind must not outlive its hour by days
    waiting = open_conflicts(place.desk, organization) if place.keeper else ()
    seen = seen_registers(place.rows)
    context = {
        "organization": place.organization,
        "keeper": place.keeper,
        "registers": seen,
        "is_empty": not any(one.living for one in seen if not one.table.single),
        "conflicts": len(waiting),
    }
    return render(request, "registers/registers.html", context)


@require_safe
def check(request: HttpRequest, organization: str) -> HttpResponse:
    """Say what is wrong in the registers or deserves a look; asked for apart, as it takes time."""
    place = place_of(request, organization)
    desk, whose = place.desk, place.organization
    # What is wrong with a pair may tell what only the school's own people may know of a pupil.
    found = said(check_registers(desk, whose, on=desk.today(whose))) if place.keeper else ()
    rows = {one.code: one for one in place.rows}
    context = {
        "organization": whose,
        "keeper": place.keeper,
        "doubtful": sum(one.is_doubtful for one in word_forms(desk, whose)),
        "errors": [_told(one, rows) for one in found if one.severity is Severity.ERROR],
        "warnings": [_told(one, rows) for one in found if one.severity is not Severity.ERROR],
    }
    part = request.headers.get("HX-Request") == "true"
    return render(request, "registers/found.html" if part else "registers/check.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest, organization: str, table: str) -> HttpResponse:
    """List the rows of a register; what is looked for is sent, so that no address holds a name."""
    place = place_of(request, organization)
    shown = table_in(table)
    words = request.POST.get("words", "")[:200]
    excluded = bool(request.POST.get("excluded"))
    found = search(place.rows, shown, words=words, excluded=excluded, keeper=place.keeper)
    first = _first(request, len(found))
    titles = [one.title for one in listed_columns(shown)]
    context = {
        "organization": place.organization,
        "keeper": place.keeper,
        "table": shown,
        "columns": listed_columns(shown),
        "rows": [_line(one, titles) for one in found[first : first + _SHOWN]],
        "found": len(found),
        "first": first + 1,
        "next": first + _SHOWN if first + _SHOWN < len(found) and request.method != "POST" else 0,
        "is_part": len(found) > _SHOWN,
        "excluded_count": sum(one.table == shown.key and one.excluded for one in place.rows),
        "words": words,
        "excluded": excluded,
    }
    is_list = request.headers.get("HX-Target") == "register-rows"
    return render(request, "registers/rows.html" if is_list else "registers/list.html", context)


def _told(problem: Problem, rows: Mapping[str, Row]) -> dict[str, Any]:
    """Give a problem with the row to mend, which its place ends with."""
    row = rows.get(problem.place.rpartition(", ")[2])
    where = table_of(row.table).title if row else problem.place
    return {"message": problem.message, "remedy": problem.remedy, "place": where, "row": row}


def _line(row: ListedRow, titles: list[str]) -> dict[str, Any]:
    """Give each value its heading: on a phone they stand side by side."""
    return {
        "code": row.code,
        "label": row.label,
        "excluded": row.excluded,
        "cells": list(zip(titles, row.cells, strict=True)),
    }


def _first(request: HttpRequest, count: int) -> int:
    asked = number_in(request.GET.get("from", ""), digits=6)
    return asked if asked < count and request.method != "POST" else 0
