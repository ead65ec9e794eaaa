"""`acts serve`: the desk in the browser, for one workspace."""

import contextlib
import datetime as dt
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click

from acts import bootstrap
from acts.errors import InputError

__all__ = ["command"]

_LOCAL = "127.0.0.1"
_HERE = (_LOCAL, "localhost", "::1")
_OWN_NAMES = (_LOCAL, "localhost", "[::1]")
_PORT = 8020
_LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
_NAME = re.compile(rf"{_LABEL}(\.{_LABEL})*", re.IGNORECASE)
_SOON = dt.timedelta(hours=1)


@click.command("serve", short_help="Рабочий стол в браузере.")
@click.argument("folder", required=False, metavar="[ПАПКА]", type=click.Path(path_type=Path))
@click.option(
    "--demo",
    is_flag=True,
    help="Учебный муниципалитет с логином для каждой должности; без ПАПКИ – временный, "
    "иначе – тот, что сделала команда acts demo.",
)
@click.option("--host", default=_LOCAL, show_default=True, help="Адрес, на котором слушать.")
@click.option(
    "--port",
    default=_PORT,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="Порт; 0 – любой свободный.",
)
@click.option(
    "--names",
    default="",
    metavar="ИМЕНА",
    help="Под какими именами стол открывают, через запятую; без него – только этот компьютер.",
)
@click.option("--https", is_flag=True, help="Перед столом стоит прокси с HTTPS.")
@click.option(
    "--proxy",
    default=_LOCAL,
    show_default=True,
    metavar="АДРЕС",
    help="Откуда прокси обращается к столу: только ему верят, кто пришёл. «*» – верить любому.",
)
@click.option(
    "--invite",
    "invited",
    default="",
    metavar="ЛОГИН",
    help="Не открывать стол, а дать этой учётной записи новую ссылку для пароля.",
)
def command(
    folder: Path | None,
    demo: bool,
    host: str,
    port: int,
    names: str,
    https: bool,
    proxy: str,
    invited: str,
) -> int:
    """Открыть рабочий стол в браузере для папки (без ПАПКИ – для текущей).

    При первом запуске печатается ссылка, по которой администратор выбирает пароль; дальше он
    приглашает остальных на странице «Учётные записи». Остановить – Ctrl+C.

    По умолчанию стол виден только с этого компьютера. Чтобы его открывали другие, укажите
    --host 0.0.0.0 и --names с именем сервера, а перед столом поставьте прокси с HTTPS (--https).
    В журнал запросов (стандартный поток ошибок) попадают время, страница, код ответа и
    длительность – без адресов, имён и содержания.
    """
    from acts.web.listening import serve
    from acts.web.serving import configure, make_ready, stop_by_signals

    hosts = ",".join([*map(_as_browsers_send, filter(None, names.split(","))), *_OWN_NAMES])
    if host not in _HERE and not names:
        raise InputError(
            "не сказано, под каким именем стол открывают другие",
            remedy="Добавьте --names имя.сервера – или уберите --host",
        )
    stop_by_signals()

    def address(opened: str) -> str:
        """Give the address that others use: the server itself knows neither name nor scheme."""
        name = names.split(",")[0].strip()
        if not name:
            return opened
        return f"https://{name}/" if https else f"http://{name}:{opened.rpartition(':')[2]}"

    with contextlib.ExitStack() as stack:
        root = stack.enter_context(_folder(folder, demo=demo))
        configure(root, hosts=hosts, https=https)
        if demo:
            _prepare(root)
        make_ready(root, hosts=hosts, https=https)
        if demo:
            _say_accounts()
        if invited:
            _invite(invited, address(f"http://{host}:{port}/"))
            return 0
        with contextlib.suppress(KeyboardInterrupt):
            serve(
                host=host,
                port=port,
                proxy=proxy if https else "",
                ready=lambda opened: _say_ready(address(opened)),
            )
        _let_go()
    click.echo("Стол закрыт.")
    return 0


def _as_browsers_send(name: str) -> str:
    """Write a name of a server as it stands in requests: «стол.рф» is «xn--…» there."""
    try:
        sent = name.strip().encode("idna").decode("ascii")
    except UnicodeError:
        sent = ""
    if not _NAME.fullmatch(sent):
        raise InputError(
            f"«{name.strip()[:60]}» – не имя сервера",
            remedy="Только имя, без https:// и без порта. Пример: --names стол.район.рф",
        )
    return sent


@contextlib.contextmanager
def _folder(folder: Path | None, *, demo: bool) -> Iterator[Path]:
    if folder is not None or not demo:
        yield bootstrap.find_workspace(folder or Path.cwd())
        return
    # On Windows a file that something still holds open can't be deleted; the system does it later.
    with tempfile.TemporaryDirectory(prefix="acts-", ignore_cleanup_errors=True) as made:
        root = Path(made) / "пример"
        root.mkdir()
        yield root


def _prepare(root: Path) -> None:
    """Play the scenario where there is nothing yet; put the clock behind the last record."""
    if not (root / bootstrap.SETTINGS).is_file():
        click.echo("Готовлю учебный муниципалитет, это около 20 секунд …")
        sys.stdout.flush()
        with bootstrap.rehearse(root) as (_, _, played):
            for _ in played:
                pass
    workspace = bootstrap.open_workspace(root)
    with contextlib.closing(workspace.store):
        if not workspace.settings.rehearsal:
            raise InputError(
                "это не учебная папка: пароль учебных учётных записей известен всем",
                remedy="Уберите --demo",
            )
        recorded = [one.fact.recorded_at for one in workspace.store.events()]
        if recorded:
            os.environ.setdefault("ACTS_NOW", (max(recorded) + _SOON).isoformat())


def _say_accounts() -> None:
    from acts.web.accounts.demo import PASSWORD, open_demo_accounts
    from acts.web.workspace import workspace

    accounts = open_demo_accounts()
    click.echo(f"Учебное время: {workspace().moment():%d.%m.%Y}.")
    click.echo(f"Логины (пароль у всех: {PASSWORD}):")
    for code, title in accounts:
        click.echo(f"  {code:<22} {title}")


def _invite(code: str, address: str) -> None:
    from acts.web.accounts.inviting import invite

    link = invite(code, address)
    click.echo(f"Ссылка для «{code}», действует 7 дней и один раз:\n  {link}")


def _say_ready(address: str) -> None:
    from acts.web.accounts.inviting import invite_first

    link = invite_first(address)
    if link:
        click.echo(f"Администратор: откройте {link}")
        click.echo("  Ссылка действует 7 дней и один раз; здесь вы выберете пароль.")
    click.echo(f"Стол открыт: {address}")
    click.echo("Остановить: Ctrl+C.")
    sys.stdout.flush()


def _let_go() -> None:
    """Close what holds files open."""
    from django.db import connections

    from acts.web.workspace import forget

    forget()
    connections.close_all()
