"""What has been published about days off: the holidays, the Government's and the President's acts.

Holidays are those of ст. 112 ТК РФ as it stands since 2013; the totals that follow were compared
with the published production calendars of 2020–2026.
"""

import datetime as dt

__all__ = [
    "DECREES",
    "EMERGENCY",
    "HOLIDAYS",
    "LAW",
    "SPRING_TO_AUTUMN",
    "holiday_name",
]

LAW = "ст. 112 ТК РФ"

# Days off that fall on 1–8 January are transferred by decree only; a day off that falls on any
# other holiday moves to the next working day by itself.
_CHRISTMAS = (1, 7)
_NEW_YEAR = tuple((1, day) for day in range(1, 9))
SPRING_TO_AUTUMN = {
    (2, 23): "День защитника Отечества",
    (3, 8): "Международный женский день",
    (5, 1): "Праздник Весны и Труда",
    (5, 9): "День Победы",
    (6, 12): "День России",
    (11, 4): "День народного единства",
}
HOLIDAYS = frozenset((*_NEW_YEAR, *SPRING_TO_AUTUMN))

_UNCONFIRMED_2027 = (
    "перенос выходных дней 2027 года – по опубликованному производственному календарю; "
    "номер постановления Правительства РФ не проверен"
)

# Year → (the decree, the days off it moves as ((from), (to)) pairs of (month, day)).
_Move = tuple[tuple[int, int], tuple[int, int]]
DECREES: dict[int, tuple[str, tuple[_Move, ...]]] = {
    2020: (
        "постановление Правительства РФ от 10.07.2019 № 875",
        (((1, 4), (5, 4)), ((1, 5), (5, 5))),
    ),
    2021: (
        "постановление Правительства РФ от 10.10.2020 № 1648",
        (((1, 2), (11, 5)), ((1, 3), (12, 31)), ((2, 20), (2, 22))),
    ),
    2022: (
        "постановление Правительства РФ от 16.09.2021 № 1564",
        (((1, 1), (5, 3)), ((1, 2), (5, 10)), ((3, 5), (3, 7))),
    ),
    2023: (
        "постановление Правительства РФ от 29.08.2022 № 1505",
        (((1, 1), (2, 24)), ((1, 8), (5, 8))),
    ),
    2024: (
        "постановление Правительства РФ от 10.08.2023 № 1314",
        (
            ((1, 6), (5, 10)),
            ((1, 7), (12, 31)),
            ((4, 27), (4, 29)),
            ((11, 2), (4, 30)),
            ((12, 28), (12, 30)),
        ),
    ),
    2025: (
        "постановление Правительства РФ от 04.10.2024 № 1335",
        (
            ((1, 4), (5, 2)),
            ((1, 5), (12, 31)),
            ((2, 23), (5, 8)),
            ((3, 8), (6, 13)),
            ((11, 1), (11, 3)),
        ),
    ),
    2026: (
        "постановление Правительства РФ от 24.09.2025 № 1466",
        (((1, 3), (1, 9)), ((1, 4), (12, 31))),
    ),
    2027: (_UNCONFIRMED_2027, (((1, 2), (11, 5)), ((1, 3), (12, 31)), ((2, 20), (2, 22)))),
}

# Days the President declared off in 2020–2021. They are not in the yearly calendar, and whether
# they stop an administrative term is disputed, so they count only when asked for.
EMERGENCY: tuple[tuple[dt.date, dt.date, str], ...] = (
    (dt.date(2020, 3, 30), dt.date(2020, 4, 3), "указ Президента РФ от 25.03.2020 № 206"),
    (dt.date(2020, 4, 4), dt.date(2020, 4, 30), "указ Президента РФ от 02.04.2020 № 239"),
    (dt.date(2020, 5, 6), dt.date(2020, 5, 8), "указ Президента РФ от 28.04.2020 № 294"),
    (dt.date(2020, 6, 24), dt.date(2020, 6, 24), "указ Президента РФ от 29.05.2020 № 345"),
    (dt.date(2020, 7, 1), dt.date(2020, 7, 1), "указ Президента РФ от 01.06.2020 № 354"),
    (dt.date(2021, 5, 4), dt.date(2021, 5, 7), "указ Президента РФ от 23.04.2021 № 242"),
    (dt.date(2021, 10, 30), dt.date(2021, 11, 7), "указ Президента РФ от 20.10.2021 № 595"),
)


def holiday_name(day: dt.date) -> str:
    """Name a holiday of ст. 112 ТК РФ; any other day has no name.

    >>> holiday_name(dt.date(2024, 1, 7))
    'Рождество Христово'
    """
    key = (day.month, day.day)
    if key == _CHRISTMAS:
        return "Рождество Христово"
    return "Новогодние каникулы" if key in _NEW_YEAR else SPRING_TO_AUTUMN.get(key, "")
