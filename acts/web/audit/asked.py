"""What a page of the journal was asked for: filters read from an address."""

import dataclasses as dc
import datetime as dt
from collections.abc import Mapping

from acts.russian.dates import parse_date
from acts.services.journal_view import KINDS, JournalFilters
from acts.web.reading import number_in

__all__ = ["Asked", "asked_of"]

_LONGEST = 64


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Filters as they were typed and as they were understood.

    Attributes:
        filters: What to look for.
        before: Place the page ends before; 0 for the first page.
        typed: What stood in each field.
        wrong: Field → what is wrong with it.
    """

    filters: JournalFilters
    before: int
    typed: Mapping[str, str]
    wrong: Mapping[str, str]


def asked_of(query: Mapping[str, str], *, organization: str = "") -> Asked:
    """Read filters; what can't be read is named and what was typed is kept.

    Args:
        query: Fields of the address.
        organization: Id of the organisation whose journal it is; empty lets the field choose.
    """
    names = ("organization", "kind", "by", "since", "until")
    typed = {name: query.get(name, "").strip()[:_LONGEST] for name in names}
    wrong: dict[str, str] = {}

    def day(name: str) -> dt.date | None:
        found = parse_date(typed[name]) if typed[name] else None
        if typed[name] and found is None:
            wrong[name] = "такой даты нет; пример: 01.09.2020"
        return found

    since, until = day("since"), day("until")
    if since and until and since > until:
        wrong["until"] = "раньше, чем «с»"
    return Asked(
        filters=JournalFilters(
            organization=organization or typed["organization"],
            kind=typed["kind"] if typed["kind"] in KINDS else "",
            recorded_by=typed["by"],
            since=since,
            until=until,
        ),
        before=number_in(query.get("before", ""), digits=15),
        typed=typed,
        wrong=wrong,
    )
