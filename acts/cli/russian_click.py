"""Russian for everything click says by itself: help pages, usage errors, prompts.

Click asks `gettext` for its texts, through the names `_` and `ngettext` that its modules bind when
they are imported. A compiled catalogue would cost a search of the file system at each start and a
binary file in Git; so `speak_russian` puts the dictionary below in place of those two names. A text
that isn't in it stays English, and a test compares the dictionary with the installed click.
"""

import re
import sys
from collections.abc import Callable

import click

__all__ = ["explain", "russify", "speak_russian"]

_TEXTS = {
    # help pages
    "Usage:": "Использование:",
    "Options": "Параметры",
    "Positional arguments": "Аргументы",
    "Commands": "Команды",
    "deprecated": "устарело",
    "default: {default}": "по умолчанию: {default}",
    "env var: {var}": "переменная окружения: {var}",
    "required": "обязательно",
    "(dynamic)": "(вычисляется)",
    "file": "файл",
    "directory": "папка",
    "path": "путь",
    "Show this message and exit.": "Эта справка.",
    "Show the version and exit.": "Версия.",
    "%(prog)s, version %(version)s": "%(prog)s %(version)s",
    "Confirm the action without prompting.": "Подтвердить действие без вопроса.",
    # usage errors
    "Error: {message}": "Ошибка: {message}",
    "Try '{command} {option}' for help.": "Справка: {command} {option}",
    "Missing command.": "не указана команда.",
    "No such command {name!r}.": "нет такой команды «{name}».",
    "No such option {name!r}.": "нет такого параметра «{name}».",
    "Did you mean {possibility}?": "Возможно, вы имели в виду: {possibility}.",
    "(Did you mean one of: {possibilities}?)": "Возможно, вы имели в виду: {possibilities}.",
    "Got unexpected extra argument ({args})": "лишнее в команде: {args}.",
    "Got unexpected extra arguments ({args})": "лишнее в команде: {args}.",
    "Missing argument": "не указан аргумент",
    "Missing option": "не указан параметр",
    "Missing parameter": "не указан параметр",
    "Missing parameter: {param_name}": "не указан параметр {param_name}",
    "Missing {param_type}": "не указано",
    "Invalid value: {message}": "значение не подходит: {message}",
    "Invalid value for {param_hint}: {message}": "значение {param_hint} не подходит: {message}",
    "Option {name!r} does not take a value.": "параметр «{name}» пишется без значения.",
    "Option {name!r} requires an argument.": "после параметра «{name}» нужно значение.",
    "Option {name!r} requires {nargs} arguments.": "после «{name}» нужны значения: {nargs}.",
    "Argument {name!r} takes {nargs} values.": "для «{name}» нужно значений: {nargs}.",
    "Takes {nargs} values but 1 was given.": "нужно значений: {nargs}, а дано одно.",
    "Takes {nargs} values but {len} were given.": "нужно значений: {nargs}, а дано: {len}.",
    "{len_type} values are required, but {len_value} was given.": (
        "нужно значений: {len_type}, а дано: {len_value}."
    ),
    "{len_type} values are required, but {len_value} were given.": (
        "нужно значений: {len_type}, а дано: {len_value}."
    ),
    # values
    "Choose from:\n\t{choices}": "Выберите из:\n\t{choices}",
    "{value!r} is not {choice}.": "«{value}» – допустимо только {choice}.",
    "{value!r} is not one of {choices}.": "«{value}» – нет среди допустимых: {choices}.",
    "{value!r} does not match the format {format}.": "«{value}» – нужен вид {format}.",
    "{value!r} does not match the formats {formats}.": "«{value}» – нужен вид из: {formats}.",
    "{value} is not in the range {range}.": "{value} вне допустимого: {range}.",
    "{value!r} is not a valid boolean. Recognized values: {states}": (
        "«{value}» – нужно «да» или «нет», а именно одно из: {states}."
    ),
    "{value!r} is not a valid {number_type}.": "«{value}» – нужно число.",
    "{value!r} is not a valid UUID.": "«{value}» – не идентификатор UUID.",
    "{name} {filename!r} does not exist.": "«{filename}» не найдено. Проверьте имя и папку.",
    "{name} {filename!r} is a file.": "«{filename}» – это файл, а нужна папка.",
    "{name} {filename!r} is a directory.": "«{filename}» – это папка, а нужен файл.",
    "{name} {filename!r} is not readable.": "нет права читать «{filename}».",
    "{name} {filename!r} is not writable.": "нет права записывать в «{filename}».",
    "{name} {filename!r} is not executable.": "нет права запускать «{filename}».",
    "Could not open file {filename!r}: {message}": "файл «{filename}» не открывается: {message}",
    "unknown error": "причина неизвестна",
    # prompts
    "Aborted!": "Прервано.",
    "Do you want to continue?": "Продолжить?",
    "Repeat for confirmation": "Повторите ещё раз",
    "Error: The two entered values do not match.": "Ошибка: введённые значения не совпали.",
    "Error: invalid input": "Ошибка: ответ не понят, введите y (да) или n (нет)",
    "Press any key to continue...": "Нажмите любую клавишу…",
    "{editor}: Editing failed": "{editor}: редактор завершился с ошибкой",
    "{editor}: Editing failed: {e}": "{editor}: редактор завершился с ошибкой: {e}",
    "Windows error: {error}": "Ошибка Windows: {error}",
    "d": "д",
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}": (
        "Внимание: команда «{name}» устарела.{extra_message}"
    ),
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}": (
        "Внимание: параметр «{name}» устарел.{extra_message}"
    ),
    "Couldn't detect Bash version, shell completion is not supported.": (
        "Версия Bash не определена, дополнение команд не поддерживается."
    ),
    "Shell completion is not supported for Bash versions older than 4.4.": (
        "Дополнение команд работает с Bash 4.4 и новее."
    ),
}

# What `russify` puts in place of the placeholders that click builds from its own type names.
_METAVARS = {
    "text": "ТЕКСТ",
    "integer": "ЧИСЛО",
    "integer range": "ЧИСЛО",
    "float": "ЧИСЛО",
    "float range": "ЧИСЛО",
    "file": "ФАЙЛ",
    "filename": "ФАЙЛ",
    "directory": "ПАПКА",
    "path": "ПУТЬ",
}
_QUOTED = re.compile(r"'([^'\n]*)'")


def speak_russian() -> None:
    """Give every loaded module of click the Russian texts; repeating it changes nothing."""
    for name, module in tuple(sys.modules.items()):
        if name.partition(".")[0] == "click" and module is not None:
            names = vars(module)
            names.update({key: spoken for key, spoken in _SPEAKERS.items() if key in names})


def russify(command: click.Command) -> click.Command:
    """Replace click's English placeholders of usage lines, in a command and in those inside it.

    A placeholder that the command's author chose is left as it is.
    """
    if command.options_metavar == "[OPTIONS]":
        command.options_metavar = "[ПАРАМЕТРЫ]"
    for parameter in command.params:
        if isinstance(parameter, click.Option) and parameter.metavar is None:
            parameter.metavar = _placeholder(parameter)
    if isinstance(command, click.Group):
        if command.subcommand_metavar == "COMMAND [ARGS]...":
            command.subcommand_metavar = "КОМАНДА …"
        for inner in command.commands.values():
            # The whole first paragraph: click would cut it and write «...».
            inner.short_help = inner.short_help or (inner.help or "").partition("\n\n")[0]
            russify(inner)
    return command


def explain(error: click.ClickException) -> str:
    """Say what is wrong with a call, how the command is called, and where its help is."""
    message = _QUOTED.sub(r"«\1»", error.format_message()).rstrip()
    lines = [f"Ошибка: {message}"]
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is not None:
        lines.append(context.get_usage())
        names = context.command.get_help_option_names(context)
        if names:
            lines.append(f"Справка: {context.command_path} {max(names, key=len)}")
    elif isinstance(error, click.UsageError):  # click's parser names no command in some errors
        lines.append("Справка: добавьте к команде --help")
    return "\n".join(lines)


def _placeholder(option: click.Option) -> str | None:
    if option.is_flag or option.count:
        return None
    return _METAVARS.get(option.type.name)


def _gettext(message: str) -> str:
    return _TEXTS.get(message, message)


def _ngettext(singular: str, plural: str, number: int) -> str:
    return _gettext(singular if number == 1 else plural)


_SPEAKERS: dict[str, Callable[..., str]] = {"_": _gettext, "ngettext": _ngettext}
