"""Where a request to the registers stands: the desk, the organisation, what the account may do."""

import dataclasses as dc

from django.http import Http404, HttpRequest

from acts.organization import Organization
from acts.registers.column import Table
from acts.registers.rows import Row
from acts.registers.tables import table_of
from acts.services.desk import Desk
from acts.services.register_view import keeps, require_keeper, require_reader, standing_rows
from acts.web.reading import number_in
from acts.web.workspace import desk_of, organization_of

__all__ = ["Place", "place_of", "revision_in", "row_in", "table_in"]


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What every page of the registers works with.

    Attributes:
        desk: The desk of the one who asks.
        organization: Whose data.
        keeper: Whether the account keeps them.
        rows: Its rows; of erased ones nothing is left.
    """

    desk: Desk
    organization: Organization
    keeper: bool
    rows: tuple[Row, ...]

    @property
    def revision(self) -> int:
        """Revision of the registers that the page is made from."""
        return self.desk.store.register_revision(self.organization.id)


def place_of(request: HttpRequest, organization: str, *, keeping: bool = False) -> Place:
    """Find out where a request stands.

    Args:
        request: The request.
        organization: Id from its address.
        keeping: Whether the page is only for those who keep the registers.

    Raises:
        Http404: The account has no such organisation.
        WorkflowError: The account may not see the page.
    """
    desk = desk_of(request)
    whose = organization_of(desk, organization)
    require_reader(desk)
    if keeping:
        require_keeper(desk, whose)
    return Place(
        desk=desk,
        organization=whose,
        keeper=keeps(desk, whose),
        rows=standing_rows(desk, whose),
    )


def table_in(key: str) -> Table:
    """Find a register by the key in an address.

    Raises:
        Http404: There is none.
    """
    try:
        return table_of(key)
    except KeyError as unknown:
        raise Http404 from unknown


def row_in(place: Place, table: Table, code: str) -> Row:
    """Find a row by the code in an address.

    Raises:
        Http404: There is none.
    """
    for one in place.rows:
        if (one.table, one.code) == (table.key, code):
            return one
    raise Http404


def revision_in(request: HttpRequest) -> int:
    """Read the revision a page was made from; what isn't a number is no revision."""
    return number_in(request.POST.get("revision", ""))
