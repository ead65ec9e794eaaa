"""The turn of the school year as one reviewed change: shown, taken whole, once a year."""

import dataclasses as dc
import datetime as dt
from collections.abc import Mapping

from acts.errors import InputError, Problem
from acts.journal import Event, register_subject
from acts.organization import Organization
from acts.registers.rows import ChangeSet, FieldChange, Row, RowChange, RowStatus
from acts.registers.typed_rows import registers_from
from acts.registers.year import Proposal, RolledYear, roll_year
from acts.services.desk import Desk
from acts.services.exchange_forms import refresh_form, rows_to_show
from acts.services.registering import Applied, apply
from acts.states import RegisterTrigger

__all__ = ["YearRolled", "YearUndone", "roll", "school_year", "undo"]

_FIRST_MONTH = 7  # a year that begins in July or later is the one of its autumn
# A deputy head turns the year between the last lessons of May and September: 25 May is so many
# weeks before 31 August. Until then the end of the running year is a mistake.
_AHEAD = dt.timedelta(weeks=14)
_SETTLING = dt.timedelta(days=30)  # registers begun in September may hold the classes of May


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class YearRolled:
    """What the turn of the year did, or would do.

    Attributes:
        year: What it works out: fields, pairs, leavers, programmes, missing consents.
        changes: The fields as a change set.
        applied: What was taken in; None when it was only looked at.
    """

    year: RolledYear
    changes: ChangeSet
    applied: Applied | None


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class YearUndone:
    """What taking back the turn of the year did, or would do.

    Attributes:
        changes: The fields as a change set.
        left: Codes of rows with a field that was changed since and stays.
        applied: What was taken in; None when it was only looked at.
    """

    changes: ChangeSet
    left: tuple[str, ...]
    applied: Applied | None


def school_year(starts_on: dt.date) -> str:
    """Name the school year that begins on a day.

    >>> school_year(dt.date(2026, 9, 1))
    '2026/2027'
    """
    first = starts_on.year if starts_on.month >= _FIRST_MONTH else starts_on.year - 1
    return f"{first}/{first + 1}"


def roll(
    desk: Desk,
    organization: Organization,
    *,
    ends_on: dt.date | None = None,
    starts_on: dt.date | None = None,
    classes: int | None = None,
    early: bool = False,
    dry_run: bool = False,
) -> YearRolled:
    """Turn the school year of an organisation: end pairs whose term is over, raise classes.

    Args:
        desk: The workspace.
        organization: Whose year.
        ends_on: Last day of the old year; None is the last one that has passed or comes within
            fourteen weeks: usually 31 August, from 25 May on.
        starts_on: First day of the new one; None is the day after.
        classes: By how many classes to raise after years nobody turned; None is one where no
            year was left out.
        early: Whether a year that ends later than in fourteen weeks may be turned.
        dry_run: Only say what it would do.

    Raises:
        InputError: The days are in the wrong order or too far ahead, this year or a later one was
            turned already, years were left out and nobody said by how much to raise.
        WorkflowError: The actor doesn't keep these registers.
    """
    last, first = _days(desk, organization, ends_on, starts_on, early=early)
    years = _years(desk, organization, first, classes)
    rows, revision = rows_to_show(desk, organization)
    year = roll_year(
        registers_from(organization.id, rows), ends_on=last, starts_on=first, years=years
    )
    changes = ChangeSet(
        organization=organization.id,
        revision=revision,
        base=revision,
        changes=_changes(rows, year.changes),
    )
    applied = None
    if not dry_run:
        applied = apply(
            desk,
            changes,
            trigger=RegisterTrigger.ROLL,
            note=f"учебный год {school_year(first)}",
            effective_from=first,
        )
        refresh_form(desk, organization)
    return YearRolled(year=year, changes=changes, applied=applied)


def undo(desk: Desk, organization: Organization, *, dry_run: bool = False) -> YearUndone:
    """Put back what the last turn of the year changed; what was changed since is left alone.

    Args:
        desk: The workspace.
        organization: Whose year.
        dry_run: Only say what it would do.

    Raises:
        InputError: There is no turn to take back.
        WorkflowError: The actor doesn't keep these registers.
    """
    rolled = _standing(desk, organization)
    if not rolled:
        raise InputError("перехода на новый учебный год в журнале нет", remedy="Отменять нечего")
    event = max(rolled.values(), key=lambda one: one.seq)
    source, target = int(event.fact.source), int(event.fact.target)
    before = _by_code(desk.store.register(organization.id, revision=source))
    after = _by_code(desk.store.register(organization.id, revision=target))
    now, revision = rows_to_show(desk, organization)
    changes, left = [], []
    for row in now:
        was, became = before.get(row.code, row), after.get(row.code, row)
        turned = [key for key in became.values if was.value(key) != became.value(key)]
        back = [key for key in turned if row.value(key) == became.value(key)]
        left += [row.code] if len(back) < len(turned) else []
        if back:
            changes.append(_changed(row, {key: was.value(key) for key in back}))
    found = ChangeSet(
        organization=organization.id, revision=revision, base=revision, changes=tuple(changes)
    )
    applied = None
    if not dry_run:
        assert event.fact.details.effective_from is not None  # `_standing` gives no other
        year = school_year(event.fact.details.effective_from)
        applied = apply(
            desk,
            found,
            trigger=RegisterTrigger.ROLL,
            note=f"отменён переход на учебный год {year}",
            document=f"событие {event.seq}",
        )
        refresh_form(desk, organization)
    return YearUndone(changes=found, left=tuple(left), applied=applied)


def _by_code(rows: tuple[Row, ...]) -> dict[str, Row]:
    return {one.code: one for one in rows}


def _standing(desk: Desk, organization: Organization) -> dict[str, Event]:
    """Map school years that were turned, and not turned back, to the event."""
    rolled: dict[str, Event] = {}
    for event in desk.store.history(register_subject(organization.id)):
        fact = event.fact
        if fact.trigger != RegisterTrigger.ROLL:
            continue
        if fact.details.effective_from is not None:
            rolled[school_year(fact.details.effective_from)] = event
        else:
            rolled = {
                year: one
                for year, one in rolled.items()
                if f"событие {one.seq}" != fact.details.document
            }
    return rolled


def _days(
    desk: Desk,
    organization: Organization,
    ends_on: dt.date | None,
    starts_on: dt.date | None,
    *,
    early: bool,
) -> tuple[dt.date, dt.date]:
    """Settle the last day of the old year and the first of the new one, or refuse to turn it."""
    today = desk.today(organization)
    last = ends_on or _usual_end(desk, organization, today)
    first = starts_on or last + dt.timedelta(days=1)
    if first <= last:
        raise InputError(
            "новый учебный год начинается раньше, чем кончается старый",
            remedy="Исправьте --ends или --starts",
        )
    if last > today + _AHEAD and not early:
        raise _too_early(last)
    _refuse_second(desk, organization, first)
    _refuse_begun_later(desk, organization, last, first, asked=ends_on is not None)
    return last, first


def _usual_end(desk: Desk, organization: Organization, today: dt.date) -> dt.date:
    """Give the last day of the school year that is over, or soon will be."""
    begins = desk.policies_of(organization).school_year_start
    ends = [begins.on(today.year + ahead) - dt.timedelta(days=1) for ahead in (1, 0, -1)]
    return next(day for day in ends if day <= today + _AHEAD)


def _too_early(last: dt.date) -> InputError:
    return InputError(
        Problem(
            message=f"до конца учебного года, {last:%d.%m.%Y}, ещё далеко: классы и пары нынешнего "
            "года нужны документам",
            remedy=f"Переходите с {last - _AHEAD:%d.%m.%Y}; если переход нужен сейчас, добавьте "
            "--early",
            code="year.early",
        )
    )


def _later(day: dt.date) -> dt.date:
    return dt.date(day.year + 1, 8, 31)


def _refuse_second(desk: Desk, organization: Organization, starts_on: dt.date) -> None:
    """Refuse to raise classes twice: the journal knows which years were turned."""
    turned = _standing(desk, organization)
    last = max(turned, default="")
    if school_year(starts_on) <= last:
        event = turned[last]
        again = _later(starts_on.replace(year=int(last[:4]))) - _AHEAD
        raise InputError(
            Problem(
                message=f"на {last} учебный год уже перешли: событие {event.seq} "
                f"от {event.fact.happened_on:%d.%m.%Y}",
                remedy="Отменить переход: acts year roll --undo. Отдельные классы правят в форме. "
                f"На следующий год переходят с {again:%d.%m.%Y}",
                place=organization.id,
                code="year.twice",
            )
        )


def _refuse_begun_later(
    desk: Desk, organization: Organization, last: dt.date, first: dt.date, *, asked: bool
) -> None:
    """Refuse to raise classes that were entered as those of the new year."""
    tracked, begun = organization.tracked_from, _begun(desk, organization)
    if tracked is not None and tracked > last:
        since = f"учёт ведётся с {tracked:%d.%m.%Y}"
    elif begun > last + _SETTLING and not asked and not _standing(desk, organization):
        since = f"реестры ведутся с {begun:%d.%m.%Y}"
    else:
        return
    raise InputError(
        Problem(
            message=f"{since}: классы и пары внесены уже в {school_year(first)} учебном году, "
            "переводить не с чего",
            remedy=f"Перейти на следующий год: acts year roll --ends {_later(last):%d.%m.%Y}, "
            "когда он кончится",
            code="year.begun",
        )
    )


def _begun(desk: Desk, organization: Organization) -> dt.date:
    """Give the day of the first record about the registers."""
    history = desk.store.history(register_subject(organization.id))
    return history[0].fact.happened_on if history else dt.date.min


def _years(desk: Desk, organization: Organization, first: dt.date, classes: int | None) -> int:
    """Tell by how many classes to raise: one, unless years were left out and a person says so."""
    begun = _begun(desk, organization)
    known = max(_standing(desk, organization), default="") or (
        school_year(begun) if begun > dt.date.min else ""
    )
    new = int(school_year(first)[:4])
    skipped = [f"{year}/{year + 1}" for year in range(int(known[:4]) + 1, new)] if known else []
    if classes is None and skipped:
        raise InputError(
            Problem(
                message=f"пропущен переход на {', '.join(skipped)} учебный год: на "
                f"{school_year(first)} классы поднялись бы только на один",
                remedy=f"Поднять за все годы: --classes {len(skipped) + 1}. Если классы за "
                "пропущенное время уже исправлены в форме: --classes 1",
                place=organization.id,
                code="year.skipped",
            )
        )
    if classes is not None and not 1 <= classes <= len(skipped) + 1:
        raise InputError(
            Problem(
                message=f"поднять классы на {classes} нельзя: "
                + (f"пропущено переходов – {len(skipped)}" if skipped else "переходы не пропущены"),
                remedy=f"Укажите --classes от 1 до {len(skipped) + 1}"
                if skipped
                else "Уберите --classes: классы поднимутся на один",
                place=organization.id,
                code="year.classes",
            )
        )
    return classes or 1


def _changes(rows: tuple[Row, ...], proposals: tuple[Proposal, ...]) -> tuple[RowChange, ...]:
    by_row: dict[tuple[str, str], list[Proposal]] = {}
    for one in proposals:
        by_row.setdefault((one.table, one.code), []).append(one)
    return tuple(
        _changed(row, {one.key: one.after for one in wanted})
        for row in rows
        if (wanted := by_row.get((row.table, row.code)))
    )


def _changed(row: Row, values: Mapping[str, str]) -> RowChange:
    fields = tuple(
        FieldChange(key=key, before=row.value(key), after=value) for key, value in values.items()
    )
    return RowChange(
        status=RowStatus.CHANGED,
        row=dc.replace(row, values={**row.values, **values}),
        fields=fields,
    )
