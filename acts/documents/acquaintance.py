"""The sheet of acquaintance of an act as data: who has to sign it, line by line."""

import dataclasses as dc

from acts.act import ActData
from acts.documents.context import clean_fields, named
from acts.documents.kinds import content_of
from acts.russian import names
from acts.russian.cases import Case

__all__ = ["SheetLine", "sheet_of"]


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """A line of the sheet of acquaintance.

    Attributes:
        number: Its number, by which the journal cites it: a name never gets there.
        name: Surname, name and patronymic.
        post: Post, in the nominative.
    """

    number: str
    name: str
    post: str


def sheet_of(data: ActData) -> tuple[SheetLine, ...]:
    """List who has to be acquainted with an act under signature; the printed sheet is the same.

    Args:
        data: The act's data; kinds without a sheet give nothing.

    Source: ч. 2 ст. 22 and ст. 68 ТК РФ.
    """
    asked = getattr(content_of(data.kind), "acquainted", None)
    return tuple(
        SheetLine(
            number=str(number),
            name=names.full_name(named(one), Case.NOMINATIVE),
            post=one.get("post") or one.get("position", ""),
        )
        for number, one in enumerate(asked(clean_fields(data)) if asked else (), start=1)
    )
