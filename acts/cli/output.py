"""What the command line prints: tables to people, JSON to programs, problems to standard error."""

import itertools
import json
import re
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import click

from acts.errors import Problem, Severity

__all__ = ["emit_json", "format_option", "report", "shown", "table"]

_Command = TypeVar("_Command", bound=Callable[..., Any])
_SHOWN = 50
_GAP = "  "
_PIPED = 160  # columns when nobody looks: a pipe, a file, CI
_NARROWEST = 8
_LONGEST_WORD = 15
_LONGEST = 2000
# Controls but line breaks, then marks that hide or turn text, and halves of characters.
_HIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\U000e0000-\U000e0fff]"
)


def shown(text: str) -> str:
    """Make a text safe to print: a character nobody can see is named, a long line is cut.

    >>> shown("а" + chr(27) + "[31m")
    'а<U+001B>[31m'
    """
    text = text.replace("\t", "    ")
    named = _HIDDEN.sub(lambda found: f"<U+{ord(found.group()):04X}>", text)
    return "\n".join(
        line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…" for line in named.split("\n")
    )


def format_option(command: _Command) -> _Command:
    """Add `--format text|json`, passed to the command as `output_format`."""
    return click.option(
        "--format",
        "output_format",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help="Вид вывода: таблица для людей или JSON для программ.",
    )(command)


def emit_json(value: object) -> None:
    """Print one JSON value, Cyrillic as it is, keys in the order given."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def table(
    columns: Sequence[str], rows: Iterable[Sequence[str]], *, title: str = "", whole: int = 0
) -> None:
    """Print a table that folds long cells and never cuts them.

    Written here, not by a library: the one that fits costs half of the time `acts status` has.

    Args:
        columns: Headings.
        rows: Cells as plain text; control characters are shown as U+XXXX.
        title: A line above the table.
        whole: How many columns, from the first, never break a word: ids to be copied.
    """
    cells = [[shown(cell) for cell in row] for row in (columns, *rows)]
    widths = _widths(cells, _terminal_width(), whole)
    if title:
        click.echo(f"{shown(title)}\n")
    for index, row in enumerate(cells):
        folded = [_fold(cell, width) for cell, width in zip(row, widths, strict=True)]
        for line in itertools.zip_longest(*folded, fillvalue=""):
            padded = (part.ljust(width) for part, width in zip(line, widths, strict=True))
            click.echo(_GAP.join(padded).rstrip())
        if index == 0:
            click.echo("─" * (sum(widths) + len(_GAP) * (len(widths) - 1)))


def _terminal_width() -> int:
    return shutil.get_terminal_size((_PIPED, 24)).columns if sys.stdout.isatty() else _PIPED


def _widths(cells: Sequence[Sequence[str]], available: int, whole: int) -> list[int]:
    """Give each column what it needs, and take from the widest while the whole is too wide."""
    widths = [
        max((len(line) for cell in column for line in cell.split("\n")), default=0)
        for column in zip(*cells, strict=True)
    ]
    gaps = len(_GAP) * (len(widths) - 1)
    # Whole words first; only a terminal too narrow for that breaks them.
    longest = [
        max((len(word) for cell in column for word in cell.split()), default=0)
        for column in zip(*cells, strict=True)
    ]
    words = [*longest[:whole], *(min(word, _LONGEST_WORD) for word in longest[whole:])]
    narrowest = [*longest[:whole]]
    narrowest += [min(_NARROWEST, available // len(widths))] * (len(widths) - whole)
    for least in (words, narrowest):
        while sum(widths) + gaps > available:
            spare = [width - floor for width, floor in zip(widths, least, strict=True)]
            if max(spare) <= 0:
                break
            roomy = [index for index, room in enumerate(spare) if room > 0]
            widths[max(roomy, key=widths.__getitem__)] -= 1
    return widths


def _fold(cell: str, width: int) -> list[str]:
    """Break a cell into lines at spaces, a word longer than the column at the column's edge."""
    if len(cell) <= width and "\n" not in cell:
        return [cell]
    lines = (textwrap.wrap(line, max(width, 1)) or [""] for line in cell.split("\n"))
    return [part for wrapped in lines for part in wrapped]


def report(problems: Iterable[Problem]) -> None:
    """Print problems to standard error, the first fifty and a count of the rest."""
    problems = list(problems)
    for problem in problems[:_SHOWN]:
        label = "Ошибка" if problem.severity is Severity.ERROR else "Внимание"
        click.echo(shown(f"{label}. {problem}"), err=True)
    if len(problems) > _SHOWN:
        click.echo(f"… и ещё {len(problems) - _SHOWN}.", err=True)
