"""Give an organisation's terms as a calendar file for Outlook, Google or a telephone."""

import dataclasses as dc
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from acts.documents.calendar_file import CalendarEvent, Standing, calendar_bytes
from acts.errors import ConfigurationError, InputError, reason_of
from acts.organization import FanOut, Organization
from acts.packages import write_whole
from acts.report import FLAG_LABELS, Flag, StatusRow
from acts.services.act_files import folder_of
from acts.services.desk import Desk
from acts.services.reporting import status
from acts.states import FINAL_TASK_STATES, TASK_LABELS, TaskState

__all__ = ["ExportedCalendar", "calendar_events", "export_calendar"]

_NAME = "Сроки.ics"
_SUFFIX = ".ics"
_BEGINNING = b"BEGIN:VCALENDAR"
# What stays true when the file is older than the next change; who is late is asked of `status`.
_PAST = frozenset({Flag.RETROACTIVE, Flag.BEFORE_TRACKING, Flag.SUPERSEDED})
_MARKS = (Flag.NEEDS_CONFIRMATION, Flag.PROVISIONAL, *sorted(_PAST))
_SHOWN_IN_TITLE = {
    Flag.NEEDS_CONFIRMATION: "требует подтверждения",
    Flag.PROVISIONAL: "предварительный",
}
_FALLEN_AWAY = (TaskState.NOT_APPLICABLE, TaskState.CANCELLED)
_NOBODY_WAITS = (*FINAL_TASK_STATES, TaskState.SUBMITTED)


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class ExportedCalendar:
    """What was written.

    Attributes:
        path: The file.
        organization: Id of the organisation.
        events: How many terms it holds.
        undated: How many duties have no date and are not in it.
    """

    path: Path
    organization: str
    events: int
    undated: int


def export_calendar(
    desk: Desk, *, organization: str = "", to: Path | None = None
) -> ExportedCalendar:
    """Write the terms of an organisation as an iCalendar file.

    Args:
        desk: The workspace.
        organization: Its id; empty takes the only one the actor may touch.
        to: The file; None puts it into the organisation's folder of made files.

    Raises:
        InputError: There is no such organisation, or the file is not one to be written over.
        ConfigurationError: The file can't be written.
    """
    owner = _owner(desk, organization)
    path = _checked(to) if to else folder_of(desk, owner.id) / _NAME
    rows = status(desk, organization=owner.id).rows
    data = calendar_bytes(
        calendar_events(desk, owner, rows), title=f"Сроки: {owner.short_name}", moment=desk.moment
    )
    _refuse_foreign(path)
    write_whole(path, data)
    dated = sum(row.due is not None for row in rows)
    return ExportedCalendar(
        path=path, organization=owner.id, events=dated, undated=len(rows) - dated
    )


def _owner(desk: Desk, organization: str) -> Organization:
    if organization:
        return desk.organization(organization)
    known = [one for one in desk.store.organizations() if desk.actor.may_touch(one.id)]
    schools = [one for one in known if one.fan_out is FanOut.EACH_SCHOOL]
    for found in (known, schools):
        if len(found) == 1:
            return found[0]
    listed = ", ".join(one.id for one in known) or "ни одной"
    raise InputError("не указано, чьи сроки выгрузить", remedy=f"Добавьте --organization: {listed}")


def _checked(path: Path) -> Path:
    if path.suffix.lower() != _SUFFIX:
        raise InputError(
            f"«{path.name}» – не имя файла календаря", remedy=f"Имя кончается на {_SUFFIX}"
        )
    return path


def _refuse_foreign(path: Path) -> None:
    """Refuse to write over what is no calendar, whatever it is called."""
    if path.is_dir():
        raise InputError(f"«{path.name}» – это папка", remedy="Укажите имя файла")
    try:
        with path.open("rb") as file:
            beginning = file.read(len(_BEGINNING))
    except FileNotFoundError:
        return
    except OSError as error:
        raise ConfigurationError(f"файл «{path.name}» не открыть: {reason_of(error)}") from error
    if beginning not in (_BEGINNING, b""):
        raise InputError(
            f"файл «{path.name}» уже есть, и это не календарь", remedy="Выберите другое имя"
        )


def calendar_events(
    desk: Desk, owner: Organization, rows: tuple[StatusRow, ...]
) -> Iterator[CalendarEvent]:
    """Give an organisation's terms as events, by day; what has no date is left out.

    Args:
        desk: The workspace.
        owner: The organisation.
        rows: Its rows of the status.
    """
    days = desk.days_of(owner)
    today = desk.today(owner)
    dated = [(row.due, row) for row in rows if row.due is not None]
    for due, row in sorted(dated, key=lambda one: one[0]):
        # A reminder of a day gone by would only come up all at once on the day of the import.
        waits = row.state not in _NOBODY_WAITS and not _PAST & set(row.flags)
        eve = days.previous_working(due - dt.timedelta(days=1))
        summary = _summary(row)
        yield CalendarEvent(
            key=f"{desk.roadmap.id}/{row.item}@{row.period}@{row.organization}",
            day=due,
            summary=summary,
            description=tuple(_lines(row, owner, today)),
            standing=_standing(row),
            remind_on=eve if waits and eve >= today else None,
            reminder=f"Срок {due:%d.%m.%Y}: {summary}",
        )


def _summary(row: StatusRow) -> str:
    marks = [text for flag, text in _SHOWN_IN_TITLE.items() if flag in row.flags]
    title = f"п. {row.item} – {row.title}"
    return f"{title} ({', '.join(marks)})" if marks else title


def _lines(row: StatusRow, owner: Organization, today: dt.date) -> Iterator[str]:
    yield f"{row.clause[:1].upper()}{row.clause[1:]}"
    yield f"Организация: {owner.short_name}"
    if row.printed:
        yield f"Напечатано: «{row.printed}»"
    if row.reading:
        yield f"Понято: {row.reading}"
    yield f"Правило: {row.rule}"
    yield from (f"Внимание: {FLAG_LABELS[flag]}" for flag in _MARKS if flag in row.flags)
    yield f"Состояние на {today:%d.%m.%Y}: {TASK_LABELS[row.state]}"


def _standing(row: StatusRow) -> Standing:
    if row.state in _FALLEN_AWAY or Flag.SUPERSEDED in row.flags:
        return Standing.CANCELLED
    return Standing.TENTATIVE if Flag.NEEDS_CONFIRMATION in row.flags else Standing.CONFIRMED
