"""Readings as small mappings of scalars, so that roadmap files can carry them."""

import dataclasses as dc
import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping

from acts.deadlines.reading import Every, Kind, MonthDay, Reading, Relative
from acts.errors import Problem

__all__ = ["from_mapping", "to_mapping"]

_Scalar = str | int | bool

_EVERY = {"every": "unit", "times": "times", "step": "step", "day": "day"} | {
    "weekday": "weekday",
    "minimum": "minimum",
    "working_day": "working",
    "nth": "nth",
    "from_day": "from_day",
    "skip": "skip",
}
_RELATIVE = {"amount": "amount", "unit": "unit", "anchor": "anchor", "working": "working"} | {
    "direction": "direction",
    "at": "at",
}
_UNITS = ("hour", "day", "week", "month", "quarter", "half", "year")
_CHOICES = {
    "every": (*_UNITS[1:], "school_half", "school_year", "school_quarter", "trimester"),
    "unit": _UNITS,
    "weekday": ("MO", "TU", "WE", "TH", "FR", "SA", "SU", "working"),
    "direction": ("after", "before"),
    "cause": ("need", "request", "incoming"),
}
_COMMON = {"act", "part", "time", "scope"}
_SPAN = {"op", "throughout"}
_RANGE = {"start", "end"}
_NTH = {"weekday", "nth"}
_YEAR_RANGE = {"start_day", "end_day", "first_year", "last_year"}

# Kind → (keys it needs, keys it may have beside the common ones).
_KEYS: dict[Kind, tuple[set[str], set[str]]] = {
    Kind.WINDOW: (_RANGE, _SPAN),
    Kind.UNTIL: ({"end"}, _SPAN),
    Kind.ON: ({"end"}, set()),
    Kind.FROM: ({"start"}, {"op"}),
    Kind.YEARLY: (
        {"end_day"},
        _YEAR_RANGE | _SPAN | {"lag", "inferred", "whole"} | {"every", "day", "working_day"} | _NTH,
    ),
    Kind.EVERY: ({"every"}, set(_EVERY) | _RANGE | _YEAR_RANGE | _SPAN | {"lag"}),
    Kind.RELATIVE: ({"amount", "unit", "anchor"}, set(_RELATIVE) | {"op"}),
    Kind.CONTINUOUS: (set(), set()),
    Kind.ON_DEMAND: ({"cause"}, {"event"}),
    Kind.EVENT: ({"event"}, {"op"}),
    Kind.NONE: (set(), set()),
    Kind.IMPOSSIBLE: ({"why"}, set()),
}


def to_mapping(reading: Reading) -> dict[str, _Scalar]:
    """Return a reading as a flat mapping: dates in ISO, month-days "MM-DD", nothing empty.

    The question is left out: a file carries what was decided, not what was asked.
    """
    flat: dict[str, _Scalar] = {}
    for field in dc.fields(reading):
        value = getattr(reading, field.name)
        if field.name == "question" or value is None or value in ("", False):
            continue
        if field.name == "lag" and value == 0:
            continue
        if field.name == "every":
            flat |= _flatten(value, _EVERY)
        elif field.name == "relative":
            flat |= _flatten(value, _RELATIVE)
        else:
            flat[field.name] = _scalar(value)
    return flat


def from_mapping(
    mapping: Mapping[str, object], *, file: str = "", place: str = ""
) -> Reading | tuple[Problem, ...]:
    """Read a mapping back, or say everything that is wrong with it.

    Args:
        mapping: What `to_mapping` gives; every scalar may also arrive as text.
        file: The file's name for the problems.
        place: Where in it for the problems.
    """
    problems: list[Problem] = []

    def find(message: str, remedy: str, key: str = "") -> None:
        where = f"{place}/{key}" if key and place else place or key
        problems.append(
            Problem(message=message, remedy=remedy, file=file, place=where, code="deadline.reading")
        )

    kind_text = str(mapping.get("kind", ""))
    if kind_text not in list(Kind):
        find(
            f"вид срока «{kind_text}» неизвестен" if kind_text else "вид срока (kind) не указан",
            f"Укажите один из видов: {', '.join(Kind)}",
            "kind",
        )
        return tuple(problems)
    kind = Kind(kind_text)
    required, optional = _KEYS[kind]
    allowed = required | optional | _COMMON | {"kind"}
    for key in mapping:
        if key not in allowed:
            find(
                f"ключ «{key}» не относится к виду «{kind}»",
                f"Уберите его; можно: {', '.join(sorted(allowed))}",
                str(key),
            )
    for key in sorted(required - set(mapping)):
        find(f"для вида «{kind}» не указан ключ «{key}»", "Добавьте его", key)
    values: dict[str, object] = {"kind": kind}
    for key, raw in mapping.items():
        if key == "kind" or key not in allowed:
            continue
        parsed = _parse(key, raw)
        if parsed is None:
            find(f"значение «{raw}» не подходит для ключа «{key}»", _expected(key), key)
        else:
            values[key] = parsed
    for mistake in _contradictions(kind, values):
        find(*mistake)
    return tuple(problems) or _assemble(values)


def _contradictions(kind: Kind, values: Mapping[str, object]) -> Iterator[tuple[str, str, str]]:
    """Give the message, the remedy and the key of values that don't go together."""
    named = values.get("nth") and values.get("weekday") not in (None, "working")
    if values.get("nth") and not named:
        yield "день недели не назван, а который он в месяце – назван", _expected("weekday"), "nth"
    if kind is Kind.YEARLY and "every" in values and not (named or values.get("working_day")):
        remedy = "Укажите weekday и nth или working_day"
        yield "который это день месяца, не указано", remedy, "every"
    start, end = values.get("start"), values.get("end")
    if isinstance(start, dt.date) and isinstance(end, dt.date) and start > end:
        yield "конец срока раньше начала", "Поменяйте даты местами или исправьте одну", "end"


def _assemble(values: dict[str, object]) -> Reading:
    every = {inner: values.pop(key) for key, inner in _EVERY.items() if key in values}
    relative = {inner: values.pop(key) for key, inner in _RELATIVE.items() if key in values}
    fields: dict[str, object] = dict(values)
    if "unit" in every:
        fields["every"] = Every(**every)  # type: ignore[arg-type]
    if "unit" in relative:
        fields["relative"] = Relative(**relative)  # type: ignore[arg-type]
    return Reading(**fields)  # type: ignore[arg-type]


def _flatten(value: Every | Relative, names: Mapping[str, str]) -> dict[str, _Scalar]:
    defaults = {
        field.name: field.default for field in dc.fields(value) if field.default is not dc.MISSING
    }
    flat: dict[str, _Scalar] = {}
    for key, inner in names.items():
        item = getattr(value, inner)
        if inner not in defaults or item != defaults[inner]:
            flat[key] = " ".join(map(str, item)) if isinstance(item, tuple) else item
    return flat


def _scalar(value: object) -> _Scalar:
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, bool | int):
        return value
    return str(value)


def _integer(raw: object, low: int, high: int) -> int | None:
    text = str(raw)
    if isinstance(raw, bool) or not re.fullmatch(r"[0-9]{1,4}", text):
        return None
    return int(text) if low <= int(text) <= high else None


def _date(raw: object) -> dt.date | None:
    text = str(raw)
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _month_day(raw: object) -> MonthDay | None:
    try:
        return MonthDay.parse(str(raw))
    except ValueError:
        return None


def _flag(raw: object) -> bool | None:
    # «да» and «нет» as everywhere else in a roadmap file; true and false as programs write them.
    return {"да": True, "нет": False, "true": True, "false": False}.get(str(raw).lower())


def _time(raw: object) -> str | None:
    hour = r"(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00)"
    text = str(raw)
    if not re.fullmatch(f"{hour}(?:-{hour})?", text):
        return None
    first, _, last = text.partition("-")
    return text if not last or first < last else None


def _months(raw: object) -> tuple[int, ...] | None:
    parts = str(raw).replace(",", " ").split()
    months = [_integer(part, 1, 12) for part in parts]
    known = sorted({month for month in months if month is not None})
    return tuple(known) if known and None not in months else None


_PARSERS: dict[str, tuple[Callable[[object], object | None], str]] = {
    **dict.fromkeys(("start", "end"), (_date, "Напишите дату как ГГГГ-ММ-ДД")),
    **dict.fromkeys(("start_day", "end_day"), (_month_day, "Напишите месяц и день как ММ-ДД")),
    **dict.fromkeys(
        ("first_year", "last_year"),
        (lambda raw: _integer(raw, 1990, 2100), "Напишите год четырьмя цифрами"),
    ),
    **dict.fromkeys(
        ("inferred", "whole", "throughout", "minimum", "working", "working_day", "at"),
        (_flag, "Напишите да или нет"),
    ),
    "lag": (lambda raw: _integer(raw, 0, 5), "Напишите число от 0 до 5"),
    "times": (lambda raw: _integer(raw, 1, 366), "Напишите число от 1 до 366"),
    "step": (lambda raw: _integer(raw, 1, 100), "Напишите число от 1 до 100"),
    "day": (lambda raw: _integer(raw, 0, 31), "Напишите число месяца от 1 до 31"),
    "from_day": (lambda raw: _integer(raw, 1, 31), "Напишите число месяца от 1 до 31"),
    "nth": (
        lambda raw: -1 if str(raw) == "-1" else _integer(raw, 1, 5),
        "Напишите, который это день недели в месяце: от 1 до 5 или -1 для последнего",
    ),
    "amount": (lambda raw: _integer(raw, 0, 9999), "Напишите число от 0 до 9999"),
    "skip": (_months, "Напишите номера месяцев через пробел, например 7 8"),
    "time": (_time, "Напишите время как ЧЧ:ММ или ЧЧ:ММ-ЧЧ:ММ"),
}


def _parse(key: str, raw: object) -> object | None:
    if key in _PARSERS:
        return _PARSERS[key][0](raw)
    text = raw.strip() if isinstance(raw, str) else ""
    if key in _CHOICES:
        return text if text in _CHOICES[key] else None
    return text or None


def _expected(key: str) -> str:
    if key in _PARSERS:
        return _PARSERS[key][1]
    if key in _CHOICES:
        return f"Укажите одно из: {', '.join(_CHOICES[key])}"
    return "Напишите непустой текст"
