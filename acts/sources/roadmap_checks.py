"""What must hold in a roadmap file beyond its schema: unique numbers, known codes, real terms."""

from collections.abc import Iterator
from typing import Any

from acts.deadlines.mapping import from_mapping
from acts.sources.checked import Checked
from acts.sources.dates import date_problem, parse_date
from acts.sources.fields import rows, text
from acts.sources.look_alikes import nearest
from acts.sources.school_years import check_school_year
from acts.sources.zones import check_zone

__all__ = ["check_roadmap"]

_REQUISITES = {
    "number": "Номер без знака №",
    "date": "Дата",
    "place": "Место издания",
    "signatory": "Должность подписавшего",
}


def check_roadmap(checked: Checked) -> None:
    """Add the problems of a roadmap file that no schema can express.

    Args:
        checked: The file; fields that the schema has refused are passed over.
    """
    data = checked.data
    if not isinstance(data, dict):
        return
    _check_unique(checked, "пункт карты", rows(data, "", "items"))
    _check_unique(checked, "показатель", rows(data, "", "indicators"))
    _check_unique(checked, "пункт приказа", rows(data.get("order"), "/order", "points"))
    for pointer, indicator in rows(data, "", "indicators"):
        _check_unique(checked, "год", rows(indicator, pointer, "targets"), key="year")
    _check_requisites(checked, data.get("order"))
    _check_accepted(checked, data)
    _check_period(checked, data)
    _check_unique(checked, "приложение", rows(data.get("order"), "/order", "annexes"))
    _check_editions(checked, data)
    policies = data.get("policies")
    check_zone(checked, "/policies/zone", text(policies, "zone"))
    check_school_year(checked, "/policies", policies)
    _check_bodies(checked, data)
    for pointer, reading in _readings(data):
        for problem in _reading_problems(reading, pointer):
            checked.add(*problem)


def _check_unique(
    checked: Checked, what: str, found: Iterator[tuple[str, dict[str, Any]]], key: str = "number"
) -> None:
    first: dict[str, str] = {}
    for pointer, row in found:
        value = text(row, key)
        if not value:
            continue
        if value in first:
            _, place = checked.locate(first[value])
            checked.add(
                "roadmap.duplicate",
                f"{pointer}/{key}",
                f"{what} {value} уже есть: {place.split(',')[0]}",
                "Исправьте номер или удалите повтор",
            )
        first.setdefault(value, f"{pointer}/{key}")


def _check_requisites(checked: Checked, order: Any) -> None:
    """A requisite of the order is either given or said to be absent from the source, not both."""
    if not isinstance(order, dict):
        return
    listed = order.get("not_named")
    unnamed = listed if isinstance(listed, list) else []
    for key, title in _REQUISITES.items():
        if key not in order and key not in unnamed:
            checked.add(
                "schema.required",
                "/order",
                f"не заполнено: «{title}» ({key})",
                "Добавьте это поле – или, если источник его не называет, впишите в not_named",
            )
        if key in order and key in unnamed:
            checked.add(
                "roadmap.named",
                f"/order/{key}",
                f"поле «{title}» заполнено, а в not_named сказано, что источник его не называет",
                "Уберите одно из двух",
            )


def _check_accepted(checked: Checked, data: dict[str, Any]) -> None:
    seen = set()
    for pointer, row in rows(data, "", "accepted_findings"):
        key = (text(row, "code"), text(row, "where"))
        if key in seen:
            checked.add(
                "roadmap.duplicate", pointer, "это замечание уже принято выше", "Удалите повтор"
            )
        seen.add(key)


def _check_period(checked: Checked, data: dict[str, Any]) -> None:
    start, end = (text(data.get("period"), key) for key in ("start", "end"))
    if not date_problem(start) and not date_problem(end) and parse_date(start) > parse_date(end):
        checked.add(
            "roadmap.period",
            "/period/end",
            "конец программы раньше её начала",
            "Исправьте одну из дат",
        )


def _check_editions(checked: Checked, data: dict[str, Any]) -> None:
    """Editions follow one another, from the second; an item names one of them."""
    before = text(data.get("order"), "date")
    count = 1
    for pointer, row in rows(data, "", "editions"):
        count += 1
        if text(row, "number") != str(count):
            checked.add(
                "roadmap.edition",
                f"{pointer}/number",
                f"редакции идут по порядку: здесь должна быть {count}",
                f"Напишите {count} или переставьте редакции",
            )
        signed = text(row.get("order"), "date")
        known = not date_problem(signed) and not date_problem(before)
        if known and parse_date(signed) < parse_date(before):
            checked.add(
                "roadmap.edition",
                f"{pointer}/order/date",
                "изменяющий приказ раньше того, что он меняет",
                "Исправьте одну из дат",
            )
        before = signed
    for pointer, item in rows(data, "", "items"):
        named = text(item, "edition")
        if named.isdigit() and int(named) > count:
            checked.add(
                "roadmap.edition",
                f"{pointer}/edition",
                f"редакции {named} в разделе editions нет",
                "Добавьте её в раздел editions или исправьте номер",
            )


def _check_bodies(checked: Checked, data: dict[str, Any]) -> None:
    bodies = data.get("bodies")
    known = list(bodies) if isinstance(bodies, dict) else []
    for pointer, item in rows(data, "", "items"):
        named = item.get("bodies")
        for index, body in enumerate(named if isinstance(named, list) else ()):
            if isinstance(body, str) and body not in known:
                close = nearest(body, known)
                checked.add(
                    "roadmap.body",
                    f"{pointer}/bodies/{index}",
                    f"ответственного «{body[:60]}» нет в разделе bodies",
                    f"Возможно, нужно «{close}»" if close else "Добавьте его в раздел bodies",
                )


def _readings(data: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Give every reading of the file with its pointer."""
    if isinstance(data.get("monitoring"), dict):
        yield "/monitoring/reading", data["monitoring"].get("reading")
    for pointer, item in rows(data, "", "items"):
        terms = [
            *rows(item.get("deadline"), f"{pointer}/deadline", "readings"),
            *rows(item, pointer, "further_terms"),
        ]
        for inner, term in terms:
            yield f"{inner}/reading", term.get("reading")


def _reading_problems(reading: Any, pointer: str) -> Iterator[tuple[str, str, str, str]]:
    if not isinstance(reading, dict) or not all(isinstance(one, str) for one in reading.values()):
        return
    outcome = from_mapping(reading, place=pointer)
    if not isinstance(outcome, tuple):
        return
    for problem in outcome:
        # A missing or foreign kind has been named by the schema already, with what is allowed.
        if not problem.place.endswith("/kind"):
            yield problem.code, problem.place, problem.message, problem.remedy
