"""A step as a page shows it: what it asks for, what was typed, what is wrong with it."""

import dataclasses as dc
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from django.http import HttpRequest

from acts.errors import Problem

__all__ = ["Ask", "StepForm", "laid_out"]

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


def laid_out(
    trigger: str,
    title: str,
    asks: Iterable[Ask],
    sent: HttpRequest | None,
    problems: Iterable[Problem],
    *,
    say: Callable[[Iterable[Problem]], tuple[M, ...]],
    is_first: bool = False,
    reasons: tuple[M, ...] = (),
) -> StepForm[M]:
    """Lay a step out; one that was refused has what was typed and what is wrong beside each field.

    Args:
        trigger: Its code.
        title: What the button says.
        asks: What it asks for.
        sent: The request in which this step was refused, or None.
        problems: Why.
        say: Puts what is wrong with the whole into the page's words.
        is_first: Whether it is the obvious one.
        reasons: What has to be done first.
    """
    asks = tuple(asks)
    form = StepForm(trigger=trigger, title=title, asks=asks, is_first=is_first, reasons=reasons)
    if sent is None:
        return form
    problems = tuple(problems)
    named = {one.name for one in asks}
    return dc.replace(
        form,
        asks=tuple(_answered(one, sent, problems) for one in asks),
        is_open=True,
        messages=say(one for one in problems if one.place not in named),
    )


def _answered(ask: Ask, sent: HttpRequest, problems: tuple[Problem, ...]) -> Ask:
    return dc.replace(
        ask,
        value=sent.POST.get(ask.name, ask.value),
        messages=tuple(_words(one) for one in problems if one.place == ask.name),
    )


def _words(problem: Problem) -> str:
    return f"{problem.message}. {problem.remedy}" if problem.remedy else problem.message
