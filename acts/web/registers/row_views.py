"""One row of a register: looked at, added, changed, taken out of use and back."""

import dataclasses as dc

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from acts.errors import ConfigurationError, ConflictError, InputError, Problem
from acts.registers.column import Table
from acts.registers.rows import Row
from acts.services.exchange_erased import personal_keys
from acts.services.exchange_view import Reader
from acts.services.register_editing import Saved, Saving, save_row, set_use
from acts.services.register_forms import WHOLE, data_of
from acts.services.register_view import naming_columns, rows_naming, shown_columns
from acts.web.onward import then
from acts.web.registers.place import Place, place_of, revision_in, row_in, table_in
from acts.web.registers.row_form import RowForm, form_of
from acts.web.registers.words import said, severe
from acts.web.schema_form.drawing import Drawn, summary

__all__ = ["new", "row", "use"]

_WRONG, _MEANWHILE, _UNAVAILABLE = 422, 409, 503
_AGAIN = "Нажмите «Сохранить» ещё раз"
_DONE = "Сохранено."
_SAME = "Всё так и записано: менять было нечего."


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, organization: str, table: str) -> HttpResponse:
    """Add a row; codes in the address fill in whom it is about."""
    place = place_of(request, organization, keeping=True)
    shown = table_in(table)
    if shown.single:
        return then("register", organization=organization, table=table)
    form = form_of(place, shown)
    if request.method != "POST":
        asked = {one: request.GET.get(one.key, "") for one in form.columns}
        codes = {one.code for one in place.rows}
        known = {
            one.key: code
            for one, code in asked.items()
            if code in (codes if one.table else {choice.code for choice in one.choices})
        }
        return _page(request, place, shown, form.drawn(data_of(form.columns, known)))
    return _answer(request, place, shown, form, None)


@require_http_methods(["GET", "HEAD", "POST"])
def row(request: HttpRequest, organization: str, table: str, code: str) -> HttpResponse:
    """Show a row, and take what was changed in it."""
    place = place_of(request, organization, keeping=request.method == "POST")
    shown = table_in(table)
    known = row_in(place, shown, code)
    form = form_of(place, shown, known)
    if request.method != "POST":
        return _page(request, place, shown, form.stored(known), known)
    return _answer(request, place, shown, form, known)


@require_POST
def use(request: HttpRequest, organization: str, table: str, code: str) -> HttpResponse:
    """Take a row out of use, or back into it."""
    place = place_of(request, organization, keeping=True)
    shown = table_in(table)
    known = row_in(place, shown, code)
    excluded = request.POST.get("use") == "no"
    if shown.single:
        raise InputError("строку организации исключить нельзя", remedy="Её можно изменить")
    saved = set_use(
        place.desk, place.organization, known, excluded=excluded, revision=revision_in(request)
    )
    if saved.outcome is Saving.WRONG:
        drawn = form_of(place, shown, known).stored(known)
        return _page(request, place, shown, drawn, known, problems=said(saved.problems))
    word = "Отмечено: больше не действует." if excluded else "Возвращено: снова действует."
    _say(request, shown, saved, word)
    return then("register_row", organization=organization, table=table, code=code)


def _answer(
    request: HttpRequest, place: Place, table: Table, form: RowForm, known: Row | None
) -> HttpResponse:
    if (one := form.fields.one_row(request)) is not None:
        return one
    if (drawn := form.reshaped(request)) is not None:
        return _page(request, place, table, drawn, known, revision=revision_in(request))
    revision = revision_in(request)
    try:
        saved = save_row(
            place.desk,
            place.organization,
            table,
            form.columns,
            code=known.code if known else "",
            data=form.fields.sent(request),
            revision=revision,
        )
    except (ConflictError, ConfigurationError) as busy:  # what was typed has to outlive it
        return _unsaved(request, place, table, form, known, busy)
    if saved.outcome in (Saving.DONE, Saving.NOTHING):
        _say(request, table, saved, _DONE if saved.outcome is Saving.DONE else _SAME)
        return then(
            "register_row", organization=place.organization.id, table=table.key, code=saved.code
        )
    if saved.outcome is Saving.MET:
        drawn = form.drawn(saved.data)
        return _page(request, place, table, drawn, known, saved=saved, revision=saved.revision)
    problems = said(saved.problems)
    if saved.outcome is Saving.KNOWN:
        problems = (_known_problem(place, saved.code), *problems)
    drawn = form.again(request, severe(problems))
    return _page(
        request, place, table, drawn, known, problems=problems, saved=saved, revision=revision
    )


def _unsaved(
    request: HttpRequest,
    place: Place,
    table: Table,
    form: RowForm,
    known: Row | None,
    error: ConflictError | ConfigurationError,
) -> HttpResponse:
    """Show the form again as it was sent when it could not be stored at this moment."""
    is_met = isinstance(error, ConflictError)
    problems = tuple(
        dc.replace(one, remedy=_AGAIN if is_met else one.remedy, file="", place=WHOLE)
        for one in error.problems
    )
    return _page(
        request,
        place,
        table,
        form.again(request, problems),
        known,
        problems=problems,
        revision=revision_in(request),
        status=_MEANWHILE if is_met else _UNAVAILABLE,
    )


def _page(
    request: HttpRequest,
    place: Place,
    table: Table,
    drawn: Drawn,
    known: Row | None = None,
    *,
    problems: tuple[Problem, ...] = (),
    saved: Saved | None = None,
    revision: int | None = None,
    status: int = 0,
) -> HttpResponse:
    reader = Reader(place.rows)
    met = saved.met if saved else ()
    context = {
        "organization": place.organization,
        "keeper": place.keeper,
        "table": table,
        "row": known,
        "label": reader.label(known) if known else "",
        "values": _values(place, table, known, reader) if known and not place.keeper else (),
        "drawn": drawn,
        "summary": summary(drawn, severe(problems)),
        "met": met,
        "known_code": saved.code if saved and saved.outcome is Saving.KNOWN else "",
        "revision": place.revision if revision is None else revision,
        "naming": rows_naming(place.rows, known) if known else (),
        "to_add": [(one, column.key) for one, column in naming_columns(table)],
        "has_personal": bool(personal_keys(table)),
    }
    status = status or (_MEANWHILE if met else _WRONG if severe(problems) else 200)
    return render(request, "registers/row.html", context, status=status)


def _values(place: Place, table: Table, known: Row, reader: Reader) -> tuple[tuple[str, str], ...]:
    columns = shown_columns(table, keeper=place.keeper)
    return tuple(
        (one.title, text) for one in columns if (text := reader.value(one, known.value(one.key)))
    )


def _known_problem(place: Place, code: str) -> Problem:
    is_out = any(one.code == code and one.excluded for one in place.rows)
    remedy = "Откройте её и верните" if is_out else "Откройте её и измените там"
    where = "среди тех, что больше не действуют" if is_out else "в списке"
    return Problem(
        message=f"такая строка уже есть {where}: {code}",
        remedy=remedy,
        place=WHOLE,
        code="register.known",
    )


def _say(request: HttpRequest, table: Table, saved: Saved, done: str) -> None:
    """Say on the next page how it ended and what asks for a look; no value is named."""
    messages.success(request, done)
    titles = {f"/{one.key}": f"{one.title}: " for one in table.columns}
    for one in said(saved.problems):
        remedy = f" {one.remedy.rstrip('.')}." if one.remedy else ""
        text = f"{titles.get(one.place, '')}{one.message}"
        messages.warning(request, f"{text[:1].upper()}{text[1:]}.{remedy}")
