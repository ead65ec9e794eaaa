import dataclasses as dc
import datetime as dt

import pytest

from acts.errors import InputError
from acts.store.refusals import SubjectKind, book_entry, parse_subject


def test_a_subject_is_an_occurrence_an_act_or_an_organizations_registers(make_fact):
    fact = make_fact()
    assert parse_subject(fact) == (SubjectKind.TASK, "5@2020@school-1")
    about = dc.replace(fact, subject="act:a@2020:partner-1@b")
    assert parse_subject(about) == (SubjectKind.ACT, "a@2020:partner-1@b")
    registers = dc.replace(fact, subject="register:school-1")
    assert parse_subject(registers) == (SubjectKind.REGISTER, "school-1")
    with pytest.raises(InputError):
        parse_subject(dc.replace(fact, subject="pupil:7"))


def test_only_registration_brings_a_line_of_the_book(make_fact):
    place = {"act": "a", "organization": "school-1", "book": "приказы"}
    assert book_entry(make_fact("sign", number="5"), **place) is None
    line = book_entry(make_fact("register", number="5", on=7), **place)
    assert (line.number, line.date) == ("5", dt.date(2020, 9, 7))
    dated = make_fact("register", number="5", on=7, document_date=dt.date(2020, 9, 6))
    assert book_entry(dated, **place).date == dt.date(2020, 9, 6)


def test_a_paper_made_outside_brings_a_line_only_with_a_number(make_fact):
    place = {"act": "a", "organization": "school-1", "book": "приказы"}
    assert book_entry(make_fact("record"), **place) is None
    assert book_entry(make_fact("record", number=" "), **place) is None
    line = book_entry(make_fact("record", number="5-У", document_date=dt.date(2019, 9, 6)), **place)
    assert (line.number, line.date, line.act) == ("5-У", dt.date(2019, 9, 6), "a")
