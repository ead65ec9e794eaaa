"""Roadmap files: one YAML file holds an order, its roadmap, indicators, accepted findings."""

import dataclasses as dc
import functools
import hashlib
from pathlib import Path
from typing import Any

from acts import __version__, resources
from acts.deadlines.mapping import from_mapping
from acts.deadlines.own_rules import read_month_day
from acts.deadlines.policy import Policies, Shift
from acts.deadlines.reading import Reading
from acts.errors import Problem
from acts.order import Annex, Edition, Order, OrderPoint, Related, Relation
from acts.organization import FanOut
from acts.roadmap import (
    AcceptedFinding,
    Body,
    Confirmation,
    Deadline,
    FurtherTerm,
    Indicator,
    Item,
    Link,
    LinkKind,
    LocalRow,
    ParentItem,
    ReadTerm,
    ResultDocument,
    Roadmap,
    Target,
)
from acts.roadmap_review import with_printed_bounds
from acts.sources.dates import parse_date
from acts.sources.fields import is_yes, text
from acts.sources.nodes import line_of, plain
from acts.sources.text_file import read_bytes
from acts.sources.yaml_text import load_yaml

__all__ = ["fingerprint", "list_roadmaps", "load_roadmap", "places_of", "read_roadmap"]

_Row = dict[str, Any]
_KEPT = 16  # a folder holds its own, the former ones, and what the package ships


def list_roadmaps(folder: Path) -> tuple[Path, ...]:
    """List the roadmap files in and below a folder, by name; links out are not followed."""
    root = folder.resolve()
    found = (path for pattern in ("*.yaml", "*.yml") for path in folder.rglob(pattern))
    return tuple(
        sorted(path for path in found if path.is_file() and path.resolve().is_relative_to(root))
    )


def load_roadmap(path: Path, *, passed: str = "") -> Roadmap:
    """Read a roadmap.

    Args:
        path: The YAML file.
        passed: A fingerprint with which this file has passed the check before, or nothing. While
            it still fits, the check is not repeated: it costs half of the reading.

    Raises:
        InputError: With everything that is wrong, each with line and remedy.
        OSError: The file can't be opened.
    """
    file = _read(path)
    return _unchecked(file) if passed == file.mark else _sound(file)


def fingerprint(path: Path) -> str:
    """Name a file's content together with the rules it is checked by, as SHA-256 in hex.

    Raises:
        OSError: The file can't be opened.
    """
    return _read(path).mark


def read_roadmap(path: Path) -> tuple[Roadmap, tuple[Problem, ...]]:
    """Read a roadmap together with warnings: Latin letters in Russian words and the like.

    Raises:
        InputError: With everything that is wrong.
        OSError: The file can't be opened.
    """
    return _checked(_read(path))


def places_of(path: Path) -> dict[str, int]:
    """Map what findings are about to the line where it begins: «п. 16», «показатель 2».

    An accepted finding is found by its code and its place: «link.self-reference п. 16».

    Raises:
        InputError: The file can't be read.
        OSError: It can't be opened.
    """
    root = load_yaml(path, content=_read(path).content)
    data = plain(root)
    places = {}
    for key, word in (("items", "п."), ("indicators", "показатель")):
        for index, row in enumerate(data.get(key) or ()):
            places[f"{word} {row['number']}"] = line_of(root, f"/{key}/{index}")
    for index, row in enumerate(data.get("accepted_findings") or ()):
        places[f"{row['code']} {row['where']}"] = line_of(root, f"/accepted_findings/{index}")
    return places


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    """A file that was read; equal is what reads the same: the content under the same rules."""

    path: Path = dc.field(compare=False)
    content: bytes = dc.field(compare=False, repr=False)
    mark: str


def _read(path: Path) -> _File:
    content = read_bytes(path)
    mark = hashlib.sha256(resources.schema("roadmap").read_bytes() + __version__.encode())
    mark.update(content)
    return _File(path=path, content=content, mark=mark.hexdigest())


# One command reads a roadmap several times, a server with every page. Only what was read without
# an error is kept, so that a mistake always names the file that was asked for.
@functools.lru_cache(maxsize=_KEPT)
def _unchecked(file: _File) -> Roadmap:
    return _roadmap(plain(load_yaml(file.path, content=file.content)))


@functools.lru_cache(maxsize=_KEPT)
def _sound(file: _File) -> Roadmap:
    return _checked(file)[0]


def _checked(file: _File) -> tuple[Roadmap, tuple[Problem, ...]]:
    # Checking loads a schema library; a pinned roadmap that has passed is read without it.
    from acts.sources.checked import load_checked
    from acts.sources.roadmap_checks import check_roadmap

    checked = load_checked(file.path, "roadmap", content=file.content)
    check_roadmap(checked)
    warnings = checked.warnings()
    return _roadmap(checked.data), warnings


def _roadmap(data: _Row) -> Roadmap:
    """Make a roadmap of a checked file; files of before don't tell one «до» from the other."""
    return with_printed_bounds(_as_written(data))


def _as_written(data: _Row) -> Roadmap:
    return Roadmap(
        id=data["id"],
        order=_order(data["order"], data["period"]["start"]),
        annex=data["annex"],
        title=data["title"],
        period_start=parse_date(data["period"]["start"]),
        period_end=parse_date(data["period"]["end"]),
        bodies=tuple(
            Body(
                id=code,
                name=body["name"],
                fan_out=FanOut(body["fan_out"]),
                named_only=is_yes(body, "named_only", False),
            )
            for code, body in data["bodies"].items()
        ),
        items=tuple(_item(row) for row in data["items"]),
        policies=_policies(data["policies"]),
        period_reason=text(data["period"], "reason"),
        monitoring=_further(data["monitoring"]) if "monitoring" in data else None,
        indicators=tuple(_indicator(row) for row in data.get("indicators", ())),
        accepted_findings=tuple(
            AcceptedFinding(code=row["code"], where=row["where"], reason=row["reason"])
            for row in data.get("accepted_findings", ())
        ),
        editions=tuple(_edition(row) for row in data.get("editions", ())),
    )


def _order(row: _Row, start: str) -> Order:
    return Order(
        issuer=row["issuer"],
        kind=row["kind"],
        number=text(row, "number"),
        date=parse_date(row.get("date", start)),
        is_dated="date" in row,
        place=text(row, "place"),
        title=row["title"],
        signatory=text(row, "signatory"),
        points=tuple(
            OrderPoint(
                number=point["number"],
                summary=point["summary"],
                addressees=tuple(point.get("addressees", ())),
                binding=is_yes(point, "binding", True),
            )
            for point in row.get("points", ())
        ),
        annexes=tuple(
            Annex(
                number=annex["number"],
                promised_in=annex["promised_in"],
                present=is_yes(annex, "present", True),
                title=text(annex, "title"),
            )
            for annex in row.get("annexes", ())
        ),
        related=tuple(
            Related(
                relation=Relation(act["relation"]),
                kind=act["kind"],
                number=act["number"],
                date=parse_date(act["date"]),
                issuer=text(act, "issuer"),
                title=text(act, "title"),
            )
            for act in row.get("related", ())
        ),
    )


def _edition(row: _Row) -> Edition:
    order = row["order"]
    return Edition(
        number=int(row["number"]),
        kind=order["kind"],
        order_number=order["number"],
        date=parse_date(order["date"]),
        valid_from=parse_date(row["valid_from"]),
        issuer=text(order, "issuer"),
        title=text(order, "title"),
    )


def _policies(row: _Row) -> Policies:
    usual = Policies(zone=row["zone"])
    return Policies(
        shift=Shift(row.get("shift", usual.shift)),
        until_inclusive=is_yes(row, "until_inclusive", usual.until_inclusive),
        bare_days_working=is_yes(row, "bare_days_working", usual.bare_days_working),
        week=int(row.get("week", usual.week)),
        zone=row["zone"],
        emergency_days=is_yes(row, "emergency_days", usual.emergency_days),
        extra_days_off=tuple(parse_date(day) for day in row.get("extra_days_off", ())),
        school_year_start=read_month_day(text(row, "school_year_start")) or usual.school_year_start,
        school_year_end=read_month_day(text(row, "school_year_end")) or usual.school_year_end,
    )


def _item(row: _Row) -> Item:
    result = row.get("result", {})
    return Item(
        number=row["number"],
        title=row["title"],
        bodies=tuple(row["bodies"]),
        responsible=row["responsible"],
        deadline=Deadline(
            text=row["deadline"]["text"],
            readings=tuple(_read_term(term) for term in row["deadline"].get("readings", ())),
        ),
        result=ResultDocument(text=text(result, "text"), kinds=tuple(result.get("kinds", ()))),
        note=text(row, "note"),
        place=text(row, "place"),
        clause=text(row, "clause"),
        links=tuple(
            Link(kind=LinkKind(link["kind"]), target=link["target"], note=text(link, "note"))
            for link in row.get("links", ())
        ),
        further_terms=tuple(_further(term) for term in row.get("further_terms", ())),
        local=LocalRow(**row["local"]) if "local" in row else None,
        edition=int(row.get("edition", 1)),
        parent=ParentItem(**row["parent"]) if "parent" in row else None,
    )


def _read_term(row: _Row) -> ReadTerm:
    confirmed = row.get("confirmed")
    return ReadTerm(
        reading=_reading(row["reading"]),
        confirmation=confirmed
        and Confirmation(
            by=confirmed["by"], on=parse_date(confirmed["on"]), reason=confirmed["reason"]
        ),
    )


def _further(row: _Row) -> FurtherTerm:
    return FurtherTerm(
        place=row["place"],
        text=row["text"],
        reading=_reading(row["reading"]),
        governs=is_yes(row, "governs", False),
        reason=row["reason"],
    )


def _reading(row: _Row) -> Reading:
    reading = from_mapping(row)
    assert isinstance(reading, Reading)  # check_roadmap has refused the others
    return reading


def _indicator(row: _Row) -> Indicator:
    return Indicator(
        number=row["number"],
        title=row["title"],
        numerator=text(row, "numerator"),
        denominator=text(row, "denominator"),
        unit=text(row, "unit"),
        targets=tuple(
            Target(year=int(target["year"]), value=target["value"])
            for target in row.get("targets", ())
        ),
        place=text(row, "place"),
        survey=is_yes(row, "survey", False),
        local=text(row, "local"),
    )
