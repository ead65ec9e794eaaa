"""Terms without a date, or without a person's word, are told after the plan and the status."""

import pytest

from acts.cli.undated import print_undated


def printed(capsys, *rows):
    print_undated(rows)
    return capsys.readouterr().out


def test_items_that_want_the_same_stand_in_one_line_in_their_order(capsys):
    rows = [("10", "ждать"), ("2", "ждать"), ("1.10", "ждать"), ("1.9", "ждать"), ("3", "читать")]

    assert printed(capsys, *rows, ("2", "ждать")) == (
        "Без даты или без подтверждения – просроченными не считаются:\n"
        "  – п. 1.9, 1.10, 2, 10: ждать;\n"
        "  – п. 3: читать.\n"
    )


def test_what_wants_nothing_is_not_told(capsys):
    assert printed(capsys, ("1", ""), ("2", "")) == ""


def test_a_long_list_of_items_is_counted(capsys):
    said = printed(capsys, *((str(number), "ждать") for number in range(1, 36)))

    assert "29, 30 и ещё 5: ждать" in said


@pytest.mark.parametrize("command", [("plan",), ("plan", "--dry-run"), ("status",)])
def test_the_demo_tells_what_to_do_about_what_has_no_date(acts, command):
    said = acts(*command)

    assert said.code == 0
    assert "  – п. 7: делается, когда понадобится" in said.out


def test_a_closed_duty_and_one_asked_for_alone(acts):
    assert "Без даты" not in acts("status", "--item", "5").out
    assert "Без даты" not in acts("status", "--overdue").out
    assert "п. 7: делается" in acts("status", "--item", "7").out
