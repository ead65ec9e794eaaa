"""The registers of an organisation: every table a person fills in once."""

from acts.registers.column import Column, Table, ValueKind
from acts.registers.organization_tables import BODIES, OFFICIALS, ORGANIZATION, PARTNERS
from acts.registers.pair_tables import MEETINGS, PAIRS, PROGRAMMES
from acts.registers.people_tables import CONSENTS, MENTEES, MENTORS
from acts.registers.wording_tables import OVERRIDES

__all__ = ["EXCLUDE", "EXCLUDED", "TABLES", "column_of", "table_of"]

# Not a value of a table: «да» here takes a row out of use; an absent row changes nothing.
EXCLUDED = "excluded"
EXCLUDE = Column(key=EXCLUDED, title="Исключить", hint="", kind=ValueKind.YES_NO)

# In the order in which a person fills them in: what is referred to stands first.
TABLES = (
    ORGANIZATION,
    OFFICIALS,
    BODIES,
    PARTNERS,
    MENTORS,
    MENTEES,
    CONSENTS,
    PROGRAMMES,
    PAIRS,
    MEETINGS,
    OVERRIDES,
)


def table_of(key: str) -> Table:
    """Find a table by its key.

    Raises:
        KeyError: There is none.
    """
    for one in TABLES:
        if one.key == key:
            return one
    raise KeyError(key)


def column_of(table: str, key: str) -> Column:
    """Find what a form asks under a key: a column of the table, or the one that excludes a row.

    Raises:
        KeyError: There is no such table or column.
    """
    return EXCLUDE if key == EXCLUDED else table_of(table).column(key)
