"""`acts demo`: the whole product on an invented municipality, in one run."""

import datetime as dt
from pathlib import Path

import click

from acts.cli.output import report
from acts.cli.status import print_status
from acts.report import Flag
from acts.services.desk import Desk

__all__ = ["command"]

_AS_OF = dt.date(2021, 9, 2)


@click.command(
    help=(
        "Показать всё на вымышленном муниципалитете: год событий под приказом № 553, "
        "готовые акты и таблица просроченного."
    )
)
@click.option(
    "--to",
    "folder",
    default="acts-demo",
    show_default=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Куда положить рабочую папку примера.",
)
def command(folder: Path) -> int:
    """Make the workspace, play the year, print what came of it and what to type next."""
    from acts.bootstrap import rehearse
    from acts.services.reporting import status

    with rehearse(folder) as (scenario, desk, played):
        click.echo(f"{scenario.title}. {scenario.about}\n")
        organizations = len(desk.store.organizations())
        occurrences = len(desk.store.occurrences())
        click.echo(
            f"Основание: {desk.roadmap.order.citation}. "
            f"Организаций {organizations}, исполнений в плане {occurrences}."
        )
        steps = list(played)
        refused = [one for one in steps if one.refusal]
        click.echo(f"Сыграно событий: {len(steps)}, из них программа отклонила {len(refused)}:")
        for one in refused:
            click.echo(f"  {one.step.at:%d.%m.%Y} {one.step.act or one.step.task}: {one.refusal}")
        click.echo()
        answer = status(desk, as_of=_AS_OF)
        print_status(answer, [row for row in answer.rows if Flag.OVERDUE in row.flags])
        _compare_knowledge(desk)
        _files(desk)
        problems = desk.store.verify()
    report(problems)
    click.echo(
        f"""
Что попробовать дальше:
  acts status -w {folder} --as-of 01.10.2020
  acts status -w {folder} --as-of 01.10.2020 --known 01.10.2020   (что было известно тогда)
  acts status -w {folder} --as-of 26.12.2024 --organization mayak
  acts journal show -w {folder} 10@2020@buhta
  acts journal verify -w {folder}
  acts roadmap show kamchatka-553 --item 5
  acts task 5@2021@rassvet confirm -w {folder} --actor rayon-officer --on 03.09.2021"""
    )
    return 1 if problems else 0


def _compare_knowledge(desk: Desk) -> None:
    from acts.cli.workspace import end_of_day
    from acts.services.reporting import status

    day = dt.date(2020, 10, 1)
    now = status(desk, as_of=day, organization="buhta").summary.overdue
    known = end_of_day(day, desk.roadmap.policies.zone)
    then = status(desk, as_of=day, known=known, organization="buhta").summary.overdue
    click.echo(
        f"\nДве даты одного факта: у Тихой Бухты на {day:%d.%m.%Y} просрочено {now}, а по записям, "
        f"которые были в тот день, – {then}: реестр утвердили 28.09.2020, внесли 15.02.2021."
    )


def _files(desk: Desk) -> None:
    click.echo("\nДокументы:")
    for act in desk.store.acts():
        click.echo(f"  {desk.folder / act.file}")
