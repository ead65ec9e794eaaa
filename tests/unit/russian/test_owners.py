"""The person whose name ends the name of an organisation."""

import pytest

from acts.russian.cases import Gender
from acts.russian.owners import owner_in


@pytest.mark.parametrize(
    ("text", "piece", "gender"),
    [
        ("КФХ Бадмаев Баир Дашиевич", "Бадмаев Баир Дашиевич", None),
        ("Алиев Рашид Гасан оглы", "Алиев Рашид Гасан оглы", None),
        ("О'Коннор Денис Патрикович", "О'Коннор Денис Патрикович", None),
        (" Д’Артаньянов И.И.", "Д’Артаньянов", Gender.MASCULINE),
        (" Иванов И.И.", "Иванов", Gender.MASCULINE),
        (" Иванова И. И.", "Иванова", Gender.FEMININE),
        (" Толстая А.", "Толстая", Gender.FEMININE),
    ],
)
def test_finds_the_name_and_its_place(text, piece, gender):
    person, begin, end = owner_in(text)
    assert text[begin:end] == piece
    assert person.gender is gender


@pytest.mark.parametrize(
    "text", ["", "Мельник А.А.", "О'Коннор Д.П.", "школа № 5", "Иванов Иван", "имени Пушкина"]
)
def test_finds_nobody_where_no_gender_shows(text):
    assert owner_in(text) is None
