"""`acts roadmap diff` and `adopt` as they are called, on the workspace of the demo."""

import io
import json
import re
import sys

import pytest

from acts import resources

SHIPPED = resources.roadmaps() / "kamchatka" / "553-2020-06-26.yaml"
EDITIONS = """\
editions:
  - number: "2"
    order: {kind: приказ, number: "101", date: 2021-03-01}
    valid_from: 2021-03-15
annex: приложение 1
"""


def second_edition(text):
    """Amend order 553: item 6 is out, item 5 is due two weeks later from 2021 on."""
    items = text.index("\nitems:")
    start = text.index('  - number: "6"\n', items)
    text = text[:start] + text[text.index('  - number: "7"\n', start) :]
    for old, new in (
        ("annex: приложение 1\n", EDITIONS),
        ('далее ежегодно до 1 сентября"', 'далее ежегодно до 15 сентября"'),
        ('end_day: "09-01", first_year', 'end_day: "09-15", first_year'),
    ):
        assert text.count(old) == 1
        text = text.replace(old, new)
    return text


@pytest.fixture
def amended(tmp_path):
    path = tmp_path / "новая редакция.yaml"
    path.write_text(second_edition(SHIPPED.read_text(encoding="utf-8")), encoding="utf-8")
    return path


@pytest.fixture
def status(acts):
    def rows(day, item):
        said = acts("status", "--as-of", day, "--item", item, "--format", "json")
        return {
            f"{one['period']}@{one['organization']}": one for one in json.loads(said.out)["rows"]
        }

    return rows


def test_the_difference_says_what_becomes_of_each_date(prints, amended):
    said = prints("roadmap", "diff", "kamchatka-553", amended)

    assert said.code == 0
    for part in (
        "Стало: редакция 2 (приказ № 101 от 01.03.2021), действует с 15.03.2021",
        "2021: 01.09.2021 → 15.09.2021",
        "2021: было 30.09.2021, больше не требуется",
        "срок: было «Август-сентябрь 2020 года",
    ):
        assert part in said.words
    assert "2020: " not in said.words


def test_the_difference_speaks_to_programs(prints, amended):
    shaped = json.loads(prints("roadmap", "diff", SHIPPED, amended, "--format", "json").out)

    assert [one["kind"] for one in shaped["items"]] == ["changed", "removed"]
    assert shaped["items"][0]["dates"][0] == {
        "period": "2021",
        "old": "2021-09-01",
        "new": "2021-09-15",
        "added": False,
        "removed": False,
        "retroactive": False,
        "former": "",
    }


def test_a_term_under_another_label_is_not_called_new(prints, amended):
    text = amended.read_text(encoding="utf-8")
    row = text[text.index('        - reading: {kind: yearly, end_day: "09-15"') :]
    row = row[: row.index("    result:")]
    wording = 'далее ежегодно до 15 сентября"'
    second = row.replace('"09-15"', '"11-01"')
    text = text.replace(row, row + second).replace(wording, wording[:-1] + ' и до 1 ноября"')
    amended.write_text(text, encoding="utf-8")
    later = amended.with_name("третья.yaml")
    later.write_text(text.replace('end_day: "09-15"', 'end_day: "09-01"'), encoding="utf-8")

    moved = prints("roadmap", "diff", SHIPPED, later).words

    assert "2021-1 (прежде 2021): срок прежний, 01.09.2021" in moved
    assert "2021-2: новый срок 01.11.2021" in moved
    assert "2021: было 01.09.2021" not in moved


def test_equal_texts_have_no_difference(prints):
    assert "Различий нет" in prints("roadmap", "diff", SHIPPED, SHIPPED).words


def test_a_dry_run_and_a_refusal_change_nothing(acts, folder, amended, tree, monkeypatch):
    before = tree(folder)

    said = acts("roadmap", "adopt", amended, "--dry-run")
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    unasked = acts("roadmap", "adopt", amended)

    assert (said.code, unasked.code) == (0, 2)
    # four years of three schools; of some of them something may be recorded
    counts = re.search("удалено без записей ([0-9]+), заменено с записями ([0-9]+)", said.words)
    assert counts
    assert sum(map(int, counts.groups())) == 12
    assert tree(folder) == before
    assert acts("journal", "verify").code == 0


def test_what_was_recorded_stays_marked_and_is_never_overdue(acts, status, amended):
    assert acts("task", "6@2021@mayak", "start", "--actor", "mayak-office").code == 0
    assert status("2021-11-30", "6")["2021@mayak"]["flags"] == ["overdue"]

    said = acts("roadmap", "adopt", amended, "--yes")

    assert said.code == 0
    assert "6@2021@mayak" in said.words[said.words.index("Заменённые: ") :]
    assert "Действует редакция 2" in said.words
    rows = status("2021-11-30", "6")
    assert {"2020@buhta", "2020@mayak", "2020@rassvet", "2021@mayak"} <= set(rows)
    assert "2021@rassvet" not in rows
    row = rows["2021@mayak"]
    assert (row["flags"], row["state"], row["due"]) == (["superseded"], "in_progress", "2021-09-30")
    assert row["rule"].endswith("заменено: редакция 2 (приказ № 101 от 01.03.2021)")
    assert row["clause"].endswith("п. 6, прежняя редакция")
    assert row["title"].startswith("Формирование перечня партнерских")
    # what was due before the edition is judged as before
    assert rows["2020@mayak"]["flags"] == ["overdue"]
    shown = acts("status", "--as-of", "2021-11-30", "--item", "6").words
    assert "заменено новой редакцией" in shown
    assert "приказ № 101" in shown
    told = acts("journal", "show", "mayak").words
    assert "принята редакция дорожной карты" in told
    assert "действует с 15.03.2021" in told
    assert acts("journal", "verify").code == 0


def test_what_was_not_closed_takes_the_new_term_and_planning_again_changes_nothing(
    acts, folder, status, amended, tree
):
    adopted = acts("roadmap", "adopt", amended, "--yes")

    rows = status("2021-09-10", "5")
    assert rows["2021@mayak"]["due"] == "2021-09-15"
    # what was handed in and waits to be confirmed keeps the date it was handed in under
    assert rows["2021@rassvet"]["due"] == "2021-09-01"
    assert "сохранён срок, по которому сдано: " in rows["2021@rassvet"]["rule"]
    assert "Сданные сохраняют прежний срок: 5@2021@rassvet." in adopted.words
    assert acts("journal", "verify").code == 0
    assert rows["2020@mayak"]["due"] == "2020-09-30"
    assert "до 15 сентября" in rows["2021@mayak"]["printed"]
    before = tree(folder)
    said = acts("plan")
    assert "новых 0, изменено 0" in said.words
    assert tree(folder) == before
    assert (folder / "roadmap-553-2020-06-26.yaml").is_file()
    assert (folder / "roadmap-kamchatka-553-2.yaml").is_file()


def test_what_was_closed_keeps_its_term(acts, status, amended):
    confirm = ("--actor", "rayon-officer", "--on", "2021-09-03")
    assert acts("task", "5@2021@rassvet", "confirm", *confirm).code == 0

    acts("roadmap", "adopt", amended, "--yes")

    row = status("2021-11-30", "5")["2021@rassvet"]
    assert (row["due"], row["state"], row["flags"]) == ("2021-09-01", "done", ["superseded"])
    assert "до 1 сентября" in row["printed"]
    assert acts("journal", "verify").code == 0


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        ("редакция 3", "такой редакции нет"),
        ("редакция 2 (приказ № 101 от 01.03.2021)", "записей о нём нет"),
    ],
)
def test_a_mark_nobody_gave_is_found(acts, folder, amended, mark, words):
    import contextlib
    import sqlite3

    acts("roadmap", "adopt", amended, "--yes")
    with contextlib.closing(sqlite3.connect(folder / "acts.sqlite3")) as base, base:
        base.execute("UPDATE acts_occurrence SET superseded = ? WHERE item = '13'", [mark])

    said = acts("journal", "verify")

    assert said.code == 1
    assert words in said.words


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("id: kamchatka-553\n", "id: other\n", "это другая карта"),
        (EDITIONS, "annex: приложение 1\n", "уже действует"),
        ('  number: "553"\n', '  number: "554"\n', "не продолжает действующую"),
    ],
)
def test_what_is_no_later_edition_is_refused(acts, folder, amended, tree, old, new, words):
    text = amended.read_text(encoding="utf-8")
    assert text.count(old) == 1
    amended.write_text(text.replace(old, new), encoding="utf-8")
    before = tree(folder)

    said = acts("roadmap", "adopt", amended, "--yes")

    assert (said.code, words in said.words) == (1, True)
    assert tree(folder) == before


def test_a_failure_at_the_pin_leaves_everything_as_it_was(acts, folder, amended, tree, monkeypatch):
    before = tree(folder)

    def full(*_, **__):
        raise OSError(28, "no space", "acts.toml")

    monkeypatch.setattr("acts.services.adopting.with_pin", full)

    said = acts("roadmap", "adopt", amended, "--yes")

    assert said.code == 3
    assert {name: one for name, one in tree(folder).items() if "sqlite" not in name} == {
        name: one for name, one in before.items() if "sqlite" not in name
    }
    assert acts("journal", "verify").code == 0
    assert "новых 0, изменено 0, без изменений 138." in acts("plan").words


def test_the_list_tells_editions_and_their_days_apart(prints, amended, tmp_path):
    said = prints("roadmap", "list", tmp_path)
    rows = json.loads(prints("roadmap", "list", tmp_path, "--format", "json").out)

    assert "2, с 15.03.2021" in said.words
    ours = [one for one in rows if one["id"] == "kamchatka-553"]
    assert [(one["edition"], one["valid_until"]) for one in ours] == [(1, "2021-03-14"), (2, None)]
