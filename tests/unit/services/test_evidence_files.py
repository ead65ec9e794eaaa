"""Scans of papers made outside: kept once, under a name of ours, only if they are scans."""

import pytest

from acts.errors import InputError
from acts.services.act_files import file_digest
from acts.services.evidence_files import LARGEST, SCANS, keep_scan

PDF = b"%PDF-1.7\n"


def keep(shop, name="скан.pdf", data=PDF):
    return keep_scan(shop.desk, "school-1", name=name, data=data, label="5 2021")


def kept(tmp_path):
    return sorted(one.name for one in (tmp_path / "out" / "school-1" / "бумаги").glob("*"))


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
    ("name", "data", "said"),
    [
        ("скан", PDF, "это не скан"),
        ("скан.exe", b"MZ", "это не скан"),
        ("скан.pdf", b"", "файл пуст"),
        ("скан.pdf", PDF + bytes(LARGEST), "больше 25 МБ"),
    ],
)
def test_what_is_no_scan_is_refused_and_nothing_is_kept(shop, tmp_path, name, data, said):
    with pytest.raises(InputError, match=said):
        keep(shop, name, data)
    assert kept(tmp_path) == []
