import datetime as dt
import itertools

import pytest

from acts import resources
from acts.law import Citation, Confidence, LegalBasis, Role, bases
from acts.sources.law import load_law

CITED = ("mr42", "r145", "fz273", "np_edu", "np_youth", "conc1264", "tk351_8", "fz152")


@pytest.fixture(scope="module")
def rows() -> tuple[LegalBasis, ...]:
    return load_law(resources.law())


def chosen(rows: tuple[LegalBasis, ...], day: str) -> list[str]:
    return [row.id for row in bases(rows, CITED, dt.date.fromisoformat(day))]


@pytest.mark.parametrize(("day", "project"), [("2024-12-31", "np_edu"), ("2025-01-01", "np_youth")])
def test_one_national_project_a_day_and_it_changes_at_new_year(rows, day, project):
    assert [name for name in chosen(rows, day) if name.startswith("np_")] == [project]


@pytest.mark.parametrize(("day", "cited"), [("2025-05-20", False), ("2025-05-21", True)])
def test_cites_the_concept_of_2025_from_its_first_day(rows, day, cited):
    assert ("conc1264" in chosen(rows, day)) is cited


@pytest.mark.parametrize(("day", "cited"), [("2025-02-28", False), ("2025-03-01", True)])
def test_cites_article_351_8_from_march_2025(rows, day, cited):
    assert ("tk351_8" in chosen(rows, day)) is cited


def test_names_law_then_government_then_ministry(rows):
    levels = [row.level for row in bases(rows, CITED, dt.date(2026, 9, 1))]
    assert all(first <= second for first, second in itertools.pairwise(levels))
    assert chosen(rows, "2026-09-01")[0] == "fz273"


def test_calls_r145_an_instruction_and_declines_only_its_first_word(rows):
    r145 = next(row for row in rows if row.id == "r145").citation
    start = "Министерства просвещения Российской Федерации от 25 декабря 2019 г. № Р-145 «Об"
    assert str(r145).startswith(f"распоряжение {start}")
    assert r145.instrumental.startswith(f"распоряжением {start}")
    assert r145.genitive.startswith(f"распоряжения {start}")


def test_a_letter_only_recommends(rows):
    letters = [row for row in rows if row.citation.word == "письмо"]
    assert letters
    assert {row.role for row in letters} == {Role.RECOMMENDATION}


def test_what_was_not_compared_with_the_official_text_is_not_of_high_confidence(rows):
    unsure = {row.id for row in rows if row.confidence is not Confidence.HIGH}
    assert unsure == {"conc1264", "gk152_1", "r145", "rkn18", "tk331"}


def test_what_is_not_certain_may_be_a_reference_but_no_new_basis(rows):
    unsure = {row.id: row.role for row in rows if row.confidence is not Confidence.HIGH}
    assert {name for name, role in unsure.items() if role is not Role.REFERENCE} == {
        "conc1264",
        "r145",
    }


def test_no_row_carries_a_latin_look_alike(rows):
    for row in rows:
        assert not set(str(row.citation)) & set("ABCEHKMOPTXaceopxy"), row.id


def test_refuses_a_kind_of_act_it_cannot_decline():
    with pytest.raises(ValueError, match="unknown kind"):
        Citation(word="циркуляр", details="№ 1")


def test_refuses_an_id_that_is_not_in_the_register(rows):
    with pytest.raises(KeyError):
        bases(rows, ("r154",), dt.date(2021, 1, 1))
