"""`acts deadline`: read a deadline as printed, explain it, and show the days it gives."""

import datetime as dt
import functools
import json
import sys

import click

from acts.cli.output import emit_json, format_option, shown, table
from acts.cli.workspace import DAY
from acts.deadlines.due import Term, terms
from acts.deadlines.explain import (
    context_text,
    explain,
    explain_outcome,
    marked_text,
    questions_text,
)
from acts.deadlines.policy import Policies, apply, calendar_of, describe
from acts.deadlines.reader import read
from acts.deadlines.reading import Context, Kind, Outcome, Reading, Status
from acts.russian.dates import numeric_date

__all__ = ["command"]

# Without options a deadline is read against order № 553, the first roadmap shipped.
_ORDER_DATE = dt.date(2020, 6, 26)
_PERIOD_END = dt.date(2024, 12, 25)
_YEARS = 4
_FINDINGS = 1
_REMEMBERED = 1024
_UNREADABLE = (Status.NOT_UNDERSTOOD, Status.IMPOSSIBLE)
_VERDICTS = {
    Status.UNDERSTOOD: "понят",
    Status.AMBIGUOUS: "понят, но требует подтверждения – пока это только предложение",
    Status.NOT_UNDERSTOOD: "не понят – дат по нему нет, пока человек не скажет, как его читать",
    Status.IMPOSSIBLE: "такого срока не бывает – его нужно исправить в самом документе",
}


@click.command(
    help="Прочитать срок, как он напечатан, и объяснить его. «-» – по строке со входа: "
    "на каждую строку один ответ JSON, ⏎ внутри строки – перевод строки в ячейке."
)
@click.argument("text", nargs=-1, required=True, metavar="ТЕКСТ…")
@click.option(
    "--order-date", type=DAY, metavar="ДАТА", help="Дата приказа (по умолчанию 26.06.2020)."
)
@click.option(
    "--from",
    "start",
    type=DAY,
    metavar="ДАТА",
    help="Первый день плана (по умолчанию – дата приказа).",
)
@click.option("--to", "end", type=DAY, metavar="ДАТА", help="Последний день плана.")
@format_option
def command(
    text: tuple[str, ...],
    order_date: dt.date | None,
    start: dt.date | None,
    end: dt.date | None,
    output_format: str,
) -> int:
    """Read one deadline, or one a line from standard input."""
    context = _context(order_date, start, end)
    if text == ("-",):
        return _read_lines(context)
    outcome = read(" ".join(text), context)
    if output_format == "json":
        emit_json(_as_json(outcome, context))
    else:
        _show(outcome, context)
    return _FINDINGS if outcome.status in _UNREADABLE else 0


def _context(order_date: dt.date | None, start: dt.date | None, end: dt.date | None) -> Context:
    order = order_date or start or _ORDER_DATE
    first = start or order
    if end is None:
        end = _PERIOD_END if order == first == _ORDER_DATE else dt.date(first.year + _YEARS, 12, 31)
    if end < first:
        raise click.UsageError(
            f"Период плана кончается {numeric_date(end)}, раньше начала {numeric_date(first)}. "
            "Исправьте --from или --to."
        )
    return Context(order_date=order, period_start=first, period_end=end)


def _read_lines(context: Context) -> int:
    code = 0
    reconfigure = getattr(sys.stdin, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="replace")

    # Plans repeat their wordings: the latest answers are kept, the rest forgotten.
    @functools.lru_cache(maxsize=_REMEMBERED)
    def answer(text: str) -> tuple[str, bool]:
        outcome = read(text, context)
        said = json.dumps(_as_json(outcome, context), ensure_ascii=False)
        return f"{said}\n", outcome.status in _UNREADABLE

    for line in sys.stdin:
        said, unreadable = answer(line.rstrip("\r\n"))
        sys.stdout.write(said)
        if unreadable:
            code = _FINDINGS
    return code


def _terms(outcome: Outcome, context: Context) -> tuple[Term, ...]:
    return () if outcome.status in _UNREADABLE else terms(outcome.readings, context)


def _as_json(outcome: Outcome, context: Context) -> dict[str, object]:
    kinds = () if outcome.status is Status.NOT_UNDERSTOOD else outcome.readings
    return {
        "text": outcome.text,
        "status": str(outcome.status),
        "kinds": [str(reading.kind) for reading in kinds],
        "due": [term.end.isoformat() for term in _terms(outcome, context)],
        "explanation": explain_outcome(outcome, context),
        "questions": [
            question + (f" Предлагаем: {'; или: '.join(options)}." if options else "")
            for question, options in questions_text(outcome, context)
        ],
    }


def _show(outcome: Outcome, context: Context) -> None:
    text = outcome.text.replace("⏎", "\n       ").strip()
    click.echo(shown(f"Срок:  {text or '(пусто)'}"))
    click.echo(f"Итог:  {_VERDICTS[outcome.status]}.")
    if outcome.status is Status.NOT_UNDERSTOOD:
        _show_unread(outcome, context)
        return
    if outcome.status is Status.IMPOSSIBLE:
        _show_impossible(outcome, context)
        return
    _show_readings(outcome, context)
    _show_questions(outcome, context)
    found = _terms(outcome, context)
    if found:
        _show_terms(found, outcome, context)
    else:
        click.echo(f"\nКалендарных дат этот срок не даёт ({context_text(context)}).")


def _show_impossible(outcome: Outcome, context: Context) -> None:
    wrong = [reading for reading in outcome.readings if reading.kind is Kind.IMPOSSIBLE]
    right = tuple(reading for reading in outcome.readings if reading not in wrong)
    for reading in wrong:
        click.echo(shown(f"\nПричина: {reading.why}. Дат по этому сроку нет, сами его не правим."))
    if right:
        click.echo("\nОстальное читается так:")
        _list(right, context)


def _show_unread(outcome: Outcome, context: Context) -> None:
    click.echo(shown(f"\n{explain_outcome(outcome, context).capitalize()}."))
    if outcome.places:
        click.echo(shown(f"Где это (в квадратных скобках):\n  {marked_text(outcome)}"))
    for question, _ in questions_text(outcome, context):
        click.echo(shown(f"Вопрос: {question}"))
    if outcome.readings:
        click.echo("\nОстальное читается так:")
        _list(outcome.readings, context)


def _show_readings(outcome: Outcome, context: Context) -> None:
    if len(outcome.readings) == 1:
        click.echo(shown(f"\nПонято как: {explain(outcome.readings[0], context)}."))
        return
    click.echo("\nПонято как:")
    _list(outcome.readings, context)


def _list(readings: tuple[Reading, ...], context: Context) -> None:
    for number, reading in enumerate(readings, start=1):
        ending = "." if number == len(readings) else ";"
        click.echo(shown(f"  {number}) {explain(reading, context)}{ending}"))


def _show_questions(outcome: Outcome, context: Context) -> None:
    asked = questions_text(outcome, context)
    if asked:
        click.echo("\nЧто нужно подтвердить:")
    for question, options in asked:
        click.echo(shown(f"  Вопрос: {question}"))
        for letter, option in zip("абвг", options, strict=False):
            taken = " – так и считаем" if letter == "а" else ""
            ending = "." if option == options[-1] else ";"
            click.echo(shown(f"    {letter}) {option}{taken}{ending}"))


def _show_terms(found: tuple[Term, ...], outcome: Outcome, context: Context) -> None:
    policies = Policies()
    calendar = calendar_of(policies)
    click.echo(f"\nКогда исполнить ({context_text(context)}):\n")
    dues = [
        apply(term.end, outcome.readings[term.reading_index], policies, calendar) for term in found
    ]
    table(
        ("По тексту", "Исполнить", "Правило"),
        [(numeric_date(due.raw), numeric_date(due.effective), due.rule) for due in dues],
    )
    if len({term.reading_index for term in found}) < len(outcome.readings):
        click.echo("\nУ остальных частей срока своих дней нет.")
    click.echo("\nПриняты правила:")
    click.echo(";\n".join(f"  – {line}" for line in describe(policies)) + ".")
