"""The page of an act: where it stands, what comes next, what is wrong, its text and history."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from acts.errors import Problem
from acts.journal import Event
from acts.registers.act_record import ActRecord, TextOrigin
from acts.russian.dates import numeric_date
from acts.services.act_checks import checks_of
from acts.services.act_inputs import absent_bodies, registers_of
from acts.services.act_page import ActPage, act_page
from acts.services.desk import Desk
from acts.services.event_words import acts_called, what, why, zone_words
from acts.services.pdf import find_converter
from acts.states import ACT_LABELS, ActState, ActTrigger
from acts.web.documents.duties import duty_words
from acts.web.documents.files import act_of
from acts.web.documents.hearing import hearing_of_page
from acts.web.documents.lists import NEXT
from acts.web.documents.way import way_of
from acts.web.documents.words import told
from acts.web.headers import allow_inline_styles
from acts.web.history import recorded
from acts.web.workspace import desk_of

__all__ = ["act", "show"]

_LABELS = {str(state): label for state, label in ACT_LABELS.items()}
_RETURNS = frozenset({ActTrigger.REVIEW_RETURN, ActTrigger.REFUSE, ActTrigger.CONSULT_END})
_WORD = ".docx"


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
    called = acts_called(desk)
    context = {
        "organization": organization,
        "page": page,
        "act": one,
        "label": ACT_LABELS[page.state],
        "next": NEXT.get(page.state, "") or _beside(page),
        **way_of(page, request if request.method == "POST" else None, problems),
        "hearing": hearing_of_page(page.hearing, _absent(desk, page)),
        **_document(page),
        "proofs": [
            (
                str(done.id),
                desk.roadmap.item(done.id.item),
                done.id.period,
                _is_own(page, done.id.period),
            )
            for done in page.provable
        ],
        "today": numeric_date(page.facts.today),
        "history": [_told(each, organization.zone, called) for each in reversed(page.history)],
        "zone": zone_words(organization.zone, desk.moment),
        "returned": _returned(page, called),
    }
    response = render(request, "documents/act.html", context, status=status)
    return allow_inline_styles(response)


def _document(page: ActPage) -> dict[str, object]:
    """Lay out the text: whether it can be shown, what the checks found in it."""
    act = page.act
    is_word = act.file.endswith(_WORD)
    is_own = act.origin is not TextOrigin.OUTSIDE
    checks = checks_of(act, page.notes) if _is_checked(page) else ()
    return {
        "checks": [(check, told(check.problems, act.organization)) for check in checks],
        "passed": sum(not check.problems for check in checks),
        "has_preview": is_word,
        "has_pdf": is_word and is_own and find_converter() is not None,
        "may_take": page.may_edit,
    }


def _beside(page: ActPage) -> str:
    """Say what an act in force still waits for: to be handed in, to be read, to be published."""
    own = (one for one in page.provable if _is_own(page, one.id.period))
    items = tuple(dict.fromkeys(one.id.item for one in own))
    points = f"{'п.' if len(items) == 1 else 'пп.'} {', '.join(items)}"
    said = (f"представить по {points}" if items else "", duty_words(page.duties))
    return "; ".join(one for one in said if one)


def _is_own(page: ActPage, period: str) -> bool:
    """Tell an act's own year from another one that it might close as well."""
    return period[:4] == page.act.period[:4]


def _absent(desk: Desk, page: ActPage) -> frozenset[str]:
    """Name the bodies that the school is recorded not to have: nobody is asked there."""
    if page.hearing is None:
        return frozenset()
    return frozenset(absent_bodies(registers_of(desk, page.act.organization), page.facts.today))


def _is_checked(page: ActPage) -> bool:
    past = (ActState.REGISTERED, ActState.IN_FORCE, ActState.AMENDED)
    over = (ActState.REPEALED, ActState.ARCHIVED, ActState.CANCELLED, ActState.SIGNED)
    return page.act.origin is not TextOrigin.OUTSIDE and page.state not in (*past, *over)


def _returned(page: ActPage, called: Callable[[str], str]) -> str:
    """Say why an act came back, where it waits to be mended."""
    if page.state is not ActState.RETURNED:
        return ""
    facts = (one.fact for one in reversed(page.history))
    return next((why(one, called) for one in facts if one.trigger in _RETURNS), "")


def _told(event: Event, zone: str, called: Callable[[str], str]) -> dict[str, object]:
    """Put an event into words: what, when, by whom it was done and by whom recorded."""
    fact = event.fact
    said = {"what": what(fact, _LABELS), "said": why(fact, called)}
    return {**recorded(event, zone), **said}
