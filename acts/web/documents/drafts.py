"""Making a draft: what may be made, its data in a form, the draft."""

import datetime as dt

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from acts.errors import ConflictError, InputError, Problem, WorkflowError
from acts.organization import Organization
from acts.russian.dates import numeric_date, parse_date
from acts.services.act_form import ActForm, act_form, save_form
from acts.services.act_list import draft_offers
from acts.services.act_page import may_draft
from acts.services.desk import Desk
from acts.services.drafting import Drafted
from acts.states import ACT_LABELS
from acts.web.documents.words import told
from acts.web.reading import seen_in
from acts.web.schema_form.data_form import DataForm, on_fields
from acts.web.schema_form.drawing import Drawn, summary
from acts.web.workspace import desk_of, organization_of

__all__ = ["act_new"]

_OK, _CONFLICT, _WRONG = 200, 409, 422


@require_http_methods(["GET", "HEAD", "POST"])
def act_new(request: HttpRequest, organization: str) -> HttpResponse:
    """Let a person choose a kind, go over its data, and make the draft."""
    desk = desk_of(request)
    whose = organization_of(desk, organization)
    if not may_draft(desk):
        raise WorkflowError(
            "проекты готовят в школе: исполнитель, куратор или делопроизводитель",
            remedy="Попросите их – или откройте список актов",
        )
    given = request.POST if request.method == "POST" else request.GET
    kind, period = given.get("kind", ""), given.get("period", "")
    if not kind:
        return _choose(request, desk, whose)
    form = act_form(
        desk,
        kind,
        organization,
        on=parse_date(given.get("on", "")),
        period=period,
        about=given.get("about", ""),
        afresh=bool(given.get("afresh")),
    )
    data = DataForm.of(form.schema)
    if request.method != "POST":
        lacking = on_fields(form.problems)
        return _page(request, whose, form, data.drawn(form.fields, lacking), lacking)
    row = data.one_row(request)
    if row is not None:
        return row
    reshaped = data.reshaped(request)
    if reshaped is not None:
        return _page(request, whose, form, reshaped, ())
    return _save(request, desk, whose, form, data)


def _save(
    request: HttpRequest, desk: Desk, whose: Organization, form: ActForm, data: DataForm
) -> HttpResponse:
    hear = tuple(one.strip() for one in request.POST.get("hear", "").split(";") if one.strip())
    try:
        made = save_form(
            desk,
            form,
            data.sent(request),
            seen=seen_in(request),
            hear=hear,
            anew=bool(request.POST.get("anew")),
        )
    except ConflictError as changed:
        return _page(request, whose, form, data.again(request), changed.problems, _CONFLICT)
    except (InputError, WorkflowError) as refused:
        problems = on_fields(refused.problems)
        drawn = data.again(request, problems)
        return _page(request, whose, form, drawn, problems, _WRONG)
    _say(request, made)
    return redirect(reverse("act", args=[whose.id, made.act.id]))


def _say(request: HttpRequest, made: Drafted) -> None:
    if made.unchanged:
        messages.info(request, "Проект уже такой: ничего не изменилось.")
    else:
        messages.success(request, "Проект подготовлен. Прочитайте его и передайте на проверку.")
    if made.kept is not None:
        messages.warning(
            request,
            f"Файл «{made.kept.name}» в папке правили или он открыт – он не тронут, новый проект "
            "лежит рядом.",
        )


def _choose(request: HttpRequest, desk: Desk, whose: Organization) -> HttpResponse:
    today = desk.today(whose)
    offers = [
        {"one": one, "label": ACT_LABELS[one.state] if one.state else ""}
        for one in draft_offers(desk, whose.id, today)
    ]
    return render(request, "documents/choose.html", {"organization": whose, "offers": offers})


def _page(
    request: HttpRequest,
    whose: Organization,
    form: ActForm,
    drawn: Drawn,
    problems: tuple[Problem, ...],
    status: int = _OK,
) -> HttpResponse:
    # What a field is wrong with stands beside it; the rest is said above the form.
    inside = tuple(one for one in problems if one.code.startswith("schema."))
    above = tuple(one for one in problems if one not in inside)
    context = {
        "organization": whose,
        "form": form,
        "drawn": drawn,
        "on": numeric_date(form.on),
        "summary": summary(drawn, inside),
        "problems": told(above, whose.id),
        "missing": told(form.missing, whose.id),
        "hear": request.POST.get("hear", ""),
        "is_open": bool(problems) or request.method == "POST",
        "drawn_known": bool(form.fields) or request.method == "POST",
        "is_stale": status == _CONFLICT,
        "is_new": form.act is None,
        "today": dt.date.isoformat(form.on),
    }
    return render(request, "documents/draft.html", context, status=status)
