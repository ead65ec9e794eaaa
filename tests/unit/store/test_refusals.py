import dataclasses as dc
import datetime as dt

import pytest

from acts.errors import InputError
from acts.store.refusals import book_entry, parse_subject


def test_a_subject_is_an_occurrence_or_an_act(make_fact):
    fact = make_fact()
    assert parse_subject(fact) == (False, "5@2020@school-1")
    assert parse_subject(dc.replace(fact, subject="act:a@2020@b")) == (True, "a@2020@b")
    with pytest.raises(InputError):
        parse_subject(dc.replace(fact, subject="pupil:7"))


def test_only_registration_brings_a_line_of_the_book(make_fact):
    place = {"act": "a", "organization": "school-1", "book": "приказы"}
    assert book_entry(make_fact("sign", number="5"), **place) is None
    line = book_entry(make_fact("register", number="5", on=7), **place)
    assert (line.number, line.date) == ("5", dt.date(2020, 9, 7))
    dated = make_fact("register", number="5", on=7, document_date=dt.date(2020, 9, 6))
    assert book_entry(dated, **place).date == dt.date(2020, 9, 6)
