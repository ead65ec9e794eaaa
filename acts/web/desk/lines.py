"""One occurrence as a line of a list: its words, its colours, where a click leads."""

import dataclasses as dc
from collections.abc import Mapping
from urllib.parse import urlencode

from django.urls import reverse

from acts.report import FLAG_LABELS, Flag, StatusRow
from acts.russian.dates import numeric_date
from acts.services.agenda import Draft, Step
from acts.states import TASK_LABELS

__all__ = ["Line", "draft_address", "draft_words", "line_of"]

_TONES = {
    Flag.OVERDUE: "late",
    Flag.DONE_LATE: "soon",
    Flag.SUBMITTED_LATE: "soon",
    Flag.CONFIRMATION_OVERDUE: "late",
    Flag.DUE_SOON: "soon",
    Flag.NEEDS_CONFIRMATION: "soon",
}
_STEPS = {
    Step.ATTACH: "Приложить документ",
    Step.MEND: "Исправить и представить снова",
    Step.CONFIRM: "Проверить документ",
    Step.CLARIFY: "Уточнить срок",
}


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a list of occurrences.

    Attributes:
        row: Where the occurrence stands.
        due: Its term, дд.мм.гггг, or «без даты».
        state: Its state in words.
        marks: Flags in words, each with the tone it is shown in.
        holder: Who has to act, in words.
        page: Address of its own page.
        step: What to do next, in words; empty while others have to act.
        address: Where the step is taken.
    """

    row: StatusRow
    due: str
    state: str
    marks: tuple[tuple[str, str], ...]
    holder: str
    page: str
    step: str = ""
    address: str = ""


def line_of(
    row: StatusRow,
    names: Mapping[str, str],
    *,
    step: Step | None = None,
    draft: Draft | None = None,
) -> Line:
    """Put an occurrence into words.

    Args:
        row: Where it stands.
        names: Short names of organisations by id.
        step: What to do next.
        draft: The act to prepare, for `Step.DRAFT`.
    """
    page = reverse("occurrence", args=[row.organization, row.item, row.period])
    return Line(
        row=row,
        due=numeric_date(row.due) if row.due else "без даты",
        state=TASK_LABELS[row.state],
        marks=tuple((FLAG_LABELS[one], _TONES.get(one, "")) for one in row.flags),
        holder=names.get(row.holder, row.holder),
        page=page,
        step=draft_words(draft) if draft else _STEPS.get(step, "") if step else "",
        address=draft_address(row.organization, draft) if draft else page,
    )


def draft_words(draft: Draft) -> str:
    """Say what the button of an act to prepare does."""
    title = draft.kind.file_title or draft.kind.title
    return f"Открыть проект: {title}" if draft.under_way else f"Подготовить: {title}"


def draft_address(organization: str, draft: Draft) -> str:
    """Lead to the act under way, or straight to making one; codes only.

    Args:
        organization: Whose.
        draft: What it wants.
    """
    if draft.under_way:
        return reverse("act", args=[organization, draft.under_way])
    if draft.kind.about:
        return reverse("act_new", args=[organization])  # whom it is with is chosen there
    chosen = {"kind": draft.kind.code, **({"period": draft.period} if draft.period else {})}
    return f"{reverse('act_new', args=[organization])}?{urlencode(chosen)}"
