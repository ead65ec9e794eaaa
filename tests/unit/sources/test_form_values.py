import pytest

from acts.errors import Severity
from acts.registers.column import Choice, Column, ValueKind
from acts.registers.tables import table_of
from acts.sources.form_values import read_value

GENDER = table_of("mentors").column("gender")
FORM = table_of("pairs").column("form")
ZONE = table_of("organization").column("zone")


def column(kind, **more):
    return Column(key="x", title="Графа", hint="", kind=kind, **more)


def read(text, kind, **more):
    return read_value(text, column(kind), place="лист «Пары», D7", file="ф.xlsx", **more)


@pytest.mark.parametrize(
    "text",
    ["2026-09-01", "01.09.2026", "1.9.2026", " 1 сентября 2026 г. ", "«01» сентября 2026 года",
     "1/9/2026", "'01.09.2026", "01.09.2026\u00a0г.", "2026-09-01 00:00:00"],
)  # fmt: skip
def test_reads_a_date_in_every_spelling_officials_use(text):
    assert read(text, ValueKind.DATE).text == "2026-09-01"


@pytest.mark.parametrize(
    "text",
    ["31.02.2026", "01.09.26", "сентябрь", "46266", "٠١.٠٩.٢٠٢٦", "01.09.0026", "01.09.2206"],
)
def test_never_guesses_a_date(text):
    value = read(text, ValueKind.DATE)

    assert value.is_wrong
    assert value.text == ""
    (problem,) = value.problems
    assert problem.code == "value.date"
    assert "01.09.2026" in problem.remedy
    assert (problem.file, problem.place) == ("ф.xlsx", "лист «Пары», D7")


def test_says_that_a_date_has_become_a_number():
    (problem,) = read("46266", ValueKind.DATE).problems

    assert "число, а не дата" in problem.message
    assert "формат «Дата»" in problem.remedy


@pytest.mark.parametrize("text", ["да", "Да", " ДА ", "+", "yes", "1", "ИСТИНА", "есть"])
def test_reads_a_yes(text):
    assert read(text, ValueKind.YES_NO).text == "да"


@pytest.mark.parametrize("text", ["нет", "Нет", "–", "—", "-", "0", "No", "ЛОЖЬ"])
def test_reads_a_no(text):
    assert read(text, ValueKind.YES_NO).text == "нет"


@pytest.mark.parametrize(
    ("text", "chosen", "expected"),
    [
        ("teacher_teacher", FORM, "teacher_teacher"),
        ("Учитель - учитель", FORM, "teacher_teacher"),
        ("учитель–учитель", FORM, "teacher_teacher"),
        ("Камчатка,  Чукотка (МСК+9)", ZONE, "Asia/Kamchatka"),
        ("М", GENDER, "m"),
        ("женский", GENDER, "f"),
        ("тётя", column(ValueKind.CHOICE, choices=(Choice(code="a", title="тетя"),)), "a"),
    ],
)
def test_takes_a_choice_by_title_or_code_however_spelled(text, chosen, expected):
    assert read_value(text, chosen).text == expected


def test_suggests_the_nearest_choice():
    (problem,) = read_value("учитель – учиттель", FORM).problems

    assert problem.code == "value.choice"
    assert "«учитель – учитель»" in problem.remedy
    assert "учиттель" not in str(problem)


@pytest.mark.parametrize(("text", "expected"), [("5", "5"), ("05", "5"), ("5,0", "5"), ("0", "0")])
def test_reads_an_integer(text, expected):
    assert read(text, ValueKind.INTEGER).text == expected


@pytest.mark.parametrize("text", ["5,5", "-1", "пять", "²", "٣", "1e3", "9" * 10])
def test_refuses_what_is_no_integer(text):
    assert [one.code for one in read(text, ValueKind.INTEGER).problems] == ["value.integer"]


def test_references_stay_words_or_become_the_codes_of_known_labels():
    labels = {"Огурцова Алина (mentee-2)": "mentee-2", "А; Б": "x-1"}

    assert read("Лесников  Павел", ValueKind.REFERENCE).text == "Лесников Павел"
    several = "Огурцова Алина (mentee-2);\nЛугова Мария, mentee-3;; mentee-3"
    assert (
        read(several, ValueKind.REFERENCES, labels=labels).text == "mentee-2;Лугова Мария;mentee-3"
    )
    assert read("А; Б", ValueKind.REFERENCES, labels=labels).text == "x-1"


def test_invisible_characters_are_taken_away_and_said():
    value = read("Лес\xadников\u200b", ValueKind.TEXT)

    assert value.text == "Лесников"
    assert [(one.code, one.severity) for one in value.problems] == [
        ("value.invisible", Severity.WARNING)
    ]


@pytest.mark.parametrize("mark", ["\u202e", "\x1b", "\x00", "\ue000", "\U000e0041", "\ufffd"])
def test_characters_that_change_the_reading_are_refused(mark):
    value = read(f"Лес{mark}ников", ValueKind.TEXT)

    assert value.is_wrong
    assert f"U+{ord(mark):04X}" in value.problems[0].message


@pytest.mark.parametrize(
    ("kind", "width", "most"),
    [
        (ValueKind.TEXT, 18, 200),
        (ValueKind.TEXT, 30, 500),
        (ValueKind.TEXT, 36, 4000),
        (ValueKind.REFERENCE, 34, 4000),
        (ValueKind.REFERENCES, 44, 20_000),
    ],
)
def test_a_value_is_as_long_as_its_column_allows_and_no_longer(kind, width, most):
    long, longer = (
        read_value("я" * count, column(kind, width=width), place="D7") for count in (most, most + 1)
    )

    assert not long.is_wrong
    assert long.text
    assert longer.is_wrong
    assert longer.text == ""
    (problem,) = longer.problems
    assert (problem.code, problem.place) == ("value.long", "D7")
    assert problem.message == f"«Графа»: длиннее {most} знаков"


@pytest.mark.parametrize("kind", [ValueKind.DATE, ValueKind.CHOICE, ValueKind.YES_NO])
def test_what_is_chosen_or_counted_is_not_read_for_ever(kind):
    (problem,) = read("я" * 40_000, kind).problems

    assert problem.code == "value.long"


def test_a_latin_letter_in_a_russian_word_is_kept_and_said():
    value = read("Лecников", ValueKind.TEXT)  # Latin «e» and «c»

    assert value.text == "Лecников"
    assert [one.code for one in value.problems] == ["value.look-alike"]
    assert "Лecников" not in str(value.problems[0])


@pytest.mark.parametrize("kind", list(ValueKind))
def test_an_empty_cell_is_an_empty_value(kind):
    assert read(" \u00a0\n", kind) == read("", kind)
    assert read("", kind).text == ""


@pytest.mark.parametrize(
    "text", ["О'Коннор", "Салтыков-Щедрин", "Мамедов Али Гасан оглы", "12/3-О"]
)
def test_lawful_spellings_raise_no_remark(text):
    assert read(text, ValueKind.TEXT).problems == ()
    assert read(text, ValueKind.TEXT).text == text


def test_composes_letters_and_spaces():
    assert read("и\u0306  я\nон", ValueKind.TEXT).text == "й я он"
