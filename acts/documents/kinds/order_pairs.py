"""What the order on pairs prints besides what every act has: the list, its rows and its people."""

import datetime as dt
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from acts.documents import declined
from acts.documents.context import Fields, bound, date_of, day, named, person
from acts.documents.kinds.acquainted import each_once, person_key
from acts.documents.kinds.contradictions import contradiction, order_contradictions
from acts.documents.kinds.order_ending import order_ending
from acts.errors import Problem
from acts.law import ACT_WORDS
from acts.russian.cases import Case
from acts.russian.dates import numeric_date
from acts.russian.typography import quoted
from acts.russian.wording import Wording

__all__ = ["EMPLOYEE", "acquainted", "add", "check", "participants"]

EMPLOYEE = "работник"
_NONE = "–"
_SCHOOL_YEAR_STARTS = 7  # orders of a new school year are signed from July on
_ADDENDUM = re.compile(
    r"(?i)^(?:доп\.?|дополнительное)?\s*соглашение\s*(?:к трудовому договору)?\s*"
)
# «5 А класс», «2 курс» stay on one line.
_CLASS = re.compile(r"(?<=[0-9]) (?=(?:[А-Я] )?(?:класс|курс))|(?<=[0-9][ \u00a0][А-Я]) (?=класс)")
_OWN_FUNCTION = re.compile(r"(?i)функци")


def add(context: dict[str, Any], fields: Fields, words: Wording) -> None:
    """Add to the context what this kind's template names.

    Args:
        context: What `build_context` has so far; changed in place.
        fields: The data of the order, cleaned.
        words: How words are declined.
    """
    pairs = fields["pairs"]
    groups = list(_groups(pairs, context, words))
    _add_bases(context, fields["bases"])
    context.update(
        work=_work(pairs),
        year=_school_year(fields["period"]),
        period={"from": day(fields["period"]["from"]), "to": day(fields["period"]["to"])},
        groups=groups,
        programmes_due=day(fields["programmes_due"]),
        curator=person(fields["curator"], words) | {"duties": fields["curator"].get("duties", [])},
        personal_data={"responsible": person(fields["personal_data"]["responsible"], words)},
        labour=_labour(pairs),
        **order_ending(fields, _sheet(fields, words), words),
    )


def check(fields: Fields) -> Iterator[Problem]:
    """Find what contradicts itself; the schema checks each value alone.

    Args:
        fields: The data of the order.
    """
    period = (date_of(fields["period"]["from"]), date_of(fields["period"]["to"]))
    planned = date_of(fields["planned_on"])
    if period[0] > period[1]:
        yield contradiction("/period", "срок заканчивается раньше, чем начинается")
    if period[1] < planned:
        yield contradiction("/period/to", "срок заканчивается раньше самого приказа")
    for index, pair in enumerate(fields["pairs"]):
        yield from _pair_problems(f"/pairs/{index}", pair, period)
    yield from order_contradictions(fields, _OWN)
    if date_of(fields["programmes_due"]) < planned:
        yield contradiction("/programmes_due", "срок программ раньше приказа")


_OWN = ("implementation", "regulation", "roadmap")


def participants(pairs: Iterable[Fields]) -> Iterator[Fields]:
    """Give everybody in the list, row by row, the mentor first."""
    for pair in pairs:
        yield pair["mentor"]
        yield from pair["mentees"]


def _pair_problems(
    pointer: str, pair: Fields, period: tuple[dt.date, dt.date]
) -> Iterator[Problem]:
    start, end = date_of(pair["from"]), date_of(pair["to"])
    mentees = [person_key(one) for one in pair["mentees"]]
    if start > end:
        yield contradiction(pointer, "пара заканчивает работу раньше, чем начинает")
    elif start < period[0] or end > period[1]:
        yield contradiction(pointer, "пара работает не в пределах срока приказа")
    if person_key(pair["mentor"]) in mentees:
        yield contradiction(f"{pointer}/mentees", "наставник и наставляемый – один человек")
    if len(set(mentees)) < len(mentees):
        yield contradiction(f"{pointer}/mentees", "наставляемый назван дважды")


# --- the bases ---------------------------------------------------------------------------------


def _add_bases(context: dict[str, Any], bases: Fields) -> None:
    """Name the school's own acts beside the federal ones: the order that this one carries out."""
    organization = context["org"]["genitive"]
    cited = context["bases"]["instrumental"]
    federal = len(cited) - len(bases.get("other", ()))
    if "roadmap" in bases:
        act = bases["roadmap"]
        cited.insert(
            federal, bound(f"{_item(act)}{_details(act, act['issuer'], Case.INSTRUMENTAL)}")
        )
    if "regulation" in bases:
        act = bases["regulation"]
        title = act.get("title", "о программе наставничества")
        approved = f"от {day(act['date'])} № {act['number']}"
        cited.append(bound(f"положением {title}, утверждённым приказом {organization} {approved}"))
    context["bases"]["implementation"] = (
        bound(_details({"word": "приказ", **bases["implementation"]}, organization, Case.GENITIVE))
        if "implementation" in bases
        else ""
    )


def _item(act: Fields) -> str:
    return f"пунктом {act['item']} дорожной карты, утверждённой " if "item" in act else ""


def _details(act: Fields, issuer: str, case: Case) -> str:
    word = ACT_WORDS[act["word"]][case is Case.INSTRUMENTAL]
    title = quoted(act["title"]) if "title" in act else "о внедрении целевой модели наставничества"
    return f"{word} {issuer} от {day(act['date'])} № {act['number']} {title}"


# --- the list ----------------------------------------------------------------------------------


def _work(pairs: Sequence[Fields]) -> dict[str, str]:
    """Name what is approved: one pair, pairs, groups or both."""
    has_groups = any(len(one["mentees"]) > 1 for one in pairs)
    has_pairs = any(len(one["mentees"]) == 1 for one in pairs)
    if len(pairs) == 1:
        subject = "наставнической группы" if has_groups else "наставнической пары"
        return {"list": "состав", "genitive": subject, "short": subject.split()[1]}
    nouns = [word for word, some in (("пар", has_pairs), ("групп", has_groups)) if some]
    short = " и ".join(nouns)
    return {"list": "список", "genitive": f"наставнических {short}", "short": short}


def _school_year(period: Fields) -> str:
    """Name the school year that holds the whole period, «2026/2027», or nothing."""
    start, end = date_of(period["from"]), date_of(period["to"])
    first = start.year if start.month >= _SCHOOL_YEAR_STARTS else start.year - 1
    return f"{first}/{first + 1}" if end <= dt.date(first + 1, 8, 31) else ""


def _groups(
    pairs: Sequence[Fields], context: dict[str, Any], words: Wording
) -> Iterator[dict[str, Any]]:
    """Give the rows by form, in the order of the forms' first pairs, numbered throughout."""
    addendum = "дополнительное соглашение" if context["law"].get("tk351_8") else "соглашение"
    for form, rows in itertools.groupby(_sorted(pairs), key=lambda item: item[1]["form"]):
        yield {"form": bound(form), "rows": [_row(n, pair, addendum, words) for n, pair in rows]}


def _sorted(pairs: Sequence[Fields]) -> list[tuple[int, Fields]]:
    forms = list(dict.fromkeys(pair["form"] for pair in pairs))
    ordered = sorted(pairs, key=lambda pair: forms.index(pair["form"]))
    return list(enumerate(ordered, start=1))


def _row(number: int, pair: Fields, addendum: str, words: Wording) -> dict[str, Any]:
    paper = pair.get("addendum", "")
    return {
        "number": str(number),
        "role_model": bound(pair.get("role_model", "")) or _NONE,
        "mentor": _described(pair["mentor"], words),
        "addendum": _paper(paper, addendum) if _is_labour(pair) and paper else "",
        "mentees": [_described(one, words) for one in pair["mentees"]],
        "programme": bound(pair.get("programme", "")) or _NONE,
        "from": numeric_date(date_of(pair["from"])),
        "to": numeric_date(date_of(pair["to"])),
        "meetings": pair.get("meetings_per_month", "") or _NONE,
    }


def _described(one: Fields, words: Wording) -> dict[str, str]:
    """Write who it is: only the name and the post, class or organisation are ever printed."""
    details = bound(", ".join(one[key] for key in ("position", "workplace") if one.get(key)))
    return {"full": declined.name(words, named(one)), "details": _CLASS.sub("\u00a0", details)}


def _paper(text: str, word: str) -> str:
    """Write the addendum; a note that the function is in the contract needs none."""
    if _OWN_FUNCTION.search(text):
        return ""
    details = _ADDENDUM.sub("", text).strip()
    return bound(f"{word} {'от ' if details[:1].isdigit() else ''}{details}")


# --- work of employees for employees -----------------------------------------------------------


def _is_labour(pair: Fields) -> bool:
    """Tell whether an employee mentors an employee: only that is work by ст. 351.8 ТК."""
    return pair["mentor"]["category"] == EMPLOYEE and any(
        one["category"] == EMPLOYEE for one in pair["mentees"]
    )


def _labour(pairs: Sequence[Fields]) -> dict[str, Any]:
    """Name the mentors of employees' pairs: those on an addendum, those by their contract."""
    rows = [(number, pair) for number, pair in _sorted(pairs) if _is_labour(pair)]
    own = [number for number, pair in rows if _OWN_FUNCTION.search(pair.get("addendum", ""))]
    return {"agreed": _mentors([n for n, _ in rows if n not in own]), "own": _mentors(own)}


def _mentors(numbers: Sequence[int]) -> dict[str, str]:
    """Name mentors by rows of the list in the cases of a point, with the verb that agrees."""
    if not numbers:
        return {}
    if len(numbers) == 1:
        rows = f"в приложении под номером {numbers[0]}"
        return {
            "dative": f"наставнику, указанному {rows}",
            "subject": f"наставник, указанный {rows}, осуществляет наставничество",
            "contract": "предусмотренной его трудовым договором",
            "addenda": "дополнительного соглашения к трудовому договору",
            "agreements": "письменного соглашения",
        }
    rows = f"в приложении под номерами {_runs(numbers)}"
    return {
        "dative": f"наставникам, указанным {rows}",
        "subject": f"наставники, указанные {rows}, осуществляют наставничество",
        "contract": "предусмотренной их трудовыми договорами",
        "addenda": "дополнительных соглашений к трудовым договорам",
        "agreements": "письменных соглашений",
    }


def _runs(numbers: Sequence[int]) -> str:
    """Write «1, 3–5»."""
    runs = []
    for _, run in itertools.groupby(enumerate(numbers), key=lambda item: item[1] - item[0]):
        found = [number for _, number in run]
        first, last = found[0], found[-1]
        dash = "–" if last > first + 1 else ", "
        runs.append(f"{first}{dash}{last}" if last > first else str(first))
    return ", ".join(runs)


# --- acquaintance ------------------------------------------------------------------------------


def acquainted(fields: Fields) -> Iterator[Fields]:
    """Give every employee whom the order names besides its signer, each once.

    Args:
        fields: The data of the order, cleaned.
    """
    items = [
        fields["curator"],
        fields["personal_data"]["responsible"],
        fields.get("pay", {}).get("accountant"),
        fields["acquaintance"]["responsible"],
        *fields["acquaintance"].get("others", ()),
        fields.get("control"),
        *(one for one in participants(fields["pairs"]) if one["category"] == EMPLOYEE),
    ]
    return each_once(fields["organization"], items)


def _sheet(fields: Fields, words: Wording) -> Iterator[dict[str, str]]:
    for item in acquainted(fields):
        one = named(item)
        yield {
            "full": declined.name(words, one),
            "post": declined.post(words, item.get("post") or item["position"], one),
        }
