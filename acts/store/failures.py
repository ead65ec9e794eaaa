"""Failures of the database in words that say what to do."""

import contextlib
import sqlite3
from collections.abc import Iterator

from django.db.utils import Error

from acts.errors import ConfigurationError, Problem

__all__ = ["UnreadableRowError", "explain", "spoken"]


class UnreadableRowError(Exception):
    """A row holds what this program never writes."""


_RESTORE = "Восстановите файл из копии"

# A part of SQLite's message → what is wrong, what to do, code. The first that fits wins.
_FAILURES = (
    ("is full", "на диске нет места", "Освободите место и повторите", "full"),
    (
        "is locked",
        "хранилище занято другой программой",
        "Дождитесь, когда она закончит, или закройте её и повторите",
        "locked",
    ),
    (
        "readonly",
        "хранилище открыто только для чтения",
        "Снимите с файла и папки запрет на запись или скопируйте их в другое место",
        "read-only",
    ),
    (
        "not a database",
        "это не хранилище acts",
        "Укажите другой файл или создайте рабочую папку: acts init",
        "foreign",
    ),
    ("malformed", "файл хранилища повреждён", _RESTORE, "damaged"),
    (
        "unable to open",
        "файл хранилища не открывается",
        "Проверьте, что папка есть и в неё можно писать",
        "unopened",
    ),
    ("disk i/o", "диск не читается или не пишется", "Проверьте диск и повторите", "disk"),
    ("no such", "в хранилище не хватает таблиц", _RESTORE, "damaged"),
)


def explain(error: Exception, *, file: str) -> ConfigurationError:
    """Turn a failure of the database into an error with a remedy.

    The database's own text is not shown: it may quote somebody's data.

    Args:
        error: What the driver, Django or a row's reader raised.
        file: The store as the person named it.
    """
    text = str(error).casefold()
    message, remedy, code = "хранилище не работает", _RESTORE, "failed"
    if isinstance(error, UnreadableRowError):
        message, code = f"в хранилище есть строка, которую нельзя прочитать: {error}", "damaged"
    for part, known, what_to_do, known_code in _FAILURES:
        if part in text:
            message, remedy, code = known, what_to_do, known_code
            break
    return ConfigurationError(
        Problem(message=message, remedy=remedy, file=file, code=f"store.{code}")
    )


@contextlib.contextmanager
def spoken(file: str) -> Iterator[None]:
    """Say in Russian what the database fails at.

    Args:
        file: The store as the person named it.

    Raises:
        ConfigurationError: The database failed.
    """
    try:
        yield
    except (Error, sqlite3.Error, UnreadableRowError) as error:
        raise explain(error, file=file) from error
