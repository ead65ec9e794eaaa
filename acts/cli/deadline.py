"""`acts deadline`: read a deadline as printed, explain it, and show the days it gives."""

import datetime as dt
import json
import re
import sys

import click

from acts.cli.output import emit_json, format_option, table
from acts.deadlines.calendar_words import FIRST_YEAR, LAST_YEAR
from acts.deadlines.due import Term, terms
from acts.deadlines.explain import context_text, explain, explain_outcome
from acts.deadlines.policy import Policies, apply, calendar_of, describe
from acts.deadlines.reader import read
from acts.deadlines.tokens import make_date
from acts.deadlines.values import Context, Outcome, Status
from acts.deadlines.wording import date_text

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


def _date(context: click.Context, parameter: click.Parameter, value: str | None) -> dt.date | None:
    """Take a date as 26.06.2020 or 2020-06-26."""
    if value is None:
        return None
    text = value.strip()
    russian = re.fullmatch(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})", text)
    iso = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", text)
    parts = russian.groups()[::-1] if russian else iso.groups() if iso else ("0", "0", "0")
    year, month, day = (int(part) for part in parts)
    date = make_date(year, month, day)
    if date is None or not FIRST_YEAR <= year <= LAST_YEAR:
        raise click.BadParameter(
            f"«{text}» – не дата. Напишите её как 26.06.2020 или 2020-06-26.",
            ctx=context,
            param=parameter,
        )
    return date


@click.command(help="Прочитать срок, как он напечатан, и объяснить его. «-» – по строке со входа.")
@click.argument("text", nargs=-1, required=True, metavar="ТЕКСТ…")
@click.option(
    "--order-date", callback=_date, metavar="ДАТА", help="Дата приказа (по умолчанию 26.06.2020)."
)
@click.option(
    "--from",
    "start",
    callback=_date,
    metavar="ДАТА",
    help="Первый день плана (по умолчанию – дата приказа).",
)
@click.option("--to", "end", callback=_date, metavar="ДАТА", help="Последний день плана.")
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
            f"Период плана кончается {date_text(end)}, раньше начала {date_text(first)}. "
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
        [(date_text(due.raw), date_text(due.effective), due.rule) for due in dues],
    )
    click.echo("")
    click.echo("Приняты правила:")
    click.echo(";\n".join(f"  – {line}" for line in describe(policies)) + ".")
