"""Starting the desk: secrets and tables made ready, then a server that runs on Windows too."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path

__all__ = ["choose_settings", "make_ready", "serve"]

_KEY = "desk.key"
_THREADS = 8


def choose_settings(folder: Path, *, hosts: str, https: bool) -> None:
    """Name the settings of the desk before anything else of this process sets Django up.

    Args:
        folder: The workspace; it need not be one yet, but has to exist.
        hosts: Names it may be asked under, separated by commas.
        https: Whether a proxy in front of it speaks HTTPS.
    """
    key = folder / _KEY
    if not key.exists():
        handle = os.open(key, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(50))
    os.environ["DJANGO_SETTINGS_MODULE"] = "acts.web.settings"
    os.environ["ACTS_WORKSPACE"] = str(folder)
    os.environ["ACTS_HOSTS"] = hosts
    os.environ["ACTS_HTTPS"] = "1" if https else ""


def make_ready() -> None:
    """Set Django up by the chosen settings and bring the tables of accounts up to date."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)


def serve(*, host: str, port: int, ready: Callable[[str], None]) -> None:
    """Answer requests until the process is told to stop.

    Args:
        host: Address to listen on.
        port: Port; 0 takes any that is free.
        ready: Called with the address of the first page once the port is open.
    """
    from waitress.server import create_server

    from acts.web.wsgi import application

    server = create_server(application, host=host, port=port, threads=_THREADS, ident="acts")
    ready(f"http://{host}:{server.effective_port}/")
    try:
        server.run()
    finally:
        server.close()
