"""Make every draft that can be made today: in order, past a refusal, with one summary."""

import dataclasses as dc
import datetime as dt
import enum
from collections.abc import Iterator, Mapping
from pathlib import Path

from acts import resources
from acts.act import ActKind
from acts.documents.context import date_of
from acts.errors import ActsError, ConfigurationError, InputError, Problem, reason_of
from acts.journal import Snapshot, act_subject, snapshot
from acts.registers.act_record import ActRecord, TextOrigin
from acts.services.act_inputs import Subject, issue_of, registers_of, subjects_of
from acts.services.desk import Desk
from acts.services.draft_labels import act_id, draft_command, free_period
from acts.services.drafting import OVER_STATES, Drafted, draft
from acts.services.inputs import order_pairs
from acts.services.inputs.issue import PERIOD_OVER
from acts.sources.catalog import load_catalog, load_kind
from acts.states import ACT_LABELS, ActState

__all__ = ["DraftOutcome", "DraftStatus", "DraftWish", "all_kinds", "draft_kinds"]

_DRAFTING = ("", ActState.DRAFT, ActState.RETURNED)
_BINDING = (ActState.REGISTERED, ActState.IN_FORCE, ActState.AMENDED)
_PAIRS = "order_pairs"


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class DraftWish:
    """What a person asks of drafts.

    Attributes:
        on: Planned day; None is today in each organisation's zone.
        period: Label of the period; empty takes that of the latest draft of the day's year, else
            of the latest act that is not over, else the year itself.
        about: Code of one row; empty takes every row that needs such an act on the day.
        extra: A data file laid over what the store knows.
        hear: Bodies to hear besides those of the registers.
        anew: Whether texts that were taken in go back to the generated ones.
    """

    on: dt.date | None = None
    period: str = ""
    about: str = ""
    extra: Path | None = None
    hear: tuple[str, ...] = ()
    anew: bool = False


class DraftStatus(enum.StrEnum):
    """What came of one act of a round of drafts."""

    MADE = "made"
    UNCHANGED = "unchanged"  # it came out as it was: nothing was written or recorded
    BESIDE = "beside"  # the usual file was edited or is open: the draft lies beside it
    TAKEN = "taken"  # its text was taken in from Word and stays
    PAST = "past"  # it is past drafting already
    OUTDATED = "outdated"  # it is in force, and the registers say something else by now
    NOTHING = "nothing"  # there is no row to be about
    MISSING = "missing"  # data are missing
    REFUSED = "refused"  # the recorder has no right, or somebody was quicker
    FAILED = "failed"  # the file can't be written


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class DraftOutcome:
    """What came of one act.

    Attributes:
        organization: Who issues it.
        title: What a person calls it: «Соглашение с партнёром – ООО «Прибой»».
        status: What came of it.
        drafted: The draft, when there is one.
        note: What to know of it, in Russian; empty where the status says it all.
        problems: What is missing.
    """

    organization: str
    title: str
    status: DraftStatus
    drafted: Drafted | None = None
    note: str = ""
    problems: tuple[Problem, ...] = ()


def all_kinds() -> tuple[str, ...]:
    """List the kinds of the catalogue, each after those it follows."""
    kinds = load_catalog(resources.catalog())
    after = {
        one.kind: kind.code for kind in reversed(kinds) for one in kind.follow_ups
    }  # what follows → what goes first
    order: list[str] = []
    for kind in kinds:
        chain = [kind.code]
        while (first := after.get(chain[-1])) and first not in chain:
            chain.append(first)
        order += [one for one in reversed(chain) if one not in order]
    known = {one.code for one in kinds}
    return tuple(one for one in order if one in known)


def draft_kinds(
    desk: Desk, kinds: tuple[str, ...], organizations: tuple[str, ...], wish: DraftWish
) -> Iterator[DraftOutcome]:
    """Draft acts one after another; a refusal of one stops no other.

    Args:
        desk: The workspace.
        kinds: Codes of kinds, in order.
        organizations: Who issues them.
        wish: The day, the period and the like.

    Raises:
        InputError: A kind or an organisation is unknown.
    """
    known = [load_kind(one) for one in kinds]
    for organization in organizations:
        day = wish.on or desk.today(desk.organization(organization))
        for kind in known:
            if kind.about and not wish.about:
                subjects = subjects_of(kind, registers_of(desk, organization), day)
                for one in subjects:
                    yield _one(desk, kind, organization, one, wish)
                if not subjects:
                    yield DraftOutcome(
                        organization=organization,
                        title=kind.file_title,
                        status=DraftStatus.NOTHING,
                        note=f"действующих партнёров на {day:%d.%m.%Y} нет: их вносят на лист "
                        "«Партнёры» формы",
                    )
            else:
                yield _one(desk, kind, organization, None, wish)


def _one(
    desk: Desk, kind: ActKind, organization: str, subject: Subject | None, wish: DraftWish
) -> DraftOutcome:
    outcome = DraftOutcome(
        organization=organization,
        title=f"{kind.file_title} – {subject.title}" if subject else kind.file_title,
        status=DraftStatus.MISSING,
    )
    about = subject.code if subject else wish.about
    day = wish.on or desk.today(desk.organization(organization))
    wish = dc.replace(wish, period=wish.period or _latest(desk, kind, day, organization, about))
    past = _bound(desk, kind, organization, subject, day) or _past(
        desk, kind, organization, about, wish
    )
    if past is not None:
        status, note = past
        return dc.replace(outcome, status=status, note=note)
    try:
        made = draft(
            desk,
            kind.code,
            organization,
            on=wish.on,
            period=wish.period,
            about=about,
            extra=wish.extra,
            hear=wish.hear,
            anew=wish.anew,
        )
    except ConfigurationError as error:
        return dc.replace(outcome, status=DraftStatus.FAILED, problems=error.problems)
    except OSError as error:
        problem = Problem(
            message=reason_of(error), file=str(error.filename or ""), code="draft.not-written"
        )
        return dc.replace(outcome, status=DraftStatus.FAILED, problems=(problem,))
    except InputError as error:
        if all(one.code == PERIOD_OVER for one in error.problems):
            note = error.problems[0].message
            return dc.replace(
                outcome, status=DraftStatus.NOTHING, note=note, problems=error.problems
            )
        return dc.replace(outcome, problems=error.problems)
    except ActsError as error:
        return dc.replace(outcome, status=DraftStatus.REFUSED, problems=error.problems)
    status = DraftStatus.BESIDE if made.kept else DraftStatus.MADE
    status = DraftStatus.UNCHANGED if made.unchanged else status
    return dc.replace(outcome, status=status, drafted=made)


def _latest(desk: Desk, kind: ActKind, day: dt.date, organization: str, about: str) -> str:
    """Name the period of the latest draft of the day's year, else of the latest living act."""
    periods = {
        one.period: _now(desk, one).state
        for one in desk.store.acts(organization=organization)
        if (one.kind, one.about) == (kind.code, about)
        and one.period.partition("-")[0] == str(day.year)
    }
    drafts = [one for one, state in periods.items() if state in _DRAFTING]
    living = [one for one, state in periods.items() if state not in OVER_STATES]
    return max(drafts or living, key=lambda one: int(one.partition("-")[2] or 0), default="")


def _now(desk: Desk, act: ActRecord) -> Snapshot:
    return snapshot(desk.store.history(act_subject(act.id)))


def _bound(
    desk: Desk, kind: ActKind, organization: str, subject: Subject | None, day: dt.date
) -> tuple[DraftStatus, str] | None:
    """Say that a row of a round has such an act in force: it needs no second one."""
    if subject is None:
        return None
    for one in desk.store.acts(organization=organization):
        if (one.kind, one.about) != (kind.code, subject.code) or not _lasts(one, day):
            continue
        now = _now(desk, one)
        if now.state in _BINDING:
            return DraftStatus.PAST, _already(desk, one, now)
    return None


def _lasts(act: ActRecord, day: dt.date) -> bool:
    """Tell whether the term of an act goes on on a day; one whose term nobody knows goes on."""
    term = act.data.fields.get("term")
    return not isinstance(term, Mapping) or "to" not in term or day <= date_of(str(term["to"]))


def _already(desk: Desk, act: ActRecord, now: Snapshot) -> str:
    number = f" № {now.number}" if now.number else ""
    following = draft_command(act, period=free_period(desk, act))
    return f"уже «{ACT_LABELS[ActState(now.state)]}»{number}; ещё один: {following}"


def _past(
    desk: Desk, kind: ActKind, organization: str, about: str, wish: DraftWish
) -> tuple[DraftStatus, str] | None:
    """Say why an act is not drafted again: it went on, or its text was taken in."""
    day = wish.on or desk.today(desk.organization(organization))
    act = desk.store.act(act_id(kind.code, wish.period or str(day.year), organization, about))
    if act is None:
        return None
    now = _now(desk, act)
    if now.state not in _DRAFTING:
        return _outdated(desk, kind, organization, day) or (
            DraftStatus.PAST,
            _already(desk, act, now),
        )
    if act.origin is TextOrigin.TAKEN and not wish.anew:
        return (
            DraftStatus.TAKEN,
            f"принят текст, правленный в Word; вернуться к шаблону: {draft_command(act)} --anew",
        )
    return None


def _outdated(
    desk: Desk, kind: ActKind, organization: str, day: dt.date
) -> tuple[DraftStatus, str] | None:
    """Say that the order on pairs in force lists others than the registers do by now."""
    if kind.code != _PAIRS:
        return None
    issue = issue_of(desk, desk.organization(organization), on=day)
    for one in desk.store.acts(organization=organization):
        now = _now(desk, one)
        # What a paper made outside lists, `acts` doesn't know.
        if one.kind != _PAIRS or now.state not in _BINDING or one.origin is TextOrigin.OUTSIDE:
            continue
        if (last := issue.last(_PAIRS)) is None or last.number != now.number:
            continue
        changed = order_pairs.changes(issue, one.data.fields)
        if changed:
            following = draft_command(one, period=free_period(desk, one))
            return (
                DraftStatus.OUTDATED,
                f"приказ № {now.number} «{ACT_LABELS[ActState(now.state)]}», а реестр с тех пор "
                f"изменился: {changed}. Новый приказ: {following}",
            )
    return None
