"""`acts deadline`: read a deadline as printed, explain it, and show the days it gives."""

import datetime as dt
import json
import sys

import click

from acts.cli.output import emit_json, format_option, table
from acts.cli.workspace import DAY
from acts.deadlines.due import Term, terms
from acts.deadlines.explain import context_text, explain, explain_outcome
from acts.deadlines.policy import Policies, apply, calendar_of, describe
from acts.deadlines.reader import read
from acts.deadlines.reading import Context, Outcome, Status
from acts.russian.dates import numeric_date

__all__ = ["command"]

# Without options a deadline is read against order № 553, the first roadmap shipped.
_ORDER_DATE = dt.date(2020, 6, 26)
_PERIOD_END = dt.date(2024, 12, 25)
_YEARS = 4
_FINDINGS = 1
_UNREADABLE = (Status.NOT_UNDERSTOOD, Status.IMPOSSIBLE)
_STATUSES = {
    Status.UNDERSTOOD: "понят",
    Status.AMBIGUOUS: "понят, но требует подтверждения",
    Status.NOT_UNDERSTOOD: "не понят",
    Status.IMPOSSIBLE: "такого срока не бывает",
}


@click.command(help="Прочитать срок, как он напечатан, и объяснить его. «-» – по строке со входа.")
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
    for line in sys.stdin:
        outcome = read(line.rstrip("\r\n"), context)
        click.echo(json.dumps(_as_json(outcome, context), ensure_ascii=False))
        if outcome.status in _UNREADABLE:
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
        "questions": list(outcome.questions),
    }


def _show(outcome: Outcome, context: Context) -> None:
    click.echo(f"Срок: {outcome.text or '(пусто)'}")
    click.echo(f"Итог: {_STATUSES[outcome.status]}")
    click.echo(f"Контекст: {context_text(context)}.")
    if outcome.status is Status.NOT_UNDERSTOOD:
        click.echo(explain_outcome(outcome, context).capitalize() + ".")
    else:
        _show_readings(outcome, context)
    for question in outcome.questions:
        click.echo(f"Вопрос: {question}")
    found = _terms(outcome, context)
    if found:
        _show_terms(found, outcome)


def _show_readings(outcome: Outcome, context: Context) -> None:
    if len(outcome.readings) == 1:
        click.echo(f"Понято как: {explain(outcome.readings[0], context)}.")
        return
    click.echo("Понято как:")
    for number, reading in enumerate(outcome.readings, start=1):
        click.echo(f"  {number}) {explain(reading, context)}")


def _show_terms(found: tuple[Term, ...], outcome: Outcome) -> None:
    policies = Policies()
    calendar = calendar_of(policies)
    click.echo("")
    dues = [
        apply(term.end, outcome.readings[term.reading_index], policies, calendar) for term in found
    ]
    table(
        ("По тексту", "Исполнить", "Правило"),
        [(numeric_date(due.raw), numeric_date(due.effective), due.rule) for due in dues],
    )
    click.echo("")
    click.echo("Приняты правила:")
    click.echo(";\n".join(f"  – {line}" for line in describe(policies)) + ".")
