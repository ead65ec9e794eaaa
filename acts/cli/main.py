"""The root command: the table of commands, loaded only when called, and the exit codes."""

import importlib
import sys
from collections.abc import Sequence

import click

from acts import __version__
from acts.errors import ActsError, ConfigurationError

__all__ = ["COMMANDS", "run"]

# Name → (module under acts.cli, one line of help). A command's module is imported when it is called,
# so `acts --help` costs no more than click itself.
COMMANDS = {
    "demo": ("demo", "Показать всё на вымышленном муниципалитете за один запуск."),
    "init": ("init", "Создать рабочую папку: настройки, хранилище, дорожная карта, организации."),
    "roadmap": ("roadmap", "Дорожные карты: список, содержание, проверка."),
    "deadline": ("deadline", "Прочитать срок, как он напечатан, и объяснить его."),
    "plan": ("plan", "Построить план: пункт × период × организация."),
    "status": ("status", "Что сделано, что просрочено — на любую дату."),
    "task": ("task", "Исполнение пункта: начать, приложить документ, подтвердить, вернуть…"),
    "draft": ("draft", "Подготовить проект акта по данным хранилища."),
    "render": ("render", "Сформировать документ из файла данных, без хранилища."),
    "act": ("act", "Путь акта: проверка, визы, мнения, подпись, регистрация."),
    "journal": ("journal", "Журнал событий: показать, проверить целостность."),
    "decline": ("decline", "Просклонять имя, должность или организацию."),
    "workflow": ("workflow", "Схемы состояний акта и пункта карты."),
}

_DONE, _FINDINGS, _USAGE, _ENVIRONMENT = 0, 1, 2, 3


class _LazyGroup(click.Group):
    """A group that knows its commands by name and imports one when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"acts.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Команды"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(
    cls=_LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="От приказа сверху — ко всем локальным актам школы, в срок и с доказательствами.",
)
@click.version_option(__version__, "--version", message="acts %(version)s", help="Версия.")
def _root() -> None:
    """Hold the commands."""


def run(arguments: Sequence[str]) -> int:
    """Run one command.

    Returns:
        0 done, 1 findings or rejected input, 2 usage, 3 environment or partly done.
    """
    _use_utf8()
    try:
        outcome = _root.main(args=list(arguments), prog_name="acts", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as help_asked:
        click.echo(help_asked.format_message(), err=True)
        return _USAGE
    except click.ClickException as wrong_call:
        wrong_call.show()
        return _USAGE
    except click.Abort:
        click.echo("Прервано.", err=True)
        return _ENVIRONMENT
    except ConfigurationError as error:
        return _fail(error, _ENVIRONMENT)
    except ActsError as error:
        return _fail(error, _FINDINGS)
    except OSError as error:
        click.echo(f"Ошибка. {error.filename or 'Файл'}: {_reason(error)}.", err=True)
        return _ENVIRONMENT
    return outcome if isinstance(outcome, int) else _DONE


def _fail(error: ActsError, code: int) -> int:
    from acts.cli.output import report

    report(error.problems)
    return code


def _reason(error: OSError) -> str:
    import errno

    reasons = {
        errno.ENOSPC: "на диске нет места — освободите место и повторите",
        errno.EACCES: "нет доступа — проверьте права или закройте файл в другой программе",
        errno.EPERM: "нет доступа — проверьте права или закройте файл в другой программе",
        errno.ENOENT: "файл или папка не найдены — проверьте имя",
        errno.EROFS: "папка только для чтения — выберите другую",
        errno.EISDIR: "это папка, а нужен файл",
        errno.ENOTDIR: "это файл, а нужна папка",
    }
    return reasons.get(error.errno or 0, error.strerror or "ошибка ввода-вывода")


def _use_utf8() -> None:
    """Print Russian on a Windows console and through a pipe alike."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
