"""What the command line prints: tables to people, JSON to programs, problems to standard error."""

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import click

from acts.errors import Problem, Severity

__all__ = ["emit_json", "format_option", "report", "table"]

_Command = TypeVar("_Command", bound=Callable[..., Any])
_SHOWN = 50


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
    columns: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    title: str = "",
    ratios: Sequence[int] = (),
) -> None:
    """Print a table that folds long cells and never cuts them.

    Args:
        columns: Headings.
        rows: Cells as plain text; markup in them is printed, not obeyed.
        title: A line above the table.
        ratios: Relative widths for a narrow terminal, one for a column; empty leaves it to rich.
    """
    import rich.box
    import rich.console
    import rich.table
    import rich.text

    grid = rich.table.Table(
        title=rich.text.Text(title) if title else None,
        title_justify="left",
        title_style="bold",
        box=rich.box.SIMPLE_HEAD,
        pad_edge=False,
    )
    for index, column in enumerate(columns):
        grid.add_column(column, overflow="fold", ratio=ratios[index] if ratios else None)
    for row in rows:
        grid.add_row(*(rich.text.Text(cell) for cell in row))
    width = None if sys.stdout.isatty() else 160
    rich.console.Console(file=sys.stdout, width=width, highlight=False).print(grid)


def report(problems: Iterable[Problem]) -> None:
    """Print problems to standard error, the first fifty and a count of the rest."""
    problems = list(problems)
    for problem in problems[:_SHOWN]:
        label = "Ошибка" if problem.severity is Severity.ERROR else "Внимание"
        click.echo(f"{label}. {problem}"[:2000], err=True)
    if len(problems) > _SHOWN:
        click.echo(f"… и ещё {len(problems) - _SHOWN}.", err=True)
