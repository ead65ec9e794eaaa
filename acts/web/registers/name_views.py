"""Words in every case: the doubtful ones first, corrected or approved where they stand."""

import dataclasses as dc
from collections.abc import Iterable, Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from acts.errors import Problem
from acts.registers.wording_tables import FORM_COLUMNS, OVERRIDES
from acts.russian.cases import Case
from acts.services.register_editing import Saved, Saving
from acts.services.register_view import finds
from acts.services.word_editing import key_of, save_word
from acts.services.wordings import WordForms, word_forms
from acts.web.onward import then
from acts.web.registers.place import Place, place_of, revision_in
from acts.web.registers.words import said, severe

__all__ = ["names"]

_WRONG, _MEANWHILE = 422, 409
_SHOWN = 50
_GONE = Problem(
    message="этого слова в данных больше нет", remedy="Посмотрите список: он уже обновлён"
)


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form of a word on the page."""

    case: Case
    title: str
    question: str
    text: str
    is_written: bool
    messages: tuple[str, ...] = ()


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A word on the page.

    Attributes:
        key: What names it in the form.
        seen: The word with its forms.
        kind: What it is, in words.
        forms: Its forms.
        problems: What is wrong with what was typed.
    """

    key: str
    seen: WordForms
    kind: str
    forms: tuple[Form, ...]
    problems: tuple[Problem, ...] = ()


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Words of one kind: how many there are and those the page shows."""

    count: int
    lines: tuple[Line, ...]


@require_http_methods(["GET", "HEAD", "POST"])
def names(request: HttpRequest, organization: str) -> HttpResponse:
    """Show the words, those looked for or all, and take what a person says of one."""
    asked = request.POST.get("word", "")
    place = place_of(request, organization, keeping=bool(asked))
    listed = word_forms(place.desk, place.organization)
    if not asked:
        return _page(request, place, listed)
    seen = next((one for one in listed if key_of(one.word) == asked), None)
    if seen is None:
        return _page(request, place, listed, problems=(_GONE,), status=_MEANWHILE)
    typed = {case: request.POST.get(str(case), "") for case in FORM_COLUMNS}
    saved = save_word(
        place.desk,
        place.organization,
        seen,
        typed=typed,
        approved=request.POST.get("step") == "approve",
        revision=revision_in(request),
    )
    if saved.outcome in (Saving.DONE, Saving.NOTHING):
        messages.success(request, "Записано. Новые проекты выйдут с этими формами.")
        return then("names", organization=organization)
    status = _MEANWHILE if saved.outcome is Saving.MET else _WRONG
    again = _line(seen, typed, saved)
    return _page(request, place, listed, again, problems=_told(saved), status=status)


def _told(saved: Saved) -> tuple[Problem, ...]:
    if not saved.met:
        titles = {f"/{case}": OVERRIDES.column(case).title for case in FORM_COLUMNS}
        wrong = severe(said(saved.problems))
        return tuple(dc.replace(one, place=titles.get(one.place, "")) for one in wrong)
    return tuple(
        Problem(
            message=f"«{one.title}» тем временем изменил другой человек: теперь «{one.after}»",
            remedy="Введённое вами осталось на странице: сверьте и сохраните ещё раз",
        )
        for one in saved.met
    )


def _line(
    seen: WordForms, typed: dict[Case, str] | None = None, saved: Saved | None = None
) -> Line:
    wrong = severe(saved.problems) if saved else ()
    forms = []
    for case in FORM_COLUMNS:
        column = OVERRIDES.column(case)
        forms.append(
            Form(
                case=case,
                title=column.title,
                question=column.hint.partition(" Пусто")[0],
                text=seen.forms.get(case, "") if typed is None else typed[case],
                is_written=case in seen.written,
                messages=tuple(one.message for one in wrong if one.place == f"/{case}"),
            )
        )
    return Line(
        key=key_of(seen.word),
        seen=seen,
        kind=OVERRIDES.column("kind").choice_title(seen.word.kind),
        forms=tuple(forms),
        problems=wrong,
    )


def _page(
    request: HttpRequest,
    place: Place,
    listed: Sequence[WordForms],
    again: Line | None = None,
    *,
    problems: tuple[Problem, ...] = (),
    status: int = 200,
) -> HttpResponse:
    words = request.POST.get("find", "")[:200]
    found = [
        one
        for one in listed
        if finds(words, one.word.nominative) and not (again and one is again.seen)
    ]
    context = {
        "organization": place.organization,
        "keeper": place.keeper,
        "revision": place.revision,
        "words": words,
        "again": again,
        "doubtful": _group(one for one in found if one.is_doubtful),
        "plain": _group(one for one in found if not one.is_doubtful and not one.is_approved),
        "approved": _group(one for one in found if one.is_approved),
        "problems": problems,
    }
    return render(request, "registers/names.html", context, status=status)


def _group(words: Iterable[WordForms]) -> Group:
    found = tuple(words)
    return Group(count=len(found), lines=tuple(_line(one) for one in found[:_SHOWN]))
