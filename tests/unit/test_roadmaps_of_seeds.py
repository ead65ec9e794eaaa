"""The shipped roadmaps against the words of their sources, kept in `tests/data/roadmaps/`."""

import datetime as dt
import re
from pathlib import Path

import pytest

from acts.deadlines.reading import Kind
from acts.order import Relation
from acts.organization import FanOut, Organization
from acts.plan import build_plan
from acts.roadmap_review import compare, review
from acts.roadmap_review.questions import open_questions
from acts.sources.roadmaps import load_roadmap
from acts.working_days import working_days

ROOT = Path(__file__).parents[2]
FILES = {
    "kostroma": "kostroma/1166-2020-08-13.yaml",
    "surgut": "surgut/12-09-2022-2.yaml",
    "emanzhelinsk": "emanzhelinsk/municipal-order-2020.yaml",
    "school-17": "school-17/results-2022.yaml",
}
NAMES = sorted(FILES)
SCHOOL = Organization(
    id="school",
    fan_out=FanOut.EACH_SCHOOL,
    full_name="Школа посёлка Ветреный",
    short_name="Школа",
    place="п. Ветреный",
    zone="Europe/Moscow",
)


def fold(text):
    return " ".join(text.split())


def path_of(name):
    return ROOT / "roadmaps" / FILES[name]


def facts(name):
    """Give the rows of a source: of its duties, then of its indicators."""
    text = (ROOT / "tests" / "data" / "roadmaps" / f"{name}.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    indicators = [row for row in rows if row[0].startswith("показатель")]
    return [row for row in rows if row not in indicators], indicators


@pytest.fixture(scope="module")
def roadmaps():
    return {name: load_roadmap(path_of(name)) for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_duties_have_their_places_terms_readings_and_bodies(roadmaps, name):
    held = [
        [
            item.number,
            item.clause,
            item.deadline.text,
            " ".join(term.reading.kind for term in item.deadline.readings),
            " ".join(item.bodies),
        ]
        for item in roadmaps[name].items
    ]
    duties, _ = facts(name)

    assert held == [[row[0], *row[2:]] for row in duties]


@pytest.mark.parametrize("name", NAMES)
def test_duties_are_named_in_the_words_of_the_source(roadmaps, name):
    titles = {item.number: fold(item.title).casefold() for item in roadmaps[name].items}
    duties, _ = facts(name)

    foreign = [row[0] for row in duties if fold(row[1]).casefold() not in titles[row[0]]]
    assert foreign == []


@pytest.mark.parametrize("name", NAMES)
def test_indicators_have_the_printed_titles_and_no_other_targets(roadmaps, name):
    held = [
        [
            f"показатель {one.number}",
            fold(one.title).rstrip("."),
            one.unit,
            *[f"{target.year}: {target.value}" for target in one.targets],
        ]
        for one in roadmaps[name].indicators
    ]
    _, indicators = facts(name)

    assert held == [[row[0], fold(row[1]), *row[2:]] for row in indicators]


@pytest.mark.parametrize("name", NAMES)
def test_exactly_the_accepted_findings_occur(roadmaps, name):
    roadmap = roadmaps[name]
    comparison = compare(review(roadmap), roadmap.accepted_findings)

    assert [*comparison.new, *comparison.vanished] == []
    assert all(one.reason for one in roadmap.accepted_findings)


@pytest.mark.parametrize("name", NAMES)
def test_names_nobody(name):
    text = path_of(name).read_text(encoding="utf-8")

    assert re.findall(r"\b[А-ЯЁ]\.\s?[А-ЯЁ]\.", text) == []
    assert re.findall(r"[А-ЯЁ][а-яё]+\s[А-ЯЁ][а-яё]+(?:вич|вна)\b", text) == []
    assert "@" not in text


@pytest.mark.parametrize("name", NAMES)
def test_a_duty_without_a_printed_term_has_no_date_and_says_why(roadmaps, name):
    bare = [item for item in roadmaps[name].items if not item.deadline.text]
    terms = [term for item in bare for term in item.deadline.readings]

    assert len(terms) == len(bare) > 0
    assert {term.reading.kind for term in terms} <= {
        Kind.NONE,
        Kind.CONTINUOUS,
        Kind.ON_DEMAND,
        Kind.EVENT,
    }
    assert all(term.confirmation and term.confirmation.reason for term in terms)


@pytest.mark.parametrize(
    ("name", "open_ones"),
    [("kostroma", []), ("surgut", ["4.2"]), ("emanzhelinsk", []), ("school-17", ["1.1"])],
)
def test_what_the_source_leaves_open_waits_for_a_person(roadmaps, name, open_ones):
    roadmap = roadmaps[name]
    plan = build_plan(roadmap, [SCHOOL], working_days())

    assert [one.item.number for one in open_questions(roadmap)] == open_ones
    assert sorted({one.id.item for one in plan if not one.confirmed}) == open_ones


@pytest.mark.parametrize(
    ("name", "dated"),
    [
        ("kostroma", {}),
        ("surgut", {}),
        ("emanzhelinsk", {}),
        # 31.12.2022 is a Saturday; 1–8 January are days off
        ("school-17", {"1.3": "2025-01-09", "1.8": "2023-01-09"}),
    ],
)
def test_a_school_can_be_late_only_by_terms_the_source_prints(roadmaps, name, dated):
    plan = build_plan(roadmaps[name], [SCHOOL], working_days())

    assert {one.id.item: f"{one.due}" for one in plan if one.due and one.confirmed} == dated
    assert not any(one.retroactive for one in plan)


def owed(roadmap, fan_out, body=""):
    one = Organization(
        id="one",
        fan_out=fan_out,
        full_name="Организация",
        short_name="Организация",
        place="г. Ветреный",
        zone="Europe/Moscow",
        body=body,
    )
    return [found.id.item for found in build_plan(roadmap, [one], working_days())]


def test_kostroma_tells_levels_and_types_of_organisations_apart(roadmaps):
    roadmap = roadmaps["kostroma"]
    duties = [f"3.{number}" for number in range(1, 11)]

    assert owed(roadmap, FanOut.REGION) == ["1.1", "1.2", "1.3"]
    assert owed(roadmap, FanOut.REGION, "institute") == ["1.2"]
    assert owed(roadmap, FanOut.EACH_MUNICIPALITY) == ["2.1", "2.2", "2.3", "2.4", "4.1"]
    assert owed(roadmap, FanOut.EACH_SCHOOL) == duties
    assert owed(roadmap, FanOut.EACH_SCHOOL, "special_school") == [*duties, "4.2"]
    assert owed(roadmap, FanOut.EACH_SCHOOL, "extra_school") == [*duties, "4.3"]
    assert owed(roadmap, FanOut.EACH_SCHOOL, "base_school") == [*duties, "5.1"]


def test_kostroma_names_both_orders_and_where_the_contacts_go(roadmaps):
    roadmap = roadmaps["kostroma"]

    assert roadmap.order.citation == "приказ № 1166 от 13.08.2020"
    (beside,) = [one for one in roadmap.order.related if one.relation is Relation.TOGETHER]
    assert beside.citation == "приказ № 1510 от 13.10.2020"
    assert beside.title.startswith("О базовых образовательных организациях")
    assert [roadmap.item(number).result.text for number in ("4.1", "4.2", "4.3")] == [
        "информация в КОИРО",
        "информация в КОИРО",
        "информация в ГБУ «Дворец творчества»",
    ]
    assert [one.number for one in roadmap.indicators if one.survey] == ["5", "6"]


def test_surgut_has_a_coordinator_for_each_type_of_institution(roadmaps):
    roadmap = roadmaps["surgut"]

    for body, first in (("imc", "1.1"), ("preschool_office", "1.2"), ("diagnostic_centre", "1.3")):
        assert owed(roadmap, FanOut.EACH_MUNICIPALITY, body)[0] == first
    assert roadmap.clause(roadmap.item("1.1")) == "приказ № 12-09-2022/2 от 12.09.2022, п. 2"


def test_surgut_asks_each_institution_for_its_acts_and_the_mentors_consent(roadmaps):
    roadmap = roadmaps["surgut"]
    acts = {item.number: item.result.kinds for item in roadmap.items if item.number[:2] == "2."}

    assert acts["2.2"] == ("order_regulation_teachers",)
    assert acts["2.3"] == ("regulation_teachers",)
    assert acts["2.4"] == ("school_roadmap",)
    assert acts["2.8"] == ("mentor_consent",)
    (link,) = roadmap.item("2.9").links
    assert (link.kind.value, link.target) == ("after", "2.8")


def test_surgut_counts_a_programme_from_its_beginning_and_stands_without_an_end(roadmaps):
    roadmap = roadmaps["surgut"]
    (term,) = roadmap.item("2.11").deadline.readings

    assert (term.reading.relative.amount, term.reading.relative.unit) == (1, "year")
    assert "бессрочно" in roadmap.period_reason


def test_surgut_promises_an_annex_that_its_source_has_not(roadmaps):
    (absent,) = [one for one in roadmaps["surgut"].order.annexes if not one.present]

    assert (absent.number, absent.promised_in) == ("2", "п. 1.2")
    assert "annex.missing" in [one.code for one in roadmaps["surgut"].accepted_findings]


@pytest.mark.parametrize(
    ("name", "citation", "above"),
    [
        (
            "emanzhelinsk",
            "приказ (номер и дата не указаны в источнике)",
            "приказ № 01/2428 от 18.11.2020",
        ),
        (
            "school-17",
            "дорожная карта (номер и дата не указаны в источнике)",
            "распоряжение № Р-145 от 25.12.2019",
        ),
    ],
)
def test_an_order_without_number_and_date_gets_none(roadmaps, name, citation, above):
    order = roadmaps[name].order

    assert order.citation == citation
    assert not order.can_be_cited
    assert order.related[0].citation == above


def test_the_period_is_that_of_the_source_or_says_why(roadmaps):
    ends = {name: roadmap.period_end for name, roadmap in roadmaps.items()}

    assert ends == {
        "kostroma": dt.date(2024, 12, 31),
        "surgut": dt.date(2030, 12, 31),
        "emanzhelinsk": dt.date(2020, 12, 31),
        "school-17": dt.date(2024, 12, 31),
    }
    assert all(roadmap.period_reason for roadmap in roadmaps.values())
