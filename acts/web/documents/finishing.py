"""The rest of an act's way at once, as its page offers it: what would be recorded, what it asks."""

from django.http import HttpRequest

from acts.errors import Problem
from acts.russian.dates import numeric_date
from acts.services.act_page import ActPage
from acts.states import TRIGGER_LABELS
from acts.web.documents.words import told

__all__ = ["FINISH", "finish_of"]

FINISH = "finish"


def finish_of(
    page: ActPage, sent: HttpRequest | None, problems: tuple[Problem, ...]
) -> dict[str, object]:
    """Lay out the way to the number at once; nothing where it isn't for the one who looks.

    Args:
        page: The act.
        sent: The request in which it was refused, or None.
        problems: Why it was refused.
    """
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
