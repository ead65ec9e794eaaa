"""Notices personal data in a free text before it gets where nothing can be erased."""

import re
from collections.abc import Iterator

from acts.errors import Problem
from acts.russian.characters import INVISIBLE, forbidden_in

__all__ = ["LONGEST", "found", "refusal", "unrecordable"]

LONGEST = 1000  # characters of one text in the journal

FULL_NAME = "имя с отчеством"
INITIALS = "фамилия с инициалами"
PHONE = "телефон"
EMAIL = "адрес электронной почты"
BIRTH_DATE = "дата рождения"
INSURANCE = "номер СНИЛС"
PASSPORT = "номер паспорта или свидетельства"

_BLANKS = re.compile(r"\s+")
_MARKS = str.maketrans({"‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-"})

# Stems of the names most patronymics are made from: such a word is one in any letter case.
_FATHERS = (
    "александр|алексе|анатоль|андре|антон|аркадь|арсень|арт[её]м|артур|афанась|богдан|борис|вадим|"
    "валентин|валери|валерь|василь|викенть|виктор|витали|виталь|владимир|владислав|всеволод|"
    "вячеслав|геннадь|геннади|георги|герман|глеб|григорь|давид|данил|даниил|денис|дмитри|"
    "евгень|евгени|егор|ефим|захар|иван|игнать|игор|иосиф|кирилл|константин|леонид|леонть|льв|"
    "макар|максим|марат|марк|матве|михайл|моисе|назар|никифор|никола|олег|павл|п[её]тр|платон|"
    "прохор|родион|роман|рустам|семён|семен|серге|спиридон|станислав|степан|тарас|тимофе|тимур|"
    "трофим|фёдор|федор|филипп|харитон|эдуард|юрь|юри|яковл|ярослав"
)
_SON = r"вич(?:а|у|ем|е)?"
_DAUGHTER = r"вн(?:а|ы|е|у|ой|ою)"
_KNOWN = re.compile(rf"(?<![\w-])(?:{_FATHERS})[оеё](?:{_SON}|{_DAUGHTER})(?![\w-])", re.IGNORECASE)
_TURKIC = re.compile(
    r"(?<!\w)[а-яё]{2,20}[ -](?:оглы|оглу|угли|улы|уулу|кызы|кизи|гызы)(?!\w)", re.IGNORECASE
)
_CAPITAL = r"[А-ЯЁ](?:[а-яё]+|[А-ЯЁ]+)(?:-[А-ЯЁ][а-яёА-ЯЁ]+)?"
_PATRONYMIC = re.compile(
    r"[А-ЯЁа-яё]+(?:[оеёаи]вич(?:а|у|ем|е)?|[тькмл][иы]ч(?:а|у|ом|ем|е)?"
    r"|[оеё]вн(?:а|ы|е|у|ой|ою)|и(?:ни)?[чш]н(?:а|ы|е|у|ой|ою))",
    re.IGNORECASE,
)
_IN_A_ROW = re.compile(rf"(?<![\w-])(?=({_CAPITAL}) ({_CAPITAL})(?: ({_CAPITAL}))?(?![\w-]))")
# Words that end as patronymics do.
_ORDINARY = re.compile(
    r"основн|духовн|верховн|церковн|условн|уголовн|кровн|часовн|сыновн|деревн|древн|дневн|душевн|"
    r"королевн|царевн|плачевн|галич|углич|первичн|вторичн|третичн|различн|личн|публичн|практичн|"
    r"техничн|типичн|логичн|наличн|столичн|единичн|частичн|приличн|отличн|клиничн|гранич|больничн|"
    r"пшеничн|граничн|циничн|комичн|хроничн|органичн|античн|критичн|уличн|яичн",
    re.IGNORECASE,
)

_SURNAME = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?|[А-ЯЁ]{3,}(?:-[А-ЯЁ]{3,})?"
_LIKELY = re.compile(
    r"(?:[оеё]в|[иы]н)(?:а|у|ым|е|ой|ою)?|[сц]к(?:ий|ого|ому|им|ом|ая|ой|ую)|(?:енко|ко|[ыи]х|"
    r"[ую]к(?:а|у|ом|е)?|вич(?:а|у|ем|е)?|дзе|швили|ян(?:а|у|ом|е)?)",
    re.IGNORECASE,
)
_AFTER = re.compile(rf"(?<![\w-])({_SURNAME}) ?,? ?([А-ЯЁ])\. ?(?:([А-ЯЁ])\.)?(?!\w)")
_BEFORE = re.compile(rf"(?<![\w.])([А-ЯЁ])\. ?(?:([А-ЯЁ])\. ?)?({_SURNAME})(?![\w-])")
_NOT_INITIALS = frozenset({"РФ", "ИО"})  # «законы Р.Ф.», «И.О. Директора»
_SETTLEMENTS = frozenset("ГСПДУ")  # «С. Мильково» begins a sentence; «А. Общее» a section is below

_WHO = (
    "дважды|трижды|геро[яев]{1,2}|советского|союза|российской|россии|федерации|социалистического|"
    "труда|полного|кавалера|орден(?:а|ов)|славы|академика|профессора|маршала|генерал[а-]*|адмирала|"
    "полковника|подполковника|майора|капитана|лейтенанта|сержанта|рядового|гвардии|старшего|"
    "младшего|л[её]тчика|космонавта|поэта|писателя|художника|композитора|конструктора|народного|"
    "заслуженного|учителя|артиста|святого|святителя|великого|русского|исследователя|мореплавателя"
)
# «От имени Ивановой» speaks for a person; «школа имени Иванова» is only called so.
_NAMED_AFTER = re.compile(
    r"(?i:(?<!от )\bимени|\bим\.|\bул\.|\bулиц[аыеу]й?|\bпроспект[а-я]*|\bпр\.|\bплощад[ьи]|\bпл\.)"
    rf" ?(?i:(?:{_WHO})-? ?)*(?:[А-ЯЁ][а-яё]+ ){{0,2}}$"
)

_DIGITS = re.compile(r"[0-9]")
_PHONE = re.compile(
    r"(?<![\w№./-])(?<!№ )(?:\+?7|8)[ (-]{0,3}[0-9]{3,5}[ )-]{0,3}[0-9]{1,3}[ -]?[0-9]{2}[ -]?"
    r"[0-9]{2}(?!\w)"
)
_MOBILE = re.compile(
    r"(?<![\w№./-])(?<!№ )(?<!ИНН )(?<!КПП )(?<!БИК )"
    r"\(?9[0-9]{2}\)?[ -]?[0-9]{3}[ -]?[0-9]{2}[ -]?[0-9]{2}(?!\w)"
)
_FREE_OF_CHARGE = re.compile(r"8[ (-]*800")
_CALLED = re.compile(
    r"(?<!\w)(?:тел|моб|сот|телефон[а-я]*)[.:]? ?(?:№ ?|: ?)?\+?\(?[0-9][0-9 ()-]{3,}[0-9]",
    re.IGNORECASE,
)
_EMAIL = re.compile(
    r"(?<![\w@.])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){0,4}\.[^\W\d_]{2,}(?!@)"
)
_MONTHS = r"январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр"
_BIRTH = re.compile(
    r"[0-9] ?г\.? ?р\.(?!\w)|[0-9] ?г\.р(?!\w)|[0-9]{4} ?(?:года|г\.) рожд"
    rf"|(?:дат[а-я]{{1,2}} рожд\w*|родил(?:ся|ась)|(?<!\w)д\. ?р\.)[^;]{{0,40}}?(?:[0-9]|{_MONTHS})"
    r"|[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{2,4}[ г.,(-]{0,6}(?:родил(?:ся|ась)|дат[а-я]{1,2} рожд)",
    re.IGNORECASE,
)
_INSURANCE = re.compile(
    r"(?<![\w-])[0-9]{3}-[0-9]{3}-[0-9]{3}[ -][0-9]{2}(?!\w)|снилс\D{0,10}(?:[0-9][ -]?){9,11}",
    re.IGNORECASE,
)
_PASSPORT = re.compile(
    r"паспорт[^0-9]{0,40}[0-9]{2} ?[0-9]{2}[^0-9]{0,8}[0-9]{6}(?!\w)"
    r"|сери[яией]{1,2}[^0-9]{0,6}[0-9]{2} ?[0-9]{2}[^0-9]{0,12}[0-9]{6}(?!\w)"
    r"|(?<![\w№.-])(?<!№ )[0-9]{2} ?[0-9]{2} [0-9]{6}(?!\w)"
    r"|(?<!\w)[IVXLC]{1,5}-[А-ЯЁ]{2} ?(?:№ ?)?[0-9]{6}(?!\w)",
    re.IGNORECASE,
)


def found(text: str) -> tuple[str, ...]:
    """Name the kinds of personal data a text seems to hold; a filter, not a proof.

    Names of organisations, posts, numbers and dates of papers pass, and so does the person after
    whom a school or a street is named («имени …», «ул. …»). A bare surname, or a name and a
    surname without a patronymic, is not told from other words.

    Args:
        text: A remark, a reason, the reference of a paper.

    Returns:
        Kinds in Russian, each once, in a fixed order; never anything of the text itself.

    >>> found("Иванова Мария Петровна, тел. 89001234567")
    ('имя с отчеством', 'телефон')
    >>> found("протокол от 26.08.2020 № 1")
    ()
    """
    plain = _BLANKS.sub(" ", INVISIBLE.sub("", text).translate(_MARKS))
    checks = (
        (FULL_NAME, _has_full_name(plain)),
        (INITIALS, _has_initials(plain)),
        (PHONE, _has_phone(plain)),
        (EMAIL, _EMAIL.search(plain)),
        (BIRTH_DATE, _BIRTH.search(plain)),
        (INSURANCE, _INSURANCE.search(plain)),
        (PASSPORT, _PASSPORT.search(plain)),
    )
    return tuple(kind for kind, hit in checks if hit)


def refusal(text: str, *, place: str = "") -> Problem | None:
    """Say why a text must not be recorded, or nothing; 152-ФЗ, ст. 5 ч. 5 (no excess data).

    Args:
        text: What is about to be recorded for good.
        place: Where it was given, e.g. «--reason».
    """
    kinds = found(text)
    if not kinds:
        return None
    return Problem(
        message=f"похоже на персональные данные: {', '.join(kinds)}. "
        "Из журнала ничего нельзя стереть, в нём им не место",
        remedy="Назовите должность вместо человека: «куратор», «директор», «наставник»",
        place=place,
        code="personal-data",
    )


def unrecordable(text: str, *, place: str = "") -> tuple[Problem, ...]:
    """List what keeps a text out of the journal: its length, its characters, whom it names.

    Args:
        text: What is about to be recorded for good.
        place: Where it was given, e.g. «reason».
    """
    if len(text) > LONGEST:  # nothing else is looked for in it: that would take long as well
        message, remedy = f"текст длиннее {LONGEST} знаков", "Сократите его"
        return (Problem(message=message, remedy=remedy, place=place, code="words.long"),)
    problems = []
    if name := forbidden_in(text):
        problems.append(
            Problem(
                message=f"недопустимый знак {name}",
                remedy="Сотрите текст и наберите его заново",
                place=place,
                code="words.character",
            )
        )
    if (personal := refusal(text, place=place)) is not None:
        problems.append(personal)
    return tuple(problems)


def _has_full_name(text: str) -> bool:
    if any(not _is_honoured(text, hit.start()) for hit in _KNOWN.finditer(text)):
        return True
    if any(not _is_honoured(text, hit.start()) for hit in _TURKIC.finditer(text)):
        return True
    return any(
        _names_a_person(hit.groups()) and not _is_honoured(text, hit.start())
        for hit in _IN_A_ROW.finditer(text)
    )


def _names_a_person(words: tuple[str | None, ...]) -> bool:
    """Tell «Имя Отчество» and «Фамилия Имя Отчество» from other words in capitals."""
    _, second, third = words
    return any(
        word is not None and _PATRONYMIC.fullmatch(word) and not _ORDINARY.match(word)
        for word in (second, third)
    )


def _has_initials(text: str) -> bool:
    return any(not _is_honoured(text, start) for start in _initials(text))


def _initials(text: str) -> Iterator[int]:
    for hit in _AFTER.finditer(text):
        surname, first, second = hit.groups()
        likely = bool(_ends_as_surname(surname))
        if likely or (second and first + second not in _NOT_INITIALS):
            yield hit.start()
    for hit in _BEFORE.finditer(text):
        first, second, surname = hit.groups()
        if second:
            if first + second not in _NOT_INITIALS or _ends_as_surname(surname):
                yield hit.start()
        elif first not in _SETTLEMENTS and _ends_as_surname(surname):
            yield hit.start()


def _ends_as_surname(word: str) -> bool:
    return any(hit.end() == len(word) for hit in _LIKELY.finditer(word, 1))


def _is_honoured(text: str, start: int) -> bool:
    """Whether what begins here is whom a school, a street or a square is named after."""
    return _NAMED_AFTER.search(text, max(0, start - 120), start) is not None


def _has_phone(text: str) -> bool:
    numbers = (*_PHONE.finditer(text), *_MOBILE.finditer(text), *_CALLED.finditer(text))
    return any(
        not _FREE_OF_CHARGE.search(hit.group())
        and (hit.re is not _PHONE or len(_DIGITS.findall(hit.group())) == 11)
        for hit in numbers
    )
