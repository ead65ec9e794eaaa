"""`acts calendar`: a year as people and programs read it, and the file of terms."""

import json

import pytest
from icalendar import Calendar


def lines(said):
    return {line.split("  ")[0]: " ".join(line.split()) for line in said.out.splitlines()}


def test_a_year_is_shown_by_months_quarters_and_as_a_whole(prints):
    said = prints("calendar", "show", "2024")
    shown = lines(said)
    assert said.code == 0
    assert shown["апрель"] == (
        "апрель 21 9 6–7, 13–14, 20–21, 28–30 "
        "27 – рабочая суббота; 29 – перенос с 27.04; 30 – перенос с 02.11"
    )
    assert shown["февраль"].endswith("23 – День защитника Отечества 22")
    assert shown["II квартал"] == "II квартал 60 31 всего 2"
    assert shown["2024 год"] == "2024 год 248 118 всего 5"


def test_each_moved_day_is_shown_with_its_act(prints):
    words = prints("calendar", "show", "2023").words
    assert (
        "с воскресенья 1 января на пятницу 24 февраля: "
        "постановление Правительства РФ от 29.08.2022 № 1505" in words
    )
    assert "с субботы 4 ноября на понедельник 6 ноября: ст. 112 ТК РФ" in words
    assert "предварительный" not in words.lower()


def test_decree_days_are_shown_and_counted_when_asked_for(prints):
    usual, strict = (
        prints("calendar", "show", "2020"),
        prints("calendar", "show", "2020", "--decree-days"),
    )
    for said in (usual, strict):
        assert "4–30 апреля: указ Президента РФ от 02.04.2020 № 239" in said.words
    assert lines(usual)["2020 год"].startswith("2020 год 248 118")
    assert lines(strict)["2020 год"].startswith("2020 год 219 147")
    assert "считаются рабочими" in usual.words
    assert "30–31 – указ Президента РФ" in lines(strict)["март"]


def test_a_week_of_six_days_works_on_saturdays(prints):
    said = prints("calendar", "show", "2021", "--week", "6")
    assert "рабочая неделя – шестидневная" in said.words
    assert lines(said)["2021 год"].startswith("2021 год 299 66")


def test_a_year_without_a_decree_is_marked_provisional(prints):
    said = prints("calendar", "show", "2030")
    assert said.code == 0
    assert said.out.startswith("ПРЕДВАРИТЕЛЬНЫЙ: ")
    assert "на 2030 год (предварительный)" in said.words
    assert json.loads(prints("calendar", "show", "2030", "--format", "json").out)["provisional"]


def test_programs_get_every_day_off_with_its_reason(prints):
    year = json.loads(prints("calendar", "show", "2021", "--format", "json").out)
    assert (year["year"], year["week"], year["provisional"]) == (2021, 5, False)
    assert (year["working"], year["quarters"]) == (247, [56, 62, 66, 63])
    assert [one["working"] for one in year["months"]][:3] == [15, 19, 22]
    february = year["months"][1]
    assert february["shortened"] == ["2021-02-20"]
    assert {
        "day": "2021-02-22",
        "kind": "transferred",
        "basis": "постановление Правительства РФ от 10.10.2020 № 1648",
    } in february["days_off"]
    assert year["transfers"][0]["from"] == "2021-01-02"
    assert [one["counted"] for one in year["decree_days"]] == [False, False]


@pytest.mark.parametrize(
    ("year", "said"),
    [
        ("21", "не год. Пример: 2026"),
        ("двадцать", "не год. Пример: 2026"),
        ("２０２４", "не год. Пример: 2026"),
        ("2012", "не из 2013–2100"),
        ("2101", "не из 2013–2100"),
    ],
)
def test_a_bad_year_is_explained(prints, year, said):
    answer = prints("calendar", "show", year)
    assert answer.code == 2
    assert said in answer.words
    assert not answer.out


def test_an_organisation_is_shown_by_its_own_rules(acts):
    said = acts("calendar", "show", "2021", "--organization", "mayak")
    assert lines(said)["2021 год"].startswith("2021 год 247 118")
    assert (
        "организации «нет-такой» нет"
        in acts("calendar", "show", "2021", "--organization", "нет-такой").words
    )
    assert acts("calendar", "show", "2021", "--organization", "mayak", "--week", "6").code == 2


def test_terms_are_exported_and_the_file_reads_back(acts, folder, tmp_path):
    file = tmp_path / "сроки школы.ics"
    said = acts("calendar", "export", "--organization", "mayak", "--to", file)
    assert said.code == 0
    assert "42 срока (mayak)" in said.words
    assert "Без даты, в файл не вошли: 4" in said.words
    assert len(Calendar.from_ical(file.read_bytes()).walk("VEVENT")) == 42
    acts("calendar", "export", "--organization", "mayak")
    assert (folder / "out" / "mayak" / "Сроки.ics").read_bytes() == file.read_bytes()


def test_an_unknown_organisation_and_a_wrong_name_are_refused(acts, tmp_path):
    unknown = acts("calendar", "export", "--organization", "nobody")
    assert unknown.code == 1
    assert (
        "организации «nobody» нет. В хранилище есть: buhta, mayak, rassvet, rayon" in unknown.words
    )
    nameless = acts("calendar", "export")
    assert nameless.code == 1
    assert "Добавьте --organization: buhta, mayak" in nameless.words
    wrong = acts("calendar", "export", "--organization", "mayak", "--to", tmp_path / "a.docx")
    assert wrong.code == 1
    assert "кончается на .ics" in wrong.words
    assert not list(tmp_path.glob("*.docx"))
