"""The text of an act as it stands: rendered from its data, or taken in from a person's file."""

import datetime as dt
from pathlib import Path

from acts import resources
from acts.act import ActData, ActKind, Registration
from acts.documents.context import date_of
from acts.documents.render import Rendered, render
from acts.documents.taking import taken_text
from acts.errors import WorkflowError
from acts.law import bases
from acts.registers.act_record import ActRecord, TextOrigin
from acts.services.desk import Desk
from acts.sources.catalog import load_kind
from acts.sources.law import load_law

__all__ = ["planned_on", "render_act", "same_law", "template_of", "text_of"]


def render_act(
    kind: ActKind,
    data: ActData,
    *,
    template: Path,
    registration: Registration | None = None,
) -> Rendered:
    """Render an act with the law in force on its day.

    Args:
        kind: Kind of act.
        data: Its checked data.
        template: The .docx, see `template_of`.
        registration: Number and date, or None for a draft.
    """
    day = registration.date if registration else planned_on(data)
    return render(
        kind,
        data,
        template=template,
        legal_bases=bases(load_law(resources.law()), kind.bases, day),
        registration=registration,
    )


def planned_on(data: ActData) -> dt.date:
    """Give the day an act was drafted for."""
    return date_of(str(data.fields["planned_on"]))


def text_of(desk: Desk, act: ActRecord, *, registration: Registration | None = None) -> Rendered:
    """Give the text of an act, with number and date when it has them.

    Args:
        desk: The workspace; its own templates replace the shipped ones.
        act: The act; what was approved is its snapshot, never the registers of today.
        registration: Number and date, or None for the text that is approved.

    Raises:
        WorkflowError: The act is a paper made outside: `acts` has no text of it.
        InputError: The template or a value is refused.
    """
    kind = load_kind(act.kind) if act.origin is not TextOrigin.OUTSIDE else None
    if kind is None:
        raise WorkflowError(
            f"акт {act.id} сделан вне программы: текста его у программы нет",
            remedy="Работайте с самой бумагой; подготовить новый проект: acts draft",
        )
    if act.origin is TextOrigin.TAKEN:
        return taken_text(act.taken, kind, act.data, registration=registration, name=act.file)
    return render_act(
        kind, act.data, template=template_of(desk, act.kind), registration=registration
    )


def same_law(act: ActRecord, day: dt.date) -> bool:
    """Tell whether the acts of law an act cites are the same on its planned day and on `day`."""
    law, kind = load_law(resources.law()), load_kind(act.kind)
    return bases(law, kind.bases, planned_on(act.data)) == bases(law, kind.bases, day)


def template_of(desk: Desk, kind: str) -> Path:
    """Give the template of a kind: the workspace's own, checked first, or the shipped one.

    Raises:
        InputError: The own template is broken.
    """
    from acts.services import templates  # what checks templates costs a start

    return templates.template_of(desk.folder, kind)
