"""What an act is made from: who issues it, when, for which roadmap, what was issued before."""

import dataclasses as dc
import datetime as dt

from acts.registers.participants import Registers
from acts.roadmap import Roadmap
from acts.working_days import WorkingDays

__all__ = ["PERIOD_OVER", "Issue", "IssuedAct"]

# Code of the refusal when the roadmap that asks for an act has ended: nothing is missing then.
PERIOD_OVER = "draft.period-over"


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class IssuedAct:
    """A registered act that a new one may cite.

    Attributes:
        kind: Code of its kind.
        title: Heading of the act.
        number: Registration number.
        date: Its date.
        in_force: Whether it is in force now.
    """

    kind: str
    title: str
    number: str
    date: dt.date
    in_force: bool


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """The making of one act.

    Attributes:
        registers: What the organisation keeps.
        roadmap: What the act implements.
        on: Planned day of the act.
        days: Calendar of working days.
        about: Code of the register's row the act is about, or empty.
        issued: Registered acts of the organisation, the latest last.
    """

    registers: Registers
    roadmap: Roadmap
    on: dt.date
    days: WorkingDays
    about: str = ""
    issued: tuple[IssuedAct, ...] = ()

    def last(self, kind: str) -> IssuedAct | None:
        """Find the latest act of a kind that is in force and not later than `on`, or None."""
        earlier = (one for one in reversed(self.issued) if one.date <= self.on)
        return next((one for one in earlier if one.kind == kind and one.in_force), None)

    def later(self, kind: str) -> IssuedAct | None:
        """Find the latest act of a kind that is in force and dated after `on`, or None.

        An act can neither cite nor repeal what comes after it.
        """
        later = (one for one in reversed(self.issued) if one.date > self.on)
        return next((one for one in later if one.kind == kind and one.in_force), None)
