"""What a school has to do today, and its whole year."""

import datetime as dt
import itertools

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from acts.report import StatusRow
from acts.services.act_page import may_draft
from acts.services.act_queue import acts_in_hand
from acts.services.agenda import agenda
from acts.services.reporting import status
from acts.states import ACT_LABELS
from acts.web.desk.lines import line_of
from acts.web.documents.lists import NEXT
from acts.web.reading import number_in
from acts.web.workspace import account_of, desk_of, organization_of

__all__ = ["desk", "year"]


@require_safe
def desk(request: HttpRequest, organization: str) -> HttpResponse:
    """Show what is late, due today and within a week, and what waits for others."""
    desk = desk_of(request)
    whose = organization_of(desk, organization)
    found = agenda(desk, organization)
    names = {one.id: one.short_name for one in desk.store.organizations()}
    oversees = account_of(request).oversees
    lists = (
        ("Просрочено", "late", found.overdue),
        ("Сегодня", "soon", found.due_today),
        ("Ближайшие 7 дней", "", found.week),
        ("Ждут проверки" if oversees else "Ждут других", "", found.waiting),
    )
    context = {
        "organization": whose,
        "agenda": found,
        "acts": [
            (one, ACT_LABELS[one.state], NEXT[one.state]) for one in acts_in_hand(desk, whose.id)
        ],
        # Who prepares documents finds them beside what is late; who only signs, first of all.
        "may_draft": may_draft(desk),
        "lists": [
            (title, tone, [line_of(one.row, names, step=one.step, draft=one.draft) for one in rows])
            for title, tone, rows in lists
        ],
    }
    return render(request, "desk/desk.html", context)


@require_safe
def year(request: HttpRequest, organization: str) -> HttpResponse:
    """Show the duties of one year month by month; those without a date stand below."""
    desk = desk_of(request)
    whose = organization_of(desk, organization)
    rows = status(desk, organization=organization).rows
    years = sorted({one.due.year for one in rows if one.due})
    wanted = _year(request, years, desk.today(whose).year)
    names = {one.id: one.short_name for one in desk.store.organizations()}
    dated = sorted(
        (one for one in rows if one.due and one.due.year == wanted),
        key=lambda one: (one.due, one.item),
    )
    months = [
        (dt.date(wanted, month, 1), [line_of(one, names) for one in listed])
        for month, listed in itertools.groupby(dated, key=_month)
    ]
    context = {
        "organization": whose,
        "year": wanted,
        "years": years,
        "months": months,
        "undated": [line_of(one, names) for one in rows if one.due is None],
    }
    return render(request, "desk/year.html", context)


def _month(row: StatusRow) -> int:
    assert row.due is not None
    return row.due.month


def _year(request: HttpRequest, known: list[int], today: int) -> int:
    asked = number_in(request.GET.get("year", ""))
    if asked in known:
        return asked
    if not known:
        return today
    return min(max(today, known[0]), known[-1])
