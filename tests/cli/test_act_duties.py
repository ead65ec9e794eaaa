"""`acts act … acquaint` and `publish`: what follows a registered order."""

import pytest

ACT = "order_implementation@2021@rassvet"


@pytest.fixture
def office(acts):
    def call(*arguments):
        return acts("act", ACT, *arguments, "--actor", "rassvet-office")

    return call


def open_lines(said):
    return [line.split(".")[0].strip() for line in said.out.splitlines() if line[2:3].isdigit()]


def test_the_act_says_who_has_not_read_it_and_what_is_typed(office):
    said = office()

    assert "Ознакомить под подпись до" in said.words
    assert open_lines(said)[:2] == ["1", "2"]
    assert f"acts act {ACT} acquaint 1 2 3" in said.words
    assert f"acts act {ACT} publish АДРЕС" in said.words
    assert f"{ACT} acquaint –" not in said.words


def test_acquaintances_are_recorded_by_lines_until_nobody_is_left(office):
    said = office("acquaint", "1", "2", "--on", "01.09.2021")
    assert said.code == 0, said.words
    assert "ознакомление под подпись, 01.09.2021" in said.words
    assert open_lines(said)[0] == "3"

    everybody = office("acquaint", "--all")
    assert everybody.code == 0
    assert "Ознакомлены все" in everybody.words
    assert office("acquaint", "--all").code == 1


def test_a_wrong_day_is_put_right_with_a_reason(office):
    assert office("acquaint", "1", "--on", "01.09.2021").code == 0
    again = office("acquaint", "1", "--on", "02.09.2021")
    assert again.code == 1
    assert "уже внесено другим днём" in again.words

    assert office("acquaint", "1", "--on", "02.09.2021", "--reason", "описка").code == 0


@pytest.mark.parametrize("arguments", [(), ("1", "--all")])
def test_either_lines_or_everybody(office, arguments):
    assert office("acquaint", *arguments).code == 2


def test_an_act_and_a_line_have_to_be_there(office, acts):
    assert "нет строки «99»" in office("acquaint", "99").words
    assert acts("act", "acquaint").code != 0


def test_a_publication_is_recorded_with_its_place(office):
    said = office("publish", "раздел «Наставничество»", "--on", "01.09.2021")
    assert said.code == 0, said.words
    assert "размещён на сайте, 01.09.2021" in said.words

    assert "На сайте с 01.09.2021: раздел «Наставничество»" in office().words
    named = office("publish", "страница Петрова Ивана Сергеевича")
    assert named.code == 2
