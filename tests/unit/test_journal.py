import dataclasses as dc
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acts.actor import Role
from acts.journal import (
    Details,
    NewEvent,
    Snapshot,
    act_subject,
    canonical,
    chain,
    known_events,
    snapshot,
    step,
    task_subject,
    verify_chain,
)


def day(number):
    return dt.date(2020, 9, number)


def moment(number):
    return dt.datetime(2020, 9, number, 3, tzinfo=dt.UTC)


def fact(trigger="start", *, on=1, recorded=1, source="planned", target="in_progress", **changes):
    details = {name: changes.pop(name) for name in Details.__dataclass_fields__ if name in changes}
    return NewEvent(
        subject=task_subject("5@2020@school-1"),
        trigger=trigger,
        source=source,
        target=target,
        acted_by="school-1:curator",
        role=Role.CURATOR,
        recorded_by="deputy",
        happened_on=day(on),
        recorded_at=moment(recorded),
        reason=changes.pop("reason", ""),
        details=Details(**details),
    )


def history(*facts):
    events = []
    for one in facts:
        events.append(chain(one, last=events[-1] if events else None))
    return tuple(events)


def test_subjects_are_told_apart():
    assert task_subject("a") == "task:a"
    assert act_subject("a") == "act:a"


def test_a_digest_never_changes_by_itself():
    # The form that is digested is kept for ever: exported digests must go on fitting.
    event = chain(fact(document="act-1", document_date=day(2), reason="«да»"), last=None)
    assert canonical(event.fact, 1, "").decode() == (
        '{"acted_by":"school-1:curator","details":{"document":"act-1",'
        '"document_date":"2020-09-02"},"format":1,"happened_on":"2020-09-01","previous":"",'
        '"reason":"«да»","recorded_at":"2020-09-01T03:00:00+00:00","recorded_by":"deputy",'
        '"role":"curator","seq":1,"source":"planned","subject":"task:5@2020@school-1",'
        '"target":"in_progress","trigger":"start"}'
    )


def test_the_zone_of_the_recording_clock_leaves_no_trace():
    there = fact()
    zone = dt.timezone(dt.timedelta(hours=12))
    here = dc.replace(there, recorded_at=there.recorded_at.astimezone(zone))
    assert chain(here, last=None).digest == chain(there, last=None).digest


def test_a_chain_counts_from_one_and_links_to_the_one_before():
    first, second = history(fact(), fact("attach"))
    assert (first.seq, first.previous) == (1, "")
    assert (second.seq, second.previous) == (2, first.digest)
    assert list(verify_chain([first, second])) == []


@pytest.mark.parametrize("field", [one.name for one in dc.fields(NewEvent)])
def test_an_edited_fact_is_found(field):
    other = fact("attach", on=9, recorded=9, source="x", target="y", reason="z", number="7")
    other = dc.replace(other, subject="act:x", acted_by="b", role=Role.CLERK, recorded_by="c")
    first, second = history(fact(), fact("confirm"))
    edited = dc.replace(first.fact, **{field: getattr(other, field)})
    (problem,) = verify_chain([dc.replace(first, fact=edited), second])
    assert "содержание события 1 изменено" in problem.message


@pytest.mark.parametrize("field", [one.name for one in dc.fields(Details)])
def test_an_edited_detail_is_found(field):
    (first,) = history(fact())
    value = day(5) if field in {"document_date", "due", "effective_from"} else "иначе"
    details = dc.replace(first.fact.details, **{field: value})
    edited = dc.replace(first, fact=dc.replace(first.fact, details=details))
    assert len(list(verify_chain([edited]))) == 1


@given(st.data())
def test_a_lost_swapped_or_repeated_event_is_found(data):
    events = list(history(*(fact(on=number) for number in range(1, 6))))
    place = data.draw(st.integers(0, 3))
    change = data.draw(st.sampled_from(["lost", "swapped", "repeated"]))
    if change == "lost":
        del events[place]
    elif change == "swapped":
        events[place], events[place + 1] = events[place + 1], events[place]
    else:
        events.insert(place, events[place])
    (problem,) = verify_chain(events)
    assert problem.code == "journal.broken-chain"


def test_an_event_counts_when_it_happened_and_was_recorded_in_time():
    late = history(fact(on=1, recorded=9), fact("attach", on=5, recorded=6))
    assert known_events(late, as_of=day(4), known=None) == late[:1]
    assert known_events(late, as_of=day(5), known=None) == late
    assert known_events(late, as_of=None, known=moment(8)) == late[1:]
    assert known_events(late, as_of=day(4), known=moment(8)) == ()
    assert known_events(late, as_of=None, known=None) == late


def test_nothing_recorded_is_an_empty_snapshot():
    assert snapshot(()) == Snapshot()


def test_a_state_stands_since_the_day_of_the_fact_that_led_to_it():
    now = snapshot(history(fact(on=2), fact("visa", on=5, source="x", target="x")))
    assert (now.state, now.since) == ("in_progress", day(2))


def test_the_first_event_sets_the_state_even_when_it_stays():
    now = snapshot(history(fact("set_term", on=3, source="planned", target="planned", due=day(9))))
    assert (now.state, now.since, now.due) == ("planned", day(3), day(9))


def test_a_found_term_is_taken_back_by_the_same_event_without_a_date():
    there = {"source": "planned", "target": "planned"}
    now = snapshot(history(fact("set_term", due=day(9), **there)))
    back = step(now, fact("set_term", basis="документ возвращён", **there))
    assert (back.due, back.due_basis) == (None, "документ возвращён")
    assert step(now, fact("start", **there)).due == day(9)


def test_a_moved_term_keeps_its_basis_until_the_next_one():
    moved = fact("postpone", target="postponed", due=day(20), basis="письмо № 7", reason="ремонт")
    now = snapshot(history(moved, fact("start", source="postponed")))
    assert (now.due, now.due_basis, now.postponed) == (day(20), "письмо № 7", 1)
    again = step(now, fact("postpone", target="postponed", due=day(25), reason="болезнь"))
    assert (again.due, again.due_basis, again.postponed) == (day(25), "болезнь", 2)


def test_the_last_document_replaces_the_one_before_as_a_whole():
    first = fact(
        "attach",
        target="submitted",
        document="act-1",
        document_kind="order",
        document_date=day(1),
        file_digest="a",
        number="7",
    )
    now = snapshot(history(first, fact("confirm", source="submitted", target="done")))
    assert (now.document, now.document_kind, now.number) == ("act-1", "order", "7")
    assert now.author == "deputy"
    after = step(now, fact("attach", target="submitted", document="act-2"))
    assert (after.document, after.document_kind, after.document_date) == ("act-2", "", None)
    assert (after.file_digest, after.number) == ("", "")


def test_the_last_reason_and_moment_are_kept():
    now = snapshot(history(fact(reason="раз", recorded=8), fact("attach", recorded=3)))
    assert (now.reason, now.recorded_at) == ("раз", moment(3))
