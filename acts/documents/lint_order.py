"""Rules of an order: its requisites, points, annexes, signature and acquaintance."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from acts.documents.context import bound, person
from acts.documents.lint_requisites import draft_mark, kind_is_missing, registration_texts
from acts.documents.lint_rules import ANNEX_MARK, Finding, Subject
from acts.documents.reading import Paragraph

__all__ = [
    "annex_marks",
    "annexes_are_marked",
    "annexes_match_mentions",
    "breaks_of_numbering",
    "command_is_there",
    "command_of",
    "everyone_named_is_acquainted",
    "heading_answers_about_what",
    "heading_is_there",
    "kind_is_named",
    "last_point_is_control",
    "organization_is_named",
    "points_are_unbroken",
    "points_of",
    "preamble_opens_right",
    "registration_is_printed",
    "signature_is_right",
]

_COMMAND = re.compile(r"(?i)^п\s*р\s*и\s*к\s*а\s*з\s*ы\s*в\s*а\s*ю\s*:$")
_MENTION = re.compile(r"\(приложение(?:[ \u00a0]№[ \u00a0](\d+))?\)")
_OF_ANOTHER = re.compile(r"к[ \u00a0](?!приказу|распоряжению|соглашению)[А-ЯЁа-яё]", re.IGNORECASE)
_SIGNATURE = re.compile(r"^(?:[А-ЯЁ]\.[ \u00a0]?){1,2}[ \u00a0]?[А-ЯЁ][А-Яа-яЁё'’ -]+$")
_HEADING_LINE = 45


def organization_is_named(subject: Subject) -> Iterator[Finding]:
    """G12: the name is that of the charter (п. 5.5)."""
    organization = subject.data.fields.get("organization")
    full = organization.get("full_name", "") if isinstance(organization, Mapping) else ""
    wanted = bound(str(full))
    if not any(one.text == wanted for one in subject.order_part()):
        yield Finding(
            message="нет полного наименования организации отдельной строкой",
            remedy="Верните наименование в шаблон",
        )


def kind_is_named(subject: Subject) -> Iterator[Finding]:
    """G13: «ПРИКАЗ» on a line of its own, in capitals (п. 5.9)."""
    if not any(one.text == "ПРИКАЗ" for one in subject.order_part()):
        yield kind_is_missing("ПРИКАЗ")


def registration_is_printed(subject: Subject) -> Iterator[Finding]:
    """G16: a registered order shows its date and number, a draft is marked (п. 5.10, 5.11)."""
    command = command_of(subject)
    above = [
        one.text for one in subject.order_part() if command is None or one.index < command.index
    ]
    wanted = registration_texts(subject)
    if wanted and not any(all(one in text for one in wanted) for text in above):
        yield Finding(message="нет даты и номера приказа", remedy="Верните их в шаблон")
    yield from draft_mark(subject, "зарегистрированный приказ помечен")


def heading_is_there(subject: Subject) -> Iterator[Finding]:
    """G18: there is a heading that answers «О чём?» (п. 5.17)."""
    if _heading(subject) is None:
        yield Finding(
            message="нет заголовка к тексту, отвечающего на вопрос «О чём?»",
            remedy="Напишите заголовок: «О внедрении …»",
        )


def heading_answers_about_what(subject: Subject) -> Iterator[Finding]:
    """G18: no full stop, at most five lines (п. 5.17)."""
    heading = _heading(subject)
    if heading is None:
        return
    if heading.text.endswith("."):
        yield Finding(
            message="после заголовка стоит точка", remedy="Уберите точку", place=heading.place
        )
    elif len(heading.text) > 5 * _HEADING_LINE:
        yield Finding(
            message="заголовок длиннее пяти строк", remedy="Сократите его", place=heading.place
        )


def command_is_there(subject: Subject) -> Iterator[Finding]:
    """G19: the text is a preamble and «ПРИКАЗЫВАЮ:» (п. 5.18)."""
    if command_of(subject) is None:
        yield Finding(
            message="нет слова «ПРИКАЗЫВАЮ:» после преамбулы",
            remedy="Напишите его отдельной строкой с двоеточием",
        )


def preamble_opens_right(subject: Subject) -> Iterator[Finding]:
    """G20: the preamble says why: «В соответствии с …», «В целях …», «На основании …»."""
    command = command_of(subject)
    if command is None:
        return
    before = [one for one in subject.order_part() if one.index < command.index and one.text]
    opening = ("В соответствии с", "В целях", "На основании", "Во исполнение")
    if not before or not before[-1].text.startswith(opening):
        yield Finding(
            message="преамбула не называет основания",
            remedy="Начните её словами «В соответствии с …» или «В целях …»",
            place=before[-1].place if before else "",
        )


def points_are_unbroken(subject: Subject) -> Iterator[Finding]:
    """G21: points are numbered with figures, without gaps or repeats, at most four levels."""
    points = points_of(subject)
    yield from breaks_of_numbering(points)
    if not points and command_of(subject) is not None:
        yield Finding(message="нет ни одного пункта", remedy="Пронумеруйте пункты приказа")


def breaks_of_numbering(points: Iterable[Paragraph]) -> Iterator[Finding]:
    """Find numbers that leave a gap, repeat or go deeper than four levels."""
    previous: tuple[int, ...] = ()
    for one in points:
        number = tuple(int(figure) for figure in re.findall(r"\d+", one.number))
        allowed = {(*previous, 1)} | {
            (*previous[:depth], previous[depth] + 1) for depth in range(len(previous))
        }
        if number not in allowed or len(number) > 4:
            yield Finding(
                message=f"номер пункта «{one.number}» нарушает порядок",
                remedy="Проверьте нумерацию в шаблоне",
                place=one.place,
            )
        previous = number


def last_point_is_control(subject: Subject) -> Iterator[Finding]:
    """G23: the last point says who controls."""
    points = [one for one in points_of(subject) if one.number.count(".") == 1]
    if points and not re.match(
        r"Контроль .*(оставляю за собой|возложить на|возлагаю на)", points[-1].text
    ):
        yield Finding(
            message="последний пункт не о контроле",
            remedy="Закончите приказ пунктом «Контроль … оставляю за собой»",
            place=points[-1].place,
        )


def annexes_match_mentions(subject: Subject) -> Iterator[Finding]:
    """G24: every annex is mentioned, every mention has an annex, in the same order (п. 5.19)."""
    mentioned = [number for one in subject.order_part() for number in _MENTION.findall(one.text)]
    marked = [ANNEX_MARK.match(one.text)[1] or "" for one in annex_marks(subject)]  # type: ignore[index]
    if list(dict.fromkeys(mentioned)) != marked:
        yield Finding(
            message=(
                f"в тексте названы приложения {_listed(mentioned)}, а приложены {_listed(marked)}"
            ),
            remedy="Приведите приложения и ссылки на них в соответствие",
        )


def _listed(numbers: list[str]) -> str:
    return ", ".join(number or "без номера" for number in numbers) or "–"


def annexes_are_marked(subject: Subject) -> Iterator[Finding]:
    """G25: the mark repeats whose order it is, its date and its number (п. 5.19, 5.16)."""
    paragraphs = subject.paragraphs
    for mark in annex_marks(subject):
        below = [one for one in paragraphs[mark.index : mark.index + 5] if one.cell is None]
        text = " ".join(one.text for one in below)
        if not re.search(r"приказ(?:ом|у) \S", text) or not re.search(
            r"от (?:\d|_)[^№]*№[ \u00a0]\S", text
        ):
            yield Finding(
                message="в отметке о приложении нет организации, даты или номера приказа",
                remedy="Дополните отметку: «приказом … от … № …»",
                place=mark.place,
            )


def signature_is_right(subject: Subject) -> Iterator[Finding]:
    """G29: post, place for the signature, initials before the surname, no slash (п. 5.22)."""
    organization: Any = subject.data.fields.get("organization", {})
    director = organization.get("director") if isinstance(organization, Mapping) else None
    if director is None:
        return
    wanted = person(director, subject.words)["signature"]
    post = bound(director["post"])
    rows = _rows(subject)
    row = next((cells for cells in rows if cells and cells[-1].text == wanted), None)
    if row is None or len(row) < 3 or row[0].text.casefold() != post.casefold():
        yield Finding(
            message="нет подписи: должность, место для росписи, инициалы и фамилия",
            remedy="Верните блок подписи в шаблон",
        )
    elif not _SIGNATURE.match(wanted) or "/" in row[-1].text:
        yield Finding(
            message="подпись оформлена не как «И.О. Фамилия»",
            remedy="Инициалы ставят перед фамилией, без черты",
            place=row[-1].place,
        )


def everyone_named_is_acquainted(subject: Subject) -> Iterator[Finding]:
    """G40: the acquaintance sheet lists everyone whom the points name (ст. 22, 68 ТК РФ)."""
    listed = " ".join(one.text for one in subject.order_part() if one.cell is not None)
    points = " ".join(one.text for one in points_of(subject))
    director = subject.data.fields.get("organization")
    signer = director.get("director") if isinstance(director, Mapping) else None
    for pointer, item in _persons(subject.data.fields, ""):
        if item == signer or _same(item, signer) or "category" in item:
            continue  # those in a list are in no point; a rule of the pairs asks for the employees
        forms = person(item, subject.words)
        named = any(
            forms[f"name_{case}"] in points
            for case in ("genitive", "dative", "accusative", "instrumental")
        )
        if named and forms["full"] not in listed:
            yield Finding(
                message="человек назван в приказе, но его нет в листе ознакомления",
                remedy="Добавьте его в лист ознакомления",
                place=pointer,
            )


def _same(one: Mapping[str, Any], other: object) -> bool:
    keys = ("surname", "name", "patronymic")
    return isinstance(other, Mapping) and all(
        one.get(key, "") == other.get(key, "") for key in keys
    )


def _persons(value: object, pointer: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if isinstance(value, Mapping):
        if "surname" in value:
            yield pointer, value
        for key, item in value.items():
            yield from _persons(item, f"{pointer}/{key}")
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _persons(item, f"{pointer}/{index}")


def _heading(subject: Subject) -> Paragraph | None:
    command = command_of(subject)
    return next(
        (
            one
            for one in subject.order_part()
            if re.match(r"Об? \S", one.text) and (command is None or one.index < command.index)
        ),
        None,
    )


def command_of(subject: Subject) -> Paragraph | None:
    """Give the paragraph «ПРИКАЗЫВАЮ:»."""
    return next((one for one in subject.order_part() if _COMMAND.match(one.text.strip())), None)


def points_of(subject: Subject) -> list[Paragraph]:
    """Give the numbered paragraphs of the order in their order."""
    command = command_of(subject)
    if command is None:
        return []
    return [
        one
        for one in subject.order_part()
        if one.index > command.index and one.cell is None and one.number
    ]


def annex_marks(subject: Subject) -> list[Paragraph]:
    """Give the first lines of the act's annexes, «Приложение № 1».

    An annex may have annexes itself: «Приложение № 1 к Положению …» is none of the act's.
    """
    return [
        one
        for one in subject.outside_tables()
        if ANNEX_MARK.match(one.text) and not _is_of_another(subject, one)
    ]


def _is_of_another(subject: Subject, mark: Paragraph) -> bool:
    """Whether the line under a mark says that it is an annex to something else than this act."""
    below = subject.paragraphs[mark.index : mark.index + 1]
    return bool(below and _OF_ANOTHER.match(below[0].text))


def _rows(subject: Subject) -> list[list[Paragraph]]:
    rows: dict[tuple[int, int], list[Paragraph]] = {}
    for one in subject.order_part():
        if one.cell is not None:
            rows.setdefault(one.cell[:2], []).append(one)
    return list(rows.values())
