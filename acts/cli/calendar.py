"""`acts calendar`: the working days of a year, and an organisation's terms as a file."""

from pathlib import Path

import click

from acts.bootstrap import open_desk
from acts.cli.calendar_view import print_year, year_json
from acts.cli.output import emit_json, format_option
from acts.cli.workspace import workspace_options
from acts.deadlines.wording import plural
from acts.services.calendar_export import export_calendar
from acts.working_days import working_days, year_of_days

__all__ = ["command"]

# The list of holidays of ст. 112 ТК РФ is what it is since 2013.
_YEARS = range(2013, 2101)


class _Year(click.ParamType[int]):
    """A year whose holidays are those of the law as it stands."""

    name = "год"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        text = str(value)
        if not (text.isascii() and text.isdigit() and len(text) == 4):
            self.fail(f"«{text}» – не год. Пример: 2026", param, ctx)
        if int(text) not in _YEARS:
            self.fail(
                f"год {text} не из {_YEARS.start}–{_YEARS.stop - 1}: "
                "нынешний перечень праздников ст. 112 ТК РФ действует с 2013 года",
                param,
                ctx,
            )
        return int(text)


@click.group(help="Производственный календарь года; сроки организации – в файл календаря.")
def command() -> None:
    """Hold the subcommands."""


@command.command(
    help="Показать рабочие и нерабочие дни года по месяцам и акты, на которых они основаны."
)
@click.argument("year", type=_Year(), metavar="ГОД")
@click.option(
    "--week",
    type=click.Choice(["5", "6"]),
    help="Рабочих дней в неделе; по умолчанию – 5.",
)
@click.option(
    "--decree-days",
    is_flag=True,
    help="Считать нерабочими дни, объявленные указами Президента в 2020 и 2021 годах.",
)
@click.option(
    "--organization", metavar="КОД", help="По правилам этой организации из рабочей папки."
)
@format_option
@workspace_options
def show(
    year: int,
    week: str | None,
    decree_days: bool,
    organization: str | None,
    output_format: str,
    folder: Path,
    actor: str,
) -> None:
    """Print a year of the calendar."""
    if organization is None:
        days = working_days(week=int(week or 5), emergency_days=decree_days)
    else:
        if week or decree_days:
            raise click.UsageError(
                "У организации свои правила: --week и --decree-days с --organization не нужны."
            )
        with open_desk(folder, actor=actor) as desk:
            days = desk.days_of(desk.organization(organization))
    calendar = year_of_days(days, year)
    if output_format == "json":
        emit_json(year_json(calendar))
    else:
        print_year(calendar)


@command.command(
    help="Выгрузить сроки организации файлом .ics – для почтовой программы или телефона."
)
@click.option(
    "--organization",
    default="",
    metavar="КОД",
    help="Чьи сроки; без него – единственной организации или школы.",
)
@click.option(
    "--to",
    type=click.Path(path_type=Path),
    metavar="ФАЙЛ",
    help="Куда; по умолчанию – «Сроки.ics» в папке организации.",
)
@workspace_options
def export(organization: str, to: Path | None, folder: Path, actor: str) -> None:
    """Write the file and say what is in it."""
    with open_desk(folder, actor=actor) as desk:
        written = export_calendar(desk, organization=organization, to=to)
    terms = f"{written.events} {plural(written.events, 'срок', 'срока', 'сроков')}"
    click.echo(f"Записано: {written.path} – {terms} ({written.organization}).")
    if written.undated:
        click.echo(f"Без даты, в файл не вошли: {written.undated}. Список: acts status --all")
    click.echo(
        "Напоминания – в рабочий день накануне. После изменений выгрузите файл снова: "
        "события узнаются и обновляются."
    )
