"""Codes of rows as a file gives them."""

import re

__all__ = ["CODE", "FirstSeen"]

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


class FirstSeen:
    """Remembers where each code stands first."""

    def __init__(self) -> None:
        self._places: dict[str, str] = {}

    def first(self, code: str, place: str) -> str:
        """Give the place where the code stood before, or an empty string and remember this one."""
        before = self._places.get(code.casefold(), "")
        self._places.setdefault(code.casefold(), place)
        return before
