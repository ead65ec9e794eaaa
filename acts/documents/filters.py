"""The filters a template may use; there are no others."""

from collections.abc import Callable, Sequence

__all__ = ["FILTERS"]


def _capital(text: str) -> str:
    """Make the first letter a capital and leave the rest as it is."""
    return text[:1].upper() + text[1:]


def _listed(items: Sequence[str], separator: str = ", ") -> str:
    """Join the items of a list."""
    return separator.join(items)


FILTERS: dict[str, Callable[..., str]] = {"capital": _capital, "listed": _listed}
