"""What is wrong in the registers themselves, whatever acts will be made of them."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence

from acts.errors import InputError, Problem, Severity
from acts.registers.ages import is_minor
from acts.registers.column import Table, ValueKind
from acts.registers.own_rules import own_rule_faults
from acts.registers.requisites import requisite_fault
from acts.registers.rows import Row
from acts.registers.tables import TABLES, table_of
from acts.registers.wording_tables import FORM_COLUMNS
from acts.russian.cases import Gender
from acts.russian.look_alikes import fold
from acts.russian.names import Person, gender_of
from acts.russian.wording import Word, WordKind, has_other_words

__all__ = ["check_alone", "check_rows", "is_past"]

_EARLIEST_BIRTH = dt.date(1920, 1, 1)
_NUMBERS = ("inn", "kpp", "ogrn")
_REFERENCES = (ValueKind.REFERENCE, ValueKind.REFERENCES)
# The later day, the earlier day, what is said of them.
_ORDER = (
    ("until", "since", "последний день раньше первого"),
    ("ended", "since", "завершение раньше первого дня"),
    ("until", "signed_on", "срок согласия кончается раньше подписи"),
    ("withdrawn_on", "signed_on", "отзыв раньше подписи"),
)
_SINGLE_POSTS = {
    "director": "два директора",
    "acting_director": "два исполняющих обязанности директора",
}
_YES = "да"
_NAMES = ("surname", "name", "patronymic")
_NOTHING = frozenset(("нет", "отсутствует", "без отчества"))
_INITIAL = re.compile(r"[^\W\d_](?:\s*\.\s*[^\W\d_]?)*\.?")


def check_rows(rows: Iterable[Row], *, today: dt.date) -> tuple[Problem, ...]:
    """Check rows as they are or would be.

    Args:
        rows: All rows of one organisation, excluded ones too: a living row must not refer to one.
        today: The organisation's day.

    Returns:
        Problems in the order of tables; the place of each is the code of its row, and `code` ends
        in «:» and the key of the column where one column is to blame.
    """
    everything = tuple(rows)
    living = [row for row in everything if not row.excluded]
    found: list[Problem] = []
    for table in TABLES:
        own = [row for row in living if row.table == table.key]
        for row in own:
            found += _check_row(table, row, today)
        found += _together(table, own)
    found += _references(living, {row.code: row for row in everything})
    return tuple(found)


def check_alone(row: Row, *, today: dt.date) -> tuple[Problem, ...]:
    """Check what a row shows by itself, whatever its references mean; see `check_rows`."""
    return tuple(_check_row(table_of(row.table), row, today))


def _problem(
    row: Row,
    code: str,
    key: str,
    message: str,
    remedy: str,
    severity: Severity = Severity.ERROR,
) -> Problem:
    return Problem(
        message=message,
        remedy=remedy,
        place=row.code,
        code=f"row.{code}:{key}",
        severity=severity,
    )


def _check_row(table: Table, row: Row, today: dt.date) -> Iterator[Problem]:
    for column in table.columns:
        if column.required and column.in_form and not row.value(column.key):
            yield _problem(
                row, "required", column.key, f"не заполнено «{column.title}»", column.hint
            )
    yield from _dates(table, row, today)
    yield from _names(table, row)
    yield from _people(table, row)
    yield from _numbers(row)
    for key, message, remedy in own_rule_faults(row):
        yield _problem(row, "own-rule", key, message, remedy)
    yield from _by_table(row, today)


def _dates(table: Table, row: Row, today: dt.date) -> Iterator[Problem]:
    for later, earlier, message in _ORDER:
        end, start = _date(row, later), _date(row, earlier)
        if end and start and end < start:
            title = table.column(later).title
            yield _problem(row, "period", later, message, f"Исправьте «{title}» или первую дату")
    born = _date(row, "birth_date")
    if born and born > today:
        yield _problem(row, "birth", "birth_date", "дата рождения в будущем", "Исправьте её")
    if born and born < _EARLIEST_BIRTH:
        yield _problem(row, "birth", "birth_date", "дата рождения раньше 1920 года", "Исправьте её")
    signed = _date(row, "signed_on")
    if signed and signed > today:
        yield _problem(
            row,
            "future",
            "signed_on",
            "дата подписи в будущем",
            "Вносите согласие, когда оно подписано",
            Severity.WARNING,
        )


def _names(table: Table, row: Row) -> Iterator[Problem]:
    for column in table.columns:
        part, value = column.key.removeprefix("signer_"), row.value(column.key)
        if not value or part not in (*_NAMES, "representative"):
            continue
        title = column.title
        if any(one.isdigit() for one in value):
            yield _problem(
                row, "name-digit", column.key, f"в графе «{title}» цифра", "Впишите только имя"
            )
        elif value.casefold() in _NOTHING or not any(one.isalpha() for one in value):
            none = "Отчества нет – оставьте ячейку пустой"
            remedy = none if part == _NAMES[2] else "Впишите имя буквами"
            yield _problem(row, "name-none", column.key, f"в графе «{title}» не имя", remedy)
        elif part in _NAMES[1:] and _INITIAL.fullmatch(value):
            yield _problem(
                row,
                "name-initial",
                column.key,
                f"в графе «{title}» инициал",
                "Впишите полностью: в документах оно склоняется",
            )
        elif value[0].islower():
            yield _problem(
                row,
                "name-case",
                column.key,
                f"«{title}» начинается со строчной буквы",
                "Если это не часть имени вроде «фон», исправьте на прописную",
                Severity.WARNING,
            )


def _people(table: Table, row: Row) -> Iterator[Problem]:
    prefix = "signer_" if table.key == "partners" else ""
    surname, name = row.value(f"{prefix}surname"), row.value(f"{prefix}name")
    patronymic, gender = row.value(f"{prefix}patronymic"), row.value(f"{prefix}gender")
    if not (surname and name):
        return
    try:
        gender_of(Person(surname, name, patronymic, Gender(gender) if gender else None))
    except (InputError, ValueError):
        key = f"{prefix}gender"
        yield _problem(
            row,
            "gender",
            key,
            "по имени и отчеству не понять, мужчина это или женщина",
            f"Заполните «{table.column(key).title}»: от него зависят падежи",
        )


def _numbers(row: Row) -> Iterator[Problem]:
    for key in _NUMBERS:
        fault = requisite_fault(key, row.value(key)) if row.value(key) else ""
        if fault:
            yield _problem(
                row, "requisite", key, fault, "Сверьте с выпиской из ЕГРЮЛ", Severity.WARNING
            )


def _by_table(row: Row, today: dt.date) -> Iterator[Problem]:
    if row.table == "officials":
        if row.value("role") == "acting_director" and not row.value("basis"):
            yield _problem(
                row,
                "basis",
                "basis",
                "у исполняющего обязанности директора нет основания",
                "Впишите приказ, его дату и номер",
            )
    elif row.table == "mentors":
        alone = not row.value("partner") and not row.value("workplace")
        if row.value("category") == "partner" and alone:
            yield _problem(
                row,
                "partner",
                "partner",
                "у представителя партнёра не назван партнёр",
                "Выберите «Партнёр» или впишите «Место работы или учёбы»",
            )
    elif row.table == "overrides":
        yield from _forms(row)
    elif row.table == "mentees":
        minor = is_minor(_date(row, "birth_date"), today)
        if minor and not row.value("representative"):
            yield _problem(
                row,
                "representative",
                "representative",
                "наставляемому нет 18 лет, а законный представитель не назван",
                "Впишите фамилию, имя, отчество представителя",
                Severity.WARNING,
            )
    elif row.table == "pairs":
        yield from _size(row)


def _size(row: Row) -> Iterator[Problem]:
    count, kind = len(set(row.codes("mentees"))), row.value("kind")
    if kind == "group" and count == 1:
        yield _problem(
            row,
            "group-of-one",
            "mentees",
            "в группе один наставляемый",
            "Допишите остальных или выберите «пара»",
        )
    if kind == "pair" and count > 1:
        yield _problem(
            row,
            "pair-of-many",
            "kind",
            "в паре больше одного наставляемого",
            "Выберите «группа» или оставьте одного",
        )


def _together(table: Table, rows: Sequence[Row]) -> Iterator[Problem]:
    """Check what only rows of one table side by side can show."""
    if table.key == "officials":
        for role, message in _SINGLE_POSTS.items():
            same = [row for row in rows if row.value("role") == role]
            for one, other in _overlapping(same, ""):
                yield _problem(
                    one,
                    "two-heads",
                    "since",
                    f"на один день приходятся {message}: ещё {other.code}",
                    "Заполните «По какой день» у прежнего",
                )
    elif table.key == "bodies":
        for kind in dict.fromkeys(row.value("kind") for row in rows):
            same = [row for row in rows if row.value("kind") == kind]
            for one, other in _overlapping(same, "exists"):
                yield _problem(
                    one,
                    "body",
                    "exists",
                    f"один и тот же орган на один день и есть, и нет: ещё {other.code}",
                    "Заполните «По какой день» у прежней строки",
                )
    elif table.key in ("mentors", "mentees"):
        yield from _twice(rows)


def _overlapping(rows: Sequence[Row], key: str) -> Iterator[tuple[Row, Row]]:
    """Give each row with the longest earlier one that holds on its first day.

    Args:
        rows: Rows with a period.
        key: Rows that agree in this column may hold on one day; empty – none may.
    """
    longest: dict[str, tuple[dt.date, Row]] = {}
    for row in sorted(rows, key=lambda one: _date(one, "since") or dt.date.min):
        start, end = _date(row, "since") or dt.date.min, _date(row, "until") or dt.date.max
        own = row.value(key)
        for value, (other_end, other) in longest.items():
            if start <= other_end and (not key or value != own):
                yield row, other
        if own not in longest or longest[own][0] < end:
            longest[own] = end, row


def _twice(rows: Sequence[Row]) -> Iterator[Problem]:
    seen: dict[str, dict[str, Row]] = {}
    for row in rows:
        words = " ".join(row.value(key) for key in ("surname", "name", "patronymic"))
        group = seen.setdefault(fold(words), {})
        born = row.value("birth_date")
        other = (
            group.get(born) or group.get("") or (None if born else next(iter(group.values()), None))
        )
        if other is not None:
            yield _problem(
                row,
                "twice",
                "surname",
                f"похоже, тот же человек уже есть: {other.code}",
                "Исключите одну из строк; если это тёзки, заполните дату рождения у обоих",
                Severity.WARNING,
            )
        group.setdefault(born, row)


def _references(living: Sequence[Row], known: dict[str, Row]) -> Iterator[Problem]:
    for row in living:
        for column in table_of(row.table).columns:
            if column.kind not in _REFERENCES:
                continue
            for code in row.codes(column.key):
                target = known.get(code)
                if target is None or target.table not in column.table:
                    yield _problem(
                        row,
                        "no-such-row",
                        column.key,
                        f"в графе «{column.title}» названа строка {code}, которой нет",
                        "Выберите другую строку",
                    )
                elif target.excluded:
                    yield _problem(
                        row,
                        "excluded",
                        column.key,
                        f"в графе «{column.title}» названа исключённая строка {code}",
                        "Выберите другую, исключите и эту строку или верните ту",
                        Severity.WARNING if is_past(row) else Severity.ERROR,
                    )


def is_past(row: Row) -> bool:
    """Tell what only says what was: a consent, a meeting, an ended pair may name who is gone."""
    return row.table in ("consents", "meetings") or bool(row.value("ended"))


def _date(row: Row, key: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(row.value(key))
    except ValueError:
        return None  # an empty one; what isn't a date is told when the row is read


def _forms(row: Row) -> Iterator[Problem]:
    """Hold the forms of a name against the name: initials are made of its first words."""
    if row.value("kind") not in tuple(WordKind) or not row.value("nominative"):
        return
    word = Word(kind=WordKind(row.value("kind")), nominative=row.value("nominative"))
    for case in FORM_COLUMNS:
        if row.value(case) and has_other_words(word, row.value(case)):
            yield _problem(
                row,
                "form-words",
                case,
                "в форме имени не столько слов, сколько в самом имени",
                "Напишите фамилию, имя и отчество полностью, в том же порядке",
            )
