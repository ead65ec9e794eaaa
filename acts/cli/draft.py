"""`acts draft`: drafts of acts from the store."""

import dataclasses as dc
import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from acts.bootstrap import open_desk
from acts.cli.data_view import report_rows
from acts.cli.output import report, shown
from acts.cli.workspace import DAY, typed, workspace_options
from acts.errors import ConfigurationError, Problem, Severity
from acts.russian.wording import Word
from acts.services.all_drafts import (
    DraftOutcome,
    DraftStatus,
    DraftWish,
    all_kinds,
    draft_kinds,
)
from acts.services.desk import Desk
from acts.services.drafting import Drafted
from acts.services.exchange_view import Reader, reader_of
from acts.services.wording_findings import UNCHECKED, unchecked_problem

__all__ = ["command"]

_DONE, _MISSING, _FAILED = 0, 1, 3


@click.command(
    help=(
        "Подготовить проекты актов по данным хранилища.\n\n"
        "ВИД – код вида, например order_implementation (все коды: acts template list); все виды "
        "сразу – --all. Файл, который "
        "правили в Word или который в нём открыт, не перезаписывается: новый проект кладётся "
        "рядом."
    )
)
@click.argument("kind", metavar="[ВИД]", required=False)
@click.option("--all", "every", is_flag=True, help="Все виды, какие можно подготовить сегодня.")
@click.option("--organization", metavar="КОД", help="Чей акт; не нужно, если организация одна.")
@click.option("--all-organizations", is_flag=True, help="Для всех школ хранилища.")
@click.option(
    "--about", default="", metavar="КОД", help="С каким партнёром; обычно – со всеми действующими."
)
@click.option("--on", type=DAY, metavar="ДАТА", help="Планируемая дата акта; обычно – сегодня.")
@click.option("--period", default="", metavar="ПЕРИОД", help="Для какого периода: «2021».")
@click.option(
    "--data",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Файл с дополнениями к данным хранилища.",
)
@click.option("--hear", multiple=True, metavar="ОРГАН", help="Чьё ещё мнение нужно: сверх реестра.")
@click.option("--anew", is_flag=True, help="Заменить принятый текст текстом по шаблону.")
@click.option("--pdf", is_flag=True, help="Сделать рядом и PDF (нужен LibreOffice).")
@workspace_options
def command(
    kind: str | None,
    every: bool,
    organization: str | None,
    all_organizations: bool,
    about: str,
    on: dt.date | None,
    period: str,
    data: Path | None,
    hear: tuple[str, ...],
    anew: bool,
    pdf: bool,
    folder: Path,
    actor: str,
) -> int:
    """Draft, and sum up what was made and what is missing."""
    if bool(kind) == every:
        raise click.UsageError("Укажите вид акта или --all – что-то одно.")
    if organization and all_organizations:
        raise click.UsageError("Укажите --organization или --all-organizations – что-то одно.")
    if every and (data or about):
        raise click.UsageError("--data и --about – для одного вида: укажите его вместо --all.")
    wish = DraftWish(on=on, period=period, about=about, extra=data, hear=hear, anew=anew)
    with open_desk(folder, actor=actor) as desk:
        schools = desk.schools() if all_organizations else (organization or desk.only_school(),)
        kinds = all_kinds() if every else (kind or "",)
        outcomes = tuple(draft_kinds(desk, kinds, schools, wish))
        several = every or len(outcomes) > 1
        if several:
            outcomes = tuple(_named(desk, outcomes))
        reader = reader_of(desk, outcomes[0].organization) if len(outcomes) == 1 else None
        root = desk.folder
        copied = _copy(desk, outcomes) if pdf else _DONE
    where = "" if folder == Path() else f" -w {typed(folder)}"
    if several or reader is None:
        _sum_up(outcomes, root, several=len(schools) > 1)
        report(_unchecked(outcomes))
        code = _code(outcomes)
    else:
        code = _tell(outcomes[0], reader, root, where)
    return max(code, copied)


def _named(desk: Desk, outcomes: Iterable[DraftOutcome]) -> Iterable[DraftOutcome]:
    """Say beside each row's code whom it means: the summing up is for a screen."""
    for outcome in outcomes:
        if not outcome.problems and (outcome.drafted is None or not outcome.drafted.findings):
            yield outcome
            continue
        reader = reader_of(desk, outcome.organization)
        drafted = outcome.drafted and dc.replace(
            outcome.drafted, findings=reader.named(outcome.drafted.findings)
        )
        yield dc.replace(outcome, drafted=drafted, problems=reader.named(outcome.problems))


def _copy(desk: Desk, outcomes: Sequence[DraftOutcome]) -> int:
    """Make PDF copies beside the drafts; that one can't be made takes no draft back."""
    from acts.services.pdf import pdf_copies

    try:
        copies = pdf_copies([one.drafted.file for one in outcomes if one.drafted is not None])
    except ConfigurationError as error:
        report(error.problems)
        return _FAILED
    for one in copies:
        click.echo(f"PDF: {one.relative_to(desk.folder)}")
    return _DONE


def _tell(outcome: DraftOutcome, reader: Reader, root: Path, where: str) -> int:
    """Tell of the only act that was asked for."""
    made = outcome.drafted
    if made is None:
        noted = [Problem(message=f"{outcome.title}: {outcome.note}")] if outcome.note else []
        report_rows(reader, outcome.problems or noted)
        return _MISSING if noted else _code((outcome,))
    if made.kept is not None:
        click.echo(_kept(made))
    same = " – без изменений" if made.unchanged else ""
    click.echo(f"Проект: {made.file.relative_to(root)}{same}")
    click.echo(f"Акт: {made.act.id}. Дальше: acts act {made.act.id} submit{where}")
    report_rows(reader, made.findings)
    return _code((outcome,))


def _kept(made: Drafted) -> str:
    assert made.kept is not None
    if made.is_open:
        return f"Файл {made.kept.name} открыт в Word – он не тронут, новый проект лежит рядом."
    return f"Файл {made.kept.name} правили после формирования – он не тронут."


_HEADINGS = {
    DraftStatus.MADE: "Подготовлено",
    DraftStatus.UNCHANGED: "Без изменений: проект уже такой",
    DraftStatus.BESIDE: "Подготовлено рядом: ваш файл не тронут",
    DraftStatus.TAKEN: "Оставлено как есть: текст принят из Word",
    DraftStatus.OUTDATED: "Действует, но разошёлся с реестром",
    DraftStatus.PAST: "Пропущено: акт уже пошёл дальше",
    DraftStatus.NOTHING: "Не нужно сейчас",
    DraftStatus.MISSING: "Не хватает данных",
    DraftStatus.REFUSED: "Отказано",
    DraftStatus.FAILED: "Не записано",
}


def _sum_up(outcomes: Sequence[DraftOutcome], root: Path, *, several: bool) -> None:
    for status, heading in _HEADINGS.items():
        chosen = [one for one in outcomes if one.status is status]
        if not chosen:
            continue
        click.echo(f"{heading}: {len(chosen)}")
        for one in chosen:
            owner = f"{one.organization}: " if several else ""
            click.echo(shown(f"  {owner}{one.title}"))
            for line in _lines(one, root):
                click.echo(shown(f"    {line}"))
        click.echo()
    if any(one.status is DraftStatus.MISSING for one in outcomes):
        click.echo("Внесите названное в форму, загрузите её и повторите ту же команду.")
    elif any(one.drafted for one in outcomes):
        click.echo("Дальше: прочитайте проекты и передайте на проверку – acts act АКТ submit.")


def _lines(outcome: DraftOutcome, root: Path) -> Iterable[str]:
    if outcome.note:
        yield outcome.note
    made = outcome.drafted
    if made is not None:
        yield f"{made.file.relative_to(root)} ({made.act.id})"
        if made.kept is not None:
            yield _kept(made)
        yield from (f"до проверки исправьте: {one}" for one in _errors(made))
        yield from (f"обратите внимание: {one}" for one in _warnings(made))
    # The note is the first problem's own words where nothing is wanted now.
    told = (one for one in outcome.problems if one.message != outcome.note)
    yield from (f"– {one}" for one in dict.fromkeys(map(str, told)))


def _errors(made: Drafted) -> Iterable[str]:
    return (str(one) for one in made.findings if one.severity is Severity.ERROR)


def _warnings(made: Drafted) -> Iterable[str]:
    return (
        str(one)
        for one in made.findings
        if one.severity is Severity.WARNING and one.code != UNCHECKED
    )


def _unchecked(outcomes: Sequence[DraftOutcome]) -> Iterable[Problem]:
    """Say once for an organisation what would be said for each of its drafts."""
    words: dict[str, set[Word]] = {}
    for one in outcomes:
        if one.drafted is not None and one.drafted.unchecked:
            words.setdefault(one.organization, set()).update(one.drafted.unchecked)
    return (unchecked_problem(len(found), owner) for owner, found in words.items())


def _code(outcomes: Sequence[DraftOutcome]) -> int:
    statuses = {one.status for one in outcomes}
    if DraftStatus.FAILED in statuses:
        return _FAILED
    unsound = any(one.drafted and any(_errors(one.drafted)) for one in outcomes)
    stopped = statuses & {DraftStatus.MISSING, DraftStatus.REFUSED}
    return _MISSING if stopped or unsound else _DONE
