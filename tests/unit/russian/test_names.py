"""Names: the open evaluation data, the traps of real papers, and no guess in silence."""

import csv
import pathlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acts.errors import InputError
from acts.russian.cases import Case, Gender
from acts.russian.names import (
    Person,
    full_name,
    gender_of,
    initials_first,
    initials_last,
    parse_person,
    review,
)

DATA = pathlib.Path(__file__).parents[2] / "data" / "declension"
OBLIQUE = tuple(Case)[1:]
OPEN_CASES = {
    "им": Case.NOMINATIVE,
    "рд": Case.GENITIVE,
    "дт": Case.DATIVE,
    "вн": Case.ACCUSATIVE,
    "тв": Case.INSTRUMENTAL,
    "пр": Case.PREPOSITIONAL,
}
PARTS = {"surnames": "last", "firstnames": "first", "midnames": "mid"}


def form(part: str, gender: str, word: str, case: Case) -> str:
    sex = Gender(gender)
    if part == "last":
        return full_name(Person(word, "А.", "", sex), case).rsplit(" ", 1)[0]
    if part == "first":
        return full_name(Person("Ю", word, "", sex), case).split(" ", 1)[1]
    return full_name(Person("Ю", "А.", word, sex), case).split(" ", 2)[2]


def open_rows() -> list[tuple[str, str, str, Case, str]]:
    text = (DATA / "misc.tsv").read_text("utf-8")
    rows = [tuple(line.split("\t")) for line in text.splitlines() if line]
    return [(p, g, word, OBLIQUE[int(case)], want) for p, g, word, case, want in rows]


@pytest.mark.parametrize(("part", "gender", "word", "case", "want"), open_rows())
def test_open_data_is_all_right(part, gender, word, case, want):
    assert form(part, gender, word, case) == want


@pytest.mark.parametrize("kind", PARTS)
def test_original_files_of_the_open_data_are_all_right(kind):
    text = (DATA / f"{kind}.misc.tsv").read_text("utf-8-sig")
    rows = list(csv.DictReader(text.splitlines(), delimiter="\t"))
    assert rows
    for row in rows:
        grammemes = row["grammemes"].split(",")
        case = next(OPEN_CASES[one] for one in grammemes if one in OPEN_CASES)
        gender = "f" if "жр" in grammemes else "m"
        assert form(PARTS[kind], gender, row["lemma"], case) == row["word"]


@pytest.mark.parametrize(
    ("text", "case", "want"),
    [
        ("ИВАНОВА МАРИЯ ПЕТРОВНА", "dative", "ИВАНОВОЙ МАРИИ ПЕТРОВНЕ"),
        ("  Иванов   Иван  Иванович ", "genitive", "Иванова Ивана Ивановича"),
        ("Семёнов Артём Игоревич", "genitive", "Семёнова Артёма Игоревича"),
        ("Семенов Артем Игоревич", "genitive", "Семенова Артема Игоревича"),
        ("Петров Илья Ильич", "instrumental", "Петровым Ильей Ильичом"),
        ("Римский-Корсаков Николай Андреевич", "dative", "Римскому-Корсакову Николаю Андреевичу"),
        ("Салтыков - Щедрин Михаил Львович", "dative", "Салтыкову-Щедрину Михаилу Львовичу"),
        ("Алиев Мамед Гасан оглы", "dative", "Алиеву Мамеду Гасан оглы"),
        ("Алиева Лейла Гасан кызы", "dative", "Алиевой Лейле Гасан кызы"),
        ("Керим-оглы|Али|", "genitive", "Керим-оглы Али"),
        ("Цой Анна Робертовна", "dative", "Цой Анне Робертовне"),
        ("Цой Виктор Робертович", "dative", "Цою Виктору Робертовичу"),
        ("Черных Любовь Ивановна", "genitive", "Черных Любови Ивановны"),
        ("Фрейндлих Бруно Артурович", "genitive", "Фрейндлиха Бруно Артуровича"),
        ("Золя Эмиль Францевич", "genitive", "Золя Эмиля Францевича"),
        ("Ивaнов Иван Иванович", "genitive", "Ивaнов Ивана Ивановича"),  # Latin a
        ("Артём Сергеевич Семёнов", "genitive", "Семёнова Артёма Сергеевича"),
        ("фон Берг Карл Иванович", "genitive", "фон Берга Карла Ивановича"),
        ("Ким Юлия", "dative", "Ким Юлии"),
        ("О'Коннор Шон Патрикович", "genitive", "О'Коннора Шона Патриковича"),
        ("МакГрегор Иван Львович", "dative", "МакГрегору Ивану Львовичу"),
        ("ЛЕВИН ПЁТР ЛЬВОВИЧ", "genitive", "ЛЕВИНА ПЕТРА ЛЬВОВИЧА"),
        ("Рахимов|Далер|Саид", "genitive", "Рахимова Далера Саида"),
        ("Гусейнов|Рашид|Али оглы", "genitive", "Гусейнова Рашида Али оглы"),
    ],
)
def test_declines_names_as_papers_write_them(text, case, want):
    assert full_name(parse_person(text), case) == want


def test_initials_stand_behind_a_no_break_space():
    person = parse_person("Иванов Иван Иванович")
    assert initials_last(person, Case.DATIVE) == "Иванову\u00a0И.И."
    assert initials_first(person, "dative") == "И.И.\u00a0Иванову"


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Ким Юлия", "Ким\u00a0Ю."),
        ("Петрова Анна-Мария Игоревна", "Петровой\u00a0А.-М.И."),
        ("Алиев Мамед Гасан оглы", "Алиеву\u00a0М.Г."),
        ("Алиев Мамед Гасан-оглы", "Алиеву\u00a0М.Г."),
    ],
)
def test_initials_of_unusual_names(text, want):
    assert initials_last(parse_person(text), Case.DATIVE) == want


@pytest.mark.parametrize("text", ["Иванов И.И.", "Иванов И. И.", "И.И. Иванов"])
def test_initials_decline_once_the_gender_is_stated(text):
    read = parse_person(text)
    person = Person(read.surname, read.name, read.patronymic, Gender.MASCULINE)
    assert full_name(person, Case.GENITIVE) == "Иванова И. И."
    assert initials_last(person, Case.GENITIVE) == "Иванова\u00a0И.И."


@pytest.mark.parametrize(
    ("person", "want"),
    [
        (Person("Ким", "Юлия"), Gender.FEMININE),
        (Person("Ким", "Саша", "Игоревна"), Gender.FEMININE),
        (Person("Ким", "Анна", "Игоревич"), Gender.MASCULINE),
        (Person("Ким", "Анна", "Игоревна", Gender.MASCULINE), Gender.MASCULINE),
        (Person("Алиев", "Рашид", "Али кызы"), Gender.FEMININE),
    ],
)
def test_gender_is_stated_or_shown_by_the_patronymic_or_the_name(person, want):
    assert gender_of(person) is want


@pytest.mark.parametrize(
    "person", [Person("Иванов", "И.", "И."), Person("Ким", "Саша"), Person("Иванов", "Aлeкc")]
)
def test_unknown_gender_is_asked_for(person):
    with pytest.raises(InputError, match="Укажите пол"):
        full_name(person, Case.GENITIVE)


def test_nominative_needs_no_gender():
    assert full_name(Person("Ким", "Саша"), Case.NOMINATIVE) == "Ким Саша"


@pytest.mark.parametrize("text", ["", "Иванов", "|Иван|", "а б в г д", "а|б|в|г", "Мария Ивановна"])
def test_unreadable_names_are_refused(text):
    with pytest.raises(InputError, match="Фамилия Имя Отчество"):
        parse_person(text)


@given(
    st.lists(st.text("АИанеоуйьцкх -.ёxX'", max_size=12), min_size=3, max_size=3),
    st.sampled_from(["m", "f"]),
    st.sampled_from(list(Case)),
)
def test_any_person_of_known_gender_can_be_written(parts, gender, case):
    person = Person(*parts, Gender(gender))
    for write in (full_name, initials_last, initials_first):
        assert isinstance(write(person, case), str)
    review(person)
