"""What the guards of both machines ask, and how each of them refuses."""

from collections.abc import Iterator

from acts.errors import Problem
from acts.facts import ActFacts, TaskFacts

__all__ = ["dated", "reasoned", "refuse"]


def refuse(message: str, remedy: str, code: str) -> Problem:
    """Say what is missing and what to do, under a code of the workflow."""
    return Problem(message=message, remedy=remedy, code=f"workflow.{code}")


def dated(facts: ActFacts | TaskFacts) -> Iterator[Problem]:
    """Refuse a fact from the future, or one before the last recorded fact of the subject."""
    day = facts.happened_on
    if day > facts.today:
        yield refuse(
            f"дата события {day:%d.%m.%Y} ещё не наступила (сегодня {facts.today:%d.%m.%Y})",
            "Укажите день, когда это произошло",
            "future",
        )
    if facts.previous_on is not None and day < facts.previous_on:
        yield refuse(
            f"дата события {day:%d.%m.%Y} раньше предыдущего события "
            f"({facts.previous_on:%d.%m.%Y})",
            "Проверьте дату: события одного документа идут по порядку",
            "out-of-order",
        )


def reasoned(facts: ActFacts | TaskFacts) -> Iterator[Problem]:
    """Refuse a step that takes something back without saying why."""
    if not facts.remark.strip():
        yield refuse("не указана причина", "Напишите причину", "no-reason")
