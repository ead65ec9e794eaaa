"""Reasons for a human to look at a name."""

import pytest

from acts.russian.names import Person, parse_person, review


def test_an_ordinary_name_needs_no_look():
    assert review(parse_person("Иванова Мария Петровна")) == ()


@pytest.mark.parametrize(
    "person",
    [
        Person("Лесников", "Павел", "Ильич"),
        Person("Ручьёва", "Дарья", "Олеговна"),
        Person("Зюкобродская", "Анна", "Ильинична"),
        Person("Заречная", "Анна", "Ильинична"),
        Person("Полевой", "Пётр", "Ильич"),
    ],
)
def test_a_regular_surname_needs_no_dictionary(person):
    assert review(person) == ()


def test_an_adjective_of_the_other_gender_is_no_regular_surname():
    assert review(Person("Заречная", "Пётр", "Ильич"))


def test_a_short_surname_only_looks_regular():
    assert review(Person("Лев", "Иван", "Ильич"))  # «Льва», not «Лева»


@pytest.mark.parametrize(
    ("person", "reason"),
    [
        (Person("Заяц", "Иван", "Ильич"), "выпадать гласная"),
        (Person("Римский-Корсаков", "Иван", "Ильич"), "двойная"),
        (Person("Гарсия", "Иван", "Ильич"), "после гласной"),
        (Person("Иванова", "Айгуль", "Маратовна"), "на -ль"),
        (Person("Иванов", "Анна", "Ильинична"), "мужской формы"),
        (Person("Иванова", "Иван", "Ильич"), "женской формы"),
        (Person("Ивaнов", "Иван", "Ильич"), "латинские"),
        (Person("Зюкоброд", "Иван", "Ильич"), "нет в словаре"),
        (Person("Иванов", "Иван", "Хасан"), "не похоже на отчество"),
        (Person("Иванов", "Саша"), "Укажите пол"),
        (Person("Ван Гог", "Иван", "Ильич"), "из двух слов"),
        (Person("Иванов", "Иван"), "только по имени"),
        (Person("Кравец", "Иван", "Ильич"), "словарь склоняет"),
    ],
)
def test_doubtful_names_are_shown(person, reason):
    assert any(reason in one for one in review(person))
