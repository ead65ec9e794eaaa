"""Fields of plain data: what is missing or of another type is left to the schema to name."""

from collections.abc import Iterator
from typing import Any

__all__ = ["is_yes", "rows", "text"]


def rows(data: Any, pointer: str, key: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give each mapping of a list with its pointer; whatever isn't one is the schema's affair."""
    found = data.get(key) if isinstance(data, dict) else None
    if isinstance(found, list):
        for index, row in enumerate(found):
            if isinstance(row, dict):
                yield f"{pointer}/{key}/{index}", row


def text(row: Any, key: str) -> str:
    """Return a text field, or an empty string where there is none."""
    value = row.get(key, "") if isinstance(row, dict) else ""
    return value if isinstance(value, str) else ""


def is_yes(row: dict[str, Any], key: str, default: bool) -> bool:
    """Return a «да» or «нет» field."""
    return {"да": True, "нет": False}.get(text(row, key), default)
