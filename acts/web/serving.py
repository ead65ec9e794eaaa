"""Before the desk opens: secrets, settings and tables made ready."""

import os
import secrets
import signal
from pathlib import Path
from types import FrameType
from typing import NoReturn

from acts.actor import Actor
from acts.errors import ConfigurationError, Problem
from acts.services.shared_folders import network_kind

__all__ = ["configure", "make_ready", "stop_by_signals"]

_KEY = "desk.key"
_ACCOUNTS = "desk.sqlite3"
_OWNER_ONLY = 0o600


def stop_by_signals() -> None:
    """Let the system's wish to end the process end it as Ctrl+C does: everything is closed."""

    def interrupt(number: int, frame: FrameType | None) -> NoReturn:
        del number, frame
        raise KeyboardInterrupt

    for name in ("SIGTERM", "SIGBREAK"):
        number = getattr(signal, name, None)
        if number is not None:
            signal.signal(number, interrupt)


def configure(folder: Path, *, hosts: str, https: bool) -> None:
    """Say what Django is to serve, before anything of it is loaded.

    Args:
        folder: The workspace; it may still be empty.
        hosts: Names it may be asked under, separated by commas.
        https: Whether a proxy in front of it speaks HTTPS.

    Raises:
        ConfigurationError: The folder is on another computer.
    """
    _refuse_share(folder)
    _make_key(folder / _KEY)
    os.environ["DJANGO_SETTINGS_MODULE"] = "acts.web.settings"
    os.environ["ACTS_WORKSPACE"] = str(folder)
    os.environ["ACTS_HOSTS"] = hosts
    os.environ["ACTS_HTTPS"] = "1" if https else ""


def make_ready(folder: Path, *, hosts: str, https: bool) -> None:
    """Set Django up for a workspace and bring the tables of accounts up to date.

    Args:
        folder: The workspace.
        hosts: Names it may be asked under, separated by commas.
        https: Whether a proxy in front of it speaks HTTPS.

    Raises:
        ConfigurationError: The folder is on another computer, or the workspace can't be opened.
    """
    configure(folder, hosts=hosts, https=https)
    import django
    from django.core.management import call_command

    django.setup()
    from acts.services.exchange_forms import begin_registers
    from acts.web.workspace import workspace

    # What is wrong with it is said now and not to the first who comes, who only looks.
    desk = workspace().desk(Actor(id="serve", roles=frozenset()))
    for organization in desk.store.organizations():
        begin_registers(desk, organization)
    call_command("migrate", verbosity=0, interactive=False)
    call_command("clearsessions")  # of those that are over: each names an account
    # Digests of passwords are nobody else's business, whatever the rights of the folder.
    (folder / _ACCOUNTS).chmod(_OWNER_ONLY)


def _refuse_share(folder: Path) -> None:
    kind = network_kind(folder)
    if kind:
        raise ConfigurationError(
            Problem(
                message=f"папка лежит на сетевом диске ({kind}): хранилище там повреждается, "
                "когда к нему обращаются несколько программ",
                remedy="Запустите стол на том компьютере, где лежит папка, а открывайте его "
                "с других в браузере – или перенесите папку на свой диск",
                file=str(folder),
                code="serve.network-share",
            )
        )


def _make_key(key: Path) -> None:
    """Make the secret that signs sessions; it is nobody else's to read."""
    if key.is_file() and key.stat().st_size:
        key.chmod(_OWNER_ONLY)
        return
    part = key.with_suffix(f".{secrets.token_hex(4)}")
    handle = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _OWNER_ONLY)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(50))
    part.replace(key)  # whole or not at all
