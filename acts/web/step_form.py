"""A step as a page shows it: what it asks for, what was typed, what is wrong with it."""

import dataclasses as dc
from collections.abc import Iterable
from typing import Generic, TypeVar

from django.http import HttpRequest

from acts.errors import Problem

__all__ = ["Ask", "StepForm", "answered", "left_over"]

M = TypeVar("M")


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One thing a step asks for.

    Attributes:
        name: Name of the field.
        title: What a person calls it.
        hint: What to write.
        kind: text, long, date, file or choice.
        options: Of a choice: value and words of each.
        value: What is filled in.
        messages: What is wrong with it.
    """

    name: str
    title: str
    hint: str = ""
    kind: str = "text"
    options: tuple[tuple[str, str], ...] = ()
    value: str = ""
    messages: tuple[str, ...] = ()


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class StepForm(Generic[M]):
    """A step that may be recorded now, or that has to wait.

    Attributes:
        trigger: Its code.
        title: What the button says.
        asks: What it asks for.
        is_first: Whether it is the obvious one.
        is_open: Whether it was just sent and refused.
        messages: What is wrong with the whole, in the page's words.
        reasons: What has to be done first; its form is not shown then.
    """

    trigger: str
    title: str
    asks: tuple[Ask, ...]
    is_first: bool = False
    is_open: bool = False
    messages: tuple[M, ...] = ()
    reasons: tuple[M, ...] = ()


def answered(
    asks: Iterable[Ask], sent: HttpRequest | None, problems: Iterable[Problem]
) -> tuple[Ask, ...]:
    """Fill in what was typed, with what is wrong beside each field.

    Args:
        asks: What the step asks for.
        sent: The request in which this step was refused, or None.
        problems: Why.
    """
    if sent is None:
        return tuple(asks)
    problems = tuple(problems)
    return tuple(
        dc.replace(
            one,
            value=sent.POST.get(one.name, one.value),
            messages=tuple(_words(problem) for problem in problems if problem.place == one.name),
        )
        for one in asks
    )


def _words(problem: Problem) -> str:
    return f"{problem.message}. {problem.remedy}" if problem.remedy else problem.message


def left_over(asks: Iterable[Ask], problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """List the problems that stand beside no field.

    Args:
        asks: What the step asks for.
        problems: Why it was refused.
    """
    named = {one.name for one in asks}
    return tuple(one for one in problems if one.place not in named)
