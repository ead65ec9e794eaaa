# ruff: noqa: E501 – tables of inputs read better in long lines
"""Writes zip archives byte by byte, so that a header can say anything."""

import dataclasses as dc
import functools
import random
import struct
import zipfile
import zlib

from acts.packages import Package, Part, write_package

STORED, DEFLATED = 0, 8


@dc.dataclass(frozen=True)
class Member:
    """A member as its headers tell it; what isn't told is the truth."""

    name: bytes
    raw: bytes
    method: int = STORED
    size: int | None = None
    packed: int | None = None
    crc: int | None = None
    local_name: bytes | None = None
    offset: int | None = None
    flags: int = 0x800
    version: int = 20
    attributes: int = 0
    extra: bytes = b""


def member(name, data, *, method=DEFLATED, **told):
    """Give an honest member of some data."""
    raw = deflated(data) if method == DEFLATED else data
    honest = {"size": len(data), "crc": zlib.crc32(data)}
    return Member(name.encode(), raw, method, **{**honest, **told})


def deflated(data):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def archive(members, *, before=b"", after=b"", comment=b"", count=None):
    """Write an archive of members as they are told."""
    body, directory, written = bytearray(before), bytearray(), 0
    for one in members:
        at = len(body) if one.offset is None else one.offset
        size = len(one.raw) if one.size is None else one.size
        packed = len(one.raw) if one.packed is None else one.packed
        crc = zlib.crc32(one.raw) if one.crc is None else one.crc
        shared = struct.pack("<HHHHHIII", one.version, one.flags, one.method, 0, 0x21, crc,
                             packed & 0xFFFFFFFF, size & 0xFFFFFFFF)  # fmt: skip
        local = one.name if one.local_name is None else one.local_name
        if one.offset is None:
            body += b"PK\x03\x04" + shared + struct.pack("<HH", len(local), len(one.extra))
            body += local + one.extra + one.raw
        directory += b"PK\x01\x02" + struct.pack("<H", 0x0314) + shared
        directory += struct.pack("<HHHHHII", len(one.name), len(one.extra), 0, 0, 0,
                                 one.attributes, at)  # fmt: skip
        directory += one.name + one.extra
        written += 1
    told = written if count is None else count
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, told & 0xFFFF, told & 0xFFFF, len(directory),
                                      len(body), len(comment))  # fmt: skip
    return bytes(body + directory) + end + comment + after


def members_of(package):
    """Give the members of a sound package."""
    return [member(part.name, part.data) for part in package.parts]


def with_part(package, name, data):
    """Give the bytes of a package with a part put in or replaced."""
    content = data.encode() if isinstance(data, str) else data
    return write_package(package.replace([Part(name=name, data=content)]))


def without(package, wanted):
    """Give the bytes of a package without the parts whose name holds a word."""
    kept = tuple(part for part in package.parts if wanted not in part.name)
    assert len(kept) < len(package.parts), wanted
    return write_package(Package(parts=kept))


def main_part(package):
    """Name the part that holds the document or the first sheet."""
    names = {part.name for part in package.parts}
    return "word/document.xml" if "word/document.xml" in names else "xl/worksheets/sheet1.xml"


def changed(package, name, change):
    """Give the bytes of a package with one part's text changed."""
    before = package.get(name).decode()
    after = change(before)
    assert after != before, f"{name} isn't changed"
    return with_part(package, name, after)


@functools.cache
def repeated(block, times):
    """Deflate a block as often as wanted without holding the whole of it."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    one = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    return one * times + packer.flush()


@functools.cache
def crc_of(block, times):
    crc = 0
    for _ in range(times):
        crc = zlib.crc32(block, crc)
    return crc


def bomb(name, megabytes, *, noise=0, **told):
    """Give a member that inflates to that many megabytes; `noise` bytes of each don't shrink."""
    block = random.Random(noise).randbytes(noise) + bytes(1024 * 1024 - noise)
    honest = {"size": megabytes * 1024 * 1024, "crc": crc_of(block, min(megabytes, 64))}
    return Member(name.encode(), repeated(block, megabytes), DEFLATED, **{**honest, **told})


def plain_zip(files):
    import io

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for name, data in files.items():
            target.writestr(name, data)
    return buffer.getvalue()
