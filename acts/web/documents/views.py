"""The page of an act: where it stands, what comes next, what is wrong, its text and history."""

import zoneinfo
from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from acts.actor import ROLE_LABELS
from acts.errors import Problem
from acts.journal import Event
from acts.registers.act_record import ActRecord, TextOrigin
from acts.russian.dates import numeric_date, parse_date
from acts.services.act_checks import checks_of
from acts.services.act_page import ActPage, Choice, act_page
from acts.services.desk import Desk
from acts.services.pdf import find_converter
from acts.states import ACT_LABELS, TRIGGER_LABELS, ActState
from acts.web.documents.asks import FINISH, step_forms
from acts.web.documents.files import act_of
from acts.web.documents.lists import NEXT
from acts.web.documents.words import told
from acts.web.headers import allow_inline_styles
from acts.web.workspace import desk_of

__all__ = ["act", "show"]

_WORD = ".docx"
_ANSWERED = ("step", "seen", "csrfmiddlewaretoken")


@require_safe
def act(request: HttpRequest, organization: str, act: str) -> HttpResponse:
    """Show an act."""
    desk = desk_of(request)
    return show(request, desk, act_of(desk, organization, act))


def show(
    request: HttpRequest,
    desk: Desk,
    one: ActRecord,
    *,
    problems: tuple[Problem, ...] = (),
    status: int = 200,
) -> HttpResponse:
    """Show an act, with what was sent and why it was refused.

    Args:
        request: The request; one that was refused keeps what was typed.
        desk: The workspace.
        one: The act.
        problems: Why it was refused.
        status: Of the answer.
    """
    page = act_page(desk, one)
    organization = desk.organization(one.organization)
    sent = request if request.method == "POST" else None
    forms = step_forms(page, sent, problems)
    chosen = sent.POST.get("step", "") if sent else ""
    finish = _finish(page, sent if chosen == FINISH else None, problems)
    inside = bool(finish.get("is_open")) or any(form.is_open and not form.reasons for form in forms)
    checks = checks_of(one, page.notes) if _is_checked(page) else ()
    is_word = one.file.endswith(_WORD)
    context = {
        "organization": organization,
        "page": page,
        "act": one,
        "label": ACT_LABELS[page.state],
        "next": NEXT.get(page.state, ""),
        "forms": forms,
        "waits": _waits(page),
        "finish": finish,
        "refused": chosen if inside else "",
        "problems": () if inside else told(problems, organization.id),
        "unsent": () if inside else _unsent(sent),
        "checks": [(check, told(check.problems, organization.id)) for check in checks],
        "passed": sum(not check.problems for check in checks),
        "acquaintance": _acquaintance(page),
        "has_preview": is_word,
        "has_pdf": is_word
        and one.origin is not TextOrigin.OUTSIDE
        and find_converter() is not None,
        "proofs": [
            (str(done.id), done.id.item, desk.roadmap.item(done.id.item), done.id.period)
            for done in page.provable
        ],
        "chosen_proofs": sent.POST.getlist("occurrence") if sent else [],
        "today": numeric_date(page.facts.today),
        "history": [_told(event, organization.zone) for event in reversed(page.history)],
        "may_take": page.may_edit,
    }
    response = render(request, "documents/act.html", context, status=status)
    return allow_inline_styles(response)


def _waits(page: ActPage) -> str:
    """Say who has to act where the one who looks can't do what comes next."""
    if any(one.choice is not Choice.OTHERS for one in page.steps):
        return ""
    return next((one.doers for one in page.steps if one.choice is Choice.OTHERS), "")


def _acquaintance(page: ActPage) -> str:
    """Give the last day of acquaintance that the act itself names, once it binds."""
    said = page.act.data.fields.get("acquaintance")
    due = parse_date(str(said.get("due", ""))) if isinstance(said, Mapping) else None
    return numeric_date(due) if due and page.now.number else ""


def _is_checked(page: ActPage) -> bool:
    past = (ActState.REGISTERED, ActState.IN_FORCE, ActState.AMENDED)
    over = (ActState.REPEALED, ActState.ARCHIVED, ActState.CANCELLED, ActState.SIGNED)
    return page.act.origin is not TextOrigin.OUTSIDE and page.state not in (*past, *over)


def _finish(
    page: ActPage, sent: HttpRequest | None, problems: tuple[Problem, ...]
) -> dict[str, object]:
    """Lay out the way to the number at once: what would be recorded, and what it asks for."""
    if not page.left:
        return {}
    given = sent.POST if sent else {}
    return {
        "steps": [
            f"{TRIGGER_LABELS[one.trigger]}{f' – {one.post}' if one.post else ''}"
            for one in page.left
        ],
        "number": given.get("number", page.next_number),
        "on": given.get("on", numeric_date(page.facts.today)),
        "keeps_book": bool(page.next_number),
        "problems": told(problems, page.act.organization) if sent else (),
        "is_open": sent is not None,
    }


def _unsent(sent: HttpRequest | None) -> list[str]:
    """Keep what was typed for a step that is gone: it can be copied from here."""
    if sent is None:
        return []
    typed = (value for key, values in sent.POST.lists() if key not in _ANSWERED for value in values)
    return [str(one) for one in typed if str(one).strip()]


def _told(event: Event, zone: str) -> dict[str, object]:
    """Put an event into words: what, when, by whom it was done and by whom recorded."""
    fact, details = event.fact, event.fact.details
    said = (
        details.body,
        f"№ {details.number}" if details.number else "",
        f"п. {details.clause}" if details.clause else "",
        f"действует с {numeric_date(details.effective_from)}" if details.effective_from else "",
        details.basis,
        "" if details.document.count("@") else details.document,
        fact.reason,
    )
    return {
        "what": TRIGGER_LABELS[fact.trigger],
        "state": ACT_LABELS[ActState(fact.target)] if fact.target != fact.source else "",
        "on": fact.happened_on,
        "said": "; ".join(one for one in said if one),
        "role": ROLE_LABELS[fact.role],
        "by": fact.recorded_by,
        "recorded_at": f"{fact.recorded_at.astimezone(zoneinfo.ZoneInfo(zone)):%d.%m.%Y %H:%M}",
    }
