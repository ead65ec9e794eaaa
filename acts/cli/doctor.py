"""`acts doctor`: whether this computer and this workspace are in order."""

from pathlib import Path

import click

from acts.bootstrap import SETTINGS, find_workspace, open_desk
from acts.cli.output import emit_json, format_option, shown
from acts.cli.workspace import workspace_options
from acts.errors import ConfigurationError
from acts.services.doctor import Finding, Health, examine_computer, examine_workspace

__all__ = ["command"]

_MARKS = {Health.WELL: "в порядке", Health.LIMITED: "внимание", Health.ILL: "не в порядке"}


@click.command(
    help=(
        "Проверить, всё ли на месте: Python, библиотеки, LibreOffice, рабочая папка, журнал.\n\n"
        "Ничего не меняет. Код выхода 3 – работать нельзя."
    )
)
@format_option
@workspace_options
def command(output_format: str, folder: Path, actor: str) -> int:
    """Look at everything, print it with remedies, exit 3 when something is ill."""
    found = [*examine_computer(), *_workspace(folder, actor)]
    if output_format == "json":
        emit_json(
            [
                {
                    "what": one.what,
                    "health": one.health,
                    "detail": one.detail,
                    "remedy": one.remedy,
                }
                for one in found
            ]
        )
    else:
        for one in found:
            click.echo(shown(f"{one.what}: {_MARKS[one.health]} – {one.detail}"))
            if one.remedy:
                click.echo(shown(f"    Что делать: {one.remedy}."))
    return 3 if any(one.health is Health.ILL for one in found) else 0


def _workspace(folder: Path, actor: str) -> list[Finding]:
    try:
        find_workspace(folder)
    except ConfigurationError:
        return [
            Finding(
                what="Рабочая папка",
                health=Health.LIMITED,
                detail=f"здесь её нет (нет файла {SETTINGS})",
                remedy="Перейдите в неё или укажите -w ПАПКА; новую создаёт acts init",
            )
        ]
    try:
        with open_desk(folder, actor=actor) as desk:
            return list(examine_workspace(desk))
    except ConfigurationError as error:
        return [
            Finding(
                what="Рабочая папка",
                health=Health.ILL,
                detail="; ".join(str(one).rstrip(".") for one in error.problems),
                remedy="Исправьте это и повторите",
            )
        ]
