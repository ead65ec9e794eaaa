"""A person's last word changes the next draft and nothing else; the lack of one is said."""

import zipfile

import pytest

from acts.documents.projection import project
from acts.documents.reading import read_document
from acts.packages import open_package
from acts.registers.rows import Row
from acts.russian.cases import Gender
from acts.russian.wording import Override, Word, Wording, WordKind
from acts.services.act_completion import rehearse
from acts.services.act_overview import overview
from acts.services.draft_findings import act_findings, act_notes
from acts.services.wording_findings import UNCHECKED, unchecked_problem, unchecked_words
from acts.services.wordings import word_forms

ORDER = "order_implementation@2020@school-1"
CURATOR = {"kind": "person", "nominative": "Тихая Инна", "gender": "f"}


def write_down(shop, *rows):
    made = [
        Row(organization="school-1", table="overrides", code=f"word-{number}", values=values)
        for number, values in enumerate(rows, start=1)
    ]
    shop.desk.store.save_register("school-1", made)


def approve_all(shop):
    desk = shop.at("2020-08-17")
    words = word_forms(desk, desk.organization("school-1"))
    write_down(
        shop,
        *(
            {
                "kind": one.word.kind,
                "nominative": one.word.nominative,
                "gender": one.word.gender or "",
                "approved": "да",
            }
            for one in words
            if one.reasons
        ),
    )


def unchecked(problems):
    return [one for one in problems if one.code == UNCHECKED]


def text(path):
    return project(read_document(open_package(path)))


def files(folder):
    return {one: one.read_bytes() for one in sorted((folder / "out").rglob("*")) if one.is_file()}


@pytest.fixture(scope="module")
def problem():
    return unchecked_problem(3, "school-1")


def test_the_problem_gives_a_count_and_the_command_and_no_name(problem):
    assert problem.message.endswith(": 3")
    assert "acts names check --organization school-1" in problem.remedy
    assert "acts names check" in unchecked_problem(1).remedy


def test_a_wrong_form_fixed_by_an_override_changes_the_next_draft_and_nothing_else(shop, tmp_path):
    shop.in_force("2020")
    old = shop.draft("2021-08-17", "2021-08-27", period="2021")
    records, before = shop.desk.store.acts(), files(tmp_path)
    assert "Тихую" in text(old.file)

    write_down(shop, {**CURATOR, "accusative": "Тихуую Инну"})
    assert files(tmp_path) == before
    assert shop.desk.store.acts() == records
    old_text = text(old.file)
    new = shop.draft("2021-08-18", "2021-08-27", period="2021-2")

    assert text(new.file) == old_text.replace("Тихую", "Тихуую")
    assert {path: data for path, data in files(tmp_path).items() if path in before} == before
    assert [one for one in shop.desk.store.acts() if one.id != new.act.id] == list(records)


def test_a_draft_with_unchecked_names_says_so_and_not_inside_the_act(shop):
    made = shop.draft()
    (problem,) = unchecked(made.findings)
    assert len(made.unchecked) == int(problem.message.rpartition(" ")[2]) > 0
    names = [part for one in made.unchecked for part in one.nominative.split()]
    assert not any(name in str(problem) for name in names)
    with zipfile.ZipFile(made.file) as archive:
        parts = b"".join(archive.read(one) for one in archive.namelist())
    for said in (problem.code, problem.message, "стоит проверить"):
        assert said.encode() not in parts


def test_words_that_were_approved_are_asked_about_no_more_and_the_text_is_the_same(shop):
    asked = shop.draft()
    approve_all(shop)
    made = shop.draft()
    assert not made.unchecked
    assert not unchecked(made.findings)
    assert made.act.text_digest == asked.act.text_digest


def test_the_act_asks_until_its_very_forms_are_approved(shop):
    shop.draft()
    desk = shop.at("2020-08-18")
    act = desk.store.act(ORDER)
    assert unchecked(act_notes(desk, act))
    assert not unchecked(act_findings(desk, act))  # it stops nobody
    approve_all(shop)
    assert not unchecked(act_notes(desk, act))
    write_down(shop, {**CURATOR, "accusative": "Тихуую Инну", "approved": "да"})
    (after,) = unchecked(act_notes(desk, act))
    assert after.message.endswith(" 1")


def test_where_an_act_stands_and_its_finish_say_it_before_it_is_signed(shop):
    shop.draft()
    desk = shop.at("2020-08-28")
    act = desk.store.act(ORDER)
    assert unchecked(overview(desk, act).notes)
    assert unchecked(rehearse(desk, act, number="64-од", on=None))


def test_of_a_signed_act_nobody_is_asked_any_more(shop):
    shop.in_force("2020")
    desk = shop.at("2020-09-01")
    assert overview(desk, desk.store.act(ORDER)).notes == ()


def test_a_word_approved_meanwhile_in_other_forms_is_still_asked_about():
    word = Word(kind=WordKind.PERSON, nominative="Горобец Пётр Ильич", gender=Gender.MASCULINE)
    used = Wording()
    used.decline(word, "dative")
    assert unchecked_words(used, "school-1")
    same = Override(word=word, forms={}, approved=True)
    other = Override(word=word, forms={"dative": "Горобецу Петру Ильичу"}, approved=True)
    assert not unchecked_words(used, "school-1", known=[same])
    assert unchecked_words(used, "school-1", known=[other])
