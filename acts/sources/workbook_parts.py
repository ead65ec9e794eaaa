"""Parts of an .xlsx made ready: shared texts are read by ourselves, sheets are emptied."""

import io
from collections.abc import Sequence
from typing import Any

from acts.packages import Package, Part

__all__ = ["InPieces", "SharedTexts", "is_chart", "shared_texts", "without_cells"]

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


class InPieces(io.BytesIO):
    """Gives ever larger pieces: the parser goes over an unfinished comment again with each."""

    def read(self, size: int | None = -1) -> bytes:
        """Read as much as was read before, or more where more is asked for."""
        return super().read(-1 if size is None or size < 0 else max(size, self.tell()))


class SharedTexts(Sequence[str]):
    """The texts of a workbook; a wrong number gives None instead of the text of another cell."""

    def __init__(self, texts: list[str]) -> None:
        self._texts = texts

    def __len__(self) -> int:
        return len(self._texts)

    def __getitem__(self, index: Any) -> Any:
        return self._texts[index] if 0 <= index < len(self._texts) else None


def shared_texts(package: Package) -> tuple[SharedTexts, Package]:
    """Read the shared texts ourselves: openpyxl loses a literal «_x005F_» in them.

    Args:
        package: What the gate gave.

    Returns:
        The texts, and the package without them.

    Raises:
        KeyError: The part that is promised isn't there.
        xml.etree.ElementTree.ParseError: It is no XML.
    """
    from defusedxml.ElementTree import (  # type: ignore[import-untyped]
        fromstring,
        iterparse,
    )

    types = fromstring(package.get("[Content_Types].xml") or b"")
    names = [
        str(one.get("PartName", "")).lstrip("/")
        for one in types
        if str(one.get("ContentType", "")).endswith("sharedStrings+xml")
    ]
    if not names:
        return SharedTexts([]), package
    data = package.get(names[0])
    if data is None:
        raise KeyError(names[0])
    texts = []
    for _, node in iterparse(InPieces(data)):
        if node.tag.endswith("}si"):
            texts.append(_joined(node))
            node.clear()
    empty = f'<sst xmlns="{_MAIN}"/>'.encode()
    return SharedTexts(texts), package.replace([Part(name=names[0], data=empty)])


def without_cells(package: Package) -> Package:
    """Empty the sheets: openpyxl would read each once more only to learn its size.

    A sheet that is a chart becomes an empty sheet in its place: openpyxl takes none for reading.
    """
    empty = f'<worksheet xmlns="{_MAIN}"><dimension ref="A1"/></worksheet>'.encode()
    changed = []
    for part in package.parts:
        if "worksheets/sheet" in part.name or (is_chart(part.name) and part.is_xml):
            changed.append(Part(name=part.name, data=empty))
        elif part.name.endswith("workbook.xml.rels"):
            data = part.data.replace(b'/chartsheet"', b'/worksheet"')
            changed.append(Part(name=part.name, data=data))
    return package.replace(changed)


def is_chart(name: str) -> bool:
    """Tell a sheet that is nothing but a chart by the name of its part."""
    return "/chartsheets/sheet" in f"/{name}"


def _joined(node: Any) -> str:
    """Join the runs of a text, leaving out what only says how to pronounce it."""
    runs = []
    for child in node:
        if child.tag.endswith("}t"):
            runs.append(child.text or "")
        elif child.tag.endswith("}r"):
            runs += [one.text or "" for one in child if one.tag.endswith("}t")]
    return "".join(runs)
