"""What may be done with an act now, as its page offers it, and what was refused just now."""

from django.http import HttpRequest

from acts.errors import Problem
from acts.services.act_page import ActPage, Choice
from acts.states import ACT_FORWARD, ActTrigger
from acts.web.documents.asks import step_forms
from acts.web.documents.duties import readers_of, site_of
from acts.web.documents.finishing import FINISH, finish_of
from acts.web.documents.words import told

__all__ = ["way_of"]

_ANSWERED = ("step", "seen", "csrfmiddlewaretoken")


def way_of(
    page: ActPage, sent: HttpRequest | None, problems: tuple[Problem, ...]
) -> dict[str, object]:
    """Lay out what may be done; why something was refused stands where it was sent from.

    Args:
        page: The act.
        sent: The request that was refused, or None.
        problems: Why it was refused.
    """
    whose = page.act.organization
    forms = step_forms(page, sent, problems)
    chosen = sent.POST.get("step", "") if sent else ""
    finish = finish_of(page, sent if chosen == FINISH else None, problems)
    inside = (
        bool(finish.get("is_open"))
        or any(form.is_open and not form.reasons for form in forms)
        or (chosen == ActTrigger.ACQUAINT and bool(page.duties.readers))
        or (chosen == ActTrigger.PUBLISH and page.duties.publication is not None)
    )
    return {
        "forms": forms,
        "waits": _waits(page),
        "finish": finish,
        "no_finish": told(page.left_refusal, whose) if page.may_edit else (),
        "readers": readers_of(page, _sent_for(sent, ActTrigger.ACQUAINT), problems),
        "site": site_of(page, _sent_for(sent, ActTrigger.PUBLISH), problems),
        "chosen_proofs": sent.POST.getlist("occurrence") if sent else [],
        "refused": chosen if inside else "",
        "problems": () if inside else told(problems, whose),
        "unsent": () if inside else _unsent(sent),
    }


def _sent_for(sent: HttpRequest | None, trigger: ActTrigger) -> HttpRequest | None:
    """Give the refused request to the part of the page that it came from."""
    return sent if sent is not None and sent.POST.get("step") == trigger else None


def _waits(page: ActPage) -> str:
    """Say who has to act where the one who looks can't do what comes next."""
    onward = [one for one in page.steps if one.trigger in ACT_FORWARD]
    if any(one.choice is not Choice.OTHERS for one in onward):
        return ""
    return next((one.doers for one in onward), "")


def _unsent(sent: HttpRequest | None) -> list[str]:
    """Keep what was typed for a step that is gone: it can be copied from here."""
    if sent is None:
        return []
    typed = (value for key, values in sent.POST.lists() if key not in _ANSWERED for value in values)
    return [str(one) for one in typed if str(one).strip()]
