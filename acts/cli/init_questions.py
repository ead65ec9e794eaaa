"""The questions of `acts init`: as few as the first order needs, each checked at once."""

import dataclasses as dc
import datetime as dt
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import click

from acts.errors import InputError
from acts.organization import FanOut, Official, OfficialRole, Organization
from acts.registers.choices import ZONES
from acts.roadmap import Roadmap
from acts.russian.cases import Gender
from acts.russian.names import Person, gender_of, parse_person

__all__ = ["ask_for_roadmap", "ask_for_school", "guess_zone"]

_CODE = "school"
_Answer = TypeVar("_Answer")
_GENDERS = {"м": Gender.MASCULINE, "ж": Gender.FEMININE}
_YES = {"": True, "да": True, "д": True, "y": True, "нет": False, "н": False, "n": False}


def ask_for_roadmap(shipped: Sequence[tuple[Path, Roadmap]], usual: Path) -> Path:
    """Ask which roadmap is followed; with one to choose from nothing is asked.

    Args:
        shipped: The roadmaps with their files.
        usual: The file that Enter takes.
    """
    paths = [path for path, _ in shipped]
    if len(paths) < 2:
        return usual
    click.echo("По какому приказу работает школа:")
    for number, (_, roadmap) in enumerate(shipped, start=1):
        click.echo(f"  {number:2} – {roadmap.order.issuer}: {roadmap.order.citation}")
    default = str(paths.index(usual) + 1) if usual in paths else ""
    number = _ask(
        "Номер (другого приказа здесь нет – acts init --roadmap ФАЙЛ)",
        lambda answer: _number(answer, len(paths)),
        default,
    )
    return paths[number - 1]


def ask_for_school(today: dt.date) -> Organization:
    """Ask until the person says that all is right.

    Args:
        today: The day, for the school year whose duties are tracked.

    Returns:
        A school with its director and, if named, its curator.
    """
    click.echo("Ответьте на несколько вопросов. Остальное впишете потом в форму Excel.\n")
    school = _asked(today, None)
    while not _confirmed(school):
        click.echo("Повторим. Enter оставляет прежний ответ.\n")
        school = _asked(today, school)
    return school


def guess_zone() -> int:
    """Give the number, from 1, of the zone that this computer's clock is set to; Moscow else."""
    hours = -time.timezone // 3600
    # In the order of the list: Kaliningrad is UTC+2, each next zone an hour more.
    return hours - 1 if 2 <= hours <= 12 else 2


def _asked(today: dt.date, before: Organization | None) -> Organization:
    start = _school_year(today)
    full = _ask("Полное наименование школы, как в уставе", _long_text, _was(before, "full_name"))
    short = _ask("Сокращённое наименование, как в уставе", _text, _was(before, "short_name"))
    place = _ask("Где издаются приказы (например, с. Рассветное)", _text, _was(before, "place"))
    zone = _ask_zone(before)
    director = _ask_person("Директор: фамилия, имя, отчество", _person_of(before, 0))
    curator = _ask_person(
        "Куратор наставничества: фамилия, имя, отчество (Enter – впишете позже)",
        _person_of(before, 1),
        optional=True,
    )
    officials = [_official(OfficialRole.DIRECTOR, "директор", director, start)]
    if curator is not None:
        post = _ask("Должность куратора", _text, "заместитель директора по воспитательной работе")
        officials.append(_official(OfficialRole.CURATOR, post, curator, start))
    return Organization(
        id=_CODE,
        fan_out=FanOut.EACH_SCHOOL,
        full_name=full,
        short_name=short,
        place=place,
        zone=zone,
        tracked_from=start,
        officials=tuple(officials),
    )


def _confirmed(school: Organization) -> bool:
    zone = next(one.title for one in ZONES if one.code == school.zone)
    click.echo("\nПроверьте:")
    for name, value in (
        ("Школа", f"{school.full_name} ({school.short_name})"),
        ("Место", f"{school.place}, часовой пояс: {zone}"),
        *((one.post.capitalize(), _full(one.person)) for one in school.officials),
        ("Учёт", f"с {school.tracked_from:%d.%m.%Y}"),
    ):
        click.echo(f"  {name}: {value}")
    return _ask("Всё верно? (да/нет)", _yes_or_no, "да")


def _ask(question: str, read: Callable[[str], _Answer], default: str = "") -> _Answer:
    answer: _Answer = click.prompt(
        question, default=default, show_default=bool(default), value_proc=read
    )
    return answer


def _ask_zone(before: Organization | None) -> str:
    click.echo("Часовой пояс:")
    for number, one in enumerate(ZONES, start=1):
        click.echo(f"  {number:2} – {one.title}")
    known = [one.code for one in ZONES]
    usual = known.index(before.zone) + 1 if before else guess_zone()
    return _ask("Номер", _zone, str(usual))


def _ask_person(question: str, before: str, *, optional: bool = False) -> Person | None:
    def read(text: str) -> Person | None:
        if optional and not text.strip():
            return None
        return _person(text)

    person = _ask(question, read, before)
    if person is None:
        return None
    try:
        gender_of(person)
    except InputError:
        gender = _ask("Пол (м/ж): по имени он неясен", _gender)
        return dc.replace(person, gender=gender)
    return person


def _text(answer: str) -> str:
    words = " ".join(answer.split())
    if not words:
        raise click.UsageError("без этого приказ не напечатать")
    return words


def _long_text(answer: str) -> str:
    words = _text(answer)
    if len(words.split()) < 2:
        raise click.UsageError("нужно полное наименование, а не сокращение")
    return words


def _zone(answer: str) -> str:
    return ZONES[_number(answer, len(ZONES)) - 1].code


def _number(answer: str, last: int) -> int:
    if answer.strip().isascii() and answer.strip().isdigit() and 1 <= int(answer) <= last:
        return int(answer)
    raise click.UsageError(f"введите номер строки от 1 до {last}")


def _person(answer: str) -> Person:
    try:
        person = parse_person(answer)
    except InputError as error:
        raise click.UsageError("нужны фамилия и имя, отчество – если есть") from error
    if person.name.endswith("."):
        raise click.UsageError("имя нужно полностью: приказ склоняет его по падежам")
    return person


def _gender(answer: str) -> Gender:
    try:
        return _GENDERS[answer.strip().casefold()]
    except KeyError:
        raise click.UsageError("введите м или ж") from None


def _yes_or_no(answer: str) -> bool:
    try:
        return _YES[answer.strip().casefold()]
    except KeyError:
        raise click.UsageError("введите да или нет") from None


def _official(role: OfficialRole, post: str, person: Person | None, since: dt.date) -> Official:
    assert person is not None  # only the curator may be left for later
    return Official(role=role, post=post, person=person, since=since)


def _was(before: Organization | None, name: str) -> str:
    return str(getattr(before, name)) if before else ""


def _person_of(before: Organization | None, index: int) -> str:
    if before is None or index >= len(before.officials):
        return ""
    return _full(before.officials[index].person)


def _full(person: Person) -> str:
    return " ".join(part for part in (person.surname, person.name, person.patronymic) if part)


def _school_year(today: dt.date) -> dt.date:
    """Give the first day of the school year that goes on, 1 September."""
    return dt.date(today.year if today.month >= 8 else today.year - 1, 9, 1)
