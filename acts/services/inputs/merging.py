"""Laying what a person gave over what is known."""

from collections.abc import Mapping
from typing import Any

__all__ = ["merged"]

_APART = "sheets"


def merged(known: Mapping[str, Any], extra: Mapping[str, Any]) -> dict[str, Any]:
    """Lay what a person gave over what is known: mappings merge, everything else is replaced.

    An annex that is said to lie apart on so many sheets replaces the annex's own text.
    """
    result = dict(known)
    for key, value in extra.items():
        below = result.get(key)
        if isinstance(below, Mapping) and isinstance(value, Mapping) and _APART not in value:
            result[key] = merged(below, value)
        else:
            result[key] = value
    return result
