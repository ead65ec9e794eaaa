"""What a draft is made of: data of the store and of a file, the bodies to hear, the visas."""

import dataclasses as dc
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from acts.act import ActData, ActKind
from acts.documents.annexes import approved_kinds
from acts.documents.overrides import with_overrides
from acts.errors import Problem
from acts.registers.act_record import ActRecord
from acts.registers.choices import BODIES
from acts.services.act_inputs import bodies_of, input_findings
from acts.services.inputs import inputs_of
from acts.services.inputs.issue import Issue
from acts.services.inputs.merging import merged
from acts.sources.act_data import act_data_from, load_fields
from acts.sources.catalog import load_kind

__all__ = ["bodies_to_hear", "data_of", "heard", "register_findings", "visas_of"]

_BODIES = frozenset(one.title for one in BODIES)


def data_of(
    issue: Issue, kind: ActKind, extra: Path | None, *, filled: Mapping[str, Any] | None = None
) -> ActData:
    """Fill in the data of an act from the registers, or take them as a person left them.

    Args:
        issue: What the act is made from.
        kind: Its kind.
        extra: A data file laid over what the store knows.
        filled: The whole data of a form that was filled in from the store and gone over; nothing
            of the store is laid under them, else what was cleared would come back.

    Raises:
        InputError: Data are missing or wrong.
    """
    fields = inputs_of(kind.code).fields(issue) if filled is None else dict(filled)
    if extra is not None:
        fields = merged(fields, load_fields(extra, kind.code))
    fields = with_overrides(fields, issue.registers.overrides)
    return act_data_from(fields, kind.code, origin=str(extra or "данные хранилища"))


def register_findings(kind: ActKind, issue: Issue, data: ActData) -> tuple[Problem, ...]:
    """List what the registers say against an act and against the texts it approves."""
    return input_findings(kind, issue, approved=approved_kinds(kind.code, data.fields))


def heard(kind: ActKind, data: ActData) -> ActKind:
    """Let an act that approves another's text ask the bodies which that one has to ask.

    Else a regulation would be adopted without the councils' opinion by being printed in the order
    that approves it (ч. 3, 4 ст. 30 273-ФЗ).
    """
    approved = (load_kind(one) for one in approved_kinds(kind.code, data.fields))
    needs = kind.needs_opinion or any(one.needs_opinion for one in approved)
    return dc.replace(kind, needs_opinion=needs)


def bodies_to_hear(
    kind: ActKind, issue: Issue, hear: tuple[str, ...], before: ActRecord | None
) -> tuple[str, ...]:
    """Join the bodies the registers ask for with those a person named.

    Args:
        kind: Kind of the act.
        issue: What it is made from.
        hear: Whom a person named now.
        before: The act as it was, or None.
    """
    # What the registers asked for last time is asked for again only if they still do.
    named = hear or tuple(one for one in (before.bodies if before else ()) if one not in _BODIES)
    return tuple(dict.fromkeys((*bodies_of(kind, issue.registers, issue.on), *named)))


def visas_of(data: ActData) -> tuple[str, ...]:
    """Give the posts whose visas an act needs."""
    listed = data.fields.get("visas") or ()
    assert isinstance(listed, tuple)
    return tuple(str(one["post"]) for one in listed if isinstance(one, Mapping))
