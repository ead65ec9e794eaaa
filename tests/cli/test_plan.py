"""`acts plan`: what it adds, that a second run adds nothing, and both outputs."""

import json


def test_a_second_run_changes_nothing(acts, folder, tree):
    before = tree(folder)
    said = acts("plan")
    assert said.code == 0
    assert "План построен: новых 0, изменено 0, без изменений 138." in said.words
    assert tree(folder) == before


def test_a_dry_run_says_so(acts):
    assert "Было бы: новых 0, изменено 0, без изменений 138." in acts("plan", "--dry-run").words


def test_the_plan_is_shown_with_terms_and_rules(acts):
    said = acts("plan", "--show")
    assert "13@2021@buhta" in said.words
    assert "20.01.2021" in said.words
    assert "не позднее 20 января" in said.words


def test_json_lists_every_occurrence(acts):
    answer = json.loads(acts("plan", "--format", "json").out)
    assert set(answer) == {"added", "changed", "unchanged", "moved", "occurrences"}
    assert (answer["added"], answer["changed"], answer["unchanged"]) == ([], [], 138)
    one = next(row for row in answer["occurrences"] if row["id"] == "12@2020@mayak")
    assert (one["raw_due"], one["due"]) == ("2020-10-31", "2020-11-02")
    assert "перенесено" in one["rule"]


def test_an_actor_plans_for_the_organizations_of_the_scope(acts):
    said = acts("plan", "--actor", "buhta-office", "--format", "json")
    owners = {one["id"].rpartition("@")[2] for one in json.loads(said.out)["occurrences"]}
    assert owners == {"buhta"}


def test_dates_that_a_rule_moved_are_listed_with_what_that_does(acts, folder):
    settings = folder / "acts.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f"{text}\n[calendar]\nuntil_inclusive = false\n", encoding="utf-8")

    said = acts("plan")

    assert said.code == 0, said.words
    assert "Сроки изменились" in said.out
    assert "10@2022" in said.out
    assert "03.10.2022" in said.out
    assert "30.09.2022" in said.out
    assert "Просрочка считается от новых сроков" in said.words
    assert "Сданное и закрытое сохраняет прежний срок" in said.out
    assert acts("journal", "verify").code == 0
