"""`acts serve`: the desk in the browser, for one workspace."""

import contextlib
import sys
import tempfile
from pathlib import Path

import click

from acts import bootstrap
from acts.errors import InputError

__all__ = ["command"]

_LOCAL = "127.0.0.1"
_PORT = 8020


@click.command("serve", short_help="Рабочий стол в браузере.")
@click.argument("folder", required=False, metavar="[ПАПКА]", type=click.Path(path_type=Path))
@click.option("--demo", is_flag=True, help="Учебный муниципалитет: логин для каждой должности.")
@click.option("--host", default=_LOCAL, show_default=True, help="Адрес, на котором слушать.")
@click.option("--port", default=_PORT, show_default=True, type=click.IntRange(0, 65535))
@click.option(
    "--names",
    default="",
    metavar="ИМЕНА",
    help="Под какими именами стол открывают, через запятую; без него – только этот компьютер.",
)
@click.option("--https", is_flag=True, help="Перед столом стоит прокси с HTTPS.")
def command(folder: Path | None, demo: bool, host: str, port: int, names: str, https: bool) -> int:
    """Открыть рабочий стол в браузере для папки (без ПАПКИ – для текущей).

    Остановить – Ctrl+C. По умолчанию стол виден только с этого компьютера; чтобы его открывали
    другие, укажите --host 0.0.0.0 и --names с именем сервера, а перед столом поставьте HTTPS.
    """
    from acts.web.serving import choose_settings, make_ready, serve

    if demo and folder is not None:
        raise click.UsageError("Вместе с --demo папка не указывается: она учебная и своя.")
    hosts = ",".join(one for one in (names, "localhost", _LOCAL, "[::1]") if one)
    if host not in (_LOCAL, "localhost", "::1") and not names:
        raise InputError(
            "не сказано, под каким именем стол открывают другие",
            remedy="Добавьте --names имя.сервера – или уберите --host",
        )
    with contextlib.ExitStack() as stack:
        if demo:
            made = stack.enter_context(tempfile.TemporaryDirectory(prefix="acts-"))
            root = Path(made) / "пример"
            root.mkdir()
        else:
            root = bootstrap.find_workspace(folder or Path.cwd())
        choose_settings(root, hosts=hosts, https=https)
        if demo:
            click.echo("Готовлю учебный муниципалитет, это около 20 секунд …")
            _play(root)
        make_ready()
        if demo:
            _say_accounts()
        with contextlib.suppress(KeyboardInterrupt):
            serve(host=host, port=port, ready=_say_ready)
    click.echo("Стол закрыт.")
    return 0


def _play(root: Path) -> None:
    with bootstrap.rehearse(root) as (_, _, played):
        for _ in played:
            pass


def _say_accounts() -> None:
    from acts.web.accounts.demo import PASSWORD, open_demo_accounts

    accounts = open_demo_accounts()
    click.echo(f"Логины (пароль у всех: {PASSWORD}):")
    for code, title in accounts:
        click.echo(f"  {code:<22} {title}")


def _say_ready(address: str) -> None:
    click.echo(f"Стол открыт: {address}")
    click.echo("Остановить: Ctrl+C.")
    sys.stdout.flush()
