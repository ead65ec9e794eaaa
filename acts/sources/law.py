"""The register of law: rows of `law.json` as values."""

import datetime as dt
import json
from pathlib import Path

from acts.law import Citation, Confidence, LegalBasis, Level, Role

__all__ = ["load_law"]


def load_law(path: Path) -> tuple[LegalBasis, ...]:
    """Read the register that the package carries.

    Args:
        path: Where `acts.resources.law` says it lies; it is ours, not a user's file.
    """
    rows = json.loads(path.read_text(encoding="utf-8"))
    return tuple(_basis(row) for row in rows)


def _basis(row: dict[str, str]) -> LegalBasis:
    return LegalBasis(
        id=row["id"],
        citation=Citation(word=row["word"], details=row["details"]),
        short=row["short"],
        effective_from=dt.date.fromisoformat(row["from"]),
        effective_to=dt.date.fromisoformat(row["to"]) if row["to"] else None,
        level=Level[row["level"]],
        role=Role(row["role"]),
        source=row["source"],
        verified_on=dt.date.fromisoformat(row["verified_on"]),
        confidence=Confidence(row["confidence"]),
    )
