"""A text file is read whole, in UTF-8, of a bounded size and without invisible characters."""

import re
import unicodedata
from pathlib import Path

from acts.errors import InputError
from acts.sources.nodes import Problems

__all__ = ["LIMIT", "normalise", "read_bytes", "read_text", "unwanted"]

LIMIT = 10 * 1024 * 1024
_SHOWN = 50
_SIGNATURES = (
    (b"PK\x03\x04", "архив .docx, .xlsx или .zip"),
    (b"%PDF", "документ PDF"),
    (b"{\\rtf", "документ RTF"),
    (b"\xd0\xcf\x11\xe0", "старый документ .doc или .xls"),
    (b"\x89PNG", "картинка PNG"),
    (b"\xff\xd8\xff", "картинка JPEG"),
    (b"\x1f\x8b", "архив gzip"),
)
_WIDE_BOMS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_SINGLE_BYTE = {"cp1251": "Windows-1251", "koi8-r": "KOI8-R", "cp866": "DOS (866)"}
_FREQUENT = frozenset("оеаинтсрвл")
_REENCODE = "Откройте файл в текстовом редакторе и сохраните в кодировке UTF-8"
# Cc but tab and line breaks, then invisible format characters, separators, private use, U+FFFD.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ue000-\uf8ff\ufe00-\ufe0f\ufeff\ufff0-\uffff\ud800-\udfff\U000e0000-\U0010ffff]"
    "|[\u0300-\u036f]{3,}"
)
# Letters of a UTF-8 text that somebody read as Windows-1251 and saved again: «РџСЂРё».
_MOJIBAKE = re.compile(
    "(?:[РС][ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџ\xa0ЎўЈ¤Ґ¦§Ё©Є«¬®Ї°±Ііґµ¶·ё№є»јЅѕї]){4,}"
)


def read_bytes(path: Path) -> bytes:
    """Read a file's bytes; a device, a pipe or a huge file is read no further than the limit.

    Raises:
        OSError: The file can't be opened.
    """
    with path.open("rb") as stream:
        return stream.read(LIMIT + 1)


def read_text(path: Path, *, content: bytes | None = None) -> str:
    """Read a UTF-8 file (a byte-order mark is allowed) with line breaks as they are.

    Args:
        path: The file.
        content: What `read_bytes` gave of it, where that was asked before.

    Raises:
        InputError: Too big, another format or encoding, control or invisible characters.
        OSError: The file can't be opened.
    """
    problems = Problems(str(path))
    data = read_bytes(path) if content is None else content
    if len(data) > LIMIT:
        raise problems.stop(
            "text.too-big",
            "",
            "файл больше 10 МБ",
            "Проверьте, тот ли это файл; большой разделите на части",
        )
    text = _decode(data, problems)
    _refuse_unwanted(text, problems)
    return text


def unwanted(text: str) -> str:
    """Name the first character that no document may hold, «U+202E», or give an empty string."""
    found = _UNWANTED.search(text)
    return f"U+{ord(found.group()[0]):04X}" if found else ""


def normalise(text: str) -> str:
    """Return the text in NFC, so that «й» of two characters equals «й» of one."""
    return unicodedata.normalize("NFC", text)


def _decode(data: bytes, problems: Problems) -> str:
    _refuse_other_format(data, problems)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        guess = _guess(data)
        raise problems.stop(
            "text.encoding",
            f"строка {line}",
            f"файл не в кодировке UTF-8{f', похоже на {guess}' if guess else ''}",
            _REENCODE,
        ) from None


def _refuse_other_format(data: bytes, problems: Problems) -> None:
    for signature, name in _WIDE_BOMS:
        if data.startswith(signature):
            raise _wide(problems, name)
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise problems.stop(
                "text.binary",
                "",
                f"это не текст, а {name}",
                "Укажите текстовый файл .yaml или .json",
            )
    if any(_is_wide(data[start:4096:2]) for start in (0, 1)):
        raise _wide(problems, "UTF-16")


def _is_wide(high_bytes: bytes) -> bool:
    # Every second byte of a Russian UTF-16 text is 00 (Latin, signs) or 04 (Cyrillic).
    zeros, fours = high_bytes.count(0), high_bytes.count(4)
    return len(high_bytes) >= 4 and zeros > 0 and zeros + fours >= 0.9 * len(high_bytes)


def _wide(problems: Problems, name: str) -> InputError:
    return problems.stop(
        "text.encoding", "строка 1", f"файл не в кодировке UTF-8, похоже на {name}", _REENCODE
    )


def _guess(data: bytes) -> str:
    """Choose the single-byte encoding in which the text looks most like Russian."""
    sample = bytes(byte for byte in data[:65536] if byte >= 0x80)
    best, best_score = "", 0.3
    for codec, name in _SINGLE_BYTE.items():
        letters = sample.decode(codec, errors="replace")
        score = sum(letter in _FREQUENT for letter in letters) / len(letters)
        if score > best_score:
            best, best_score = name, score
    return best


def _refuse_unwanted(text: str, problems: Problems) -> None:
    # Editors break lines at \n, \r\n and \r only, not at a form feed, so only these are counted.
    starts_at = _LineCounter(text)
    for found in _UNWANTED.finditer(text):
        if len(problems.found) == _SHOWN:
            break
        code = f"U+{ord(found.group()[0]):04X}"
        problems.add(
            "text.character",
            f"строка {starts_at(found.start())}",
            f"недопустимый знак {code}",
            "Удалите этот невидимый или служебный знак",
        )
    broken = _MOJIBAKE.search(text)
    if broken:
        problems.add(
            "text.mojibake",
            f"строка {starts_at(broken.start())}",
            "буквы испорчены: текст UTF-8 был прочитан как Windows-1251 и сохранён",
            "Возьмите исходный файл и сохраните его в кодировке UTF-8",
        )
    problems.raise_any()


class _LineCounter:
    """Count lines up to a growing offset, each character once."""

    def __init__(self, text: str) -> None:
        self._text, self._at, self._line = text, 0, 1

    def __call__(self, offset: int) -> int:
        if offset < self._at:
            self._at, self._line = 0, 1
        passed = self._text[self._at : offset]
        self._line += passed.count("\n") + passed.count("\r") - passed.count("\r\n")
        self._at = offset
        return self._line
