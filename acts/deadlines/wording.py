"""Days, months and spans in Russian words, as deadlines need them."""

import datetime as dt
from collections.abc import Sequence

from acts.deadlines.reading import MonthDay

__all__ = [
    "ACCUSATIVE",
    "DATIVE",
    "GENITIVE",
    "NOMINATIVE",
    "count_text",
    "date_text",
    "day_name",
    "day_of_week",
    "day_text",
    "last_day_text",
    "month_day_text",
    "month_text",
    "months_text",
    "nth_weekday_text",
    "ordinal_text",
    "plural",
    "span_text",
]

NOMINATIVE, GENITIVE = "nominative", "genitive"
DATIVE, ACCUSATIVE = "dative", "accusative"
_GENITIVE = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)
_WEEKDAYS = (
    "понедельник",
    "вторник",
    "среда",
    "четверг",
    "пятница",
    "суббота",
    "воскресенье",
)
_LAST_DAY = {
    GENITIVE: "последнего дня",
    DATIVE: "последнему дню",
    ACCUSATIVE: "последний день",
}
_SATURDAY = 5
# One, two to four, five and more; and the genitive after «не позднее», «в течение».
_UNITS = {
    "hour": ("часа", "часов"),
    "day": ("дня", "дней"),
    "week": ("недели", "недель"),
    "month": ("месяца", "месяцев"),
    "quarter": ("квартала", "кварталов"),
    "half": ("полугодия", "полугодий"),
    "year": ("года", "лет"),
}


def date_text(day: dt.date) -> str:
    """Write a date as 01.09.2024."""
    return f"{day.day:02d}.{day.month:02d}.{day.year}"


def day_text(day: dt.date) -> str:
    """Write a date as «1 сентября»."""
    return f"{day.day} {_GENITIVE[day.month - 1]}"


def month_day_text(day: MonthDay, case: str = GENITIVE) -> str:
    """Write a day of every year as «1 сентября»; 29 February is «последнего дня февраля»."""
    if _ends_february(day):
        return f"{last_day_text(case)} февраля"
    return f"{day.day} {_GENITIVE[day.month - 1]}"


def last_day_text(case: str) -> str:
    """Write «последнего дня» in the genitive, dative or accusative."""
    return _LAST_DAY[case]


def span_text(start: MonthDay, end: MonthDay) -> str:
    """Write days of every year as «с 1 сентября по 31 мая», one day as «1 сентября»."""
    last = month_day_text(end, ACCUSATIVE)
    if start == end:
        return last
    return f"с {month_day_text(start)} по {last}"


def _ends_february(day: MonthDay) -> bool:
    return (day.month, day.day) == (2, 29)


def month_text(day: MonthDay) -> str:
    """Name the month of a day in the genitive."""
    return _GENITIVE[day.month - 1]


def months_text(months: Sequence[int]) -> str:
    """Name months in the genitive: «июля и августа»."""
    *first, last = (_GENITIVE[month - 1] for month in months)
    return f"{', '.join(first)} и {last}" if first else last


_SOFT = {
    NOMINATIVE: {"m": "ий", "f": "яя", "n": "ее"},
    GENITIVE: {"m": "его", "f": "ей", "n": "его"},
    DATIVE: {"m": "ему", "f": "ей", "n": "ему"},
    ACCUSATIVE: {"m": "ий", "f": "юю", "n": "ее"},
}
_THIRD = {
    NOMINATIVE: {"m": "ий", "f": "ья", "n": "ье"},
    GENITIVE: {"m": "ьего", "f": "ьей", "n": "ьего"},
    DATIVE: {"m": "ьему", "f": "ьей", "n": "ьему"},
    ACCUSATIVE: {"m": "ий", "f": "ью", "n": "ье"},
}
_HARD = {
    NOMINATIVE: {"m": "ый", "f": "ая", "n": "ое"},
    GENITIVE: {"m": "ого", "f": "ой", "n": "ого"},
    DATIVE: {"m": "ому", "f": "ой", "n": "ому"},
    ACCUSATIVE: {"m": "ый", "f": "ую", "n": "ое"},
}


def ordinal_text(number: int, gender: str, case: str = NOMINATIVE) -> str:
    """Write «первая», «второе», «последнюю» (-1).

    Args:
        number: 1 to 5, or -1.
        gender: m, f or n.
        case: Nominative, genitive, dative, or accusative.
    """
    stems = {1: "перв", 2: "втор", 3: "трет", 4: "четверт", 5: "пят", -1: "последн"}
    endings = _SOFT if number < 0 else _THIRD if number == 3 else _HARD
    ending = endings[case][gender]
    return stems[number] + ("ой" if number == 2 and ending == "ый" else ending)


# Gender, then nominative, genitive, dative and accusative.
_DECLINED = {
    "MO": ("m", "понедельник", "понедельника", "понедельнику", "понедельник"),
    "TU": ("m", "вторник", "вторника", "вторнику", "вторник"),
    "WE": ("f", "среда", "среды", "среде", "среду"),
    "TH": ("m", "четверг", "четверга", "четвергу", "четверг"),
    "FR": ("f", "пятница", "пятницы", "пятнице", "пятницу"),
    "SA": ("f", "суббота", "субботы", "субботе", "субботу"),
    "SU": ("n", "воскресенье", "воскресенья", "воскресенью", "воскресенье"),
}
_CASES = (NOMINATIVE, GENITIVE, DATIVE, ACCUSATIVE)


def nth_weekday_text(number: int, weekday: str, case: str = NOMINATIVE) -> str:
    """Write «вторая среда», «последнюю пятницу» (-1); the weekday is MO…SU."""
    gender, *forms = _DECLINED[weekday]
    return f"{ordinal_text(number, gender, case)} {forms[_CASES.index(case)]}"


def day_of_week(day: dt.date) -> str:
    """Name the day of the week."""
    return _WEEKDAYS[day.weekday()]


def day_name(day: dt.date) -> str:
    """Name why a day is off: the day of the week, or a holiday on a weekday."""
    name = _WEEKDAYS[day.weekday()]
    return name if day.weekday() >= _SATURDAY else f"{name}, нерабочий день"


def plural(number: int, one: str, few: str, many: str) -> str:
    """Choose the form that agrees with a number in the nominative.

    >>> plural(21, "раз", "раза", "раз"), plural(12, "раз", "раза", "раз")
    ('раз', 'раз')
    """
    tens, units = number % 100 // 10, number % 10
    if tens == 1:
        return many
    return one if units == 1 else few if 2 <= units <= 4 else many


def count_text(amount: int, unit: str, *, working: bool | None = None) -> str:
    """Write an amount in the genitive: «10 рабочих дней», «1 месяца»."""
    single = amount % 10 == 1 and amount % 100 != 11
    kind = ""
    if unit == "day" and working is not None:
        forms = ("рабочего ", "рабочих ") if working else ("календарного ", "календарных ")
        kind = forms[0 if single else 1]
    return f"{amount} {kind}{_UNITS[unit][0 if single else 1]}"
