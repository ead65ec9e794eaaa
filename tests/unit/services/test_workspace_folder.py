"""What a workspace holds besides its records, and that nothing is left of a failure."""

import pytest

from acts.services.workspace_folder import FORMS, TEMPLATES, fit_out, taken_away_on_failure


def fail_in(folder):
    with taken_away_on_failure(folder):
        folder.mkdir(exist_ok=True)
        fit_out(folder)
        raise KeyError


def test_it_has_places_for_forms_and_templates_and_starters(tmp_path):
    starters = fit_out(tmp_path)

    assert {one.name for one in tmp_path.iterdir()} == {
        FORMS,
        TEMPLATES,
        *(one.name for one in starters),
    }
    assert len(starters) == 3


def test_the_note_on_templates_can_be_read_in_notepad(tmp_path):
    fit_out(tmp_path)

    data = (tmp_path / TEMPLATES / "ПРОЧТИ.txt").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert b"\n" in data
    assert data.count(b"\r\n") == data.count(b"\n")
    assert "acts template check" in data.decode("utf-8-sig")


def test_a_note_that_a_person_changed_stays(tmp_path):
    note = tmp_path / TEMPLATES / "ПРОЧТИ.txt"
    note.parent.mkdir()
    note.write_text("моё", encoding="utf-8")

    fit_out(tmp_path)
    assert note.read_text(encoding="utf-8") == "моё"


def test_what_appeared_before_a_failure_is_taken_away(tmp_path):
    (tmp_path / "моё.docx").write_bytes(b"1")

    with pytest.raises(KeyError):
        fail_in(tmp_path)

    assert [one.name for one in tmp_path.iterdir()] == ["моё.docx"]


def test_a_folder_made_for_it_goes_as_well(tmp_path):
    folder = tmp_path / "новая"

    with pytest.raises(KeyError):
        fail_in(folder)

    assert not folder.exists()


def test_what_was_finished_stays(tmp_path):
    with taken_away_on_failure(tmp_path):
        fit_out(tmp_path)

    assert (tmp_path / FORMS).is_dir()
