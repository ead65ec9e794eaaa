"""The root command: the table of commands, loaded only when called, and the exit codes."""

import contextlib
import importlib
import os
import re
import sys
from collections.abc import Sequence

import click

from acts import __version__
from acts.cli.output import report, shown
from acts.cli.russian_click import explain, russify, speak_russian
from acts.errors import ActsError, ConfigurationError, place_of, reason_of

__all__ = ["COMMANDS", "module_of", "run"]

# Name → (module, under acts.cli if it has no dot; one line of help). It is imported when it is
# called, so `acts --help` costs no more than click itself.
COMMANDS = {
    "demo": ("demo", "Показать всё на вымышленном муниципалитете за один запуск."),
    "init": ("init", "Создать рабочую папку: настройки, хранилище, дорожная карта, организации."),
    "roadmap": ("roadmap", "Дорожные карты: список, содержание, проверка."),
    "deadline": ("deadline", "Прочитать срок, как он напечатан, и объяснить его."),
    "calendar": ("calendar", "Рабочие дни года; сроки организации – в календарь."),
    "plan": ("plan", "Построить план: пункт × период × организация."),
    "status": ("status", "Что сделано, что просрочено – на любую дату."),
    "task": ("task", "Исполнение пункта: начать, приложить документ, подтвердить, вернуть…"),
    "data": ("data", "Данные школы: загрузить форму Excel, выгрузить, показать, проверить."),
    "names": ("names", "Как склоняются имена, должности, организации: проверить и исправить."),
    "year": ("year", "Новый учебный год: завершить пары, перевести классы."),
    "draft": ("draft", "Подготовить проект акта по данным хранилища."),
    "take": ("take", "Принять правленый проект как текст акта."),
    "render": ("render", "Сформировать документ из файла данных, без хранилища."),
    "template": ("template", "Шаблоны: метки, проверка, образец, сравнение, свои шаблоны."),
    "act": ("act", "Путь акта: проверка, визы, мнения, подпись, регистрация."),
    "journal": ("journal", "Журнал событий: показать, проверить целостность."),
    "decline": ("decline", "Просклонять имя, должность или организацию."),
    "check": ("check", "Проверить карты, образцы, шаблоны, формы и данные без рабочей папки."),
    "serve": ("acts.web.command", "Рабочий стол в браузере."),
    "doctor": ("doctor", "Проверить, всё ли на месте: программа, LibreOffice, рабочая папка."),
    "workflow": ("workflow", "Схемы состояний акта и пункта карты."),
}

_DONE, _FINDINGS, _USAGE, _ENVIRONMENT = 0, 1, 2, 3
_COMPLETION = "_ACTS_COMPLETE"

# Nobody types these: controls, marks that turn the direction of a text, halves of characters.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def module_of(command: str) -> str:
    """Name the module of a command.

    >>> module_of("demo"), module_of("serve")
    ('acts.cli.demo', 'acts.web.command')
    """
    name = COMMANDS[command][0]
    return name if "." in name else f"acts.cli.{name}"


class _LazyGroup(click.Group):
    """A group that knows its commands by name and imports one when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(module_of(cmd_name))
        command: click.Command = module.command
        return russify(command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.NoSuchCommand as unknown:
            # Click looks for similar names among loaded commands, and here none is loaded yet.
            raise click.NoSuchCommand(
                unknown.command_name, possibilities=COMMANDS, ctx=ctx
            ) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Команды"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(
    cls=_LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar="[ПАРАМЕТРЫ]",
    subcommand_metavar="КОМАНДА …",
    help="От приказа сверху – ко всем локальным актам школы, в срок и с доказательствами.",
)
@click.version_option(__version__, "--version", message="acts %(version)s", help="Версия.")
def _root() -> None:
    """Hold the commands."""


def run(arguments: Sequence[str]) -> int:
    """Run one command.

    Returns:
        0 done, 1 findings or rejected input, 2 usage, 3 environment, interrupted or partly done.
    """
    _use_utf8()
    speak_russian()
    try:
        code = _call(arguments)
        sys.stdout.flush()
    except OSError as error:
        return _fail_of_system(error)
    except Exception as error:  # noqa: BLE001 – the last line before the user: no traceback, a report
        return _fail_of_program(error)
    return code


def _call(arguments: Sequence[str]) -> int:
    wanted = os.environ.get(_COMPLETION)
    if wanted:
        from click.shell_completion import shell_complete

        return shell_complete(_root, {}, "acts", _COMPLETION, wanted)
    unseen = next((one for one in arguments if _UNSEEN.search(one)), None)
    if unseen is not None:
        click.echo(_explain_unseen(unseen), err=True)
        return _USAGE
    try:
        # Not `_root.main`: it takes a closed pipe for itself and leaves with 1, our «findings».
        with _root.make_context("acts", list(arguments)) as context:
            outcome = _root.invoke(context)
    except click.exceptions.Exit as left:
        return left.exit_code
    except click.exceptions.NoArgsIsHelpError as help_asked:
        click.echo(help_asked.format_message(), err=True)
        return _USAGE
    except click.ClickException as wrong_call:
        click.echo(shown(explain(wrong_call)), err=True)
        return _ENVIRONMENT if isinstance(wrong_call, click.FileError) else _USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo("\nПрервано.", err=True)
        return _ENVIRONMENT
    except ActsError as error:
        report(error.problems)
        return _ENVIRONMENT if isinstance(error, ConfigurationError) else _FINDINGS
    return outcome if type(outcome) is int else _DONE


def _fail_of_system(error: OSError) -> int:
    if isinstance(error, BrokenPipeError):
        # Nobody reads any more: no message, and nothing left for the interpreter's last flush.
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _ENVIRONMENT
    reason = reason_of(error)
    click.echo(shown(f"Ошибка. {error.filename or 'Ввод-вывод'}: {reason}."), err=True)
    return _ENVIRONMENT


def _explain_unseen(argument: str) -> str:
    return shown(
        f"Ошибка: в слове «{argument[:80]}» есть знак, которого не видно на экране.\n"
        "Наберите это слово заново, не копируя."
    )


def _fail_of_program(error: Exception) -> int:
    """Report a defect of the program by kind and place only: its text may hold a person's data."""
    if os.environ.get("ACTS_DEBUG"):
        import traceback

        traceback.print_exception(error)
        return _ENVIRONMENT
    click.echo(
        f"Ошибка в самой программе: {type(error).__name__}, {place_of(error)}. Это не ваша вина.\n"
        "Проверить целостность записанного: «acts journal verify».\n"
        "Увидеть подробности: задайте переменную окружения ACTS_DEBUG=1 и повторите команду.\n"
        "В подробностях могут быть персональные данные: перед отправкой просмотрите их.",
        err=True,
    )
    return _ENVIRONMENT


def _use_utf8() -> None:
    """Print Russian on a Windows console and through a pipe alike."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
