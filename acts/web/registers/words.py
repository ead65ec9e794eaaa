"""What to do about a problem, where the command line names a command and a page has a button."""

import dataclasses as dc
from collections.abc import Iterable

from acts.errors import Problem, Severity

__all__ = ["said", "severe"]

_REMEDIES = {
    "register.newer-form": "Скачайте свежую форму на этой странице и перенесите правки в неё",
    "data.other-organization": "Выберите другой файл или скачайте форму этой организации",
    "data.suffix": "Сохраните форму как «Книга Excel (.xlsx)» и пришлите её ещё раз",
    "register.unreadable": "Откройте эту строку и исправьте",
    "wording.forgotten": "Скачайте свежий лист для проверки",
    "register.excluded": "Чтобы строка снова участвовала в работе, нажмите «Вернуть»",
    "data.erase-needed": "Сначала завершите ту строку или отметьте, что она больше не действует",
}


def said(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Put problems into a page's words: errors before what only asks for a look."""
    told = (
        dc.replace(one, remedy=_REMEDIES.get(one.code, one.remedy).rstrip(".")) for one in problems
    )
    return tuple(sorted(told, key=lambda one: one.severity is not Severity.ERROR))


def severe(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Give the errors alone."""
    return tuple(one for one in problems if one.severity is Severity.ERROR)
