"""What a deadline is made of, before the parts are put together."""

import dataclasses as dc

from acts.deadlines.pieces import Piece
from acts.deadlines.reading import Every, Reading

__all__ = ["Counted", "DayOfPeriod", "Element", "Mark", "Span"]


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A piece of the calendar with its bound.

    Attributes:
        piece: The calendar words.
        bound: window, until or from.
        op: The bound as printed.
        throughout: Said with «в течение».
        act: What is done in it.
        lag: 1 for a date in the period after the reporting one.
        listed: Follows the one before it in a list, so that a later year is theirs too.
        years: The years it comes in: «май 2021–2024 гг.».
        weekday: The day of the week said beside it.
        heading: The first and the last year said before it: «2021 год – май, октябрь».
        either: Stands after «или»: it may be due instead of the one before.
        time: The hour said beside it.
        but: Stands after «но»: it bounds the one before.
        inside: Stands in brackets behind the one before, which it says more closely.
        tail: A year behind a bracket: it belongs to what stands before the bracket.
        as_of: The words, if it only names the day the data are of: «по состоянию на 1 октября».
    """

    piece: Piece
    bound: str = "window"
    op: str = ""
    throughout: bool = False
    act: str = ""
    lag: int = 0
    listed: bool = False
    years: tuple[int, int] | None = None
    weekday: str = ""
    heading: tuple[int, int] | None = None
    either: bool = False
    as_of: str = ""
    but: bool = False
    inside: bool = False
    tail: bool = False
    time: str = ""


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class DayOfPeriod:
    """«до 5 числа [месяца, следующего за отчётным кварталом]»; day 0 is the last one.

    Attributes:
        day: Its number, among the working days if `working`.
        op: The bound as printed.
        lag: 1 when it lies in the month after the reporting period.
        unit: The period, or empty.
        named: Whether the wording itself names the period, so that another one contradicts it.
        working: Working days are counted.
        from_day: The first day of «с 1 по 5 число», or 0.
        ask: What must be asked about it.
        ahead: 0 where it is of the period that holds the order's date, 1 where of the next one.
    """

    day: int
    op: str
    lag: int = 0
    unit: str = ""
    named: bool = False
    working: bool = False
    from_day: int = 0
    ask: str = ""
    ahead: int | None = None


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A count from a day of the calendar: «за 3 дня до 1 сентября».

    Attributes:
        reading: The count, its anchor not filled in.
        day: The day, its year perhaps to be taken from the context.
    """

    reading: Reading
    day: Piece


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A word that governs what stands around it.

    Attributes:
        name: yearly, next, part, time, lag, act, weekday, inferred, as_of, except.
        text: The act, the label, the hour, or "next" for a lag without a reporting year.
        yearly: What follows comes every year: «в последующие годы».
    """

    name: str
    text: str = ""
    yearly: bool = False


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One element with its place in the tokens.

    Attributes:
        value: What it says.
        first: Its first token.
        last: The token after it.
        breaks: A «;» stands before it.
        mixed: A dated term and a standing one meet here with nothing to join them.
        joined: «и» or a line break stands before it.
    """

    value: Span | DayOfPeriod | Mark | Every | Reading | Counted
    first: int
    last: int
    breaks: bool = False
    mixed: bool = False
    joined: bool = False
