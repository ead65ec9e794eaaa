"""A refused step, told in the words that are typed."""

import contextlib
import dataclasses as dc
from collections.abc import Iterator, Mapping

import click

from acts.cli.workspace import steps_as_typed
from acts.errors import Problem, WorkflowError

__all__ = ["refused_as_typed"]

# Code of a refusal → options that say what is missing; a command has one of them, or none.
_OPTIONS: dict[str, tuple[str, ...]] = {
    "workflow.no-reason": ("--reason", "--remark"),
    "workflow.no-remark": ("--remark",),
    "workflow.no-clause": ("--clause",),
    "workflow.no-minutes": ("--minutes",),
    "workflow.no-protocol": ("--protocol",),
    "workflow.no-term": ("--due",),
    "workflow.no-basis": ("--basis",),
    "workflow.no-cancelling-paper": ("--document",),
}


@contextlib.contextmanager
def refused_as_typed(command: click.Command, verbs: Mapping[str, str]) -> Iterator[None]:
    """Name the steps and the options that a refusal offers as they are typed.

    Args:
        command: The command that was typed.
        verbs: Code of a step → what is typed for it.

    Raises:
        WorkflowError: What the block raised, in those words.
    """
    try:
        yield
    except WorkflowError as refused:
        raise WorkflowError(
            _with_option(steps_as_typed(one, verbs), command) for one in refused.problems
        ) from refused


def _with_option(problem: Problem, command: click.Command) -> Problem:
    """Put «--reason ТЕКСТ» behind a remedy that asks for a reason."""
    wanted = _OPTIONS.get(problem.code, ())
    for one in command.params:
        if isinstance(one, click.Option) and one.opts[0] in wanted:
            return dc.replace(problem, remedy=f"{problem.remedy}: {one.opts[0]} {one.metavar}")
    return problem
