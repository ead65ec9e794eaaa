"""`acts roadmap` as it is called: what it prints and the code it ends with."""

import json
from pathlib import Path

import pytest

from acts.cli.main import run

SHIPPED = Path(__file__).parents[2] / "roadmaps" / "kamchatka" / "553-2020-06-26.yaml"
DATA = Path(__file__).parents[1] / "data" / "roadmaps"
BROKEN = Path(__file__).parents[1] / "broken" / "roadmap"

CODE = "kamchatka-553"
SHIPPED_CODES = [
    "emanzhelinsk",
    "kamchatka-553",
    "kostroma-1166",
    "school17-2022",
    "surgut-12-09-2022-2",
]


@pytest.fixture
def acts(capsys):
    def call(*arguments):
        code = run(["roadmap", *map(str, arguments)])
        out, err = capsys.readouterr()
        return code, out, err

    return call


@pytest.fixture
def changed(tmp_path):
    def write(old, new):
        text = SHIPPED.read_text(encoding="utf-8")
        assert old in text
        path = tmp_path / "карта.yaml"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return path

    return write


def test_lists_the_shipped_roadmaps(acts):
    code, out, err = acts("list")

    assert (code, err) == (0, "")
    assert "приказ № 553 от 26.06.2020" in out
    for code in SHIPPED_CODES:
        assert code in out


def test_lists_a_folder_and_names_its_broken_file(acts):
    code, out, err = acts("list", DATA)

    assert code == 1
    assert "test-1" in out
    assert "organizations.yaml" in err


def test_lists_for_programs(acts):
    rows = {row["id"]: row for row in json.loads(acts("list", "--format", "json")[1])}
    row = rows["kamchatka-553"]

    assert sorted(rows) == SHIPPED_CODES
    assert row["items"] == 18
    assert row["period"] == {"start": "2020-06-26", "end": "2024-12-25"}


def test_shows_a_whole_roadmap(acts):
    code, out, _ = acts("show", CODE)

    assert code == 0
    for part in ("п. 4.1", "рекомендация", "каждая школа", "часть документа по: п. 5",
                 "2024 – 70 %",
                 "Asia/Kamchatka", "с 1 сентября по 30"):  # fmt: skip
        assert part in out


def test_asks_which_roadmap_to_show(acts):
    code, out, err = acts("show")

    assert (code, out) == (1, "")
    assert "не сказано, какая карта нужна" in err
    assert "«kostroma-1166»" in err


@pytest.mark.parametrize("code", SHIPPED_CODES)
def test_shows_each_shipped_roadmap_and_its_check_passes(acts, code):
    said, out, err = acts("show", code)
    assert (said, err) == (0, "")
    assert "Подписал: ." not in out
    assert "«»" not in out

    said, out, err = acts("check", code)
    assert (said, err) == (0, "")
    assert "новых 0, исчезло 0" in out


def test_shows_the_acts_beside_the_order_and_why_the_programme_ends(acts):
    out = " ".join(acts("show", "kostroma-1166")[1].split())
    for part in ("Вместе с ним: приказ № 1510 от 13.10.2020", "Основание: распоряжение № Р-145",
                 "Начало – день приказа № 1166", "2023 – 50 %"):  # fmt: skip
        assert part in out


def test_shows_a_duty_of_a_point_by_its_clause(acts):
    out = acts("show", "surgut-12-09-2022-2", "--item", "2.8")[1]

    assert "приказ № 12-09-2022/2 от 12.09.2022, приложение 1, п. 4.6\n" in out
    assert "Срок: не указан" in out


def test_gives_programs_no_date_that_the_source_does_not_name(acts):
    shown = json.loads(acts("show", "emanzhelinsk", "--format", "json")[1])

    assert (shown["order"]["date"], shown["order"]["number"]) == (None, "")


def test_shows_one_item_with_its_clause_readings_and_second_term(acts):
    code, out, _ = acts("show", CODE, "--item", "9.")

    assert code == 0
    for part in ("приказ № 553 от 26.06.2020, приложение 1, п. 9",
                 "«Сентябрь 2020 года, далее ежегодно»",
                 "Понято как: с 01.09.2020 по 30.09.2020",
                 "Подтвердил составитель карты 21.11.2026",
                 "Другой срок (примечание)", "order_pairs", "лист 3 таблицы"):  # fmt: skip
        assert part in out


def test_says_when_an_item_or_a_roadmap_is_not_there(acts):
    code, out, err = acts("show", CODE, "--item", "19")
    assert (code, out) == (1, "")
    assert "пункта 19 в карте kamchatka-553 нет" in err

    code, out, err = acts("show", "kamchatka-554")
    assert (code, out) == (1, "")
    assert "kamchatka-553" in err


def test_shows_for_programs(acts):
    shown = json.loads(acts("show", CODE, "--format", "json")[1])

    assert [item["number"] for item in shown["items"]] == [str(n) for n in range(1, 19)]
    assert shown["order"]["date"] == "2020-06-26"
    assert shown["items"][4] == json.loads(acts("show", CODE, "--item", "5", "--format", "json")[1])
    assert shown["items"][4]["deadline"]["readings"][1]["reading"] == {
        "kind": "yearly",
        "end_day": "09-01",
        "first_year": 2021,
        "op": "до",
    }


def test_the_check_passes_when_exactly_the_accepted_findings_occur(acts):
    code, out, err = acts("check")

    assert (code, err) == (0, "")
    assert "принято 10, новых 0, исчезло 0" in out
    assert "Почему принято: Опечатка приказа" in out


def test_the_check_takes_a_code_as_the_list_prints_it(acts):
    code, out, err = acts("check", "kamchatka-553")

    assert (code, err) == (0, "")
    assert "553-2020-06-26.yaml: принято 10, новых 0, исчезло 0" in out


def test_the_check_names_an_unknown_code_and_still_checks_the_rest(acts):
    code, out, err = acts("check", "kamchatka-535", "kamchatka-553")

    assert code == 1
    assert "дорожной карты «kamchatka-535» нет. Возможно, нужно «kamchatka-553»" in err
    assert "принято 10, новых 0" in out


def test_a_name_too_long_for_a_file_is_a_plain_message(acts):
    code, _, err = acts("check", "a" * 300)

    assert code == 1
    assert "файл не открывается" in err


def test_the_check_takes_a_file_without_an_extension(acts, tmp_path):
    (tmp_path / "карта").write_text(SHIPPED.read_text(encoding="utf-8"), encoding="utf-8")

    assert acts("check", tmp_path / "карта")[0] == 0


def test_the_check_fails_on_a_new_finding(acts, changed):
    path = changed('text: "Перечень организаций-партнеров"', 'text: ""')

    code, out, _ = acts("check", path)

    assert code == 1
    assert "новых 1, исчезло 0" in out
    assert "item.no-result" in out


def test_the_check_fails_on_a_confirmed_reading_that_contradicts_the_print(acts, changed):
    code, out, _ = acts("check", changed('end_day: "09-01"', 'end_day: "11-01"'))

    assert code == 1
    assert "новых 1, исчезло 0" in out
    assert "reading.differs" in out


def test_the_check_fails_on_a_vanished_finding(acts, changed):
    code, out, _ = acts("check", changed("май-июнь 2021 года,", "май-июнь 2021 года"))

    assert code == 1
    assert "новых 0, исчезло 1" in out
    assert "исчезло" in out


def test_the_check_names_every_mistake_of_a_broken_file_with_its_line(acts):
    code, out, err = acts("check", BROKEN / "several-at-once.yaml", DATA / "small.yaml")

    assert code == 1
    assert [line.split("строка ")[1].split(",")[0] for line in err.splitlines()] == [
        "6", "13", "27", "28", "44",
    ]  # fmt: skip
    assert "small.yaml: принято 1" in out


def test_the_check_speaks_to_programs(acts, changed):
    path = changed("май-июнь 2021 года,", "май-июнь 2021 года")
    code, out, _ = acts("check", SHIPPED, path, BROKEN / "empty-title.yaml", "--format", "json")

    good, changed_one, broken = json.loads(out)
    assert code == 1
    assert (good["clean"], good["id"], len(good["accepted"])) == (True, "kamchatka-553", 10)
    assert [one["where"] for one in changed_one["vanished"]] == ["п. 12"]
    assert [one["place"] for one in broken["problems"]] == ["строка 28, /items/1/title"]


def test_a_missing_file_is_a_plain_message(acts, tmp_path):
    code, _, err = acts("check", tmp_path / "нет.yaml")

    assert code == 1
    assert "файл не открывается. Проверьте имя" in err
