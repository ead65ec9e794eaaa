"""The journal in words: scope, pages, filters by day, what each kind of subject is called."""

import dataclasses as dc
import datetime as dt

import pytest

from acts.actor import Actor, Role
from acts.errors import InputError
from acts.services import journal_view
from acts.services.journal_view import JournalFilters, journal_page, journal_xlsx
from acts.services.planning import plan

ALL = JournalFilters()
TASK = "6@2020@school-1"


@pytest.fixture
def told(shop, make_paper):
    """A start, a document handed in, and a step of the other school, on three days."""
    plan(shop.desk)
    both = Actor(id="both", roles=shop.office.roles)
    shop.task("2020-09-10", "start", TASK)
    shop.task("2020-09-11", "attach", TASK, paper=make_paper("2020-09-10"))
    shop.task("2020-09-12", "start", "6@2020@school-2", actor=both)
    return shop


def seen(shop, filters=ALL, actor=None, **values):
    return journal_page(shop.at("2020-09-20", actor or shop.all_seeing), filters, **values)


def test_an_event_is_told_in_words_with_both_times(told):
    line = seen(told).lines[1]
    assert line.subject.startswith("п. 6, 2020: ")
    assert (line.where, line.name, line.kind) == ("МОУ «СШ № 1»", TASK, "task")
    assert line.what == "приложен документ – стало «документ представлен»"
    assert line.acted.startswith("МОУ «СШ № 1», ")
    assert line.recorded_by == "office"
    assert line.happened == dt.date(2020, 9, 11)
    assert f"{line.recorded:%d.%m.%Y %H:%M %z}" == "11.09.2020 09:00 +1200"
    assert "Перечень партнёров" in line.why
    assert line.number == 2


def test_an_actor_reads_what_is_in_its_scope(told):
    assert [one.organization for one in seen(told, actor=told.office).lines] == ["school-1"] * 2
    nobody = Actor(id="nobody", roles=frozenset({Role.AUDITOR}), scope=("",))
    assert seen(told, actor=nobody).lines == ()
    with pytest.raises(InputError, match="«school-2» нет"):
        seen(told, JournalFilters(organization="school-2"), actor=told.office)


def test_days_of_a_filter_are_days_of_the_roadmap_s_zone(told):
    # 9 in the morning in Kamchatka is still the day before in UTC.
    only = JournalFilters(since=dt.date(2020, 9, 11), until=dt.date(2020, 9, 11))
    assert [one.happened for one in seen(told, only).lines] == [dt.date(2020, 9, 11)]


def test_pages_join_without_a_gap_and_the_last_one_leads_no_further(told):
    first = seen(told, limit=2)
    second = seen(told, limit=2, before=first.older)
    assert (len(first.lines), len(second.lines), first.total) == (2, 1, 3)
    assert first.older
    assert not second.older
    assert seen(told, limit=3).older == 0


def test_acts_and_registers_are_called_by_what_they_are(told):
    told.draft()
    line = seen(told, JournalFilters(kind="act")).lines[0]
    assert "внедрении" in line.subject
    assert line.subject == "«Приказ о внедрении целевой модели наставничества» (2020)"
    assert seen(told, JournalFilters(kind="register")).total == 0


def test_too_much_for_one_file_is_refused_with_what_to_do(told, monkeypatch):
    monkeypatch.setattr(journal_view, "MOST_EXPORTED", 2)
    desk = told.at("2020-09-20", told.all_seeing)
    with pytest.raises(InputError, match="не больше 2") as refused:
        journal_xlsx(desk, ALL)
    assert "Сузьте" in refused.value.problems[0].remedy


def test_the_file_holds_more_than_one_batch(told, monkeypatch):
    monkeypatch.setattr(journal_view, "_BATCH", 2)
    rows = []
    monkeypatch.setattr(
        journal_view, "table_bytes", lambda title, heading, lines, notes: rows.extend(lines) or b""
    )
    journal_xlsx(told.at("2020-09-20", told.all_seeing), ALL)
    assert [row[1] for row in rows] == ["12.09.2020", "11.09.2020", "10.09.2020"]


def test_a_system_s_own_step_names_no_organization(told):
    event = told.desk.store.recent(journal_view.JournalQuery(), limit=1)[0].event
    own = dc.replace(event.fact, acted_by="system", role=Role.SYSTEM)
    assert journal_view.who(own, {}) == "система"


def test_an_act_is_called_by_heading_number_and_date_wherever_it_stands(told):
    told.in_force()
    name = "order_implementation@2020@school-1"
    told.task("2020-09-14", "attach", "5@2020@school-1", act=name)
    lines = seen(told, dc.replace(ALL, organization="school-1")).lines
    called = "«Приказ о внедрении целевой модели наставничества» № 64-од от 27.08.2020"

    assert {one.subject for one in lines if one.kind == "act"} == {called}
    assert next(one.why for one in lines if one.what.startswith("приложен")) == called
    registered = next(one for one in lines if one.what.startswith("зарегистрирован"))
    assert registered.why.startswith("№ 64-од от 27.08.2020")
    assert not [one for one in lines if name in one.subject + one.why]


def test_the_zone_is_told_as_people_say_it(told):
    assert seen(told).zone == "UTC+12"
    assert seen(told, JournalFilters(organization="school-1")).zone == "UTC+12"
