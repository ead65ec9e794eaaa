"""How old a person is on a day, and the ages the rules name."""

import datetime as dt

__all__ = ["ADULT", "OWN_CONSENT", "YOUNGEST_MENTEE", "age", "is_minor"]

YOUNGEST_MENTEE = 10  # распоряжение № Р-145: наставляемый от 10 лет
OWN_CONSENT = 14  # ст. 26 ГК: from 14 a person acts for themselves, with the parents' consent
ADULT = 18


def age(born: dt.date, day: dt.date) -> int:
    """Count full years on `day`; on the birthday itself the year is full.

    Who was born on 29 February grows older on 1 March of a common year.
    """
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def is_minor(born: dt.date | None, day: dt.date) -> bool:
    """Tell whether a person is under 18 on `day`; an unknown birth date says no."""
    return born is not None and age(born, day) < ADULT
