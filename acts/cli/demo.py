"""`acts demo`: the whole product on an invented municipality, in one run."""

import datetime as dt
import itertools
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from acts.cli.act_verbs import ACT_VERBS
from acts.cli.demo_schools import print_schools
from acts.cli.output import report
from acts.cli.status import print_status
from acts.cli.task import TASK_VERBS
from acts.cli.workspace import FOLDER, end_of_day, steps_as_typed, typed
from acts.report import Flag
from acts.russian.typography import quoted
from acts.services.desk import Desk

if TYPE_CHECKING:
    from acts.services.rehearsal import Played

__all__ = ["command"]

_FOLDER = "acts-demo"
# Each can be typed as it is printed.
_HINTS = (
    ("состояние на другой день", "status -w {folder} --as-of 01.10.2020"),
    ("и что было известно тогда", "status -w {folder} --as-of 01.10.2020 --known 01.10.2020"),
    ("одна школа в конце программы", "status -w {folder} --as-of 26.12.2024 --organization mayak"),
    ("как программу возвращали", "journal show -w {folder} 10@2020@buhta"),
    ("кто в паре с кем", "data show pairs -w {folder} --organization rassvet"),
    (
        "всё ли в порядке с согласиями",
        "data check -w {folder} --organization rassvet --on 25.09.2020",
    ),
    ("как склоняются имена и должности", "names check -w {folder} --organization rassvet --all"),
    ("не изменён ли журнал", "journal verify -w {folder}"),
    ("откуда взят срок", "roadmap show kamchatka-553 --item 5"),
    ("кого ещё ознакомить с приказом", "act order_pairs@2020@buhta -w {folder}"),
    (
        "подтвердить приказ школы от имени муниципалитета",
        "task 5@2021@rassvet confirm -w {folder} --actor rayon-officer --on 03.09.2021",
    ),
)
_AS_OF = dt.date(2021, 9, 2)
_INTRODUCTION = (
    "Программа acts из приказа о наставничестве составляет план сроков для каждой школы, готовит "
    "по данным из Excel приказы, положение и соглашения, проверяет их, не даёт нарушить порядок "
    "и ведёт журнал, в котором заметна любая подмена. Ниже – год вымышленного района, сыгранный "
    "так же, как с программой работает школа; это около 20 секунд."
)


@click.command(
    help=(
        "Показать всё на вымышленном муниципалитете: год событий под приказом № 553, "
        "готовые документы, кто что успел и что просрочено."
    )
)
@click.option(
    "--to",
    "folder",
    type=FOLDER,
    help=f"Куда положить рабочую папку примера; по умолчанию – {_FOLDER}.",
)
def command(folder: Path | None) -> int:
    """Make the workspace, play the year, print what came of it and what to type next."""
    folder = folder or _free_folder()
    from acts.bootstrap import rehearse
    from acts.services.auditing import verify
    from acts.services.reporting import status

    with rehearse(folder) as (scenario, desk, played):
        click.echo(f"{_INTRODUCTION}\n\n{scenario.title}. {scenario.about}\n")
        organizations = len(desk.store.organizations())
        occurrences = len(desk.store.occurrences())
        click.echo(
            f"Основание: {desk.roadmap.order.citation}. "
            f"Организаций {organizations}, исполнений в плане {occurrences}."
        )
        steps = list(played)
        click.echo()
        print_schools(desk, _AS_OF)
        _refused(desk, steps)
        _files(desk)
        click.echo()
        answer = status(desk, as_of=_AS_OF)
        print_status(answer, [row for row in answer.rows if Flag.OVERDUE in row.flags])
        _compare_knowledge(desk)
        outcome = verify(desk, None)
    report(outcome.problems)
    click.echo(
        f"\nЭто учебная папка, и год в ней кончился {_AS_OF:%d.%m.%Y}; команды без --as-of считают "
        f"на сегодня. Вернуться в тот день: переменная ACTS_NOW={_AS_OF:%Y-%m-%d}T18:00+12:00, она "
        "действует только в такой папке."
    )
    click.echo("\nЧто попробовать дальше:")
    for why, arguments in _HINTS:
        click.echo(f"  {why}:\n    acts {arguments.format(folder=typed(folder))}")
    click.echo("\nОткрыть рабочий стол в браузере, с логином для каждой должности:")
    click.echo(f"    acts serve {typed(folder)} --demo")
    return 0 if outcome.is_whole else 1


def _free_folder() -> Path:
    """Give the default folder, or the next number of it: a second run must not be refused."""
    numbered = (Path(f"{_FOLDER}-{number}") for number in itertools.count(2))
    return next(one for one in itertools.chain((Path(_FOLDER),), numbered) if not one.exists())


def _refused(desk: Desk, steps: Iterable["Played"]) -> None:
    """Tell what the program did not let happen: whose act or item, and why."""
    steps = tuple(steps)
    refused = [one for one in steps if one.refusal]
    click.echo(f"\nСыграно событий: {len(steps)}, из них программа отклонила {len(refused)}:")
    for one in refused:
        click.echo(f"  {one.step.at:%d.%m.%Y}, {_subject(desk, one)}:")
        for problem in one.refusal:
            click.echo(f"    {steps_as_typed(problem, ACT_VERBS | TASK_VERBS)}")


def _subject(desk: Desk, played: "Played") -> str:
    """Name what a step was about, so that a stranger reads it; the id is what can be typed."""
    step = played.step
    act = desk.store.act(step.act)
    if act is None:
        item, _, organization = step.task.split("@")
        return f"{desk.organization(organization).short_name}, п. {item} ({step.task})"
    return f"{desk.organization(act.organization).short_name}, {quoted(act.title)} ({step.act})"


def _compare_knowledge(desk: Desk) -> None:
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
    from acts.services.exchange_forms import FORMS

    acts = desk.store.acts()
    schools = len({act.organization for act in acts})
    click.echo(f"\nДокументов {len(acts)}, школ {schools}:")
    for act in acts:
        click.echo(f"  {desk.folder / act.file}")
    click.echo("\nФормы Excel, из которых взяты все данные:")
    for form in sorted((desk.folder / FORMS).glob("*.xlsx")):
        click.echo(f"  {form}")
