"""Two exports edited at random and loaded one after another lose nothing."""

import dataclasses as dc

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from acts.registers.rows import OfferedRow, Row
from acts.registers.tables import EXCLUDED
from acts.services.exchange_conflicts import open_conflicts, resolve
from acts.services.registering import apply, compare
from acts.sources.forms import ReadForm
from acts.store.memory import MemoryStore

KEYS = ("position", "contact", "competences", "workplace")
WORDS = st.sampled_from(["", "один", "два", "три"])
CODES = ("mentor-1", "mentor-2", "mentor-3")
SURNAMES = {"mentor-1": "Белов", "mentor-2": "Воронов", "mentor-3": "Гусев"}
NEW = ("Дроздов", "Ежов", "Жуков")
SINCE = "2020-09-01"

POSTS = st.sampled_from(["учитель", "методист", "педагог"])  # it may not be empty
EDITS = st.dictionaries(
    st.sampled_from(CODES),
    st.fixed_dictionaries(
        {}, optional={key: POSTS if key == "position" else WORDS for key in KEYS}
    ),
)
PEOPLE = st.lists(st.sampled_from(NEW), unique=True)
EXCLUSIONS = st.sets(st.sampled_from(CODES))


def values(code, **changed):
    return {
        "surname": SURNAMES[code],
        "name": "Павел",
        "patronymic": "Олегович",
        "category": "employee",
        "position": "учитель физики",
        "since": SINCE,
        **changed,
    }


def form(base, edits, new, excluded):
    rows = [
        OfferedRow(
            table="mentors",
            code=row.code,
            values={**dict.fromkeys(KEYS, ""), **row.values, **edits.get(row.code, {})},
            excluded=row.code in excluded,
        )
        for row in base
    ]
    rows += [
        OfferedRow(
            table="mentors", code="", values=values("mentor-1", surname=surname), excluded=False
        )
        for surname in new
    ]
    return ReadForm(
        organization="school-1", revision=2, rows=tuple(rows), problems=(), digest="d" * 64
    )


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    edits=st.tuples(EDITS, EDITS),
    new=st.tuples(PEOPLE, PEOPLE),
    excluded=st.tuples(EXCLUSIONS, EXCLUSIONS),
    choices=st.lists(st.booleans(), min_size=12, max_size=12),
)
def test_two_exports_lose_nothing(shop, edits, new, excluded, choices):
    desk = dc.replace(shop.at("2020-07-01"), store=MemoryStore())
    desk.store.save_organizations(shop.desk.store.organizations())
    desk.store.save_register("school-1", shop.desk.store.register("school-1"))
    desk.store.save_register(
        "school-1",
        [
            Row(organization="school-1", table="mentors", code=code, values=values(code))
            for code in CODES
        ],
    )
    base = desk.store.register("school-1", table="mentors")
    for number in (0, 1):
        offered = form(base, edits[number], new[number], excluded[number])
        apply(desk, compare(desk, offered, file=f"{number}.xlsx"))

    rows = {one.code: one for one in desk.store.register("school-1", table="mentors")}
    waiting = {(one.code, one.key): one for one in open_conflicts(desk)}
    for row in base:
        assert rows[row.code].excluded == (row.code in excluded[0] | excluded[1])
        for key in KEYS:
            was = row.value(key)
            first, second = (edits[number].get(row.code, {}).get(key, was) for number in (0, 1))
            now = rows[row.code].value(key)
            conflict = waiting.pop((row.code, key), None)
            if was != first != second != was:
                assert (conflict.base, conflict.stored, conflict.offered) == (was, first, second)
                assert now == first
            else:
                assert conflict is None
                assert now == (first if first != was else second)
    assert not waiting
    surnames = [one.value("surname") for one in rows.values() if one.code not in CODES]
    assert sorted(surnames) == sorted({*new[0], *new[1]})

    decided = {}
    for conflict, by_file in zip(open_conflicts(desk), choices, strict=False):
        assert conflict.key != EXCLUDED
        chosen = conflict.offered if by_file else conflict.stored
        decided[(conflict.code, conflict.key)] = chosen
        resolve(desk, conflict, chosen)
    after = {one.code: one for one in desk.store.register("school-1", table="mentors")}
    for (code, key), chosen in decided.items():
        assert after[code].value(key) == chosen
    assert not open_conflicts(desk)
    assert not desk.store.verify()
    told = desk.store.history("register:school-1")
    assert sum(one.fact.trigger == "resolve" for one in told) == len(decided)
