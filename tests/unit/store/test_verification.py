import dataclasses as dc

from acts.journal import chain
from acts.store.verification import chain_problems, missing_subjects, register_problems

SUBJECT = "task:5@2020@school-1"


def two(make_fact):
    first = chain(make_fact(), last=None)
    return [first, chain(make_fact("attach"), last=first)]


def test_a_whole_chain_that_holds_the_exported_digest_is_right(make_fact):
    events = two(make_fact)
    assert list(chain_problems(SUBJECT, events, exported=events[0].digest)) == []
    assert list(chain_problems(SUBJECT, events, exported=None)) == []


def test_an_exported_digest_that_is_gone_means_truncation(make_fact):
    first, second = two(make_fact)
    (problem,) = chain_problems(SUBJECT, [first], exported=second.digest)
    assert problem.code == "journal.truncated"


def test_a_broken_chain_is_told_once(make_fact):
    first, second = two(make_fact)
    edited = dc.replace(first, fact=make_fact(on=30))
    (problem,) = chain_problems(SUBJECT, [edited, second], exported="x")
    assert problem.code == "journal.broken-chain"


def test_a_cell_of_a_foreign_type_is_unreadable(make_fact):
    first = chain(make_fact(), last=None)
    foreign = dc.replace(first, fact=dc.replace(first.fact, reason=b"\xff"))
    (problem,) = chain_problems(SUBJECT, [foreign], exported=None)
    assert problem.code == "journal.unreadable"


def test_names_subjects_that_lost_all_their_events():
    found = list(missing_subjects({"a": 1}, {"a": "1", "b": "2"}))
    assert [problem.place for problem in found] == ["b"]


def test_registers_stand_where_their_last_event_left_them(make_fact):
    first = chain(make_fact("load", source="0", target="1"), last=None)
    second = chain(make_fact("load", source="1", target="2"), last=first)
    assert list(register_problems("register:school-1", [first, second], 2)) == []
    assert list(register_problems("register:school-1", [], 5)) == []
    (problem,) = register_problems("register:school-1", [first, second], 1)
    assert (problem.place, problem.code) == ("register:school-1", "store.register")
