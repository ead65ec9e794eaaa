"""Beside the way of an act: who has read it under signature, and whether the site shows it."""

import datetime as dt

import pytest

from acts.actor import Actor, Role
from acts.documents.acquaintance import sheet_of
from acts.errors import ConflictError, InputError, WorkflowError
from acts.journal import act_subject, snapshot
from acts.services.act_duties import acquaint, act_duties, open_duties, publish
from acts.states import ActTrigger

NAME = "order_implementation@2020@school-1"
HEAD = Actor(id="head", roles=frozenset({Role.DIRECTOR}), scope=("school-1",))
OFFICER = Actor(id="officer", roles=frozenset({Role.MUNICIPAL_OFFICER}))
SITE = "раздел «Наставничество»"


@pytest.fixture
def bound(shop):
    """The order in force since 27.08.2020."""
    shop.in_force()
    return shop.desk.store.act(NAME)


@pytest.fixture
def waiting(shop):
    """The order of 27.08.2020, registered and in force from 15.09.2020."""
    shop.in_force(number="7", effective_from=dt.date(2020, 9, 15))
    return shop.desk.store.act(NAME)


def duties(shop, act, day="2020-08-28"):
    return act_duties(shop.at(day), act)


def events(shop, trigger):
    found = shop.desk.store.history(act_subject(NAME))
    return [one.fact for one in found if one.fact.trigger == trigger]


def test_the_sheet_lists_whom_the_order_names_and_never_its_signer(shop, bound):
    names = [one.name for one in duties(shop, bound).readers]

    assert "Тихая Инна" in names
    assert "Лугова Вера Ильинична" not in names
    assert [one.line for one in duties(shop, bound).readers] == [
        str(number) for number in range(1, len(names) + 1)
    ]
    assert len(names) == len(set(names)) >= 4


def test_the_sheet_is_the_one_that_is_printed(shop, bound):
    from acts.documents.reading import read_document
    from acts.packages import open_package

    document = read_document(open_package((shop.desk.folder / bound.file).read_bytes(), name="x"))
    cells = [one.text.split(",")[0].strip() for one in document.paragraphs if one.cell is not None]
    listed = [one.name for one in sheet_of(bound.data)]
    assert [one for one in cells if one in listed] == listed


def test_a_draft_asks_for_nobody_yet(shop):
    made = shop.draft()

    found = duties(shop, made.act)

    assert (found.readers, found.publication) == ((), None)


def test_an_acquaintance_is_recorded_by_line_and_post_and_never_by_name(shop, bound):
    acquaint(shop.at("2020-08-31"), bound, ["1", "2"], on=dt.date(2020, 8, 28))

    facts = events(shop, ActTrigger.ACQUAINT)
    assert [(one.details.clause, one.happened_on) for one in facts] == [
        ("1", dt.date(2020, 8, 28)),
        ("2", dt.date(2020, 8, 28)),
    ]
    assert facts[0].details.body == "заместитель директора"
    assert "Тихая" not in repr(facts)
    found = duties(shop, bound, "2020-08-31")
    assert [one.line for one in found.unread] == [one.line for one in found.readers[2:]]
    assert (found.readers[0].on, found.readers[0].recorded_by) == (dt.date(2020, 8, 28), "office")


def test_number_date_and_state_of_the_act_stay_what_they_are(shop, bound):
    before = snapshot(shop.desk.store.history(act_subject(NAME)))

    acquaint(shop.at("2020-08-31"), bound, ["1"])
    publish(shop.at("2020-08-31"), bound, SITE)

    after = snapshot(shop.desk.store.history(act_subject(NAME)))
    assert (after.state, after.since, after.number, after.document, after.document_date) == (
        before.state,
        before.since,
        before.number,
        before.document,
        before.document_date,
    )


def test_several_are_recorded_all_or_none(shop, bound):
    with pytest.raises(WorkflowError, match="нет строки «99»"):
        acquaint(shop.at("2020-08-31"), bound, ["1", "99"])
    with pytest.raises(InputError, match="не отмечено"):
        acquaint(shop.at("2020-08-31"), bound, [])

    assert not events(shop, ActTrigger.ACQUAINT)


@pytest.mark.parametrize(
    ("on", "message"),
    [("2020-08-26", "документ датирован 27.08.2020"), ("2020-09-02", "ещё не наступила")],
)
def test_nobody_reads_an_order_before_its_date_or_in_the_future(shop, bound, on, message):
    with pytest.raises(WorkflowError, match=message):
        acquaint(shop.at("2020-09-01"), bound, ["1"], on=dt.date.fromisoformat(on))


def test_people_sign_in_any_order_of_days_and_other_steps_do_not_wait_for_them(shop, bound):
    acquaint(shop.at("2020-09-10"), bound, ["1"], on=dt.date(2020, 9, 10))
    acquaint(shop.at("2020-09-11"), bound, ["2"], on=dt.date(2020, 8, 28))

    shop.act("2020-09-12", "expire", of=NAME, on="2020-09-05", reason="срок истёк")

    assert snapshot(shop.desk.store.history(act_subject(NAME))).state == "repealed"


def test_a_wrong_day_is_put_right_with_a_reason(shop, bound):
    acquaint(shop.at("2020-09-10"), bound, ["1"], on=dt.date(2020, 9, 10))
    with pytest.raises(WorkflowError, match="уже внесено другим днём"):
        acquaint(shop.at("2020-09-11"), bound, ["1"], on=dt.date(2020, 9, 9))
    with pytest.raises(WorkflowError, match="уже внесено: строка 1"):
        acquaint(shop.at("2020-09-11"), bound, ["1"], on=dt.date(2020, 9, 10), reason="описка")

    acquaint(shop.at("2020-09-11"), bound, ["1"], on=dt.date(2020, 9, 9), reason="описка")

    assert duties(shop, bound, "2020-09-11").readers[0].on == dt.date(2020, 9, 9)


def test_who_saw_less_is_told_and_nothing_is_recorded(shop, bound):
    seen = len(shop.desk.store.history(act_subject(NAME)))
    acquaint(shop.at("2020-09-01"), bound, ["1"], seen=seen)

    with pytest.raises(ConflictError, match="ознакомление под подпись"):
        acquaint(shop.at("2020-09-01"), bound, ["2"], seen=seen)
    assert len(events(shop, ActTrigger.ACQUAINT)) == 1


def test_the_office_and_the_head_record_it_and_nobody_else(shop, bound):
    acquaint(shop.at("2020-09-01", HEAD), bound, ["1"])
    with pytest.raises(WorkflowError, match="нет права"):
        acquaint(shop.at("2020-09-01", OFFICER), bound, ["2"])
    with pytest.raises(WorkflowError, match="нет права"):
        publish(shop.at("2020-09-01", OFFICER), bound, SITE)


def test_an_act_that_waits_for_its_day_stays_waiting_when_somebody_reads_it(shop, waiting):
    acquaint(shop.at("2020-08-28"), waiting, ["1"])

    assert snapshot(shop.desk.store.history(act_subject(NAME))).state == "registered"


def test_the_site_shows_it_within_ten_working_days(shop, bound):
    found = duties(shop, bound).publication

    # 27.08.2020 is a Thursday: ten working days later it is Thursday 10.09.2020.
    assert (found.due, found.on) == (dt.date(2020, 9, 10), None)
    assert not duties(shop, bound, "2020-09-10").is_publication_late
    assert duties(shop, bound, "2020-09-11").is_publication_late

    publish(shop.at("2020-09-03"), bound, SITE, on=dt.date(2020, 9, 2))

    after = duties(shop, bound, "2020-09-11")
    assert (after.publication.on, after.publication.address) == (dt.date(2020, 9, 2), SITE)
    assert not after.is_unpublished


def test_a_publication_without_a_place_is_refused(shop, bound):
    with pytest.raises(WorkflowError, match="где на сайте"):
        publish(shop.at("2020-09-03"), bound, " ")


def test_what_is_open_is_listed_until_nothing_is(shop, bound):
    desk = shop.at("2020-09-01")
    assert list(open_duties(desk, [bound])) == [NAME]
    assert not duties(shop, bound).is_reading_late

    acquaint(desk, bound, [one.line for one in duties(shop, bound).readers])
    publish(desk, bound, SITE)

    assert open_duties(desk, [bound]) == {}


def test_the_day_the_order_names_makes_it_late(shop, bound):
    named = duties(shop, bound).read_by

    assert named is not None
    late = act_duties(shop.at(str(named + dt.timedelta(days=1))), bound)
    assert late.is_reading_late
    assert not act_duties(shop.at(str(named)), bound).is_reading_late


def test_an_act_that_waits_for_its_day_says_which_after_somebody_read_it(shop, waiting):
    from acts.services.tracking import _act_as_evidence

    desk = shop.at("2020-08-28")
    acquaint(desk, waiting, ["1"])

    found = _act_as_evidence(desk, desk.organization("school-1"), NAME)

    assert found.effective_from == dt.date(2020, 9, 15)
    assert found.called == "«Приказ о внедрении целевой модели наставничества» № 7 от 27.08.2020"
