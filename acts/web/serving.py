"""Starting the desk: secrets and tables made ready, then a server that runs on Windows too."""

import errno
import os
import secrets
import select
import signal
import socket
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import NoReturn

from acts.actor import Actor
from acts.errors import ConfigurationError, Problem, reason_of
from acts.services.shared_folders import network_kind

__all__ = ["configure", "make_ready", "serve", "stop_by_signals"]

_KEY = "desk.key"
_ACCOUNTS = "desk.sqlite3"
_OWNER_ONLY = 0o600
_THREADS = 8
# Whoever sends slowly or not at all takes no thread, only one of these; whoever sends without end
# is cut off. The largest file that a form takes is smaller.
_CONNECTIONS = 1000
_IDLE_SECONDS = 60
_MOST_BYTES = 64 * 1024 * 1024


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


def serve(*, host: str, port: int, proxy: str, ready: Callable[[str], None]) -> None:
    """Answer requests until the process is told to stop.

    Args:
        host: Address to listen on.
        port: Port; 0 takes any that is free.
        proxy: Address of the proxy that says whom it asks for and by which scheme; anybody else's
            word isn't taken. «*» believes everybody; empty is no proxy.
        ready: Called with the address of the first page once the port is open.

    Raises:
        ConfigurationError: The port is taken, or there is no such address on this computer.
    """
    from waitress.server import create_server

    from acts.web.wsgi import application

    believed = {
        "trusted_proxy": proxy,
        "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"},
    }
    try:
        server = create_server(
            application,
            host=host,
            port=port,
            threads=_THREADS,
            ident="acts",
            clear_untrusted_proxy_headers=True,
            connection_limit=_CONNECTIONS,
            channel_timeout=_IDLE_SECONDS,
            max_request_body_size=_MOST_BYTES,
            asyncore_use_poll=hasattr(select, "poll"),  # `select` itself ends at 1024 files
            **(believed if proxy else {}),
        )
    except (OSError, ValueError) as error:
        raise _unopened(host, port, error) from error
    # A name like «localhost» may be several addresses, each with a server of its own.
    listening = getattr(server, "effective_listen", None) or [(host, server.effective_port)]
    shown = f"[{host}]" if ":" in host else host
    try:
        ready(f"http://{shown}:{listening[0][1]}/")
        server.run()
    finally:
        server.close()


def _unopened(host: str, port: int, error: Exception) -> ConfigurationError:
    number = error.errno if isinstance(error, OSError) else None
    message = f"порт {port} не открыть"
    remedy = f"Возьмите другой: --port {port + 1 if port < 65535 else 8021}"
    if number == errno.EADDRINUSE:
        message = f"порт {port} занят другой программой – может быть, стол уже открыт"
        remedy = (
            f"Откройте в браузере http://{host}:{port}/ – или возьмите другой: --port {port + 1}"
        )
    elif number in (errno.EACCES, errno.EPERM):
        message = f"порт {port} открыть не разрешено: ниже 1024 это может только администратор"
    elif number == errno.EADDRNOTAVAIL or isinstance(error, socket.gaierror | ValueError):
        message = f"адреса «{host}» у этого компьютера нет"
        remedy = "Уберите --host – или укажите 0.0.0.0, чтобы слушать на всех адресах"
    elif isinstance(error, OSError):
        message = f"{message}: {reason_of(error)}"
    return ConfigurationError(Problem(message=message, remedy=remedy, code="serve.port"))
