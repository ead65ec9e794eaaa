"""Two people edit two exports of the same revision: nothing either of them wrote is lost."""

import dataclasses as dc

from hypothesis import given, settings
from hypothesis import strategies as st

from acts.registers.column import ValueKind
from acts.registers.merge import merge
from acts.registers.rows import OfferedRow, Row
from acts.registers.tables import EXCLUDED, TABLES, table_of

SCHOOL = "school-1"
POOL = {
    "surname": ["Ежов", "Чижов", "Ёжикова"],
    "name": ["Пётр", "Анна"],
    "patronymic": ["", "Ильич", "Ильинична"],
    "birth_date": ["", "2010-01-01", "2010-12-31", "1999-05-05"],
    "position": ["8 А класс", "8 Б класс", "учитель", ""],
    "contact": ["", "звонить вечером", "звонить утром"],
    "request": ["", "физика", "химия"],
    "purpose": ["", "экзамен", "олимпиада"],
    "mentor": ["mentor-1", "mentor-2"],
    "mentees": ["mentee-1", "mentee-1;mentee-2", "mentee-2"],
    "until": ["2027-05-31", "2027-06-30", ""],
    EXCLUDED: ["да", ""],
}
MENTOR = {"category": "pupil", "since": "2026-09-01"}
PAIR = {"kind": "pair", "form": "pupil_pupil", "since": "2026-09-01"}


def stored_row(table, code, values, revision=3, excluded=False):
    return Row(
        organization=SCHOOL,
        table=table,
        code=code,
        values=values,
        revision=revision,
        excluded=excluded,
    )


def some_values(draw, table, fixed):
    keys = [one.key for one in table_of(table).columns if one.key in POOL]
    values = {key: draw(st.sampled_from(POOL[key])) for key in keys}
    for key in keys:
        if table_of(table).column(key).required and not values[key]:
            values[key] = POOL[key][0]
    return {**values, **fixed}


@st.composite
def registers(draw):
    rows = [
        stored_row(table, f"{table[:-1]}-{number}", some_values(draw, table, fixed))
        for table, fixed in (("mentors", MENTOR), ("mentees", MENTOR), ("pairs", PAIR))
        for number in (1, 2)
    ]
    excluded = draw(st.sets(st.sampled_from(range(len(rows))), max_size=2))
    return [dc.replace(row, excluded=number in excluded) for number, row in enumerate(rows)]


@st.composite
def edits(draw, rows):
    """Give what a person changes: (code, key) → value."""
    found = {}
    for _ in range(draw(st.integers(0, 6))):
        row = draw(st.sampled_from(rows))
        keys = [one.key for one in table_of(row.table).columns if one.key in POOL]
        key = draw(st.sampled_from([*keys, EXCLUDED]))
        found[row.code, key] = draw(st.sampled_from(POOL[key]))
    return found


def exported(rows, changes=None):
    changes = changes or {}
    offered = []
    for row in rows:
        values = {
            column.key: changes.get((row.code, column.key), row.value(column.key))
            for column in table_of(row.table).columns
        }
        mark = changes.get((row.code, EXCLUDED), "да" if row.excluded else "")
        offered.append(
            OfferedRow(
                table=row.table, code=row.code, values=values, excluded=mark == "да", place=row.code
            )
        )
    return offered


def load(rows, base, offered, base_revision=3):
    found = merge(
        organization=SCHOOL,
        stored=rows,
        base=base,
        offered=offered,
        revision=9,
        base_revision=base_revision,
    )
    after = {row.code: row for row in rows}
    after.update({change.row.code: change.row for change in found.changes})
    return list(after.values()), found


def value(rows, code, key):
    row = next(row for row in rows if row.code == code)
    return ("да" if row.excluded else "") if key == EXCLUDED else row.value(key)


def state(rows):
    return {(row.code, row.excluded, tuple(sorted(row.values.items()))) for row in rows}


def refused(found):
    return {problem.place for problem in found.problems if problem.severity == "error"}


@given(registers())
@settings(max_examples=50, deadline=None)
def test_an_export_nobody_edited_changes_nothing(base):
    after, found = load(base, base, exported(base))

    assert not found.changes
    assert not found.conflicts
    assert not found.problems
    assert found.unchanged == len(base)
    assert state(after) == state(base)


@given(st.data())
@settings(max_examples=120, deadline=None)
def test_every_edit_of_two_exports_is_in_the_store_or_in_a_conflict_or_in_a_problem(data):
    base = data.draw(registers())
    first, second = data.draw(edits(base)), data.draw(edits(base))

    one, found_one = load(base, base, exported(base, first))
    both, found_both = load(one, base, exported(base, second))

    assert not found_one.conflicts
    decided = {(c.code, c.key): c for c in found_both.conflicts}
    for (code, key), wanted in first.items():
        if code in refused(found_one) or wanted == value(base, code, key):
            continue
        assert value(both, code, key) == wanted
    for (code, key), wanted in second.items():
        if code in refused(found_both) or wanted == value(base, code, key):
            continue
        if value(both, code, key) != wanted:
            assert decided[code, key].offered == wanted
            assert decided[code, key].stored == first[code, key]
    untouched = {(row.code, key) for row in base for key in POOL} - first.keys() - second.keys()
    assert all(value(both, *where) == value(base, *where) for where in untouched)


@given(st.data())
@settings(max_examples=80, deadline=None)
def test_the_order_of_loading_matters_only_where_there_is_a_conflict(data):
    base = data.draw(registers())
    first, second = data.draw(edits(base)), data.draw(edits(base))

    one, _ = load(base, base, exported(base, first))
    there, found_there = load(one, base, exported(base, second))
    two, _ = load(base, base, exported(base, second))
    back, found_back = load(two, base, exported(base, first))

    fought = {(c.code, c.key) for c in found_there.conflicts}
    assert fought == {(c.code, c.key) for c in found_back.conflicts}
    for row in base:
        for key in [*row.values, *POOL]:
            if (row.code, key) not in fought:
                assert value(there, row.code, key) == value(back, row.code, key)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_loading_the_same_file_twice_is_loading_it_once(data):
    base = data.draw(registers())
    offered = exported(base, data.draw(edits(base)))

    once, first = load(base, base, offered)
    twice, second = load(once, base, offered)

    assert state(twice) == state(once)
    assert not second.changes
    assert not second.conflicts
    assert second.rejected == first.rejected


@st.composite
def new_people(draw):
    values = [some_values(draw, "mentees", MENTOR) for _ in range(draw(st.integers(1, 4)))]
    return [
        OfferedRow(table="mentees", code="", values=one, excluded=False, place=f"строка {number}")
        for number, one in enumerate(values, start=1)
    ]


@given(registers(), new_people())
@settings(max_examples=100, deadline=None)
def test_new_people_are_added_once_and_namesakes_never_become_one(base, offered):
    once, first = load(base, [], offered, base_revision=0)
    twice, second = load(once, [], offered, base_revision=0)

    assert not [one for one in second.changes if one.status == "added"]
    assert state(twice) == state(once)
    # Every person offered is somebody in the store, or a conflict or a problem speaks of them.
    spoken = refused(first) | {one.place for one in first.conflicts}
    people = [row for row in once if row.table == "mentees"]
    for one in offered:
        wanted = {key: text for key, text in one.values.items() if text}
        there = [row for row in people if wanted.items() <= row.values.items()]
        assert there or one.place in spoken
    # Who had a birth date keeps it.
    for row in base:
        if row.value("birth_date"):
            assert value(once, row.code, "birth_date") == row.value("birth_date")


@given(registers(), new_people())
@settings(max_examples=50, deadline=None)
def test_codes_of_new_rows_are_new_and_follow_the_last(base, offered):
    _, found = load(base, [], offered, base_revision=0)

    codes = [one.row.code for one in found.changes if one.status == "added"]
    assert codes == [f"mentee-{number}" for number in range(3, 3 + len(codes))]


def test_the_pool_of_edits_reaches_references_and_required_columns():
    kinds = {column.kind for table in TABLES for column in table.columns if column.key in POOL}
    assert {ValueKind.REFERENCE, ValueKind.REFERENCES, ValueKind.DATE, ValueKind.TEXT} <= kinds
