"""Writes dates as an iCalendar file (RFC 5545), which Outlook, Google and telephones take in."""

import dataclasses as dc
import datetime as dt
import enum
import uuid
from collections.abc import Iterable

__all__ = ["CalendarEvent", "Standing", "calendar_bytes"]

_PRODUCT = "-//acts//terms of a roadmap//RU"
_DAY = dt.timedelta(days=1)
_MORNING = dt.timedelta(hours=9)  # when a reminder comes, by the clock of whoever reads it
_OURS = uuid.UUID("6f1ad1c0-6f0e-5a3c-9c51-3f0f3b6a7d52")


class Standing(enum.StrEnum):
    """How firm a date is, in the words of RFC 5545."""

    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEvent:
    """A date that takes a whole day.

    Attributes:
        key: What it is, the same at every export: a calendar knows it again by this.
        day: The day.
        summary: One line.
        description: The lines below it.
        standing: How firm it is.
        remind_on: The day of the reminder, before `day`; None reminds of nothing.
        reminder: What the reminder says.
    """

    key: str
    day: dt.date
    summary: str
    description: tuple[str, ...]
    standing: Standing = Standing.CONFIRMED
    remind_on: dt.date | None = None
    reminder: str = ""


def calendar_bytes(events: Iterable[CalendarEvent], *, title: str, moment: dt.datetime) -> bytes:
    """Make the file: the same events and moment give the same bytes.

    Args:
        events: In the order wanted.
        title: What the calendar is called.
        moment: When it was made, with its zone.
    """
    from icalendar import Alarm, Calendar, Event
    from icalendar.prop import vText

    file = Calendar()
    file.add("prodid", _PRODUCT)
    file.add("version", "2.0")
    file.add("method", "PUBLISH")
    file.add("x-wr-calname", vText(_line(title)))
    for one in events:
        event = Event()
        event.add("uid", str(uuid.uuid5(_OURS, one.key)))
        event.add("dtstamp", moment)
        event.add("dtstart", one.day)
        event.add("dtend", one.day + _DAY)  # the first day after it
        event.add("summary", _line(one.summary))
        event.add("description", "\n".join(_line(line) for line in one.description))
        event.add("status", one.standing.value)
        event.add("transp", "TRANSPARENT")  # a term doesn't make anybody busy
        if one.remind_on is not None:
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", _line(one.reminder or one.summary))
            alarm.add("trigger", one.remind_on - one.day + _MORNING)
            event.add_component(alarm)
        file.add_component(event)
    return bytes(file.to_ical())


def _line(text: str) -> str:
    return " ".join(text.split())
