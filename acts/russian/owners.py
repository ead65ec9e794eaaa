"""The person in «ИП Иванов Иван Иванович», «глава КФХ Бадмаев Б.Д.»: found at the end, declined."""

import dataclasses as dc
import re

from acts.errors import InputError
from acts.russian.cases import Case, Gender
from acts.russian.names import Person, full_name, gender_of, parse_person

__all__ = ["owner_in"]

# «О'Коннор» and «Д’Артаньян» are one word.
_WORD = r"[А-ЯЁ](?:['’ʼ]?[А-Яа-яё])+(?:-[А-ЯЁ][А-Яа-яё]+)*"
_PATRONYMIC = r"[А-ЯЁ][А-Яа-яё-]+(?:[иы]ч|[внчш]на|[ИЫ]Ч|[ВНЧШ]НА|\s(?:оглы|кызы))"
_FULL = re.compile(rf"(?<![\w'’ʼ])({_WORD}\s{_WORD}\s{_PATRONYMIC})\s*$")
_SHORT = re.compile(rf"(?<![\w'’ʼ])({_WORD})(\s[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.)?)\s*$")
_MAN = re.compile(r"(?:[оеё]в|[иы]н|ский|цкий|ый|ой)$", re.IGNORECASE)
_WOMAN = re.compile(r"(?:[оеё]ва|[иы]на|ская|цкая|ая)$", re.IGNORECASE)


def owner_in(text: str) -> tuple[Person, int, int] | None:
    """Find the person whose name ends a text, and where that name stands.

    Of a name with initials only the surname is given back. None where the gender can't be told
    and the forms depend on it: such a name stays as it is.
    """
    if found := _FULL.search(text):
        try:
            person = parse_person(" ".join(found[1].split()))
            gender_of(person)
        except InputError:
            return None
        return person, found.start(1), found.end(1)
    if not (found := _SHORT.search(text)):
        return None
    alone = Person(found[1], "")
    man, woman = (dc.replace(alone, gender=one) for one in (Gender.MASCULINE, Gender.FEMININE))
    alike = all(full_name(man, case) == full_name(woman, case) for case in Case)
    if alike or _MAN.search(found[1]):
        return man, found.start(1), found.end(1)
    return (woman, found.start(1), found.end(1)) if _WOMAN.search(found[1]) else None
