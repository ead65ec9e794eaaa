"""Names a file that isn't what its extension says, and what to do with it."""

import re

__all__ = ["is_strict", "known_zip", "recognise", "resave", "save_loose", "wrong_content"]

_KINDS = {
    ".docx": ("wordprocessingml", "документ Word (.docx)"),
    ".xlsx": ("spreadsheetml", "книга Excel (.xlsx)"),
}
_OPEN_DOCUMENT = {
    b"spreadsheet": "таблица .ods",
    b"text": "документ .odt",
}
_SIGNATURES = (
    (b"7z\xbc\xaf", "архив 7z"),
    (b"rar!", "архив RAR"),
    (b"\x1f\x8b", "архив gzip"),
    (b"\x89png", "картинка PNG"),
    (b"\xff\xd8\xff", "картинка JPEG"),
    (b"gif8", "картинка GIF"),
    (b"ii*\x00", "картинка TIFF"),
    (b"bm", "картинка BMP"),
    (b"mz", "программа"),
)
_PAGE = re.compile(
    rb"<(?:html|table|body|head|meta)[\s>]|<!doctype html|^mime-version:", re.MULTILINE
)
_STRICT = "purl.oclc.org/ooxml/"
_MAIN_PARTS = ("word/document.xml", "xl/workbook.xml")
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_BOOK_STREAM = "Workbook".encode("utf-16-le")


def recognise(data: bytes, extension: str) -> tuple[str, str]:
    """Say what a file that isn't a zip is, and what to do.

    Args:
        data: Its bytes.
        extension: What it should have been: «.docx» or «.xlsx».
    """
    save = f"Откройте файл и сохраните как {extension}"
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return _old_office(data, save)
    if head.startswith(b"{\\rtf"):
        return "это файл .rtf", save
    if head.startswith(b"%pdf"):
        return "это файл .pdf", f"Нужен сам документ: возьмите у автора файл {extension}"
    if _PAGE.search(head):
        return "это веб-страница, переименованная в документ", save
    if head.startswith(b"<?xml"):
        return "это отдельный файл XML, а не документ", save
    if b"PK\x03\x04" in data[:4096]:
        return "перед архивом есть посторонние байты", resave(extension)
    if (text := _plain_text(data)) is not None:
        if _is_table_text(text):
            return "это текстовая таблица (.csv), переименованная в книгу", save
        return "это простой текст, переименованный в документ", save
    for signature, what in _SIGNATURES:
        if data[:8].lower().startswith(signature):
            return f"это {what}, а не файл {extension}", f"Укажите файл {extension}"
    return f"это не файл {extension}", f"Укажите файл {extension}"


def resave(extension: str) -> str:
    """Advise to save a damaged file anew, in the program that makes such files."""
    program = "Excel" if extension == ".xlsx" else "Word"
    return f"Откройте файл в {program} или LibreOffice и сохраните его заново"


def is_strict(name: str, text: str) -> bool:
    """Tell whether a part is of the strict kind of Office files, whose names are all different.

    Args:
        name: The part's name.
        text: Its text.
    """
    return name.casefold() in _MAIN_PARTS and _STRICT in text[:20_000]


def save_loose(extension: str) -> str:
    """Advise to save a strict file as an ordinary one."""
    program, kind = ("Excel", "Книга Excel") if extension == ".xlsx" else ("Word", "Документ Word")
    return f"В {program}: «Файл» – «Сохранить как» – «{kind} ({extension})», не «Strict Open XML»"


def known_zip(names: frozenset[str], first: bytes, extension: str) -> tuple[str, str]:
    """Say what a zip without content types is.

    Args:
        names: Its members, folded.
        first: Its first bytes: an OpenDocument says there what it is.
        extension: What it should have been.
    """
    if "mimetype" in names:
        for mark, title in _OPEN_DOCUMENT.items():
            if b"opendocument." + mark in first[:200]:
                return f"это {title} (LibreOffice)", f"Откройте файл и сохраните как {extension}"
    return f"это zip-архив, а не файл {extension}", "Распакуйте архив и укажите файл из него"


def wrong_content(types: str, extension: str) -> tuple[str, str] | None:
    """Say what a package is that holds another kind of document, or None where it is right.

    Args:
        types: Text of its content types.
        extension: What it should be.
    """
    if extension == ".xlsx" and re.search("sheet\\.binary|sheetBinary", types):
        return "это двоичная книга .xlsb", "Откройте файл в Excel и сохраните как .xlsx"
    main = {
        one: title
        for one, (mark, title) in _KINDS.items()
        if re.search(rf"{mark}\.(?:document|sheet|template)\.(?:main|macro)", types)
    }
    if main and extension in _KINDS and extension not in main:
        title = next(iter(main.values()))
        return f"это {title}, а нужен файл {extension}", f"Укажите файл {extension}"
    return None


def _old_office(data: bytes, save: str) -> tuple[str, str]:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "файл защищён паролем", "Снимите пароль и повторите"
    title = "Microsoft Office (.doc или .xls)"
    if _BOOK_STREAM in data and _WORD_STREAM not in data:
        title = "Excel (.xls)"
    elif _WORD_STREAM in data and _BOOK_STREAM not in data:
        title = "Word (.doc)"
    return f"это файл старого формата {title}", save


def _plain_text(data: bytes) -> str | None:
    """Read the beginning as text, or give None where it isn't one."""
    head = data[:2048]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[: len(head) // 2 * 2].decode("utf-16", errors="replace")
    if any(one < 0x20 and one not in b"\t\r\n\f" for one in head):
        return None
    return head.decode("utf-8-sig", errors="replace")


def _is_table_text(text: str) -> bool:
    lines = [line for line in text.splitlines() if line.strip()][:5]
    return bool(lines) and any(all(mark in line for line in lines) for mark in ";\t,")
