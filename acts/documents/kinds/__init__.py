"""What each kind of act prints besides what every act has: one module a kind, named by its code.

A module has `check(fields)`, which finds what the schema can't see, and `add(context, fields,
words)`, which adds to the context what the kind's template names. What several kinds share has
modules of its own: `contradictions`, `order_ending`.
"""

import importlib
from collections.abc import Iterator
from typing import Any, Protocol, cast

from acts.errors import Problem
from acts.russian.wording import Wording

__all__ = ["KindContent", "content_of"]


class KindContent(Protocol):
    """What the module of a kind can do."""

    def check(self, fields: Any, /) -> Iterator[Problem]:
        """Find contradictions between values that are right one by one."""

    def add(self, context: dict[str, Any], fields: Any, words: Wording, /) -> None:
        """Add to the context, in place, what the kind's template names."""


def content_of(kind: str) -> KindContent:
    """Load the module of a kind, so that a command pays for the kind it renders only.

    Args:
        kind: Code of a kind of the catalogue.
    """
    return cast(KindContent, importlib.import_module(f"acts.documents.kinds.{kind}"))
