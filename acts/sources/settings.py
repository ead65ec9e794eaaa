"""The settings of a workspace, `acts.toml`: read whole, every mistake said in Russian at once."""

import dataclasses as dc
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from acts.actor import Actor, Role
from acts.deadlines.own_rules import NO_RULES, OwnRules
from acts.errors import ConfigurationError, InputError, Problem
from acts.report import TrackingPolicy
from acts.sources.calendar_settings import CALENDAR_KEYS, calendar_mistakes, calendar_rules
from acts.sources.look_alikes import nearest
from acts.sources.text_file import read_text

__all__ = ["Settings", "read_settings"]

_KEYS = {
    "workspace": ("roadmap", "roadmap_checked", "roadmap_former", "default_actor", "rehearsal"),
    "tracking": ("soon_days", "confirm_days"),
    "calendar": CALENDAR_KEYS,
}
_SECTIONS = (*_KEYS, "actors")
_ACTOR_KEYS = ("roles", "scope")
_ROLES = tuple(str(role) for role in Role if role is not Role.SYSTEM)
_PLACE = re.compile(r"at line ([0-9]+), column ([0-9]+)")
_ACTOR_ID = re.compile(r"[\w.-]{1,64}")
_LONGEST_WAIT = 366

# A part of the parser's English message → what to look for, in Russian.
_BROKEN = (
    ("Cannot declare", "раздел объявлен дважды"),
    ("Cannot overwrite", "значение задано дважды"),
    ("Cannot mutate", "значение задано дважды"),
    ("Duplicate", "значение задано дважды"),
    ("after a key", "после имени нет знака «=»"),
    ("Unterminated", "кавычка или скобка не закрыта"),
    ("Unclosed", "скобка не закрыта"),
    ("Illegal character", "недопустимый знак внутри кавычек: возможно, кавычка не закрыта"),
    ("declaration", "в заголовке раздела нет закрывающей скобки «]»"),
    ("Invalid value", "значение не читается: слова пишутся в прямых кавычках"),
    ("Invalid date", "такой даты нет"),
    ("Expected newline", "лишнее после значения"),
    ("Invalid statement", "это не «имя = значение» и не заголовок раздела"),
    ('Expected "\'"', "кавычка не закрыта"),
    ("nescaped", "обратная черта «\\» в кавычках удваивается"),
)


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What `acts.toml` says.

    Attributes:
        roadmap: The pinned roadmap's file, inside the workspace.
        roadmap_checked: Fingerprint of that file when it was checked, or empty.
        default_actor: Who records when nobody is named, or empty.
        rehearsal: Whether the workspace is for practice, so that `ACTS_NOW` may set its time.
        policy: Clocks beside the terms.
        actors: Who may record.
        roadmap_former: Files of its editions that held before, the oldest first.
        rules: What takes the place of the roadmap's policies, as a region's days off.
    """

    roadmap: str
    roadmap_checked: str
    default_actor: str
    rehearsal: bool
    policy: TrackingPolicy
    actors: tuple[Actor, ...]
    rules: OwnRules = NO_RULES
    roadmap_former: tuple[str, ...] = ()


def read_settings(path: Path) -> Settings:
    """Read the settings of a workspace.

    Raises:
        ConfigurationError: With everything that is wrong in them.
        OSError: The file can't be opened.
    """
    document = _parse(path)
    problems = [
        dc.replace(one, file=str(path), code="workspace.settings") for one in _mistakes(document)
    ]
    if problems:
        raise ConfigurationError(problems)
    workspace, tracking = document.get("workspace", {}), document.get("tracking", {})
    return Settings(
        roadmap=workspace.get("roadmap", "roadmap.yaml"),
        roadmap_checked=workspace.get("roadmap_checked", ""),
        roadmap_former=tuple(workspace.get("roadmap_former", ())),
        default_actor=workspace.get("default_actor", ""),
        rehearsal=workspace.get("rehearsal", False),
        policy=dc.replace(TrackingPolicy(), **tracking),
        actors=tuple(
            Actor(
                id=name,
                roles=frozenset(Role(role) for role in entry.get("roles", ())),
                scope=tuple(entry.get("scope", ())),
            )
            for name, entry in document.get("actors", {}).items()
        ),
        rules=calendar_rules(document.get("calendar", {})),
    )


def _parse(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(read_text(path))
    except InputError as error:
        raise ConfigurationError(error.problems) from error
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits is a plain ValueError
        raise ConfigurationError(_spoken(path, str(error))) from error


def _spoken(path: Path, english: str) -> Problem:
    found = _PLACE.search(english)
    place = f"строка {found[1]}, знак {found[2]}" if found else ""
    if "(at end of document)" in english:
        place = "конец файла"
    known = next((text for part, text in _BROKEN if part in english), "строка не читается")
    return Problem(
        message=f"настройки не читаются: {known}",
        remedy="Исправьте это место; образец – acts.toml новой рабочей папки",
        file=str(path),
        place=place,
        code="workspace.settings",
    )


def _mistakes(document: Mapping[str, Any]) -> Iterator[Problem]:
    for section, table in document.items():
        if section not in _SECTIONS:
            yield _unknown(f"неизвестный раздел [{section}]", section, _SECTIONS)
        elif not isinstance(table, dict):
            yield Problem(
                message="это раздел, а не значение",
                remedy=f"Пишите его строкой [{section}]",
                place=section,
            )
        elif section == "actors":
            for name, entry in table.items():
                yield from _actor_mistakes(name, entry)
        else:
            yield from _value_mistakes(section, table)
            if section == "calendar":
                yield from calendar_mistakes(table)
    yield from _default_mistakes(document)


def _value_mistakes(section: str, table: Mapping[str, Any]) -> Iterator[Problem]:
    for key, value in table.items():
        place = f"[{section}] {key}"
        if key not in _KEYS[section]:
            yield _unknown(f"неизвестный параметр «{key}»", key, _KEYS[section], place=place)
        elif section == "calendar":
            continue
        elif section == "tracking":
            whole = isinstance(value, int) and not isinstance(value, bool)
            if not whole or not 0 <= value <= _LONGEST_WAIT:
                yield Problem(
                    message="это не число дней",
                    remedy=f"Укажите целое число от 0 до {_LONGEST_WAIT}",
                    place=place,
                )
        elif key == "rehearsal":
            if not isinstance(value, bool):
                yield Problem(
                    message="это не «да» и не «нет»",
                    remedy="Пишите rehearsal = true или rehearsal = false",
                    place=place,
                )
        elif key == "roadmap_former":
            if not isinstance(value, list) or not all(
                isinstance(one, str) and _is_name(one) for one in value
            ):
                yield Problem(
                    message="это не список файлов рабочей папки",
                    remedy='Пишите так: roadmap_former = ["roadmap-1.yaml"]',
                    place=place,
                )
        elif not isinstance(value, str):
            yield Problem(message="нужен текст", remedy="Возьмите его в кавычки", place=place)
        elif key == "roadmap" and not _is_name(value):
            yield Problem(
                message="дорожная карта лежит не в рабочей папке",
                remedy="Укажите имя файла из этой папки",
                place=place,
            )


def _is_name(value: str) -> bool:
    """Whether a text names a file of the workspace itself."""
    return not {"/", "\\", ":", "\0"} & set(value) and bool(value.strip(". "))


def _actor_mistakes(name: str, entry: object) -> Iterator[Problem]:
    place = f"[actors.{name}]"
    if not _ACTOR_ID.fullmatch(name):
        yield Problem(
            message="код участника – буквы, цифры, «.», «-» и «_», не длиннее 64 знаков",
            remedy="Исправьте его",
            place=place,
        )
    if not isinstance(entry, dict):
        yield Problem(message="это не раздел участника", remedy=f"Пишите {place}", place=place)
        return
    for key, value in entry.items():
        if key not in _ACTOR_KEYS:
            known = f"неизвестный параметр «{key}»"
            yield _unknown(known, key, _ACTOR_KEYS, place=f"{place} {key}")
        elif not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            yield Problem(
                message="нужен список слов",
                remedy=f'Пишите так: {key} = ["одно", "другое"]',
                place=f"{place} {key}",
            )
        elif key == "roles":
            for role in value:
                if role not in _ROLES:
                    unknown = f"неизвестная роль «{role[:60]}»"
                    yield _unknown(unknown, role, _ROLES, place=f"{place} roles")


def _default_mistakes(document: Mapping[str, Any]) -> Iterator[Problem]:
    workspace, actors = document.get("workspace", {}), document.get("actors", {})
    if not isinstance(workspace, dict) or not isinstance(actors, dict):
        return
    default = workspace.get("default_actor", "")
    if isinstance(default, str) and default and default not in actors:
        yield Problem(
            message=f"участника «{default[:60]}» нет в файле",
            remedy=f"Есть: {', '.join(actors) or 'ни одного'}",
            place="[workspace] default_actor",
        )


def _unknown(message: str, name: str, known: tuple[str, ...], *, place: str = "") -> Problem:
    close = nearest(name, known)
    remedy = f"Возможно, нужно «{close}»" if close else f"Допустимы: {', '.join(known)}"
    return Problem(message=message[:200], remedy=remedy, place=place)
