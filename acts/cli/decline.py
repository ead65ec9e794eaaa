"""`acts decline`: one name, post or organisation in six cases, or a stream of them for programs."""

import functools
import io
import json
import sys
from collections.abc import Callable, Iterable

import click

from acts.cli.output import emit_json, format_option, table
from acts.errors import InputError
from acts.russian.cases import Case, Gender
from acts.russian.names import (
    full_name,
    gender_of,
    initials_first,
    initials_last,
    parse_person,
    review,
)

__all__ = ["command"]

_KINDS = ("person", "title", "organization")
_CASE_NAMES = {
    Case.NOMINATIVE: "именительный",
    Case.GENITIVE: "родительный",
    Case.DATIVE: "дательный",
    Case.ACCUSATIVE: "винительный",
    Case.INSTRUMENTAL: "творительный",
    Case.PREPOSITIONAL: "предложный",
}


@click.command(
    "decline",
    short_help="Просклонять имя, должность или организацию.",
)
@click.argument("kind", metavar="ВИД", type=click.Choice([*_KINDS, "-"]))
@click.argument("text", metavar="ТЕКСТ", required=False)
@click.option("--gender", type=click.Choice(["m", "f"]), help="Пол: m — мужской, f — женский.")
@format_option
def command(kind: str, text: str | None, gender: str | None, output_format: str) -> int:
    """Просклонять имя, должность или название организации по шести падежам.

    ВИД — person (имя), title (должность) или organization (организация); ТЕКСТ — в именительном
    падеже. «acts decline --format json -» читает строки «вид⇥текст[⇥пол]» со стандартного ввода
    и печатает по объекту JSON на строку.
    """
    if kind == "-" and text is None:
        if output_format != "json":
            raise click.UsageError("Чтение со стандартного ввода — только с «--format json».")
        return _stream(_utf8_input())
    if kind == "-" or text is None:
        raise click.UsageError("Не хватает ТЕКСТА: что склонять.")
    forms = _decline(kind, text, gender)
    if output_format == "json":
        emit_json(forms)
    else:
        _print(forms)
    return 0


def _utf8_input() -> Iterable[str]:
    """Read UTF-8 whatever the console thinks; a byte order mark is no part of the first line."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace")
    return sys.stdin


def _stream(lines: Iterable[str]) -> int:
    failed = False
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            answer = _decline_line(line.rstrip("\r\n"))
        except InputError as error:
            failed = True
            # The number, not the text: a name has no place in an error.
            answer = {"error": str(error), "line": number}
        click.echo(json.dumps(answer, ensure_ascii=False, separators=(",", ":")))
    return 1 if failed else 0


def _decline_line(line: str) -> dict[str, object]:
    fields = [field.strip() for field in line.split("\t")]
    if len(fields) not in (2, 3) or fields[0] not in _KINDS:
        raise InputError(
            "строка не читается",
            remedy=f"Напишите «вид⇥текст[⇥пол]», вид — одно из: {', '.join(_KINDS)}",
        )
    if "\N{REPLACEMENT CHARACTER}" in line:
        raise InputError("строка не в кодировке UTF-8", remedy="Сохраните список в UTF-8")
    gender = fields[2] if len(fields) == 3 else ""
    if gender not in ("", "m", "f"):
        raise InputError(f"пол «{gender}» не понят", remedy="Укажите m или f либо оставьте пустым")
    return _decline(fields[0], fields[1], gender or None)


def _decline(kind: str, text: str, gender: str | None) -> dict[str, object]:
    """Build the answer for one text; the keys are the program's interface."""
    if not text.strip():
        raise InputError(
            "нечего склонять: текст пуст", remedy="Напишите текст в именительном падеже"
        )
    stated = Gender(gender) if gender else None
    if kind == "person":
        return _decline_person(text, stated)
    from acts.russian.phrases import decline_organization, decline_post, review_phrase

    decline: Callable[[Case], str] = (
        functools.partial(decline_post, text, gender=stated)
        if kind == "title"
        else functools.partial(decline_organization, text)
    )
    return {
        "kind": kind,
        "text": text,
        "gender": gender,
        **_six(decline),
        "review": list(review_phrase(text)),
    }


def _decline_person(text: str, stated: Gender | None) -> dict[str, object]:
    read = parse_person(text)
    person = type(read)(read.surname, read.name, read.patronymic, stated)
    gender = gender_of(person)
    return {
        "kind": "person",
        "text": text,
        "gender": str(gender),
        **_six(functools.partial(full_name, person)),
        "initials_last": _six(functools.partial(initials_last, person)),
        "initials_first": _six(functools.partial(initials_first, person)),
        "review": list(review(person)),
    }


def _six(form: Callable[[Case], str]) -> dict[str, str]:
    return {case.value: form(case) for case in Case}


def _print(answer: dict[str, object]) -> None:
    initials = [answer[key] for key in ("initials_last", "initials_first") if key in answer]
    rows = [
        [
            _CASE_NAMES[case],
            str(answer[case.value]),
            *(forms[case.value] for forms in initials if isinstance(forms, dict)),
        ]
        for case in Case
    ]
    columns = ["Падеж", "Форма", "Фамилия И.О.", "И.О. Фамилия"]
    table(columns[: len(rows[0])], rows)
    reasons = answer["review"]
    if isinstance(reasons, list) and reasons:
        click.echo(f"Проверьте: {'; '.join(reasons)}.")
