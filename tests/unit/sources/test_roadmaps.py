"""The shipped order № 553 against the text of its own tables, and the reader of roadmap files."""

import dataclasses as dc
import datetime as dt
import re
from pathlib import Path

import pytest

from acts.deadlines.policy import Shift
from acts.deadlines.reader import read
from acts.deadlines.reading import Kind, MonthDay, Reading
from acts.errors import InputError
from acts.organization import FanOut
from acts.roadmap import LinkKind
from acts.roadmap_review import compare, review
from acts.sources import roadmap_checks
from acts.sources.roadmaps import fingerprint, list_roadmaps, load_roadmap, read_roadmap

ROOT = Path(__file__).parents[3]
DATA = ROOT / "tests" / "data" / "roadmaps"
SHIPPED = ROOT / "roadmaps" / "kamchatka" / "553-2020-06-26.yaml"
NUMBERS = [str(number) for number in range(1, 19)]


def fold(text):
    return " ".join(text.split())


def table(name, width):
    """Read a table as printed: headings repeat on each page, a row without a number goes on."""
    rows = []
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        cells = (line.split("\t") + [""] * width)[:width]
        if cells[0].startswith("№"):
            continue
        if cells[0]:
            rows.append(cells)
        else:
            rows[-1] = [f"{above} {below}" for above, below in zip(rows[-1], cells, strict=True)]
    return [[fold(re.sub("</?i>", "", cell)) for cell in row] for row in rows]


@pytest.fixture(scope="module")
def roadmap():
    return load_roadmap(SHIPPED)


def test_all_items_agree_with_the_printed_table_word_for_word(roadmap):
    held = [
        [
            f"{item.number}.",
            item.title,
            item.responsible,
            item.deadline.text,
            item.result.text,
            item.note,
        ]
        for item in roadmap.items
    ]

    assert held == table("553-table.tsv", 6)
    assert [item.number for item in roadmap.items] == NUMBERS


def test_all_indicators_agree_with_the_printed_table_word_for_word(roadmap):
    held = [
        [
            f"{one.number}.",
            f"{one.title}, {one.unit}{' (опросный)' if one.survey else ''} "
            f"(отношение {one.numerator}, к {one.denominator})",
            *[target.value for target in one.targets],
        ]
        for one in roadmap.indicators
    ]

    assert held == table("553-indicators.tsv", 4)
    assert {target.year for one in roadmap.indicators for target in one.targets} == {2020, 2024}


def test_holds_the_requisites_and_terms_of_the_order(roadmap):
    assert roadmap.order.citation == "приказ № 553 от 26.06.2020"
    assert [point.number for point in roadmap.order.points] == [
        "1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "3", "4.1", "4.2", "5",
    ]  # fmt: skip
    assert [point.number for point in roadmap.order.points if not point.binding] == ["4.1", "4.2"]
    assert all(len(point.addressees) <= 2 for point in roadmap.order.points)
    assert f"{roadmap.period_start} {roadmap.period_end}" == "2020-06-26 2024-12-25"
    window = roadmap.monitoring.reading
    assert (str(window.start_day), str(window.end_day)) == ("11-01", "12-25")


def test_names_nobody():
    text = SHIPPED.read_text(encoding="utf-8")

    assert re.findall(r"[А-ЯЁ]\.\s?[А-ЯЁ]\.", text) == []
    assert re.findall(r"[А-ЯЁ][а-яё]+\s[А-ЯЁ][а-яё]+(?:вич|вна)\b", text) == []


def test_every_reading_is_confirmed_by_a_post_with_a_reason(roadmap):
    terms = [term for item in roadmap.items for term in item.deadline.readings]

    assert len(terms) == 27
    assert all(term.confirmation and term.confirmation.reason for term in terms)


def test_the_confirmed_readings_are_what_the_wordings_say(roadmap):
    for item in roadmap.items:
        confirmed = tuple(term.reading for term in item.deadline.readings)
        assert confirmed == read(item.deadline.text, roadmap.context).readings, item.number


def test_exactly_the_accepted_findings_occur(roadmap):
    assert compare(review(roadmap), roadmap.accepted_findings).is_clean
    assert len(roadmap.accepted_findings) == 10


def other_readings(reading):
    """Give readings that say something else, one changed part at a time."""
    month = dt.timedelta(days=31)
    if reading.start is not None:
        yield dc.replace(reading, start=reading.start - month)
    if reading.end is not None:
        yield dc.replace(reading, end=reading.end + month)
    # Where a repetition prints no months of its own, a person may name any.
    if reading.start_day is not None and not reading.inferred:
        yield dc.replace(reading, start_day=MonthDay(1, 1))
    if reading.end_day is not None and not reading.inferred:
        yield dc.replace(reading, end_day=MonthDay(11, 1))
    if reading.first_year is not None:
        yield dc.replace(reading, first_year=reading.first_year + 1)
    if reading.scope:
        yield dc.replace(reading, scope="year")
    if reading.cause:
        yield dc.replace(reading, cause="request")
    yield Reading(kind=Kind.EVENT, event="по согласованию")


@pytest.mark.parametrize("number", NUMBERS)
def test_no_confirmed_reading_may_contradict_the_printed_term(roadmap, number):
    item = roadmap.item(number)
    readings = item.deadline.readings
    changed = [
        (*readings[:at], dc.replace(term, reading=other), *readings[at + 1 :])
        for at, term in enumerate(readings)
        for other in other_readings(term.reading)
    ]
    changed += [readings[:at] + readings[at + 1 :] for at in range(len(readings))]

    assert len(changed) >= 3
    for terms in changed:
        row = dc.replace(item, deadline=dc.replace(item.deadline, readings=terms))
        rows = tuple(row if one is item else one for one in roadmap.items)
        found = review(dc.replace(roadmap, items=rows))
        code = "reading.differs" if terms else "deadline.no-reading"
        assert (code, f"п. {number}") in [(one.code, one.where) for one in found], terms


def test_holds_the_links_that_the_notes_state(roadmap):
    links = {(item.number, link.kind, link.target) for item in roadmap.items for link in item.links}

    assert links == {
        ("4", LinkKind.PART_OF, "5"),
        ("9", LinkKind.AFTER, "5"),
        ("12", LinkKind.CONFLICTS_WITH, "приказ, п. 1.2"),
        ("14", LinkKind.CONFLICTS_WITH, "приказ, п. 1.2"),
        ("14", LinkKind.CONFLICTS_WITH, "12"),
        ("16", LinkKind.REFERS_TO, "16"),
    }
    (further,) = roadmap.item("9").further_terms
    assert (further.reading.relative.anchor, further.governs) == ("item:5", False)


def test_says_who_owes_each_item(roadmap):
    schools = [
        item.number for item in roadmap.items if FanOut.EACH_SCHOOL in roadmap.fan_outs(item)
    ]
    region = [item.number for item in roadmap.items if FanOut.REGION in roadmap.fan_outs(item)]

    assert schools == ["4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "17", "18"]
    assert region == ["1", "2", "3", "6", "11", "14", "15", "16", "17", "18"]


def test_names_the_kinds_of_document(roadmap):
    kinds = {item.number: item.result.kinds for item in roadmap.items if item.result.kinds}

    assert kinds == {
        "4": ("order_implementation", "order_curator"),
        "5": ("order_implementation",),
        "6": ("partners_list",),
        "7": ("partner_agreement",),
        "8": ("registry_mentors_mentees",),
        "9": ("order_pairs",),
        "10": ("mentoring_programme",),
        "12": ("monitoring_report",),
        "13": ("fsn_extract",),
        "14": ("monitoring_report",),
    }


def test_tells_that_a_row_was_joined_over_a_page(roadmap):
    assert "перенесена через страницу, соединена" in roadmap.item("17").place
    assert [item.number for item in roadmap.items if "перенесена" in item.place] == ["17"]


def test_takes_the_usual_policies_where_the_file_is_silent():
    policies = load_roadmap(DATA / "small.yaml").policies

    assert (policies.shift, policies.until_inclusive, policies.week) == (Shift.NEXT, True, 5)
    assert policies.zone == "Asia/Kamchatka"


def test_a_file_that_has_passed_is_not_checked_again_until_it_changes(tmp_path, monkeypatch):
    path = tmp_path / "a.yaml"
    text = (DATA / "small.yaml").read_text(encoding="utf-8")
    path.write_text(f"{text}# {tmp_path}\n", encoding="utf-8")  # what no other test has read
    passed = fingerprint(path)
    checks = []
    monkeypatch.setattr(roadmap_checks, "check_roadmap", checks.append)

    assert load_roadmap(path, passed=passed) == load_roadmap(path)
    assert len(checks) == 1
    path.write_text(path.read_text(encoding="utf-8") + "# правка\n", encoding="utf-8")
    load_roadmap(path, passed=passed)
    assert len(checks) == 2


def test_the_same_content_is_read_once_and_a_changed_one_anew(tmp_path):
    text = (DATA / "small.yaml").read_text(encoding="utf-8")
    first, second = tmp_path / "a.yaml", tmp_path / "b.yaml"
    first.write_text(text, encoding="utf-8")
    second.write_text(text, encoding="utf-8")
    read = load_roadmap(first)

    assert load_roadmap(second) is read
    # As long as before, and within the same tick of the clock.
    second.write_text(
        text.replace("title: Дорожная карта", "title: Карта дорожная"), encoding="utf-8"
    )
    assert load_roadmap(second).title != read.title
    assert load_roadmap(first).title == read.title


def test_a_mistake_names_the_file_that_was_asked_for(tmp_path):
    text = (DATA / "small.yaml").read_text(encoding="utf-8")
    for name in ("a.yaml", "b.yaml", "a.yaml"):
        path = tmp_path / name
        path.write_text(f"{text}нет_такого: поля\n", encoding="utf-8")
        with pytest.raises(InputError) as raised:
            load_roadmap(path)
        assert {one.file for one in raised.value.problems} == {str(path)}


def test_gives_warnings_beside_the_roadmap(tmp_path):
    path = tmp_path / "a.yaml"
    text = (DATA / "small.yaml").read_text(encoding="utf-8")
    path.write_text(text.replace("title: Пары", "title: Пaры"), encoding="utf-8")

    _, warnings = read_roadmap(path)

    assert [one.code for one in warnings] == ["text.look-alike"]
    assert read_roadmap(SHIPPED)[1] == ()


def test_lists_roadmaps_below_a_folder_and_follows_no_link_out(tmp_path):
    inside = tmp_path / "in"
    (inside / "край").mkdir(parents=True)
    for path in (
        tmp_path / "out.yaml",
        inside / "б.yml",
        inside / "край" / "а.yaml",
        inside / "x.txt",
    ):
        path.touch()
    (inside / "link.yaml").symlink_to(tmp_path / "out.yaml")

    assert [path.name for path in list_roadmaps(inside)] == ["б.yml", "а.yaml"]
    assert list_roadmaps(tmp_path / "нет") == ()


def test_order_553_holds_every_annex_that_its_points_promise(roadmap):
    promised = {
        (number, f"п. {point.number}")
        for point in roadmap.order.points
        for number in re.findall(r"приложение ([0-9]+)", point.summary)
    }
    annexes = roadmap.order.annexes

    assert {(one.number, one.promised_in) for one in annexes} == promised
    assert [one.number for one in annexes] == ["1", "2"]
    # Both are in the source: the roadmap itself and the table of indicators.
    assert all(one.present for one in annexes)
    assert roadmap.annex == f"приложение {annexes[0].number}"
    assert roadmap.indicators


def test_reads_editions_annexes_and_parents():
    roadmap = load_roadmap(DATA.parent / "editions" / "second.yaml")
    pairs, report = roadmap.items

    assert roadmap.edition == 2
    assert roadmap.valid_from == dt.date(2021, 3, 15)
    assert roadmap.edition_name == "редакция 2 (приказ № 9 от 01.03.2021)"
    assert [(one.number, one.present) for one in roadmap.order.annexes] == [("1", True)]
    assert (report.parent.roadmap, report.parent.item) == ("kamchatka-553", "14")
    assert pairs.parent is None


def test_a_roadmap_without_editions_is_the_first_one():
    roadmap = load_roadmap(DATA / "small.yaml")

    assert (roadmap.edition, roadmap.valid_from) == (1, dt.date(2020, 6, 1))
    assert {one.edition for one in roadmap.items} == {1}


def test_an_item_is_ordered_on_the_day_of_the_edition_that_changed_it():
    roadmap = load_roadmap(DATA.parent / "editions" / "second.yaml")
    changed = roadmap.items[0]

    assert roadmap.ordered_on(changed) == dt.date(2021, 3, 1)
    assert roadmap.ordered_on(dc.replace(changed, edition=1)) == dt.date(2020, 6, 1)


@pytest.mark.parametrize("passed", [True, False])
def test_until_of_a_whole_period_in_a_file_is_read_as_the_wording_has_it(tmp_path, passed):
    text = (DATA / "small.yaml").read_text(encoding="utf-8")
    text = text.replace("text: Ежегодно, до 1 октября", "text: Ежегодно, до конца мая")
    path = tmp_path / "карта.yaml"
    path.write_text(text.replace('end_day: "10-01"', 'end_day: "05-31"'), encoding="utf-8")

    found = load_roadmap(path, passed=fingerprint(path) if passed else "")

    (term,) = found.items[1].deadline.readings
    assert term.reading == Reading(kind=Kind.YEARLY, end_day=MonthDay(5, 31), op="до включительно")
