"""Options and dates that the commands of a workspace share."""

import dataclasses as dc
import datetime as dt
import os
import re
import zoneinfo
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click

from acts.errors import Problem
from acts.russian.dates import parse_date

__all__ = [
    "DAY",
    "FOLDER",
    "MOMENT",
    "WORDS",
    "BySubject",
    "end_of_day",
    "steps_as_typed",
    "typed",
    "workspace_options",
]

# Nothing here is older or farther, and the calendar's own ends can't be moved by a zone.
_YEARS = range(1900, 2200)
_TOO_FAR = f"год не из {_YEARS.start}–{_YEARS.stop - 1}"
_TIME = re.compile(r"[T ][0-9]")
_STEP = re.compile(r"\(([a-z_]+)\)")

_Command = TypeVar("_Command", bound=Callable[..., Any])


class _Day(click.ParamType[dt.date]):
    """A calendar date as officials write it."""

    name = "дата"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.date:
        if isinstance(value, dt.date):
            return value
        day = parse_date(str(value))
        if day is None:
            self.fail(f"«{value}» – не дата. Пример: 01.10.2020 или 2020-10-01", param, ctx)
        if day.year not in _YEARS:
            self.fail(f"«{value}» – {_TOO_FAR}", param, ctx)
        return day


class _Moment(click.ParamType[dt.date | dt.datetime]):
    """A date, or an instant with its zone: 2020-12-31T12:00:00Z."""

    name = "дата или момент"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.date | dt.datetime:
        if isinstance(value, dt.date):
            return value
        text = str(value)
        day = parse_date(text)
        try:
            moment = day or dt.datetime.fromisoformat(text)
            if day is None and not _TIME.search(text):
                raise ValueError(text)  # a week or a date without hyphens is no moment
        except ValueError:
            self.fail(
                f"«{text}» – не дата и не момент. Примеры: 01.10.2020, 2020-12-31T12:00:00Z",
                param,
                ctx,
            )
        if moment.year not in _YEARS:
            self.fail(f"«{text}» – {_TOO_FAR}", param, ctx)
        if isinstance(moment, dt.datetime) and moment.tzinfo is None:
            self.fail(f"у момента «{text}» нет пояса. Пример: {text}Z или {text}+12:00", param, ctx)
        return moment


class _Words(click.ParamType[str]):
    """A free text that a table and a journal can hold: short, and about posts, not persons."""

    name = "text"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        from acts.personal_data import unrecordable  # patterns that only a recorded text needs

        text = str(value).strip()
        if problems := unrecordable(text):
            self.fail(" ".join(str(one) for one in problems), param, ctx)
        return text


class _Folder(click.Path):
    """A folder; an empty word, as of an unset variable, is not the current one."""

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Any:
        if not os.fspath(value):
            self.fail("имя папки пусто. Текущая папка – это точка", param, ctx)
        return super().convert(value, param, ctx)


DAY = _Day()
MOMENT = _Moment()
WORDS = _Words()
FOLDER = _Folder(path_type=Path, file_okay=False)


class BySubject(click.Group):
    """Read `acts task 5@2021@school-1 start`: what the step is about comes before the step."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the first word for the subject."""
        if args and not args[0].startswith("-"):
            ctx.obj = args.pop(0)
            # The usage line and the hint «Справка: …» can then be typed as they are printed.
            ctx.info_name = f"{ctx.info_name} {typed(ctx.obj)}"
        return super().parse_args(ctx, args)


def typed(value: object) -> str:
    """Write an argument as it is typed: in quotes when it holds a space.

    >>> typed("Документы школы"), typed("5@2021@buhta")
    ('"Документы школы"', '5@2021@buhta')
    """
    text = str(value)
    return f'"{text}"' if not text or set(text) & set(" \t'&|;()<>*?$`!#№") else text


def steps_as_typed(problem: Problem, verbs: Mapping[str, str]) -> Problem:
    """Name the steps that a refusal offers by the words that are typed for them.

    Args:
        problem: A refusal; its remedy may list «подписан (sign), аннулировано (cancel)».
        verbs: Code of a step → what is typed for it.
    """
    offered = _STEP.sub(lambda found: f"({verbs.get(found[1], found[1])})", problem.remedy)
    return dc.replace(problem, remedy=offered)


def end_of_day(value: dt.date | dt.datetime | None, zone: str) -> dt.datetime | None:
    """Give the last moment of a day in a zone; an instant stays as it is."""
    if value is None or isinstance(value, dt.datetime):
        return value
    midnight = dt.datetime.combine(value + dt.timedelta(days=1), dt.time())
    return midnight.replace(tzinfo=zoneinfo.ZoneInfo(zone)) - dt.timedelta(microseconds=1)


def workspace_options(command: _Command) -> _Command:
    """Add `--workspace` and `--actor`, passed to the command as `folder` and `actor`."""
    command = click.option(
        "--actor", default="", metavar="КТО", help="Кто вносит запись (из acts.toml)."
    )(command)
    return click.option(
        "-w",
        "--workspace",
        "folder",
        default=".",
        metavar="ПАПКА",
        type=FOLDER,
        help="Рабочая папка; по умолчанию – текущая.",
    )(command)
