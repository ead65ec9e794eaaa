"""What a workspace holds besides its records: forms, a place for own templates, starters."""

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from acts.packages import write_whole
from acts.services.exchange_forms import FORMS
from acts.services.starters import write_starters

__all__ = ["FORMS", "TEMPLATES", "fit_out", "taken_away_on_failure"]

TEMPLATES = "шаблоны"
_NOTE = """\
Сюда кладут свои шаблоны документов. Файл называется по виду документа, например
order_pairs.docx, и заменяет шаблон программы.

Взять шаблон программы за основу:   acts template copy order_pairs -o шаблоны/order_pairs.docx
Список меток вида с примерами:      acts template fields order_pairs -o метки.docx
Проверить свой шаблон:              acts template check шаблоны/order_pairs.docx --kind order_pairs
Посмотреть, что получается:         acts template preview шаблоны/order_pairs.docx --text
"""


def fit_out(folder: Path) -> tuple[Path, ...]:
    """Make the folders for forms and own templates and the starters of this system.

    Returns:
        The starters.
    """
    (folder / FORMS).mkdir(exist_ok=True)
    note = folder / TEMPLATES / "ПРОЧТИ.txt"
    if not note.exists():
        # Notepad of older Windows takes a file for UTF-8 only with the mark.
        write_whole(note, _NOTE.replace("\n", "\r\n").encode("utf-8-sig"))
    return write_starters(folder)


@contextlib.contextmanager
def taken_away_on_failure(folder: Path) -> Iterator[None]:
    """Leave nothing that appeared in a folder when what it was for could not be finished.

    Args:
        folder: The folder; what lay in it before stays.
    """
    absent = [one for one in (folder, *folder.parents) if not one.exists()]
    before = set(folder.iterdir()) if folder.exists() else set()
    try:
        yield
    except BaseException:
        made = set(folder.iterdir()) - before if folder.exists() else set()
        for one in made:
            with contextlib.suppress(OSError):
                shutil.rmtree(one) if one.is_dir() and not one.is_symlink() else one.unlink()
        with contextlib.suppress(OSError):
            for one in absent:  # what we made, from the innermost out, and only while it is empty
                one.rmdir()
        raise
