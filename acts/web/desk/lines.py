"""One occurrence as a line of a list: its words, its colours, where a click leads."""

import dataclasses as dc
from collections.abc import Mapping

from acts.act import ActKind
from acts.report import FLAG_LABELS, Flag, StatusRow
from acts.russian.dates import numeric_date
from acts.services.agenda import Step
from acts.states import TASK_LABELS

__all__ = ["Line", "line_of"]

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
        step: What to do next, in words; empty while others have to act.
        kind: Code of the act to prepare, or empty.
    """

    row: StatusRow
    due: str
    state: str
    marks: tuple[tuple[str, str], ...]
    holder: str
    step: str = ""
    kind: str = ""


def line_of(
    row: StatusRow,
    names: Mapping[str, str],
    *,
    step: Step | None = None,
    kind: ActKind | None = None,
) -> Line:
    """Put an occurrence into words.

    Args:
        row: Where it stands.
        names: Short names of organisations by id.
        step: What to do next.
        kind: The kind of act to prepare, for `Step.DRAFT`.
    """
    words = f"Подготовить: {kind.file_title or kind.title}" if kind else ""
    return Line(
        row=row,
        due=numeric_date(row.due) if row.due else "без даты",
        state=TASK_LABELS[row.state],
        marks=tuple((FLAG_LABELS[one], _TONES.get(one, "")) for one in row.flags),
        holder=names.get(row.holder, row.holder),
        step=words or (_STEPS.get(step, "") if step else ""),
        kind=kind.code if kind else "",
    )
