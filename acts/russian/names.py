"""People's names in six cases: each part by its own rules, nothing guessed in silence."""

import dataclasses as dc
import functools
import re
from typing import Any

from acts.errors import InputError, Problem
from acts.russian.cases import Case, Gender
from acts.russian.name_rules import own_name, own_patronymic, own_surname, stays

__all__ = [
    "Person",
    "full_name",
    "gender_of",
    "initials_first",
    "initials_last",
    "parse_person",
    "review",
]

_NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
_HYPHENS = str.maketrans({"‐": "-", "‑": "-"})
_TURKIC_SONS = frozenset({"оглы", "оглу", "угли", "улы", "уулу"})
_TURKIC_DAUGHTERS = frozenset({"кызы", "кизи", "гызы", "кыз", "қызы"})
_TURKIC_END = re.compile(rf"-(?:{'|'.join(_TURKIC_SONS | _TURKIC_DAUGHTERS)})$", re.IGNORECASE)
_PARTICLES = frozenset(
    {"фон", "ван", "де", "да", "ди", "дер", "ден", "дель", "ла", "ле", "аль", "эль"}
)
_SON, _DAUGHTER = re.compile(r".(?:ич|ыч)$"), re.compile(r".(?:вна|чна|шна)$")
_INITIAL = re.compile(r"[^\W\d_]\.?(?:-[^\W\d_]\.?)?")
_INITIALS = re.compile(r"((?:[^\W\d_]\.-)?[^\W\d_]\.)((?:[^\W\d_]\.)?)")
_SPLIT_INITIALS = re.compile(r"(?<!\w)([^\W\d_]\.) (?=[^\W\d_]\.)")
_LATIN = re.compile(r"[A-Za-z]")
_CYRILLIC = re.compile(r"[А-Яа-яЁё]")
_OWN = {"surname": own_surname, "name": own_name, "patronymic": own_patronymic}


@dc.dataclass(frozen=True, slots=True)
class Person:
    """A person's name in the nominative, part by part.

    Attributes:
        surname: Фамилия.
        name: Имя, or an initial with its full stop.
        patronymic: Отчество, an initial, or an empty string.
        gender: Stated by whoever keeps the data; None lets `gender_of` find it.
    """

    surname: str
    name: str
    patronymic: str = ""
    gender: Gender | None = None


def parse_person(text: str) -> Person:
    """Read «Фамилия Имя Отчество», «Имя Отчество Фамилия», «Фамилия И.О.» or parts between «|».

    Raises:
        InputError: Too few words, or so many that the parts can't be told apart.
    """
    if "|" in text:
        parts = [_clean(part) for part in text.split("|")]
        if len(parts) in (2, 3) and parts[0] and parts[1]:
            return Person(parts[0], parts[1], "".join(parts[2:]))
        raise InputError(_unreadable())
    words = _SPLIT_INITIALS.sub(r"\1", _clean(text)).split()
    if len(words) < 2:
        raise InputError(_unreadable())
    for spelled, surname in ((words[-1], words[:-1]), (words[0], words[1:])):
        if found := _INITIALS.fullmatch(spelled):
            return Person(" ".join(surname), found[1], found[2])
    if len(words) > 2 and words[-1].lower() in _TURKIC_SONS | _TURKIC_DAUGHTERS:
        words[-2:] = [" ".join(words[-2:])]
    if len(words) == 3 and _shown_by_patronymic(words[1]) and not _shown_by_patronymic(words[2]):
        return Person(words[2], words[0], words[1])
    if len(words) > 3 and not _shown_by_patronymic(words[-1]):
        raise InputError(_unreadable())
    if len(words) == 2 and not re.search(r"(?:ович|евич|овна|евна)$", words[1].lower()):
        return Person(words[0], words[1])
    if len(words) == 2:
        raise InputError(_unreadable())
    return Person(" ".join(words[:-2]), words[-2], words[-1])


def gender_of(person: Person) -> Gender:
    """Find the gender: stated, else by the patronymic, else by the first name.

    Raises:
        InputError: None of the three tells; the person who keeps the data has to.
    """
    if person.gender is not None:
        gender = Gender(person.gender)
        if gender is not Gender.NEUTER:
            return gender
        raise InputError(
            "пол человека указан как средний", remedy="Укажите m (мужской) или f (женский)"
        )
    found = _shown_by_patronymic(_clean(person.patronymic)) or _shown_by_name(_clean(person.name))
    if found is None:
        raise InputError(
            Problem(
                message="по имени и отчеству не определить, мужчина это или женщина",
                remedy="Укажите пол: m (мужской) или f (женский)",
                code="person.gender-unknown",
            )
        )
    return found


@functools.lru_cache(maxsize=8192)
def full_name(person: Person, case: Case | str) -> str:
    """Write «Иванову Ивану Ивановичу»; letter case and «ё» stay as given.

    Raises:
        InputError: The gender can't be told and the case isn't the nominative.
    """
    parts = (("surname", person.surname), ("name", person.name), ("patronymic", person.patronymic))
    return " ".join(
        _form(person, part, _clean(value), Case(case)) for part, value in parts if value.strip()
    )


@functools.lru_cache(maxsize=8192)
def initials_last(person: Person, case: Case | str) -> str:
    """Write «Иванову И.И.» with a no-break space between the surname and the initials."""
    surname = _form(person, "surname", _clean(person.surname), Case(case))
    return _NO_BREAK_SPACE.join(part for part in (surname, _initials(person)) if part)


@functools.lru_cache(maxsize=8192)
def initials_first(person: Person, case: Case | str) -> str:
    """Write «И.И. Иванову» with a no-break space between the initials and the surname."""
    surname = _form(person, "surname", _clean(person.surname), Case(case))
    return _NO_BREAK_SPACE.join(part for part in (_initials(person), surname) if part)


@functools.lru_cache(maxsize=8192)
def review(person: Person) -> tuple[str, ...]:
    """Say in Russian why a human should look at this name's forms; empty when nothing is odd."""
    from acts.russian.name_review import reasons

    return reasons(person)


def _unreadable() -> Problem:
    return Problem(
        message="имя не разобрать на фамилию, имя и отчество",
        remedy="Напишите «Фамилия Имя Отчество» или «фамилия|имя|отчество»",
        code="person.unreadable",
    )


def _clean(text: str) -> str:
    return re.sub(r"\s*-\s*", "-", " ".join(text.translate(_HYPHENS).split()))


def _shown_by_patronymic(patronymic: str) -> Gender | None:
    last = re.split(r"[\s-]", patronymic.lower())[-1]
    if last in _TURKIC_SONS or _SON.search(last):
        return Gender.MASCULINE
    if last in _TURKIC_DAUGHTERS or _DAUGHTER.search(last):
        return Gender.FEMININE
    return None


def _shown_by_name(name: str) -> Gender | None:
    if not name or _INITIAL.fullmatch(name) or _LATIN.search(name):
        return None
    _, detector, enums = _library()
    shown = detector.detect(firstname=name)
    found = {enums.Gender.MALE: Gender.MASCULINE, enums.Gender.FEMALE: Gender.FEMININE}
    return found.get(shown)


def _initials(person: Person) -> str:
    words = _clean(person.name).split()
    # «Гасан оглы», «Гасан-оглы» are one patronymic: its initial is «Г.».
    patronymic = _clean(person.patronymic).split()[:1]
    words += [_TURKIC_END.sub("", word) for word in patronymic]
    return "".join(
        "-".join(f"{piece[0].upper()}." for piece in word.split("-") if piece) for word in words
    )


def _form(person: Person, part: str, value: str, case: Case) -> str:
    if case is Case.NOMINATIVE or not value:
        return value
    return _decline(part, value, gender_of(person), case)


@functools.lru_cache(maxsize=8192)
def _decline(part: str, value: str, gender: Gender, case: Case) -> str:
    words = value.split(" ")
    if re.split(r"[\s-]", value.lower())[-1] in _TURKIC_SONS | _TURKIC_DAUGHTERS:
        return value
    alone = len(words) == 1
    return " ".join(_decline_word(part, word, gender, case, alone=alone) for word in words)


def _decline_word(part: str, word: str, gender: Gender, case: Case, *, alone: bool) -> str:
    if _LATIN.search(word) or not _CYRILLIC.search(word) or _INITIAL.fullmatch(word):
        return word
    if not alone and word.lower() in _PARTICLES:
        return word
    pieces = word.lower().split("-")
    forms = [
        piece if not piece or stays(part, pieces, at, gender) else _piece(part, piece, gender, case)
        for at, piece in enumerate(pieces)
    ]
    return _like(word, "-".join(forms))


def _piece(part: str, lower: str, gender: Gender, case: Case) -> str:
    """Decline one piece between hyphens: by a rule of ours, else by the library's."""
    if part == "patronymic" and _shown_by_patronymic(lower) is None:
        # A father's bare name, as in «Рахимов Далер Саид», declines as a name does.
        part = "name"
    if own := _OWN[part](lower, gender, case):
        return own
    maker, _, enums = _library()
    parts = {
        "surname": enums.NamePart.LASTNAME,
        "name": enums.NamePart.FIRSTNAME,
        "patronymic": enums.NamePart.MIDDLENAME,
    }
    sex = enums.Gender.MALE if gender is Gender.MASCULINE else enums.Gender.FEMALE
    return str(maker.make(parts[part], sex, enums.Case[case.name], lower))


def _like(source: str, form: str) -> str:
    """Give each hyphenated piece of the form the letter case of its source."""
    pairs = zip(source.split("-"), form.split("-"), strict=True)
    return "-".join(_like_piece(piece, changed) for piece, changed in pairs)


def _like_piece(source: str, form: str) -> str:
    if "ё" not in source.lower():
        # Who writes «Илья» and «Артем» gets «Ильей»: no «ё» that the papers don't have.
        form = form.replace("ё", "е")
    if len(source) > 1 and source.isupper():
        return form.upper()
    # The stem is the bearer's own, capitals within included: «О'Коннора», «МакГрегора».
    same = next(
        (
            at
            for at, (given, made) in enumerate(zip(source, form, strict=False))
            if given.lower() != made
        ),
        min(len(source), len(form)),
    )
    return source[:same] + form[same:]


@functools.lru_cache(maxsize=1)
def _library() -> tuple[Any, Any, Any]:
    """Load the rules on the first name that needs them."""
    from pytrovich import enums
    from pytrovich.detector import PetrovichGenderDetector
    from pytrovich.maker import PetrovichDeclinationMaker

    return PetrovichDeclinationMaker(), PetrovichGenderDetector(), enums
