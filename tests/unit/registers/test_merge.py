import unicodedata

import pytest

from acts.registers.merge import merge
from acts.registers.rows import OfferedRow, Row
from acts.registers.tables import EXCLUDED

SCHOOL = "school-1"
FOX = {"surname": "Лисицына", "name": "Ольга", "patronymic": "Львовна"}
MENTEE = {**FOX, "category": "pupil", "position": "8 Б класс", "since": "2026-09-01"}
MENTOR = {
    "surname": "Ёжиков",
    "name": "Пётр",
    "patronymic": "Ильич",
    "category": "pupil",
    "position": "10 А класс",
    "since": "2026-09-01",
}
PAIR = {"kind": "pair", "form": "pupil_pupil", "since": "2026-09-15", "until": "2027-05-31"}


def stored(table, code, *, excluded=False, **values):
    return Row(organization=SCHOOL, table=table, code=code, values=values, excluded=excluded)


def offer(table, code="", *, excluded=None, at="", **values):
    cells = {key: f"{at or table}, {key}" for key in (*values, "code")}
    return OfferedRow(
        table=table,
        code=code,
        values=values,
        excluded=excluded,
        place=at or table,
        cells=cells,
    )


def run(offered, rows=(), base=(), base_revision=0):
    return merge(
        organization=SCHOOL,
        stored=rows,
        base=base,
        offered=offered,
        revision=7,
        base_revision=base_revision,
    )


def only_problem(found):
    (problem,) = found.problems
    return problem


def test_a_field_changed_in_the_file_alone_is_taken_and_the_rest_stays():
    base = stored("mentees", "mentee-1", **MENTEE)
    now = stored("mentees", "mentee-1", **MENTEE, request="химия")

    found = run([offer("mentees", "mentee-1", position="9 Б класс")], [now], [base], 5)

    (change,) = found.changes
    assert change.status == "changed"
    assert [(one.key, one.before, one.after) for one in change.fields] == [
        ("position", "8 Б класс", "9 Б класс")
    ]
    assert change.row.value("request") == "химия"
    assert (found.revision, found.base) == (7, 5)


def test_a_field_changed_on_both_sides_is_a_conflict_and_the_other_fields_go():
    base = stored("mentees", "mentee-1", **MENTEE)
    now = stored("mentees", "mentee-1", **{**MENTEE, "position": "8 В класс"})

    offered = [offer("mentees", "mentee-1", position="9 Б класс", request="физика")]
    found = run(offered, [now], [base], 5)

    (conflict,) = found.conflicts
    sides = (conflict.key, conflict.base, conflict.stored, conflict.offered)
    assert sides == ("position", "8 Б класс", "8 В класс", "9 Б класс")
    assert conflict.place == "mentees, position"
    (change,) = found.changes
    assert change.row.value("position") == "8 В класс"
    assert change.row.value("request") == "физика"


def test_a_field_changed_alike_on_both_sides_is_nothing():
    base = stored("mentees", "mentee-1", **MENTEE)
    now = stored("mentees", "mentee-1", **{**MENTEE, "position": "9 Б класс"})

    found = run([offer("mentees", "mentee-1", position="9 Б класс")], [now], [base], 5)

    assert (found.changes, found.conflicts, found.unchanged) == ((), (), 1)


def test_an_absent_row_and_an_absent_column_change_nothing():
    rows = [stored("mentees", "mentee-1", **MENTEE), stored("mentors", "mentor-1", **MENTOR)]

    found = run([offer("mentees", "mentee-1", name="Ольга")], rows, rows, 5)

    assert not found.changes


def test_an_emptied_cell_clears_the_field_and_an_emptied_required_one_is_a_problem():
    rows = [stored("mentees", "mentee-1", **MENTEE, request="химия")]

    cleared = run([offer("mentees", "mentee-1", request="")], rows, rows, 5)
    refused = run([offer("mentees", "mentee-1", position="")], rows, rows, 5)

    assert cleared.changes[0].row.value("request") == ""
    assert only_problem(refused).place == "mentees, position"
    assert (refused.changes, refused.rejected) == ((), 1)


def test_a_row_is_excluded_and_restored_by_its_column():
    living = stored("mentees", "mentee-1", **MENTEE)
    gone = stored("mentees", "mentee-1", excluded=True, **MENTEE)

    out = run([offer("mentees", "mentee-1", excluded=True)], [living], [living], 5)
    back = run([offer("mentees", "mentee-1", excluded=False)], [gone], [gone], 5)
    silent = run([offer("mentees", "mentee-1")], [gone], [gone], 5)
    meanwhile = run([offer("mentees", "mentee-1", excluded=False)], [gone], [living], 5)

    assert (out.changes[0].status, out.changes[0].row.excluded) == ("excluded", True)
    assert (back.changes[0].status, back.changes[0].row.excluded) == ("restored", False)
    assert not silent.changes
    assert not meanwhile.changes


def test_an_edit_of_a_row_excluded_meanwhile_goes_in_with_a_warning():
    living = stored("mentees", "mentee-1", **MENTEE)
    gone = stored("mentees", "mentee-1", excluded=True, **MENTEE)

    found = run([offer("mentees", "mentee-1", excluded=False, request="физика")], [gone], [living])

    assert found.changes[0].row.value("request") == "физика"
    assert found.changes[0].row.excluded
    assert only_problem(found).severity == "warning"
    assert "«Исключить»" in only_problem(found).remedy


def test_a_person_typed_anew_whom_the_store_has_excluded_is_a_conflict():
    gone = stored("mentees", "mentee-1", excluded=True, **MENTEE)

    (conflict,) = run([offer("mentees", **MENTEE)], [gone]).conflicts

    assert (conflict.key, conflict.stored, conflict.offered) == (EXCLUDED, "да", "")


@pytest.mark.parametrize(
    "same",
    [
        {"surname": "ЛИСИЦЫНА"},
        {"surname": "Лисицынa"},  # Latin «a»
        {"surname": " Лисицына "},
    ],
)
def test_a_row_without_code_is_the_stored_row_of_the_same_name_in_any_spelling(same):
    rows = [stored("mentees", "mentee-4", **MENTEE)]

    found = run([offer("mentees", **{**MENTEE, **same}, birth_date="2012-05-06")], rows)

    (change,) = found.changes
    assert (change.status, change.row.code) == ("changed", "mentee-4")
    assert change.row.value("birth_date") == "2012-05-06"


def test_decomposed_letters_are_the_same_letters():
    rows = [stored("mentors", "mentor-1", **MENTOR)]
    typed = {key: unicodedata.normalize("NFD", text) for key, text in MENTOR.items()}

    found = run([offer("mentors", **typed)], rows)

    assert (found.changes, found.conflicts, found.unchanged) == ((), (), 1)


def test_a_differing_field_of_a_row_without_code_is_a_conflict():
    rows = [stored("mentees", "mentee-1", **MENTEE, birth_date="2012-05-06")]

    found = run(
        [offer("mentees", **{**MENTEE, "position": "9 Б класс"}, birth_date="2012-05-06")], rows
    )

    (conflict,) = found.conflicts
    assert (conflict.code, conflict.key, conflict.base) == ("mentee-1", "position", "")


def test_namesakes_of_different_birth_dates_are_two_people():
    rows = [stored("mentees", "mentee-1", **MENTEE, birth_date="2012-05-06")]

    found = run([offer("mentees", **MENTEE, birth_date="2013-05-06")], rows)

    assert [(one.status, one.row.code) for one in found.changes] == [("added", "mentee-2")]


def test_a_namesake_without_a_birth_date_and_with_other_data_is_asked_about():
    rows = [stored("mentees", "mentee-1", **MENTEE, birth_date="2012-05-06")]

    found = run([offer("mentees", **{**MENTEE, "position": "5 А класс"}, at="строка 9")], rows)

    problem = only_problem(found)
    assert problem.place == "строка 9"
    assert "mentee-1" in problem.message
    assert not found.changes


@pytest.mark.parametrize(
    "dates",
    [
        ("", ""),
        ("2012-05-06", "2012-05-06"),
        ("", "2012-05-06"),
        ("2012-05-06", ""),
    ],
)
def test_the_same_person_twice_in_a_file_is_told_with_both_places(dates):
    found = run(
        [
            offer("mentees", **MENTEE, birth_date=date, at=f"строка {number}")
            for number, date in enumerate(dates, start=2)
        ]
    )

    assert {(one.place, one.message[-8:]) for one in found.problems} == {
        ("строка 2", "строка 3"),
        ("строка 3", "строка 2"),
    }
    assert (found.changes, found.rejected) == ((), 2)


def test_a_new_row_that_stands_in_the_file_with_a_code_is_refused_alone():
    rows = [stored("mentees", "mentee-1", **MENTEE)]

    found = run([offer("mentees", "mentee-1", **MENTEE), offer("mentees", **MENTEE)], rows, rows, 5)

    assert (len(found.problems), found.rejected, found.unchanged) == (1, 1, 1)


def test_a_person_typed_anew_below_an_overwritten_row_is_a_new_row():
    rows = [stored("mentees", "mentee-1", **MENTEE)]
    other = {**MENTEE, "surname": "Белкина", "name": "Ида"}

    found = run([offer("mentees", "mentee-1", **other), offer("mentees", **MENTEE)], rows, rows, 5)

    assert [(one.status, one.row.code) for one in found.changes] == [
        ("changed", "mentee-1"),
        ("added", "mentee-2"),
    ]


@pytest.mark.parametrize(
    ("values", "count"),
    [
        ({"surname": "Белкина", "name": "Ида"}, 1),
        ({"surname": "Белкина"}, 0),
        ({"surname": "ЛИСИЦЫНА", "name": "ОЛЬГА"}, 0),
    ],
)
def test_writing_another_person_over_a_row_is_warned_about(values, count):
    rows = [stored("mentees", "mentee-1", **MENTEE)]

    found = run([offer("mentees", "mentee-1", **values)], rows, rows, 5)

    assert [one.code for one in found.problems] == ["register.overwritten"] * count
    assert len(found.changes) == 1


@pytest.mark.parametrize("table", ["mentors", "mentees"])
def test_a_row_written_over_with_another_person_is_refused(table):
    code = f"{table[:-1]}-1"
    rows = [stored(table, code, **MENTEE, birth_date="2010-01-02")]
    other = {**MENTEE, "surname": "Белкина", "name": "Ида", "birth_date": "2011-03-04"}

    found = run([offer(table, code, **other)], rows, rows, 5)

    problem = only_problem(found)
    assert (problem.code, problem.severity) == ("register.other-person", "error")
    assert problem.place == f"{table}, surname"
    assert (found.changes, found.rejected) == ((), 1)


def test_an_official_may_be_corrected_with_a_warning():
    was = {**FOX, "role": "site", "post": "учитель", "since": "2020-01-01"}
    rows = [stored("officials", "official-1", **was)]
    new = {"surname": "Белкина", "name": "Ида", "patronymic": "Ильинична"}

    found = run([offer("officials", "official-1", **new)], rows, rows, 5)

    assert only_problem(found).code == "register.overwritten"
    assert len(found.changes) == 1


def test_an_old_form_left_alone_is_no_other_person():
    base = [stored("mentees", "mentee-1", **MENTEE, birth_date="2010-01-02")]
    new = {"surname": "Белкина", "name": "Ида", "birth_date": "2011-03-04"}
    now = [stored("mentees", "mentee-1", **{**MENTEE, **new})]

    found = run([offer("mentees", "mentee-1", **base[0].values)], now, base, 5)

    assert (found.problems, found.changes) == ((), ())


def test_one_code_on_two_rows_is_told_on_both():
    rows = [stored("mentees", "mentee-1", **MENTEE)]
    offered = [
        offer("mentees", "mentee-1", at=f"строка {number}", request="физика") for number in (4, 8)
    ]

    found = run(offered, rows, rows, 5)

    assert {(one.place, one.message[-8:]) for one in found.problems} == {
        ("строка 8", "строка 4"),
        ("строка 4", "строка 8"),
    }
    assert not found.changes


def test_an_unknown_code_is_told_with_the_nearest_one():
    rows = [stored("mentees", "mentee-12", **MENTEE)]

    found = run([offer("mentees", "mentee-21", **MENTEE)], rows, rows, 5)

    problem = only_problem(found)
    assert "mentee-12" in problem.remedy
    assert problem.place == "mentees, code"


def test_codes_of_a_file_from_another_folder_are_kept_in_an_empty_register():
    found = run([offer("mentees", "mentee-7", **MENTEE), offer("mentors", **MENTOR)])

    assert [one.row.code for one in found.changes] == ["mentor-1", "mentee-7"]


def test_a_new_code_follows_every_code_ever_given():
    rows = [stored("mentees", "mentee-9", excluded=True, **MENTEE)]

    found = run([offer("mentees", **{**MENTEE, "surname": "Белкина"})], rows)

    assert found.changes[0].row.code == "mentee-10"


def test_the_only_row_of_a_school_needs_no_code():
    rows = [stored("organization", "school-1", short_name="Школа № 1", place="с. Рассветное")]

    found = run([offer("organization", short_name="Школа № 1", place="п. Дальний")], rows, rows, 5)

    (change,) = found.changes
    assert (change.row.code, change.row.value("place")) == ("school-1", "п. Дальний")


def test_a_second_row_of_a_school_is_refused():
    school = {"full_name": "а", "short_name": "б", "place": "в", "zone": "Europe/Moscow"}

    found = run([offer("organization", **school), offer("organization", **school)])

    assert (len(found.changes), found.rejected) == (1, 1)


def test_a_new_row_without_a_required_value_is_refused_at_its_cell():
    found = run([offer("mentees", **{**MENTEE, "position": ""})])

    assert only_problem(found).place == "mentees, position"


def test_an_unknown_table_or_column_is_told_and_not_dropped():
    found = run([offer("pets", name="Шарик"), offer("mentees", **MENTEE, shoe_size="39")])

    assert sorted(one.code for one in found.problems) == [
        "register.unknown-column",
        "register.unknown-table",
    ]
    assert found.rejected == 2


def test_no_problem_prints_a_name():
    rows = [stored("mentees", "mentee-1", **MENTEE, birth_date="2012-05-06")]
    offered = [
        offer("mentees", **{**MENTEE, "position": "5 А класс"}),
        offer("mentors", **MENTOR, at="строка 2"),
        offer("mentors", **MENTOR, at="строка 3"),
        offer("pairs", **PAIR, mentor="Ёжиков Пётр", mentees="Лисицына Ольга Петровна"),
    ]

    found = run(offered, rows)

    text = "\n".join(str(one) for one in found.problems)
    assert len(found.problems) >= 5
    assert not any(word in text for word in ("Лисицын", "Ёжиков", "Ольга", "Пётр", "2012"))
