"""A paper made outside comes in with its scan."""

import functools
from pathlib import Path

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from acts.errors import ConflictError, InputError, Problem, WorkflowError
from acts.organization import Organization
from acts.services.act_inputs import registers_of
from acts.services.act_page import may_draft
from acts.services.desk import Desk
from acts.services.evidence_files import LARGEST
from acts.services.held_files import drop, held, hold
from acts.services.outside_papers import PaperGiven, paper_kinds, record_paper
from acts.web.documents.words import told
from acts.web.held import owner_of
from acts.web.onward import then
from acts.web.reading import day_in, words_in
from acts.web.step_form import Ask, laid_out
from acts.web.workspace import desk_of, organization_of

__all__ = ["paper_new"]

_WRONG, _CONFLICT = 422, 409


@require_http_methods(["GET", "HEAD", "POST"])
def paper_new(request: HttpRequest, organization: str) -> HttpResponse:
    """Ask what the paper is, and enter it; a scan that was sent waits while the rest is mended."""
    desk = desk_of(request)
    whose = organization_of(desk, organization)
    if not may_draft(desk):
        raise WorkflowError(
            "бумаги вносят в школе: исполнитель, куратор или делопроизводитель",
            remedy="Попросите их – или откройте список актов",
        )
    if request.method != "POST":
        return _page(request, desk, whose, request.GET.get("kind", ""))
    owner = owner_of(request)
    token = _hold(request, desk, owner)
    try:
        given = _given(request, held(desk, token, owner=owner))
        recorded = record_paper(desk, organization, given)
    except ConflictError as changed:
        return _page(request, desk, whose, "", changed.problems, _CONFLICT, token)
    except (InputError, WorkflowError) as refused:
        return _page(request, desk, whose, "", refused.problems, _WRONG, token)
    drop(desk, token, owner=owner)
    messages.success(request, "Бумага внесена со сканом.")
    return then("act", organization=organization, act=recorded.act.id)


def _hold(request: HttpRequest, desk: Desk, owner: str) -> str:
    sent = request.FILES.get("file")
    if sent is None or not sent.name or _is_too_large(sent.size):
        return request.POST.get("held", "")
    return hold(desk, sent.chunks(), name=sent.name, owner=owner)


def _is_too_large(size: int | None) -> bool:
    return (size or 0) > LARGEST


def _given(request: HttpRequest, scan: Path | None) -> PaperGiven:
    problems: list[Problem] = []
    dated = day_in(request, "dated", problems)
    texts = {
        name: words_in(request, name, problems) for name in ("number", "title", "period", "about")
    }
    kind = request.POST.get("kind", "")
    sent = request.FILES.get("file")
    if sent is not None and _is_too_large(sent.size):
        problems.append(_missing("file", "файл больше 20 МБ", "Отсканируйте с меньшим разрешением"))
    elif scan is None:
        problems.append(_missing("file", "выберите файл или скан бумаги", ""))
    if not kind:
        problems.append(_missing("kind", "выберите, что это за бумага", ""))
    if dated is None and not any(one.place == "dated" for one in problems):
        problems.append(_missing("dated", "впишите дату бумаги", ""))
    if problems or scan is None or dated is None:
        raise InputError(problems)
    return PaperGiven(kind=kind, date=dated, scan=scan, **texts)


def _missing(name: str, message: str, remedy: str) -> Problem:
    return Problem(message=message, remedy=remedy, place=name, code="paper.missing")


def _page(
    request: HttpRequest,
    desk: Desk,
    whose: Organization,
    kind: str,
    problems: tuple[Problem, ...] = (),
    status: int = 200,
    token: str = "",
) -> HttpResponse:
    waiting = held(desk, token, owner=owner_of(request)) if token else None
    partners = tuple((one.code, one.short_name) for one in registers_of(desk, whose.id).partners)
    asks = (
        Ask(name="kind", title="Что это", kind="choice", options=paper_kinds(desk), value=kind),
        Ask(name="dated", title="Дата бумаги", kind="date"),
        Ask(name="number", title="Номер", hint="Без знака №; если номера нет, оставьте пустым."),
        Ask(
            name="title",
            title="Как она называется",
            hint="Если иначе, чем выбрано выше. Без имён людей.",
        ),
        Ask(
            name="about",
            title="С каким партнёром",
            hint="Только для соглашения.",
            kind="choice",
            options=partners,
        ),
        Ask(name="period", title="Для какого периода", hint="Год; обычно – год её даты."),
        Ask(
            name="file",
            title="Скан или файл",
            kind="file",
            hint=f"Уже прислан: {waiting.name}. Выбирать снова не нужно."
            if waiting
            else "PDF, JPEG, PNG, DOCX и другие; до 20 МБ.",
        ),
    )
    sent = request if request.method == "POST" else None
    say = functools.partial(told, organization=whose.id)
    form = laid_out("paper", "Внести бумагу", asks, sent, problems, say=say)
    context = {
        "organization": whose,
        "form": form,
        "asks": form.asks,
        "mistakes": [(one.name, one.title, said) for one in form.asks for said in one.messages],
        "problems": form.messages,
        "held": token if waiting else "",
    }
    return render(request, "documents/paper.html", context, status=status)
