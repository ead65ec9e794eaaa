"""A package as values, and the one zip that it has.

Members are written **stored, not deflated**: deflate gives different bytes under different builds
of zlib, and an act must have the same bytes on every machine. The price is about 60 KB an act.
"""

import contextlib
import dataclasses as dc
import hashlib
import io
import zipfile
from collections.abc import Iterable

__all__ = ["CONTENT_TYPES", "Package", "Part", "content_digest", "write_package"]

CONTENT_TYPES = "[Content_Types].xml"


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One member of a package: its name inside the zip and its bytes."""

    name: str
    data: bytes

    @property
    def is_xml(self) -> bool:
        """Whether the member is XML by its name, or looks like XML whatever its name is."""
        return self.name.lower().endswith((".xml", ".rels", ".vml", ".svg")) or (
            self.data.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00")[:5].replace(b"\x00", b"")[:2]
            in (b"<?", b"<!")
        )


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """The members of a .docx or .xlsx, each name once."""

    parts: tuple[Part, ...]

    def get(self, name: str) -> bytes | None:
        """Return a member's bytes, or None where there is no such member."""
        return next((part.data for part in self.parts if part.name == name), None)

    def replace(self, changed: Iterable[Part]) -> "Package":
        """Return the package with these members put in place of those of the same name."""
        new = {part.name: part for part in changed}
        kept = tuple(new.pop(part.name, part) for part in self.parts)
        return Package(parts=kept + tuple(new.values()))


def write_package(package: Package) -> bytes:
    """Build the one zip that these parts have: content types first, then by name, stored, 1980.

    Args:
        package: The members; the same members give the same bytes on every machine.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for part in sorted(package.parts, key=lambda part: (part.name != CONTENT_TYPES, part.name)):
            member = zipfile.ZipInfo(part.name, date_time=(1980, 1, 1, 0, 0, 0))
            member.create_system = 3
            member.external_attr = 0o600 << 16
            archive.writestr(member, part.data)
    return buffer.getvalue()


def content_digest(package: Package) -> str:
    """Return SHA-256 over names and canonical XML: equal for equal content, however zipped."""
    from xml.etree import ElementTree

    total = hashlib.sha256()
    for part in sorted(package.parts, key=lambda part: part.name):
        data = part.data
        if part.is_xml:
            with contextlib.suppress(ElementTree.ParseError):
                data = ElementTree.canonicalize(data.decode("utf-8-sig")).encode()
        total.update(f"{part.name}\0{hashlib.sha256(data).hexdigest()}\n".encode())
    return total.hexdigest()
