"""Options and dates that the commands of a workspace share."""

import datetime as dt
import zoneinfo
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from acts.russian.dates import parse_date

__all__ = ["DAY", "MOMENT", "end_of_day", "workspace_options"]

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
        if day is not None:
            return day
        try:
            moment = dt.datetime.fromisoformat(text)
        except ValueError:
            self.fail(
                f"«{text}» – не дата и не момент. Примеры: 01.10.2020, 2020-12-31T12:00:00Z",
                param,
                ctx,
            )
        if moment.tzinfo is None:
            self.fail(f"у момента «{text}» нет пояса. Пример: {text}Z или {text}+12:00", param, ctx)
        return moment


DAY = _Day()
MOMENT = _Moment()


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
        type=click.Path(path_type=Path, file_okay=False),
        help="Рабочая папка; по умолчанию – текущая.",
    )(command)
