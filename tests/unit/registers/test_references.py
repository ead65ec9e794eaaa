import dataclasses as dc

import pytest

from acts.registers.merge import merge
from acts.registers.rows import OfferedRow, Row

PERSON = {"category": "pupil", "position": "8 Б класс", "since": "2026-09-01"}
PAIR = {"kind": "group", "form": "pupil_pupil", "since": "2026-09-15", "until": "2027-05-31"}


def person(full, **values):
    surname, name, patronymic = full.split()
    return {"surname": surname, "name": name, "patronymic": patronymic, **PERSON, **values}


def stored(table, code, *, excluded=False, **values):
    return Row(organization="s", table=table, code=code, values=values, excluded=excluded)


STORE = [
    stored("mentors", "mentor-1", **person("Ёжиков Пётр Ильич")),
    stored("mentees", "mentee-1", **person("Лисицына Ольга Львовна", birth_date="2012-01-01")),
    stored("mentees", "mentee-2", **person("Чижов Глеб Денисович")),
    stored("mentees", "mentee-3", **person("Лисицына Ольга Львовна", birth_date="2013-01-01")),
    stored("pairs", "pair-1", **PAIR, mentor="mentor-1", mentees="mentee-2"),
]


def offer(table, code="", place="", **values):
    return OfferedRow(table=table, code=code, values=values, place=place or table)


def run(offered, rows=STORE, base=()):
    return merge(
        organization="s", stored=rows, base=base, offered=offered, revision=7, base_revision=0
    )


def pair_with(**values):
    wanted = {"mentor": "mentor-1", "mentees": "mentee-2", **values}
    found = run([offer("pairs", **{**PAIR, "since": "2026-10-01"}, **wanted)])
    return found.changes[0].row if found.changes else found.problems[0]


@pytest.mark.parametrize(
    "words",
    [
        "mentee-2",
        "MENTEE-2",
        "Чижов Глеб Денисович",
        "чижов  глеб денисович",
        "Чижoв Глеб Денисович",  # Latin «o»
        "Чижов Глеб Денисович (mentee-2)",
    ],
)
def test_a_code_a_name_and_both_mean_the_same_row(words):
    assert pair_with(mentees=words).value("mentees") == "mentee-2"


@pytest.mark.parametrize("between", [";", "; ", ",\n", "\n"])
def test_several_references_keep_their_order(between):
    row = pair_with(mentees=between.join(["Чижов Глеб Денисович", "mentee-1"]))

    assert row.value("mentees") == "mentee-2;mentee-1"


def test_namesakes_are_listed_by_code():
    problem = pair_with(mentees="Лисицына Ольга Львовна")

    assert problem.code == "register.ambiguous-reference"
    assert "mentee-1, mentee-3" in problem.message


def test_among_namesakes_the_one_it_was_wins():
    row = stored("pairs", "pair-1", **PAIR, mentor="mentor-1", mentees="mentee-3")
    store = [*STORE[:-1], row]

    found = run([offer("pairs", "pair-1", mentees="Лисицына Ольга Львовна")], store, store)

    assert (found.problems, found.unchanged) == ((), 1)


def test_a_name_changed_since_the_export_is_still_known():
    renamed = stored("mentees", "mentee-2", **person("Чижов-Северный Глеб Денисович"))
    store = [row if row.code != "mentee-2" else renamed for row in STORE]

    found = run([offer("pairs", "pair-1", mentees="Чижов Глеб Денисович")], store, STORE)

    assert (found.problems, found.unchanged) == ((), 1)


def test_a_name_changed_by_hand_before_its_code_is_asked_about():
    problem = pair_with(mentees="Чижов Глеб Денисович (mentee-1)")

    assert problem.code == "register.ambiguous-reference"


@pytest.mark.parametrize(
    ("words", "nearest"), [("Чижов Глеб Денисыч", "mentee-2"), ("mentee-33", "mentee-3")]
)
def test_an_unknown_name_is_told_with_the_code_of_the_nearest(words, nearest):
    problem = pair_with(mentees=words)

    assert problem.code == "register.unknown-reference"
    assert nearest in problem.remedy
    assert "Чижов" not in str(problem)


def test_a_living_row_is_meant_before_an_excluded_one():
    gone = stored("mentees", "mentee-9", excluded=True, **person("Чижов Глеб Денисович"))
    new = {**PAIR, "mentor": "mentor-1", "mentees": "Чижов Глеб Денисович; mentee-1"}

    found = run([offer("pairs", **new)], [gone, *STORE])

    assert found.changes[0].row.value("mentees") == "mentee-2;mentee-1"


def test_new_rows_may_be_referred_to_in_the_same_file():
    found = run(
        [
            offer("meetings", pair="Белкин Олег Олегович", date="2026-10-05", kind="regular"),
            offer(
                "pairs",
                **PAIR,
                mentor="Белкин Олег Олегович",
                mentees="Сойкина Ида Юрьевна; mentee-2",
            ),
            offer("mentees", **person("Сойкина Ида Юрьевна")),
            offer("mentors", **person("Белкин Олег Олегович")),
        ]
    )

    assert not found.problems
    rows = {one.row.code: one.row for one in found.changes}
    assert list(rows) == ["mentor-2", "mentee-4", "pair-2", "meeting-1"]
    assert (rows["pair-2"].value("mentor"), rows["pair-2"].value("mentees")) == (
        "mentor-2",
        "mentee-4;mentee-2",
    )
    assert rows["meeting-1"].value("pair") == "pair-2"


def test_who_refers_to_a_rejected_new_row_is_rejected_with_its_place():
    found = run(
        [
            offer("mentees", place="строка 5", **{**person("Сойкина Ида Юрьевна"), "position": ""}),
            offer("pairs", **PAIR, mentor="mentor-1", mentees="Сойкина Ида Юрьевна"),
        ]
    )

    assert [one.code for one in found.problems] == [
        "register.required",
        "register.rejected-reference",
    ]
    assert "строка 5" in found.problems[1].message
    assert (found.changes, found.rejected) == ((), 2)


def test_a_meeting_finds_the_only_pair_of_its_mentor():
    meeting = offer("meetings", pair="Ёжиков Пётр Ильич", date="2026-10-05", kind="regular")

    assert run([meeting]).changes[0].row.value("pair") == "pair-1"

    second = stored("pairs", "pair-2", **PAIR, mentor="mentor-1", mentees="mentee-1")
    problem = run([meeting], [*STORE, second]).problems[0]
    assert "pair-1, pair-2" in problem.message


def test_whose_consent_it_is_follows_from_its_kind():
    store = [*STORE, stored("mentees", "mentee-5", **person("Ёжиков Пётр Ильич"))]

    def whose(kind):
        consent = {"person": "Ёжиков Пётр Ильич", "kind": kind, "signed_on": "2026-09-01"}
        return run([offer("consents", **consent)], store)

    assert whose("mentor").changes[0].row.value("person") == "mentor-1"
    assert whose("participation").changes[0].row.value("person") == "mentee-5"
    assert "mentor-1, mentee-5" in whose("pd_processing").problems[0].message


def test_a_partner_is_known_by_either_name_and_any_quotes():
    partner = stored(
        "partners", "partner-1", full_name="Общество «Прибой»", short_name="ООО «Прибой»"
    )
    for words in ('ооо "Прибой"', "Общество „Прибой“"):
        mentor = person("Белкин Олег Олегович", partner=words)
        found = run([offer("mentors", **mentor)], [partner])
        assert found.changes[0].row.value("partner") == "partner-1"


def test_a_changed_list_asks_which_namesake_stays_in_it():
    row = stored("pairs", "pair-1", **PAIR, mentor="mentor-1", mentees="mentee-3;mentee-2")
    store = [*STORE[:-1], row]

    found = run([offer("pairs", "pair-1", mentees="Лисицына Ольга Львовна")], store, store)

    (problem,) = found.problems
    assert problem.code == "register.ambiguous-reference"
    assert "mentee-1, mentee-3" in problem.message


def labelled(code, words, **values):
    return dc.replace(offer("pairs", code, **values), words={"mentees": words})


def test_a_name_of_the_forms_list_is_not_its_old_code_where_a_namesake_has_come():
    new = {**PAIR, "since": "2026-10-01", "mentor": "mentor-1", "mentees": "mentee-3"}

    found = run([labelled("", "Лисицына Ольга Львовна", **new)])

    assert [one.code for one in found.problems] == ["register.ambiguous-reference"]


def test_a_namesake_typed_twice_into_a_list_is_asked_about():
    row = stored("pairs", "pair-1", **PAIR, mentor="mentor-1", mentees="mentee-3")
    store = [*STORE[:-1], row]
    twice = "Лисицына Ольга Львовна; Лисицына Ольга Львовна"

    found = run([labelled("pair-1", twice, mentees="mentee-3")], store, store)

    assert [one.code for one in found.problems] == ["register.ambiguous-reference"]


def test_an_untouched_name_of_the_forms_list_keeps_its_code():
    row = stored("pairs", "pair-1", **PAIR, mentor="mentor-1", mentees="mentee-3")
    store = [*STORE[:-1], row]

    found = run([labelled("pair-1", "Лисицына Ольга Львовна", mentees="mentee-3")], store, store)

    assert (found.problems, found.unchanged) == ((), 1)
