"""`acts status`: the table, the JSON that README.md documents, and dates as people write them."""

import datetime as dt
import json

import pytest

from acts.report import Flag
from acts.states import TaskState

ROW = {
    "organization",
    "printed",
    "reading",
    "item",
    "clause",
    "title",
    "period",
    "due",
    "rule",
    "state",
    "flags",
    "document",
    "holder",
}
COUNTS = {
    "total",
    "overdue",
    "due_soon",
    "done",
    "done_late",
    "waiting_check",
    "by_state",
    "overdue_by_organization",
}


def asked(acts, *arguments):
    said = acts("status", "--format", "json", *arguments)
    assert said.code == 0, said.words
    assert said.err == ""
    return json.loads(said.out)


def late(answer):
    return {
        f"{row['item']}@{row['period']}@{row['organization']}"
        for row in answer["rows"]
        if "overdue" in row["flags"]
    }


def test_json_has_the_documented_shape(acts):
    answer = asked(acts, "--as-of", "2021-01-21")
    assert list(answer) == ["as_of", "known", "rows", "summary"]
    assert (answer["as_of"], answer["known"]) == ("2021-01-21", None)
    assert set(answer["summary"]) == COUNTS
    for row in answer["rows"]:
        assert set(row) == ROW
        assert row["state"] in set(TaskState)
        assert set(row["flags"]) <= set(Flag)
        assert row["due"] is None or dt.date.fromisoformat(row["due"])
        assert row["clause"].startswith("приказ № 553 от 26.06.2020, приложение 1, п. ")


def test_the_counts_are_those_of_the_rows(acts):
    answer = asked(acts, "--as-of", "2021-01-21")
    counted = answer["summary"]
    assert counted["total"] == len(answer["rows"]) == sum(counted["by_state"].values())
    assert counted["overdue"] == len(late(answer))
    assert sum(counted["overdue_by_organization"].values()) == counted["overdue"]


def test_an_organization_is_reported_alone(acts):
    answer = asked(acts, "--as-of", "2021-01-21", "--organization", "buhta")
    assert {row["organization"] for row in answer["rows"]} == {"buhta"}
    assert late(answer) == {"13@2021@buhta"}


def test_an_item_is_reported_alone(acts):
    for item in ("13", "13."):
        answer = asked(acts, "--as-of", "2021-01-21", "--item", item)
        assert {row["item"] for row in answer["rows"]} == {"13"}
        assert late(answer) == {"13@2021@buhta", "13@2021@mayak"}


def test_only_overdue_rows_are_kept(acts):
    answer = asked(acts, "--as-of", "2021-09-02", "--overdue")
    assert len(answer["rows"]) == answer["summary"]["overdue"] == len(late(answer)) == 10


def test_what_was_known_then_differs_from_what_is_known_now(acts):
    now = asked(acts, "--as-of", "2020-10-01", "--organization", "buhta")
    then = asked(acts, "--as-of", "2020-10-01", "--known", "01.10.2020", "--organization", "buhta")
    assert late(then) - late(now) == {"8@2020@buhta"}
    assert then["known"] == "2020-10-01T23:59:59.999999+12:00"


@pytest.mark.parametrize(
    ("moment", "is_late"),
    [
        ("2021-01-20T11:59:59Z", False),
        ("2021-01-20T12:00:00Z", True),
        ("2021-01-20T23:59:59+12:00", False),
        ("2021-01-21T00:00:00+12:00", True),
        ("2021-01-20", False),
        ("21.01.2021", True),
    ],
)
def test_the_day_turns_at_midnight_of_kamchatka(acts, moment, is_late):
    answer = asked(acts, "--as-of", moment, "--item", "13")
    assert ("13@2021@mayak" in late(answer)) is is_late


def test_without_a_day_the_moment_of_the_clock_is_taken(acts):
    assert asked(acts)["as_of"] == "2021-09-03T00:00:00+00:00"


def test_a_person_gets_overdue_rows_first_with_clause_rule_and_counts(acts):
    said = acts("status", "--as-of", "02.09.2021")
    assert said.code == 0
    assert said.out.startswith("Состояние на 02.09.2021\n")
    assert "ПРОСРОЧЕНО" in said.out
    assert "Всего 138: просрочено 10" in said.words
    assert "Правила: – последний день срока" in said.words
    assert said.out.index("ПРОСРОЧЕНО") < said.out.index("документ представлен")


def test_all_shows_every_row_and_its_absence_says_so(acts):
    short = acts("status", "--as-of", "02.09.2021")
    assert "все – с параметром --all" in short.words
    whole = acts("status", "--as-of", "02.09.2021", "--all")
    assert "с параметром --all" not in whole.words
    assert whole.out.count("\n") > short.out.count("\n")


@pytest.mark.parametrize("width", [80, 120, 160])
def test_no_word_of_the_table_is_lost_at_any_width(acts, monkeypatch, width):
    monkeypatch.setattr("acts.cli.output._terminal_width", lambda: width)
    said = acts("status", "--as-of", "02.09.2021", "--overdue")
    table = said.out[: said.out.index("Всего")]
    assert max(map(len, table.splitlines())) <= width
    rows = asked(acts, "--as-of", "02.09.2021", "--overdue")["rows"]
    letters = "".join(table.split())
    for row in rows:
        assert f"{row['item']}@{row['period']}@{row['organization']}" in letters
    # A folded cell is spread over lines with its neighbours between, so words are looked for.
    for word in rows[0]["title"].split() + rows[0]["rule"].split():
        assert word in table
    assert "…" not in table


@pytest.mark.parametrize("option", ["--as-of", "--known"])
@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("вчера", "не дата и не момент"),
        ("31.02.2021", "не дата и не момент"),
        ("2021-13-01", "не дата и не момент"),
        ("", "не дата и не момент"),
        ("2021-01-20T12:00:00", "нет пояса"),
    ],
)
def test_a_wrong_day_is_a_wrong_call(acts, option, value, why):
    said = acts("status", option, value)
    assert said.code == 2
    assert f"значение «{option}» не подходит" in said.words
    assert why in said.words
    assert said.out == ""


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("--organization", "нет-такой"), "организации «нет-такой» нет"),
        (("--item", "99"), "пункта «99» в дорожной карте нет. Есть: 1, 2, 3"),
        (("--actor", "никто"), "в acts.toml нет участника «никто». Есть: rayon-officer"),
    ],
)
def test_what_is_not_there_is_refused_with_what_is(acts, arguments, why):
    said = acts("status", *arguments)
    assert said.code == 1
    assert why in said.words


def test_an_actor_sees_only_organizations_of_the_scope(acts):
    answer = asked(acts, "--as-of", "2021-09-02", "--actor", "buhta-office")
    assert {row["organization"] for row in answer["rows"]} == {"buhta"}
    said = acts("status", "--organization", "mayak", "--actor", "buhta-office")
    assert said.code == 1
    assert "организации «mayak» нет. В хранилище есть: buhta." in said.words


def test_a_folder_that_is_no_workspace_is_said_plainly(prints, tmp_path):
    said = prints("status", "-w", tmp_path)
    assert said.code == 3
    assert "это не рабочая папка: здесь и выше нет файла acts.toml" in said.words
    assert "acts init" in said.words


def test_a_folder_below_the_workspace_finds_it(prints, folder):
    assert prints("status", "-w", folder / "out" / "buhta").code == 0
