"""An organisation's terms as a calendar file: what is in it, what is not, where it goes."""

import dataclasses as dc
import datetime as dt

import pytest
from icalendar import Calendar

from acts.deadlines.own_rules import OwnRules
from acts.errors import ConfigurationError, InputError
from acts.roadmap import ReadTerm
from acts.services.calendar_export import export_calendar
from acts.services.planning import plan


def exported(desk, **values):
    written = export_calendar(desk, **values)
    return written, Calendar.from_ical(written.path.read_bytes())


def events(shop, day="2020-08-01", school="school-1"):
    _, calendar = exported(shop.at(day, shop.all_seeing), organization=school)
    return {
        (str(one["SUMMARY"]).split(" –")[0].removeprefix("п. "), one["DTSTART"].dt): one
        for one in calendar.walk("VEVENT")
    }


def reminded(one):
    (alarm,) = one.walk("VALARM")
    return one["DTSTART"].dt + alarm["TRIGGER"].dt


def test_a_term_tells_clause_wording_reading_and_rule(shop):
    one = events(shop)["5", dt.date(2024, 9, 2)]
    assert one["DESCRIPTION"].splitlines()[:3] == [
        "Приказ № 553 от 26.06.2020, приложение 1, п. 5",
        "Организация: МОУ «СШ № 1»",
        "Напечатано: «Август-сентябрь 2020 года, далее ежегодно до 1 сентября»",
    ]
    assert "Понято: ежегодно, до 1 сентября, начиная с 2021 года" in one["DESCRIPTION"]
    assert "01.09.2024 – воскресенье, перенесено на 02.09.2024" in one["DESCRIPTION"]
    assert "Состояние на 01.08.2020: запланировано" in one["DESCRIPTION"]
    assert one["STATUS"] == "CONFIRMED"


def test_the_reminder_comes_on_the_working_day_before(shop):
    found = events(shop)
    # A Monday to which the term moved: the warning is for Friday, before the day named.
    assert reminded(found["5", dt.date(2024, 9, 2)]) == dt.date(2024, 8, 30)
    assert reminded(found["10", dt.date(2020, 10, 1)]) == dt.date(2020, 9, 30)


def test_nothing_reminds_of_a_day_gone_by_or_a_document_handed_in(shop, make_paper):
    before = events(shop, "2020-08-01")["6", dt.date(2020, 9, 30)]
    assert before.walk("VALARM")
    shop.task("2020-09-11", "attach", "6@2020@school-1", paper=make_paper("2020-09-10"))
    handed_in = events(shop, "2020-09-12")
    assert not handed_in["6", dt.date(2020, 9, 30)].walk("VALARM")
    assert (
        "Состояние на 12.09.2020: документ представлен"
        in handed_in["6", dt.date(2020, 9, 30)]["DESCRIPTION"]
    )
    assert handed_in["7", dt.date(2020, 9, 30)].walk("VALARM")
    assert not events(shop, "2020-09-30")["7", dt.date(2020, 9, 30)].walk("VALARM")


def test_the_school_s_own_days_decide(shop):
    first, *others = [one for one in shop.desk.store.organizations() if one.id == "school-1"]
    rules = OwnRules(week=6, extra_days_off=(dt.date(2020, 9, 30),))
    shop.desk.store.save_organizations([dc.replace(first, rules=rules), *others])
    plan(shop.desk)
    found = events(shop)
    assert reminded(found["10", dt.date(2020, 10, 1)]) == dt.date(2020, 9, 29)
    assert reminded(found["5", dt.date(2024, 9, 2)]) == dt.date(2024, 8, 31)


def test_uids_outlive_the_next_export_and_differ_between_schools(shop):
    uids = [one["UID"] for one in events(shop).values()]
    assert len(set(uids)) == len(uids)
    assert [one["UID"] for one in events(shop, "2021-03-01").values()] == uids
    assert not set(uids) & {one["UID"] for one in events(shop, school="school-2").values()}


def test_the_same_moment_gives_the_same_bytes(shop):
    desk = shop.at("2020-08-01", shop.all_seeing)
    first = export_calendar(desk, organization="school-1").path.read_bytes()
    assert export_calendar(desk, organization="school-1").path.read_bytes() == first


def test_no_name_of_a_person_is_in_the_file(shop):
    written, _ = exported(shop.at("2020-08-01"), organization="school-1")
    text = written.path.read_bytes().replace(b"\r\n ", b"").decode("utf-8")
    for official in shop.desk.organization("school-1").officials:
        assert official.person.surname not in text


def test_duties_without_a_date_are_counted_and_left_out(shop):
    written, calendar = exported(shop.at("2020-08-01"), organization="school-1")
    assert written.events == len(calendar.walk("VEVENT"))
    assert written.undated > 0
    assert written.events + written.undated == len(
        shop.desk.store.occurrences(organization="school-1")
    )


def test_an_unconfirmed_reading_and_a_provisional_year_are_marked(make_shop, related):
    roadmap = related.desk.roadmap
    item = roadmap.item("1")
    reading = dc.replace(
        item.deadline.readings[0].reading, end=dt.date(2030, 9, 2), question="Верно ли это?"
    )
    deadline = dc.replace(
        item.deadline, text="по готовности", readings=(ReadTerm(reading=reading),)
    )
    changed = dc.replace(roadmap, items=(dc.replace(item, deadline=deadline), *roadmap.items[1:]))
    shop = make_shop(roadmap=changed)
    one = events(shop)["1", dt.date(2030, 9, 2)]
    assert str(one["SUMMARY"]).endswith("(требует подтверждения, предварительный)")
    assert one["STATUS"] == "TENTATIVE"
    assert "Внимание: требует подтверждения" in one["DESCRIPTION"]
    assert "Внимание: календарь предварительный" in one["DESCRIPTION"]


def test_a_duty_that_fell_away_is_cancelled(shop):
    shop.task(
        "2020-08-10",
        "cancel",
        "7@2020@school-1",
        actor=shop.officer,
        basis="приказ № 700",
    )
    assert events(shop, "2020-08-12")["7", dt.date(2020, 9, 30)]["STATUS"] == "CANCELLED"


def test_what_a_later_edition_replaced_is_cancelled_and_reminds_of_nothing(shop):
    plan_now = shop.desk.store.occurrences()
    shop.desk.store.save_plan(
        dc.replace(one, superseded="редакция от 01.08.2020") if one.id.item == "7" else one
        for one in plan_now
    )
    one = events(shop)["7", dt.date(2020, 9, 30)]
    assert one["STATUS"] == "CANCELLED"
    assert not one.walk("VALARM")
    assert "Внимание: заменено новой редакцией" in one["DESCRIPTION"]


def test_the_only_organisation_of_the_actor_needs_no_naming(shop):
    assert export_calendar(shop.at("2020-08-01")).organization == "school-1"
    with pytest.raises(InputError, match="не указано, чьи сроки") as refused:
        export_calendar(shop.at("2020-08-01", shop.all_seeing))
    assert "district, school-1, school-2" in refused.value.problems[0].remedy


def test_a_foreign_organisation_is_unknown(shop):
    with pytest.raises(InputError, match="организации «school-2» нет"):
        export_calendar(shop.at("2020-08-01"), organization="school-2")


def test_the_file_goes_where_it_is_wanted_and_over_a_calendar_only(shop, tmp_path):
    desk, wanted = shop.at("2020-08-01"), tmp_path / "новая" / "сроки.ICS"
    assert export_calendar(desk, to=wanted).path == wanted
    assert export_calendar(shop.at("2020-09-01"), to=wanted).path == wanted
    other = tmp_path / "чужой.ics"
    other.write_bytes(b"PK")
    folder = tmp_path / "папка.ics"
    folder.mkdir()
    for path, said in (
        (other, "это не календарь"),
        (folder, "это папка"),
        (tmp_path / "сроки.txt", "не имя файла календаря"),
    ):
        with pytest.raises((InputError, ConfigurationError), match=said):
            export_calendar(desk, to=path)
    assert other.read_bytes() == b"PK"
