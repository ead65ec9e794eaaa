"""«Было» and «стало» of two texts: paragraphs side by side, the words that differ marked."""

import dataclasses as dc
import difflib
import itertools
import re

from acts.documents.reading import Document

__all__ = ["Difference", "differences"]

_FIELD = re.compile(r"(\{(?:PAGE|NUMPAGES|SECTIONPAGES|PAGEREF)[^{}]*\})[0-9]+")
_WORDS = re.compile(r"\s+|[^\s]+")
# A long paragraph of which less than this stays is another paragraph, not an edited one.
_ALIKE = 0.4
_MANY = 2_000


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A paragraph or a row of a table that differs.

    Attributes:
        place: Where it is in the new text, «абзац 4»; where it was, when it is gone.
        before: Its text before, the words that go in «[-…-]»; empty when it is new.
        after: Its text now, the words that came in «{+…+}»; empty when it is gone.
    """

    place: str
    before: str
    after: str


def differences(before: Document, after: Document) -> tuple[Difference, ...]:
    """List the paragraphs in which two documents differ, in their order.

    Args:
        before: The document as it was.
        after: The document as it is.
    """
    old, new = _lines(before), _lines(after)
    matcher = _matcher([text for text, _ in old], [text for text, _ in new])
    found: list[Difference] = []
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag != "equal":
            found += _changed(old[old_from:old_to], new[new_from:new_to])
    return tuple(found)


_Line = tuple[str, str]


def _changed(old: list[_Line], new: list[_Line]) -> list[Difference]:
    found = []
    for was, now in itertools.zip_longest(old, new):
        if was is None or now is None:
            found.append(
                Difference(
                    place=(now or was)[1],
                    before=was[0] if was else "",
                    after=now[0] if now else "",
                )
            )
            continue
        marked = _marked(was[0], now[0])
        if marked is None:
            found += [
                Difference(place=was[1], before=was[0], after=""),
                Difference(place=now[1], before="", after=now[0]),
            ]
        else:
            found.append(Difference(place=now[1], before=marked[0], after=marked[1]))
    return found


def _matcher(old: list[str], new: list[str]) -> difflib.SequenceMatcher[str]:
    # What repeats thousands of times is no landmark, and comparing it all takes minutes.
    return difflib.SequenceMatcher(None, old, new, autojunk=max(len(old), len(new)) > _MANY)


def _marked(was: str, now: str) -> tuple[str, str] | None:
    """Mark the words that differ; None where too little stayed the same."""
    old, new = _WORDS.findall(was), _WORDS.findall(now)
    # Spaces are everywhere: they make no two paragraphs alike.
    if _matcher(was.split(), now.split()).ratio() < _ALIKE:
        return None
    matcher = _matcher(old, new)
    before, after = [], []
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        gone, came = "".join(old[old_from:old_to]), "".join(new[new_from:new_to])
        if tag == "equal":
            before.append(gone)
            after.append(came)
            continue
        before.append(f"[-{gone}-]" if gone else "")
        after.append(f"{{+{came}+}}" if came else "")
    return "".join(before), "".join(after)


def _lines(document: Document) -> list[_Line]:
    """Give paragraphs and rows of tables as lines of text, each with its place."""
    lines: list[_Line] = []
    for row, group in itertools.groupby(
        document.paragraphs, key=lambda one: None if one.cell is None else one.cell[:2]
    ):
        cells = list(group)
        if row is None:
            lines += [(_plain(one.printed), one.place) for one in cells if one.text.strip()]
            continue
        text = " | ".join(_plain(one.printed) for one in cells)
        if text.strip(" |"):
            lines.append((f"| {text} |", f"таблица {row[0] + 1}, строка {row[1] + 1}"))
    # Each once: some programs repeat a running head for every section that goes on with it.
    heads: dict[tuple[str, str], str] = {}
    for name, text in sorted(document.heads.items()):
        if text.strip(" /"):
            heads.setdefault((name.rstrip("0123456789"), _plain(text)), name)
    lines += [(text, f"колонтитул {name}") for (_, text), name in heads.items()]
    return lines


def _plain(text: str) -> str:
    """Set spaces apart by one, and leave out the page that a field showed when it was saved."""
    return " ".join(_FIELD.sub(r"\1", text).replace("\u00a0", " ").split())
