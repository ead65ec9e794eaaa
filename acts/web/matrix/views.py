"""The table of a year, its Excel file, and several years in figures."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from acts.services.desk import Desk
from acts.services.matrix import LETTERS, Filters, Holder, Mark, matrix, totals
from acts.services.matrix_export import matrix_xlsx
from acts.web.files import file_answer
from acts.web.matrix.table import table_of, years_of
from acts.web.reading import number_in
from acts.web.workspace import account_of, desk_of

__all__ = ["export", "table", "years"]

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def table(request: HttpRequest) -> HttpResponse:
    """Show the table of a year, filtered as asked."""
    desk = _desk(request)
    known = _years(desk)
    filters = _filters(request)
    found = matrix(desk, _year(request, known), filters)
    context = {
        "found": found,
        "table": table_of(found),
        "years": known,
        "filters": filters,
        "late_wrong": _unread(request, filters),
        "items": [(one.number, one.title) for one in desk.roadmap.items],
        "letters": [(mark, *LETTERS[mark], found.counts[mark]) for mark in Mark],
        "query": request.GET.urlencode(),
    }
    return render(request, "matrix/matrix.html", context)


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """Give the same table as an Excel file."""
    desk = _desk(request)
    found = matrix(desk, _year(request, _years(desk)), _filters(request))
    return file_answer(
        matrix_xlsx(desk, found), f"Исполнение дорожной карты {found.year}.xlsx", content_type=_XLSX
    )


@require_safe
def years(request: HttpRequest) -> HttpResponse:
    """Show every school's years in figures: done of all, late."""
    desk = _desk(request)
    known = _years(desk)
    names = {one.id: one.short_name for one in desk.store.organizations()}
    body = years_of(totals(desk), known, names)
    return render(request, "matrix/years.html", {"years": known, "body": body})


def _desk(request: HttpRequest) -> Desk:
    if not account_of(request).oversees:
        raise Http404
    return desk_of(request)


def _years(desk: Desk) -> range:
    return range(desk.roadmap.period_start.year, desk.roadmap.period_end.year + 1)


def _year(request: HttpRequest, known: range) -> int:
    asked = number_in(request.GET.get("year", ""))
    if asked in known:
        return asked
    return min(max(desk_of(request).moment.year, known[0]), known[-1])


def _unread(request: HttpRequest, filters: Filters) -> str:
    typed = request.GET.get("late_by", "").strip()
    return "" if filters.late_by or typed in ("", "0") else typed[:20]


def _filters(request: HttpRequest) -> Filters:
    mark, holder = request.GET.get("mark", ""), request.GET.get("holder", "")
    return Filters(
        items=tuple(one for one in request.GET.getlist("item") if one),
        mark=Mark(mark) if mark in tuple(Mark) else None,
        holder=Holder(holder) if holder in tuple(Holder) else None,
        late_by=number_in(request.GET.get("late_by", ""), digits=4),
        text=request.GET.get("text", "").strip()[:100],
    )
