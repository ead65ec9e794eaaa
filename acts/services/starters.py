"""Files to double-click in a workspace, for people who open no terminal."""

import stat
import sys
from pathlib import Path

from acts.packages import write_whole
from acts.services.exchange_forms import FORMS

__all__ = ["DRAFT_STARTER", "OVERDUE_STARTER", "WINDOW_STARTER", "write_starters"]

DRAFT_STARTER = "Сформировать"
OVERDUE_STARTER = "Что просрочено"
WINDOW_STARTER = "Окно команд"
_COMMANDS = {
    DRAFT_STARTER: (("data", "load", FORMS), ("draft", "--all")),
    OVERDUE_STARTER: (("status", "--overdue"),),
}
_HINT = "Наберите acts --help – и Enter. Закрыть окно: exit."
_LOST = "Программа не найдена: возможно, её папку перенесли. Установите её заново."


def write_starters(
    folder: Path, *, python: str = sys.executable, system: str = sys.platform
) -> tuple[Path, ...]:
    """Write the starters of this system: form the papers, see what is overdue, type commands.

    Args:
        folder: The workspace.
        python: Interpreter that has `acts`.
        system: As `sys.platform` names it; Windows gets .bat, macOS .command, the rest .sh.

    Returns:
        The files written.
    """
    windows = system == "win32"
    texts = {
        name: _batch(python, commands) if windows else _shell(python, commands)
        for name, commands in _COMMANDS.items()
    }
    texts[WINDOW_STARTER] = _window_batch(python) if windows else _window_shell(python)
    extension = ".bat" if windows else ".command" if system == "darwin" else ".sh"
    written = []
    for name, text in texts.items():
        path = folder / f"{name}{extension}"
        write_whole(path, text.encode("utf-8"))
        if not windows:
            path.chmod(path.stat().st_mode | stat.S_IXUSR | stat.S_IXGRP)
        written.append(path)
    return tuple(written)


def _batch(python: str, commands: tuple[tuple[str, ...], ...]) -> str:
    # A percent sign in a path would be taken for a variable; %~dp0 is the starter's own folder.
    # No labels: cmd looks for them by bytes and misses them in a file of UTF-8.
    program = python.replace("%", "%%")
    calls = " && ".join(f'"%ACTS%" -m acts {" ".join(words)}' for words in commands)
    lines = [
        "@echo off",
        "chcp 65001 >nul",
        'cd /d "%~dp0"',
        f'set "ACTS={program}"',
        f'if exist "%ACTS%" ({calls}) else (echo {_LOST})',
        "echo.",
        "pause",
        "",
    ]
    return "\r\n".join(lines)


def _window_batch(python: str) -> str:
    """Open a window in the workspace where `acts` is found: elsewhere it isn't on the path."""
    program = python.replace("%", "%%")
    lines = [
        "@echo off",
        "chcp 65001 >nul",
        'cd /d "%~dp0"',
        f'for %%P in ("{program}") do set "PATH=%%~dpP;%PATH%"',
        f"echo {_HINT}",
        "cmd /k",
        "",
    ]
    return "\r\n".join(lines)


def _window_shell(python: str) -> str:
    quoted = python.replace("'", "'\\''")
    return "\n".join(
        [
            "#!/bin/sh",
            'cd "$(dirname "$0")" || exit 3',
            f"PATH=\"$(dirname '{quoted}'):$PATH\"; export PATH",
            f"echo '{_HINT}'",
            'exec "${SHELL:-/bin/sh}"',
            "",
        ]
    )


def _shell(python: str, commands: tuple[tuple[str, ...], ...]) -> str:
    calls = [f'"$ACTS" -m acts {" ".join(words)} || finish $?' for words in commands]
    quoted = python.replace("'", "'\\''")
    return "\n".join(
        [
            "#!/bin/sh",
            'cd "$(dirname "$0")" || exit 3',
            f"ACTS='{quoted}'",
            'finish() { echo; [ -t 0 ] && { printf "Нажмите Enter… "; read -r _; }; exit "$1"; }',
            f'[ -x "$ACTS" ] || {{ echo "{_LOST}"; finish 3; }}',
            *calls,
            "finish 0",
            "",
        ]
    )
