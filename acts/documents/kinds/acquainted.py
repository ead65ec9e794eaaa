"""Who stands on the sheet of acquaintance of an order: everybody it names, each once."""

from collections.abc import Iterable, Iterator

from acts.documents.context import Fields

__all__ = ["each_once", "person_key"]


def each_once(organization: Fields, named: Iterable[Fields | None]) -> Iterator[Fields]:
    """Give everybody an order names besides its signer, each once, in the order of the points.

    Args:
        organization: The organisation of the order; its director signs and is left out.
        named: People of the order's points; None where a point names nobody.
    """
    seen = {person_key(organization["director"])}
    for one in named:
        if one and person_key(one) not in seen:
            seen.add(person_key(one))
            yield one


def person_key(one: Fields) -> tuple[str, str, str]:
    """Give what tells two people of the data apart: surname, name and patronymic."""
    return one["surname"], one["name"], one.get("patronymic", "")
