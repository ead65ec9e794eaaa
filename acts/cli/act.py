"""`acts act`: record what happened to a local act, up to its number and date."""

import datetime as dt
from pathlib import Path
from typing import Any

import click

from acts.bootstrap import open_desk
from acts.cli.act_duties import acquainted, published, show_duties
from acts.cli.act_finish import finish, report_registered, report_repealed, show_act
from acts.cli.act_verbs import ACT_VERBS
from acts.cli.refused import refused_as_typed
from acts.cli.workspace import DAY, WORDS, BySubject, workspace_options
from acts.facts import Answer
from acts.services.act_duties import act_duties
from acts.services.act_facts import ActMove
from acts.services.act_steps import take_step
from acts.services.outside_papers import PaperGiven, record_paper
from acts.services.signing import find_act
from acts.states import ACT_LABELS, TRIGGER_LABELS, ActState, ActTrigger

__all__ = ["command"]

_ON = click.option("--on", type=DAY, metavar="ДАТА", help="День события; по умолчанию – сегодня.")
_ANSWERS = {
    "согласен": Answer.AGREE,
    "замечания": Answer.REMARKS,
    "против": Answer.AGAINST,
    "молчание": Answer.SILENT,
    "органа-нет": Answer.ABSENT,
}


class _Acts(BySubject):
    """A group whose `record` has no subject: the paper becomes an act by it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the first word for the act, unless it is «record»."""
        if args[:1] == ["record"]:
            return click.Group.parse_args(self, ctx, args)
        return super().parse_args(ctx, args)


@click.group(
    cls=_Acts,
    invoke_without_command=True,
    subcommand_metavar="АКТ ДЕЙСТВИЕ …",
    help=(
        "Путь локального акта: правовая проверка, визы, мнения, подпись, регистрация, "
        "ознакомление, сайт.\n\n"
        "АКТ – вид@период@организация, например order_implementation@2020@school-1; "
        "можно короче, если подходит один. Без ДЕЙСТВИЯ показывает, где акт сейчас. Бумагу, "
        "сделанную вне программы, вносит acts act record ВИД."
    ),
)
@workspace_options
@click.pass_context
def command(ctx: click.Context, folder: Path, actor: str) -> None:
    """Hold the verbs; without one, say where the act stands."""
    if ctx.invoked_subcommand is not None:
        return
    if not isinstance(ctx.obj, str):
        raise click.UsageError("Не указан акт. Пример: acts act order_pairs@2026@school")
    show_act(ctx.obj, folder=folder, actor=actor)


def _run(ctx: click.Context, folder: Path, actor: str, move: ActMove) -> None:
    """Record a move and say where the act stands now."""
    if not isinstance(ctx.obj, str):
        raise click.UsageError(
            "Не указан акт. Пример: acts act order_implementation@2020@school-1 submit"
        )
    with open_desk(folder, actor=actor) as desk:
        act = find_act(desk, ctx.obj)
        with refused_as_typed(ctx.command, ACT_VERBS):
            taken = take_step(desk, act, move)
        duties = act_duties(desk, act)
    for event in taken.events:
        fact = event.fact
        state = ACT_LABELS[ActState(fact.target)]
        click.echo(
            f"{act.id}: {TRIGGER_LABELS[fact.trigger]}, {fact.happened_on:%d.%m.%Y}. "
            f"Теперь – «{state}»."
        )
    if taken.registered is not None:
        report_registered(taken.registered)
        show_duties(duties, act, folder)
    report_repealed(act, taken.repealed, taken.events, folder)


@command.command(help="Передать на правовую проверку: текст и данные проверяются.")
@_ON
@workspace_options
@click.pass_context
def submit(ctx: click.Context, on: dt.date | None, folder: Path, actor: str) -> None:
    """Submit."""
    _run(ctx, folder, actor, ActMove(trigger=ActTrigger.SUBMIT, on=on))


@command.command(help="Итог правовой проверки: без замечаний или возврат.")
@_ON
@click.option(
    "--remark", default="", type=WORDS, metavar="ТЕКСТ", help="Замечание – акт возвращается."
)
@click.option(
    "--clause", default="", type=WORDS, metavar="ПУНКТ", help="К какому пункту замечание."
)
@workspace_options
@click.pass_context
def review(
    ctx: click.Context, on: dt.date | None, remark: str, clause: str, folder: Path, actor: str
) -> None:
    """Review: pass, or return with a remark."""
    returned = bool(remark or clause)
    trigger = ActTrigger.REVIEW_RETURN if returned else ActTrigger.REVIEW_OK
    _run(ctx, folder, actor, ActMove(trigger=trigger, on=on, reason=remark, clause=clause))


@command.command(help="Внести визу; ДОЛЖНОСТЬ – из листа согласования.")
@click.argument("post", type=WORDS, metavar="ДОЛЖНОСТЬ")
@_ON
@click.option("--remark", default="", type=WORDS, metavar="ТЕКСТ", help="Замечание к визе.")
@workspace_options
@click.pass_context
def visa(
    ctx: click.Context, post: str, on: dt.date | None, remark: str, folder: Path, actor: str
) -> None:
    """Put a visa."""
    move = ActMove(trigger=ActTrigger.VISA, on=on, post=post, reason=remark)
    _run(ctx, folder, actor, move)


@command.command(help="Направить проект для учёта мнения.")
@_ON
@workspace_options
@click.pass_context
def send(ctx: click.Context, on: dt.date | None, folder: Path, actor: str) -> None:
    """Send to the bodies."""
    _run(ctx, folder, actor, ActMove(trigger=ActTrigger.SEND_TO_BODIES, on=on))


@command.command(help="Внести мнение ОРГАНА (совет родителей, профсоюз…).")
@click.argument("body", type=WORDS, metavar="ОРГАН")
@click.option(
    "--answer",
    type=click.Choice(list(_ANSWERS)),
    default="согласен",
    show_default=True,
    help="Что ответил орган.",
)
@click.option("--minutes", default="", type=WORDS, metavar="ТЕКСТ", help="Протокол: номер и дата.")
@_ON
@workspace_options
@click.pass_context
def opinion(
    ctx: click.Context,
    body: str,
    answer: str,
    minutes: str,
    on: dt.date | None,
    folder: Path,
    actor: str,
) -> None:
    """Record an opinion."""
    move = ActMove(
        trigger=ActTrigger.OPINION_IN, on=on, body=body, answer=_ANSWERS[answer], document=minutes
    )
    _run(ctx, folder, actor, move)


@command.command(help="Завершить консультации после разногласий.")
@click.option("--protocol", default="", type=WORDS, metavar="ТЕКСТ", help="Протокол разногласий.")
@click.option("--returned", is_flag=True, help="Акт уходит на доработку.")
@_ON
@workspace_options
@click.pass_context
def consultation(
    ctx: click.Context,
    protocol: str,
    returned: bool,
    on: dt.date | None,
    folder: Path,
    actor: str,
) -> None:
    """End a consultation."""
    move = ActMove(trigger=ActTrigger.CONSULT_END, on=on, document=protocol, returned=returned)
    _run(ctx, folder, actor, move)


@command.command(help="Внести подписание руководителем.")
@_ON
@workspace_options
@click.pass_context
def sign(ctx: click.Context, on: dt.date | None, folder: Path, actor: str) -> None:
    """Sign."""
    _run(ctx, folder, actor, ActMove(trigger=ActTrigger.SIGN, on=on))


@command.command(help="Вернуть с подписи: руководитель не подписывает.")
@_ON
@click.option("--remark", default="", type=WORDS, metavar="ТЕКСТ", help="Что исправить.")
@click.option(
    "--clause", default="", type=WORDS, metavar="ПУНКТ", help="К какому пункту замечание."
)
@workspace_options
@click.pass_context
def refuse(
    ctx: click.Context, on: dt.date | None, remark: str, clause: str, folder: Path, actor: str
) -> None:
    """Refuse to sign."""
    move = ActMove(trigger=ActTrigger.REFUSE, on=on, reason=remark, clause=clause)
    _run(ctx, folder, actor, move)


@command.command(
    help=(
        "Зарегистрировать: номер из книги организации; файл получает номер и дату.\n\n"
        "Если книгу ведёт программа, НОМЕР не нужен: она поставит следующий."
    )
)
@click.argument("number", type=WORDS, metavar="[НОМЕР]", required=False, default="")
@_ON
@click.option(
    "--effective", type=DAY, metavar="ДАТА", help="Первый день действия; по умолчанию – подписание."
)
@workspace_options
@click.pass_context
def register(
    ctx: click.Context,
    number: str,
    on: dt.date | None,
    effective: dt.date | None,
    folder: Path,
    actor: str,
) -> None:
    """Register."""
    move = ActMove(trigger=ActTrigger.REGISTER, on=on, number=number, effective_from=effective)
    _run(ctx, folder, actor, move)


@command.command(name="in-force", help="Внести вступление в силу, если оно позже регистрации.")
@click.option("--effective", type=DAY, metavar="ДАТА", help="Первый день действия.")
@_ON
@workspace_options
@click.pass_context
def in_force(
    ctx: click.Context, effective: dt.date | None, on: dt.date | None, folder: Path, actor: str
) -> None:
    """Enter into force."""
    move = ActMove(trigger=ActTrigger.ENTER_INTO_FORCE, on=on, effective_from=effective)
    _run(ctx, folder, actor, move)


@command.command(help="Признать утратившим силу другим актом.")
@click.argument("by", type=WORDS, metavar="АКТ")
@_ON
@workspace_options
@click.pass_context
def repeal(ctx: click.Context, by: str, on: dt.date | None, folder: Path, actor: str) -> None:
    """Repeal."""
    _run(ctx, folder, actor, ActMove(trigger=ActTrigger.REPEAL, on=on, document=by))


@command.command(help="Изменить другим актом.")
@click.argument("by", type=WORDS, metavar="АКТ")
@_ON
@workspace_options
@click.pass_context
def amend(ctx: click.Context, by: str, on: dt.date | None, folder: Path, actor: str) -> None:
    """Amend."""
    _run(ctx, folder, actor, ActMove(trigger=ActTrigger.AMEND, on=on, document=by))


@command.command(help="Признать утратившим силу: срок действия истёк.")
@click.option("--reason", default="", type=WORDS, metavar="ТЕКСТ", help="Чем установлен срок.")
@_ON
@workspace_options
@click.pass_context
def expire(ctx: click.Context, reason: str, on: dt.date | None, folder: Path, actor: str) -> None:
    """Expire."""
    _run(ctx, folder, actor, ActMove(trigger=ActTrigger.EXPIRE, on=on, reason=reason))


@command.command(help="Передать утративший силу акт в архив.")
@_ON
@workspace_options
@click.pass_context
def archive(ctx: click.Context, on: dt.date | None, folder: Path, actor: str) -> None:
    """Archive."""
    _run(ctx, folder, actor, ActMove(trigger=ActTrigger.ARCHIVE, on=on))


@command.command(
    help=(
        "Аннулировать акт до регистрации.\n\n"
        "Если он уже подписан, назовите и документ, которым подпись признана ошибочной: --document."
    )
)
@click.option("--reason", default="", type=WORDS, metavar="ТЕКСТ", help="Почему.")
@click.option(
    "--document",
    default="",
    type=WORDS,
    metavar="ТЕКСТ",
    help="Чем подпись признана ошибочной: акт или записка, номер и дата.",
)
@_ON
@workspace_options
@click.pass_context
def cancel(
    ctx: click.Context, reason: str, document: str, on: dt.date | None, folder: Path, actor: str
) -> None:
    """Cancel."""
    move = ActMove(trigger=ActTrigger.CANCEL, on=on, reason=reason, document=document)
    _run(ctx, folder, actor, move)


@command.command(
    help=(
        "Внести бумагу, сделанную вне программы: вид, номер, дата и скан.\n\n"
        "ВИД – код вида акта или документа, которого ждёт дорожная карта, например partners_list "
        "или partner_agreement; на неизвестный код команда ответит списком всех. Скан копируется "
        "в рабочую папку. Затем бумагу прикладывают к исполнению пункта: acts task --help."
    )
)
@click.argument("kind", metavar="ВИД")
@click.option("--dated", type=DAY, required=True, metavar="ДАТА", help="Дата бумаги.")
@click.option(
    "--number",
    default="",
    type=WORDS,
    metavar="№",
    help="Её номер; «б/н» или ничего, если его нет.",
)
@click.option(
    "--file",
    "scan",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Скан или файл бумаги.",
)
@click.option("--organization", metavar="КОД", help="Чья бумага; не нужно, если школа одна.")
@click.option("--title", default="", type=WORDS, metavar="ТЕКСТ", help="Как она называется.")
@click.option("--book", default="", type=WORDS, metavar="КНИГА", help="Книга регистрации.")
@click.option("--period", default="", metavar="ПЕРИОД", help="Для какого периода: «2021».")
@click.option("--about", default="", metavar="КОД", help="С каким партнёром.")
@workspace_options
def record(folder: Path, actor: str, organization: str | None, **given: Any) -> None:
    """Record an outside paper."""
    with open_desk(folder, actor=actor) as desk:
        recorded = record_paper(
            desk, organization or desk.only_school(), PaperGiven(date=given.pop("dated"), **given)
        )
        root = desk.folder
    act, fact = recorded.act, recorded.event.fact
    click.echo(
        f"{act.id}: {TRIGGER_LABELS[fact.trigger]}, {fact.happened_on:%d.%m.%Y}. "
        f"Теперь – «{ACT_LABELS[ActState(fact.target)]}»."
    )
    click.echo(f"Копия скана: {recorded.file.relative_to(root)}")
    for one in recorded.proves:
        click.echo(f"Приложить: acts task {one} attach --act {act.id}")


command.add_command(finish)
command.add_command(acquainted)
command.add_command(published)
