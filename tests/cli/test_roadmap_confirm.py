"""`acts roadmap confirm`: what it asks, which keys it takes, what it leaves in the file."""

import datetime as dt
import io
import json
import sys

import click
import pytest

from acts import resources
from acts.cli import roadmap_confirm
from acts.services import confirming
from acts.sources.roadmaps import load_roadmap

SHIPPED = resources.roadmaps() / "kamchatka" / "553-2020-06-26.yaml"
ENTER = "\r"
CONFIRMED = """\
          confirmed:
            by: составитель карты
            on: 2026-11-21
            reason: "Срок корректировки не назван; взяты месяцы первого срока"
"""


class Keyboard(io.StringIO):
    """Standard input at which somebody sits; when the script ends, Ctrl-C is pressed."""

    def isatty(self):
        return True

    def key(self):
        typed = self.read(1)
        if not typed:
            raise KeyboardInterrupt
        return typed


@pytest.fixture
def press(monkeypatch):
    """Sit down at the keyboard with a script: keys as they are, lines ended by a line feed."""

    def sit(script):
        keyboard = Keyboard(script, newline="")
        monkeypatch.setattr(sys, "stdin", keyboard)
        monkeypatch.setattr(click, "getchar", keyboard.key)

    return sit


def unconfirmed(text):
    """Take the word away from the yearly revision of item 6 and the yearly term of item 2."""
    start = text.index("          confirmed:", text.index('number: "2"', text.index("items:")))
    start = text.index("          confirmed:", start + 1)
    end = text.index("    result:", start)
    text = text[:start] + text[end:]
    assert text.count(CONFIRMED) == 1
    return text.replace(CONFIRMED, "")


@pytest.fixture
def card(tmp_path, monkeypatch):
    monkeypatch.delenv("ACTS_NOW")
    path = tmp_path / "карта.yaml"
    path.write_text(unconfirmed(SHIPPED.read_text(encoding="utf-8")), encoding="utf-8")
    return path


def words_of(path, item):
    return [one.confirmation for one in load_roadmap(path).item(item).deadline.readings]


def test_enter_takes_the_best_reading_and_says_who_when_and_why(prints, press, card):
    before = card.read_text(encoding="utf-8")
    press(f"юрист\n{ENTER}\n{ENTER}месяцы первого срока\n")

    said = prints("roadmap", "confirm", card)

    assert said.code == 0, said.words
    assert "1 из 2. приказ № 553 от 26.06.2020, приложение 1, п. 2" in said.words
    assert "Напечатано: «Июль 2020 года, далее ежегодно»" in said.words
    assert "сроки: 31.07.2021, 31.07.2022, 31.07.2023, 31.07.2024" in said.words
    assert "Подтверждено всё" in said.words
    second, sixth = words_of(card, "2")[1], words_of(card, "6")[1]
    assert (second.by, sixth.by, sixth.reason) == ("юрист", "юрист", "месяцы первого срока")
    assert second.reason.startswith("На вопрос «Месяц повторения не назван")
    today = dt.datetime.now(dt.UTC).date()  # noqa: TID251
    assert abs((second.on - today).days) <= 1
    added = [one for one in card.read_text(encoding="utf-8").splitlines() if one not in before]
    assert len(card.read_text(encoding="utf-8").splitlines()) == len(before.splitlines()) + 8
    assert all(one.strip().startswith(("by:", "on:", "reason:")) for one in added)


def test_another_number_takes_another_reading(prints, press, card):
    press("2\nпо письму\nв")

    said = prints("roadmap", "confirm", card, "--by", "начальник отдела")

    assert said.code == 1
    held = load_roadmap(card).item("2").deadline.readings[1]
    assert held.confirmation.by == "начальник отдела"
    assert str(held.reading.end_day) == "12-31"
    assert "Осталось неподтверждённых: 1" in said.words


@pytest.mark.parametrize(
    ("offered", "said"), [(1, "Enter – 1, с –"), (2, ", 2 – другое,"), (3, ", 2–3 – другое,")]
)
def test_the_keys_of_the_other_readings_are_named_once(press, capsys, offered, said):
    press("п")
    choices = [confirming.Choice(offer=None, words="", dates="")] * offered
    assert roadmap_confirm._choose(None, choices) == "п"
    assert said in capsys.readouterr().out


def test_own_words_are_read_shown_and_taken(prints, press, card):
    press("юрист\nскогда-нибудь\nсежегодно до 1 марта\nда\nтак в письме\nв")

    said = prints("roadmap", "confirm", card)

    assert "не понято: «когда" in said.words
    assert "понято: ежегодно, до 1 марта" in said.words
    assert str(load_roadmap(card).item("2").deadline.readings[1].reading.end_day) == "03-01"


def test_what_is_passed_by_stays_open_and_is_not_asked_again(prints, press, card):
    before = card.read_bytes()
    press("юрист\nпп")

    said = prints("roadmap", "confirm", card)

    assert (said.code, card.read_bytes()) == (1, before)
    assert said.words.count("Напечатано:") == 2


def test_breaking_off_loses_nothing_that_was_confirmed(prints, press, card):
    press(f"юрист\n{ENTER}\n")  # then Ctrl-C at the second question

    said = prints("roadmap", "confirm", card)

    assert said.code == 3
    assert words_of(card, "2")[1].by == "юрист"
    assert words_of(card, "6")[1] is None


def test_a_dry_run_shows_the_lines_and_writes_nothing(prints, press, card):
    before = card.read_bytes()
    press(f"юрист\n{ENTER}\n{ENTER}\n")

    said = prints("roadmap", "confirm", card, "--dry-run")

    assert (said.code, card.read_bytes()) == (1, before)
    assert '+ by: "юрист"' in said.words


def test_a_name_is_not_taken_for_who_or_why(prints, press, card):
    press(f"Иванов Пётр Ильич\nюрист\n{ENTER}сказал Иванов Пётр Ильич\nпо письму\nв")

    said = prints("roadmap", "confirm", card)

    assert said.words.count("похоже на персональные данные") >= 2
    assert "Ильич" not in card.read_text(encoding="utf-8")
    assert words_of(card, "2")[1].by == "юрист"


def test_without_a_keyboard_it_lists_what_is_open(prints, card, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    before = card.read_bytes()

    said = prints("roadmap", "confirm", card)
    shaped = json.loads(prints("roadmap", "confirm", card, "--format", "json").out)

    assert said.code == 1
    assert "требуют подтверждения 2" in said.words
    assert [one["item"] for one in shaped] == ["2", "6"]
    assert shaped[0]["offers"][0]["dates"].startswith("31.07.2021")
    assert card.read_bytes() == before


def test_the_check_says_how_to_confirm(prints, card):
    said = prints("roadmap", "check", card)

    assert said.code == 1
    assert f"Подтвердить прочтения: acts roadmap confirm {card}" in said.words


def test_a_confirmed_roadmap_asks_nothing(prints):
    said = prints("roadmap", "confirm", SHIPPED)

    assert (said.code, "неподтверждённых прочтений нет" in said.words) == (0, True)


@pytest.fixture
def pinned(folder, acts):
    """The roadmap of the workspace, its item 6 unconfirmed from the second year on."""
    (path,) = folder.glob("roadmap-*.yaml")
    path.write_text(unconfirmed(path.read_text(encoding="utf-8")), encoding="utf-8")
    assert acts("plan").code == 0
    return path


def rows(acts, day, item="6"):
    said = acts("status", "--as-of", day, "--item", item, "--organization", "mayak",
                "--format", "json")  # fmt: skip
    return {one["period"]: one["flags"] for one in json.loads(said.out)["rows"]}


def test_an_unconfirmed_reading_is_never_overdue_and_the_other_one_still_is(acts, pinned):
    flags = rows(acts, "2022-12-01")

    assert flags["2020"] == ["overdue"]
    assert flags["2021"] == flags["2022"] == ["needs_confirmation"]
    shown = acts("status", "--as-of", "2022-12-01", "--item", "6").words
    assert "требует подтверждения" in shown
    assert "требует подтверждения" in acts("plan", "--show").words


def test_an_unconfirmed_reading_is_marked_where_the_roadmap_is_shown(prints, card):
    whole = prints("roadmap", "show", card).words
    one = prints("roadmap", "show", card, "--item", "6").words

    assert whole.count("требует подтверждения") == one.count("Требует подтверждения:") + 1 == 2
    assert "30.09.2021" in one
    assert "требует подтверждения" not in prints("roadmap", "show", SHIPPED).words


def test_a_confirmation_in_a_workspace_moves_its_pin_and_its_plan(acts, folder, pinned, press):
    press(f"п{ENTER}по письму министерства\n")
    settings = (folder / "acts.toml").read_text(encoding="utf-8")

    said = acts("roadmap", "confirm", "--by", "куратор")

    assert "План рабочей папки обновлён" in said.words
    assert (folder / "acts.toml").read_text(encoding="utf-8") != settings
    assert rows(acts, "2022-12-01")["2021"] == ["overdue"]
    assert acts("journal", "verify").code == 0
