"""The lines about terms that nobody can be late by: which items, and what to do."""

from collections.abc import Iterable

import click

from acts.cli.output import shown

__all__ = ["print_undated"]

_NAMED = 30  # items of one line; more are counted


def print_undated(rows: Iterable[tuple[str, str]]) -> None:
    """Print what to do about items, those that want the same in one line; nothing when none does.

    Args:
        rows: Number of an item, and what to do about a term of it; empty asks for nothing.
    """
    alike: dict[str, set[str]] = {}
    for item, todo in rows:
        if todo:
            alike.setdefault(todo, set()).add(item)
    if not alike:
        return
    click.echo("Без даты или без подтверждения – просроченными не считаются:")
    lines = [(sorted(items, key=_order), todo) for todo, items in alike.items()]
    lines.sort(key=lambda line: _order(line[0][0]))
    said = (f"  – п. {_listed(items)}: {todo}" for items, todo in lines)
    click.echo(shown(";\n".join(said) + "."))


def _listed(items: list[str]) -> str:
    more = f" и ещё {len(items) - _NAMED}" if len(items) > _NAMED else ""
    return ", ".join(items[:_NAMED]) + more


def _order(item: str) -> tuple[int, ...]:
    """Put «2» before «10», and «1.9» before «1.10»."""
    return tuple(int(part) for part in item.split("."))
