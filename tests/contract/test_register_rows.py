import contextlib
import dataclasses as dc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acts.errors import ConfigurationError, InputError
from acts.registers.rows import Row
from acts.registers.tables import TABLES
from acts.store.memory import MemoryStore
from acts.store.open import open_store
from acts.store.register_order import row_order

TABLE = {table.key: table for table in TABLES}


def at(revision, *rows):
    return tuple(dc.replace(row, revision=revision) for row in rows)


def test_before_the_first_revision_there_is_nothing(furnished):
    assert furnished.register("school-1") == ()
    assert furnished.register_revision("school-1") == 0
    assert furnished.save_register("school-1", []) == 0
    assert furnished.register("school-9") == ()
    assert furnished.register_revision("school-9") == 0


def test_a_save_is_one_revision_and_says_which_rows_it_changed(furnished, make):
    assert furnished.save_register("school-1", [make.row(), make.row("mentor-2")]) == 1
    changed = make.row(surname="Ясенев", excluded=True)
    assert furnished.save_register("school-1", [changed, make.row("mentor-3")]) == 2
    assert furnished.register("school-1") == (
        *at(2, changed),
        *at(1, make.row("mentor-2")),
        *at(2, make.row("mentor-3")),
    )
    assert furnished.register_revision("school-1") == 2


def test_a_row_keeps_every_text_as_it_is(furnished, make):
    texts = {"surname": "Ёлкин «х» \" ' \\ \n\t\u2028 🌲 %_", "name": '{"a": 1}', "position": "-"}
    furnished.save_register("school-1", [make.row(**texts)])
    assert dict(furnished.register("school-1")[0].values) == texts


def test_the_revision_of_the_rows_given_is_not_looked_at(furnished, make):
    furnished.save_register("school-1", [dc.replace(make.row(), revision=77)])
    assert furnished.register("school-1") == at(1, make.row())


def test_without_rows_the_last_revision_stays(furnished, make):
    furnished.save_register("school-1", iter([make.row()]))
    assert furnished.save_register("school-1", iter([])) == 1
    assert furnished.register_revision("school-1") == 1


def test_older_versions_stay(furnished, make):
    furnished.save_register("school-1", [make.row()])
    furnished.save_register("school-1", [make.row(excluded=True)])
    furnished.save_register("school-1", [make.row("mentor-2")])
    assert furnished.register("school-1", revision=0) == ()
    assert furnished.register("school-1", revision=1) == at(1, make.row())
    assert furnished.register("school-1", revision=2) == at(2, make.row(excluded=True))
    assert furnished.register("school-1", revision=3) == furnished.register("school-1")
    assert furnished.register("school-1", revision=99) == furnished.register("school-1")


def test_lists_by_the_order_of_the_forms_and_the_number_of_the_code(furnished, make):
    wanted = [
        make.row("officials-1", "officials"),
        make.row("mentor-2"),
        make.row("mentor-10"),
        make.row("mentee-1", "mentees"),
        make.row("pair-1", "pairs"),
    ]
    furnished.save_register("school-1", reversed(wanted))
    assert furnished.register("school-1") == at(1, *wanted)
    assert furnished.register("school-1", table="mentors") == at(1, *wanted[1:3])
    assert furnished.register("school-1", table="meetings") == ()


def test_organizations_count_their_revisions_apart(furnished, make):
    furnished.save_register("school-1", [make.row()])
    furnished.save_register("school-1", [make.row()])
    other = make.row(owner="school-2")
    assert furnished.save_register("school-2", [other]) == 1
    assert furnished.register("school-2") == at(1, other)
    assert furnished.register("school-2", revision=1) == at(1, other)
    assert furnished.register_revision("school-1") == 2


def test_refuses_rows_it_can_not_place_all_at_once_and_writes_nothing(furnished, make):
    rows = [
        make.row(),
        make.row("mentor-2", owner="school-2"),
        make.row("mentor-3", "pupils"),
        make.row(),
    ]
    with pytest.raises(InputError) as refused:
        furnished.save_register("school-1", rows)
    assert [(one.place, one.code) for one in refused.value.problems] == [
        ("mentor-2", "store.foreign-row"),
        ("mentor-3", "store.unknown-table"),
        ("mentor-1", "store.double-row"),
    ]
    assert "Ольхов" not in str(refused.value)
    with pytest.raises(InputError, match="организации «school-9» нет"):
        furnished.save_register("school-9", [])
    assert furnished.register_revision("school-1") == 0


@pytest.mark.parametrize("contents", ["[]", "{", '{"surname": 5}', "x'FF'"])
def test_a_damaged_version_is_told(file_store, make, contents):
    from acts.store.models import RegisterRow

    RegisterRow.objects.using(file_store.alias).create(
        organization_id="school-1",
        table="mentors",
        code="mentor-1",
        revision=1,
        contents=contents,
        excluded=False,
    )
    with pytest.raises(ConfigurationError, match="строка реестра"):
        file_store.register("school-1")


# Erasure.


def test_erased_values_are_gone_from_every_version_and_the_row_stays(furnished, make):
    first = make.row(surname="Ольхов", name="Илья", category="pupil")
    second = make.row(surname="Ясенев", category="pupil")
    third = make.row(category="pupil", excluded=True)
    for row in (first, second, third):
        furnished.save_register("school-1", [row, make.row("mentor-2")])
    gone = furnished.erase_row("school-1", "mentors", "mentor-1", keys=iter(["surname", "name"]))
    assert gone == 2
    for revision, excluded in ((1, False), (2, False), (3, True)):
        left = make.row(category="pupil", excluded=excluded)
        assert furnished.register("school-1", revision=revision) == at(
            revision, left, make.row("mentor-2")
        )
    assert furnished.register_revision("school-1") == 3
    assert furnished.erase_row("school-1", "mentors", "mentor-1", keys=["surname", "name"]) == 0


@pytest.mark.parametrize(
    "whose",
    [
        ("school-2", "mentors", "mentor-1"),
        ("school-1", "mentees", "mentor-1"),
        ("school-1", "mentors", "mentor-2"),
        ("school-9", "mentors", "mentor-1"),
    ],
)
def test_erasing_reaches_no_other_row(furnished, make, whose):
    furnished.save_register("school-1", [make.row()])
    assert furnished.erase_row(*whose, keys=["surname"]) == 0
    assert furnished.register("school-1") == at(1, make.row())


def test_an_erasure_that_is_taken_back_leaves_the_values(furnished, make):
    furnished.save_register("school-1", [make.row()])
    with contextlib.suppress(_Undo), furnished.transaction():
        assert furnished.erase_row("school-1", "mentors", "mentor-1", keys=["surname"]) == 1
        raise _Undo
    assert furnished.register("school-1") == at(1, make.row())


# Random histories: what was there at a revision stays what it was; erasing is all that reaches it.


class _Undo(Exception):
    pass


_CODES = [
    (table, f"{TABLE[table].prefix}-{number}")
    for table in ("officials", "mentors", "mentees", "pairs")
    for number in (1, 2, 10)
]
_KEYS = ("surname", "name", "category")
_ROWS = st.lists(
    st.tuples(
        st.sampled_from(_CODES),
        st.dictionaries(st.sampled_from(_KEYS), st.text('аЯё «"\\;', max_size=4)),
        st.booleans(),
    ),
    max_size=6,
    unique_by=lambda one: one[0],
)
_SAVE = st.tuples(st.just("save"), st.sampled_from(["school-1", "school-2"]), _ROWS)
_ERASE = st.tuples(
    st.just("erase"),
    st.sampled_from(["school-1", "school-2"]),
    st.tuples(st.sampled_from(_CODES), st.sets(st.sampled_from(_KEYS), min_size=1)),
)


@pytest.fixture(scope="module")
def lasting(tmp_path_factory, blank_organizations):
    """One file for many examples, each undone."""
    store = open_store(tmp_path_factory.mktemp("lasting") / "acts.sqlite3")
    store.save_organizations(blank_organizations)
    yield store
    store.close()


@given(steps=st.lists(st.one_of(_SAVE, _SAVE, _ERASE), max_size=12))
@settings(max_examples=80)
def test_a_revision_shows_for_good_what_was_there(lasting, blank_organizations, steps):
    memory = MemoryStore()
    memory.save_organizations(blank_organizations)
    for store in (memory, lasting):
        with contextlib.suppress(_Undo), store.transaction():
            _live(store, steps)
            raise _Undo
        assert store.register_revision("school-1") == 0


def _live(store, steps):
    # What an honest clerk would have copied out after every save, then struck out when erased.
    seen = {name: [{}] for name in ("school-1", "school-2")}
    for what, owner, given_ in steps:
        if what == "save":
            _save(store, seen[owner], owner, given_)
        else:
            _erase(store, seen[owner], owner, *given_)
    for owner, states in seen.items():
        assert store.register_revision(owner) == len(states) - 1
        for revision, rows in enumerate(states):
            wanted = tuple(sorted(rows.values(), key=row_order))
            assert store.register(owner, revision=revision) == wanted
            for table in TABLE:
                assert store.register(owner, table=table, revision=revision) == tuple(
                    row for row in wanted if row.table == table
                )
        assert store.register(owner) == store.register(owner, revision=len(states) - 1)


def _save(store, states, owner, given_):
    rows = [
        Row(organization=owner, table=table, code=code, values=values, excluded=excluded)
        for (table, code), values, excluded in given_
    ]
    assert store.save_register(owner, rows) == len(states) - (not rows)
    if rows:
        revision = len(states)
        added = {(row.table, row.code): dc.replace(row, revision=revision) for row in rows}
        states.append(states[-1] | added)


def _erase(store, states, owner, whose, keys):
    had = set()
    for rows in states:
        if whose in rows:
            row = rows[whose]
            if keys & row.values.keys():
                had.add(row.revision)
            left = {key: value for key, value in row.values.items() if key not in keys}
            rows[whose] = dc.replace(row, values=left)
    assert store.erase_row(owner, *whose, keys=keys) == len(had)
