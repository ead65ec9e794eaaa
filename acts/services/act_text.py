"""The text of an act as it stands: rendered from its data, or taken in from a person's file."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from acts import resources
from acts.act import ActData, ActKind, Registration
from acts.documents.annexes import annex_kinds
from acts.documents.context import date_of
from acts.documents.render import Rendered, render
from acts.documents.taking import taken_text
from acts.errors import WorkflowError
from acts.law import bases
from acts.registers.act_record import ActRecord, TextOrigin
from acts.russian.typography import quoted
from acts.services.desk import Desk
from acts.sources.catalog import load_kind
from acts.sources.law import load_law

__all__ = ["annex_templates_of", "planned_on", "render_act", "same_law", "template_of", "text_of"]


def render_act(
    kind: ActKind,
    data: ActData,
    *,
    template: Path,
    registration: Registration | None = None,
    annex_templates: Mapping[str, Path] | None = None,
) -> Rendered:
    """Render an act with the law in force on its day.

    Args:
        kind: Kind of act.
        data: Its checked data.
        template: The .docx, see `template_of`.
        registration: Number and date, or None for a draft.
        annex_templates: What prints its annexes, see `annex_templates_of`; the shipped ones else.
    """
    day = registration.date if registration else planned_on(data)
    return render(
        kind,
        data,
        template=template,
        legal_bases=bases(load_law(resources.law()), kind.bases, day),
        registration=registration,
        annex_templates=annex_templates,
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
            f"документ {quoted(act.title)} сделан вне программы: текста его у программы нет",
            remedy="Работайте с самой бумагой; подготовить новый проект: acts draft",
        )
    if act.origin is TextOrigin.TAKEN:
        return taken_text(act.taken, kind, act.data, registration=registration, name=act.file)
    return render_act(
        kind,
        act.data,
        template=template_of(desk, act.kind),
        registration=registration,
        annex_templates=annex_templates_of(desk, act.data),
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


def annex_templates_of(desk: Desk, data: ActData) -> dict[str, Path]:
    """Give the templates that print annexes of an act, by their kinds, see `template_of`.

    Args:
        desk: The workspace.
        data: The act's data.

    Raises:
        InputError: An own template is broken.
    """
    return {kind: template_of(desk, kind) for kind in annex_kinds(data.kind, data.fields)}
