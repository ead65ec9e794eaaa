"""What must hold in a scenario beyond its schema: known words, real moments, one subject a step."""

import datetime as dt
import enum
from collections.abc import Collection, Iterable
from typing import Any

from acts.actor import Role
from acts.report import Flag
from acts.sources.checked import Checked
from acts.sources.dates import parse_date
from acts.sources.fields import rows, text
from acts.sources.look_alikes import nearest
from acts.sources.nodes import escape
from acts.states import ActTrigger, RegisterTrigger, TaskState, TaskTrigger

__all__ = ["check_scenario", "parse_moment"]

# What a step may do with the subject it names.
_TRIGGERS: dict[str, Collection[str]] = {
    "draft": {str(ActTrigger.DRAFT)},
    "load": {str(RegisterTrigger.LOAD)},
    "record": {str(ActTrigger.RECORD)},
    "act": {str(one) for one in ActTrigger}
    - {ActTrigger.DRAFT, ActTrigger.REDRAFT, ActTrigger.RECORD},
    "task": {str(one) for one in TaskTrigger} - {TaskTrigger.SET_TERM},
}


def check_scenario(checked: Checked) -> None:
    """Add the problems of a scenario that no schema can express.

    Args:
        checked: The file; fields that the schema has refused are passed over.
    """
    roles = {str(role) for role in Role if role is not Role.SYSTEM}
    for pointer, actor in rows(checked.data, "", "actors"):
        named = actor.get("roles")
        for index, role in enumerate(named if isinstance(named, list) else ()):
            _check_word(checked, f"{pointer}/roles/{index}", role, roles, "роли")
    known = {text(actor, "id") for _, actor in rows(checked.data, "", "actors")}
    for pointer, step in rows(checked.data, "", "events"):
        _check_word(checked, f"{pointer}/by", step.get("by"), known, "участника")
        _check_word(checked, f"{pointer}/as", step.get("as"), roles, "роли")
        _check_moment(checked, f"{pointer}/at", text(step, "at"))
        _check_subject(checked, pointer, step)
    for pointer, wanted in rows(checked.data, "", "checks"):
        _check_wanted(checked, pointer, wanted)


def _check_subject(checked: Checked, pointer: str, step: dict[str, Any]) -> None:
    subjects = [key for key in _TRIGGERS if key in step]
    if len(subjects) != 1:
        checked.add(
            "scenario.subject",
            pointer,
            "не понять, с чем это произошло",
            f"Оставьте одно из полей: {', '.join(_TRIGGERS)}",
        )
        return
    _check_word(checked, f"{pointer}/do", step.get("do"), _TRIGGERS[subjects[0]], "действия")
    if subjects[0] in ("draft", "record") and "organization" not in step:
        checked.add(
            "scenario.organization", pointer, "не указано, чей это акт", "Добавьте organization"
        )
    if subjects == ["record"] and "on" not in step:
        checked.add("scenario.day", pointer, "не указана дата бумаги", "Добавьте on")
    if step.get("do") == ActTrigger.TAKE and "file" not in step:
        checked.add("scenario.file", pointer, "не указан правленый файл", "Добавьте file")


def _check_wanted(checked: Checked, pointer: str, wanted: dict[str, Any]) -> None:
    for key in ("as_of", "known"):
        if text(wanted, key):
            _check_moment(checked, f"{pointer}/{key}", text(wanted, key))
    vocabularies: dict[str, tuple[type[enum.StrEnum], str]] = {
        "states": (TaskState, "состояния"),
        "flags": (Flag, "признака"),
    }
    for key, (vocabulary, name) in vocabularies.items():
        for occurrence, given in _mapping(wanted, key):
            for word in given if isinstance(given, list) else [given]:
                place = f"{pointer}/{key}/{escape(occurrence)}"
                _check_word(checked, place, word, {str(one) for one in vocabulary}, name)
    for occurrence, day in _mapping(wanted, "due"):
        _check_moment(checked, f"{pointer}/due/{escape(occurrence)}", day, only_day=True)
    named = wanted.get("overdue")
    listed = [*(named if isinstance(named, list) else ())]
    for key in ("states", "due", "flags"):
        listed += [occurrence for occurrence, _ in _mapping(wanted, key)]
    for occurrence in listed:
        if isinstance(occurrence, str) and occurrence.count("@") != 2:
            checked.add(
                "scenario.occurrence",
                pointer,
                f"«{occurrence}» – не номер исполнения",
                "Пишите так: пункт@период@организация, например 5@2021@school-1",
            )


def _mapping(row: dict[str, Any], key: str) -> Iterable[tuple[str, Any]]:
    found = row.get(key)
    return found.items() if isinstance(found, dict) else ()


def _check_word(
    checked: Checked, pointer: str, word: object, known: Collection[str], name: str
) -> None:
    if not isinstance(word, str) or word in known:
        return
    close = nearest(word, known)
    listed = ", ".join(sorted(known))
    remedy = f"Возможно, нужно «{close}»" if close else f"Бывают: {listed}"
    checked.add("scenario.word", pointer, f"{name} «{word}» нет", remedy)


def _check_moment(checked: Checked, pointer: str, given: object, *, only_day: bool = False) -> None:
    if not isinstance(given, str):
        return
    try:
        moment = parse_date(given) if only_day else parse_moment(given)
    except ValueError:
        wrong = True
    else:
        wrong = isinstance(moment, dt.datetime) and moment.tzinfo is None
    if wrong:
        checked.add(
            "scenario.moment",
            pointer,
            f"«{given}» – не дата" + ("" if only_day else " и не момент с поясом"),
            "Пишите 2020-10-01" + ("" if only_day else " или 2020-10-01T00:00:00+12:00"),
        )


def parse_moment(given: str) -> dt.date | dt.datetime:
    """Read a day, or an instant in ISO form.

    Raises:
        ValueError: It is neither.
    """
    return parse_date(given) if len(given) == 10 else dt.datetime.fromisoformat(given)
