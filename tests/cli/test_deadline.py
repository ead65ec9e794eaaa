import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from acts.cli.deadline import command
from acts.cli.main import run


def call(*arguments, feed=None):
    result = CliRunner().invoke(command, list(arguments), input=feed, standalone_mode=False)
    assert result.exception is None, result.exception
    return result.return_value, result.output


def lines(*phrases, options=()):
    code, output = call("-", *options, feed="\n".join(phrases) + "\n")
    return code, [json.loads(line) for line in output.splitlines()]


def test_reads_words_given_without_quotes_and_shows_the_rule_of_each_date():
    code, output = call(
        "Август-сентябрь", "2020", "года,", "далее", "ежегодно", "до", "1", "сентября"
    )
    assert code == 0
    assert "(считаем от приказа от 26.06.2020, период 26.06.2020 – 25.12.2024)" in output
    assert "  2) ежегодно, до 1 сентября, начиная с 2021 года (первый раз – 01.09.2021)." in output
    assert "30.09.2020  30.09.2020  последний день – 30 сентября" in output
    assert (
        "01.09.2024  02.09.2024  до 1 сентября включительно; 01.09.2024 – воскресенье, "
        "перенесено на 02.09.2024"
    ) in output
    assert "рабочая неделя – пятидневная" in output


def test_prints_one_json_object():
    code, output = call("до 01.10.2022", "--format", "json")
    assert code == 0
    assert list(json.loads(output)) == [
        "text", "status", "kinds", "due", "explanation", "questions",
    ]  # fmt: skip
    assert json.loads(output) == {
        "text": "до 01.10.2022",
        "status": "understood",
        "kinds": ["until"],
        "due": ["2022-10-01"],
        "explanation": "понято как: до 01.10.2022 включительно",
        "questions": [],
    }


def test_the_context_comes_from_the_options():
    code, output = call(
        "ежегодно до 1 октября", "--order-date", "26.08.2022", "--from", "2022-09-01",
        "--to", "2023-08-31", "--format", "json",
    )  # fmt: skip
    assert code == 0
    assert json.loads(output)["due"] == ["2022-10-01"]


def test_without_an_end_the_plan_runs_to_the_end_of_the_fourth_year_after():
    _, output = call("постоянно", "--order-date", "01.02.2022")
    assert "период 01.02.2022 – 31.12.2026" in output


def test_an_ambiguous_deadline_shows_its_question_and_succeeds():
    code, output = call("Июль 2020 года, далее ежегодно")
    assert code == 0
    assert "требует подтверждения" in output
    assert "Вопрос: Месяц повторения не назван" in output


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("до 1 мая примерно", "Не понято: «примерно»; дат нет."),
        ("до 30.02.2023", "такого числа нет"),
    ],
)
def test_what_cannot_be_read_is_a_finding_without_dates(phrase, said):
    code, output = call(phrase)
    assert code == 1
    assert said in output
    assert "Исполнить" not in output


def test_marks_the_words_that_were_not_understood():
    _, output = call("до 1 мая примерно, кроме школ")
    assert "[примерно], [кроме школ]" in output
    assert "Остальное читается так:" in output


def test_offers_readings_with_the_first_one_taken():
    _, output = call("к началу 2021/2022 учебного года")
    assert "а) к 01.09.2021 – так и считаем;" in output
    assert "б) к 31.08.2021." in output
    _, output = call("к началу 2021/2022 учебного года", "--format", "json")
    assert json.loads(output)["questions"] == [
        "К какому дню считать начало учебного года: к 31 августа или к 1 сентября? "
        "Предлагаем: к 01.09.2021; или: к 31.08.2021."
    ]


def test_a_term_without_days_says_so():
    _, output = call("по графику ФЦТ")
    assert "Календарных дат этот срок не даёт" in output


def test_a_cut_wording_is_a_question():
    _, answers = lines("до 1 октября 2021 года" + " " * 600 + "примерно")
    assert answers[0]["status"] == "ambiguous"
    assert answers[0]["questions"] == ["Срок длиннее 500 знаков: прочитано только начало."]


def test_answers_stay_in_the_order_of_the_lines():
    phrases = ["до 01.10.2022", "", "постоянно", "до 01.10.2022", "", "зря"]
    _, answers = lines(*phrases)
    assert [answer["text"] for answer in answers] == phrases
    assert answers[0] == answers[3]


def test_reads_a_phrase_a_line():
    code, answers = lines("сен-⏎тябрь 2022 года", "", "до 30.02.2023", "до 1 мая примерно")
    assert code == 1
    assert [answer["status"] for answer in answers] == [
        "understood", "understood", "impossible", "not_understood",
    ]  # fmt: skip
    assert [answer["kinds"] for answer in answers] == [["window"], ["none"], ["impossible"], []]
    assert [answer["due"] for answer in answers] == [["2022-09-30"], [], [], []]
    assert answers[0]["text"] == "сен-⏎тябрь 2022 года"


def test_lines_that_are_all_read_succeed():
    code, _ = lines("до 01.10.2022", "Июль 2020 года, далее ежегодно")
    assert code == 0


def test_bytes_that_are_no_text_are_named_not_raised():
    done = subprocess.run(
        [sys.executable, "-m", "acts", "deadline", "-"],
        input=b"\xff\xfe 1 \xd0\n",
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert json.loads(done.stdout)["status"] == "not_understood"
    assert done.stderr == b""


@pytest.mark.parametrize("date", ["2020-13-01", "завтра", "31.06.2020", "٠١.٠١.2020"])
def test_a_wrong_date_is_a_usage_error_in_russian(date, capsys):
    assert run(["deadline", "--order-date", date, "постоянно"]) == 2
    assert f"«{date}» – не дата" in capsys.readouterr().err


def test_a_year_nobody_means_is_a_usage_error(capsys):
    assert run(["deadline", "--order-date", "9999-01-01", "постоянно"]) == 2
    assert "год не из 1900–2199" in capsys.readouterr().err


def test_a_plan_that_ends_before_it_begins_is_a_usage_error(capsys):
    assert run(["deadline", "--from", "01.09.2022", "--to", "01.09.2021", "постоянно"]) == 2
    assert "раньше начала" in capsys.readouterr().err


def test_loads_nothing_heavy():
    script = (
        "import sys; from acts.cli.main import run; run(['deadline', 'постоянно']); "
        "heavy = {'django', 'pymorphy3', 'docxtpl', 'jsonschema', 'rich', 'yaml', 'num2words'}; "
        "sys.exit(bool(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert done.returncode == 0
