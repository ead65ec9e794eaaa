"""How large a picture says it is, told from its first bytes."""

import struct

import pytest

from acts.packages import Package, Part
from acts.packages.pictures import picture_problems


def png(width, height):
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", width, height) + b"\x08\x02"


def gif(width, height):
    return b"GIF89a" + struct.pack("<HH", width, height)


def bmp(width, height):
    return b"BM" + bytes(16) + struct.pack("<ii", width, -height)


def jpeg(width, height):
    thumbnail = b"\xff\xc0\x00\x11\x08" + struct.pack(">HH", 8, 8)
    return b"\xff\xd8" + thumbnail + b"\xff\xc2\x00\x11\x08" + struct.pack(">HH", height, width)


def found(data):
    package = Package(parts=(Part(name="word/media/image1.bin", data=data),))
    return list(picture_problems(package, name="акт.docx"))


@pytest.mark.parametrize("kind", [png, gif, bmp, jpeg])
def test_a_picture_that_can_be_shown_is_no_problem(kind):
    assert found(kind(8000, 5000)) == []


@pytest.mark.parametrize("kind", [png, gif, bmp, jpeg])
def test_a_picture_of_more_points_is_named_with_its_part(kind):
    (problem,) = found(kind(8000, 5001))

    assert "8000 × 5001" in problem.message
    assert (problem.file, problem.place) == ("акт.docx", "word/media/image1.bin")


@pytest.mark.parametrize("data", [b"", b"\x89PNG", b"GIF89a", b"BM", b"\xff\xd8", b"<w:p/>"])
def test_what_is_no_picture_or_a_cut_one_is_passed_over(data):
    assert found(data) == []
