"""What the order on implementation prints besides what every act has: annexes, terms, people."""

from collections.abc import Iterator, Mapping
from typing import Any

from acts.documents.context import Fields, date_of, day, people, person
from acts.documents.kinds import regulation_students
from acts.documents.kinds.acquainted import each_once
from acts.documents.kinds.contradictions import contradiction, order_contradictions
from acts.documents.kinds.order_ending import order_ending
from acts.errors import Problem
from acts.russian.typography import quoted
from acts.russian.wording import Wording

__all__ = ["acquainted", "add", "annex_contexts", "annex_kinds", "check"]

_REGULATION_KIND = "regulation_students"
# What the forms of consents don't print, where the regulation itself is a paper apart.
_UNPRINTED: dict[str, Any] = {
    "forms": (),
    "motivation": (),
    "terms": {
        "programme_due": "",
        **dict.fromkeys(
            ("personal_programme_days", "shortest_months", "longest_months", "updates_per_year",
             "register_days", "meetings_per_month", "answer_days", "satisfied_from"),
            1,
        ),
    },
}  # fmt: skip

# Title in the nominative, its first word, the participle that agrees with it.
_REGULATION = ("положение", "о программе наставничества", "УТВЕРЖДЕНО")
_ROADMAP = ("дорожная карта", "внедрения целевой модели наставничества", "УТВЕРЖДЕНА")
_TARGETS = ("планируемые результаты", "внедрения целевой модели наставничества", "УТВЕРЖДЕНЫ")
_GROUP = ("состав", "рабочей группы по внедрению целевой модели наставничества", "УТВЕРЖДЁН")
_CONSENTS = ("формы", "согласий участников программ наставничества", "УТВЕРЖДЕНЫ")
_ACCUSATIVE = {"дорожная карта": "дорожную карту"}


def add(context: dict[str, Any], fields: Fields, words: Wording) -> None:
    """Add to the context what this kind's template names.

    Args:
        context: What `build_context` has so far; changed in place.
        fields: The data of the order, cleaned.
        words: How words are declined.
    """
    curator = person(fields["curator"], words)
    deputy = fields["curator"].get("deputy")
    curator["deputy"] = person(deputy, words) if deputy else {}
    curator["duties"] = fields["curator"].get("duties", [])
    monitoring = fields["monitoring"]
    context.update(
        purpose=fields.get("purpose", ""),
        implementation=_window(fields["implementation"]),
        annexes=list(_annexes(fields["annexes"], words)),
        curator=curator,
        material_support=person(fields["material_support"], words),
        responsible=people(fields.get("responsible", ()), words),
        monitoring={
            "stage1": _window(monitoring["stage1"]),
            "stage2": _window(monitoring["stage2"]),
            "report_due": day(monitoring["report_due"]),
            "yearly": monitoring.get("yearly", "") == "да",
        },
        site={
            "section": quoted(fields["site"]["section"]),
            "address": fields["site"].get("address", ""),
            "responsible": person(fields["site"]["responsible"], words),
        },
        personal_data={
            "responsible": person(fields["personal_data"]["responsible"], words),
            "access": people(fields["personal_data"]["access"], words),
        },
        **order_ending(fields, people(acquainted(fields), words), words),
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
            yield contradiction(pointer, "срок заканчивается раньше, чем начинается")
    if date_of(monitoring["stage2"]["to"]) > date_of(monitoring["report_due"]):
        yield contradiction(
            "/monitoring/report_due", "отчёт назначен раньше, чем закончится второй этап"
        )
    planned = date_of(fields["planned_on"])
    if date_of(fields["implementation"]["to"]) < planned:
        yield contradiction("/implementation/to", "внедрение заканчивается раньше самого приказа")
    yield from order_contradictions(fields, ("regional", "municipal"))
    if _is_text(fields["annexes"]):
        yield from regulation_students.contradictions(
            fields["annexes"]["regulation"], planned, "/annexes/regulation"
        )


def annex_kinds(fields: Fields) -> tuple[str, ...]:
    """Name the kinds whose templates print annexes of the order.

    Args:
        fields: The data of the order.
    """
    annexes = fields["annexes"]
    return (_REGULATION_KIND,) if _is_text(annexes) or _prints_consents(annexes) else ()


def approved_kinds(fields: Fields) -> tuple[str, ...]:
    """Name the kinds whose whole text the order carries and approves: what they ask for, it asks.

    Args:
        fields: The data of the order.
    """
    return (_REGULATION_KIND,) if _is_text(fields["annexes"]) else ()


def annex_contexts(
    context: Mapping[str, Any], fields: Fields, words: Wording
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Give annexes printed by the regulation's template: name, kind, what that template names.

    What their own data leave out they take from the order: the curator's post, the site.

    Args:
        context: What the order's own template may name.
        fields: The data of the order, cleaned.
        words: How words are declined.
    """
    annexes = fields["annexes"]
    site = {key: value for key, value in fields["site"].items() if key != "responsible"}
    known = {
        "curator": {"post": fields["curator"]["post"]},
        **({"site": site} if "address" in site else {}),
        **(annexes["regulation"] if _is_text(annexes) else _UNPRINTED),
    }
    for name, whole, is_printed in (
        ("regulation", True, _is_text(annexes)),
        ("consents", False, _prints_consents(annexes)),
    ):
        if is_printed:
            given = {**known, **annexes["consents"]} if not whole else known
            text = regulation_students.regulation(
                given, context, words, standalone=False, whole=whole
            )
            yield name, _REGULATION_KIND, {**context, **text}


def _is_text(annexes: Fields) -> bool:
    """Whether the regulation is given with its data, not as a paper that is kept apart."""
    regulation = annexes.get("regulation", {})
    return bool(regulation) and "sheets" not in regulation


def _prints_consents(annexes: Fields) -> bool:
    """Whether the forms of consents are an annex whose text is printed."""
    return "consents" in annexes and "sheets" not in annexes["consents"]


def _window(window: Fields) -> dict[str, str]:
    return {"from": day(window["from"]), "to": day(window["to"])}


def _annexes(annexes: Fields, words: Wording) -> Iterator[dict[str, Any]]:
    """Give the annexes in the order of the point that approves them, numbered from 1."""
    chosen: list[tuple[str, tuple[str, str, str], Fields]] = [
        ("regulation", _REGULATION, annexes.get("regulation", {})),
        ("roadmap", _ROADMAP, annexes["roadmap"]),
        ("targets", _TARGETS, {"rows": [_target(one) for one in annexes["targets"]]}),
    ]
    if "working_group" in annexes:
        chosen.append(("group", _GROUP, {"rows": people(annexes["working_group"], words)}))
    if "consents" in annexes:
        chosen.append(("consents", _CONSENTS, annexes["consents"]))
    printed = {"regulation": _is_text(annexes), "consents": _prints_consents(annexes)}
    for number, (name, (title, subject, participle), content) in enumerate(chosen, start=1):
        rows = content.get("rows", [])
        yield {
            "number": str(number),
            "accusative": f"{_ACCUSATIVE.get(title, title)} {subject}",
            "title": title.upper(),
            "subject": subject,
            "participle": participle,
            "content": name if rows or printed.get(name) else "separate",
            "rows": rows,
            "sheets": content.get("sheets", ""),
        }


def _target(target: Fields) -> dict[str, Any]:
    # «values» is a method of every mapping, so a template couldn't name it.
    return {"indicator": target["indicator"], "targets": target["values"]}


def acquainted(fields: Fields) -> Iterator[Fields]:
    """Give everybody the order names besides its signer, each once, in the order of the points.

    Args:
        fields: The data of the order, cleaned.
    """
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
    return each_once(fields["organization"], items)
