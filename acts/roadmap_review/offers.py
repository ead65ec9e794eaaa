"""The readings to choose from where a wording leaves something open, and what counts for one."""

import dataclasses as dc

from acts.deadlines.offers import offers
from acts.deadlines.reading import Context, Kind, Reading

__all__ = ["alternatives", "answers"]

_OPEN = (Kind.EVERY, Kind.CONTINUOUS, Kind.EVENT)
_NAMED = (
    Kind.WINDOW,
    Kind.UNTIL,
    Kind.ON,
    Kind.YEARLY,
    Kind.EVERY,
    Kind.ON_DEMAND,
    Kind.CONTINUOUS,
)


def alternatives(asked: Reading, context: Context) -> tuple[Reading, ...]:
    """Give what a wording may mean, the likeliest first; an impossible date is none of it.

    Args:
        asked: A reading with its question; what comes back asks nothing.
        context: What years may be taken from.
    """
    plain = dc.replace(asked, question="")
    offered = offers(asked, context) or (plain,)
    return tuple(dict.fromkeys(one for one in offered if one.kind is not Kind.IMPOSSIBLE))


def answers(reading: Reading, asked: Reading, context: Context) -> bool:
    """Whether a reading answers the question about another one and contradicts nothing printed.

    Where no day or rhythm is printed, any one may be named; else only what the wording can mean.
    A repetition whose months are not printed stays one, from the same year on and for the same
    deed: only its days are open.
    """
    if asked.inferred or asked.whole:
        named = dc.replace(
            reading,
            start_day=asked.start_day,
            end_day=asked.end_day,
            inferred=asked.inferred,
            whole=asked.whole,
            op=asked.op,
        )
        return named == asked or reading in alternatives(asked, context)
    nothing_named = asked.kind in _OPEN
    return (nothing_named and reading.kind in _NAMED) or reading in alternatives(asked, context)
