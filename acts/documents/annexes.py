"""Texts of other acts as annexes of one: which a kind has, and how they are put into its file.

An annex is a document of its own template. Its text is laid into the act where a paragraph of the
style «Место приложения» names it: styles are matched by name, numbering goes on apart, the sheet
may lie on its side, page numbers continue.
"""

import dataclasses as dc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from lxml import etree

from acts.documents.annexes_markup import AnnexMarkup, refused
from acts.documents.annexes_numbering import Numbering
from acts.documents.annexes_sections import lay_sections
from acts.documents.annexes_styles import Styles
from acts.documents.context import Fields
from acts.documents.kinds import content_of
from acts.documents.template_parts import W, parse_part
from acts.errors import InputError, Problem
from acts.packages import Package, Part
from acts.russian.wording import Wording

__all__ = [
    "PLACE_TITLE",
    "AnnexDocument",
    "AnnexText",
    "annex_kinds",
    "annex_texts",
    "approved_kinds",
    "with_annexes",
]

PLACE_TITLE = "Место приложения"
_DOCUMENT, _STYLES, _NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class AnnexText:
    """An annex that is the text of another act.

    Attributes:
        name: What the act's template calls it, «regulation».
        kind: Code of the kind whose template prints it.
        context: What that template may name.
    """

    name: str
    kind: str
    context: Mapping[str, Any]


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class AnnexDocument:
    """A rendered annex: its name, the file it came from, its parts with the body filled in."""

    name: str
    file: str
    package: Package


def annex_kinds(kind: str, fields: Fields) -> tuple[str, ...]:
    """Name the kinds whose templates print annexes of an act.

    Args:
        kind: Code of the act's kind.
        fields: Its data.
    """
    return tuple(_asked(kind, "annex_kinds", fields))


def approved_kinds(kind: str, fields: Fields) -> tuple[str, ...]:
    """Name the kinds whose whole text an act carries and approves.

    Args:
        kind: Code of the act's kind.
        fields: Its data.
    """
    return tuple(_asked(kind, "approved_kinds", fields))


def annex_texts(
    kind: str, context: Mapping[str, Any], fields: Fields, words: Wording
) -> tuple[AnnexText, ...]:
    """Give the annexes of an act that are texts of other acts, with what they print.

    Args:
        kind: Code of the act's kind.
        context: What the act's own template may name.
        fields: The act's data, cleaned.
        words: How words are declined.
    """
    return tuple(
        AnnexText(name=name, kind=code, context=own)
        for name, code, own in _asked(kind, "annex_contexts", context, fields, words)
    )


def _asked(kind: str, question: str, *arguments: Any) -> Iterable[Any]:
    """Ask the module of a kind what few kinds answer: most have no annexes of another kind."""
    answer = getattr(content_of(kind), question, None)
    return answer(*arguments) if answer else ()


def with_annexes(package: Package, annexes: Sequence[AnnexDocument], *, file: str) -> Package:
    """Lay annexes into a rendered act, each where its place is marked.

    Args:
        package: The act.
        annexes: Its annexes in any order.
        file: The act's template, for messages.

    Raises:
        InputError: There is no place for an annex, a place is for none, or an annex holds what
            can't be carried over: pictures, links, notes.
    """
    styles = Styles(_root(package, _STYLES, file))
    style = styles.id_of(PLACE_TITLE)
    document = package.get(_DOCUMENT) or b""
    if not annexes and (not style or f'"{style}"'.encode() not in document):
        return package
    root = _root(package, _DOCUMENT, file)
    body = root.find(f"{W}body")
    assert body is not None
    places = _places(body, style, [one.name for one in annexes], file)
    numbering = Numbering(_root(package, _NUMBERING, file))
    markup = AnnexMarkup(root)
    for annex in annexes:
        _lay(annex, places[annex.name], styles, numbering, markup)
    markup.renumber()
    return package.replace(
        Part(name=name, data=_written(part))
        for name, part in (
            (_DOCUMENT, root),
            (_STYLES, styles.root),
            (_NUMBERING, numbering.root),
        )
    )


def _lay(
    annex: AnnexDocument,
    place: etree._Element,
    styles: Styles,
    numbering: Numbering,
    markup: AnnexMarkup,
) -> None:
    source = _root(annex.package, _DOCUMENT, annex.file)
    body = source.find(f"{W}body")
    assert body is not None
    if problems := tuple(refused(body, annex.file)):
        raise InputError(problems)
    own = Styles(_root(annex.package, _STYLES, annex.file))
    adopted = styles.adopt(own, body)
    lists = annex.package.get(_NUMBERING)
    if lists is not None:
        numbering.adopt(parse_part(lists, file=annex.file, part="нумерация"), body, adopted)
    markup.adopt(body)
    last = body.find(f"{W}sectPr")
    blocks = [one for one in body if one is not last]
    lay_sections(place, blocks, last)


def _places(
    body: etree._Element, style: str, wanted: Sequence[str], file: str
) -> dict[str, etree._Element]:
    found: dict[str, etree._Element] = {}
    problems: list[Problem] = []
    for paragraph in body.iter(f"{W}p") if style else ():
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        if named is None or named.get(f"{W}val") != style:
            continue
        name = "".join(one.text or "" for one in paragraph.iter(f"{W}t")).strip()
        if paragraph.getparent() is not body:
            problems.append(_problem("место приложения стоит в таблице или в рамке", file, "place"))
        elif name not in wanted or name in found:
            said = "место для приложения, которого нет" if name not in found else "место приложения"
            again = "" if name not in found else " повторяется"
            problems.append(_problem(f"{said}{again}: «{name[:40]}»", file, "place"))
        else:
            found[name] = paragraph
    problems.extend(_absent(wanted, found, file))
    if problems:
        raise InputError(problems)
    return found


def _absent(
    wanted: Sequence[str], found: Mapping[str, etree._Element], file: str
) -> Iterator[Problem]:
    for name in wanted:
        if name not in found:
            yield _problem(f"в шаблоне нет места для текста приложения «{name}»", file, "no-place")


def _problem(message: str, file: str, code: str) -> Problem:
    return Problem(
        message=message,
        remedy="Под отметкой о приложении поставьте отдельный абзац {{ annex.content }} со стилем "
        f"«{PLACE_TITLE}», как в поставляемом шаблоне приказа",
        file=file,
        code=f"template.annex-{code}",
    )


def _root(package: Package, name: str, file: str) -> etree._Element:
    data = package.get(name)
    if data is None:
        raise InputError(
            Problem(
                message=f"в шаблоне нет части {name}: стилей или списков",
                remedy="Возьмите за основу поставляемый шаблон",
                file=file,
                code="template.missing-part",
            )
        )
    return parse_part(data, file=file, part=name)


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
