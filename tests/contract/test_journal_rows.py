import contextlib
import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acts.actor import Role
from acts.deadlines.reading import Kind
from acts.errors import ConflictError, InputError
from acts.journal import Details, JournalQuery, NewEvent, known_events, snapshot, task_subject
from acts.organization import FanOut, Organization
from acts.plan import Occurrence, OccurrenceId
from acts.report import is_overdue
from acts.states import TaskState, TaskTrigger
from acts.store.open import open_store

TASK = "task:5@2020@school-1"
ACT = "act:order_implementation@2020@school-1"
REGISTER = "register:school-1"


def day(text):
    return dt.date.fromisoformat(text)


def at(text):
    return dt.datetime.fromisoformat(text)


def test_the_first_event_starts_the_chain_and_the_next_ones_continue_it(furnished, make):
    first = furnished.append(make.fact(TASK), after=0)
    second = furnished.append(make.fact(TASK, "attach", document="act-1"), after=1)
    assert (first.seq, first.previous) == (1, "")
    assert (second.seq, second.previous) == (2, first.digest)
    assert furnished.history(TASK) == (first, second)
    assert furnished.history("task:nobody") == ()


def test_gives_back_an_event_with_every_field(furnished, make):
    fact = make.fact(
        ACT,
        "register",
        role=Role.CLERK,
        recorded_at=at("2021-01-01T02:03:04.000005+12:00"),
        reason="замечание «о сроке» \n с новой строки",
        document="act-1",
        document_kind="order_implementation",
        document_date=day("2020-09-20"),
        file_digest="c" * 64,
        number="12/3-О",
        due=day("2020-10-01"),
        effective_from=day("2020-09-21"),
        clause="п. 5",
        body="совет",
        answer="agree",
        basis="приказ № 553",
    )
    event = furnished.append(fact, after=0)
    assert event.fact == fact
    assert furnished.history(ACT) == (event,)
    assert furnished.verify() == ()


@pytest.mark.parametrize("seen", [0, 2])
def test_who_saw_another_journal_than_there_is_loses(furnished, make, seen):
    furnished.append(make.fact(TASK), after=0)
    with pytest.raises(ConflictError, match="уже записано другое событие"):
        furnished.append(make.fact(TASK), after=seen)
    assert len(furnished.events()) == 1


@pytest.mark.parametrize(
    "subject",
    [
        "task:6@2020@school-1",
        "act:x",
        "task:",
        "register:",
        "roadmap:",
        "roadmap:school-9",
        "school-1",
        "act",
    ],
)
def test_refuses_an_event_about_nothing_the_store_has(furnished, make, subject):
    with pytest.raises(InputError, match="нет в хранилище"):
        furnished.append(make.fact(subject), after=0)
    assert furnished.events() == ()


def test_refuses_a_moment_without_a_zone(furnished, make):
    with pytest.raises(ValueError, match="zone"):
        furnished.append(make.fact(recorded_at=at("2020-09-01T00:00:00")), after=0)


def loaded(make, source, target, **changes):
    return make.fact(REGISTER, "load", source=source, target=target, **changes)


def test_the_registers_of_an_organization_have_a_chain_of_their_own(furnished, make):
    assert furnished.save_register("school-1", [make.row()]) == 1
    first = furnished.append(loaded(make, "0", "1", document="Наставники.xlsx"), after=0)
    task = furnished.append(make.fact(TASK), after=0)
    furnished.save_register("school-1", [make.row(name="Анна")])
    second = furnished.append(loaded(make, "1", "2"), after=1)
    assert (second.seq, second.previous) == (2, first.digest)
    assert furnished.history(REGISTER) == (first, second)
    assert furnished.events() == (first, task, second)
    assert furnished.heads() == {REGISTER: second.digest, TASK: task.digest}
    assert furnished.verify(heads=furnished.heads()) == ()
    assert list(furnished.snapshots(days={"school-1": day("2021-01-01")})) == ["5@2020@school-1"]
    assert furnished.act_snapshots(days={"school-1": day("2021-01-01")}) == {}
    assert list(furnished.task_histories()) == ["5@2020@school-1"]
    with pytest.raises(ConflictError, match="уже записано другое событие"):
        furnished.append(loaded(make, "1", "2"), after=1)


def adopted(make, source, target):
    return make.fact("roadmap:school-1", "adopt", source=source, target=target)


def test_the_editions_of_an_organization_have_a_chain_of_their_own(furnished, make):
    first = furnished.append(adopted(make, "1", "2"), after=0)
    furnished.append(make.fact(TASK), after=0)
    second = furnished.append(adopted(make, "2", "3"), after=1)

    assert furnished.history("roadmap:school-1") == (first, second)
    assert furnished.verify(heads=furnished.heads()) == ()
    of_school, of_other = (
        furnished.recent(JournalQuery(organizations=frozenset({one}), kind="roadmap"), limit=5)
        for one in ("school-1", "school-2")
    )
    assert [one.event for one in of_school] == [second, first]
    assert of_other == ()
    with pytest.raises(ConflictError, match="уже записано другое событие"):
        furnished.append(adopted(make, "2", "3"), after=1)


def test_the_registers_of_nobody_have_no_events(furnished, make):
    with pytest.raises(InputError, match="«school-9» нет в хранилище") as refused:
        furnished.append(make.fact("register:school-9", "load"), after=0)
    assert refused.value.problems[0].remedy == "Сначала внесите организацию"
    assert furnished.events() == ()


def test_registers_changed_past_the_journal_are_reported(furnished, make):
    for name in ("school-1", "school-2"):
        furnished.save_register(name, [make.row(owner=name)])
    assert furnished.verify() == ()  # nothing was journalled yet, so nothing contradicts it
    furnished.append(loaded(make, "0", "1"), after=0)
    assert furnished.verify() == ()
    furnished.save_register("school-1", [make.row(name="Анна")])
    (problem,) = furnished.verify()
    assert (problem.place, problem.code) == (REGISTER, "store.register")
    furnished.append(loaded(make, "1", "2"), after=1)
    assert furnished.verify() == ()
    furnished.append(make.fact(REGISTER, "erase", source="2", target="2"), after=2)
    assert furnished.verify() == ()


def test_an_event_of_registers_that_have_no_rows_is_reported(furnished, make):
    furnished.append(loaded(make, "0", "1"), after=0)
    assert [one.code for one in furnished.verify()] == ["store.register"]


def test_lists_events_in_order_of_recording(furnished, make):
    recorded = [
        furnished.append(make.fact(TASK), after=0),
        furnished.append(make.fact(ACT, "draft"), after=0),
        furnished.append(make.fact(TASK), after=1),
    ]
    assert furnished.events() == tuple(recorded)
    assert furnished.events(skip=2) == tuple(recorded[2:])
    assert furnished.heads() == {TASK: recorded[2].digest, ACT: recorded[1].digest}


def test_verify_against_exported_heads_finds_what_is_no_longer_there(furnished, make):
    furnished.append(make.fact(TASK), after=0)
    exported = dict(furnished.heads())
    furnished.append(make.fact(TASK), after=1)
    assert furnished.verify(heads=exported) == ()
    problems = furnished.verify(heads={TASK: "f" * 64, ACT: "e" * 64})
    assert [(one.place, one.code) for one in problems] == [
        (TASK, "journal.truncated"),
        (ACT, "journal.truncated"),
    ]


@pytest.fixture
def two_times(furnished, make):
    """Done on the 10th, recorded on the 20th; a document before it, and another school."""
    furnished.append(
        make.fact(
            TASK,
            "attach",
            target="submitted",
            document="act-1",
            happened_on=day("2020-09-05"),
            recorded_at=at("2020-09-05T10:00:00+00:00"),
        ),
        after=0,
    )
    furnished.append(
        make.fact(
            TASK,
            "confirm",
            source="submitted",
            target="done",
            happened_on=day("2020-09-10"),
            recorded_at=at("2020-09-20T10:00:00+00:00"),
        ),
        after=1,
    )
    furnished.append(
        make.fact("task:5@2020@school-2", happened_on=day("2020-09-08")),
        after=0,
    )
    return furnished


def states(store, on, known=None, **filters):
    days = {"school-1": day(on), "school-2": day(on)}
    found = store.snapshots(days=days, known=known and at(known), **filters)
    return {name: now.state for name, now in found.items()}


def test_a_snapshot_counts_facts_up_to_the_day(two_times):
    assert states(two_times, "2020-09-04") == {}
    assert states(two_times, "2020-09-09")["5@2020@school-1"] == "submitted"
    assert states(two_times, "2020-09-10")["5@2020@school-1"] == "done"


def test_a_snapshot_counts_what_was_recorded_by_the_moment(two_times):
    known = "2020-09-20T09:59:59.999999+00:00"
    assert states(two_times, "2020-12-31", known)["5@2020@school-1"] == "submitted"
    known = "2020-09-20T22:00:00+12:00"
    assert states(two_times, "2020-12-31", known)["5@2020@school-1"] == "done"


def test_snapshots_keep_to_the_organizations_asked_about(two_times):
    only = states(two_times, "2020-12-31", organization="school-2")
    assert only == {"5@2020@school-2": "in_progress"}
    found = two_times.snapshots(days={"school-2": day("2020-12-31")})
    assert list(found) == ["5@2020@school-2"]


def test_each_organization_has_its_own_day(two_times):
    days = {"school-1": day("2020-09-09"), "school-2": day("2020-09-07")}
    assert {key: now.state for key, now in two_times.snapshots(days=days).items()} == {
        "5@2020@school-1": "submitted"
    }


def test_snapshots_of_acts_and_of_occurrences_are_kept_apart(two_times, make):
    two_times.append(make.fact(ACT, "draft", source="", target="draft"), after=0)
    days = {"school-1": day("2020-12-31")}
    assert list(two_times.act_snapshots(days=days)) == ["order_implementation@2020@school-1"]
    assert list(two_times.snapshots(days=days)) == ["5@2020@school-1"]
    assert two_times.act_snapshots(days=days, organization="school-2") == {}
    assert two_times.act_snapshots(days={"school-1": day("2020-08-31")}) == {}


def test_histories_hold_the_events_that_count(two_times):
    whole = two_times.task_histories()
    assert {name: len(events) for name, events in whole.items()} == {
        "5@2020@school-1": 2,
        "5@2020@school-2": 1,
    }
    assert whole["5@2020@school-1"] == two_times.history(TASK)
    assert list(two_times.task_histories(organization="school-2")) == ["5@2020@school-2"]
    early = two_times.task_histories(until=day("2020-09-07"))
    assert {name: len(events) for name, events in early.items()} == {"5@2020@school-1": 1}
    known = two_times.task_histories(organization="school-1", known=at("2020-09-19T00:00:00+00:00"))
    assert {name: len(events) for name, events in known.items()} == {"5@2020@school-1": 1}


def test_a_term_taken_back_leaves_the_plans_own(store, make):
    store.save_organizations([make.organization()])
    store.save_plan([make.occurrence()])
    late = {"school-1": day("2020-10-02")}
    for seq, (due, overdue) in enumerate([(day("2020-12-01"), 0), (None, 1)]):
        there = {"source": "planned", "target": "planned"}
        store.append(make.fact(TASK, "set_term", due=due, **there), after=seq)
        assert store.overdue_count(days=late) == {"school-1": overdue}
    assert store.snapshots(days=late)["5@2020@school-1"].due is None
    assert store.verify() == ()


# Random histories: days and moments out of order, terms moved, documents, closed and opened again.

_DAYS = st.dates(dt.date(2020, 9, 1), dt.date(2020, 9, 12))
_MOMENTS = st.datetimes(
    dt.datetime.fromisoformat("2020-09-01"),
    dt.datetime.fromisoformat("2020-09-12"),
    timezones=st.just(dt.UTC),
)
_TEXT = st.text("абв «–» '\"%_\\", max_size=5)
_PLAN = [f"{item}@2020@school-{school}" for school in (1, 2) for item in (5, 6, 10)]


@st.composite
def facts(draw):
    document = draw(st.sampled_from(["", "act-1", "act-2"]))
    return NewEvent(
        subject=task_subject(draw(st.sampled_from(_PLAN))),
        trigger=draw(st.sampled_from(list(TaskTrigger))),
        source=draw(st.sampled_from(list(TaskState))),
        target=draw(st.sampled_from(list(TaskState))),
        acted_by=draw(_TEXT),
        role=draw(st.sampled_from(list(Role))),
        recorded_by=draw(_TEXT),
        happened_on=draw(_DAYS),
        recorded_at=draw(_MOMENTS),
        reason=draw(_TEXT),
        details=Details(
            document=document,
            document_kind=document and "order_implementation",
            document_date=draw(st.none() | _DAYS),
            file_digest=draw(_TEXT),
            number=draw(_TEXT),
            due=draw(st.none() | _DAYS),
            basis=draw(_TEXT),
        ),
    )


_EXCUSES = st.fixed_dictionaries(
    {
        "due": st.none() | _DAYS,
        "confirmed": st.booleans(),
        "retroactive": st.booleans(),
    }
)


class _Undo(Exception):
    pass


@pytest.fixture(scope="module")
def lasting(tmp_path_factory):
    """One file for many examples, each undone."""
    store = open_store(tmp_path_factory.mktemp("lasting") / "acts.sqlite3")
    yield store
    store.close()


@given(
    facts=st.lists(facts(), max_size=12),
    plan=st.lists(_EXCUSES, min_size=len(_PLAN), max_size=len(_PLAN)),
    tracked=st.none() | _DAYS,
    days=st.tuples(_DAYS, _DAYS),
    known=st.none() | _MOMENTS,
)
@settings(max_examples=60)
def test_the_database_answers_as_the_pure_functions_do(lasting, facts, plan, tracked, days, known):
    asked = dict(zip(("school-1", "school-2"), days, strict=True))
    with contextlib.suppress(_Undo), lasting.transaction():
        tracking = {"school-1": None, "school-2": tracked}
        occurrences = _furnish(lasting, plan, tracking)
        histories = _record(lasting, facts)
        _compare_snapshots(lasting, histories, asked, known)
        _compare_overdue(lasting, occurrences, histories, asked, tracking)
        assert lasting.verify() == ()
        assert lasting.verify(heads=lasting.heads()) == ()
        raise _Undo
    assert lasting.events() == ()


def _furnish(store, plan, tracking):
    store.save_organizations(
        Organization(
            id=name,
            fan_out=FanOut.EACH_SCHOOL,
            full_name=name,
            short_name=name,
            place="",
            zone="Asia/Kamchatka",
            tracked_from=first,
        )
        for name, first in tracking.items()
    )
    occurrences = {
        name: Occurrence(
            id=OccurrenceId.parse(name),
            kind=Kind.UNTIL,
            start=None,
            raw_due=excuse["due"],
            rule="",
            **excuse,
        )
        for name, excuse in zip(_PLAN, plan, strict=True)
    }
    store.save_plan(occurrences.values())
    return occurrences


def _record(store, facts):
    histories = {name: [] for name in _PLAN}
    for fact in facts:
        history = histories[fact.subject.partition(":")[2]]
        history.append(store.append(fact, after=len(history)))
    return histories


def _compare_snapshots(store, histories, asked, known):
    expected = {}
    for name, history in histories.items():
        counted = known_events(history, as_of=asked[name.rpartition("@")[2]], known=known)
        if counted:
            expected[name] = snapshot(counted)
    assert store.snapshots(days=asked, known=known) == expected
    assert store.snapshots(days=asked, known=known, organization="school-2") == {
        name: now for name, now in expected.items() if name.endswith("school-2")
    }


def _compare_overdue(store, occurrences, histories, asked, tracking):
    expected = dict.fromkeys(asked, 0)
    for name, one in occurrences.items():
        now = snapshot(histories[name])
        owner = one.id.organization
        expected[owner] += is_overdue(
            state=now.state or TaskState.PLANNED,
            due=now.due or one.due,
            today=asked[owner],
            tracked_from=tracking[owner],
            confirmed=one.confirmed or now.due is not None,
            retroactive=one.retroactive,
        )
    assert store.overdue_count(days=asked) == expected
