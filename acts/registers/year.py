"""The turn of the school year: what ends, what goes on, who moves up, what lacks consent."""

import dataclasses as dc
import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from acts.errors import Problem
from acts.registers.choices import MentorCategory
from acts.registers.classes import Step, raised
from acts.registers.pair_checks import check_pairs
from acts.registers.participants import Mentee, Mentor, Registers

__all__ = ["Proposal", "RolledYear", "roll_year"]

_CONSENTS = ("pair.consent-", "pair.no-birth-date")


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A field that the new year changes.

    Attributes:
        table: Key of the table.
        code: Code of the row.
        key: Key of the column.
        before: What it says.
        after: What it would say.
    """

    table: str
    code: str
    key: str
    before: str
    after: str


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class RolledYear:
    """What the turn of the year would do; nothing is changed until a person agrees.

    Attributes:
        ends_on: Last day of the old year.
        starts_on: First day of the new one.
        changes: Fields to change: days on which pairs ended, classes.
        ended: Codes of the pairs that end.
        carried: Codes of the pairs that go on.
        programmes: Codes of the programmes that end.
        leavers: Codes of 9th, 11th graders and last courses: a person decides who leaves.
        unreadable: Codes of those whose class or course can't be read.
        consents: What the pairs that go on lack on the first day of the new year.
    """

    ends_on: dt.date
    starts_on: dt.date
    changes: tuple[Proposal, ...]
    ended: tuple[str, ...]
    carried: tuple[str, ...]
    programmes: tuple[str, ...]
    leavers: tuple[str, ...]
    unreadable: tuple[str, ...]
    consents: tuple[Problem, ...]


def roll_year(
    registers: Registers, *, ends_on: dt.date, starts_on: dt.date, years: int = 1
) -> RolledYear:
    """Work out the turn of the school year.

    Pairs whose last day has come by `ends_on` get that last day as the day they ended; pairs that
    last longer go on. Classes and courses of those who came in the old year and are still there
    move up by one; leavers are listed, never taken out.

    Args:
        registers: The organisation's registers.
        ends_on: Last day of the old year, e.g. 31.08.2026.
        starts_on: First day of the new one.
        years: How many turns are made up for at once; whoever came after one of them is not
            raised by it.

    Raises:
        ValueError: The new year begins before the old one has ended.
    """
    if starts_on <= ends_on:
        raise ValueError("the new year begins after the last day of the old one")
    open_pairs = [one for one in registers.pairs if one.ended is None]
    over = [one for one in open_pairs if one.until <= ends_on]
    carried = [one for one in open_pairs if one.until > ends_on]
    moves = list(_moves(registers, [_years_before(ends_on, back) for back in range(years)]))
    classes = tuple(
        Proposal(table=table, code=code, key="position", before=before, after=after)
        for table, code, before, step, after in moves
        if step is Step.RAISED
    )
    endings = tuple(
        Proposal(table="pairs", code=one.code, key="ended", before="", after=one.until.isoformat())
        for one in over
    )
    # A consent has to hold in the new year: the pair is asked about as if it began on that day.
    begun = [dc.replace(one, since=max(one.since, starts_on)) for one in carried]
    lacking = check_pairs(
        registers, on=starts_on, pairs=[one for one in begun if one.since <= one.until]
    )
    return RolledYear(
        ends_on=ends_on,
        starts_on=starts_on,
        changes=classes + endings,
        ended=tuple(one.code for one in over),
        carried=tuple(one.code for one in carried),
        programmes=tuple(one.code for one in registers.programmes if one.until <= ends_on),
        leavers=tuple(code for _, code, _, step, _ in moves if step is Step.LEAVES),
        unreadable=tuple(code for _, code, _, step, _ in moves if step is Step.UNREADABLE),
        consents=tuple(one for one in lacking if one.code.startswith(_CONSENTS)),
    )


def _moves(
    registers: Registers, ends: Sequence[dt.date]
) -> Iterator[tuple[str, str, str, Step, str]]:
    """Give table, code, class, step and new class of everybody who learns.

    Args:
        registers: The organisation's registers.
        ends: Last days of the years that are over, the last one first.
    """
    learning = (MentorCategory.PUPIL, MentorCategory.STUDENT)
    mentors = [one for one in registers.mentors if one.category in learning]
    mentees = [one for one in registers.mentees if not one.is_employee]
    for table, people in (("mentors", mentors), ("mentees", mentees)):
        for person in _still_here(people, ends[0]):
            step, text = _raised(person.position, sum(person.since <= day for day in ends))
            yield table, person.code, person.position, step, text


def _raised(position: str, times: int) -> tuple[Step, str]:
    """Raise a class so many times; whoever leaves on the way stays in the class he leaves from."""
    text = position
    for _ in range(times):
        found = raised(text)
        if found.step is not Step.RAISED:
            return found.step, position
        text = found.text
    return Step.RAISED, text


def _years_before(day: dt.date, years: int) -> dt.date:
    last = 28 if (day.month, day.day) == (2, 29) else day.day
    return day.replace(year=day.year - years, day=last)


def _still_here(
    people: Iterable[Mentor] | Iterable[Mentee], ends_on: dt.date
) -> Iterator[Mentor | Mentee]:
    for one in people:
        # Whoever came after the old year had ended is in a class of the new one already.
        if one.since <= ends_on and (one.until is None or one.until > ends_on):
            yield one
