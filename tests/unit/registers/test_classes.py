import pytest

from acts.registers.classes import Step, raised


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("8 Б класс", "9 Б класс"),
        ("8Б", "9Б"),
        ("10-А", "11-А"),
        ("10 «А» класс", "11 «А» класс"),
        ("1 класс", "2 класс"),
        ("8-й класс", "9-й класс"),
        ("3 курс", "4 курс"),
        ("1-й курс, группа П-1", "2-й курс, группа П-1"),
    ],
)
def test_a_class_and_a_course_move_up_in_their_own_spelling(before, after):
    assert (raised(before).step, raised(before).text) == (Step.RAISED, after)


@pytest.mark.parametrize("last", ["9 А класс", "9-Б", "11 класс", "11", "4 курс"])
def test_the_last_classes_and_courses_are_left_to_a_person(last):
    assert (raised(last).step, raised(last).text) == (Step.LEAVES, "")


@pytest.mark.parametrize("odd", ["", "учитель", "12 А класс", "0 класс", "8 и 9 классы", "٨ Б"])
def test_the_rest_is_not_guessed(odd):
    assert raised(odd).step is Step.UNREADABLE
