"""The whole journal, asked for page by page: the same from every store."""

import datetime as dt

import pytest

from acts.journal import JournalQuery, subject_owner

TASK = "task:5@2020@school-1"
OTHER = "task:5@2020@school-2"
ACT = "act:order_implementation@2020@school-1"
REGISTER = "register:school-1"
ALL = JournalQuery()


def at(day, hour=0):
    return dt.datetime(2020, 9, day, hour, tzinfo=dt.UTC)


@pytest.fixture
def told(furnished, make):
    """Give a store with an event of every kind, of two schools and two accounts."""
    furnished.append(make.fact(TASK, recorded_at=at(1)), after=0)
    furnished.append(make.fact(OTHER, recorded_at=at(2), recorded_by="officer"), after=0)
    furnished.append(make.fact(ACT, "draft", recorded_at=at(3)), after=0)
    furnished.append(make.fact(TASK, recorded_at=at(4), recorded_by="officer"), after=1)
    furnished.append(make.fact(REGISTER, "load", target="1", recorded_at=at(5)), after=0)
    return furnished


def subjects(found):
    return [one.event.fact.subject for one in found]


def test_the_latest_stand_first_and_the_next_page_begins_where_one_ended(told):
    first = told.recent(ALL, limit=2)
    second = told.recent(ALL, limit=2, before=first[-1].place)
    third = told.recent(ALL, limit=2, before=second[-1].place)

    assert subjects(first) == [REGISTER, TASK]
    assert subjects(second) == [ACT, OTHER]
    assert subjects(third) == [TASK]
    assert told.recent(ALL, limit=2, before=third[-1].place) == ()
    assert [one.event for one in (*first, *second, *third)] == list(reversed(told.events()))
    assert told.count_events(ALL) == 5


def test_a_page_doesn_t_move_when_something_is_recorded_meanwhile(told, make):
    first = told.recent(ALL, limit=2)
    told.append(make.fact(OTHER, recorded_at=at(6)), after=1)

    assert subjects(told.recent(ALL, limit=2, before=first[-1].place)) == [ACT, OTHER]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (JournalQuery(organizations=frozenset({"school-2"})), [OTHER]),
        (JournalQuery(organizations=frozenset({"school-1"})), [REGISTER, TASK, ACT, TASK]),
        (JournalQuery(organizations=frozenset({"school-1", "school-2"}), kind="task"),
         [TASK, OTHER, TASK]),
        (JournalQuery(organizations=frozenset()), []),
        (JournalQuery(organizations=frozenset({""})), []),
        (JournalQuery(kind="act"), [ACT]),
        (JournalQuery(kind="register"), [REGISTER]),
        (JournalQuery(recorded_by="officer"), [TASK, OTHER]),
        (JournalQuery(recorded_by="office"), []),
        (JournalQuery(since=at(4)), [REGISTER, TASK]),
        (JournalQuery(until=at(2)), [TASK]),
        (JournalQuery(since=at(2), until=at(4)), [ACT, OTHER]),
        (JournalQuery(since=at(2).astimezone(dt.timezone(dt.timedelta(hours=12))), kind="task"),
         [TASK, OTHER]),
    ],
)  # fmt: skip
def test_only_what_is_asked_for_is_listed_and_counted(told, query, expected):
    found = told.recent(query, limit=10)

    assert subjects(found) == expected
    assert told.count_events(query) == len(expected)
    assert told.recent(query, limit=1) == found[:1]


def test_every_subject_names_its_organization():
    named = [subject_owner(one) for one in (TASK, OTHER, ACT, REGISTER)]

    assert named == ["school-1", "school-2", "school-1", "school-1"]
    assert subject_owner("act:partner_agreement@2020:partner-1@school-1") == "school-1"
