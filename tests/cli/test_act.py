"""`acts act`: a stranger's whole way from an empty folder to a confirmed item, and each refusal."""

import re
import shutil
import zipfile

import pytest

from acts import resources
from acts.cli.act import command as act_command
from acts.cli.act_verbs import ACT_VERBS
from acts.cli.task import TASK_VERBS
from acts.cli.task import command as task_command
from acts.transition_table import ACT_ROWS, TASK_ROWS

ACT = "order_implementation@2020@rassvet"
COUNCIL = "Педагогический совет"
VISAS = ("заместитель директора по воспитательной работе", "юрисконсульт", "главный бухгалтер")
SIGNABLE = "order_implementation@2021@buhta"


@pytest.fixture
def office(acts):
    """Type commands as the office of the school whose order waits for its signature."""

    def call(*arguments):
        return acts(*arguments, "--actor", "buhta-office")

    return call


def text_of(path):
    with zipfile.ZipFile(path) as package:
        xml = package.read("word/document.xml").decode("utf-8")
    # A number is printed unbroken.
    return re.sub("<[^>]+>", "", xml.replace("<w:noBreakHyphen/>", "-").replace("\u2011", "-"))


@pytest.fixture(scope="module")
def new_school(prints, tmp_path_factory):
    """A new workspace, made once; each test gets a copy."""
    folder = tmp_path_factory.mktemp("new") / "моя школа"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ACTS_NOW", "2020-08-03T00:00:00Z")
        made = prints(
            "init", folder, "--rehearsal",
            "--from", resources.samples() / "demo" / "organizations.yaml",
        )  # fmt: skip
    assert made.code == 0, made.words
    return folder


@pytest.fixture
def stranger(new_school, prints, tmp_path, monkeypatch):
    """Type commands into a new workspace, each on a day of 2020."""
    folder = shutil.copytree(new_school, tmp_path / "моя школа")

    def call(day, *arguments, code=0):
        monkeypatch.setenv("ACTS_NOW", f"2020-{day}T00:00:00Z")
        said = prints(*arguments, "-w", folder)
        assert said.code == code, said.words
        return said.words

    monkeypatch.setenv("ACTS_NOW", "2020-08-03T00:00:00Z")
    call.folder = folder
    call.apart = apart(folder)
    return call


def apart(folder):
    """Say that the regulation lies apart: then the order asks no council by itself."""
    file = folder / "apart.yaml"
    file.write_text('annexes: {regulation: {sheets: "14"}}\n', encoding="utf-8")
    return file


def drafted(do, day="08-03"):
    return do(
        day, "draft", "order_implementation", "--organization", "rassvet",
        "--on", "20.08.2020", "--hear", COUNCIL, "--data", do.apart,
    )  # fmt: skip


def test_the_whole_way_from_an_empty_folder_to_a_confirmed_item(stranger):
    do = stranger
    assert "просрочено 0" in do("08-03", "status")
    said = drafted(do)
    assert "Проект: out/rassvet/Приказ о внедрении 2020 проект.docx" in said
    assert f'Дальше: acts act {ACT} submit -w "{do.folder}"' in said
    assert "«на правовой проверке»" in do("08-04", "act", ACT, "submit")
    assert "«на согласовании»" in do("08-05", "act", ACT, "review")
    for post in VISAS[:-1]:
        assert "Теперь – «на согласовании»" in do("08-06", "act", ACT, "visa", post)
    refused = do("08-06", "act", ACT, "sign", code=1)
    assert "нет визы: главный бухгалтер" in refused
    assert "Теперь – «учёт мнения»" in do("08-06", "act", ACT, "visa", VISAS[-1])
    refused = do("08-07", "act", ACT, "sign", code=1)
    assert f"нет мнения: {COUNCIL}. Получите мнение и внесите его." in refused
    assert "направлен для учёта мнения (send), мнение получено (opinion)" in refused
    assert "ещё не направлен" in do("08-07", "act", ACT, "opinion", COUNCIL, code=1)
    do("08-07", "act", ACT, "send")
    refused = do("08-10", "act", ACT, "opinion", COUNCIL, "--answer", "молчание", code=1)
    assert "Молчание можно учесть только после срока" in refused
    refused = do("08-10", "act", ACT, "opinion", COUNCIL, code=1)
    assert "не указан документ, которым выражено мнение" in refused
    heard = do("08-19", "act", ACT, "opinion", COUNCIL, "--minutes", "протокол от 19.08.2020 № 1")
    assert "Теперь – «на подписи»" in heard
    refused = do("08-20", "act", ACT, "register", "64-од", code=1)
    assert "шаг «зарегистрирован» невозможен: сейчас – «на подписи»" in refused
    assert "Теперь – «подписан»" in do("08-20", "act", ACT, "sign")
    said = do("08-20", "act", ACT, "register", "12/3-О")
    assert "Теперь – «зарегистрирован»" in said
    assert "Теперь – «действует»" in said
    file = do.folder / "out" / "rassvet" / "Приказ о внедрении 2020 № 12-3-О.docx"
    assert f"Файл с номером и датой: {file}" in said
    assert {"12/3-О", "20\xa0августа 2020"} <= {
        one for one in ("12/3-О", "20\xa0августа 2020") if one in text_of(file)
    }
    refused = do("08-21", "act", ACT, "register", "13", code=1)
    assert "сейчас – «действует»" in refused
    assert "Теперь – «документ представлен»" in do(
        "08-21", "task", "5@2020@rassvet", "attach", "--act", ACT
    )
    assert f"п. 4: acts task 4@2020@rassvet attach --act {ACT}" in do(
        "08-21", "task", "5@2020@rassvet", "withdraw"
    ) + do("08-21", "task", "5@2020@rassvet", "attach", "--act", ACT)
    assert "нет права" in do("08-24", "task", "5@2020@rassvet", "confirm", code=1)
    confirmed = do("08-24", "task", "5@2020@rassvet", "confirm", "--actor", "municipality")
    assert "Теперь – «выполнено»" in confirmed
    assert "Журнал цел: цепочек 2" in do("08-24", "journal", "verify")


def test_a_draft_shows_no_number_and_no_date_of_its_own(stranger):
    drafted(stranger)
    (file,) = stranger.folder.rglob("*проект.docx")
    assert "проект" in text_of(file).casefold()
    assert "12/3-О" not in text_of(file)


def test_a_file_edited_by_a_person_stays_and_its_act_is_not_submitted(stranger):
    drafted(stranger)
    (file,) = stranger.folder.rglob("*проект.docx")
    edited = file.read_bytes() + b"x"
    file.write_bytes(edited)
    refused = stranger("08-04", "act", ACT, "submit", code=1)
    assert "файл изменён после формирования" in refused
    said = drafted(stranger)
    assert "Файл Приказ о внедрении 2020 проект.docx правили после формирования – он не" in said
    assert "Проект: out/rassvet/Приказ о внедрении 2020 проект (2).docx" in said
    assert file.read_bytes() == edited


def test_a_draft_made_again_is_written_over_when_nobody_touched_it(stranger):
    drafted(stranger)
    drafted(stranger)
    assert len(list(stranger.folder.rglob("*.docx"))) == 1


def test_a_review_returns_an_act_with_a_remark_and_its_clause(stranger):
    drafted(stranger)
    stranger("08-04", "act", ACT, "submit")
    refused = stranger("08-05", "act", ACT, "review", "--remark", "нет пункта о сайте", code=1)
    assert "не указан пункт акта" in refused
    back = stranger("08-05", "act", ACT, "review", "--remark", "нет срока", "--clause", "п. 4")
    assert "Теперь – «возвращён на доработку»" in back
    assert "Проект:" in drafted(stranger, "08-06")


def test_disagreement_leads_to_consultation_with_a_protocol(stranger):
    do = stranger
    drafted(do)
    do("08-04", "act", ACT, "submit")
    do("08-05", "act", ACT, "review")
    for post in VISAS:
        do("08-06", "act", ACT, "visa", post)
    do("08-07", "act", ACT, "send")
    against = ("--answer", "против", "--minutes", "протокол № 1")
    assert "Теперь – «консультации»" in do("08-12", "act", ACT, "opinion", COUNCIL, *against)
    assert "нет протокола разногласий" in do("08-13", "act", ACT, "consultation", code=1)
    returned = do("08-13", "act", ACT, "consultation", "--protocol", "№ 2", "--returned")
    assert "Теперь – «возвращён на доработку»" in returned


def test_a_visa_is_put_once_and_only_by_the_list(stranger):
    drafted(stranger)
    stranger("08-04", "act", ACT, "submit")
    stranger("08-05", "act", ACT, "review")
    refused = stranger("08-06", "act", ACT, "visa", "дворник", code=1)
    assert "«дворник» нет в листе согласования. Согласуют: заместитель директора" in refused
    stranger("08-06", "act", ACT, "visa", VISAS[1])
    assert "уже поставлена" in stranger("08-07", "act", ACT, "visa", VISAS[1], code=1)


def test_cancelling_needs_a_reason(office):
    assert "Напишите причину: --reason ТЕКСТ." in office("act", SIGNABLE, "cancel").words
    said = office("act", SIGNABLE, "cancel", "--reason", "издаём иначе")
    assert said.code == 0
    assert "Теперь – «аннулирован»" in said.words


def test_a_signed_act_is_cancelled_by_a_paper_and_followed_by_another(office):
    office("act", SIGNABLE, "sign", "--on", "02.09.2021")
    said = office("act", SIGNABLE, "cancel", "--reason", "не тот текст")
    assert "документ, которым подпись признана ошибочной, не указан" in said.words
    assert "(номер, дата): --document ТЕКСТ." in said.words
    by = ("--reason", "не тот текст", "--document", "служебная записка № 4")
    assert "Теперь – «аннулирован»" in office("act", SIGNABLE, "cancel", *by).words
    said = office("draft", "order_implementation", "--organization", "buhta")
    assert said.code == 1
    assert "acts draft order_implementation --period 2021-2" in said.words


def test_the_head_returns_an_act_from_the_desk(office):
    said = office("act", SIGNABLE, "refuse")
    assert "Напишите, что исправить: --remark ТЕКСТ." in said.words
    assert "к которому замечание: --clause ПУНКТ." in said.words
    said = office("act", SIGNABLE, "refuse", "--remark", "нет срока", "--clause", "п. 4")
    assert "возвращён руководителем, 03.09.2021. Теперь – «возвращён на доработку»" in said.words


def test_a_registered_act_that_waits_for_its_day_offers_that_step(office):
    office("act", SIGNABLE, "sign", "--on", "02.09.2021")
    office("act", SIGNABLE, "register", "77", "--effective", "10.09.2021")
    said = office("act", SIGNABLE, "register", "77")
    assert "сейчас – «зарегистрирован». Сейчас можно: вступил в силу (in-force), " in said.words


def test_a_number_of_the_book_is_taken_once(office, folder):
    assert office("act", SIGNABLE, "sign", "--on", "02.09.2021").code == 0
    said = office("act", SIGNABLE, "register", "31")
    assert said.code == 0, "2020 and 2021 are two books"
    wanted = ("--organization", "buhta", "--period", "2021-2", "--data", apart(folder))
    said = office("draft", "order_implementation", *wanted)
    assert said.code == 0, said.words
    again = "order_implementation@2021-2@buhta"
    office("act", again, "submit")
    office("act", again, "review")
    for post in re.findall(r"Согласуют: (.*?)\.", office("act", again, "visa", "x").words):
        for one in post.split(", "):
            office("act", again, "visa", one)
    assert office("act", again, "sign").code == 0
    said = office("act", again, "register", "31")
    assert said.code == 1
    assert "номер 31 в этой книге и году уже занят: «Приказ о внедрении целевой" in said.words
    assert "» № 31 от 02.09.2021" in said.words
    said = office("act", again, "register", "30")
    assert "больший номер в книге датирован 02.09.2021" in said.words


@pytest.mark.parametrize("number", ["../../x", "№ 5", "", "a b", "я" * 40, "5:6", "x\ty"])
def test_a_number_that_no_book_holds_is_refused(office, folder, tree, number):
    assert office("act", SIGNABLE, "sign", "--on", "02.09.2021").code == 0
    before = tree(folder)
    said = office("act", SIGNABLE, "register", number)
    assert said.code == 1, said.words
    assert "номер" in said.words
    assert tree(folder) == before


def test_an_act_in_force_ends_by_another_or_by_its_term(acts):
    act, office = "order_implementation@2021@rassvet", ("--actor", "rassvet-office")
    said = acts("act", act, "repeal", act, *office)
    assert said.code == 1, "an act doesn't repeal itself"
    said = acts("act", act, "repeal", SIGNABLE, *office)
    assert said.code == 1
    assert "не указана причина" in acts("act", act, "expire", *office).words
    said = acts("act", act, "expire", "--reason", "учебный год окончен", *office)
    assert "Теперь – «утратил силу»" in said.words
    assert "Теперь – «в архиве»" in acts("act", act, "archive", *office).words


def test_an_act_enters_into_force_later_when_that_is_said(office):
    office("act", SIGNABLE, "sign", "--on", "02.09.2021")
    said = office("act", SIGNABLE, "register", "77", "--effective", "10.09.2021")
    assert said.code == 0
    assert "действует" not in said.words
    said = office("act", SIGNABLE, "in-force")
    assert said.code == 1
    assert "10.09.2021" in said.words


def test_the_assembly_line_may_not_sign(acts, folder):
    settings = folder / "acts.toml"
    robot = '\n[actors.robot]\nroles = ["ci_bot"]\n'
    settings.write_text(settings.read_text(encoding="utf-8") + robot, encoding="utf-8")
    said = acts("act", SIGNABLE, "sign", "--actor", "robot")
    assert said.code == 1
    assert "у вас нет права это внести" in said.words


@pytest.mark.parametrize(
    ("arguments", "code", "why"),
    [
        ((), 2, "АКТ ДЕЙСТВИЕ"),
        ((SIGNABLE, "подписать"), 2, "нет такой команды «подписать»"),
        ((SIGNABLE, "register"), 1, "невозможен: сейчас – «на подписи»"),
        ((SIGNABLE, "sign", "--on", "32.01.2021"), 2, "«32.01.2021» – не дата"),
        ((SIGNABLE, "opinion", "Совет", "--answer", "да"), 2, "нет среди допустимых: «согласен»"),
        (("нет", "sign"), 1, "акта «нет» нет. Есть: order_implementation@2020@buhta"),
        (("order_implementation", "sign"), 1, "подходит к нескольким актам"),
        (
            (SIGNABLE, "sign", "--on", "04.09.2021", "--actor", "buhta-office"),
            1,
            "ещё не наступила (сегодня 03.09.2021)",
        ),
        ((SIGNABLE, "sign", "--actor", "rayon-officer"), 1, "у вас нет права это внести"),
        ((SIGNABLE, "archive"), 1, "невозможен: сейчас – «на подписи»"),
    ],
)
def test_a_wrong_step_is_explained(acts, prints, arguments, code, why):
    said = (acts if len(arguments) > 1 else prints)("act", *arguments)
    assert said.code == code, said.words
    assert why in said.words


def test_every_step_a_person_may_take_has_its_verb():
    steps = {row.trigger for row in ACT_ROWS if row.trigger not in {"visas_done", "opinions_done"}}
    for step in steps:
        verb = ACT_VERBS.get(step, str(step)).partition(" ")[0]
        assert verb in {"acts", *act_command.commands}, step
    assert ACT_VERBS["take"] == "acts take ФАЙЛ"
    for step in {row.trigger for row in TASK_ROWS} - {"set_term"}:
        assert TASK_VERBS.get(step, str(step)) in task_command.commands, step


# --- papers made outside ---------------------------------------------------------------------


@pytest.fixture
def scan(tmp_path):
    path = tmp_path / "скан перечня.pdf"
    path.write_bytes(b"%PDF-1.7 scan")
    return path


def test_a_paper_made_outside_is_entered_and_the_way_to_its_item_named(acts, scan, folder):
    school = ("--organization", "mayak", "--actor", "mayak-office")

    said = acts("act", "record", "partners_list", "--dated", "25.09.2020", "--file", scan, *school)

    assert said.code == 0, said.words
    assert "partners_list@2020@mayak: внесён готовый документ, 25.09.2020" in said.words
    copy = folder / "out" / "mayak" / "Перечень организаций-партнеров 2020 от 2020-09-25.pdf"
    assert copy.read_bytes() == scan.read_bytes()
    assert "acts task 6@2020@mayak attach --act partners_list@2020@mayak" in said.words
    attach = ("task", "6@2020@mayak", "attach", "--act", "partners_list@2020@mayak")
    assert acts(*attach, "--actor", "mayak-office").code == 0
    assert acts("journal", "verify").code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "why"),
    [
        (("record",), 2, "не указан аргумент «ВИД»"),
        (("record", "partners_list", "--dated", "01.09.2021"), 2, "«--file»"),
    ],
)
def test_a_paper_is_entered_with_its_date_and_scan(acts, arguments, code, why):
    said = acts("act", *arguments)

    assert said.code == code
    assert why in said.words
