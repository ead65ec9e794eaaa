"""What a person typed into a form that was not taken: shown again, so that nothing is lost."""

from collections.abc import Iterator

from django.http import HttpRequest

from acts.registers.column import Column
from acts.registers.tables import table_of

__all__ = ["typed_in"]

# What pages send of their own accord: marks of what they were made from, and buttons.
_OURS = frozenset(
    {
        *("csrfmiddlewaretoken", "revision", "seen", "shown", "held", "step", "save", "use"),
        *("add_row", "drop_row", "one_row", "next", "kind", "period", "about", "word", "conflict"),
    }
)


def typed_in(request: HttpRequest) -> list[tuple[str, str]]:
    """List what was filled in: the name of a field where it is known, and its words.

    Args:
        request: The form that was sent; passwords are left out.
    """
    columns = _columns(request)
    return [
        (column.title if column else "", _words(column, value))
        for name, value in _sent(request)
        for column in [columns.get(name.partition(".")[0])]
    ]


def _sent(request: HttpRequest) -> Iterator[tuple[str, str]]:
    for name, values in request.POST.lists():
        if name in _OURS or name.endswith("__rows") or "password" in name:
            continue
        yield from ((name, one) for one in values if one.strip())


def _columns(request: HttpRequest) -> dict[str, Column]:
    """Give the columns by the names of their fields, where the form is that of a register."""
    match = request.resolver_match
    try:
        table = table_of(match.kwargs["table"]) if match else None
    except KeyError:
        return {}
    return {one.key: one for one in table.columns} if table else {}


def _words(column: Column | None, value: str) -> str:
    known = {one.code: one.title for one in column.choices} if column else {}
    return known.get(value, value)
