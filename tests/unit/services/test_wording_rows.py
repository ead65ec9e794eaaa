"""What a file says of declension becomes what a person meant, and no more."""

from acts.registers.rows import OfferedRow, Row
from acts.registers.wording_tables import FORM_COLUMNS
from acts.russian.wording import Word, WordKind
from acts.services.wording_rows import Known, as_overrides, with_words_settled
from acts.sources.forms import ReadForm

PERSON = Row(
    organization="school",
    table="mentors",
    code="mentor-1",
    values={"surname": "Кваша", "name": "Пётр", "patronymic": "Ильич"},
)
KEY = {"kind": "person", "nominative": "Кваша Пётр Ильич", "gender": "m"}
OURS = {
    "genitive": "Кваши Петра Ильича",
    "dative": "Кваше Петру Ильичу",
    "accusative": "Квашу Петра Ильича",
    "instrumental": "Квашей Петром Ильичом",
    "prepositional": "Кваше Петре Ильиче",
}


def stored(excluded=False, **values):
    return Row(
        organization="school",
        table="overrides",
        code="word-1",
        values={**KEY, **values},
        excluded=excluded,
    )


def said(*rows, code="", before=(), erased_since=False, table="word_check", **values):
    cells = {**OURS, "note": "что-то", "approved": "", **KEY, **values}
    if table == "overrides":
        cells.pop("note")
    offered = OfferedRow(table=table, code=code, values=cells, place="строка 4")
    return as_overrides(
        (offered,),
        now=Known((PERSON, *rows)),
        base=Known(before or rows),
        erased_since=erased_since,
    )


def one(*rows, **said_):
    (made,), _ = said(*rows, **said_)
    return made


def forms(made):
    return {key: made.values[key] for key in FORM_COLUMNS if made.values.get(key)}


def test_what_the_program_says_is_what_the_sheet_shows():
    known = Known((PERSON,))
    (word,) = known.words
    assert {str(case): known.own_forms(word, without="")[case] for case in FORM_COLUMNS} == OURS


def test_an_untouched_word_becomes_nothing():
    assert said() == ((), ())
    assert said(approved="нет") == ((), ())


def test_only_the_cell_that_differs_becomes_an_override():
    made = one(dative="Квашу Петру Ильичу")
    assert (made.table, forms(made)) == ("overrides", {"dative": "Квашу Петру Ильичу"})
    assert "note" not in made.values


def test_an_approval_freezes_every_form():
    assert forms(one(approved="да")) == OURS
    assert forms(one(approved="да", dative="")) == OURS
    corrected = "Квашу Петру Ильичу"
    assert forms(one(approved="да", dative=corrected)) == {**OURS, "dative": corrected}


def test_an_approval_in_the_register_freezes_too():
    blank = dict.fromkeys(OURS, "")
    assert forms(one(table="overrides", approved="да", **blank)) == OURS
    assert forms(one(table="overrides", approved="", **blank)) == {}


def test_columns_that_a_file_leaves_out_keep_what_was_written():
    own = stored(dative="Квашу Петру Ильичу")
    offered = OfferedRow(table="overrides", code="word-1", values={"approved": "да"})
    (made,), _ = as_overrides(
        (offered,), now=Known((PERSON, own)), base=Known((own,)), erased_since=False
    )
    assert "dative" not in made.values
    assert made.values["genitive"] == OURS["genitive"]


def test_a_form_cleared_or_put_back_is_ours_again():
    own = stored(dative="Квашу Петру Ильичу")
    for cell in ("", OURS["dative"]):
        made = one(own, code="word-1", dative=cell)
        assert (made.code, made.values["dative"]) == ("word-1", "")


def test_an_override_that_nobody_touched_stays_as_it_is():
    own = stored(dative="Квашу Петру Ильичу", genitive=OURS["genitive"])
    made = one(own, code="word-1", dative="Квашу Петру Ильичу")
    assert forms(made) == {"dative": "Квашу Петру Ильичу", "genitive": OURS["genitive"]}


def test_an_approval_taken_back_frees_the_forms_that_are_ours():
    own = stored(**{**OURS, "dative": "Квашу Петру Ильичу", "approved": "да"})
    made = one(own, code="word-1", dative="Квашу Петру Ильичу", approved="нет")
    assert forms(made) == {"dative": "Квашу Петру Ильичу"}


def test_a_key_written_with_other_spaces_is_no_change():
    school = {"kind": "organization", "nominative": "лицей №5", "gender": ""}
    own = Row(organization="school", table="overrides", code="word-1", values=school)
    cells = {**school, "nominative": "лицей № 5", "genitive": "лицея № 5"}
    offered = OfferedRow(table="word_check", code="word-1", values=cells)
    (made,), _ = as_overrides((offered,), now=Known((own,)), base=Known((own,)), erased_since=False)
    assert made.values["nominative"] == "лицей №5"


def test_a_word_that_was_excluded_comes_back_only_when_something_is_said():
    own = stored(excluded=True, dative="Квашу Петру Ильичу")
    assert said(own, code="word-1") == ((), ())
    made = one(own, code="word-1", genitive="Кваша Петра Ильича")
    assert made.excluded is False
    assert forms(made) == {"genitive": "Кваша Петра Ильича"}


def test_a_word_nobody_has_is_kept_for_later_unless_data_were_erased_meanwhile():
    new = {"nominative": "Заяц Лев Ильич", "dative": "Заяцу Льву Ильичу"}
    (made,), told = said(**new)
    assert (forms(made)["dative"], told) == ("Заяцу Льву Ильичу", ())
    rows, (problem,) = said(erased_since=True, **new)
    assert (rows, problem.code) == ((), "wording.forgotten")
    assert "Заяц" not in str(problem)


def test_a_row_without_a_word_is_left_for_the_merge_to_refuse():
    made = one(nominative="", genitive="Кваши")
    assert made.values["nominative"] == ""


def test_a_name_of_unknown_gender_has_no_forms_and_stops_nothing():
    nameless = Word(kind=WordKind.PERSON, nominative="Ким Саша")
    assert Known(()).own_forms(nameless, without="") == {}
    made = one(nominative="Ким Саша", gender="", approved="да", **dict.fromkeys(OURS, ""))
    assert forms(made) == {}


def test_rows_of_other_registers_cost_nothing():
    offered = OfferedRow(table="mentors", code="", values={"surname": "Кваша"})
    form = ReadForm(
        organization="school", revision=1, rows=(offered,), problems=(), digest="d" * 64
    )
    assert with_words_settled(form, stored=(), base=(), erased={}) == (form, ())
