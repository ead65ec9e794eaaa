"""Single words by the dictionary: what a nominative can be, and its form in a case.

The only module that touches pymorphy3; the analyser is loaded on the first word asked about.
"""

import dataclasses as dc
import functools
import re
from typing import Any

from acts.russian.cases import Case, Gender

__all__ = [
    "Reading",
    "inflect",
    "is_adjective",
    "is_adverb",
    "is_ministry_of",
    "is_oblique",
    "is_surname",
    "like",
    "readings",
    "surname_forms",
]

_CASES = {
    Case.NOMINATIVE: "nomn",
    Case.GENITIVE: "gent",
    Case.DATIVE: "datv",
    Case.ACCUSATIVE: "accs",
    Case.INSTRUMENTAL: "ablt",
    Case.PREPOSITIONAL: "loct",
}
_GENDERS = {"masc": Gender.MASCULINE, "femn": Gender.FEMININE, "neut": Gender.NEUTER}
# People and places share forms with posts («Мастер», «Голова»); they aren't what a post means.
_PROPER = frozenset({"Surn", "Name", "Patr", "Geox", "Abbr", "Orgn", "Trad"})
_ODD = frozenset({"Arch", "Infr", "Slng", "Erro", "Dist"})
# First parts of compounds that never change; the rest decline when they're nouns themselves.
_FIXED_PARTS = frozenset({
    "шеф", "вице", "экс", "пресс", "веб", "обер", "унтер", "штаб", "контр", "арт", "бизнес",
    "интернет", "онлайн", "медиа", "видео", "фото", "аудио", "кино", "теле", "радио",
    "макси", "топ", "пиар", "смм", "премьер", "генерал", "блок", "тест", "яхт",
    "нон", "поп", "рок", "спец", "контент", "аккаунт", "ивент", "эвент", "скрам", "фитнес",
    "офис", "маркетинг", "колл", "дизайн", "имидж", "бренд", "кейс", "хит", "брейн", "стрит",
    "джаз", "фолк", "фан", "смарт", "кросс", "транс", "эко", "агро", "мото", "авто", "нано", "био",
    "гео", "лайф", "райд", "принт", "копи", "гранд", "супер", "мульти", "крафт",
    "трафик", "таргет", "статс", "тренинг", "воркшоп", "слайд", "квест", "стоп",
    "флэш", "флеш", "сити", "сервис", "ди", "ви", "мини",
})  # fmt: skip
_VOWELS = "аеёиоуыэюя"
_ORDINAL = re.compile(r"[0-9]+-[йяе]")
_MODELS = ((re.compile(r"[нт]ик$"), "механик"), (re.compile(r"^коуч$"), "товарищ"))
# «Облоно» and its like end in an abbreviation.
_DEPARTMENT = re.compile(r"(?:рай|край|обл|окр|гор)оно$")
_RUSSIAN = re.compile(r"[А-Яа-яЁё]+")
_COMPOUND = re.compile(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*")


@dc.dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reading:
    """One way to understand a word as a nominative.

    Attributes:
        noun: A noun; otherwise an adjective or a participle.
        gender: None for plurals and nouns that have none.
        plural: Whether it's the nominative plural.
        animate: For nouns only.
        known: Whether the dictionary has the word, not just its ending.
        parts: The pieces between hyphens, each with its own parse; None for a piece that's frozen.
        shortened: The last piece is the end of an ordinal written after figures: 1-й, 2-го.
    """

    noun: bool
    gender: Gender | None
    plural: bool
    animate: bool
    known: bool
    parts: tuple[tuple[str, Any], ...]
    shortened: bool = False

    @property
    def active(self) -> bool:
        """Whether it's a participle that can have an object: «имеющий стаж»."""
        return not self.noun and any(
            parse is not None and {"PRTF", "actv"} <= parse.tag.grammemes for _, parse in self.parts
        )

    @property
    def only_plural(self) -> bool:
        """Whether the noun has no singular: «сутки», «ясли»."""
        return self.noun and any(
            parse is not None and "Pltm" in parse.tag for _, parse in self.parts
        )

    @property
    def lemma(self) -> str:
        """The dictionary form of the first piece that declines."""
        return next((parse.normal_form for _, parse in self.parts if parse is not None), "")


def readings(word: str) -> tuple[Reading, ...]:
    """List the ways a word can be a nominative noun or adjective, the likeliest first."""
    return _readings(word.lower())


@functools.lru_cache(maxsize=8192)
def inflect(reading: Reading, case: Case, animate: bool, plural: bool | None = None) -> str:
    """Put a reading in a case, in lower case letters.

    Args:
        reading: From `readings`.
        case: The case wanted.
        animate: Whether the accusative is that of a living being.
        plural: The number wanted; None keeps the reading's own.
    """
    pieces = [
        text if parse is None else _form(parse, case, animate, plural)
        for text, parse in reading.parts
    ]
    if reading.shortened:
        # After figures an ordinal keeps one letter after a vowel and two after a consonant.
        pieces[-1] = pieces[-1][-1:] if pieces[-1][-2] in _VOWELS else pieces[-1][-2:]
    return "-".join(pieces)


def like(source: str, form: str, *, keep_yo: bool) -> str:
    """Give a form the letter case of the source word and no «ё» that its author doesn't write."""
    if "-" in source and source.count("-") == form.count("-"):
        pairs = zip(source.split("-"), form.split("-"), strict=True)
        return "-".join(like(piece, changed, keep_yo=keep_yo) for piece, changed in pairs)
    same = 0
    for given, made in zip(source.lower(), form, strict=False):
        if given != made and (given, made) not in (("е", "ё"), ("ё", "е")):
            break
        same += 1
    # «ё» may come and go with the stress; the stem that's kept is the author's own.
    ending = form[same:] if keep_yo else form[same:].replace("ё", "е")
    if len(source) > 1 and source.isupper():
        ending = ending.upper()
    return source[:same] + ending


def is_adverb(word: str) -> bool:
    """Tell whether a word can stand before an adjective as its adverb: «временно», «особо»."""
    return any("ADVB" in parse.tag or "ADJS" in parse.tag for parse in _parse(word.lower()))


def is_surname(word: str) -> bool:
    """Tell whether the dictionary knows the word as a surname in the nominative."""
    return any(
        "Surn" in parse.tag and "nomn" in parse.tag and parse.is_known
        for parse in _parse(word.lower())
    )


def is_adjective(word: str, gender: Gender) -> bool:
    """Tell whether the dictionary knows the word as a full adjective in the nominative.

    Args:
        word: «заречная».
        gender: Of the form wanted.
    """
    sex = {Gender.MASCULINE: "masc", Gender.FEMININE: "femn"}.get(gender, "neut")
    return any(
        parse.is_known and {"ADJF", "nomn", "sing", sex} <= parse.tag.grammemes
        for parse in _parse(word.lower())
    )


def surname_forms(word: str, gender: Gender, case: Case) -> frozenset[str]:
    """List the forms the dictionary gives a surname it knows; empty for one it doesn't."""
    sex = {Gender.MASCULINE: "masc", Gender.FEMININE: "femn"}.get(gender, "neut")
    forms = set()
    for parse in _parse(word.lower()):
        tag = parse.tag
        if not parse.is_known or not {"Surn", "nomn", "sing"} <= tag.grammemes:
            continue
        # A surname of both genders inflects into that of a man; its own gender isn't marked.
        if tag.gender in (sex, None) and "ms-f" not in tag:
            changed = parse.inflect({_CASES[case], "sing"})
            forms |= {str(changed.word)} if changed is not None else set()
    return frozenset(forms)


def is_oblique(word: str) -> bool:
    """Tell whether the dictionary has the word as a noun or an adjective in an oblique case.

    The accusative doesn't count: it is often the nominative over again.
    Words that are ever an adverb, a particle or a verb don't count: «ориентировочно», «примерно».
    """
    word = word.lower()
    if not _RUSSIAN.fullmatch(word) or not _analyser().word_is_known(word):
        return False
    cases, others = set(), False
    for parse in _parse(word):
        if parse.tag.POS in ("NOUN", "ADJF", "PRTF") and not _PROPER & parse.tag.grammemes:
            cases.add(parse.tag.case)
        elif parse.is_known and parse.tag.POS in ("ADVB", "PREP", "CONJ", "PRCL", "NPRO", "NUMR"):
            others = True
    return bool(cases - {"nomn", "accs", None}) and not others


def is_ministry_of(word: str) -> bool:
    """Tell «Минпросвещения», «Минобрнауки» (frozen: the end is a genitive) from «Минздрав»."""
    of = word.lower().removeprefix("мин").removeprefix("обр")
    return word[:3].lower() == "мин" and any(
        "gent" in parse.tag and parse.tag.POS == "NOUN" and parse.is_known for parse in _parse(of)
    )


@functools.lru_cache(maxsize=1)
def _analyser() -> Any:
    import pymorphy3
    import pymorphy3_dicts_ru  # type: ignore[import-untyped]

    # Told where its dictionary is, it doesn't look through every installed package.
    return pymorphy3.MorphAnalyzer(path=pymorphy3_dicts_ru.get_path(), lang="ru")


@functools.lru_cache(maxsize=8192)
def _parse(word: str) -> tuple[Any, ...]:
    # The analyser fails on letters that Unicode gives no name to.
    if not _COMPOUND.fullmatch(word):
        return ()
    return tuple(_analyser().parse(word))


@functools.lru_cache(maxsize=4096)
def _readings(word: str) -> tuple[Reading, ...]:
    if _ORDINAL.fullmatch(word):
        return _ordinal(word)
    if "-" in word:
        # «мастер-класс», «член-корреспондент»: what the dictionary has whole it knows best.
        whole = _parse(word)
        if any(parse.is_known and parse.tag.POS == "NOUN" for parse in whole):
            return _simple(word)
        return _compound(word.split("-"))
    if not _RUSSIAN.fullmatch(word):
        return ()
    return _simple(word)


def _simple(word: str) -> tuple[Reading, ...]:
    # «Петербургский» is an adjective like any other, though it comes from a name.
    parses = [
        parse
        for parse in _parse(word)
        if parse.tag.POS != "NOUN" or not _PROPER & parse.tag.grammemes
    ]
    if not any(parse.is_known for parse in parses):
        # «Роспотребнадзор» is an organisation and nothing else.
        own = [parse for parse in _parse(word) if "Orgn" in parse.tag and "Abbr" not in parse.tag]
        parses = own or parses
    # «электрик» is also a colour that never changes, «рук» a plural of another word.
    found = []
    for parse in parses:
        tag = parse.tag
        noun = tag.POS == "NOUN"
        if tag.case != "nomn" or not (noun or tag.POS in ("ADJF", "PRTF")):
            continue
        # A word like slang that the dictionary doesn't have is a new one: «тимлид».
        if _DEPARTMENT.search(word) and noun and not parse.is_known:
            continue
        odd = _ODD & tag.grammemes - (set() if parse.is_known else {"Slng"})
        if odd or (not noun and "Fixd" in tag):
            continue
        found.append(
            Reading(
                noun=noun,
                gender=_GENDERS.get(tag.gender or ""),
                plural=tag.number == "plur",
                animate=tag.animacy == "anim",
                known=parse.is_known,
                parts=((word, parse),),
            )
        )
    return tuple(found) or _modelled(word)


@dc.dataclass(frozen=True, slots=True)
class _Modelled:
    """A parse borrowed from a word that declines alike; only the stem is the word's own."""

    word: str
    model: Any

    @property
    def tag(self) -> Any:
        return self.model.tag

    @property
    def normal_form(self) -> str:
        return self.word

    def inflect(self, grammemes: set[str]) -> "_Modelled | None":
        form = self.model.inflect(grammemes)
        stem = len(self.model.normal_form)
        # The models keep their stem whole, so an ending is all they add.
        return form and _Modelled(self.word + form.word[stem:], self.model)


def _modelled(word: str) -> tuple[Reading, ...]:
    """Decline people whom the dictionary takes for the genitive of a science: «электроник»."""
    for ending, model in _MODELS:
        if ending.search(word) and any("gent" in parse.tag for parse in _parse(word)):
            return tuple(
                dc.replace(one, known=False, parts=((word, _Modelled(word, one.parts[0][1])),))
                for one in _readings(model)
                if one.noun
            )
    return ()


def _compound(pieces: list[str]) -> tuple[Reading, ...]:
    """Decline every piece that's a nominative noun; a frozen beginning leaves the last alone."""
    if not all(pieces):
        return ()
    if pieces[1:2] == ["на"]:
        # «Ростовского-на-Дону», «Ростова-на-Дону»
        rest = tuple((piece, None) for piece in pieces[1:])
        return tuple(dc.replace(one, parts=one.parts + rest) for one in _readings(pieces[0]))
    last = _readings(pieces[-1])
    nouns = [_nouns(piece) for piece in pieces]
    if all(nouns):
        first, parts = nouns[0][0], tuple(part for found in nouns for part in found[0].parts)
        # The first noun rules: школа-интернат is feminine, секретарь-машинистка masculine.
        animate = any(found[0].animate for found in nouns)
        return (dc.replace(first, parts=parts, animate=animate),)
    if len(pieces) == 2 and (mixed := _mixed(*pieces)):
        return mixed
    frozen = tuple((piece, None) for piece in pieces[:-1])
    return tuple(
        dc.replace(reading, parts=frozen + reading.parts)
        for reading in last
        if not _nouns(pieces[-1]) or reading.noun
    )


def _mixed(first: str, last: str) -> tuple[Reading, ...]:
    """Decline «обучающийся-наставник» whole and only the person of «повар-бариста»."""
    nouns = _nouns(last)
    for adjective in _readings(first):
        for noun in nouns:
            if not adjective.noun and adjective.gender is noun.gender is not None:
                return (dc.replace(noun, parts=adjective.parts + noun.parts),)
    people = [one for one in _nouns(first) if one.known and one.animate and not one.plural]
    if people and not _readings(last) and _RUSSIAN.fullmatch(last):
        return (dc.replace(people[0], parts=(*people[0].parts, (last, None))),)
    return ()


def _ordinal(word: str) -> tuple[Reading, ...]:
    figures, end = word.split("-")
    whole = {"й": "первый", "я": "первая", "е": "первое"}[end]
    return tuple(
        dc.replace(one, parts=((figures, None), *one.parts), shortened=True)
        for one in _readings(whole)
        if not one.noun and not one.plural
    )


def _nouns(piece: str) -> tuple[Reading, ...]:
    if piece in _FIXED_PARTS:
        return ()
    found = [reading for reading in _readings(piece) if reading.noun]
    # «учитель» is singular, and a predicted word is worth less than one in the dictionary.
    return tuple(sorted(found, key=lambda one: (one.plural, not one.known, not one.animate)))


def _form(parse: Any, case: Case, animate: bool, number: bool | None) -> str:
    # Each half of «ясли-сад» keeps a number of its own.
    plural = parse.tag.number == "plur" if number is None else number
    if case is Case.ACCUSATIVE:
        case = _accusative_like(parse, animate, plural)
    wanted = {_CASES[case], "plur" if plural else "sing"}
    if parse.tag.POS != "NOUN" and not plural and parse.tag.gender:
        wanted.add(parse.tag.gender)
    changed = parse.inflect(wanted)
    return str(changed.word if changed is not None else parse.word)


def _accusative_like(parse: Any, animate: bool, plural: bool) -> Case:
    """Find the case whose form the accusative takes: genitive for the living, else nominative.

    Feminine singulars and masculine nouns in -а have a form of their own.
    """
    if not plural:
        gender = parse.tag.gender
        if gender == "neut":
            return Case.NOMINATIVE
        if gender == "femn" or (parse.tag.POS == "NOUN" and parse.normal_form[-1:] in "ая"):
            return Case.ACCUSATIVE
    return Case.GENITIVE if animate else Case.NOMINATIVE
