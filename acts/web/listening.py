"""The server of the desk: it runs on Windows too, and what it refuses by itself is in Russian."""

import errno
import select
import socket
from collections.abc import Callable

from django.template.loader import render_to_string
from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer, create_server
from waitress.task import ErrorTask
from waitress.utilities import RequestEntityTooLarge

from acts.errors import ConfigurationError, Problem, reason_of

__all__ = ["serve"]

_THREADS = 8
# Whoever sends slowly or not at all takes no thread, only one of these; whoever sends without end
# is cut off. The largest file that a form takes is smaller.
_CONNECTIONS = 1000
_IDLE_SECONDS = 60
_MOST_BYTES = 64 * 1024 * 1024


class _Refusal(ErrorTask):  # type: ignore[misc]  # waitress has no types
    """The answer to a request that no page ever sees; only a file too large is a person's."""

    def execute(self) -> None:
        """Say it, and close: the rest of the request is not waited for."""
        if not isinstance(self.request.error, RequestEntityTooLarge):
            super().execute()
            return
        page = render_to_string("web/too_large.html", {"most": _MOST_BYTES // 1024 // 1024})
        body = page.encode()
        self.status = "413 Content Too Large"
        self.response_headers += [
            ("Content-Type", "text/html; charset=utf-8"),
            ("Cache-Control", "no-store"),
        ]
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


class _Channel(HTTPChannel):  # type: ignore[misc]  # waitress has no types
    """A connection whose refusals are ours."""

    error_task_class = _Refusal


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
    from acts.web.wsgi import application

    believed = {
        "trusted_proxy": proxy,
        "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"},
    }
    listeners: dict[int, object] = {}
    try:
        server = create_server(
            application,
            map=listeners,
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
    for one in listeners.values():
        if isinstance(one, BaseWSGIServer):
            one.channel_class = _Channel
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
