"""Names a file that isn't what its extension says, and what to do with it."""

import re

__all__ = ["known_zip", "recognise", "resave", "wrong_content"]

_KINDS = {
    ".docx": ("wordprocessingml", "документ Word (.docx)"),
    ".xlsx": ("spreadsheetml", "книга Excel (.xlsx)"),
}
_OPEN_DOCUMENT = {
    b"spreadsheet": "таблица .ods",
    b"text": "документ .odt",
}
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_BOOK_STREAM = "Workbook".encode("utf-16-le")


def recognise(data: bytes, extension: str) -> tuple[str, str]:
    """Say what a file that isn't a zip is, and what to do.

    Args:
        data: Its bytes.
        extension: What it should have been: «.docx» or «.xlsx».
    """
    save = f"Откройте его и сохраните как {extension}"
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return _old_office(data, save)
    if head.startswith(b"{\\rtf"):
        return "это файл .rtf", save
    if head.startswith(b"%pdf"):
        return "это файл .pdf", f"Нужен сам документ: возьмите у автора файл {extension}"
    if b"<html" in head or head.startswith(b"<!doctype html"):
        return "это веб-страница, переименованная в документ", save
    if head.startswith(b"<?xml"):
        return "это отдельный файл XML, а не документ", save
    if b"PK\x03\x04" in data[:4096]:
        return "перед архивом есть посторонние байты", resave(extension)
    if _is_table_text(data):
        return "это текстовая таблица (.csv), переименованная в книгу", save
    return f"это не файл {extension}", f"Укажите файл {extension}"


def resave(extension: str) -> str:
    """Advise to save a damaged file anew, in the program that makes such files."""
    program = "Excel" if extension == ".xlsx" else "Word"
    return f"Откройте файл в {program} или LibreOffice и сохраните его заново"


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
                return f"это {title} (LibreOffice)", f"Откройте её и сохраните как {extension}"
    return f"это zip-архив, а не файл {extension}", "Распакуйте архив и укажите файл из него"


def wrong_content(types: str, extension: str) -> tuple[str, str] | None:
    """Say what a package is that holds another kind of document, or None where it is right.

    Args:
        types: Text of its content types.
        extension: What it should be.
    """
    if extension == ".xlsx" and re.search("sheet\\.binary|sheetBinary", types):
        return "это двоичная книга .xlsb", "Откройте её в Excel и сохраните как .xlsx"
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


def _is_table_text(data: bytes) -> bool:
    head = data[:2048]
    if b"\x00" in head:
        return False
    lines = [line for line in head.splitlines() if line.strip()][:5]
    return bool(lines) and any(
        all(line.count(mark) >= 1 for line in lines) for mark in (b";", b"\t", b",")
    )
