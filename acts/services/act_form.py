"""The data of a draft as a form shows them: what the store knows, or what the draft is made of."""

import dataclasses as dc
import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from acts import resources
from acts.act import ActKind
from acts.documents.overrides import OVERRIDES
from acts.errors import InputError, Problem
from acts.journal import act_subject, snapshot
from acts.registers.act_record import ActRecord, TextOrigin
from acts.russian.dates import parse_date
from acts.services.act_inputs import Subject, issue_of, subject_of
from acts.services.desk import Desk
from acts.services.draft_labels import act_id, check_period
from acts.services.drafting import Drafted, draft
from acts.services.inputs import inputs_of
from acts.services.inputs.issue import Issue
from acts.services.seen import refuse_unseen
from acts.services.template_context import plain_fields
from acts.sources.act_data import act_data_from
from acts.sources.catalog import load_kind
from acts.sources.schema import load_schema
from acts.states import ActState

__all__ = ["ActForm", "act_form", "data_problems", "form_schema", "save_form"]

_DRAFTING = (ActState.DRAFT, ActState.RETURNED)
_PLANNED = "planned_on"


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class ActForm:
    """The data of a draft before it is made or made again.

    Attributes:
        kind: Its kind.
        organization: Who issues it.
        subject: The row it is about, or None.
        period: The period it is for.
        on: Planned day of the act.
        schema: What its data have to be, without the forms of words: those have a page of their
            own.
        fields: The data to show.
        missing: What the registers lack; empty where they know enough.
        problems: What the data shown lack, each with its place in them.
        act: The draft that is there already, or None.
        seen: How many events that one has.
        changed: Titles of the fields that the registers fill in otherwise than the draft has them.
    """

    kind: ActKind
    organization: str
    subject: Subject | None
    period: str
    on: dt.date
    schema: Mapping[str, Any]
    fields: dict[str, Any]
    missing: tuple[Problem, ...]
    problems: tuple[Problem, ...]
    act: ActRecord | None
    seen: int
    changed: tuple[str, ...]

    @property
    def about(self) -> str:
        """Code of the row it is about, or empty."""
        return self.subject.code if self.subject else ""

    @property
    def is_taken(self) -> bool:
        """Whether a text edited in Word would be replaced by the one that is made."""
        return self.act is not None and self.act.origin is TextOrigin.TAKEN


def form_schema(kind: str) -> dict[str, Any]:
    """Give what a form asks for: the schema of a kind without the forms of words.

    Args:
        kind: Code of a kind of the catalogue.
    """
    schema = load_schema(resources.schema(kind))
    shown = {key: one for key, one in schema["properties"].items() if key != OVERRIDES}
    return {**schema, "properties": shown}


def act_form(
    desk: Desk,
    kind_code: str,
    organization_id: str,
    *,
    on: dt.date | None = None,
    period: str = "",
    about: str = "",
    afresh: bool = False,
) -> ActForm:
    """Fill a form in: a draft that is there shows its own data, a new one what the store knows.

    Args:
        desk: The workspace.
        kind_code: Kind of act.
        organization_id: Who issues it.
        on: Planned day; None is that of the draft, else today.
        period: Label of the period; empty takes the year of the day.
        about: Code of the row it is about, where the kind asks for one.
        afresh: Whether the data of the draft that is there give way to those of the store.

    Raises:
        InputError: There is no such kind, organisation or row.
    """
    if period:
        check_period(period)
    organization, kind = desk.organization(organization_id), load_kind(kind_code)
    period = period or str((on or desk.today(organization)).year)
    act = desk.store.act(act_id(kind_code, period, organization.id, about))
    history = desk.store.history(act_subject(act.id)) if act else ()
    own = _own(act, snapshot(history).state) if not afresh else {}
    day = on or _day(own) or desk.today(organization)
    issue = issue_of(desk, organization, on=day, about=about)
    subject = subject_of(kind, issue.registers, about)
    known, missing = _known(kind, issue)
    fields = {**own, _PLANNED: day.isoformat()} if own else known
    schema = form_schema(kind_code)
    return ActForm(
        kind=kind,
        organization=organization.id,
        subject=subject,
        period=period,
        on=day,
        schema=schema,
        fields=fields,
        missing=missing,
        problems=() if missing and not own else data_problems(fields, kind_code),
        act=act,
        seen=len(history),
        changed=_changed(schema, known, own),
    )


def data_problems(fields: Mapping[str, Any], kind: str) -> tuple[Problem, ...]:
    """Say what data lack to be an act's, each thing with its place in them.

    Args:
        fields: The data.
        kind: Code of the act's kind.
    """
    try:
        act_data_from(fields, kind, origin="")
    except InputError as wrong:
        return wrong.problems
    return ()


def save_form(
    desk: Desk,
    form: ActForm,
    fields: Mapping[str, Any],
    *,
    seen: int | None,
    hear: Iterable[str] = (),
    anew: bool = False,
) -> Drafted:
    """Make the draft from the data of a form.

    Args:
        desk: The workspace.
        form: What was shown, see `act_form`.
        fields: The data as a person left them; the forms of words the draft has stay.
        seen: How many events of the draft the person saw; None asks about none.
        hear: Bodies to hear besides those of the registers.
        anew: Whether a text that was taken in goes back to the generated one.

    Raises:
        InputError: Data are missing or wrong, each thing with its place; nothing was written.
        WorkflowError: The act is past drafting, or its text was taken in.
        ConflictError: Somebody recorded something meanwhile.
    """
    words = plain_fields(form.act.data.fields.get(OVERRIDES, ())) if form.act else []
    filled = {**fields, **({OVERRIDES: words} if words else {})}
    day = _day(filled)
    id_ = act_id(form.kind.code, form.period, form.organization, form.about)
    with desk.store.transaction():
        refuse_unseen(desk.store.history(act_subject(id_)), seen)
        return draft(
            desk,
            form.kind.code,
            form.organization,
            on=day or form.on,
            period=form.period,
            about=form.about,
            filled=filled,
            hear=tuple(hear),
            anew=anew,
        )


def _own(act: ActRecord | None, state: str) -> dict[str, Any]:
    if act is None or state not in _DRAFTING:
        return {}
    fields = plain_fields(act.data.fields)
    return {key: one for key, one in fields.items() if key != OVERRIDES}


def _known(kind: ActKind, issue: Issue) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    try:
        return inputs_of(kind.code).fields(issue), ()
    except InputError as missing:
        return {}, missing.problems


def _day(fields: Mapping[str, Any]) -> dt.date | None:
    return parse_date(str(fields.get(_PLANNED) or ""))


def _changed(
    schema: Mapping[str, Any], known: Mapping[str, Any], own: Mapping[str, Any]
) -> tuple[str, ...]:
    """Name the fields that the store fills in otherwise by now; the planned day is a choice."""
    if not own:
        return ()
    return tuple(
        str(schema["properties"][key]["title"])
        for key, one in known.items()
        if key in schema["properties"] and key != _PLANNED and plain_fields(one) != own.get(key)
    )
