"""Erasing a person's data: what it means is said first, and a word has to be typed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from acts.errors import InputError, Problem
from acts.services.act_words import words_of_id
from acts.services.desk import Desk
from acts.services.exchange_erasure import Erasure, erase
from acts.services.exchange_view import Reader
from acts.web.onward import then
from acts.web.registers.place import place_of, row_in, table_in
from acts.web.registers.words import said

__all__ = ["erasure"]

_WORD = "стереть"
_WRONG = 422


@require_http_methods(["GET", "HEAD", "POST"])
def erasure(request: HttpRequest, organization: str, table: str, code: str) -> HttpResponse:
    """Ask for a word, as a click alone is too easy, then erase what it says about a person."""
    place = place_of(request, organization, keeping=True)
    known = row_in(place, table_in(table), code)
    problems: tuple[Problem, ...] = ()
    typed = request.POST.get("typed", "").strip().casefold()
    if request.method == "POST" and typed != _WORD:
        problems = (
            Problem(message="слово не совпало, ничего не стёрто", remedy=f"Впишите: {_WORD}"),
        )
    elif request.method == "POST":
        try:
            erased = erase(place.desk, place.organization, code)
        except InputError as error:
            problems = said(error.problems)
        else:
            _say(request, place.desk, erased)
            return then("register", organization=organization, table=table)
    context = {
        "organization": place.organization,
        "table": table_in(table),
        "row": known,
        "label": Reader(place.rows).label(known),
        "problems": problems,
        "word": _WORD,
        "typed": request.POST.get("typed", ""),
    }
    return render(request, "registers/erase.html", context, status=_WRONG if problems else 200)


def _say(request: HttpRequest, desk: Desk, erased: Erasure) -> None:
    """Say what was done and what a person still has to do; codes and names of files only."""
    messages.success(request, f"Персональные данные строки {erased.code} стёрты.")
    if erased.drafts:
        listed = ", ".join(words_of_id(desk, one) for one in erased.drafts)
        messages.warning(request, f"Проекты, где назван этот человек, сформируйте заново: {listed}")
    if erased.registered:
        listed = ", ".join(words_of_id(desk, one) for one in erased.registered)
        messages.info(request, f"Зарегистрированные документы остаются как есть: {listed}")
    files = (*erased.forms, *([erased.form] if erased.form else ()))
    if files:
        listed = ", ".join(one.name for one in files)
        messages.warning(request, f"Данные ещё есть в этих файлах, удалите их: {listed}")
