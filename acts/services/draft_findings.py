"""What stands in the way of an act on its way, and what only asks for a look."""

from acts.errors import Problem, Severity
from acts.registers.act_record import ActRecord, TextOrigin
from acts.services.act_files import file_digest
from acts.services.act_inputs import bodies_of, issue_of
from acts.services.act_text import planned_on, text_of
from acts.services.desk import Desk
from acts.services.draft_facts import heard, register_findings
from acts.services.draft_labels import draft_command
from acts.services.wording_findings import unchecked_words
from acts.sources.catalog import load_kind

__all__ = ["act_findings", "act_notes"]


def act_findings(desk: Desk, act: ActRecord) -> tuple[Problem, ...]:
    """Check an act as it stands: what stops it from going on to legal review.

    A paper made outside is in force already and has no text here: nothing is found in it.
    """
    return tuple(one for one in act_notes(desk, act) if one.severity is Severity.ERROR)


def act_notes(desk: Desk, act: ActRecord) -> tuple[Problem, ...]:
    """Check an act as it stands: what stops it and what only asks for a look, errors first."""
    if act.origin is TextOrigin.OUTSIDE:
        return ()
    kind = heard(load_kind(act.kind), act.data)
    current = text_of(desk, act)
    found = [*current.findings]
    if current.text_digest != act.text_digest:
        found.append(
            Problem(
                message="шаблон или закон изменились после формирования: текст выходит другим",
                remedy=f"Сформируйте проект заново: {draft_command(act)}",
                file=act.file,
                code="draft.other-text",
            )
        )
    organization = desk.organization(act.organization)
    issue = issue_of(desk, organization, on=planned_on(act.data), about=act.about)
    found += register_findings(kind, issue, act.data)
    unheard = set(bodies_of(kind, issue.registers, issue.on)) - set(act.bodies)
    found += [
        Problem(
            message=f"мнение органа «{one}» нужно, а проект его не предусматривает",
            remedy=f"Сформируйте проект заново: {draft_command(act)}",
            code="draft.body-added",
        )
        for one in sorted(unheard)
    ]
    found += _file_findings(desk, act)
    found += unchecked_words(current.words, act.organization, known=issue.registers.overrides)
    return tuple(sorted(found, key=lambda one: one.severity is not Severity.ERROR))


def _file_findings(desk: Desk, act: ActRecord) -> tuple[Problem, ...]:
    path = desk.folder / act.file
    if not path.is_file():
        message, code = "файла проекта нет", "draft.no-file"
        remedy = f"Сформируйте проект заново: {draft_command(act)}"
        if act.origin is TextOrigin.TAKEN:
            remedy = f"Примите текст заново: acts take ФАЙЛ --act {act.id}"
    elif file_digest(path.read_bytes()) != act.file_digest:
        message, code = "файл изменён после формирования", "draft.edited"
        remedy = (
            f"Примите правки: acts take ФАЙЛ --act {act.id} – или внесите их в данные и "
            f"сформируйте проект заново: {draft_command(act)}"
        )
    else:
        return ()
    return (Problem(message=message, remedy=remedy, file=act.file, code=code),)
