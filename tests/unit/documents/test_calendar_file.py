"""A calendar file as RFC 5545 wants it: read back whole, folded, the same bytes each time."""

import datetime as dt

from icalendar import Calendar

from acts.documents.calendar_file import CalendarEvent, Standing, calendar_bytes

MOMENT = dt.datetime(2020, 9, 1, 21, 30, 15, 777, tzinfo=dt.timezone(dt.timedelta(hours=12)))
DAY = dt.date(2020, 11, 2)
TITLE = "Проведение внутреннего мониторинга, оценка; итоги: «5 \\ 5»"


def event(**changes):
    values = {
        "key": "553/12@2020@school-1",
        "day": DAY,
        "summary": TITLE,
        "description": ("Приказ № 553, п. 12", "Правило: до 31 октября; перенесено"),
        "remind_on": dt.date(2020, 10, 30),
        "reminder": "Срок 02.11.2020",
    }
    return CalendarEvent(**values | changes)


def made(*events, title="Сроки: МОУ «СШ № 1»", moment=MOMENT):
    return calendar_bytes(events or (event(),), title=title, moment=moment)


def read(data):
    return Calendar.from_ical(data).walk("VEVENT")


def test_a_date_takes_a_whole_day_and_makes_nobody_busy():
    (one,) = read(made())
    assert one["DTSTART"].to_ical() == b"20201102"
    assert one["DTSTART"].params["VALUE"] == "DATE"
    assert one["DTEND"].dt == dt.date(2020, 11, 3)
    assert one["TRANSP"] == "TRANSPARENT"
    assert one["DTSTAMP"].to_ical() == b"20200901T093015Z"


def test_texts_come_back_as_they_were():
    calendar = Calendar.from_ical(made(title="Сроки, а; б"))
    (one,) = calendar.walk("VEVENT")
    assert one["SUMMARY"] == TITLE
    assert one["DESCRIPTION"] == "Приказ № 553, п. 12\nПравило: до 31 октября; перенесено"
    assert (calendar["VERSION"], calendar["METHOD"]) == ("2.0", "PUBLISH")
    assert calendar["PRODID"]
    assert "X-WR-CALNAME:Сроки\\, а\\; б" in made(title="Сроки, а; б").decode()


def test_a_line_break_in_a_text_makes_no_line_of_the_file():
    evil = "п. 1\r\nEND:VEVENT\nATTACH:x"
    data = made(
        event(summary=evil, description=(evil,), reminder=evil),
        title=evil,
    )
    (one,) = read(data)
    assert one["SUMMARY"] == "п. 1 END:VEVENT ATTACH:x"
    assert "ATTACH" not in one


def test_lines_end_in_crlf_and_hold_75_octets_with_whole_letters():
    data = made(event(summary="Ж" * 300, description=("ы" * 500,)))
    lines = data.split(b"\r\n")
    assert lines[-1] == b""
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode("utf-8")  # no letter is cut in two
    assert read(data)[0]["SUMMARY"] == "Ж" * 300


def test_the_reminder_comes_at_nine_of_its_day():
    (alarm,) = read(made())[0].walk("VALARM")
    midnight = dt.datetime(2020, 11, 2, tzinfo=dt.UTC)
    assert midnight + alarm["TRIGGER"].dt == dt.datetime(2020, 10, 30, 9, tzinfo=dt.UTC)
    assert (alarm["ACTION"], alarm["DESCRIPTION"]) == ("DISPLAY", "Срок 02.11.2020")
    assert read(made(event(remind_on=None)))[0].walk("VALARM") == []


def test_a_key_gives_the_same_uid_whatever_else_changes():
    uid = read(made())[0]["UID"]
    later = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
    assert read(made(event(day=DAY + dt.timedelta(days=1)), moment=later))[0]["UID"] == uid
    assert read(made(event(key="553/12@2021@school-1")))[0]["UID"] != uid


def test_standing_is_said_in_the_words_of_the_standard():
    said = [read(made(event(standing=one)))[0]["STATUS"] for one in Standing]
    assert said == ["CONFIRMED", "TENTATIVE", "CANCELLED"]


def test_the_same_events_and_moment_give_the_same_bytes():
    assert made() == made()
    assert made() != made(moment=MOMENT + dt.timedelta(hours=1))
