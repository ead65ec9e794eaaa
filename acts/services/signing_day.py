"""What the day of signing makes wrong in a text that was right for the day it was drafted for."""

import datetime as dt
from collections.abc import Iterator, Mapping

from acts.documents.context import clean_fields
from acts.documents.kinds import content_of
from acts.errors import Problem
from acts.organization import Official
from acts.packages import open_package
from acts.registers.act_record import ActRecord
from acts.services.act_text import planned_on, text_of
from acts.services.desk import Desk
from acts.services.draft_labels import draft_command

__all__ = ["signing_day_problems"]


def signing_day_problems(desk: Desk, act: ActRecord, day: dt.date) -> Iterator[Problem]:
    """Find what forbids to sign an act on a day: another head, a term that is over already.

    The head signs who holds the office on the day (ст. 51 273-ФЗ), and a term that the text sets
    can't end before the text exists.

    Args:
        desk: The workspace.
        act: The act, as approved.
        day: Day of the signature.
    """
    remedy = (
        "Верните акт на доработку (refuse), сформируйте проект на день подписания – "
        f"{draft_command(act)} --on {day:%d.%m.%Y} – и согласуйте"
    )
    head = desk.organization(act.organization).head(day)
    if head is not None and not _names(desk, act, head):
        yield Problem(
            message=f"документ подготовлен на подпись не того, кто руководит на {day:%d.%m.%Y}",
            remedy=f"{remedy}. Если руководитель тот же, проверьте лист «Должностные лица»",
            code="sign.other-head",
        )
    # A text taken in from Word may set its terms otherwise than the data it began with.
    if not act.taken and day != planned_on(act.data):
        for message in _contradictions(act, day):
            yield Problem(
                message=f"на {day:%d.%m.%Y}, день подписания: {message}",
                remedy=remedy,
                code="sign.term-over",
            )


def _names(desk: Desk, act: ActRecord, head: Official) -> bool:
    organization = act.data.fields["organization"]
    assert isinstance(organization, Mapping)  # the schema of every kind says so
    said = organization["director"]
    assert isinstance(said, Mapping)
    parts = (head.person.surname, head.person.name, head.person.patronymic)
    if tuple(said.get(key, "") for key in ("surname", "name", "patronymic")) == parts:
        return True
    # A person may have put the new name into the text by hand.
    return bool(act.taken) and head.person.surname in _text(desk, act)


def _text(desk: Desk, act: ActRecord) -> str:
    from acts.documents.projection import project
    from acts.documents.reading import read_document

    return project(read_document(open_package(text_of(desk, act).docx, name=act.file)))


def _contradictions(act: ActRecord, day: dt.date) -> tuple[str, ...]:
    content, fields = content_of(act.kind), clean_fields(act.data)
    known = {one.message for one in content.check(fields)}
    moved = content.check({**fields, "planned_on": day.isoformat()})
    return tuple(dict.fromkeys(one.message for one in moved if one.message not in known))
