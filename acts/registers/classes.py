"""Classes and courses as people write them: «8 Б класс», «10-А», «3 курс», and the next year's."""

import dataclasses as dc
import enum
import re

__all__ = ["Raised", "Step", "raised"]

_CLASS = re.compile(
    r"(?P<number>1[01]|[1-9])"
    r"(?P<rest>(?:\s*[-–]?\s*[«\"]?[А-ЯЁа-яё][»\"]?)?(?:\s*-?(?:й|ый))?(?:\s*(?:класс|кл\.?))?)"
)
_COURSE = re.compile(r"(?P<number>[1-6])(?P<rest>(?:-?й)?\s*курс.*)")
_LAST_CLASSES = frozenset({9, 11})


class Step(enum.StrEnum):
    """What a new school year does to a class or a course."""

    RAISED = "raised"
    LEAVES = "leaves"  # 9th and 11th graders: only a person knows who stays
    UNREADABLE = "unreadable"


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Raised:
    """A class or a course in the new year; `text` is empty unless it was raised."""

    step: Step
    text: str = ""


def raised(position: str) -> Raised:
    """Give the class or the course of the next school year, spelled as before.

    >>> raised("8 Б класс").text
    '9 Б класс'
    >>> raised("11 А").step
    <Step.LEAVES: 'leaves'>
    """
    text = position.strip()
    if found := _CLASS.fullmatch(text):
        number = int(found["number"])
        if number in _LAST_CLASSES:
            return Raised(step=Step.LEAVES)
        return Raised(step=Step.RAISED, text=f"{number + 1}{found['rest']}")
    if found := _COURSE.fullmatch(text):
        # Nobody here knows how many courses there are: the last ones are a person's decision.
        if int(found["number"]) >= 4:
            return Raised(step=Step.LEAVES)
        return Raised(step=Step.RAISED, text=f"{int(found['number']) + 1}{found['rest']}")
    return Raised(step=Step.UNREADABLE)
