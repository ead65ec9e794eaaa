"""How a roadmap looks on the screen and as JSON."""

import dataclasses as dc
import datetime as dt
from typing import Any

import click

from acts.cli.output import table
from acts.deadlines.explain import explain
from acts.deadlines.mapping import to_mapping
from acts.deadlines.policy import describe
from acts.order import Related, Relation
from acts.organization import FanOut
from acts.roadmap import FurtherTerm, Indicator, Item, Link, LinkKind, Roadmap
from acts.russian.typography import quoted
from acts.services.roadmaps import Checkup, dates_of, open_readings

__all__ = ["UNCONFIRMED", "comparison_json", "item_json", "print_roadmap", "roadmap_json"]

_FAN_OUTS = {
    FanOut.EACH_SCHOOL: "каждая школа",
    FanOut.EACH_MUNICIPALITY: "каждый муниципальный орган",
    FanOut.REGION: "регион",
}
_RELATIONS = {Relation.BASIS: "Основание", Relation.TOGETHER: "Вместе с ним"}
UNCONFIRMED = " – требует подтверждения"
_LINKS = {
    LinkKind.PART_OF: "часть документа по",
    LinkKind.AFTER: "после документа по",
    LinkKind.REFERS_TO: "ссылается на",
    LinkKind.CONFLICTS_WITH: "расходится с",
}


def print_roadmap(roadmap: Roadmap, item: Item | None) -> None:
    """Print a whole roadmap, or one item in detail."""
    if item is not None:
        _print_item(roadmap, item)
        return
    _print_requisites(roadmap)
    table(
        ("№", "Мероприятие", "Кто", "Срок, как напечатан", "Понято как", "Результат"),
        [_row(roadmap, one) for one in roadmap.items],
        title="Пункты",
    )
    _print_notes(roadmap)
    if roadmap.indicators:
        table(
            ("№", "Показатель", "Как считается", "Значения"),
            [_indicator_row(one) for one in roadmap.indicators],
            title="Показатели",
        )
    click.echo("Правила счёта сроков:")
    for line in describe(roadmap.policies):
        click.echo(f"  – {line}")
    click.echo("Подробно об одном пункте: acts roadmap show --item 5")


def _print_requisites(roadmap: Roadmap) -> None:
    order = roadmap.order
    where = f", {order.place}" if order.place else ""
    click.echo(f"{order.issuer}\n{order.citation}{where}\n«{order.title}»")
    for act in order.related:
        click.echo(f"{_RELATIONS[act.relation]}: {_related(act)}")
    signed = f"Подписал: {order.signatory}. " if order.signatory else ""
    click.echo(f"{signed}Код карты: {roadmap.id}. Карта: {roadmap.annex}.")
    for edition in roadmap.editions:
        click.echo(
            f"Редакция {edition.number}: {edition.citation}, "
            f"действует с {edition.valid_from:%d.%m.%Y}"
        )
    for annex in order.annexes:
        what = f" ({quoted(annex.title)})" if annex.title else ""
        there = "есть в источнике" if annex.present else "в источнике нет"
        click.echo(f"Приложение {annex.number}{what}, {annex.promised_in}: {there}")
    click.echo(f"Срок программы: {roadmap.period_start:%d.%m.%Y} – {roadmap.period_end:%d.%m.%Y}.")
    click.echo(f"{roadmap.period_reason}.\n" if roadmap.period_reason else "")
    if order.points:
        table(
            ("Пункт", "О чём", "Кому"),
            [
                (
                    f"п. {point.number}",
                    point.summary + ("" if point.binding else " (рекомендация)"),
                    "; ".join(point.addressees),
                )
                for point in order.points
            ],
            title="Пункты приказа",
        )
    if roadmap.monitoring is not None:
        term = roadmap.monitoring
        click.echo(f"Мониторинг ({term.place}): «{term.text}».\n{_weight(term)}. {term.reason}.\n")


def _related(act: Related) -> str:
    issuer = f", {act.issuer}" if act.issuer else ""
    return act.citation + issuer + (f", «{act.title}»" if act.title else "")


def _row(roadmap: Roadmap, item: Item) -> tuple[str, ...]:
    owed = "; ".join(_FAN_OUTS[fan_out] for fan_out in roadmap.fan_outs(item))
    understood = "\n".join(_understood(roadmap, item)) or "–"
    return (
        item.number,
        item.title,
        owed,
        item.deadline.text or "не указан",
        understood,
        item.result.text or "не указан",
    )


def _understood(roadmap: Roadmap, item: Item) -> list[str]:
    waiting = open_readings(roadmap, item)
    return [
        explain(term.reading, roadmap.context) + (UNCONFIRMED if index in waiting else "")
        for index, term in enumerate(item.deadline.readings)
    ]


def _print_notes(roadmap: Roadmap) -> None:
    rows = [
        (item.number, item.note, "\n".join(_ties(item)))
        for item in roadmap.items
        if item.note or item.links or item.further_terms
    ]
    if rows:
        table(
            ("№", "Примечание", "Связи и другие сроки"),
            rows,
            title="Примечания и связи",
        )


def _ties(item: Item) -> list[str]:
    links = [f"{_link(link)}. {link.note}".rstrip(". ") for link in item.links]
    return links + [f"{term.place}: «{term.text}»" for term in item.further_terms]


def _link(link: Link) -> str:
    target = f"п. {link.target}" if link.target[:1].isdigit() else link.target
    return f"{_LINKS[link.kind]}: {target}"


def _indicator_row(indicator: Indicator) -> tuple[str, ...]:
    how = f"отношение {indicator.numerator} к {indicator.denominator}"
    if not indicator.numerator:
        how = "не сказано"
    values = [f"{one.year} – {one.value} {indicator.unit}" for one in indicator.targets] or ["–"]
    title = indicator.title + (" (опрос)" if indicator.survey else "")
    return indicator.number, title, how, "\n".join(values)


def _print_item(roadmap: Roadmap, item: Item) -> None:
    """Print an item field by field; whoever checks a due date finds all reasons here."""
    click.echo(f"{roadmap.clause(item)}\n{item.title}\n")
    click.echo(f"Ответственный: {item.responsible}")
    owed = ", ".join(_FAN_OUTS[fan_out] for fan_out in roadmap.fan_outs(item))
    click.echo(f"За кого отвечает: {owed}")
    click.echo(f"Срок: «{item.deadline.text}»" if item.deadline.text else "Срок: не указан")
    _print_readings(roadmap, item)
    for further in item.further_terms:
        click.echo(f"Другой срок ({further.place}): «{further.text}»")
        click.echo(f"  Понято как: {explain(further.reading, roadmap.context)}")
        click.echo(f"  {_weight(further)}. {further.reason}.")
    click.echo(f"Результат: {item.result.text or 'не указан'}")
    if item.result.kinds:
        click.echo(f"  Виды документов: {', '.join(item.result.kinds)}")
    if item.note:
        click.echo(f"Примечание: {item.note}")
    for link in item.links:
        click.echo(f"Связь: {_link(link)}" + (f". {link.note}" if link.note else ""))
    if item.parent is not None:
        click.echo(f"Вышестоящий пункт: карта {item.parent.roadmap}, п. {item.parent.item}")
    if item.edition > 1:
        click.echo(f"Изменён редакцией {item.edition} (от {roadmap.ordered_on(item):%d.%m.%Y})")
    if item.place:
        click.echo(f"Место в документе: {item.place}")


def _print_readings(roadmap: Roadmap, item: Item) -> None:
    """Print each reading with who stands behind it, then the dates with their rules."""
    waiting = open_readings(roadmap, item)
    for index, term in enumerate(item.deadline.readings):
        click.echo(f"  Понято как: {explain(term.reading, roadmap.context)}")
        who = term.confirmation
        if who is not None:
            click.echo(f"    Подтвердил {who.by} {who.on:%d.%m.%Y}. {who.reason.rstrip('.')}.")
        elif index in waiting:
            click.echo(f"    Требует подтверждения: {waiting[index]}")
        else:
            click.echo("    Никем не подтверждено; вопросов к такой записи срока нет.")
    dated = [one for one in dates_of(roadmap, item) if one.due is not None]
    for one in dated:
        mark = "" if one.confirmed else UNCONFIRMED
        early = " – срок раньше приказа" if one.retroactive else ""
        click.echo(f"    {one.id.period}: {one.due:%d.%m.%Y}{early}{mark}; правило: {one.rule}")


def _weight(term: FurtherTerm) -> str:
    return "Действует этот срок" if term.governs else "Действует срок графы"


def roadmap_json(roadmap: Roadmap) -> dict[str, Any]:
    """Shape a roadmap for programs: ISO dates, codes as in the file."""
    shaped: dict[str, Any] = _plain(dc.asdict(dc.replace(roadmap, items=(), monitoring=None)))
    if not roadmap.order.is_dated:
        shaped["order"]["date"] = None
    shaped["items"] = [item_json(roadmap, item) for item in roadmap.items]
    shaped["monitoring"] = (
        _further_json(roadmap, roadmap.monitoring) if roadmap.monitoring else None
    )
    return shaped


def item_json(roadmap: Roadmap, item: Item) -> dict[str, Any]:
    """Shape an item for programs, with its clause and its readings in words."""
    bare = dc.replace(item, deadline=dc.replace(item.deadline, readings=()), further_terms=())
    shaped: dict[str, Any] = _plain(dc.asdict(bare))
    shaped["clause"] = roadmap.clause(item)
    shaped["deadline"]["readings"] = [
        {
            "reading": to_mapping(term.reading),
            "explanation": explain(term.reading, roadmap.context),
            "confirmed": _plain(dc.asdict(term.confirmation)) if term.confirmation else None,
        }
        for term in item.deadline.readings
    ]
    shaped["further_terms"] = [_further_json(roadmap, term) for term in item.further_terms]
    return shaped


def _further_json(roadmap: Roadmap, term: FurtherTerm) -> dict[str, Any]:
    return {
        "place": term.place,
        "text": term.text,
        "reading": to_mapping(term.reading),
        "explanation": explain(term.reading, roadmap.context),
        "governs": term.governs,
        "reason": term.reason,
    }


def comparison_json(checkup: Checkup) -> dict[str, Any]:
    """Shape what came of checking a file for programs."""
    comparison = checkup.comparison
    found = comparison.accepted if comparison else ()
    return {
        "file": str(checkup.path),
        "id": checkup.roadmap.id if checkup.roadmap else None,
        "clean": checkup.is_clean,
        "new": [dc.asdict(one) for one in comparison.new] if comparison else [],
        "vanished": [dc.asdict(one) for one in comparison.vanished] if comparison else [],
        "accepted": [{**dc.asdict(one), "reason": why.reason} for one, why in found],
        "problems": [dc.asdict(problem) for problem in checkup.problems],
    }


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, dt.date) else value
