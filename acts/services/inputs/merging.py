"""Laying what a person gave over what is known."""

from collections.abc import Mapping
from typing import Any

__all__ = ["merged"]


def merged(known: Mapping[str, Any], extra: Mapping[str, Any]) -> dict[str, Any]:
    """Lay what a person gave over what is known: mappings merge, everything else is replaced."""
    result = dict(known)
    for key, value in extra.items():
        below = result.get(key)
        if isinstance(below, Mapping) and isinstance(value, Mapping):
            result[key] = merged(below, value)
        else:
            result[key] = value
    return result
