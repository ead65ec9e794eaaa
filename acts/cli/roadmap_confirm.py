"""`acts roadmap confirm`: a person's word on each open reading, a keystroke at a time."""

import contextlib
import datetime as dt
import difflib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from acts.actor import ROLE_LABELS
from acts.bootstrap import SETTINGS, clock, find_workspace, open_desk
from acts.cli.output import emit_json, format_option, report, shown
from acts.cli.workspace import WORDS, typed, workspace_options
from acts.errors import InputError
from acts.roadmap import Confirmation, Roadmap
from acts.roadmap_review import OpenQuestion
from acts.services.confirming import (
    Choice,
    Key,
    choices,
    confirm,
    key_of,
    usual_reason,
    waiting,
    worded,
)
from acts.services.desk import local_day
from acts.services.pinned import is_pinned, pinned_roadmap, repin
from acts.services.planning import plan
from acts.services.relative_terms import count_terms

__all__ = ["command"]

_DONE, _FINDINGS = 0, 1
_OWN, _SKIP, _LEAVE = "с", "п", "в"
# The same keys under a Latin layout.
_KEYS = {"с": _OWN, "c": _OWN, "п": _SKIP, "g": _SKIP, "в": _LEAVE, "d": _LEAVE}
_ENTER = ("\r", "\n", "\r\n")
_DIGITS = tuple("123456789")


@click.command(
    name="confirm",
    help=(
        "Подтвердить прочтения сроков: по одному, нажатием клавиши.\n\n"
        "ФАЙЛ – дорожная карта; без него – закреплённая карта рабочей папки. Кто, когда и почему "
        "подтвердил, записывается в файл; остальное в нём не меняется. Без клавиатуры команда "
        "перечисляет неподтверждённое, код выхода 1."
    ),
)
@click.argument(
    "file", required=False, type=click.Path(path_type=Path, dir_okay=False), metavar="[ФАЙЛ]"
)
@click.option("--by", type=WORDS, default="", metavar="КТО", help="Кто подтверждает: должность.")
@click.option("--dry-run", is_flag=True, help="Только показать, что было бы записано.")
@format_option
@workspace_options
def command(
    file: Path | None, by: str, dry_run: bool, output_format: str, folder: Path, actor: str
) -> int:
    """Ask about one reading after another; what was confirmed stays when one stops."""
    file = file or pinned_roadmap(find_workspace(folder) / SETTINGS)
    home = file.parent if is_pinned(file, file.parent / SETTINGS) else None
    roadmap, questions = waiting(file)
    if output_format == "json":
        emit_json([_json(roadmap, one) for one in questions])
    elif not questions:
        click.echo(f"{file.name}: неподтверждённых прочтений нет.")
    elif not sys.stdin.isatty():
        _list(roadmap, questions, file)
    else:
        click.echo(f"{roadmap.order.citation}, {roadmap.annex}. Файл: {file.name}")
        click.echo(f"Требуют подтверждения: {len(questions)}. Подтверждённое пишется сразу.")
        moment, usual = _begin(home, actor)
        who = by or _ask("Кто подтверждает (должность, не имя)", usual)
        today = local_day(moment, roadmap.policies.zone)
        with _kept_in_step(home, actor, dry_run=dry_run):
            questions = _walk(file, who, today, dry_run=dry_run)
        left = len(questions)
        click.echo(f"\nОсталось неподтверждённых: {left}." if left else "\nПодтверждено всё.")
    return _FINDINGS if questions else _DONE


def _list(roadmap: Roadmap, questions: Sequence[OpenQuestion], file: Path) -> None:
    """Tell what is open where nobody can answer."""
    for number, one in enumerate(questions, start=1):
        _show(roadmap, one, choices(roadmap, one), f"{number} из {len(questions)}")
    click.echo(f"\n{file.name}: требуют подтверждения {len(questions)}.")
    click.echo(f"Подтвердить: acts roadmap confirm {typed(file)}")


def _json(roadmap: Roadmap, question: OpenQuestion) -> dict[str, object]:
    return {
        "item": question.item.number,
        "text": question.item.deadline.text,
        "question": question.question,
        "offers": [
            {"explanation": one.words, "dates": one.dates} for one in choices(roadmap, question)
        ],
    }


def _begin(home: Path | None, actor: str) -> tuple[dt.datetime, str]:
    """Give the moment, and what the one who works in the workspace is called."""
    if home is None:
        return clock(rehearsal=False), ""
    with open_desk(home, actor=actor) as desk:
        return desk.moment, ROLE_LABELS[min(desk.actor.roles)] if desk.actor.roles else ""


def _ask(question: str, usual: str, *, show_default: bool = True) -> str:
    answer: str = click.prompt(
        question,
        default=usual or None,
        show_default=show_default and bool(usual),
        value_proc=lambda text: WORDS.convert(text, None, None),
    )
    return answer


@contextlib.contextmanager
def _kept_in_step(home: Path | None, actor: str, *, dry_run: bool) -> Iterator[None]:
    """Let the pin and the plan of a workspace follow its file, even when a person breaks off."""
    try:
        yield
    finally:
        if home is not None and not dry_run and repin(home / SETTINGS):
            with open_desk(home, actor=actor) as desk, desk.store.transaction():
                changed = len(plan(desk, everybody=True).saved.changed)
                count_terms(desk)
            click.echo(f"\nПлан рабочей папки обновлён: изменено исполнений {changed}.")


def _walk(file: Path, by: str, today: dt.date, *, dry_run: bool) -> tuple[OpenQuestion, ...]:
    """Ask about one after another and give what is still open; the file is read anew each time."""
    passed: set[Key] = set()
    number = 0
    while True:
        roadmap, questions = waiting(file, passed)
        if not questions:
            break
        number += 1
        question = questions[0]
        offered = choices(roadmap, question)
        _show(roadmap, question, offered, f"{number} из {number + len(questions) - 1}")
        answer = _choose(roadmap, offered)
        if answer == _LEAVE:
            break
        if isinstance(answer, str):
            passed.add(key_of(question))
            continue
        if dry_run:
            passed.add(key_of(question))
        _record(file, question, answer, by, today, dry_run=dry_run)
    return waiting(file)[1]


def _show(roadmap: Roadmap, question: OpenQuestion, offered: Sequence[Choice], count: str) -> None:
    item = question.item
    click.echo(shown(f"\n{count}. {roadmap.clause(item)}\n{item.title}"))
    click.echo(shown(f"Напечатано: «{item.deadline.text}»"))
    click.echo(shown(f"Вопрос: {question.question}"))
    for number, one in enumerate(offered, start=1):
        click.echo(shown(f"  {number} – {one.words}\n      сроки: {one.dates}"))


def _record(
    file: Path, question: OpenQuestion, choice: Choice, by: str, today: dt.date, *, dry_run: bool
) -> None:
    """Ask why and write it, or show what would be written."""
    usual = usual_reason(question, choice)
    while True:
        click.echo(shown(f"  Причина (Enter – эта, или напишите свою): {usual}"))
        reason = _ask("  Причина", usual, show_default=False)
        confirmation = Confirmation(by=by, on=today, reason=reason)
        before = file.read_bytes()
        try:
            after = confirm(file, question, choice, confirmation, dry_run=dry_run)
        except InputError as refused:
            report(refused.problems)
            if refused.problems[0].code != "personal-data":
                raise click.Abort from refused
            continue
        break
    if dry_run:
        old, new = (one.decode("utf-8-sig").splitlines() for one in (before, after))
        for line in difflib.ndiff(old, new):
            if line[:2] in ("+ ", "- "):
                click.echo(shown(f"  {line}"))
    else:
        click.echo(f"  Записано: п. {question.item.number}, {by}, {today:%d.%m.%Y}.")


def _choose(roadmap: Roadmap, offered: Sequence[Choice]) -> Choice | str:
    """Take a keystroke: a choice, «п» to pass by, «в» to leave."""
    best = "Enter – 1, " if offered else ""
    others = f"2–{len(offered)}" if len(offered) > 2 else "2"
    more = f"{others} – другое, " if len(offered) > 1 else ""
    while True:
        click.echo(f"{best}{more}с – своими словами, п – пропустить, в – выйти: ", nl=False)
        key = click.getchar()
        click.echo(shown(key.strip()))
        if offered and key in _ENTER:
            return offered[0]
        if key in _DIGITS[: len(offered)]:
            return offered[int(key) - 1]
        verb = _KEYS.get(key.lower(), "")
        if verb in (_SKIP, _LEAVE):
            return verb
        if verb == _OWN and (own := _own_words(roadmap)) is not None:
            return own


def _own_words(roadmap: Roadmap) -> Choice | None:
    text = click.prompt("  Срок своими словами (Enter – назад)", default="", show_default=False)
    if not text.strip():
        return None
    try:
        choice = worded(roadmap, text)
    except InputError as refused:
        report(refused.problems)
        return None
    click.echo(shown(f"  понято: {choice.words}\n      сроки: {choice.dates}"))
    return (
        choice if click.prompt("  Верно? (да/нет)", default="да").lower() in ("да", "д") else None
    )
