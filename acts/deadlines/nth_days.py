"""Days told by their place: the last Friday of May, the third working day of October."""

import datetime as dt

from acts.deadlines.policy import Policies, calendar_of

__all__ = ["nth_day"]

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY = dt.timedelta(days=1)


def nth_day(
    year: int, month: int, nth: int, weekday: str, policies: Policies | None = None
) -> dt.date | None:
    """Return such a day of a month; None when the month has fewer of them.

    Args:
        year: Of the month.
        month: 1 to 12.
        nth: From 1 on, or -1 for the last.
        weekday: MO…SU, or "working".
        policies: Whose working days are counted.
    """
    first = dt.date(year, month, 1)
    last = (first.replace(day=28) + 4 * _DAY).replace(day=1) - _DAY
    if weekday == "working":
        days = calendar_of(policies or Policies())
        day = days.previous_working(last) if nth < 0 else days.add(first - _DAY, nth)
    elif nth < 0:
        day = last - (last.weekday() - _WEEKDAYS.index(weekday)) % 7 * _DAY
    else:
        day = first + ((_WEEKDAYS.index(weekday) - first.weekday()) % 7 + 7 * (nth - 1)) * _DAY
    return day if day.month == month else None
