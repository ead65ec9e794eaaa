"""A page offers buttons where the command line names commands, and shows errors first."""

from acts.errors import Problem, Severity
from acts.web.registers.words import said, severe

LOOK = Problem(message="посмотрите", severity=Severity.WARNING)
WRONG = Problem(message="неверно", remedy="Исправьте.", code="row.period:until")


def test_errors_stand_before_what_only_asks_for_a_look():
    assert [one.message for one in said((LOOK, WRONG))] == ["неверно", "посмотрите"]
    assert severe((LOOK, WRONG)) == (WRONG,)


def test_a_remedy_ends_without_a_full_stop_since_the_page_adds_it():
    assert said((WRONG,))[0].remedy == "Исправьте"


def test_a_command_becomes_what_can_be_clicked():
    newer = Problem(message="новее", remedy="acts data export", code="register.newer-form")

    assert "acts" not in said((newer,))[0].remedy
    assert "Скачайте" in said((newer,))[0].remedy
