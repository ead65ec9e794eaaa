"""Events in words: who acted, what is cited, how far a zone is from UTC."""

import datetime as dt

import pytest

from acts.actor import Role
from acts.journal import Details, NewEvent
from acts.services.event_words import what, who, why, zone_words

DAY = dt.date(2020, 9, 1)


def fact(**changes):
    values = {
        "subject": "act:order@2020@school-1",
        "trigger": "visa",
        "source": "approval",
        "target": "approval",
        "acted_by": "school-1:clerk",
        "role": Role.CLERK,
        "recorded_by": "office",
        "happened_on": DAY,
        "recorded_at": dt.datetime(2020, 9, 1, tzinfo=dt.UTC),
    }
    return NewEvent(**values | changes)


def called(text):
    return "«Приказ» № 7 от 01.09.2020" if "@" in text else text


def test_a_step_that_stays_in_its_state_names_none():
    assert what(fact(), {"approval": "на согласовании"}) == "виза"
    moved = fact(source="draft", trigger="submit", target="legal_review")
    assert what(moved, {"legal_review": "на проверке"}).endswith("– стало «на проверке»")
    assert what(moved, {}) == "передан на правовую проверку"
    signed = fact(source="ready_to_sign", trigger="sign", target="signed")
    assert what(signed, {"signed": "подписан"}) == "подписан"


def test_the_program_belongs_to_no_organization():
    assert who(fact(), {"school-1": "Школа"}) == "Школа, делопроизводитель"
    assert who(fact(), {}) == "school-1, делопроизводитель"
    assert who(fact(acted_by="system", role=Role.SYSTEM), {}) == "система"


@pytest.mark.parametrize(
    ("details", "told"),
    [
        ({"document": "другой@2020@school-1", "number": "7"}, "«Приказ» № 7 от 01.09.2020"),
        ({"document": "order@2020@school-1", "number": "7", "document_date": DAY}, "№ 7 от 01.09"),
        ({"document": "протокол № 2"}, "протокол № 2"),
        ({"basis": "другой@2020@school-1"}, "«Приказ» № 7"),
        ({"clause": "3", "body": "юрист"}, "п. 3; юрист"),
        ({"clause": "п. 3"}, "п. 3"),
        ({"body": "профсоюз", "answer": "against"}, "профсоюз – против"),
        ({"clause": "титульный лист"}, "титульный лист"),
        ({"document": "Реестр", "document_date": DAY}, "Реестр от 01.09.2020"),
        ({"effective_from": DAY}, "действует с 01.09.2020"),
    ],
)
def test_what_is_cited_is_told_without_ids(details, told):
    text = why(fact(details=Details(**details)), called)

    assert text.startswith(told)
    assert "@" not in text


def test_an_acquaintance_cites_the_line_of_the_sheet():
    given = fact(trigger="acquaint", details=Details(clause="3", body="учитель химии"))

    assert why(given, called) == "строка 3 листа ознакомления; учитель химии"


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("Asia/Kamchatka", "UTC+12"),
        ("Europe/Moscow", "UTC+3"),
        ("Asia/Kathmandu", "UTC+5:45"),
        ("America/New_York", "UTC–5"),
        ("UTC", "UTC+0"),
    ],
)
def test_a_zone_is_told_by_its_distance(zone, words):
    assert zone_words(zone, dt.datetime(2020, 12, 1, tzinfo=dt.UTC)) == words
