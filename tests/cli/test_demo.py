"""`acts demo`: interesting, right, the same every time, and its hints can be typed."""

import hashlib
import json
import re
import shlex
import zipfile

import pytest

from acts import resources
from acts.cli.output import shown
from acts.sources.catalog import load_catalog


def test_it_tells_who_is_late_by_which_clause(played):
    _, said = played
    words = " ".join(said.split())
    assert "Основание: приказ № 553 от 26.06.2020. Организаций 4, исполнений в плане 138." in words
    assert "Состояние на 02.09.2021" in words
    assert "5@2021@buhta" in words
    assert "просрочено 10" in words
    assert "нет мнения: Педагогический совет" in words
    assert "на 01.10.2020 просрочено 1, а по записям, которые были в тот день, – 2" in words


def test_it_prints_no_code_of_the_program_where_a_word_is_typed(played):
    _, said = played
    assert "send_to_bodies" not in said
    assert "(send)" in said


def test_it_says_first_what_the_program_does_and_how_each_school_ended(played):
    _, said = played
    words = " ".join(said.split())
    assert words.startswith("Программа acts из приказа о наставничестве составляет план сроков")
    first, _, rest = words.partition("Школы на 02.09.2021")
    schools, _, _ = rest.partition("Сыграно событий")
    assert "просрочено" not in first.lower()
    assert "МБОУ «СОШ № 1 с. Рассветное» 11 1 0" in schools
    assert "МКОУ «ООШ с. Тихая Бухта» 11 (с опозданием 4) 0 1" in schools
    assert "МБОУ «СОШ п. Дальний Маяк» 2 (с опозданием 2) 1 9" in schools


def test_people_are_acquainted_and_the_site_shows_acts_in_time_late_and_not_yet(played, acts):
    _, said = played
    words = " ".join(said.split())
    assert "№ 58-од: осталось ознакомить 3 из 5 до 06.09.2021; разместить на сайте до" in words
    assert "№ 36: осталось ознакомить 1 из 3 – срок прошёл 19.10.2020" in words
    assert "№ 22: осталось ознакомить 4 из 4 – срок прошёл 26.10.2020;" in words
    assert "разместить на сайте – срок прошёл 02.11.2020" in words
    in_time = acts("act", "regulation_students@2021@rassvet").out
    assert "На сайте с 01.09.2021: " in in_time
    assert "Ознакомлены все: 5." in acts("act", "order_pairs@2020@rassvet").out
    late = acts("act", "order_implementation@2020@buhta").out
    assert "На сайте с 27.10.2020 (после срока – 09.10.2020): " in late
    assert "Ознакомлены все: 4, после срока – 2." in late


def test_a_refused_step_is_told_with_whose_act_it_was(played):
    _, said = played
    order = "«Приказ о внедрении целевой модели наставничества» (order_implementation@2020@rassvet)"
    assert f"  21.08.2020, МБОУ «СОШ № 1 с. Рассветное», {order}:" in said
    assert "  16.10.2020, МБОУ «СОШ п. Дальний Маяк», п. 5 (5@2020@mayak):" in said


def test_the_time_it_tells_to_go_back_to_is_taken(played, folder, prints, monkeypatch):
    told = re.search(r"переменная (ACTS_NOW)=(\S+),", " ".join(played[1].split()))
    assert told
    monkeypatch.setenv(*told.groups())
    assert "Состояние на 02.09.2021 18:00" in prints("status", "-w", folder).out


def test_every_document_it_names_is_there_and_whole(played):
    folder, said = played
    named = re.findall(r"^  (.*\.docx)$", said, re.MULTILINE)
    assert len(named) == 15
    for name in named:
        with zipfile.ZipFile(name) as package:
            assert package.testzip() is None
        assert "/out/" in name
        assert re.search(r" 202[01]( partner-1)? (проект|№ [\w.-]+)\.docx$", name)
    registered = {str(path) for path in folder.rglob("*№*.docx")}
    assert registered <= set(named)


def test_each_school_has_a_paper_of_every_kind(played):
    folder, _ = played
    kinds = {kind.file_title for kind in load_catalog(resources.catalog())}

    assert len(kinds) == 4
    for school in ("rassvet", "buhta", "mayak"):
        names = [one.name for one in (folder / "out" / school).glob("*.docx")]
        assert {kind for kind in kinds if any(name.startswith(kind) for name in names)} == kinds


def test_the_registers_came_from_the_forms_it_leaves(acts, folder):
    for school, loads in (("rassvet", 2), ("buhta", 3), ("mayak", 2)):
        form = folder / "формы" / f"Данные {school}.xlsx"
        events = acts("journal", "show", f"register:{school}", "--format", "json")
        digests = {
            one["details"]["file_digest"]
            for one in json.loads(events.out)
            if one["trigger"] == "load" and "file_digest" in one["details"]
        }
        kept = (folder / "формы" / "прежние").glob(f"Данные {school}*.xlsx")
        assert len(digests) == loads
        assert digests <= {hashlib.sha256(one.read_bytes()).hexdigest() for one in kept}
        assert acts("data", "load", form, "--dry-run").code == 0


def test_its_hints_can_be_typed_as_they_are_printed(played, folder, prints):
    original, said = played
    *hints, desk = re.findall(
        r"^    acts (.*)$", said.partition("Что попробовать дальше")[2], re.MULTILINE
    )
    assert len(hints) == 11
    # This one would not come back; tests/web starts it.
    assert shlex.split(desk) == ["serve", str(original), "--demo"]
    for hint in hints:
        words = [str(folder) if one == str(original) else one for one in shlex.split(hint)]
        answer = prints(*words)
        assert answer.code == 0, (hint, answer.words)
        assert answer.out


@pytest.fixture(scope="module")
def played_again(prints, now, tmp_path_factory):
    """Play it a second time, with no folder named, where the first name is taken."""
    place = tmp_path_factory.mktemp("again")
    (place / "acts-demo").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ACTS_NOW", now)
        patch.chdir(place)
        said = prints("demo")
    return place, said


def test_it_says_the_same_every_time(played, played_again):
    folder, said = played
    _, again = played_again
    elsewhere = said.replace(shlex.quote(str(folder)), str(folder))
    assert again.out == elsewhere.replace(str(folder), "acts-demo-2")


def test_its_files_are_the_same_every_time(played, played_again, tree):
    folder, _ = played
    place, _ = played_again
    first = {name: digest for name, digest in tree(folder).items() if name != "acts.sqlite3"}
    second = {
        name: digest
        for name, digest in tree(place / "acts-demo-2").items()
        if name != "acts.sqlite3"
    }
    assert first == second


def test_nothing_hidden_is_printed(played):
    assert shown(played[1]) == played[1]


def test_a_second_run_without_a_folder_takes_the_next_name(played_again):
    place, said = played_again
    assert said.code == 0
    assert list((place / "acts-demo").iterdir()) == []
    assert (place / "acts-demo-2" / "acts.toml").is_file()
    assert "acts-demo-2" in said.out


def test_a_workspace_is_never_played_over(prints, folder, tree):
    before = tree(folder)
    said = prints("demo", "--to", folder)
    assert said.code == 3
    assert "здесь уже есть рабочая папка; ничего не изменено" in said.words
    assert tree(folder) == before


@pytest.mark.parametrize("name", ["acts.sqlite3", "out"])
def test_a_folder_with_a_part_of_a_workspace_is_left_alone(prints, tmp_path, tree, name):
    (tmp_path / name).mkdir()
    before = tree(tmp_path)
    said = prints("demo", "--to", tmp_path)
    assert said.code == 3
    assert f"в папке уже есть «{name}»; ничего не изменено" in said.words
    assert tree(tmp_path) == before
