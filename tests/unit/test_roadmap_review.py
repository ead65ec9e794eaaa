import dataclasses as dc
import datetime as dt
import time

import pytest

from acts.deadlines.policy import Policies
from acts.deadlines.reader import read
from acts.deadlines.reading import Kind, MonthDay, Reading, Relative
from acts.order import Annex, Edition, Order
from acts.organization import FanOut
from acts.roadmap import (
    AcceptedFinding,
    Body,
    Confirmation,
    Deadline,
    FurtherTerm,
    Indicator,
    Item,
    Link,
    LinkKind,
    ReadTerm,
    ResultDocument,
    Roadmap,
    Target,
)
from acts.roadmap_review import Finding, compare, review

CONFIRMED = Confirmation(by="юрист", on=dt.date(2020, 7, 1), reason="так сказано")
ORDER = Order(
    issuer="Управление",
    kind="приказ",
    number="1",
    date=dt.date(2020, 6, 26),
    place="с. Рассветное",
    title="О наставничестве",
    signatory="начальник",
)
BARE = Roadmap(
    id="test",
    order=ORDER,
    annex="приложение 1",
    title="Карта",
    period_start=dt.date(2020, 6, 26),
    period_end=dt.date(2024, 12, 25),
    bodies=(Body(id="school", name="ОО", fan_out=FanOut.EACH_SCHOOL),),
    items=(),
    policies=Policies(),
)
NO_READINGS = object()


def item(text="Июль 2020 года", *, number="1", readings=None, confirmed=True, **fields):
    """Make a sound item whose readings are what the wording says."""
    if readings is None:
        readings = read(text, BARE.context).readings
    if readings is NO_READINGS:
        readings = ()
    terms = tuple(
        ReadTerm(reading=one, confirmation=CONFIRMED if confirmed else None) for one in readings
    )
    return Item(
        number=number,
        title="Мероприятие",
        bodies=("school",),
        responsible="ОО",
        deadline=Deadline(text=text, readings=terms),
        **{"result": ResultDocument(text="Приказ"), **fields},
    )


def found(*items, **fields):
    return [(one.code, one.where) for one in review(dc.replace(BARE, items=items, **fields))]


def test_a_sound_item_has_no_findings():
    assert found(item(), item("Ежегодно, до 1 октября", number="2")) == []


def test_reports_an_item_without_a_result():
    assert found(item(result=ResultDocument())) == [("item.no-result", "п. 1")]


@pytest.mark.parametrize(
    "text", ["Июль 2020 года,", "Июль 2020 года и", "Июль 2020 года, далее", "май–"]
)
def test_reports_a_broken_off_deadline(text):
    assert ("deadline.broken-off", "п. 1") in found(item(text))


def test_reports_a_repetition_that_stops_before_the_period():
    twice = "Сентябрь-октябрь 2020 года, май-июнь 2021 года"
    late = "Сентябрь 2020 года, май 2024 года"

    assert found(item(twice)) == [("term.recurrence-stops", "п. 1")]
    assert found(item(late)) == []
    text = "ежегодно с 1 по 30 сентября, по {} год"
    assert found(item(text.format(2022))) == [("term.recurrence-stops", "п. 1")]
    assert found(item(text.format(2024))) == []


@pytest.mark.parametrize(
    ("last", "codes"), [("24.12.2023", ["term.recurrence-stops"]), ("25.12.2023", [])]
)
def test_a_whole_year_without_a_term_at_the_end_of_the_period_is_a_stop(last, codes):
    text = f"до 1 сентября 2020 года, до {last}"

    assert [code for code, _ in found(item(text))] == codes


def test_a_duty_that_goes_on_otherwise_has_not_stopped():
    ended = Reading(kind=Kind.YEARLY, end_day=MonthDay(9, 30), last_year=2022)
    lasting = Reading(kind=Kind.CONTINUOUS, scope="plan")

    def stops(*readings):
        codes = [code for code, _ in found(item("по мере сил", readings=readings))]
        return "term.recurrence-stops" in codes

    assert stops(ended)
    assert not stops(ended, lasting)


def test_reports_a_term_before_the_order():
    assert found(item("до 25.06.2020")) == [("term.retroactive", "п. 1")]
    assert found(item("до 26.06.2020")) == []


def test_reports_a_yearly_revision_without_its_own_date():
    vague = "Август-сентябрь 2020 года, далее ежегодная корректировка"

    assert found(item(vague)) == [("term.review-without-date", "п. 1")]


def test_reports_words_nobody_has_read():
    assert found(item("когда рак свистнет", readings=NO_READINGS)) == [
        ("deadline.not-understood", "п. 1")
    ]


def test_a_person_may_read_what_the_grammar_can_not():
    reading = Reading(kind=Kind.UNTIL, end=dt.date(2020, 9, 1))

    assert found(item("к первому звонку-2020", readings=(reading,))) == []
    assert found(item("к первому звонку-2020", readings=(reading,), confirmed=False)) == [
        ("deadline.not-understood", "п. 1")
    ]


def test_reports_an_impossible_date_even_when_it_is_confirmed():
    assert found(item("до 30.02.2021")) == [("deadline.impossible", "п. 1")]


def test_reports_a_deadline_without_a_reading():
    assert found(item(readings=NO_READINGS)) == [("deadline.no-reading", "п. 1")]


@pytest.mark.parametrize("confirmed", [True, False])
def test_reports_a_reading_that_contradicts_the_wording_whoever_confirmed_it(confirmed):
    other = Reading(kind=Kind.UNTIL, end=dt.date(2020, 9, 1))

    assert found(item(readings=(other,), confirmed=confirmed)) == [("reading.differs", "п. 1")]
    assert found(item(confirmed=confirmed)) == []


def test_says_what_the_file_holds_and_what_the_wording_says():
    (finding,) = review(
        dc.replace(
            BARE, items=(item(readings=(Reading(kind=Kind.UNTIL, end=dt.date(2020, 9, 1)),)),)
        )
    )

    for part in ("«Июль 2020 года»", "не позднее 01.09.2020", "с 01.07.2020 по 31.07.2020"):
        assert part in finding.message


def test_reports_a_reading_of_the_wording_that_the_file_left_out():
    text = "Август-сентябрь 2020 года, далее ежегодно до 1 сентября"
    first, yearly = read(text, BARE.context).readings

    for held in ((first,), (yearly,)):
        assert found(item(text, readings=held)) == [("reading.differs", "п. 1")]
    assert found(item(text, readings=(first, yearly))) == []


def counted(anchor, working):
    return Reading(
        kind=Kind.RELATIVE,
        relative=Relative(amount=10, unit="day", anchor=anchor, working=working),
    )


def test_a_person_may_settle_what_the_wording_leaves_open():
    bare = "в течение 10 дней после утверждения положения"

    assert found(item(bare, readings=(counted("item:1", True),))) == []
    assert found(item(bare, readings=(counted("order", True),))) == [("reading.differs", "п. 1")]
    working = "в течение 10 рабочих дней после утверждения положения"
    assert found(item(working, readings=(counted("item:1", False),))) == [
        ("reading.differs", "п. 1")
    ]


def test_a_count_from_the_order_is_not_one_from_a_row():
    text = "в течение 10 рабочих дней после издания приказа"

    assert found(item(text, readings=(counted("item:1", True),))) == [("reading.differs", "п. 1")]


def test_an_accepted_finding_lets_a_different_reading_pass():
    other = Reading(kind=Kind.UNTIL, end=dt.date(2020, 9, 1))
    accepted = (AcceptedFinding(code="reading.differs", where="п. 1", reason="письмо управления"),)

    assert compare(review(dc.replace(BARE, items=(item(readings=(other,)),))), accepted).is_clean


def test_terms_outside_the_column_are_held_against_their_wording_too():
    term = FurtherTerm(
        place="п. 2 приказа",
        text="ежегодно, до 25 декабря",
        reading=Reading(kind=Kind.YEARLY, end_day=MonthDay(12, 24), op="до"),
        governs=False,
        reason="",
    )

    assert found(monitoring=term) == [("reading.differs", "п. 2 приказа")]
    assert ("reading.differs", "п. 1, п. 2 приказа") in found(item(further_terms=(term,)))
    right = dc.replace(term, reading=Reading(kind=Kind.YEARLY, end_day=MonthDay(12, 25), op="до"))
    assert found(monitoring=right) == []


def test_reports_an_unconfirmed_reading_that_a_careful_official_would_ask_about():
    vague = "Июль 2020 года, далее ежегодно"

    assert found(item(vague, confirmed=False)) == [("reading.unconfirmed", "п. 1")]
    assert found(item(vague)) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Ежегодно, до 25 декабря", []),
        ("Ежегодно, не позднее 1 декабря", ["monitoring.ends-early"]),
        ("Ежегодно, не позднее 26 декабря", ["monitoring.outside"]),
        ("Октябрь 2020 года", ["monitoring.outside"]),
        ("В течение периода реализации ЦМН", []),
    ],
)
def test_compares_monitoring_with_the_window_of_the_order(text, codes):
    window = FurtherTerm(
        place="п. 2 приказа",
        text="ежегодно, с 1 ноября по 25 декабря",
        reading=Reading(kind=Kind.YEARLY, start_day=MonthDay(11, 1), end_day=MonthDay(12, 25)),
        governs=False,
        reason="",
    )
    report = item(text, result=ResultDocument(text="Отчёт", kinds=("monitoring_report",)))

    assert [code for code, _ in found(report, monitoring=window)] == codes
    assert found(item("Октябрь 2020 года"), monitoring=window) == []


def test_a_monitoring_window_may_run_over_the_new_year():
    window = FurtherTerm(
        place="п. 2",
        text="ежегодно, с 1 декабря по 20 января",
        reading=Reading(kind=Kind.YEARLY, start_day=MonthDay(12, 1), end_day=MonthDay(1, 20)),
        governs=False,
        reason="",
    )
    result = ResultDocument(text="Отчёт", kinds=("monitoring_report",))

    assert found(item("Ежегодно, до 25 декабря", result=result), monitoring=window) == [
        ("monitoring.ends-early", "п. 1")
    ]
    assert found(item("Ежегодно, до 10 января", result=result), monitoring=window) == [
        ("monitoring.ends-early", "п. 1")
    ]
    assert found(item("Ежегодно, до 15 июня", result=result), monitoring=window) == [
        ("monitoring.outside", "п. 1")
    ]


def test_reports_two_terms_for_one_thing_and_an_anchor_that_is_not_there():
    term = FurtherTerm(
        place="примечание",
        text="в течение месяца после исполнения п. 7",
        reading=Reading(
            kind=Kind.RELATIVE, relative=Relative(amount=1, unit="month", anchor="item:7")
        ),
        governs=False,
        reason="",
    )

    assert found(item(further_terms=(term,))) == [
        ("term.second", "п. 1, примечание"),
        ("link.missing-target", "п. 1"),
    ]


def linked(number, *targets, kind=LinkKind.AFTER):
    return item(number=number, links=tuple(Link(kind=kind, target=one) for one in targets))


def test_reports_a_link_to_itself_and_to_nothing():
    rows = (
        linked("1", "1.", kind=LinkKind.REFERS_TO),
        linked("2", "9"),
        linked("3", "приказ, п. 1"),
    )

    assert found(*rows) == [("link.self-reference", "п. 1"), ("link.missing-target", "п. 2")]


def test_reports_a_ring_of_rows_that_wait_for_each_other():
    ring = (
        linked("1", "2"),
        linked("2", "3", "5"),
        linked("3", "4"),
        linked("4", "2"),
        linked("5"),
    )

    (finding,) = review(dc.replace(BARE, items=ring))

    assert finding.code == "link.cycle"
    assert finding.message.endswith("2 → 3 → 4 → 2")
    assert found(*(dc.replace(one, links=()) for one in ring)) == []


@pytest.mark.parametrize("kind", [LinkKind.AFTER, LinkKind.PART_OF])
def test_a_row_that_refers_to_itself_is_no_ring_besides(kind):
    assert found(linked("1", "1", "2", kind=kind), linked("2")) == [("link.self-reference", "п. 1")]


def test_a_row_that_names_another_one_twice_waits_for_it_once():
    assert found(linked("1", "2", "2"), linked("2")) == []


def test_references_may_run_in_a_ring():
    kind = LinkKind.REFERS_TO

    assert found(linked("1", "2", kind=kind), linked("2", "1", kind=kind)) == []


def test_walks_a_chain_of_a_thousand_rows_soon():
    chain = [linked(str(number), str(number + 1)) for number in range(1, 1000)]
    start = time.process_time()

    assert found(*chain, linked("1000", "1")) == [("link.cycle", "п. 1")]
    assert found(*chain, linked("1000")) == []
    assert time.process_time() - start < 10


def test_reports_years_without_a_target_once_for_all_alike():
    def indicator(number, *years):
        targets = tuple(Target(year=year, value="10") for year in years)
        return Indicator(
            number=number, title="Доля", numerator="", denominator="", unit="%", targets=targets
        )

    indicators = (
        indicator("1", 2020, 2024),
        indicator("2", 2020, 2024),
        indicator("3", 2020, 2021, 2022, 2023),
        indicator("4", 2020, 2021, 2022, 2023, 2024),
    )

    first, second = review(dc.replace(BARE, indicators=indicators))

    assert (first.where, "2021, 2022, 2023" in first.message) == ("показатели 1, 2", True)
    assert (second.where, "2024" in second.message) == ("показатель 3", True)


def test_reports_an_annex_that_was_promised_and_is_absent():
    annexes = tuple(
        Annex(number=number, promised_in="п. 1.4", present=present, title="План «Шаг»")
        for number, present in (("1", True), ("2", False))
    )

    (finding,) = review(dc.replace(BARE, order=dc.replace(ORDER, annexes=annexes)))

    assert (finding.code, finding.where) == ("annex.missing", "приложение 2")
    assert "«План „Шаг“»" in finding.message
    assert "п. 1.4" in finding.message


def test_a_term_is_measured_by_the_order_that_brought_its_item():
    editions = (
        Edition(
            number=2,
            kind="приказ",
            order_number="9",
            date=dt.date(2021, 3, 1),
            valid_from=dt.date(2021, 3, 1),
        ),
    )
    passed = item("до 01.02.2021", edition=2)

    assert found(passed, editions=editions) == [("term.retroactive", "п. 1")]
    assert found(dc.replace(passed, edition=1), editions=editions) == []


def test_a_confirmed_answer_to_an_open_question_is_no_contradiction():
    text = "Июль 2020 года, далее ежегодно"
    first, _ = read(text, BARE.context).readings
    named = Reading(kind=Kind.YEARLY, end_day=MonthDay(10, 1), first_year=2021, op="до")

    assert found(item(text, readings=(first, named))) == []
    assert found(item(text, readings=(first, named), confirmed=False)) == [
        ("reading.differs", "п. 1")
    ]
    wrong = dc.replace(first, end=dt.date(2020, 8, 31))
    assert found(item(text, readings=(wrong, named))) == [("reading.differs", "п. 1")]


def test_tells_new_vanished_and_accepted_findings_apart():
    findings = tuple(Finding(code=code, where="п. 1", message="") for code in ("a.a", "b.b"))
    accepted = tuple(
        AcceptedFinding(code=code, where=where, reason="")
        for code, where in (("b.b", "п. 1"), ("b.b", "п. 2"))
    )

    comparison = compare(findings, accepted)

    assert [one.code for one in comparison.new] == ["a.a"]
    assert [one.where for one in comparison.vanished] == ["п. 2"]
    assert [one.code for one, _ in comparison.accepted] == ["b.b"]
    assert not comparison.is_clean
    assert not compare((), accepted).is_clean
    assert not compare(findings, ()).is_clean
    assert compare((), ()).is_clean
