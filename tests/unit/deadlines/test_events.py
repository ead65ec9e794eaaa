"""Which words may name an event, a document or a body."""

import pytest

from acts.deadlines.cursor import Cursor
from acts.deadlines.events import read_act, read_event_words
from acts.deadlines.tokens import tokenize
from acts.russian.morphology import is_oblique


def taken(text, rule=read_event_words):
    cursor = Cursor(tokenize(text))
    return rule(cursor), " ".join(token.printed for token in cursor.tokens[cursor.at :])


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [
        ("графику отпусков школы", "графику отпусков школы", ""),
        ("издания приказа № 553-п от 26.06.2020 г.", "издания приказа № 553-п от 26.06.2020", ""),
        ("приказу от 26 июня 2020 года по п. 5", "приказу от 26 июня 2020 года по п. 5", ""),
        ("плану ВСОКО на 2021/22 учебный год", "плану ВСОКО на 2021/22 учебный год", ""),
        ("плана-графика школы", "плана-графика школы", ""),
        ("итогов 1 полугодия 2021 года", "итогов 1 полугодия 2021 года", ""),
        ("первого этапа конкурса", "", "первого этапа конкурса"),
        ("проведения второго этапа", "проведения второго этапа", ""),
        ("совещания ежегодно", "совещания", "ежегодно"),
        ("совещания в среду", "совещания", "в среду"),
        ("приказа на 2020 год", "приказа", "на 2020 год"),
        ("программы примерно", "программы", "примерно"),
        ("звёздам", "", "звёздам"),
        ("пришествия инопланетян", "", "пришествия инопланетян"),
    ],
)  # fmt: skip
def test_takes_a_name_as_far_as_it_goes(text, name, rest):
    assert taken(text) == (name, rest)


def test_what_is_done_begins_with_a_common_word():
    assert taken("отчёт куратора", read_act) == ("отчет куратора", "")
    assert taken("куратора карандашей", read_act)[0] == "куратора карандашей"
    assert taken("карандашей куратора", read_act) == ("", "карандашей куратора")


def test_only_oblique_cases_of_the_dictionary_are_taken():
    assert [
        word for word in ("законодательством", "граждан", "утверждённому") if is_oblique(word)
    ] == [
        "законодательством",
        "граждан",
        "утверждённому",
    ]
    for word in ("карандаш", "абракадабра", "примерно", "либо", "ывапр", "№", ""):
        assert not is_oblique(word), word
