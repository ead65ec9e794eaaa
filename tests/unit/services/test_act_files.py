"""Files of acts: nothing a person did is lost, whoever has the file open."""

import pytest

from acts.errors import ConfigurationError, Problem
from acts.services import act_files
from acts.services.act_files import FileUndo, file_digest, is_open, safe_name, write_beside

STEM = "Приказ о внедрении 2020 проект"


def write(folder, data=b"new", own=b"own", undo=None):
    return write_beside(folder, STEM, data, own=file_digest(own), undo=undo or FileUndo())


@pytest.fixture
def usual(tmp_path):
    return tmp_path / f"{STEM}.docx"


def test_the_first_draft_has_the_usual_name(tmp_path, usual):
    assert write(tmp_path) == (usual, None, False)
    assert usual.read_bytes() == b"new"


def test_a_file_nobody_touched_is_written_over(tmp_path, usual):
    usual.write_bytes(b"own")

    assert write(tmp_path) == (usual, None, False)
    assert usual.read_bytes() == b"new"


def test_an_edited_file_is_kept_and_the_new_one_lies_beside(tmp_path, usual):
    usual.write_bytes(b"edited")

    path, kept, open_ = write(tmp_path)

    assert (path.name, kept, open_) == (f"{STEM} (2).docx", usual, False)
    assert (usual.read_bytes(), path.read_bytes()) == (b"edited", b"new")


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        (f"{STEM}.docx", f"~${STEM[2:]}.docx"),  # Word, a long name
        ("Приказик.docx", "~$иказик.docx"),
        ("Приказы.docx", "~$риказы.docx"),  # Word, seven letters
        ("Приказ.docx", "~$Приказ.docx"),  # Word, a short name
        (f"{STEM}.docx", f".~lock.{STEM}.docx#"),  # LibreOffice
    ],
)
def test_an_owner_file_tells_that_a_file_is_open(tmp_path, name, owner):
    assert not is_open(tmp_path / name)

    (tmp_path / owner).write_bytes(b"")

    assert is_open(tmp_path / name)
    assert not is_open(tmp_path / f"другой {name}")


def test_a_file_open_in_word_is_kept_though_nobody_saved_it_yet(tmp_path, usual):
    usual.write_bytes(b"own")
    (tmp_path / f"~${STEM[2:]}.docx").write_bytes(b"")

    path, kept, open_ = write(tmp_path)

    assert (path.name, kept, open_) == (f"{STEM} (2).docx", usual, True)
    assert usual.read_bytes() == b"own"


def test_a_file_windows_holds_is_kept_and_said_to_be_open(tmp_path, usual, monkeypatch):
    usual.write_bytes(b"own")
    whole = act_files.write_whole

    def held(path, data):
        if path == usual:
            raise ConfigurationError(Problem(message="открыт", code="file.locked"))
        whole(path, data)

    monkeypatch.setattr(act_files, "write_whole", held)

    path, kept, open_ = write(tmp_path)

    assert (path.name, kept, open_) == (f"{STEM} (2).docx", usual, True)


def test_a_folder_that_takes_no_file_is_no_open_file(tmp_path, monkeypatch):
    def refused(path, data):
        raise ConfigurationError(Problem(message="в эту папку нельзя записать файл"))

    monkeypatch.setattr(act_files, "write_whole", refused)

    with pytest.raises(ConfigurationError, match="нельзя записать"):
        write(tmp_path)


def test_the_same_document_is_not_written_again(tmp_path, usual, monkeypatch):
    usual.write_bytes(b"new")
    (tmp_path / f"~${STEM[2:]}.docx").write_bytes(b"")
    monkeypatch.setattr(act_files, "write_whole", None)

    assert write(tmp_path) == (usual, None, False)


def test_a_failure_puts_every_file_back(tmp_path):
    old, new = tmp_path / "a" / "b" / "old.docx", tmp_path / "c" / "d" / "new.docx"
    old.parent.mkdir(parents=True)
    old.write_bytes(b"before")

    def failing():
        with FileUndo().on_failure() as undo:
            for path in (old, new):
                undo.remember(path)
                act_files.write_whole(path, b"after")
            raise KeyError

    with pytest.raises(KeyError):
        failing()

    assert old.read_bytes() == b"before"
    assert not (tmp_path / "c").exists()


@pytest.mark.parametrize(
    ("text", "name"), [("64-од", "64-од"), ("12/3 о", "12-3-о"), ("../..", "без номера")]
)
def test_a_number_becomes_a_safe_part_of_a_name(text, name):
    assert safe_name(text) == name
