"""`acts names`: every form on the screen, the check sheet out and back, the YAML file."""

import json

import openpyxl

from acts.registers.wording_tables import CHECK, OVERRIDES

SCHOOL = ("--organization", "mayak")
OFFICE = ("--actor", "mayak-office")
NAME = "Кузнец Раиса Павловна"


def sheet_of(folder):
    return folder / "формы" / f"{CHECK.title} mayak.xlsx"


def edit(path, nominative, **cells):
    book = openpyxl.load_workbook(path)
    sheet = book[CHECK.title]
    columns = {str(one.value).rstrip("* \xa0"): one.column for one in sheet[3]}
    number = next(one.row for one in sheet["B"] if one.value == nominative)
    for key, value in cells.items():
        sheet.cell(number, columns[CHECK.column(key).title]).value = value
    book.save(path)


def listed(acts, *more):
    said = acts("names", "check", *SCHOOL, "--format", "json", *more)
    return said, json.loads(said.out)


def test_doubtful_words_come_with_every_form_and_why_and_the_rest_is_counted(acts):
    said = acts("names", "check", *SCHOOL)
    assert said.code == 1
    assert "О'Коннора Дениса" in said.out
    assert "О'Коннора\xa0Д.П." in said.out
    assert "Главное слово" in said.out
    assert "Ещё слов без замечаний" in said.out
    assert "acts names check --xlsx" in said.words
    assert "Живаго" not in said.out
    everything = acts("names", "check", *SCHOOL, "--all")
    assert "Живаго" in everything.out
    assert everything.code == 1


def test_a_school_that_approved_its_doubtful_words_is_asked_about_the_others_only(acts):
    said = acts("names", "check", "--organization", "rassvet")
    assert "Заречн" not in said.out
    assert "проверенных – 3" in said.words
    assert said.code == 0, said.words


def test_all_organisations_are_shown_when_none_is_named(acts):
    said = acts("names", "check")
    assert "(mayak)" in said.out
    assert "(buhta)" in said.out


def test_programs_get_the_same(acts):
    said, answer = listed(acts)
    assert said.code == 1
    assert answer["doubtful"] == len(answer["words"]) > 0
    one = next(one for one in answer["words"] if one["nominative"] == NAME)
    assert (one["genitive"], one["initials_last"]["dative"]) == (
        "Кузнец Раисы Павловны",
        "Кузнец\xa0Р.П.",
    )
    assert (one["review"], one["approved"]) == (["фамилии нет в словаре"], False)
    _, whole = listed(acts, "--all")
    assert len(whole["words"]) == whole["total"] > answer["doubtful"]


def test_the_sheet_goes_out_is_corrected_and_comes_back(acts, folder):
    written = acts("names", "check", *SCHOOL, "--xlsx")
    path = sheet_of(folder)
    assert path.exists()
    assert f'acts names load "{path}"' in written.out
    edit(path, NAME, dative="Кузнецу Раисе Павловне", approved="да")
    tried = acts("names", "load", path, *OFFICE, "--dry-run")
    assert (tried.code, "ничего не записано" in tried.words) == (0, True)
    assert json.loads(acts("names", "check", *SCHOOL, "--format", "json").out)["approved"] == 0
    done = acts("names", "load", path, *OFFICE)
    assert done.code == 0, done.words
    assert "Внесено: добавлено 1" in done.out
    _, answer = listed(acts, "--all")
    one = next(one for one in answer["words"] if one["nominative"] == NAME)
    assert (one["approved"], one["dative"], one["code"]) == (
        True,
        "Кузнецу Раисе Павловне",
        "word-1",
    )
    assert len(one["overridden"]) == 5
    assert "Кузнецу Раисе" in acts("data", "show", "overrides", *SCHOOL).out
    assert "Кузнецу Раисе" in acts("data", "show", OVERRIDES.title, *SCHOOL).out
    again = acts("data", "load", folder / "формы", *OFFICE, *SCHOOL, "--dry-run")
    assert "новая строка" not in again.out


def test_a_sheet_of_any_name_is_written_and_an_old_one_is_left(acts, tmp_path):
    path = tmp_path / "слова.xlsx"
    assert acts("names", "check", *SCHOOL, "--xlsx", path).code == 1
    assert path.exists()
    before = path.read_bytes()
    assert "оставлен как есть" in acts("names", "check", *SCHOOL, "--xlsx", path).words
    assert path.read_bytes() == before
    assert acts("names", "check", *SCHOOL, "--xlsx", tmp_path / "слова.doc").code == 2
    assert acts("names", "check", "--xlsx", tmp_path / "все.xlsx").code == 2


def test_mistakes_of_the_sheet_are_named_by_cell_and_nothing_is_taken(acts, folder):
    acts("names", "check", *SCHOOL, "--xlsx")
    path = sheet_of(folder)
    edit(path, NAME, dative="Кузнец Раисе", genitive="Кузнец Р.П.")
    said = acts("names", "load", path, *OFFICE)
    assert said.code == 1
    assert said.err.count(f"лист «{CHECK.title}», ") == 2
    assert "Кузнец" not in said.err
    assert "Строк: 0" in acts("data", "show", "overrides", *SCHOOL).out


def test_overrides_travel_as_yaml(acts, folder, tmp_path):
    acts("names", "check", *SCHOOL, "--xlsx")
    edit(sheet_of(folder), NAME, dative="Кузнецу Раисе Павловне")
    acts("names", "load", sheet_of(folder), *OFFICE)
    file = tmp_path / "overrides.yaml"
    assert acts("names", "export", *SCHOOL, file).code == 0
    assert acts("names", "export", *SCHOOL, "-").out == file.read_text(encoding="utf-8")
    assert acts("names", "export", *SCHOOL).code == 0
    assert (folder / "overrides.yaml").read_bytes() == file.read_bytes()
    assert acts("names", "export", *SCHOOL).code == 1
    assert acts("names", "export", *SCHOOL, tmp_path / "a.txt").code == 2
    text = file.read_text(encoding="utf-8").replace("Кузнецу", "Кузнецю")
    file.write_text(text, encoding="utf-8")
    assert "Кузнецю" in acts("names", "load", file, *OFFICE).out
    assert "Внести нечего" in acts("data", "load", file, *OFFICE).out


def test_a_form_of_the_school_is_not_taken_for_words(acts, folder):
    said = acts("names", "load", folder / "формы" / "Данные mayak.xlsx", *OFFICE)
    assert said.code == 1
    assert "acts data load" in said.words


def test_a_draft_asks_once_for_the_words_of_all_acts(acts):
    said = acts("draft", "--all", *SCHOOL, *OFFICE, "--on", "02.11.2020")
    assert said.err.count("acts names check --organization mayak") == 1
    assert "стоит проверить" not in said.out


def test_a_draft_and_its_act_ask_for_a_look(acts):
    said = acts("draft", "order_implementation", *SCHOOL, *OFFICE, "--period", "2021-7")
    assert said.err.count("стоит проверить") == 1
    assert "стоит проверить" in acts("act", "order_implementation@2021-7@mayak").err
