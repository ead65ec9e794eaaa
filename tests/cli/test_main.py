"""The root command: Russian everywhere, exit codes, and no traceback to a user."""

import ast
import importlib
import os
import re
import subprocess
import sys
import warnings
from pathlib import Path

import click
import pytest

from acts.cli import main, russian_click
from acts.errors import ConfigurationError, InputError, Problem

LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
PROPER_NAMES = {
    "Ctrl",
    "YAML",
    "Python",
    "LibreOffice",
    "JSON",
    "TOML",
    "Markdown",
    "Mermaid",
    "UTC",
    "PDF",
    "Word",
    "Excel",
    "docx",
}


@pytest.fixture
def planted(monkeypatch):
    """Put a command «probe» into the table, of whatever the test gives."""

    def plant(command):
        module = type(sys)("acts.cli.probe")
        module.command = command
        monkeypatch.setitem(sys.modules, "acts.cli.probe", module)
        monkeypatch.setitem(main.COMMANDS, "probe", ("probe", "Проба."))

    return plant


def raising(error):
    @click.command()
    def command():
        raise error

    return command


def texts_of_click():
    """Yield every literal text that the installed click sends through gettext."""
    for file in Path(click.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            name = getattr(getattr(node, "func", None), "id", "")
            if name in {"_", "ngettext"}:
                wanted = node.args[: 2 if name == "ngettext" else 1]
                yield from (text.value for text in wanted if isinstance(text, ast.Constant))


def test_dictionary_covers_every_text_a_user_can_meet():
    # These are for a programmer who declares a command wrongly, never for a user.
    for_programmers = {
        "Value must be an iterable.",
        "Could not determine name for option with declarations {decls!r}",
        "No options defined but a name was passed ({name}). Did you mean to declare an argument "
        "instead? Did you mean to pass '--{name}'?",
        "Arguments take exactly one parameter declaration, got {length}: {decls}.",
        "Name '{name}' defined twice",
        "Boolean option {decl!r} cannot use the same flag for true/false.",
        "Invalid start character for option ({option})",
        "Unknown color {colour!r}",
        "Unknown standard stream '{name}'",
        "Choice({choices})",
    }
    assert set(texts_of_click()) - set(russian_click._TEXTS) == for_programmers


def test_dictionary_keeps_the_fields_that_click_fills_in():
    for english, russian in russian_click._TEXTS.items():
        fields = set(re.findall(r"{(\w+)", russian))
        assert fields <= set(re.findall(r"{(\w+)", english)), english


def test_own_help_has_no_english(capsys):
    assert main.run(["--help"]) == 0
    printed = capsys.readouterr().out
    words = set(LATIN_WORD.findall(printed)) - set(main.COMMANDS) - {"acts", "help", "version"}
    assert words <= PROPER_NAMES


def commands_of(called, command):
    """Yield every command below one, with what is typed to call it."""
    yield called, command
    if isinstance(command, click.Group):
        # «ИСПОЛНЕНИЕ ДЕЙСТВИЕ …»: a word stands between the group and its command.
        between = ["1@1"] * (len(command.subcommand_metavar.rstrip(" …").split()) - 1)
        for name, inner in command.commands.items():
            yield from commands_of([*called, *between, name], inner)


@pytest.mark.parametrize("name", main.COMMANDS)
def test_help_of_every_command_has_no_english(name, capsys):
    module = importlib.import_module(main.module_of(name))
    for path, command in commands_of([name], russian_click.russify(module.command)):
        assert main.run([*path, "--help"]) == 0, path
        printed = capsys.readouterr().out
        allowed = {"acts", *path, *names_in(command)}
        english = set(LATIN_WORD.findall(without_notation(printed))) - allowed
        assert english <= PROPER_NAMES, path


def names_in(command):
    yield from getattr(command, "commands", ())
    for parameter in command.params:
        yield from LATIN_WORD.findall(" ".join((*parameter.opts, *parameter.secondary_opts)))
        yield from LATIN_WORD.findall(str(parameter.metavar or parameter.name or "").upper())
        yield from LATIN_WORD.findall(str(parameter.metavar or ""))
        for choice in getattr(parameter.type, "choices", ()):
            yield from LATIN_WORD.findall(str(choice))


def without_notation(text):
    """Drop what is notation rather than words: «quoted» input, file names, ids, commands."""
    text = re.sub(r"«[^»]*»|`[^`]*`|acts [a-z-]+(\s+[a-z-]+)*", " ", text)
    return re.sub(r"\S*[@./_0-9-]\w+\S*", " ", text)


@click.command()
@click.argument("kind", metavar="ВИД")
@click.option("--size", type=int, help="Размер.")
@click.option("--part", type=click.IntRange(1, 3), help="Часть.")
@click.option("--colour", type=click.Choice(["red", "green"]), help="Цвет.")
@click.option("--file", type=click.Path(exists=True, dir_okay=False), help="Файл.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="День.")
@click.option("--name", required=True, help="Имя.", show_default=True)
@click.option("--quiet", is_flag=True, help="Молча.")
def probe(**_):
    """Проба."""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "не указан аргумент «ВИД»"),
        (["x"], "не указан параметр «--name»"),
        (["x", "y", "--name", "n"], "лишнее в команде: y"),
        (
            ["x", "--nmae", "n"],
            "нет такого параметра «--nmae». Возможно, вы имели в виду: «--name»",
        ),
        (["x", "--name"], "после параметра «--name» нужно значение"),
        (["x", "--quiet=1"], "параметр «--quiet» пишется без значения"),
        (["x", "--name", "n", "--size", "два"], "«два» – нужно число"),
        (["x", "--name", "n", "--part", "9"], "9 вне допустимого: 1<=x<=3"),
        (["x", "--name", "n", "--colour", "бел"], "«бел» – нет среди допустимых: «red», «green»"),
        (["x", "--name", "n", "--file", "нет.txt"], "«нет.txt» не найдено"),
        (["x", "--name", "n", "--file", "."], "«.» – это папка, а нужен файл"),
        (["x", "--name", "n", "--on", "завтра"], "«завтра» – нужен вид «%Y-%m-%d»"),
    ],
)
def test_usage_errors_are_russian(planted, capsys, arguments, said):
    planted(probe)
    assert main.run(["probe", *arguments]) == 2
    printed = capsys.readouterr().err
    assert said in printed
    assert "Справка: " in printed
    assert "--help" in printed
    assert LATIN_WORD.findall(re.sub("«[^»]*»", "", printed.split("\n")[0])) == []


def test_a_usage_error_shows_how_the_command_is_called(planted, capsys):
    planted(probe)
    main.run(["probe"])
    printed = capsys.readouterr().err
    assert "Использование: acts probe [ПАРАМЕТРЫ] ВИД\nСправка: acts probe --help" in printed


def test_placeholders_of_a_help_page_are_russian(planted, capsys):
    planted(probe)
    main.run(["probe", "--help"])
    printed = capsys.readouterr().out
    assert "--size ЧИСЛО" in printed
    assert "--file ФАЙЛ" in printed
    assert "[обязательно]" in printed
    assert "[red|green]" in printed


def test_a_group_inside_speaks_russian_too(planted, capsys):
    described = click.Command("said", help="Слово за словом, длинное описание, целиком. " * 4)
    group = click.Group("probe", commands={"inner": probe, "said": described}, help="Группа.")
    planted(group)
    assert main.run(["probe", "--help"]) == 0
    printed = capsys.readouterr().out
    assert "acts probe [ПАРАМЕТРЫ] КОМАНДА …" in printed
    assert "..." not in printed
    assert main.run(["probe", "iner"]) == 2
    assert "нет такой команды «iner». Возможно, вы имели в виду: «inner»" in capsys.readouterr().err


def test_names_the_nearest_command(capsys):
    assert main.run(["stats"]) == 2
    assert "Возможно, вы имели в виду: «status»" in capsys.readouterr().err


def test_no_arguments_print_the_help_and_ask_for_a_command(capsys):
    assert main.run([]) == 2
    assert "Команды:" in capsys.readouterr().err


def test_every_module_of_the_table_is_named_as_its_command_or_missing():
    modules = {module for module, _ in main.COMMANDS.values()}
    assert len(modules) == len(main.COMMANDS)


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (InputError("дата не читается", remedy="Напишите её цифрами"), 1, "дата не читается"),
        (ConfigurationError(Problem(message="папка занята")), 3, "папка занята"),
        (PermissionError(13, "denied", "акт.docx"), 3, "акт.docx: нет доступа"),
        (OSError(28, "no space", "а.docx"), 3, "на диске нет места"),
        (OSError(5, "I/O error"), 3, "ошибка ввода-вывода (код 5)"),
        (click.FileError("а.yaml", hint="занят"), 3, "файл «а.yaml» не открывается: занят"),
        (KeyboardInterrupt(), 3, "Прервано."),
    ],
)
def test_exit_code_tells_input_from_environment(planted, capsys, error, code, said):
    planted(raising(error))
    assert main.run(["probe"]) == code
    assert said in capsys.readouterr().err


def test_a_defect_shows_its_place_and_neither_traceback_nor_values(planted, capsys, monkeypatch):
    monkeypatch.delenv("ACTS_DEBUG", raising=False)
    planted(raising(ValueError("Выдуманова Мария, 01.02.2010")))
    assert main.run(["probe"]) == 3
    printed = capsys.readouterr().err
    assert "ValueError, acts.cli.main:" in printed
    assert "ACTS_DEBUG=1" in printed
    assert "Выдуманова" not in printed
    assert "Traceback" not in printed


def test_debugging_shows_the_traceback(planted, capsys, monkeypatch):
    monkeypatch.setenv("ACTS_DEBUG", "1")
    planted(raising(ValueError("почему")))
    assert main.run(["probe"]) == 3
    assert "ValueError: почему" in capsys.readouterr().err


@pytest.mark.parametrize(("returned", "code"), [(None, 0), (1, 1), (True, 0), ("text", 0)])
def test_only_a_number_that_a_command_returns_is_its_exit_code(planted, returned, code):
    @click.command()
    def command():
        return returned

    planted(command)
    assert main.run(["probe"]) == code


@pytest.mark.skipif(os.name == "nt", reason="каналы POSIX")
def test_a_closed_pipe_is_quiet():
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "acts", "--help"]
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert done.stderr == b""
    assert done.returncode == 3


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="нет /dev/full")
def test_a_full_disk_under_the_output_is_an_environment_error():
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "acts", "--help"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 3
    assert "на диске нет места" in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_help_imports_nothing_heavy():
    heavy = {"django", "docxtpl", "jinja2", "jsonschema", "lxml", "pymorphy3", "rich", "yaml"}
    program = (
        "import sys; from acts.cli.main import run; run(['--help']); "
        f"print(sorted({heavy} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.decode().splitlines()[-1] == "[]"


def test_problems_beyond_fifty_are_counted(planted, capsys):
    planted(raising(InputError([Problem(message=f"ошибка {n}") for n in range(60)])))
    assert main.run(["probe"]) == 1
    printed = capsys.readouterr().err
    assert printed.count("Ошибка. ошибка") == 50
    assert "… и ещё 10." in printed


def test_warnings_filter_is_left_as_it_was():
    before = list(warnings.filters)
    main.run(["--version"])
    assert list(warnings.filters) == before


def test_the_shell_completes_command_names(monkeypatch, capsys):
    monkeypatch.setenv("_ACTS_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "acts pro")
    monkeypatch.setenv("COMP_CWORD", "1")
    monkeypatch.setattr(main, "COMMANDS", {"probe": ("probe", "Проба.")})
    monkeypatch.setitem(sys.modules, "acts.cli.probe", type(sys)("acts.cli.probe"))
    sys.modules["acts.cli.probe"].command = probe
    assert main.run([]) == 0
    assert "plain,probe" in capsys.readouterr().out
