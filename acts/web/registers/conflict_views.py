"""Fields that were changed here and in a file: a person chooses which value stands."""

import hashlib

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from acts.errors import ConflictError, InputError, Problem
from acts.registers.rows import Conflict
from acts.services.exchange_conflicts import open_conflicts, resolve, typed_value
from acts.services.exchange_view import reader_of
from acts.web.onward import then
from acts.web.registers.place import Place, place_of
from acts.web.registers.words import said

__all__ = ["conflicts"]

_WRONG, _MEANWHILE = 422, 409
_DECIDED = Problem(
    message="это спорное поле уже решили или изменили", remedy="Посмотрите, что осталось в списке"
)


@require_http_methods(["GET", "HEAD", "POST"])
def conflicts(request: HttpRequest, organization: str) -> HttpResponse:
    """List what waits for a decision, and take one."""
    place = place_of(request, organization, keeping=True)
    if request.method != "POST":
        return _page(request, place)
    waiting = open_conflicts(place.desk, organization)
    asked = request.POST.get("conflict", "")
    one = next((each for each in waiting if _key(each) == asked), None)
    if one is None:
        return _page(request, place, problems=(_DECIDED,), status=_MEANWHILE)
    try:
        resolve(place.desk, one, _value(request, one))
    except ConflictError:
        return _page(request, place, problems=(_DECIDED,), status=_MEANWHILE)
    except InputError as error:
        return _page(request, place, problems=said(error.problems), status=_WRONG, wrong=asked)
    messages.success(request, "Решено.")
    return then("register_conflicts", organization=organization)


def _value(request: HttpRequest, one: Conflict) -> str:
    typed = request.POST.get("value", "")
    taken = request.POST.get("take", "other" if typed else "")
    if taken == "stored":
        return one.stored
    if taken == "offered":
        return one.offered
    if taken == "other":
        return typed_value(one, typed)
    raise InputError("не выбрано, что оставить", remedy="Отметьте одно из значений")


def _page(
    request: HttpRequest,
    place: Place,
    *,
    problems: tuple[Problem, ...] = (),
    status: int = 200,
    wrong: str = "",
) -> HttpResponse:
    reader = reader_of(place.desk, place.organization.id)
    waiting = open_conflicts(place.desk, place.organization.id)
    context = {
        "organization": place.organization,
        "waiting": [(_key(one), one, reader.conflict(one)) for one in waiting],
        "problems": problems,
        "wrong": wrong,
        "taken": request.POST.get("take", "") if wrong else "",
        "typed": request.POST.get("value", "") if wrong else "",
    }
    return render(request, "registers/conflicts.html", context, status=status)


def _key(one: Conflict) -> str:
    """Name a conflict as it is shown: a decision about another one is none about this."""
    said = "\n".join((one.table, one.code, one.key, one.base, one.stored, one.offered))
    return hashlib.sha256(said.encode()).hexdigest()[:24]
