"""What a deadline is made of, before the parts are put together."""

import dataclasses as dc

from acts.deadlines.pieces import Piece
from acts.deadlines.values import Every, Reading

__all__ = ["DayOfPeriod", "Element", "Mark", "Span"]


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
    """

    piece: Piece
    bound: str = "window"
    op: str = ""
    throughout: bool = False
    act: str = ""
    lag: int = 0
    listed: bool = False


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class DayOfPeriod:
    """«до 5 числа [месяца, следующего за отчётным кварталом]»; day 0 is the last one."""

    day: int
    op: str
    lag: int = 0
    unit: str = ""


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A word that governs what stands around it.

    Attributes:
        name: yearly, next, part, time, lag.
        text: The act, the label, the hour, or "next" for a lag without a reporting year.
    """

    name: str
    text: str = ""


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One element with its place in the tokens.

    Attributes:
        value: What it says.
        first: Its first token.
        last: The token after it.
        breaks: A «;» stands before it.
        mixed: A dated term and a standing one meet here with nothing to join them.
    """

    value: Span | DayOfPeriod | Mark | Every | Reading
    first: int
    last: int
    breaks: bool = False
    mixed: bool = False
