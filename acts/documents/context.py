"""Data of an act to what a template prints: words declined, dates written, lists numbered."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from acts.act import ActData, ActKind, Registration
from acts.documents import declined
from acts.documents.binding import bound
from acts.documents.declined import NameOrder
from acts.documents.kinds import content_of
from acts.documents.overrides import OVERRIDES, wording_of
from acts.errors import InputError, Problem
from acts.law import Citation, LegalBasis, Role
from acts.russian import names
from acts.russian.cases import Case, Gender
from acts.russian.dates import long_date, parse_date
from acts.russian.typography import quoted
from acts.russian.wording import Wording

__all__ = [
    "RESERVED_DATE",
    "RESERVED_NUMBER",
    "bound",
    "build_context",
    "clean_fields",
    "date_of",
    "day",
    "is_acting",
    "named",
    "people",
    "person",
]

# The only blanks a draft may show; registration fills them.
RESERVED_DATE = "____________"
RESERVED_NUMBER = "______"

_ACTING = re.compile(r"(?i)(?:временно\s+)?исполняющ|врио\b|и\.\s?о\.")
Fields: TypeAlias = Mapping[str, Any]
_TAGS = ("{{", "}}", "{%", "%}", "{#", "#}")
_BIDI = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)


def build_context(
    kind: ActKind,
    data: ActData,
    *,
    legal_bases: Sequence[LegalBasis],
    registration: Registration | None,
    words: Wording | None = None,
) -> dict[str, Any]:
    """Build what the template of a kind may print.

    Args:
        kind: The kind of act.
        data: Its checked data.
        legal_bases: The acts of law in force on the act's date, in order.
        registration: Number and date, or None for a draft.
        words: How words are declined; None is as the data say, see `wording_of`.

    Raises:
        InputError: A value that can't be printed, or a name whose forms can't be told.
    """
    problems = list(_unprintable(data.fields, ""))
    if registration is not None:
        problems.extend(_unprintable({"number": registration.number}, "/registration"))
    if problems:
        raise InputError(problems)
    fields = clean_fields(data)
    words = words or wording_of(data.fields)
    context = {
        **{key: one for key, one in fields.items() if key != OVERRIDES},
        "draft": registration is None,
        "registered_on": RESERVED_DATE if registration is None else _day(registration.date),
        "number": RESERVED_NUMBER if registration is None else bound(registration.number),
        "law": _law(kind, legal_bases),
        "org": _organization(fields["organization"], words),
        "bases": _bases(fields.get("bases", {}), legal_bases),
    }
    content = content_of(kind.code)
    if contradictions := tuple(content.check(fields)):
        raise InputError(contradictions)
    content.add(context, fields, words)
    return context


def clean_fields(data: ActData) -> dict[str, Any]:
    """Copy the data of an act as they are printed: one space between words, no line breaks."""
    return {key: _clean(item) for key, item in data.fields.items()}


# --- values that any kind has -----------------------------------------------------------------


def person(fields: Fields, words: Wording) -> dict[str, Any]:
    """Write a person with a post in the cases a template may ask for.

    Args:
        fields: surname, name, patronymic, gender, post as the schema has them.
        words: How words are declined.
    """
    one = named(fields)
    gender = names.gender_of(one)
    post = fields.get("post", "")
    forms: dict[str, Any] = {
        "full": declined.name(words, one),
        "signature": declined.name(words, one, NameOrder.INITIALS_FIRST),
        "name": declined.name(words, one, NameOrder.INITIALS_LAST),
        "post": declined.post(words, post, one),
        "scope": bound(fields.get("scope", "")),
        "phone": fields.get("phone", ""),
    }
    for case in (Case.GENITIVE, Case.DATIVE, Case.ACCUSATIVE, Case.INSTRUMENTAL):
        name = words.initials_last(one, case)
        forms[f"name_{case}"] = name
        held = words.post(post, case, gender) if post else ""
        forms[str(case)] = bound(f"{held} {name}")
    return forms


def people(items: Iterable[Fields], words: Wording) -> list[dict[str, Any]]:
    """Write several people, see `person`."""
    return [person(item, words) for item in items]


def named(fields: Fields) -> names.Person:
    """Give a name part by part.

    Args:
        fields: surname, name, patronymic, gender as the schema has them.
    """
    return names.Person(
        fields["surname"],
        fields["name"],
        fields.get("patronymic", ""),
        Gender(fields["gender"]) if fields.get("gender") else None,
    )


def day(text: str) -> str:
    """Write a date of the data as «31 августа 2020 г.» with no-break spaces.

    Args:
        text: «2020-08-31» or «31.08.2020», checked by the schema.

    Raises:
        InputError: There is no such day.
    """
    return _day(date_of(text))


def date_of(text: str) -> dt.date:
    """Read a date of the data.

    Raises:
        InputError: There is no such day.
    """
    date = parse_date(text)
    if date is None:
        raise InputError(
            Problem(
                message="такой даты нет",
                remedy="Впишите день, месяц и год: 31.08.2020",
                code="data.date",
            )
        )
    return date


def _day(date: dt.date) -> str:
    return bound(long_date(date))


def _organization(fields: Fields, words: Wording) -> dict[str, Any]:
    short = fields["short_name"]
    return {
        "full_name": declined.organization(words, fields["full_name"]),
        "short_name": declined.organization(words, short),
        "genitive": bound(words.organization(short, Case.GENITIVE)),
        "prepositional": bound(words.organization(short, Case.PREPOSITIONAL)),
        "founder": declined.organization(words, fields.get("founder", "")),
        "place": bound(fields["place"]),
        "director": person(fields["director"], words),
        "report_to": _report_to(fields["director"], words),
    }


def is_acting(post: str) -> bool:
    """Tell whether a post is that of somebody who stands in for the head."""
    return bool(_ACTING.match(post))


def _report_to(director: Fields, words: Wording) -> str:
    """Name the head in the dative: a report is due after somebody acting has left the post."""
    post = director["post"]
    if is_acting(post):
        return "директору" if "директор" in post.casefold() else "руководителю"
    return bound(words.post(post, Case.DATIVE, names.gender_of(named(director))))


def _bases(fields: Fields, legal_bases: Sequence[LegalBasis]) -> dict[str, Any]:
    federal = [row.citation for row in legal_bases if row.role is Role.BASIS]
    local = [
        _citation(act)
        for act in (fields.get("regional"), fields.get("municipal"), *fields.get("other", ()))
        if act
    ]
    return {
        "instrumental": [bound(one.instrumental) for one in (*federal, *local)],
        "recommended": [
            bound(row.citation.genitive) for row in legal_bases if row.role is Role.RECOMMENDATION
        ],
        "goals": [bound(row.citation.genitive) for row in legal_bases if row.role is Role.GOAL],
    }


def _citation(act: Fields) -> Citation:
    details = f"{act['issuer']} от {day(act['date'])} № {act['number']} {quoted(act['title'])}"
    return Citation(word=act["word"], details=details)


def _law(kind: ActKind, legal_bases: Sequence[LegalBasis]) -> dict[str, dict[str, str]]:
    """Give every id of the kind: its words where it is in force, else an empty mapping."""
    found: dict[str, dict[str, str]] = {name: {} for name in kind.bases}
    for row in legal_bases:
        cite = row.citation
        found[row.id] = {
            "nominative": bound(str(cite)),
            "genitive": bound(cite.genitive),
            "instrumental": bound(cite.instrumental),
        }
    return found


# --- what may be printed at all ---------------------------------------------------------------


def _clean(value: Any) -> Any:
    """Copy frozen data for the template: one space between words, no line breaks."""
    if isinstance(value, Mapping):
        return {key: _clean(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_clean(item) for item in value]
    return _one_line(value) if isinstance(value, str) else value


def _one_line(text: str) -> str:
    return bound(" ".join(part for part in text.replace("\t", "\n").splitlines() if part))


def _unprintable(value: Any, pointer: str) -> Iterable[Problem]:
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from _unprintable(item, f"{pointer}/{key}")
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _unprintable(item, f"{pointer}/{index}")
    elif isinstance(value, str):
        bad = next((sign for sign in value if not _is_printable(sign)), None)
        if bad is not None:
            yield Problem(
                message=f"знак U+{ord(bad):04X} нельзя напечатать",
                remedy="Наберите это место заново",
                place=pointer,
                code="data.control-character",
            )
        if any(tag in value for tag in _TAGS):
            yield Problem(
                message="в данных стоит служебный знак шаблона",
                remedy="Уберите двойные фигурные скобки",
                place=pointer,
                code="data.template-tag",
            )


def _is_printable(sign: str) -> bool:
    code = ord(sign)
    if sign in "\t\n\r":
        return True
    return not (
        code < 0x20
        or 0x7F <= code < 0xA0
        or 0xD800 <= code <= 0xF8FF  # surrogates and private use
        or code & 0xFFFE == 0xFFFE
        or sign in _BIDI
    )
