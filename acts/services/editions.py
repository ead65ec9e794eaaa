"""Two editions of a roadmap side by side: what an amending order changed, and which dates."""

import dataclasses as dc
import datetime as dt
from collections.abc import Iterator, Sequence

from acts.deadlines.explain import explain
from acts.deadlines.policy import calendar_of
from acts.errors import InputError, Problem
from acts.plan import Occurrence, amend, counted_terms, lay_out
from acts.roadmap import Indicator, Item, Roadmap
from acts.working_days import WorkingDays

__all__ = ["Change", "DateChange", "EditionDiff", "FieldChange", "compare_editions"]


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """A field that differs: its name in Russian, and both texts; empty where there is none."""

    name: str
    old: str
    new: str


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class DateChange:
    """What becomes of the date of one period.

    Attributes:
        period: Label: «2021», «по-необходимости».
        old: The date before, or None.
        new: The date now, or None.
        added: Whether the period is new.
        removed: Whether the period is no longer asked for.
        retroactive: Whether the new date had passed when the edition began.
        former: Its label before, where terms of its year became more or fewer; else empty.
    """

    period: str
    old: dt.date | None
    new: dt.date | None
    added: bool = False
    removed: bool = False
    retroactive: bool = False
    former: str = ""


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """An item or an indicator that is new, gone or changed.

    Attributes:
        number: Its number.
        title: Its title, the new one where there is one.
        kind: «added», «removed» or «changed».
        fields: What differs in it.
        dates: What becomes of its dates; of an indicator none.
    """

    number: str
    title: str
    kind: str
    fields: tuple[FieldChange, ...] = ()
    dates: tuple[DateChange, ...] = ()


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class EditionDiff:
    """Everything that differs between two texts of a roadmap.

    Attributes:
        old: Name of the first text.
        new: Name of the second one.
        valid_from: First day of the second one; dates before it stay as they were.
        whole: What differs in the roadmap itself: period, title, rules of dates.
        items: Items.
        indicators: Indicators.
    """

    old: str
    new: str
    valid_from: dt.date
    whole: tuple[FieldChange, ...]
    items: tuple[Change, ...]
    indicators: tuple[Change, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return not (self.whole or self.items or self.indicators)


def compare_editions(old: Roadmap, new: Roadmap, days: WorkingDays | None = None) -> EditionDiff:
    """Compare two texts of one roadmap.

    Args:
        old: The text before.
        new: The text now.
        days: The calendar; None takes the one each roadmap's rules ask for.

    Raises:
        InputError: They are of different roadmaps.
    """
    if old.id != new.id:
        raise InputError(
            Problem(
                message=f"это разные карты: «{old.id}» и «{new.id}»",
                remedy="Сравнивать можно редакции одной карты: код (id) у них один",
                code="edition.other-roadmap",
            )
        )
    old_days = days or calendar_of(old.policies)
    before = lay_out(old, old_days)
    after = lay_out(new, days or calendar_of(new.policies))
    if new.edition > old.edition:
        after = amend(before, after, new.valid_from, counted=counted_terms(old, old_days))
    return EditionDiff(
        old=old.edition_name,
        new=new.edition_name,
        valid_from=new.valid_from,
        whole=tuple(_differing(_of_roadmap(old), _of_roadmap(new))),
        items=tuple(_items(old, new, before, after)),
        indicators=tuple(_indicators(old, new)),
    )


def _items(
    old: Roadmap, new: Roadmap, before: Sequence[Occurrence], after: Sequence[Occurrence]
) -> Iterator[Change]:
    numbers = dict.fromkeys(item.number for item in (*new.items, *old.items))
    for number in numbers:
        was, now = old.item(number), new.item(number)
        fields = tuple(
            _differing(_of_item(old, was) if was else {}, _of_item(new, now) if now else {})
        )
        dates = tuple(_dates(_of(before, number), _of(after, number)))
        kind = "added" if was is None else "removed" if now is None else "changed"
        if fields or dates or kind != "changed":
            shown = now or was
            assert shown is not None  # the number is of one of the two
            yield Change(
                number=number,
                title=shown.title,
                kind=kind,
                fields=fields if kind == "changed" else (),
                dates=dates,
            )


def _of(plan: Sequence[Occurrence], number: str) -> dict[str, Occurrence]:
    return {one.id.period: one for one in plan if one.id.item == number}


def _dates(before: dict[str, Occurrence], after: dict[str, Occurrence]) -> Iterator[DateChange]:
    former = _renamed(before, after)
    for period in dict.fromkeys((*before, *after)):
        if period in former.values():
            continue
        was, now = before.get(former.get(period, period)), after.get(period)
        change = DateChange(
            period=period,
            old=was.due if was else None,
            new=now.due if now else None,
            added=was is None,
            removed=now is None,
            retroactive=bool(now and now.retroactive),
            former=former.get(period, ""),
        )
        if change.added or change.removed or change.old != change.new or change.former:
            yield change


def _renamed(before: dict[str, Occurrence], after: dict[str, Occurrence]) -> dict[str, str]:
    """Map labels of terms that were there already to their labels before.

    Where a year has more or fewer terms than before, all of them get other labels: the term of
    the same day is the same one, and so is the only one left in the place of the only one gone.
    """
    gone = [one for label, one in before.items() if label not in after and one.due]
    new = [one for label, one in after.items() if label not in before]
    pairs: dict[str, str] = {}
    for now in new:
        same = [one for one in gone if _year(one) == _year(now)]
        only = len(same) == 1 and [_year(one) for one in new].count(_year(now)) == 1
        was = next((one for one in same if one.due == now.due or only), None)
        if was is not None:
            pairs[now.id.period] = was.id.period
            gone.remove(was)
    return pairs


def _year(one: Occurrence) -> str:
    """Give the year of a term's label: «2021» of «2021-2»."""
    return one.id.period.partition("-")[0]


def _indicators(old: Roadmap, new: Roadmap) -> Iterator[Change]:
    was = {one.number: one for one in old.indicators}
    now = {one.number: one for one in new.indicators}
    for number in dict.fromkeys((*now, *was)):
        if number not in was or number not in now:
            one = (now if number in now else was)[number]
            kind = "added" if number in now else "removed"
            yield Change(number=number, title=one.title, kind=kind)
            continue
        fields = tuple(_differing(_of_indicator(was[number]), _of_indicator(now[number])))
        if fields:
            yield Change(number=number, title=now[number].title, kind="changed", fields=fields)


def _differing(old: dict[str, str], new: dict[str, str]) -> Iterator[FieldChange]:
    for name in dict.fromkeys((*old, *new)):
        was, now = old.get(name, ""), new.get(name, "")
        if was != now:
            yield FieldChange(name=name, old=was, new=now)


def _of_roadmap(roadmap: Roadmap) -> dict[str, str]:
    monitoring = roadmap.monitoring
    return {
        "название": roadmap.title,
        "срок программы": f"{roadmap.period_start:%d.%m.%Y} – {roadmap.period_end:%d.%m.%Y}",
        "мониторинг": f"{monitoring.text} ({monitoring.place})" if monitoring else "",
    }


def _of_item(roadmap: Roadmap, item: Item) -> dict[str, str]:
    names = {body.id: body.name for body in roadmap.bodies}
    return {
        "мероприятие": item.title,
        "срок": item.deadline.text,
        "понято как": "; ".join(
            explain(term.reading, roadmap.context) for term in item.deadline.readings
        ),
        "другие сроки": "; ".join(f"{one.place}: {one.text}" for one in item.further_terms),
        "исполнитель": "; ".join(names[one] for one in item.bodies),
        "ответственный, как напечатан": item.responsible,
        "результат": item.result.text,
        "виды документов": ", ".join(item.result.kinds),
        "примечание": item.note,
        "вышестоящий пункт": f"{item.parent.roadmap}, п. {item.parent.item}" if item.parent else "",
    }


def _of_indicator(indicator: Indicator) -> dict[str, str]:
    return {
        "показатель": indicator.title,
        "как считается": " / ".join(filter(None, (indicator.numerator, indicator.denominator))),
        **{
            f"значение {one.year} года": f"{one.value} {indicator.unit}".strip()
            for one in indicator.targets
        },
    }
