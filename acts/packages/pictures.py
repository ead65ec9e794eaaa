"""How large a picture says it is: one of 50 000 × 50 000 points takes 10 GB when it is shown."""

import re
import struct
from collections.abc import Iterator

from acts.errors import Problem
from acts.packages.canonical import Package

__all__ = ["picture_problems"]

_POINTS = 40_000_000
# The header of a JPEG that holds its size: any «start of frame», which are not DHT, JPG and DAC.
_FRAME = re.compile(rb"\xff[\xc0-\xc3\xc5-\xc7\xc9-\xcb\xcd-\xcf]..\x08(....)", re.DOTALL)


def picture_problems(package: Package, *, name: str = "") -> Iterator[Problem]:
    """Find pictures that are too large to be shown, by their headers alone.

    Args:
        package: What `open_package` gave.
        name: The file's name for messages.
    """
    for part in package.parts:
        width, height = _size(part.data)
        if width * height > _POINTS:
            yield Problem(
                message=f"рисунок {width} × {height} точек: больше 40 млн, его не показать",
                remedy="Замените его рисунком поменьше",
                file=name,
                place=part.name,
                code="package.picture",
            )


def _size(data: bytes) -> tuple[int, int]:
    """Give width and height as the header tells them, (0, 0) of what is no picture."""
    if data.startswith(b"\x89PNG") and len(data) >= 24:
        return struct.unpack(">II", data[16:24])
    if data.startswith((b"GIF87a", b"GIF89a")) and len(data) >= 10:
        return struct.unpack("<HH", data[6:10])
    if data.startswith(b"BM") and len(data) >= 26:
        width, height = struct.unpack("<ii", data[18:26])
        return abs(width), abs(height)
    if data.startswith(b"\xff\xd8"):
        frames = [struct.unpack(">HH", found[1]) for found in _FRAME.finditer(data[:1_000_000])]
        height, width = max(frames, key=lambda one: one[0] * one[1], default=(0, 0))
        return width, height
    return 0, 0
