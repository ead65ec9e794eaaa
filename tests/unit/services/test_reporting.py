"""The status at a moment: whose day it is, what counted by then, what stands in a row."""

import dataclasses as dc
import datetime as dt

import pytest

from acts.deadlines.reading import Kind, Reading
from acts.errors import InputError
from acts.journal import Snapshot
from acts.report import Flag
from acts.roadmap import Confirmation, Deadline, ReadTerm
from acts.services.reporting import document_label, status

KAMCHATKA_AND_MOSCOW = """\
organizations:
  - id: east
    fan_out: each_school
    full_name: Школа в Петропавловске
    short_name: Школа
    place: г. Петропавловск-Камчатский
    zone: Asia/Kamchatka
  - id: west
    fan_out: each_school
    full_name: Школа в Москве
    short_name: Школа
    place: г. Москва
    zone: Europe/Moscow
"""


def ask(shop, as_of, known=None, actor=None, **values):
    if isinstance(as_of, str):
        as_of = dt.datetime.fromisoformat(as_of) if "T" in as_of else dt.date.fromisoformat(as_of)
    return status(shop.at("2026-11-22", actor or shop.officer), as_of=as_of, known=known, **values)


def late(shop, as_of, **values):
    rows = ask(shop, as_of, only_overdue=True, **values).rows
    return {f"{row.item}@{row.period}@{row.organization}" for row in rows}


def row(shop, name, as_of="2026-11-22", **values):
    item, period, organization = name.split("@")
    return next(
        one
        for one in ask(shop, as_of, **values).rows
        if (one.item, one.period, one.organization) == (item, period, organization)
    )


AUTUMN = {f"{item}@2020" for item in "456789"}


@pytest.mark.parametrize(
    ("instant", "east", "west"),
    [
        # 30.09.2020 ends at 12:00 UTC in Kamchatka (UTC+12), at 21:00 UTC in Moscow (UTC+3)
        ("2020-09-30T11:59:59+00:00", False, False),
        ("2020-09-30T12:00:00+00:00", True, False),
        ("2020-09-30T20:59:59+00:00", True, False),
        ("2020-09-30T21:00:00+00:00", True, True),
        ("2020-09-30T23:59:59+12:00", False, False),
        ("2020-10-01T00:00:00+12:00", True, False),
    ],
)
def test_each_school_is_late_by_its_own_midnight(make_shop, instant, east, west):
    shop = make_shop(organizations=KAMCHATKA_AND_MOSCOW)

    wanted = {f"{one}@east" for one in AUTUMN if east} | {f"{one}@west" for one in AUTUMN if west}
    assert late(shop, instant) == wanted


def test_a_day_is_the_same_day_for_every_zone(make_shop):
    shop = make_shop(organizations=KAMCHATKA_AND_MOSCOW)

    assert late(shop, "2020-09-30") == set()
    assert late(shop, "2020-10-01") == {
        f"{one}@{id_}" for one in AUTUMN for id_ in ("east", "west")
    }


def test_without_a_day_the_status_is_of_now(shop):
    answer = status(shop.at("2020-10-01", shop.officer), only_overdue=True)

    assert {f"{one.item}@{one.period}" for one in answer.rows} == AUTUMN
    assert answer.as_of == "2020-10-01T09:00:00+12:00"


def test_a_fact_counts_from_its_day_and_not_before(shop, make_paper):
    shop.task("2020-09-11", "attach", "6@2020", paper=make_paper("2020-09-10"))

    assert row(shop, "6@2020@school-1", "2020-09-10").state == "planned"
    assert row(shop, "6@2020@school-1", "2020-09-11").state == "submitted"


def test_what_was_recorded_late_counts_for_its_day_but_was_not_known_then(shop, make_paper):
    shop.task("2021-02-15", "attach", "6@2020", on="2020-09-28", paper=make_paper("2020-09-28"))
    shop.task("2021-02-18", "confirm", "6@2020@school-1", actor=shop.officer)
    then = dt.datetime.fromisoformat("2020-10-01T23:59:59+12:00")

    assert "6@2020@school-1" not in late(shop, "2020-10-01")
    assert "6@2020@school-1" in late(shop, "2020-10-01", known=then)
    told = row(shop, "6@2020@school-1", "2020-10-01", known=then)
    assert (told.state, told.document) == ("planned", "")


def test_knowledge_is_counted_to_the_moment(shop, make_paper):
    shop.task("2020-10-05", "attach", "6@2020", on="2020-09-28", paper=make_paper("2020-09-28"))
    recorded = dt.datetime.fromisoformat("2020-10-05T09:00:00+12:00")

    assert "6@2020@school-1" not in late(shop, "2020-10-05", known=recorded)
    before = recorded - dt.timedelta(seconds=1)
    assert "6@2020@school-1" in late(shop, "2020-10-05", known=before)


def test_every_row_cites_its_clause(shop):
    told = row(shop, "5@2021@school-1", "2021-09-02")

    assert told.clause == "приказ № 553 от 26.06.2020, приложение 1, п. 5"
    assert told.due == dt.date(2021, 9, 1)
    assert told.rule == "до 1 сентября включительно"
    assert told.flags == (Flag.OVERDUE,)
    assert told.holder == "school-1"


def test_rows_are_chosen_by_organization_item_and_lateness(shop):
    assert len(ask(shop, "2020-10-01").rows) == 92
    assert len(ask(shop, "2020-10-01", organization="school-2").rows) == 46
    assert len(ask(shop, "2020-10-01", item="5.").rows) == 10
    only = ask(shop, "2020-10-01", item="5", organization="school-2", only_overdue=True)
    assert [f"{one.item}@{one.period}@{one.organization}" for one in only.rows] == [
        "5@2020@school-2"
    ]
    assert only.summary.total == 1


def test_a_foreign_school_answers_like_an_unknown_one(shop):
    for name in ("school-2", "school-9"):
        with pytest.raises(InputError, match=f"организации «{name}» нет. .*: school-1"):
            ask(shop, "2020-10-01", actor=shop.office, organization=name)

    assert {one.organization for one in ask(shop, "2020-10-01", actor=shop.office).rows} == {
        "school-1"
    }


def test_the_rules_that_hold_are_printed_with_the_answer(shop):
    policies = ask(shop, "2020-10-01").policies

    assert "«срок близко» – за 14 календарных дней" in policies
    assert "на проверку документа – 10 рабочих дней" in policies
    assert any("переносится на следующий" in one for one in policies)


def test_an_answer_names_its_moments(shop):
    known = dt.datetime(2020, 10, 1, 11, tzinfo=dt.UTC)

    answer = ask(shop, "2020-10-01", known=known)

    assert (answer.as_of, answer.known) == ("2020-10-01", "2020-10-01T11:00:00+00:00")
    assert ask(shop, "2020-10-01").known is None


# --- the second term of a note ---------------------------------------------------------------


def test_a_note_with_another_term_stands_in_its_own_words_first(shop):
    assert row(shop, "9@2020@school-1").rule == (
        "последний день – 30 сентября; "
        "примечание: в течение месяца после издания приказа о внедрении ЦМН в ОО"
    )


def test_a_note_with_another_term_gets_its_date_and_the_column_counts(shop):
    shop.in_force()  # the order of 27.08.2020
    shop.task("2020-08-28", "attach", "5@2020", act="order_implementation@2020@school-1")

    told = row(shop, "9@2020@school-1", "2020-10-01")

    # a month from 27.08.2020 is 27.09.2020, a Sunday → Monday 28.09.2020
    assert "; примечание: до 28.09.2020 (" in told.rule
    assert told.due == dt.date(2020, 9, 30)
    assert "примечание: в течение месяца" in row(shop, "9@2021@school-1").rule


def test_a_governing_note_is_the_rows_own_term(related, make_paper):
    related.task("2020-09-11", "attach", "1@2020", paper=make_paper("2020-09-10", "", "Приказ"))

    told = row(related, "3@2020@school-1", "2020-09-25")

    assert told.due == dt.date(2020, 9, 24)
    assert told.rule.startswith("24.09.2020 (первоначально 01.12.2020): ")
    assert "примечание" not in told.rule
    assert told.flags == (Flag.OVERDUE,)
    assert row(related, "4@2020@school-1", "2020-09-25").due == dt.date(2020, 12, 1)


def test_a_relative_duty_has_no_date_until_its_fact(related, make_paper):
    before = row(related, "2@по-факту@school-1", "2020-09-25")
    related.task("2020-09-11", "attach", "1@2020", paper=make_paper("2020-09-10", "", "Приказ"))
    after = row(related, "2@по-факту@school-1", "2020-10-13")

    assert (before.due, before.flags) == (None, (Flag.NO_DATE,))
    assert (after.due, after.flags) == (dt.date(2020, 10, 12), (Flag.OVERDUE,))


# --- documents -------------------------------------------------------------------------------


def test_a_document_is_cited_by_number_and_date_or_as_it_was_entered(shop, make_paper):
    given = make_paper("2020-09-21", "partner_agreement", "Соглашение", number="3")
    shop.task("2020-09-22", "attach", "7@2020", paper=given)
    shop.task("2020-09-22", "attach", "6@2020", paper=make_paper("2020-09-10"))

    assert row(shop, "7@2020@school-1").document == "№ 3 от 21.09.2020"
    assert row(shop, "6@2020@school-1").document == "Перечень партнёров"
    assert row(shop, "8@2020@school-1").document == ""


def test_an_act_of_the_store_is_cited_by_its_own_number(shop):
    shop.in_force(number="64-од")
    shop.task("2020-08-28", "attach", "5@2020", act="order_implementation@2020@school-1")

    assert row(shop, "5@2020@school-1").document == "№ 64-од от 27.08.2020"


def test_nothing_has_no_label():
    assert document_label(Snapshot()) == ""


def undated(roadmap):
    """Five items: unread, lasting, without a term, waiting for a word, dated."""
    confirmed = Confirmation(by="юрист", on=dt.date(2020, 6, 1), reason="так сказано")
    until = Reading(kind=Kind.UNTIL, end=dt.date(2020, 9, 30), op="до включительно")
    terms = (
        ("к первому звонку", ()),
        ("постоянно", (ReadTerm(reading=Reading(kind=Kind.CONTINUOUS, scope="plan")),)),
        ("", (ReadTerm(reading=Reading(kind=Kind.NONE), confirmation=confirmed),)),
        ("до сентября 2020 года", (ReadTerm(reading=until),)),
        ("до конца сентября 2020 года", (ReadTerm(reading=until),)),
    )
    bare = roadmap.item("10")
    items = (
        dc.replace(bare, number=str(number), deadline=Deadline(text=text, readings=readings))
        for number, (text, readings) in enumerate(terms, start=1)
    )
    return dc.replace(roadmap, items=tuple(items))


def test_every_row_without_a_date_or_a_word_says_what_to_do(make_shop, shop, make_paper):
    shop = make_shop(roadmap=undated(shop.desk.roadmap))

    def told(day):
        return dict(ask(shop, day, organization="school-1").todo)

    before = told("2020-11-01")
    assert "не прочитан" in before["1"]
    assert "постоянно" in before["2"]
    assert "срок не назван" in before["3"]
    assert "ждёт подтверждения" in before["4"]
    assert set(before) == {"1", "2", "3", "4"}
    assert ask(shop, "2020-11-01").todo == tuple(before.items())  # both schools, each item once
    assert [item for item, _ in ask(shop, "2020-11-01", item="3").todo] == ["3"]
    paper = make_paper("2020-09-10", "mentoring_programme")
    shop.task("2020-09-10", "attach", "2@постоянно@school-1", paper=paper)
    assert told("2020-09-09")["2"]
    assert "2" not in told("2020-09-10")
    late = ask(shop, "2020-11-01", only_overdue=True, organization="school-1").rows
    assert [one.item for one in late] == ["5"]


def test_a_term_that_a_document_has_dated_asks_for_nothing(related, make_paper):
    def told(day):
        return [item for item, _ in ask(related, day, organization="school-1").todo]

    assert "2" in told("2020-09-01")
    related.task("2020-09-10", "attach", "1@2020@school-1", paper=make_paper("2020-09-10"))

    assert "2" not in told("2020-09-11")


def test_nothing_is_to_be_done_about_a_bare_term_that_an_edition_dropped(shop):
    kept = shop.desk.store.occurrence("7@по-необходимости@school-1")
    before = ask(shop, "2020-10-01", organization="school-1", item="7")
    shop.desk.store.save_plan([dc.replace(kept, superseded="редакция 2")])

    after = ask(shop, "2020-10-01", organization="school-1", item="7")

    assert [item for item, _ in before.todo] == ["7"]
    assert [one.flags[0] for one in after.rows if one.due is None] == [Flag.SUPERSEDED]
    assert after.todo == ()
