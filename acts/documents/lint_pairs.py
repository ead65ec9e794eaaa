"""Rules of an order on pairs: whom its list obliges to know of it."""

from collections.abc import Iterator
from typing import Any

from acts.documents.context import named
from acts.documents.kinds.order_pairs import EMPLOYEE, participants
from acts.documents.lint_rules import Finding, Subject
from acts.russian import names
from acts.russian.cases import Case

__all__ = ["employees_in_the_list_are_acquainted"]


def employees_in_the_list_are_acquainted(subject: Subject) -> Iterator[Finding]:
    """G40: every employee of the list is on the acquaintance sheet (ст. 22, 68 ТК РФ)."""
    fields: Any = subject.data.fields
    sheet = [one.text for one in subject.order_part() if one.cell is not None]
    listed = {text.split(",")[0] for text in sheet}
    director = fields["organization"]["director"]
    for one in participants(fields["pairs"]):
        full = _full(one)
        if one["category"] == EMPLOYEE and full not in listed and full != _full(director):
            yield Finding(
                message="работник назван в списке пар, но его нет в листе ознакомления",
                remedy="Добавьте его в лист ознакомления",
            )
            return


def _full(one: Any) -> str:
    return names.full_name(named(one), Case.NOMINATIVE)
