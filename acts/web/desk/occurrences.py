"""One occurrence: its term, its history, and what may be done with it now."""

from collections.abc import Iterator

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from acts.errors import ConflictError, InputError, Problem, WorkflowError
from acts.journal import Details, Event
from acts.russian.dates import numeric_date
from acts.services.agenda import draft_for
from acts.services.desk import Desk
from acts.services.occurrence_view import OccurrenceView, occurrence_view
from acts.states import TASK_LABELS, TRIGGER_LABELS, TaskState
from acts.web.desk.lines import draft_address, draft_words, line_of
from acts.web.desk.moves import record_step, step_forms
from acts.web.desk.proofs import proof_addresses
from acts.web.history import recorded
from acts.web.workspace import desk_of, organization_of

__all__ = ["occurrence"]


@require_http_methods(["GET", "HEAD", "POST"])
def occurrence(request: HttpRequest, organization: str, item: str, period: str) -> HttpResponse:
    """Show an occurrence; record a step that was sent."""
    desk = desk_of(request)
    organization_of(desk, organization)
    view = _view(desk, f"{item}@{period}@{organization}")
    if request.method != "POST":
        return _page(request, desk, view)
    if request.POST.get("step") not in view.possible:
        return _page(request, desk, view, status=409, problems=(_not_possible(),))
    try:
        event = record_step(request, desk, view)
    except ConflictError as changed:
        return _page(request, desk, view, status=409, problems=changed.problems)
    except (InputError, WorkflowError) as refused:
        return _page(request, desk, view, status=422, problems=refused.problems)
    state = TASK_LABELS[TaskState(event.fact.target)]
    messages.success(
        request, f"Записано: {TRIGGER_LABELS[event.fact.trigger]}. Теперь – «{state}»."
    )
    return redirect(reverse("occurrence", args=[organization, item, period]))


def _view(desk: Desk, name: str) -> OccurrenceView:
    try:
        return occurrence_view(desk, name)
    except InputError as unknown:
        raise Http404 from unknown


def _page(
    request: HttpRequest,
    desk: Desk,
    view: OccurrenceView,
    *,
    status: int = 200,
    problems: tuple[Problem, ...] = (),
) -> HttpResponse:
    organization = desk.organization(view.occurrence.id.organization)
    names = {one.id: one.short_name for one in desk.store.organizations()}
    sent = request if request.method == "POST" else None
    forms = step_forms(view, desk.today(organization), sent, problems)
    shown = any(one.is_open for one in forms)
    proofs = proof_addresses(desk, view)
    draft = None if view.is_dropped else draft_for(desk, view.row, view.item)
    context = {
        "organization": organization,
        "view": view,
        "line": line_of(view.row, names),
        "proof": proofs[max(proofs)] if proofs else None,
        "history": [_told(one, proofs.get(one.seq), organization.zone) for one in view.history],
        "seen": len(view.history),
        "forms": forms,
        "draft": (draft_words(draft), draft_address(organization.id, draft)) if draft else None,
        "problems": () if shown else problems,
    }
    return render(request, "desk/occurrence.html", context, status=status)


def _told(event: Event, proof: tuple[str, str] | None, zone: str) -> dict[str, object]:
    """Put an event into words: what, when, by whom it was done and by whom recorded."""
    fact = event.fact
    return {
        **recorded(event, zone),
        "what": TRIGGER_LABELS[fact.trigger],
        "state": TASK_LABELS[TaskState(fact.target)],
        "reason": "; ".join(one for one in _why(fact.details, fact.reason) if one),
        "proof": proof,
    }


def _why(details: Details, reason: str) -> Iterator[str]:
    yield f"новый срок {numeric_date(details.due)}" if details.due else ""
    yield f"п. {details.clause}" if details.clause[:1].isdigit() else details.clause
    yield reason


def _not_possible() -> Problem:
    return Problem(
        message="этого сейчас сделать нельзя: пункт уже в другом состоянии "
        "или этот шаг делает не ваша учётная запись",
        remedy="Посмотрите ниже, что произошло",
        code="workflow.wrong-state",
    )
