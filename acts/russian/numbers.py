"""Numbers in words and nouns that agree with them.

The only module that touches num2words; it's loaded on the first number written in words.
"""

import decimal
import functools
import re

from acts.errors import InputError
from acts.russian.cases import Case, Gender
from acts.russian.morphology import Reading, inflect, like, readings

__all__ = ["count_phrase", "in_words", "ordinal", "spelled_percent"]

_CASES = {
    Case.NOMINATIVE: "n",
    Case.GENITIVE: "g",
    Case.DATIVE: "d",
    Case.ACCUSATIVE: "a",
    Case.INSTRUMENTAL: "i",
    Case.PREPOSITIONAL: "p",
}
_MILLION = 1_000_000
_DIRECT = (Case.NOMINATIVE, Case.ACCUSATIVE)
_TOKEN = re.compile(r"\s+|[^\W\d_]+(?:-[^\W\d_]+)*|.", re.DOTALL)
# Counted, these two take forms that the dictionary gives second: 5 лет, 5 человек.
_COUNTED = {
    ("год", Case.GENITIVE): "лет",
    ("человек", Case.GENITIVE): "человек",
    ("человек", Case.DATIVE): "человекам",
    ("человек", Case.ACCUSATIVE): "человек",
    ("человек", Case.INSTRUMENTAL): "человеками",
    ("человек", Case.PREPOSITIONAL): "человеках",
}
_PERCENT = re.compile(
    r"(?P<before>(?:\w+\s+){0,2})(?<![\w.,:/-])(?P<number>[0-9]{1,9}(?:,[0-9]{1,3})?)(?P<space>\s?)"
    r"(?P<noun>процент(?:а|у|ом|е|ов|ам|ами|ах)?(?!\w)|%)",
    re.IGNORECASE,
)
_PARTS = {1: "десят", 2: "сот", 3: "тысячн"}
_GENITIVE_AFTER = frozenset({
    "менее", "более", "свыше", "больше", "меньше", "выше", "ниже", "до", "от", "около",
    "из", "с", "без", "порядка", "для", "пределах", "размере", "объёме", "объеме", "уровне",
    "достичь",
})  # fmt: skip
_BY_NOUN = {
    "проценту": Case.DATIVE,
    "процентам": Case.DATIVE,
    "процентом": Case.INSTRUMENTAL,
    "процентами": Case.INSTRUMENTAL,
    "проценте": Case.PREPOSITIONAL,
    "процентах": Case.PREPOSITIONAL,
}


def in_words(
    number: int,
    case: Case | str,
    gender: Gender | str | None = None,
    animate: bool | None = None,
) -> str:
    """Write a whole number in words: 70 in the genitive is «семидесяти».

    Args:
        number: A whole number.
        case: The case wanted.
        gender: Of the counted noun; masculine when not said, as in counting aloud.
        animate: Whether the counted are living: «двух наставников», «два отчёта» (accusative).
    """
    case, gender = Case(case), Gender(gender or Gender.MASCULINE)
    if number < 0:
        return f"минус {in_words(-number, case, gender, animate)}"
    whole, rest = divmod(number, _MILLION)
    # The library gives millions the gender and the animacy of what is counted («две миллиона»).
    words = [_spelled(whole * _MILLION, case, Gender.MASCULINE, False)] if whole else []
    if rest or not whole:
        # «двух наставников», but «двадцать два наставника»: only 2, 3 and 4 alone change.
        living = bool(animate) and (number < 5 or number % 10 == 1)
        words.append(_spelled(rest, case, gender, living))
    return " ".join(words)


def _spelled(number: int, case: Case, gender: Gender, animate: bool) -> str:
    from num2words import num2words

    words: str = num2words(
        number, lang="ru", case=_CASES[case], gender=str(gender), animate=animate
    )
    return words


def ordinal(number: int, case: Case | str, gender: Gender | str) -> str:
    """Write an ordinal in words: 3, genitive, feminine is «третьей»."""
    from num2words import num2words

    words: str = num2words(
        number,
        to="ordinal",
        lang="ru",
        case=_CASES[Case(case)],
        gender=str(Gender(gender)),
        animate=False,
    )
    return words


@functools.lru_cache(maxsize=4096)
def count_phrase(
    number: int | decimal.Decimal, noun_phrase: str, case: Case | str = Case.NOMINATIVE
) -> str:
    """Write a number in figures with its noun: «3 наставника», «4 рабочих дня», «5 лет», «21 паре».

    Args:
        number: Whole, or a decimal fraction («1,5 года»).
        noun_phrase: What is counted, in the nominative singular: «рабочий день».
        case: The case of the whole.

    Raises:
        InputError: The phrase has no noun in the nominative singular.
    """
    case = Case(case)
    tokens = _TOKEN.findall(noun_phrase.strip())
    members = _members(tokens)
    head = members[-1][1]
    written = list(tokens)
    for index, reading in members:
        form = _counted_form(reading, head, number, case)
        written[index] = like(tokens[index], form, keep_yo=True)
    figures = str(number).replace(".", ",")
    return f"{figures} {''.join(written)}"


def spelled_percent(text: str) -> str:
    """Add words to percentages: «не менее 70 процентов» → «не менее 70 (семидесяти) процентов».

    Ranges and numbers already spelled are left alone. The case is read from the noun's
    ending and, where that says nothing, from the word before the number.
    """
    return _PERCENT.sub(_spell, text)


def _spell(found: re.Match[str]) -> str:
    number, noun = found["number"], found["noun"].lower()
    before = found["before"].split()
    governed = bool(before) and (
        before[-1].lower() in _GENITIVE_AFTER or before[-1].lower().startswith("достиг")
    )
    if "," in number and noun not in ("процента", "%"):
        return found[0]
    if "," in number:
        # A fraction rules the noun («5,5 процента»), so only the word before shows its case.
        words = _fraction(number, Case.GENITIVE if governed else Case.NOMINATIVE)
    else:
        case = _BY_NOUN.get(noun)
        if case is None:
            # «21 процента», «3 процентов» can't be nominatives, «22 процента» can't be a genitive.
            governed |= (noun, _last(int(number))) in (("процента", 1), ("процентов", 2))
            case = Case.GENITIVE if governed else Case.NOMINATIVE
        words = in_words(int(number), case, Gender.MASCULINE, animate=False)
    space = found["space"] or " "
    return f"{found['before']}{found['number']} ({words}){space}{found['noun']}"


def _fraction(number: str, case: Case) -> str:
    """Write «пять целых пять десятых», «пяти целых пяти десятых»."""
    whole, part = number.split(",")
    pieces = ((int(whole), "цел"), (int(part), _PARTS[len(part)]))
    return " ".join(
        f"{in_words(figure, case, Gender.FEMININE)} {stem}{_fraction_ending(figure, case)}"
        for figure, stem in pieces
    )


def _fraction_ending(figure: int, case: Case) -> str:
    if _last(figure) != 1:
        return "ых"
    return "ая" if case is Case.NOMINATIVE else "ой"


def _last(number: int) -> int:
    """Give the digit that rules the noun: 1, 2–4 as 2, everything else as 5."""
    if abs(number) % 100 in range(11, 15):
        return 5
    digit = abs(number) % 10
    return 1 if digit == 1 else 2 if digit in (2, 3, 4) else 5


def _counted_form(
    reading: Reading, head: Reading, number: int | decimal.Decimal, case: Case
) -> str:
    # An adjective alone counts people: «обучающийся», «дежурная».
    living = head.animate if head.noun else head.gender is not Gender.NEUTER
    if number != int(number):
        # A fraction rules the genitive singular in every case: 1,5 года.
        return inflect(reading, Case.GENITIVE, living, plural=False)
    kind = _last(int(number))
    if head.plural:
        # «сутки» have no singular: 1 сутки, 2 суток, 5 суток.
        wanted = Case.GENITIVE if kind != 1 and case in _DIRECT else case
        return inflect(reading, wanted, living, plural=True)
    if kind == 1:
        return inflect(reading, case, living, plural=False)
    if case not in _DIRECT:
        return _plural(reading, case)
    if kind == 5 or (case is Case.ACCUSATIVE and living and abs(int(number)) < 10):
        return _plural(reading, Case.GENITIVE)
    if reading.noun and not _adjectival(reading):
        return inflect(reading, Case.GENITIVE, living, plural=False)
    # два рабочих дня, but две новые школы
    feminine = head.gender is Gender.FEMININE
    return _plural(reading, Case.NOMINATIVE if feminine else Case.GENITIVE)


def _adjectival(reading: Reading) -> bool:
    """Tell nouns that decline as adjectives: «2 рабочих», «2 столовые»."""
    ending = inflect(reading, Case.DATIVE, reading.animate, plural=False)[-3:]
    feminine = reading.gender is Gender.FEMININE and reading.lemma[-2:] in ("ая", "яя")
    return ending in ("ому", "ему") or (feminine and ending[-2:] in ("ой", "ей"))


def _plural(reading: Reading, case: Case) -> str:
    if reading.noun and (special := _COUNTED.get((reading.lemma, case))):
        return special
    return inflect(reading, case, animate=False, plural=True)


def _members(tokens: list[str]) -> list[tuple[int, Reading]]:
    """Find the noun and the adjectives before it: in «рабочий день» the first is an adjective."""
    members: list[tuple[int, Reading]] = []
    for index, token in enumerate(tokens):
        if token.isspace():
            continue
        found = [one for one in readings(token) if not one.plural or one.only_plural]
        nouns = [one for one in found if one.noun]
        adjectives = [one for one in found if not one.noun]
        if adjectives and (not nouns or _noun_follows(tokens, index, adjectives[0])):
            members.append((index, adjectives[0]))
        elif nouns:
            return [*members, (index, nouns[0])]
        else:
            break
    if members:
        return members
    raise InputError(
        f"в словах «{''.join(tokens)}» не найдено существительное в именительном падеже",
        remedy="Напишите, что считается, в единственном числе: «рабочий день»",
    )


def _noun_follows(tokens: list[str], index: int, adjective: Reading) -> bool:
    following = [token for token in tokens[index + 1 :] if not token.isspace()][:1]
    return any(
        one.noun and not one.plural and one.gender is adjective.gender
        for token in following
        for one in readings(token)
    )
