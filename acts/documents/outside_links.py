"""Where in the text a link leads outside: Word's user can't look for it among parts of the file."""

import dataclasses as dc
from collections.abc import Callable, Iterator
from typing import TypeAlias

from lxml import etree

from acts.documents.template_parts import W, parse_part
from acts.documents.template_places import Lines, part_titles
from acts.errors import InputError, Problem
from acts.packages import Package

__all__ = ["placed_links"]

_CODE = "package.external"
_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_IDS = (f"{_RELATED}id", f"{_RELATED}embed", f"{_RELATED}link", f"{_RELATED}pict")
_MOST = 50
Places: TypeAlias = Callable[[etree._Element, str], Callable[[etree._Element], str]]


def placed_links(
    package: Package, problems: tuple[Problem, ...], *, places: Places | None = None
) -> Iterator[Problem]:
    """Put the paragraph of each link that leads outside in the place of the part that lists it.

    Args:
        package: What the gate gave.
        problems: What `active_content` found; the rest is given back as it is.
        places: Names the place of an element of a part; without it with the paragraph's words,
            which only a template may show.

    Returns:
        The problems; a link that no paragraph shows keeps its part for a place.
    """
    for one in problems:
        found = list(_placed(package, one, places)) if one.code == _CODE else []
        yield from found or [one]


def _placed(package: Package, told: Problem, places: Places | None) -> Iterator[Problem]:
    folder, _, name = told.place.rpartition("_rels/")
    part = folder + name.removesuffix(".rels")
    data, listed = package.get(part), package.get(told.place)
    if data is None or listed is None:
        return
    try:
        relations = parse_part(listed, file=told.file, part=told.place)
        root = parse_part(data, file=told.file, part=part)
    except InputError:  # told where the part itself is read
        return
    outside = {
        str(one.get("Id")) for one in relations if one.get("TargetMode", "").lower() == "external"
    }
    place_of = places(root, part) if places else Lines(root, part_titles(package)[part]).place_of
    linked = (one for one in root.iter(etree.Element) if _leads(one, outside))
    for _, element in zip(range(_MOST), linked, strict=False):
        place = place_of(element) or told.place
        if element.tag == f"{W}hyperlink":
            yield dc.replace(
                told,
                message="гиперссылка ведёт наружу: на сайт, почту или файл",
                remedy="Щёлкните по ней правой кнопкой – «Удалить гиперссылку»: слова останутся",
                place=place,
            )
        else:
            yield dc.replace(told, place=place)


def _leads(element: etree._Element, outside: set[str]) -> bool:
    return any(element.get(one) in outside for one in _IDS)
