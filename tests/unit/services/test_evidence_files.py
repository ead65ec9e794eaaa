"""Scans of papers made outside: kept once, under a name of ours, only if they are scans."""

import pytest

from acts.errors import InputError, WorkflowError
from acts.services.act_files import FileUndo, file_digest
from acts.services.evidence_files import (
    LARGEST,
    SCANS,
    Scan,
    find_scan,
    hand_in,
    keep_scan,
    scan_of,
)
from acts.services.tracking import TaskMove, find_occurrence
from acts.states import TaskTrigger

PDF = b"%PDF-1.7\n"
PARTNERS = "6@2020@school-1"


def keep(shop, name="скан.pdf", data=PDF):
    scan = Scan(name=name, data=data)
    return keep_scan(shop.desk, "school-1", scan, label="5 2021", undo=FileUndo())


def kept(tmp_path):
    return sorted(one.name for one in (tmp_path / "out" / "school-1" / "бумаги").glob("*"))


@pytest.fixture
def handed(shop, make_paper):
    def hand(day="2020-09-11", data=PDF, name="скан.pdf", **paper):
        desk = shop.at(day)
        move = TaskMove(trigger=TaskTrigger.ATTACH, paper=make_paper("2020-09-10", **paper))
        scan = Scan(name=name, data=data)
        return hand_in(desk, find_occurrence(desk, PARTNERS), move, scan)

    return hand


def test_a_scan_is_kept_once_under_a_name_of_ours(shop, tmp_path):
    for name in ("скан.pdf", "../../чужой.PDF", "другое имя.pdf"):
        assert keep(shop, name) == file_digest(PDF)

    assert kept(tmp_path) == [f"5-2021 {file_digest(PDF)[:8]}.pdf"]


@pytest.mark.parametrize("suffix", sorted(SCANS))
def test_every_kind_of_scan_is_known_by_how_it_begins(shop, suffix):
    for begin in SCANS[suffix]:
        keep(shop, f"а{suffix}", begin + b"...")
    with pytest.raises(InputError, match="не то, что сказано"):
        keep(shop, f"а{suffix}", b"<html>")


@pytest.mark.parametrize(
    "data", [b"MZ\x90\x00", b"MZ<html>", b"\n <SCRIPT>", b"#!/bin/sh", b"a\x00"]
)
def test_a_program_or_a_page_is_no_text(shop, data):
    keep(shop, "записка.txt", "Протокол № 1".encode("cp1251"))
    with pytest.raises(InputError, match="не то, что сказано"):
        keep(shop, "записка.txt", data)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("скан", PDF, "это не скан"),
        ("скан.exe", b"MZ", "это не скан"),
        ("скан.pdf", b"", "файл пуст"),
        ("скан.pdf", PDF + bytes(LARGEST), "больше 20 МБ"),
    ],
)
def test_what_is_no_scan_is_refused_and_nothing_is_kept(shop, tmp_path, name, data, said):
    with pytest.raises(InputError, match=said):
        keep(shop, name, data)
    assert kept(tmp_path) == []


def test_a_paper_is_handed_in_with_its_scan(shop, handed, tmp_path):
    event = handed()

    assert event.fact.details.file_digest == file_digest(PDF)
    found = find_scan(shop.desk, "school-1", file_digest(PDF))
    assert found is not None
    assert found.read_bytes() == PDF
    assert kept(tmp_path) == [f"6-2020 {file_digest(PDF)[:8]}.pdf"]


def test_a_paper_of_no_named_kind_is_what_the_item_asks_for(handed):
    assert handed(kind="").fact.details.document_kind == "partners_list"


def test_no_more_of_a_file_is_read_than_tells_that_it_is_too_large(tmp_path):
    file = tmp_path / "скан.pdf"
    file.write_bytes(PDF + bytes(LARGEST))

    scan = scan_of(file)

    assert (scan.name, len(scan.data), scan.place) == ("скан.pdf", LARGEST + 1, "")


@pytest.mark.parametrize(
    ("given", "why"),
    [({"day": "2020-09-09"}, WorkflowError), ({"reference": "Лугова Вера Ильинична"}, InputError)],
)
def test_a_refused_paper_leaves_no_scan(shop, handed, tmp_path, given, why):
    before = [one for one in tmp_path.rglob("*") if one.is_file()]
    with pytest.raises(why):
        handed(**given)

    assert [one for one in tmp_path.rglob("*") if one.is_file()] == before


def test_a_refused_paper_leaves_a_scan_that_another_one_needs(shop, handed, tmp_path):
    handed()
    with pytest.raises(WorkflowError):
        handed(day="2020-09-12")  # it is handed in already

    assert find_scan(shop.desk, "school-1", file_digest(PDF))


def test_a_scan_that_was_changed_or_only_begins_alike_is_not_found(shop, tmp_path):
    digest = keep(shop)
    other = digest[:8] + "0" * 56

    assert find_scan(shop.desk, "school-1", digest)
    assert find_scan(shop.desk, "school-1", other) is None
    assert find_scan(shop.desk, "school-1", "") is None
    (tmp_path / "out" / "school-1" / "бумаги" / kept(tmp_path)[0]).write_bytes(PDF + b"forged")
    assert find_scan(shop.desk, "school-1", digest) is None
