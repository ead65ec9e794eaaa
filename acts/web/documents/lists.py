"""The acts of an organisation."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from acts.services.act_duties import ActDuties, open_duties
from acts.services.act_list import BOUND, listed_acts
from acts.services.act_page import may_draft
from acts.states import ACT_LABELS, ActState
from acts.web.documents.duties import duty_words
from acts.web.workspace import desk_of, organization_of

__all__ = ["NEXT", "acts"]

# What happens next, in words; an act in force, or over, waits for nothing.
NEXT = {
    ActState.DRAFT: "Прочитать и передать на проверку",
    ActState.LEGAL_REVIEW: "Правовая проверка",
    ActState.APPROVAL: "Собрать визы",
    ActState.RETURNED: "Исправить и передать снова",
    ActState.OPINION: "Учесть мнение советов",
    ActState.CONSULTATION: "Завершить консультации",
    ActState.READY_TO_SIGN: "Подписать",
    ActState.SIGNED: "Зарегистрировать",
    ActState.REGISTERED: "Внести вступление в силу",
}
_TONES = {
    ActState.RETURNED: "late",
    ActState.IN_FORCE: "done",
    ActState.AMENDED: "done",
}


@require_safe
def acts(request: HttpRequest, organization: str) -> HttpResponse:
    """List the acts with where each stands and what comes next."""
    desk = desk_of(request)
    whose = organization_of(desk, organization)
    listed = listed_acts(desk, organization)
    open_ = open_duties(desk, (one.act for one in listed if one.state in BOUND))
    context = {
        "organization": whose,
        "may_draft": may_draft(desk),
        "acts": [
            {
                "one": one,
                "label": ACT_LABELS[one.state],
                "tone": _TONES.get(one.state, ""),
                "next": NEXT.get(one.state, "") or _duties(open_.get(one.act.id)),
            }
            for one in listed
        ],
    }
    return render(request, "documents/acts.html", context)


def _duties(open_: ActDuties | None) -> str:
    said = duty_words(open_) if open_ else ""
    return f"{said[:1].upper()}{said[1:]}"
