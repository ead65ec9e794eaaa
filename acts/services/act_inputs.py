"""What the store knows for the making of an act: registers, earlier acts, bodies to be heard."""

import dataclasses as dc
import datetime as dt
from collections.abc import Iterable

from acts.act import ActKind
from acts.errors import InputError, Problem, Severity
from acts.journal import Snapshot
from acts.organization import Organization
from acts.registers.books import number_key
from acts.registers.choices import BODIES, BodyKind, MentorCategory
from acts.registers.participants import Body, Registers
from acts.services.desk import Desk
from acts.services.inputs import inputs_of
from acts.services.inputs.issue import Issue, IssuedAct
from acts.states import ActState

__all__ = [
    "REGISTERED",
    "Subject",
    "absent_bodies",
    "bodies_of",
    "input_findings",
    "issue_of",
    "subject_of",
    "subjects_of",
    "unrecorded_bodies",
]

REGISTERED = frozenset(
    {
        ActState.REGISTERED,
        ActState.IN_FORCE,
        ActState.AMENDED,
        ActState.REPEALED,
        ActState.ARCHIVED,
    }
)
_EFFECTIVE = frozenset({ActState.IN_FORCE, ActState.AMENDED})
_TITLES = {BodyKind(one.code): one.title for one in BODIES}
_COUNCILS = (BodyKind.STUDENTS, BodyKind.PARENTS)


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The row of a register that an act is about: its code and what a person calls it."""

    code: str
    title: str


def registers_of(desk: Desk, organization: str) -> Registers:
    """Give what an organisation keeps.

    Args:
        desk: The workspace.
        organization: Its id.
    """
    # Most steps of an act ask no register, and what reads and merges forms costs a start.
    from acts.services import registering

    return registering.registers_of(desk, organization)


def issue_of(desk: Desk, organization: Organization, *, on: dt.date, about: str = "") -> Issue:
    """Gather what an act is made from.

    Args:
        desk: The workspace.
        organization: Who issues it.
        on: Planned day of the act.
        about: Code of the row it is about, or empty.
    """
    return Issue(
        registers=registers_of(desk, organization.id),
        roadmap=desk.roadmap,
        on=on,
        days=desk.days,
        about=about,
        issued=_issued(desk, organization),
    )


def _issued(desk: Desk, organization: Organization) -> tuple[IssuedAct, ...]:
    days = {organization.id: desk.today(organization)}
    now = desk.store.act_snapshots(days=days, organization=organization.id)
    found = [
        _as_issued(one.kind, one.title, now[one.id])
        for one in desk.store.acts(organization=organization.id)
        if one.id in now and now[one.id].state in REGISTERED and now[one.id].document_date
    ]
    return tuple(sorted(found, key=lambda one: (one.date, number_key(one.number))))


def _as_issued(kind: str, title: str, now: Snapshot) -> IssuedAct:
    assert now.document_date is not None
    return IssuedAct(
        kind=kind,
        title=title,
        number=now.number,
        date=now.document_date,
        in_force=now.state in _EFFECTIVE,
    )


def subjects_of(kind: ActKind, registers: Registers, on: dt.date) -> tuple[Subject, ...]:
    """List the rows that need an act of this kind on a day; none where a year has one act."""
    if kind.about != "partners":
        return ()
    return tuple(
        Subject(code=one.code, title=one.short_name)
        for one in registers.partners
        if (one.since is None or one.since <= on) and (one.until is None or on <= one.until)
    )


def subject_of(kind: ActKind, registers: Registers, about: str) -> Subject | None:
    """Find the row an act is to be about; None where the kind is about none.

    Raises:
        InputError: The kind needs a row and none is named, or there is no such row.
    """
    if not kind.about:
        if about:
            raise InputError(
                f"«{kind.title}» – один на период, код строки ему не нужен",
                remedy="Уберите --about",
            )
        return None
    known = [Subject(code=one.code, title=one.short_name) for one in registers.partners]
    for one in known:
        if one.code == about:
            return one
    listed = ", ".join(f"{one.code} ({one.title})" for one in known) or "ни одной"
    raise InputError(
        Problem(
            message=f"строки «{about}» нет в реестре" if about else "не указано, с кем соглашение",
            remedy=f"Добавьте --about КОД; на листе «Партнёры» есть: {listed}",
            code="draft.about",
        )
    )


def bodies_of(kind: ActKind, registers: Registers, on: dt.date) -> tuple[str, ...]:
    """Name the bodies to be heard: those that exist, and those recorded as absent.

    Whoever doesn't exist is heard too: it takes a recorded fact, never a silent skip
    (ч. 3 ст. 30 273-ФЗ; ст. 372 ТК).
    """
    return tuple(_TITLES[one] for one in _asked(kind, registers) if registers.body(one, on))


def absent_bodies(registers: Registers, on: dt.date) -> dict[str, Body]:
    """Map names of bodies that are recorded as absent to those records."""
    found = {title: registers.body(one, on) for one, title in _TITLES.items()}
    return {title: one for title, one in found.items() if one is not None and not one.exists}


def unrecorded_bodies(kind: ActKind, registers: Registers, on: dt.date) -> tuple[Problem, ...]:
    """Name the bodies that have to be heard and of which nothing is recorded."""
    return tuple(
        Problem(
            message=f"не записано, есть ли в школе {_TITLES[one]}: его мнение нужно до подписания",
            remedy="Внесите его – или что его нет – на лист «Советы и профсоюз» формы "
            "и загрузите её: acts data load ФАЙЛ",
            place=_TITLES[one],
            code="draft.no-body",
        )
        for one in _asked(kind, registers)
        if registers.body(one, on) is None
    )


def _asked(kind: ActKind, registers: Registers) -> tuple[BodyKind, ...]:
    if not kind.needs_opinion:
        return ()
    # An act that binds employees is shown to their union (ст. 8 ТК).
    employees = any(one.category is MentorCategory.EMPLOYEE for one in registers.mentors) or any(
        one.is_employee for one in registers.mentees
    )
    return (*_COUNCILS, BodyKind.UNION) if employees else _COUNCILS


def input_findings(
    kind: ActKind, issue: Issue, *, approved: Iterable[str] = ()
) -> tuple[Problem, ...]:
    """List what the registers say against an act: it may be drafted, but not submitted.

    Args:
        kind: Its kind.
        issue: What it is made from.
        approved: Kinds whose whole text it carries.
    """
    found = list(_findings(kind.code, issue))
    for code in approved:
        # The act itself is lawful without them: the forms it approves can be filled in by hand.
        found += (dc.replace(one, severity=Severity.WARNING) for one in _findings(code, issue))
    return (*found, *unrecorded_bodies(kind, issue.registers, issue.on))


def _findings(kind: str, issue: Issue) -> tuple[Problem, ...]:
    try:
        return inputs_of(kind).findings(issue)
    except InputError as missing:
        return missing.problems
