"""Whether ИНН, КПП and ОГРН can be right: how many digits, and the check digits.

Sources: приказ ФНС от 29.06.2012 № ММВ-7-6/435@ (ИНН, КПП), приказ Минфина от 30.10.2017 № 165н
(ОГРН).
"""

import re

__all__ = ["requisite_fault"]

_INN_10 = (2, 4, 10, 3, 5, 9, 4, 6, 8)
_INN_11 = (7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
_INN_12 = (3, *_INN_11)
_TITLES = {"inn": "ИНН", "kpp": "КПП", "ogrn": "ОГРН"}
_LENGTHS = {"inn": "10 или 12 цифр", "kpp": "9 знаков", "ogrn": "13 или 15 цифр"}
_SHAPES = {
    "inn": re.compile(r"[0-9]{10}|[0-9]{12}"),
    "kpp": re.compile(r"[0-9]{4}[0-9A-Z]{2}[0-9]{3}"),
    "ogrn": re.compile(r"[0-9]{13}|[0-9]{15}"),
}


def requisite_fault(key: str, value: str) -> str:
    """Say in Russian what is wrong with a number, or nothing.

    Args:
        key: «inn», «kpp» or «ogrn».
        value: As it was typed; spaces don't count.

    >>> requisite_fault("inn", "7707083893")
    ''
    >>> requisite_fault("inn", "7707083894")
    'в ИНН опечатка: не сходится контрольная цифра'
    """
    digits = "".join(value.split())
    if not _SHAPES[key].fullmatch(digits):
        return f"в {_TITLES[key]} должно быть {_LENGTHS[key]}"
    right = {"inn": _inn, "ogrn": _ogrn}.get(key, lambda _: True)
    return "" if right(digits) else f"в {_TITLES[key]} опечатка: не сходится контрольная цифра"


def _inn(digits: str) -> bool:
    if len(digits) == 10:
        return _control(digits, _INN_10) == digits[9]
    return _control(digits, _INN_11) == digits[10] and _control(digits, _INN_12) == digits[11]


def _control(digits: str, weights: tuple[int, ...]) -> str:
    total = sum(int(one) * weight for one, weight in zip(digits, weights, strict=False))
    return str(total % 11 % 10)


def _ogrn(digits: str) -> bool:
    return int(digits[:-1]) % (len(digits) - 2) % 10 == int(digits[-1])
