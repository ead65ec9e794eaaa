"""The gate: a package is read by our own bounded reader before any library sees it.

Sizes in a zip lie, so bytes are counted while they are inflated; every rule refuses in Russian.
"""

import dataclasses as dc
import io
import re
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from acts.errors import InputError, Problem
from acts.packages.active import decode
from acts.packages.canonical import CONTENT_TYPES, Package, Part
from acts.packages.formats import is_strict, known_zip, recognise, resave, save_loose, wrong_content

__all__ = ["open_package"]

_TOTAL = 100 * 1024 * 1024
_ONE = 40 * 1024 * 1024
_MEMBERS = 2000
_RATIO = 200
_RATIO_FROM = 1024 * 1024
_CHUNK = 64 * 1024
_ZIP_ERRORS = (
    zipfile.BadZipFile,
    EOFError,
    NotImplementedError,  # a member asks for a version of zip that doesn't exist
    OSError,
    OverflowError,
    ValueError,
    struct.error,
)


def open_package(source: Path | bytes, *, name: str = "", extension: str = ".docx") -> Package:
    """Read a foreign .docx or .xlsx, or say in Russian why it is refused.

    Args:
        source: A path, or the bytes themselves.
        name: How to call the file in messages; the path's own name when empty.
        extension: What the file should be; only for messages.

    Raises:
        InputError: It is another format, damaged, encrypted, too large or hostile.
    """
    if isinstance(source, Path):
        name = name or str(source)
        with source.open("rb") as file:
            source = file.read(_TOTAL + 1)
    gate = _Gate(data=source, name=name, extension=extension)
    return Package(parts=tuple(gate.members()))


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class _Gate:
    """The rules of one reading; every refusal carries the file's name."""

    data: bytes
    name: str
    extension: str

    @property
    def _resave(self) -> str:
        return resave(self.extension)

    def members(self) -> Iterator[Part]:
        self._check_format()
        try:
            with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
                entries = sorted(archive.infolist(), key=lambda entry: entry.header_offset)
                end = archive.start_dir
        except _ZIP_ERRORS as error:
            raise self._damaged() from error
        self._check_directory(entries, end)
        left = _TOTAL
        for entry, following in zip(
            entries, [*(entry.header_offset for entry in entries[1:]), end], strict=True
        ):
            data = self._inflate(entry, following, min(left, _ONE))
            left -= len(data)
            part = Part(name=entry.filename, data=data)
            if entry.is_dir():
                continue
            self._check_xml(part)
            yield part

    def _check_format(self) -> None:
        if not self.data:
            raise self._refuse("файл пуст", "Возьмите другую копию", code="empty")
        if len(self.data) > _TOTAL:
            raise self._refuse("файл больше 100 МБ", "Уберите из него рисунки", code="size")
        if self.data.startswith(b"PK\x03\x04"):
            return
        what, remedy = recognise(self.data, self.extension)
        raise self._refuse(what, remedy, code="format")

    def _check_directory(self, entries: list[zipfile.ZipInfo], end: int) -> None:
        if not entries or entries[0].header_offset != 0:
            raise self._refuse("архив начинается не с начала файла", self._resave, code="prefix")
        if len(entries) > _MEMBERS:
            raise self._refuse(
                f"в архиве {len(entries)} частей, допустимо {_MEMBERS}",
                self._resave,
                code="members",
            )
        seen: set[str] = set()
        for entry in entries:
            # `filename` ends at a zero byte; the name as it is written tells more.
            if _is_unsafe(entry.orig_filename):
                raise self._refuse("недопустимое имя части внутри файла", self._resave, code="path")
            if (known_as := _known_as(entry.filename)) in seen:
                raise self._refuse(
                    "часть встречается дважды", self._resave, code="duplicate", place=entry.filename
                )
            seen.add(known_as)
            if (entry.external_attr >> 16) & 0o170000 == 0o120000:
                raise self._refuse(
                    "вместо части – ссылка на файл", self._resave, code="link", place=entry.filename
                )
            if entry.flag_bits & 0x1:
                raise self._refuse(
                    "файл защищён паролем", "Снимите пароль и повторите", code="encrypted"
                )
            if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise self._refuse("неизвестное сжатие", self._resave, code="compression")
        if CONTENT_TYPES.casefold() not in seen:
            what, remedy = known_zip(frozenset(seen), self.data, self.extension)
            raise self._refuse(what, remedy, code="format")

    def _inflate(self, entry: zipfile.ZipInfo, following: int, limit: int) -> bytes:
        header = self.data[entry.header_offset : entry.header_offset + 30]
        if len(header) < 30 or header[:4] != b"PK\x03\x04":
            raise self._damaged(entry.filename)
        name_size, extra_size = struct.unpack("<HH", header[26:30])
        start = entry.header_offset + 30 + name_size + extra_size
        stop = start + entry.compress_size
        local = self.data[entry.header_offset + 30 : entry.header_offset + 30 + name_size]
        encoding = "utf-8" if entry.flag_bits & 0x800 else "cp437"
        if local.decode(encoding, errors="replace") != entry.orig_filename:
            raise self._refuse("у части два разных имени", self._resave, code="names")
        if stop > following:
            raise self._refuse("части накладываются друг на друга", self._resave, code="overlap")
        raw = self.data[start:stop]
        content = raw if entry.compress_type == zipfile.ZIP_STORED else self._inflated(raw, limit)
        if len(content) > limit:
            raise self._too_large()
        if len(content) != entry.file_size or zlib.crc32(content) != entry.CRC:
            raise self._damaged(entry.filename)
        return content

    def _inflated(self, raw: bytes, limit: int) -> bytes:
        stream, chunks, size, pending = zlib.decompressobj(-15), [], 0, raw
        try:
            while not stream.eof:
                chunk = stream.decompress(pending, _CHUNK)
                if not chunk:
                    break
                chunks.append(chunk)
                size += len(chunk)
                pending = stream.unconsumed_tail
                if size > limit or (size > _RATIO_FROM and size > _RATIO * len(raw)):
                    raise self._too_large()
        except zlib.error as error:
            raise self._damaged() from error
        return b"".join(chunks)

    def _check_xml(self, part: Part) -> None:
        if not part.is_xml:
            return
        text = decode(part.data)
        if part.name.casefold() == CONTENT_TYPES.casefold():
            self._check_kind(text)
        if is_strict(part.name, text):
            raise self._refuse(
                "файл сохранён в строгом формате (Strict Open XML)",
                save_loose(self.extension),
                code="strict",
            )
        # A library might read it by another encoding than we did: EBCDIC, UTF-7, UTF-32.
        if (start := text.lstrip("\ufeff \t\r\n")) and not start.startswith("<"):
            raise self._damaged(part.name)
        if "\x00" in text:
            raise self._refuse("нулевой знак в XML", self._resave, code="nul", place=part.name)
        if re.search(r"<!(DOCTYPE|ENTITY)", text, re.IGNORECASE):
            raise self._refuse(
                "в части объявлен DOCTYPE: такие файлы не принимаются",
                self._resave,
                code="doctype",
                place=part.name,
            )
        declared = re.match(r"\s*<\?xml[^>]*encoding\s*=\s*[\"']([^\"']+)", text)
        if declared and declared[1].lower() not in ("utf-8", "utf-16", "us-ascii", "ascii"):
            raise self._refuse(
                "незнакомая кодировка", self._resave, code="encoding", place=part.name
            )

    def _check_kind(self, types: str) -> None:
        if (wrong := wrong_content(types, self.extension)) is not None:
            what, remedy = wrong
            raise self._refuse(what, remedy, code="format")

    def _too_large(self) -> InputError:
        return self._refuse(
            "файл разворачивается сверх меры: больше 100 МБ, 40 МБ на часть или в 200 раз",
            "Проверьте, откуда он; уберите из него рисунки",
            code="bomb",
        )

    def _damaged(self, place: str = "") -> InputError:
        return self._refuse("файл повреждён", "Возьмите другую копию", code="damaged", place=place)

    def _refuse(self, message: str, remedy: str, *, code: str, place: str = "") -> InputError:
        return InputError(
            Problem(
                message=message,
                remedy=remedy,
                file=self.name,
                place=place,
                code=f"package.{code}",
            )
        )


def _is_unsafe(name: str) -> bool:
    return (
        not name
        or name.startswith(("/", "\\"))
        or any(mark in name for mark in ("\\", "\x00", ":"))
        or any(not one or one.endswith((".", " ")) for one in name.removesuffix("/").split("/"))
    )


def _known_as(name: str) -> str:
    """Give the one spelling under which every program would know the part."""
    return unicodedata.normalize("NFC", unquote(name)).casefold()
