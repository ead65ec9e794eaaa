"""How the form of the registers is laid out: what its writer and its reader have to agree on."""

import hashlib

from acts.registers.choices import ROLE_MODELS
from acts.registers.column import Table
from acts.registers.pair_tables import PAIRS

__all__ = [
    "CODE_TITLE",
    "LISTS_SHEET",
    "ORGANIZATION_PROPERTY",
    "REVISION_PROPERTY",
    "SAMPLE_MARK",
    "STAMP_SHEET",
    "seal",
    "suggestions",
]

CODE_TITLE = "Код"
SAMPLE_MARK = "образец"
LISTS_SHEET = "Списки"
STAMP_SHEET = "acts"
ORGANIZATION_PROPERTY = "acts-organization"
REVISION_PROPERTY = "acts-revision"
_ROLE_MODELS = tuple(dict.fromkeys(one for models in ROLE_MODELS.values() for one in models))


def seal(organization: str, revision: int) -> str:
    """Give the check digits of a stamp: they show a slip of the hand, not a forgery."""
    return hashlib.sha256(f"acts\0{organization}\0{revision}".encode()).hexdigest()[:12]


def suggestions(table: Table, key: str) -> tuple[str, ...]:
    """Give what a drop-down list offers for a column of free text; most offer nothing."""
    return _ROLE_MODELS if table.key == PAIRS.key and key == "role_model" else ()
