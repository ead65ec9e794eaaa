"""Which terms of a roadmap rest on bounds of the school year that the reading assumed."""

import dataclasses as dc

from acts.deadlines.policy import Policies
from acts.deadlines.questions import ON_SCHOOL_BOUNDS
from acts.deadlines.reader import read
from acts.deadlines.reading import Kind, Reading
from acts.roadmap import Item, ReadTerm, Roadmap
from acts.roadmap_review.readings import agrees

__all__ = ["in_school_years"]

_USUAL = Policies()
_DATED = (Kind.WINDOW, Kind.UNTIL, Kind.YEARLY)


def in_school_years(roadmap: Roadmap, item: Item) -> Item:
    """Mark the readings of an item whose dates were assumed to be bounds of the school year.

    «До конца учебного года» is read as 31 May, and a person confirms that for the roadmap; an
    organisation with a schedule of its own ends its year on its own day. «До 31 мая» stays.

    Args:
        roadmap: With the policies in force; the item is given back as it is when their school
            year has the usual bounds.
        item: Of that roadmap.
    """
    bounds = (roadmap.policies.school_year_start, roadmap.policies.school_year_end)
    if bounds == (_USUAL.school_year_start, _USUAL.school_year_end):
        return item
    said = [
        one
        for one in read(item.deadline.text, roadmap.context).readings
        if any(asked in one.question for asked in ON_SCHOOL_BOUNDS)
    ]
    readings = tuple(_marked(term, said) for term in item.deadline.readings)
    return dc.replace(item, deadline=dc.replace(item.deadline, readings=readings))


def _marked(term: ReadTerm, said: list[Reading]) -> ReadTerm:
    held = term.reading
    if held.scope or held.kind not in _DATED or not any(agrees(held, one) for one in said):
        return term
    return dc.replace(term, reading=dc.replace(held, scope="school-year"))
