"""The filters a template may use; there are no others.

A filter is a look-up in the value it is given, never a guess: what has no cases is refused, here
and already by the check of the template, which knows what each name takes.
"""

import re
import types
from collections.abc import Callable, Mapping, Sequence

from jinja2 import Undefined

from acts.documents import declined
from acts.documents.binding import bound
from acts.documents.declined import Declined, Sort
from acts.errors import InputError, Problem
from acts.russian.cases import Case, Gender
from acts.russian.dates import long_date, parse_date

__all__ = [
    "AGREE",
    "ARGUMENTS",
    "CASES",
    "DATE",
    "FILTERS",
    "GENDERS",
    "INITIALS",
    "IN_WORDS",
    "FilterError",
    "left_after",
    "taken_by",
    "two_cases",
    "wanted",
]

CASES: Mapping[str, Case] = types.MappingProxyType(
    dict(zip(("им", "рд", "дт", "вн", "тв", "пр"), Case, strict=True))
)
INITIALS, AGREE, IN_WORDS, DATE = "инициалы", "согл", "прописью", "дата"
GENDERS: Mapping[str, Gender] = types.MappingProxyType(
    {"м": Gender.MASCULINE, "ж": Gender.FEMININE, "с": Gender.NEUTER}
)
# How many words in quotes a filter takes, and how it is written.
ARGUMENTS: Mapping[str, tuple[tuple[int, ...], str]] = types.MappingProxyType(
    {
        AGREE: ((2,), 'согл("ознакомлен", "ознакомлена")'),
        IN_WORDS: ((0, 1), 'прописью или прописью("ж"), прописью("с")'),
        "listed": ((0, 1), 'listed или listed("; ")'),
    }
)
_WANTED = {
    INITIALS: "сокращает имя человека",
    AGREE: "согласует слово с человеком",
    IN_WORDS: "пишет словами целое число",
    DATE: "пишет дату",
}
_NOT_GIVEN = {
    INITIALS: "не имя человека",
    AGREE: "не человек",
    IN_WORDS: "не целое число",
    DATE: "не дата",
}
_BY_SORT = {
    Sort.NAME: frozenset({*CASES, INITIALS, AGREE}),
    Sort.POST: frozenset({*CASES, AGREE}),
    Sort.ORGANIZATION: frozenset(CASES),
    Sort.NUMERAL: frozenset(CASES),
}
_NOTHING: frozenset[str] = frozenset()
_NUMBER = re.compile(r"-?[0-9]{1,9}")
_BLANK = re.compile("_+")  # where a draft leaves the date of registration out


class FilterError(ValueError):
    """A filter was given what it can't be used on.

    Args:
        problem: What is wrong, without place: it's known where the tag is.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.message)


def taken_by(value: object) -> frozenset[str]:
    """Name the filters that have something to look up in a value.

    Args:
        value: One of the context.
    """
    if isinstance(value, Declined):
        return _BY_SORT[declined.sort_of(value)]
    if isinstance(value, bool):
        return _NOTHING
    text = str(value)
    if _NUMBER.fullmatch(text):
        return frozenset({IN_WORDS})
    return frozenset({DATE}) if _BLANK.fullmatch(text) or parse_date(text) else _NOTHING


def left_after(name: str, taken: frozenset[str]) -> frozenset[str]:
    """Name the filters that a value still takes after one of them.

    Args:
        name: The filter.
        taken: What the value took before it.
    """
    if name in CASES:
        return taken - CASES.keys()
    if name == IN_WORDS:
        return frozenset(CASES)
    return taken if name in (INITIALS, DATE, "capital") else _NOTHING


def wanted(name: str, given: str) -> str:
    """Say what a filter is for and what it was given instead.

    Args:
        name: The filter.
        given: «org.place» in quotes, or «значение».
    """
    done = _WANTED.get(name, "склоняет имя, должность или название организации")
    other = _NOT_GIVEN.get(name, "обычный текст, падежей у него нет")
    return f"фильтр «{name}» {done}, а {given} – {other}"


def two_cases(name: str) -> str:
    """Say that a value was already put into a case."""
    return f"фильтр «{name}» ставит в падеж то, что уже стоит в падеже"


# --- the filters themselves ---------------------------------------------------------------------


def _capital(text: str) -> str:
    """Make the first letter a capital and leave the rest as it is."""
    if isinstance(text, Declined):
        return declined.capitalized(text)
    return text[:1].upper() + text[1:]


def _listed(items: Sequence[str], separator: str = ", ") -> str:
    """Join the items of a list."""
    return separator.join(items)


def _case_filter(name: str, case: Case) -> Callable[[object], str]:
    def decline(value: object) -> str:
        if not isinstance(value, Declined):
            return _refused(name, value)
        if declined.is_in_case(value):
            raise FilterError(_problem(two_cases(name), "Оставьте один фильтр падежа"))
        try:
            return declined.in_case(value, case)
        except InputError as error:
            raise _unknown_gender(error) from error

    return decline


def _initials(value: object) -> str:
    """Write «Иванов И.И.», in the case that the value is in."""
    if not isinstance(value, Declined) or declined.sort_of(value) is not Sort.NAME:
        return _refused(INITIALS, value)
    try:
        return declined.shortened(value)
    except InputError as error:
        raise _unknown_gender(error) from error


def _agreeing(value: object, masculine: str, feminine: str) -> str:
    """Give the word that agrees with a person."""
    if not isinstance(value, Declined):
        return _refused(AGREE, value)
    try:
        gender = declined.gender_of(value)
    except InputError as error:
        raise _unknown_gender(error) from error
    if gender is None:
        return _refused(AGREE, value)
    return feminine if gender is Gender.FEMININE else masculine


def _in_words(value: object, gender: str = "м") -> str:
    """Write a whole number in words."""
    if isinstance(value, bool | Declined) or not _NUMBER.fullmatch(_text(value)):
        return _refused(IN_WORDS, value)
    return declined.numeral(int(_text(value)), GENDERS[gender])


def _date(value: object) -> str:
    """Write «31 августа 2020 г.»; a date that is written so stays."""
    text = _text(value)
    if _BLANK.fullmatch(text):
        return text
    date = parse_date(text)
    return _refused(DATE, value) if date is None else bound(long_date(date))


def _text(value: object) -> str:
    return str(value)  # an undefined name says here which one it is


def _refused(name: str, value: object) -> str:
    """Let an empty value pass, as it does without a filter; refuse anything else."""
    if isinstance(value, Undefined):
        str(value)  # says which name is undefined
    if value == "" and name != AGREE:
        return ""
    raise FilterError(_problem(wanted(name, "значение"), "Уберите фильтр или возьмите другое имя"))


def _unknown_gender(error: InputError) -> FilterError:
    """Pass on what the rules of names say; whose name it is the check of names tells."""
    first = error.problems[0]
    return FilterError(
        _problem(first.message, f"{first.remedy}; у кого он не указан, покажет acts names check")
    )


def _problem(message: str, remedy: str) -> Problem:
    return Problem(message=message, remedy=remedy, code="template.filter")


FILTERS: dict[str, Callable[..., str]] = {
    **{name: _case_filter(name, case) for name, case in CASES.items()},
    INITIALS: _initials,
    AGREE: _agreeing,
    IN_WORDS: _in_words,
    DATE: _date,
    "capital": _capital,
    "listed": _listed,
}
