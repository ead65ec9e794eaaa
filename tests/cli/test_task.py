"""`acts task`: each step with what it answers, and each refusal with what is missing."""

import hashlib
import json

import pytest

SCHOOL, CITY = ("--actor", "mayak-office"), ("--actor", "rayon-officer")


@pytest.fixture
def paper(tmp_path):
    scan = tmp_path / "скан.pdf"
    scan.write_bytes(b"%PDF-1.4")
    return ("--paper", "Перечень партнёров", "--dated", "01.09.2021", "--file", scan)


def attached(acts, paper, subject="6@2020@mayak"):
    said = acts("task", subject, "attach", *paper, "--kind", "partners_list", *SCHOOL)
    assert said.code == 0, said.words
    return said


def test_a_step_tells_the_new_state_and_the_clause(acts):
    said = acts("task", "7@2020@mayak", "start", "--on", "01.09.2021", *SCHOOL)
    assert said.code == 0
    assert said.words == (
        "7@2020@mayak: начато, 01.09.2021. "
        "Теперь – «в работе» (приказ № 553 от 26.06.2020, приложение 1, п. 7)."
    )


def test_a_short_address_is_enough_when_it_fits_one(acts):
    assert acts("task", "7.@2020", "start", *SCHOOL).words.startswith("7@2020@mayak: начато")


def test_an_address_that_fits_several_lists_them(acts):
    said = acts("task", "5", "start")
    assert said.code == 1
    assert "«5» подходит к нескольким:" in said.words
    assert "5@2021@buhta" in said.words


def test_an_address_that_fits_none_shows_how_to_write_it(acts):
    said = acts("task", "99@2021@mayak", "start")
    assert said.code == 1
    assert "исполнения «99@2021@mayak» в плане нет. Пишите так: пункт@период" in said.words


def test_a_paper_is_attached_and_confirmed_above(acts, paper):
    assert "Теперь – «документ представлен»" in attached(acts, paper).words
    said = acts("task", "6@2020@mayak", "confirm", *CITY)
    assert said.code == 0
    assert "исполнение подтверждено, 03.09.2021. Теперь – «выполнено»" in said.words


def evidence(folder):
    return {(path.name, path.read_bytes()) for path in (folder / "out/mayak/бумаги").glob("*")}


def test_the_file_of_a_paper_is_kept_where_the_desk_above_finds_it(acts, folder, paper):
    before = evidence(folder)
    said = attached(acts, paper)

    ((name, data),) = evidence(folder) - before
    assert data == b"%PDF-1.4"
    assert f"Копия файла: out/mayak/бумаги/{name}" in said.words
    events = json.loads(acts("journal", "show", "6@2020@mayak", "--format", "json").out)
    assert events[-1]["details"]["file_digest"] == hashlib.sha256(b"%PDF-1.4").hexdigest()


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("скан.exe", b"MZ", "скан.exe: это не скан и не файл документа. Бывают: .doc,"),
        ("скан.pdf", b"", "скан.pdf: файл пуст"),
        ("скан.pdf", b"<html>", "скан.pdf: внутри файла не то, что сказано в его имени"),
        ("скан.pdf", b"%PDF-" + bytes(20 * 1024 * 1024), "скан.pdf: файл больше 20 МБ"),
    ],
)
def test_what_is_no_scan_is_refused_and_recorded_nowhere(
    acts, folder, tree, paper, tmp_path, name, data, why
):
    file = tmp_path / name
    file.write_bytes(data)
    before = tree(folder)

    said = acts("task", "6@2020@mayak", "attach", *paper[:-1], file, *SCHOOL)

    assert said.code == 1
    assert why in said.words
    assert tree(folder) == before


def test_the_school_does_not_confirm_its_own_paper(acts, paper):
    attached(acts, paper)
    said = acts("task", "6@2020@mayak", "confirm", *SCHOOL)
    assert said.code == 1
    assert (
        "у вас нет права это внести. Внести может: специалист муниципального органа" in said.words
    )
    assert "документ подтверждает не тот, кто его представил" in said.words


def test_a_paper_of_another_kind_is_refused(acts, paper):
    said = acts("task", "6@2020@mayak", "attach", *paper, "--kind", "order_pairs", *SCHOOL)
    assert said.code == 1
    assert "не тот документ. Пункт закрывает:" in said.words


def test_a_paper_from_the_future_is_refused(acts, paper, tmp_path):
    late = ("--paper", "Перечень", "--dated", "01.10.2021", "--file", tmp_path / "скан.pdf")
    said = acts("task", "6@2020@mayak", "attach", *late, "--kind", "partners_list", *SCHOOL)
    assert said.code == 1
    assert "документ датирован будущим днём 01.10.2021" in said.words


def test_an_unregistered_act_is_no_proof(acts):
    said = acts(
        "task", "5@2021@buhta", "attach", "--act", "order_implementation@2021@buhta",
        "--actor", "buhta-office",
    )  # fmt: skip
    assert said.code == 1
    assert "ещё не действует (на подписи). Доведите акт до регистрации" in said.words


def test_an_act_of_another_school_is_no_proof(acts):
    said = acts(
        "task", "5@2021@mayak", "attach", "--act", "order_implementation@2021@rassvet", *SCHOOL
    )
    assert said.code == 1
    assert "у организации mayak нет. Есть: order_implementation@2020@mayak" in said.words


@pytest.mark.parametrize("left_out", ["--paper", "--dated", "--file"])
def test_a_paper_needs_its_name_its_date_and_its_file(acts, paper, left_out):
    at = paper.index(left_out)
    said = acts("task", "6@2020@mayak", "attach", *paper[:at], *paper[at + 2 :], *SCHOOL)
    assert said.code == 2
    assert "Укажите акт хранилища (--act) или бумагу: --paper, --dated и --file." in said.words


def test_an_act_and_a_paper_are_not_given_together(acts, paper):
    said = acts("task", "6@2020@mayak", "attach", "--act", "x", *paper, *SCHOOL)
    assert said.code == 2
    assert "Укажите что-то одно" in said.words


def test_a_paper_is_returned_with_a_remark_and_withdrawn(acts, paper):
    attached(acts, paper)
    said = acts("task", "6@2020@mayak", "return", *CITY)
    assert said.code == 1
    assert "не указана причина. Напишите причину: --remark ТЕКСТ." in said.words
    said = acts(
        "task", "6@2020@mayak", "return", "--remark", "нет подписи", "--clause", "лист 1",
        "--due", "01.10.2021", *CITY,
    )  # fmt: skip
    assert "возвращено, 03.09.2021. Теперь – «возвращено»" in said.words
    attached(acts, paper)
    assert "Теперь – «в работе»" in acts("task", "6@2020@mayak", "withdraw", *SCHOOL).words


def test_a_term_is_postponed_only_with_a_reason_a_date_and_a_basis(acts):
    said = acts("task", "6@2020@mayak", "postpone", *CITY)
    assert said.code == 1
    for missing in (
        "не указана причина. Напишите причину: --reason ТЕКСТ.",
        "не указан новый срок. Укажите дату: --due ДАТА.",
        "основание переноса не указано. Укажите письмо или приказ (номер, дата): --basis ТЕКСТ.",
    ):
        assert missing in said.words
    told = ("--reason", "паводок", "--basis", "письмо от 01.09.2021 № 7")
    said = acts("task", "6@2020@mayak", "postpone", "--due", "01.12.2026", *told, *CITY)
    assert "позже конца программы" in said.words
    said = acts("task", "6@2020@mayak", "postpone", "--due", "01.12.2021", *told, *CITY)
    assert "Теперь – «перенесено»" in said.words
    assert "01.12.2021" in acts("status", "--item", "6", "--organization", "mayak").words


def test_what_does_not_apply_needs_a_reason_of_the_list(acts):
    said = acts("task", "7@2020@mayak", "not-applicable", "--reason", "не хочется", *CITY)
    assert said.code == 1
    assert "причины «не хочется» нет в списке. Допустимо: нет обучающихся" in said.words
    listed = "нет обучающихся соответствующего возраста"
    said = acts("task", "7@2020@mayak", "not-applicable", "--reason", listed, *CITY)
    assert "Теперь – «не применимо»" in said.words
    said = acts("task", "7@2020@mayak", "reopen", *CITY)
    assert "не указана причина" in said.words
    said = acts("task", "7@2020@mayak", "reopen", "--reason", "дети прибыли", *CITY)
    assert "Теперь – «в работе»" in said.words


def test_only_the_body_above_lets_an_item_start_early_and_says_by_what(acts):
    start = ("task", "9@2024@mayak", "start", "--waived")
    assert "у вас нет права это внести" in acts(*start, "--basis", "письмо № 1", *SCHOOL).words
    assert "не указано основание" in acts(*start, *CITY).words
    alone = acts("task", "9@2024@mayak", "start", "--basis", "письмо № 1", *CITY)
    assert (alone.code, "только вместе с --waived" in alone.words) == (2, True)
    assert "Теперь – «в работе»" in acts(*start, "--basis", "письмо № 1", *CITY).words


def test_an_item_is_taken_off_only_by_an_act_that_changed_the_roadmap(acts):
    said = acts("task", "7@2020@mayak", "cancel", *CITY)
    assert said.code == 1
    assert "не указан акт, изменивший дорожную карту" in said.words
    by = ("--basis", "приказ от 01.09.2021 № 700")
    assert "у вас нет права" in acts("task", "7@2020@mayak", "cancel", *by, *SCHOOL).words
    assert "Теперь – «снято»" in acts("task", "7@2020@mayak", "cancel", *by, *CITY).words


def test_a_step_out_of_turn_lists_the_steps_as_they_are_typed(acts):
    said = acts("task", "6@2020@mayak", "confirm", *CITY)
    assert said.code == 1
    assert "шаг «исполнение подтверждено» невозможен: сейчас – «запланировано»" in said.words
    assert "(start)" in said.words
    assert "(not-applicable)" in said.words
    assert "mark_na" not in said.words


def test_a_day_of_the_future_or_before_the_last_event_is_refused(acts):
    said = acts("task", "6@2020@mayak", "start", "--on", "01.10.2021", *SCHOOL)
    assert "дата события 01.10.2021 ещё не наступила (сегодня 03.09.2021)" in said.words
    assert acts("task", "6@2020@mayak", "start", "--on", "01.09.2021", *SCHOOL).code == 0
    said = acts("task", "6@2020@mayak", "postpone", "--on", "01.08.2021", *CITY)
    assert "раньше предыдущего события (01.09.2021)" in said.words


def test_another_school_is_out_of_reach(acts):
    said = acts("task", "6@2020@mayak", "start", "--actor", "buhta-office")
    assert said.code == 1
    assert "исполнения «6@2020@mayak» в плане нет" in said.words


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ((), "Использование: acts task"),
        (("5@2021@mayak",), "ИСПОЛНЕНИЕ ДЕЙСТВИЕ"),
        (("5@2021@mayak", "finish"), "нет такой команды «finish»"),
        (("5@2021@mayak", "start", "--on", "завтра"), "«завтра» – не дата"),
        (("5@2021@mayak", "return", "--remark", "я" * 1001), "текст длиннее 1000 знаков"),
        (("5@2021@mayak", "attach", "--file", "нет.pdf"), "«нет.pdf» не найдено"),
    ],
)
def test_a_wrong_call_is_explained(prints, arguments, why):
    said = prints("task", *arguments)
    assert said.code == 2
    assert why in said.words


def test_the_help_a_wrong_call_offers_can_be_typed(prints):
    said = prints("task", "5@2021@mayak", "start", "--on", "завтра")
    assert "Справка: acts task 5@2021@mayak start --help" in said.words
    assert prints("task", "5@2021@mayak", "start", "--help").code == 0
