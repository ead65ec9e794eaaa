"""The roadmap of an order: items with printed deadlines and their confirmed readings."""

import dataclasses as dc
import datetime as dt
import enum
from collections.abc import Mapping

from acts.deadlines.policy import Policies
from acts.deadlines.reading import Context, Reading
from acts.order import Edition, Order
from acts.organization import FanOut

__all__ = [
    "AcceptedFinding",
    "Body",
    "Confirmation",
    "Deadline",
    "FurtherTerm",
    "Indicator",
    "Item",
    "Link",
    "LinkKind",
    "LocalRow",
    "ParentItem",
    "ReadTerm",
    "ResultDocument",
    "Roadmap",
    "Target",
]


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """Who stands behind a reading.

    Attributes:
        by: Post or role of the one who confirmed, never a name.
        on: When.
        reason: Why this reading and no other.
    """

    by: str
    on: dt.date
    reason: str


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class ReadTerm:
    """One reading of a deadline; without a confirmation it is only an offer."""

    reading: Reading
    confirmation: Confirmation | None = None


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """The printed wording, never edited, and what it was taken to mean."""

    text: str
    readings: tuple[ReadTerm, ...] = ()


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class FurtherTerm:
    """A second term for the same duty, stated elsewhere than in the «срок» column.

    Attributes:
        place: Where: «примечание», «п. 1.2 приказа».
        text: The printed wording.
        reading: What it means.
        governs: Whether it replaces the column's date; otherwise both are shown, that counts.
        reason: Why.
    """

    place: str
    text: str
    reading: Reading
    governs: bool
    reason: str


class LinkKind(enum.StrEnum):
    """How an item hangs on another."""

    PART_OF = "part_of"  # its result is a part of the other's document: one paper proves both
    AFTER = "after"  # its term runs from the other's document
    REFERS_TO = "refers_to"  # the note points there
    CONFLICTS_WITH = "conflicts_with"  # two clauses give different terms


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A tie that the source states.

    Attributes:
        kind: What ties them.
        target: Item number, or «приказ, п. 1.2».
        note: What the source says, in our words.
    """

    kind: LinkKind
    target: str
    note: str = ""


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class ResultDocument:
    """The result column.

    Attributes:
        text: As printed; empty where the cell is empty.
        kinds: Codes of the kinds of act that prove it; empty where any paper does.
    """

    text: str = ""
    kinds: tuple[str, ...] = ()


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A responsible body of the roadmap.

    Attributes:
        id: Code within the file.
        name: As printed.
        fan_out: Whom it stands for.
        named_only: Whether only organisations that name this body are it; the others of their
            kind owe nothing under it.
    """

    id: str
    name: str
    fan_out: FanOut
    named_only: bool = False


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class LocalRow:
    """How an organisation writes an item into its own roadmap; our words, not the source's.

    Attributes:
        event: What is done.
        responsible: Who does it: «директор», «куратор».
        result: What comes of it.
    """

    event: str
    responsible: str
    result: str


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class ParentItem:
    """The item of a higher body's roadmap that an item carries out.

    Attributes:
        roadmap: Code of that roadmap.
        item: Number of the item there.
    """

    roadmap: str
    item: str


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A row of the roadmap.

    Attributes:
        number: As printed without the final dot: «5».
        title: As printed.
        bodies: Ids of responsible bodies, the leading one first.
        responsible: The column as printed.
        deadline: The срок column.
        result: The result column.
        note: The note column as printed, empty where the cell is.
        place: Place in the source: «приложение 1, строка 5, стр. 2 таблицы».
        clause: Where the duty stands if not in a row of the annex: «п. 4.6.1 положения».
        links: Ties to other items and points.
        further_terms: Second terms stated elsewhere.
        local: The row of the organisation's own roadmap, or None where it keeps none.
        edition: Number of the edition that brought the item or changed it last.
        parent: The item of a higher roadmap it carries out, or None.
    """

    number: str
    title: str
    bodies: tuple[str, ...]
    responsible: str
    deadline: Deadline
    result: ResultDocument = ResultDocument()
    note: str = ""
    place: str = ""
    clause: str = ""
    links: tuple[Link, ...] = ()
    further_terms: tuple[FurtherTerm, ...] = ()
    local: LocalRow | None = None
    edition: int = 1
    parent: ParentItem | None = None


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """An indicator's target for a year, in percent as printed."""

    year: int
    value: str


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """An indicator of the order; a year without a target has none, it is never interpolated.

    Attributes:
        number: As printed.
        title: As printed, without the formula.
        numerator: What is counted, as printed; empty where the order gives no formula.
        denominator: Out of what, as printed.
        unit: «%», empty where the order names none.
        targets: Only the years the order gives.
        place: Place in the source.
        survey: Whether it is found by questionnaire.
        local: The same measured on a school's own roll, in our words; empty where it can't be.
    """

    number: str
    title: str
    numerator: str = ""
    denominator: str = ""
    unit: str = ""
    targets: tuple[Target, ...] = ()
    place: str = ""
    survey: bool = False
    local: str = ""


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedFinding:
    """A contradiction of the source that was seen and accepted; a new one fails the check."""

    code: str
    where: str
    reason: str


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Roadmap:
    """A roadmap with the order that carries it.

    Attributes:
        id: Code: «kamchatka-553».
        order: The order from above.
        annex: Which annex of the order the roadmap is: «приложение 1».
        title: Its heading as printed.
        period_start: First day of the programme.
        period_end: Last day of the programme.
        period_reason: Why these days, where the order doesn't name both.
        monitoring: The order's own monitoring window, with its clause.
        bodies: Responsible bodies.
        items: Rows in order of their numbers.
        indicators: The indicators annex.
        policies: How raw dates become due dates.
        accepted_findings: Known contradictions of the source.
        editions: Amending orders, from the second edition; the text is that of the last one.
    """

    id: str
    order: Order
    annex: str
    title: str
    period_start: dt.date
    period_end: dt.date
    bodies: tuple[Body, ...]
    items: tuple[Item, ...]
    policies: Policies
    period_reason: str = ""
    monitoring: FurtherTerm | None = None
    indicators: tuple[Indicator, ...] = ()
    accepted_findings: tuple[AcceptedFinding, ...] = ()
    editions: tuple[Edition, ...] = ()

    @property
    def edition(self) -> int:
        """Give the number of the edition that this text is; the order's own text is 1."""
        return self.editions[-1].number if self.editions else 1

    @property
    def valid_from(self) -> dt.date:
        """Give the first day of this text."""
        return self.editions[-1].valid_from if self.editions else self.order.date

    @property
    def edition_name(self) -> str:
        """Name this text: «редакция 2 (приказ № 90 от 01.03.2021)»."""
        by = self.editions[-1].citation if self.editions else self.order.citation
        return f"редакция {self.edition} ({by})"

    def ordered_on(self, item: Item) -> dt.date:
        """Give the day of the order that brought an item or changed it last.

        A term of the item that had passed by then can't be met: it is retroactive.
        """
        found = (one.date for one in self.editions if one.number == item.edition)
        return next(found, self.order.date)

    @property
    def context(self) -> Context:
        """Give what a deadline's wording leaves unsaid: the order's day and the period."""
        return Context(
            order_date=self.order.date, period_start=self.period_start, period_end=self.period_end
        )

    def stands_on(self, day: dt.date) -> bool:
        """Tell whether an act of `day` may rest on the order: it is known by number and in time."""
        return self.order.can_be_cited and self.order.date <= day <= self.period_end

    def item(self, number: str) -> Item | None:
        """Find an item by its number, with or without a final dot."""
        return next((one for one in self.items if one.number == number.rstrip(".")), None)

    def clause(self, item: Item) -> str:
        """Cite an item: «приказ № 553 от 26.06.2020, приложение 1, п. 5»."""
        return f"{self.order.citation}, {item.clause or f'{self.annex}, п. {item.number}'}"

    def fan_outs(self, item: Item) -> Mapping[FanOut, Body]:
        """Give the kinds of organisation that owe an item, each with its leading body."""
        by_id = {body.id: body for body in self.bodies}
        owed: dict[FanOut, Body] = {}
        for body_id in item.bodies:
            owed.setdefault(by_id[body_id].fan_out, by_id[body_id])
        return owed
