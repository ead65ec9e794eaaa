"""Reasons for a human to look at a name: cheap signs, each tied to a known kind of mistake."""

import re

from acts.errors import InputError
from acts.russian import morphology
from acts.russian.cases import Case, Gender
from acts.russian.morphology import surname_forms
from acts.russian.names import Person, full_name, gender_of

__all__ = ["reasons"]

_LATIN = re.compile(r"[A-Za-z]")
_FLEETING = re.compile(r"(?:ец|яц|ок|ек|ёк|ей|ель|[^еа]ь)$")
_FOREIGN_VOWEL = re.compile(r"[аеёиоуыэюя][ая]$")
_ADJECTIVE = re.compile(r"(?:ая|яя)$")
_MASCULINE_SURNAME = re.compile(r"(?:ов|ев|ёв|ин|ын|ский|цкий|ской|цкой)$")
_FEMININE_SURNAME = re.compile(r"(?:ова|ева|ёва|ина|ына|ская|цкая)$")
# What these endings decline like is never in doubt; of the dictionary's gaps most are such names.
_REGULAR = {
    Gender.MASCULINE: re.compile(r"\w\w(?:[оеё]в|[сц]кий)$"),
    Gender.FEMININE: re.compile(r"\w\w(?:[оеё]ва|[сц]кая)$"),
}
_PATRONYMIC = re.compile(r"(?:ич|ыч|вна|чна|шна|оглы|оглу|угли|улы|уулу|кызы|кизи|гызы|кыз)$")
_INITIAL = re.compile(r"[^\W\d_]\.?")


def reasons(person: Person) -> tuple[str, ...]:
    """List the reasons in Russian, the most certain first (see `acts.russian.names.review`)."""
    surname, name, patronymic = (
        " ".join(part.split()) for part in (person.surname, person.name, person.patronymic)
    )
    found = [*_spelling(surname, name, patronymic)]
    try:
        gender = gender_of(person)
    except InputError as error:
        found += [str(problem) for problem in error.problems]
        return tuple(found)
    if person.gender is None and not _PATRONYMIC.search(patronymic.lower()):
        found.append("пол определён только по имени")
    found += _gender_conflicts(surname.lower(), gender)
    found += _shapes(surname.lower(), name.lower(), gender)
    if _dictionary_disagrees(surname, gender):
        found.append("словарь склоняет фамилию иначе")
    return tuple(found)


def _spelling(surname: str, name: str, patronymic: str) -> list[str]:
    found = []
    whole = f"{surname} {name} {patronymic}"
    if _LATIN.search(whole):
        found.append("в имени есть латинские буквы — слово с ними оставлено без изменений")
    if re.search(r"[^\W\d_]*\d", whole):
        found.append("в имени есть цифры")
    if (
        patronymic
        and not _INITIAL.fullmatch(patronymic)
        and not _PATRONYMIC.search(patronymic.lower())
    ):
        found.append("отчество не похоже на отчество")
    if re.search(r"(?:ович|евич|овна|евна)$", name.lower()):
        found.append("имя похоже на отчество — проверьте порядок слов")
    if " " in surname or " " in name:
        found.append("часть имени из двух слов")
    return found


def _gender_conflicts(surname: str, gender: Gender) -> list[str]:
    if gender is Gender.FEMININE and _MASCULINE_SURNAME.search(surname) and len(surname) > 4:
        return ["фамилия мужской формы у женщины — если так и есть, она не склоняется"]
    if gender is Gender.MASCULINE and _FEMININE_SURNAME.search(surname) and len(surname) > 4:
        return ["фамилия женской формы у мужчины — или имя дано не в именительном падеже"]
    return []


def _shapes(surname: str, name: str, gender: Gender) -> list[str]:
    found = []
    if "-" in surname:
        found.append("двойная фамилия")
    if gender is Gender.MASCULINE and _FLEETING.search(surname):
        found.append("в фамилии может выпадать гласная или мягкий знак читаться иначе")
    if _FOREIGN_VOWEL.search(surname) and not (
        gender is Gender.FEMININE and _ADJECTIVE.search(surname)
    ):
        found.append("фамилия на -а, -я после гласной может не склоняться")
    if (
        gender is Gender.FEMININE
        and name.endswith("ль")
        and name not in ("любовь", "нинель", "рахиль")
    ):
        found.append("женское имя на -ль: «Гузели» или «Гузель» — по документам человека")
    if not _latin_or_initial(surname) and not all(
        _REGULAR[gender].search(piece)
        or morphology.is_surname(piece)
        # «Заречная», «Полевой» decline as the adjectives they are.
        or morphology.is_adjective(piece, gender)
        for piece in re.split(r"[\s-]", surname)
        if piece
    ):
        found.append("фамилии нет в словаре")
    return found


def _dictionary_disagrees(surname: str, gender: Gender) -> bool:
    person = Person(surname, "", "", gender)
    for case in tuple(Case)[1:]:
        known = {form.replace("ё", "е") for form in surname_forms(surname, gender, case)}
        ours = full_name(person, case).lower().replace("ё", "е")
        if known and ours not in known:
            return True
    return False


def _latin_or_initial(word: str) -> bool:
    return bool(_LATIN.search(word) or _INITIAL.fullmatch(word) or not word)
