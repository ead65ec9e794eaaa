"""What somebody decides by may have changed since it was shown: two pages, two people."""

from acts.errors import ConflictError, Problem
from acts.journal import Event
from acts.russian.dates import numeric_date
from acts.states import TRIGGER_LABELS

__all__ = ["refuse_unseen"]


def refuse_unseen(history: tuple[Event, ...], seen: int | None) -> None:
    """Refuse a decision made before the last events were shown.

    Args:
        history: Events of the subject now.
        seen: How many of them were shown; None asks about none.

    Raises:
        ConflictError: There are more; what happened meanwhile is named.
    """
    if seen is None or seen >= len(history):
        return
    raise ConflictError(
        Problem(
            message=f"пока страница была открыта, внесли: «{TRIGGER_LABELS[one.fact.trigger]}», "
            f"{numeric_date(one.fact.happened_on)}",
            remedy="Посмотрите, что изменилось, и решите снова",
            code="seen.changed",
        )
        for one in history[seen:]
    )
