import pytest

from acts.errors import InputError
from acts.sources.text_file import LIMIT, normalise, read_text, unwanted

TEXT = "название: средняя общеобразовательная школа\n"


@pytest.fixture
def file(tmp_path):
    def write(data):
        path = tmp_path / "a.yaml"
        path.write_bytes(data)
        return path

    return write


def refused(path):
    with pytest.raises(InputError) as error:
        read_text(path)
    return error.value.problems


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_reads_utf_8_with_or_without_a_mark(file, encoding):
    assert read_text(file(TEXT.encode(encoding))) == TEXT


@pytest.mark.parametrize(
    ("encoding", "guess"),
    [
        ("cp1251", "Windows-1251"),
        ("koi8-r", "KOI8-R"),
        ("cp866", "DOS (866)"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("utf-32", "UTF-32"),
    ],
)
def test_names_the_encoding_it_refuses(file, encoding, guess):
    (problem,) = refused(file(TEXT.encode(encoding)))

    assert problem.code == "text.encoding"
    assert problem.message.endswith(f"похоже на {guess}")
    assert "UTF-8" in problem.remedy


def test_names_the_line_where_utf_8_ends(file):
    (problem,) = refused(file(b"a: 1\nb: \xff\xfe\n"))

    assert problem.place == "строка 2"


def test_reads_a_file_of_the_limit_and_refuses_one_more_byte(file):
    assert len(read_text(file(b"x" * LIMIT))) == LIMIT
    assert refused(file(b"x" * (LIMIT + 1)))[0].code == "text.too-big"


@pytest.mark.parametrize(
    "character",
    ["\0", "\x1b", "\x85", "\xad", "\u200b", "\u200f", "\u202e", "\u2066", "\ufffd", "\U000e0041"],
)
def test_shows_an_invisible_character_by_its_number(file, character):
    (problem,) = refused(file(f"а: б\nв: г{character}д\n".encode()))

    assert problem.place == "строка 2"
    assert f"U+{ord(character):04X}" in problem.message
    assert unwanted(f"г{character}д") == f"U+{ord(character):04X}"


def test_refuses_a_pile_of_accents_and_keeps_a_single_one():
    assert unwanted("а\u0301\u0302\u0303") == "U+0301"
    assert unwanted("за\u0301мок") == ""


@pytest.mark.parametrize("text", ["РСФСР, СССР", "«А» – Б… №\xa01 ё Й", "О'Коннор-оглы", "😀"])
def test_leaves_lawful_text_alone(file, text):
    assert read_text(file(text.encode())) == text


def test_recognises_text_decoded_wrongly_before(file):
    (problem,) = refused(file("Школа в селе".encode().decode("cp1251").encode()))

    assert problem.code == "text.mojibake"


def test_counts_lines_for_every_kind_of_line_break(file):
    places = [one.place for one in refused(file("а\r\nб\rв\n\x00\n\x00".encode()))]

    assert places == ["строка 4", "строка 5"]


def test_shows_no_more_than_fifty_characters(file):
    assert len(refused(file("\n".join("я\x00" for _ in range(500)).encode()))) <= 50


def test_composes_letters():
    assert normalise("и\u0306") == "й"
