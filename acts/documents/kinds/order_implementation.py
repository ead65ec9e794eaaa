"""What the order on implementation prints besides what every act has: annexes, terms, people."""

from collections.abc import Iterator
from typing import Any

from acts.documents.context import Fields, date_of, day, people, person
from acts.errors import Problem
from acts.russian.typography import quoted

__all__ = ["add", "check"]

# Title in the nominative, its first word, the participle that agrees with it.
_REGULATION = ("положение", "о программе наставничества", "УТВЕРЖДЕНО")
_ROADMAP = ("дорожная карта", "внедрения целевой модели наставничества", "УТВЕРЖДЕНА")
_TARGETS = ("планируемые результаты", "внедрения целевой модели наставничества", "УТВЕРЖДЕНЫ")
_GROUP = ("состав", "рабочей группы по внедрению целевой модели наставничества", "УТВЕРЖДЁН")
_CONSENTS = ("формы", "согласий участников программ наставничества", "УТВЕРЖДЕНЫ")
_ACCUSATIVE = {"дорожная карта": "дорожную карту"}


def add(context: dict[str, Any], fields: Fields) -> None:
    """Add to the context what this kind's template names.

    Args:
        context: What `build_context` has so far; changed in place.
        fields: The data of the order, cleaned.
    """
    curator = person(fields["curator"])
    curator["deputy"] = person(fields["curator"]["deputy"]) if "deputy" in fields["curator"] else {}
    curator["duties"] = fields["curator"].get("duties", [])
    monitoring = fields["monitoring"]
    context.update(
        purpose=fields.get("purpose", ""),
        implementation=_window(fields["implementation"]),
        annexes=list(_annexes(fields["annexes"])),
        curator=curator,
        material_support=person(fields["material_support"]),
        responsible=people(fields.get("responsible", ())),
        monitoring={
            "stage1": _window(monitoring["stage1"]),
            "stage2": _window(monitoring["stage2"]),
            "report_due": day(monitoring["report_due"]),
            "yearly": monitoring.get("yearly", "") == "да",
        },
        site={
            "section": quoted(fields["site"]["section"]),
            "address": fields["site"].get("address", ""),
            "responsible": person(fields["site"]["responsible"]),
        },
        personal_data={
            "responsible": person(fields["personal_data"]["responsible"]),
            "access": people(fields["personal_data"]["access"]),
        },
        pay=_pay(fields),
        repeals=[
            {"date": day(one["date"]), "number": one["number"], "title": quoted(one["title"])}
            for one in fields.get("repeals", ())
        ],
        acquaintance={
            "responsible": person(fields["acquaintance"]["responsible"]),
            "due": day(fields["acquaintance"]["due"]),
            "people": list(_named(fields)),
        },
        control=person(fields["control"]) if "control" in fields else {},
        visas=people(fields.get("visas", ())),
        drafter=person(fields["drafter"]),
    )


def check(fields: Fields) -> Iterator[Problem]:
    """Find dates that contradict each other; the schema checks each of them alone.

    Args:
        fields: The data of the order.
    """
    monitoring = fields["monitoring"]
    windows = {
        "/implementation": fields["implementation"],
        "/monitoring/stage1": monitoring["stage1"],
        "/monitoring/stage2": monitoring["stage2"],
    }
    for pointer, window in windows.items():
        if date_of(window["from"]) > date_of(window["to"]):
            yield _contradiction(pointer, "срок заканчивается раньше, чем начинается")
    if date_of(monitoring["stage2"]["to"]) > date_of(monitoring["report_due"]):
        yield _contradiction(
            "/monitoring/report_due", "отчёт назначен раньше, чем закончится второй этап"
        )
    planned = date_of(fields["planned_on"])
    if date_of(fields["implementation"]["to"]) < planned:
        yield _contradiction("/implementation/to", "внедрение заканчивается раньше самого приказа")
    bases = fields["bases"]
    acts = {f"/bases/{name}": bases[name] for name in ("regional", "municipal") if name in bases}
    acts |= {f"/bases/other/{index}": act for index, act in enumerate(bases.get("other", ()))}
    acts |= {f"/repeals/{index}": act for index, act in enumerate(fields.get("repeals", ()))}
    for pointer, act in acts.items():
        if date_of(act["date"]) > planned:
            yield _contradiction(f"{pointer}/date", "акт позже самого приказа")
    if date_of(fields["acquaintance"]["due"]) < planned:
        yield _contradiction("/acquaintance/due", "срок ознакомления раньше приказа")


def _contradiction(pointer: str, message: str) -> Problem:
    return Problem(
        message=message, remedy="Исправьте даты", place=pointer, code="data.contradiction"
    )


def _window(window: Fields) -> dict[str, str]:
    return {"from": day(window["from"]), "to": day(window["to"])}


def _pay(fields: Fields) -> dict[str, Any]:
    pay = fields.get("pay")
    if not pay:
        return {}
    return {"accountant": person(pay["accountant"]), "local_act": pay["local_act"]}


def _annexes(annexes: Fields) -> Iterator[dict[str, Any]]:
    """Give the annexes in the order of the point that approves them, numbered from 1."""
    chosen: list[tuple[str, tuple[str, str, str], Fields]] = [
        ("regulation", _REGULATION, annexes.get("regulation", {})),
        ("roadmap", _ROADMAP, annexes["roadmap"]),
        ("targets", _TARGETS, {"rows": [_target(one) for one in annexes["targets"]]}),
    ]
    if "working_group" in annexes:
        chosen.append(("group", _GROUP, {"rows": people(annexes["working_group"])}))
    if "consents" in annexes:
        chosen.append(("consents", _CONSENTS, annexes["consents"]))
    for number, (name, (title, subject, participle), content) in enumerate(chosen, start=1):
        rows = content.get("rows", [])
        yield {
            "number": str(number),
            "accusative": f"{_ACCUSATIVE.get(title, title)} {subject}",
            "title": title.upper(),
            "subject": subject,
            "participle": participle,
            "content": name if rows else "separate",
            "rows": rows,
            "sheets": content.get("sheets", ""),
        }


def _target(target: Fields) -> dict[str, Any]:
    # «values» is a method of every mapping, so a template couldn't name it.
    return {"indicator": target["indicator"], "targets": target["values"]}


def _named(fields: Fields) -> Iterator[dict[str, Any]]:
    """Give everybody the order names besides its signer, each once, in the order of the points."""
    items = [
        fields["curator"],
        fields["curator"].get("deputy"),
        fields["material_support"],
        *fields.get("responsible", ()),
        fields["site"]["responsible"],
        fields["personal_data"]["responsible"],
        *fields["personal_data"]["access"],
        fields.get("pay", {}).get("accountant"),
        *fields["annexes"].get("working_group", ()),
        fields["acquaintance"]["responsible"],
        *fields["acquaintance"].get("others", ()),
        fields.get("control"),
    ]
    seen = {_key(fields["organization"]["director"])}
    for item in items:
        if item and _key(item) not in seen:
            seen.add(_key(item))
            yield person(item)


def _key(item: Fields) -> tuple[str, str, str]:
    return item["surname"], item["name"], item.get("patronymic", "")
