"""Rules of our own for parts of names where the rules of the library are wrong or silent.

The library keeps the «е» of «Стрелец» and drops that of «Кузнец», knows no stress («Ткачем»,
«Грушой»), takes «Прибой» for an adjective and «Линкольн» for a Russian surname. Every rule here
speaks of a class of words; the short lists are of nouns that are used as surnames and whose stress
or fleeting vowel no ending shows.
"""

import re

from acts.russian.cases import Case, Gender

__all__ = ["own_name", "own_patronymic", "own_surname", "stays"]

# Genitive, dative, accusative, instrumental, prepositional.
_HARD = ("а", "у", "а", "ом", "е")
_HISSING = ("а", "у", "а", "ем", "е")
_SOFT = ("я", "ю", "я", "ем", "е")
_NOUN_A = ("ы", "е", "у", "ой", "е")
_NOUN_IA = ("и", "и", "ю", "ей", "и")
_OBLIQUE = {case: index for index, case in enumerate(tuple(Case)[1:])}

_VOWELS = "аеёиоуыэюя"

# French surnames on a stressed vowel never change; German ones in -лих, -них take endings, while
# the Russian «Долгих», «Черных» don't.
_FRENCH = frozenset({"золя", "дюма", "дега", "тома", "люка", "ферма", "петипа", "гавальда"})
_GERMAN_IH = re.compile(r"(?:[лр]их|^(?:дитрих|миних|мюних|либих|эмих))$")
# Surnames of one syllable decline as nouns («Ким», «Мин», «Лин»), and so do these.
_FOREIGN_IN = frozenset({
    "дарвин", "чаплин", "франклин", "гершвин", "ирвин", "кельвин", "регин",
})  # fmt: skip
# Nouns in -ой and nouns whose vowel falls out; the adjectives «Толстой», «Злой» are the rule.
_NOUNS_OJ = frozenset({
    "прибой", "герой", "сысой", "разбой", "покой", "ковбой", "конвой", "запой", "перебой",
    "застой", "настой", "удой", "левкой", "лакой", "постой", "раскрой",
})  # fmt: skip
_ADJECTIVES_OJ = frozenset({"злой", "мой", "твой", "свой", "гой"})
_FLEETING = {
    "заяц": "зайц", "орел": "орл", "орёл": "орл", "козел": "козл", "козёл": "козл",
    "осел": "осл", "осёл": "осл", "дятел": "дятл", "щегол": "щегл", "коготь": "когт",
    "ноготь": "ногт", "локоть": "локт", "деготь": "дегт", "корень": "корн", "гребень": "гребн",
    "ремень": "ремн", "камень": "камн", "перец": "перц", "лев": "льв", "соловей": "соловь",
    "воробей": "воробь", "муравей": "муравь", "журавель": "журавл",
}  # fmt: skip
_STRESSED_HISSING = frozenset({
    "сыч", "бич", "ключ", "кулич", "кирпич", "москвич", "хрыч", "паныч", "лещ", "борщ", "хрущ",
    "плющ", "клещ", "хвощ", "хрящ", "плащ", "прыщ", "малыш", "голыш", "крепыш", "палаш", "шалаш",
    "карандаш", "мураш", "латыш", "чуваш", "грош", "ковш", "ерш", "ёрш", "торгаш", "алкаш",
})  # fmt: skip
_UNSTRESSED_ACH = frozenset({"ковач"})
_STRESSED_SHA = frozenset({
    "ханжа", "ганжа", "ганджа", "гаджа", "левша", "душа", "свеча", "межа", "овца", "праща", "парча",
    "каланча", "саранча", "лапша", "баржа", "алыча", "бахча", "епанча", "пыльца", "хитреца",
})  # fmt: skip
# Nouns in -ец lose the vowel («Борца», «Купца»); two consonants before it keep it («Кузнеца»).
_NOUNS_EC = frozenset({
    "борец", "купец", "жеребец", "творец", "дворец", "скворец", "гребец", "певец", "ловец",
    "отец", "молодец", "городец", "горец", "столбец", "зубец", "огурец", "игрец", "писец",
    "истец", "рубец", "ларец", "чабрец", "холодец", "образец", "воробец", "митец", "торец",
    "живец", "самец", "храмец",
})  # fmt: skip
_STRESSED_EC = frozenset({
    "кузнец", "мудрец", "мертвец", "храбрец", "близнец", "чернец", "гордец", "хитрец", "льстец",
    "жнец", "чтец", "жрец", "подлец", "наглец", "беглец", "пришлец",
})  # fmt: skip
# Surnames of women that are nouns, unlike «Иванова»; «Голова» and «Дуброва» can be either.
_NOUNS_OVA = frozenset({"сова", "корова", "рева", "дева", "нева", "вдова", "подкова"})
# What the library leaves alone without a reason.
_LEFT_ALONE_A = frozenset({"рева", "кива", "богода", "шандра", "каруана", "гамарра"})
_LEFT_ALONE_HARD = frozenset({"онук", "нечипас", "щёлок", "щелок"})

# First parts of double surnames that were never surnames: «Бонч-Бруевича», «Кара-Мурзы».
_FROZEN_FIRST = frozenset({
    "бонч", "тер", "мелик", "кара", "вар", "призван", "фон", "ван", "де", "дю", "ла", "ле", "сен",
    "сент", "сан", "санкт", "мак", "о", "аль", "эль", "ас", "аш", "ад", "ат", "ан", "ар", "ал",
    "бен", "бин", "ибн", "абу", "абд", "абдул", "ага", "гаджи", "хаджи", "ходжа", "шейх",
    "шах", "хан", "нур", "сквозник", "грум", "бой", "демут", "корвин", "книппер", "белиц",
    "дюссар", "дюмон", "шолом", "гасан", "тян", "миклухо", "ак", "кок", "бек", "тай", "тау",
})  # fmt: skip
# In double first names of the East and in French ones only the last part changes («Касым-Жомарта»,
# «Жан-Жака»); these come from the calendar, and both parts do.
_CALENDAR = frozenset({
    "александр", "алексей", "альберт", "анатолий", "андрей", "антон", "аркадий", "артём", "артем",
    "богдан", "борис", "вадим", "валентин", "василий", "виктор", "виталий", "владимир",
    "владислав", "вячеслав", "георгий", "григорий", "даниил", "денис", "дмитрий", "евгений",
    "егор", "иван", "игорь", "илья", "кирилл", "константин", "лев", "леонид", "максим", "марк",
    "матвей", "михаил", "никита", "николай", "олег", "павел", "пётр", "петр", "роман", "семён",
    "семен", "сергей", "степан", "тимофей", "фёдор", "федор", "филипп", "юрий", "яков", "ян",
    "иоанн", "эрнст", "карл", "адам", "казимир", "франц", "иосиф",
})  # fmt: skip


def stays(part: str, pieces: list[str], index: int, gender: Gender) -> bool:
    """Tell whether a piece of a hyphenated name keeps its form.

    Args:
        part: surname, name or patronymic.
        pieces: All the pieces in lower case.
        index: Of the piece asked about.
        gender: Of the bearer.
    """
    if index == len(pieces) - 1:
        return False
    if part == "patronymic":
        return not re.search(r"(?:[иы]ч|на)$", pieces[index])
    if pieces[index] in _FROZEN_FIRST:
        return True
    if part == "surname":
        return index > 0
    return gender is Gender.MASCULINE and pieces[index] not in _CALENDAR


def own_surname(lower: str, gender: Gender, case: Case) -> str:
    """Decline one piece of a surname, in lower case; empty where the library's rule is right."""
    if lower in _FRENCH:
        return lower
    made = _noun_in_a(lower, gender)
    if not made and gender is Gender.MASCULINE:
        made = _fleeting(lower) or _masculine(lower)
    return _form(made, case)


def own_name(lower: str, gender: Gender, case: Case) -> str:
    """Decline one piece of a first name; empty where the library's rule is right."""
    made: tuple[str, tuple[str, ...]] | None = None
    if lower.endswith("ца") or (lower[-2:] in ("жа", "ча", "ща") and len(lower) > 3):
        made = _in_hissing_a(lower)
    elif gender is Gender.MASCULINE:
        if lower.endswith("ия"):
            made = (lower[:-1], _NOUN_IA)
        elif lower.endswith("ц"):
            made = (lower, _HISSING)
        elif lower.endswith("ек"):
            # «Ирека», not the diminutives' «Витька».
            made = (lower, _HARD)
    return _form(made, case)


def own_patronymic(lower: str, gender: Gender, case: Case) -> str:
    """Decline «Силыч», «Гаврилыч»; empty where the library's rule is right."""
    if gender is Gender.MASCULINE and lower.endswith("ыч"):
        return _form((lower, _HISSING), case)
    return ""


def _form(made: tuple[str, tuple[str, ...]] | None, case: Case) -> str:
    return made[0] + made[1][_OBLIQUE[case]] if made else ""


def _noun_in_a(lower: str, gender: Gender) -> tuple[str, tuple[str, ...]] | None:
    if lower in _LEFT_ALONE_A:
        return lower[:-1], _NOUN_A
    if len(lower) > 2 and lower[-1] == "а" and lower[-2] in "жшчщц":
        return _in_hissing_a(lower)
    if gender is Gender.FEMININE:
        # A vowel before «-ая» makes it a noun: «Саая», not «Белая».
        if lower.endswith("ая") and lower[-3:-2] in _VOWELS and len(lower) > 3:
            return lower[:-1], ("и", "е", "ю", "ей", "е")
        # «Сосна» is a noun, «Ильина» is not; «Сова» is a noun, «Иванова» is not.
        if lower.endswith("на") and lower[-3:-2] not in ("и", "ы"):
            return lower[:-1], _NOUN_A
        if lower in _NOUNS_OVA:
            return lower[:-1], _NOUN_A
    return None


def _in_hissing_a(lower: str) -> tuple[str, tuple[str, ...]]:
    ending = "ы" if lower[-2] == "ц" else "и"
    instrumental = "ой" if lower in _STRESSED_SHA else "ей"
    return lower[:-1], (ending, "е", "у", instrumental, "е")


def _fleeting(lower: str) -> tuple[str, tuple[str, ...]] | None:
    if stem := _FLEETING.get(lower):
        if stem.endswith("ь"):
            return stem, ("я", "ю", "я", "ем", "е")
        if lower.endswith("ь"):
            return stem, _SOFT
        return stem, _HISSING if lower in ("заяц", "перец") else _HARD
    if re.search(r"(?:он|ен|ён)ок$", lower) and _syllables(lower) > 2:
        return f"{lower[:-2]}к", _HARD
    if lower.endswith("ец") and (_syllables(lower) > 1 or lower in _STRESSED_EC):
        return _in_ec(lower)
    return None


def _in_ec(lower: str) -> tuple[str, tuple[str, ...]] | None:
    """Drop the vowel of «Стрелец», «Боец», «Купец»; two consonants keep it: «Кузнеца»."""
    base = lower[:-2]
    if base[-1] in _VOWELS:
        return f"{base}йц", _HARD if _syllables(lower) == 2 else _HISSING
    if lower in _STRESSED_EC:
        return lower, _HARD
    if base[-2:-1] not in _VOWELS + "ьъй":
        return lower, _HISSING
    if base[-1] == "л":
        return f"{base}ьц", _HISSING if lower.endswith("палец") else _HARD
    return (f"{base}ц", _HARD) if lower in _NOUNS_EC else None


def _masculine(lower: str) -> tuple[str, tuple[str, ...]] | None:
    end, before = lower[-1:], lower[-2:-1]
    if end == "й":
        noun = lower in _NOUNS_OJ or (_syllables(lower) == 1 and lower not in _ADJECTIVES_OJ)
        if before in ("э", "ю", "я", "ё") or (before == "о" and noun):
            return lower[:-1], _SOFT
    if end == "н" and (before not in ("и", "ы") or _syllables(lower) == 1 or lower in _FOREIGN_IN):
        return lower, _HARD
    if end == "в" and before not in ("о", "е", "ё"):
        return lower, _HARD
    stressed_ach = lower.endswith("ач") and lower not in _UNSTRESSED_ACH
    if stressed_ach or lower in _STRESSED_HISSING | _LEFT_ALONE_HARD or _GERMAN_IH.search(lower):
        return lower, _HARD
    return (lower[:-1], _SOFT) if lower == "гусь" else None


def _syllables(lower: str) -> int:
    return sum(letter in _VOWELS for letter in lower)
