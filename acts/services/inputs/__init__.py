"""What the registers already know about an act, so that nobody types it twice: a module a kind.

A module has `fields(issue)`, the data as its schema wants them, and `findings(issue)`, what the
registers say against the act: it may be drafted, but not submitted.
"""

import importlib
from typing import Any, Protocol, cast

from acts.errors import Problem
from acts.services.inputs.issue import Issue

__all__ = ["Inputs", "inputs_of"]


class Inputs(Protocol):
    """What the module of a kind can do."""

    def fields(self, issue: Issue, /) -> dict[str, Any]:
        """Fill in the data of an act; raises InputError with everything that is missing."""

    def findings(self, issue: Issue, /) -> tuple[Problem, ...]:
        """List what has to be mended in the registers before the act is submitted."""


def inputs_of(kind: str) -> Inputs:
    """Load the module of a kind.

    Args:
        kind: Code of a kind of the catalogue.
    """
    return cast(Inputs, importlib.import_module(f"acts.services.inputs.{kind}"))
