"""How often one may ask without logging in; counted in this process, forgotten with it."""

from django.core.cache import cache

__all__ = ["WINDOW", "is_too_often"]

WINDOW = 15 * 60  # seconds


def is_too_often(what: str, *, most: int) -> bool:
    """Count one more request and tell whether there were too many within the last minutes.

    Args:
        what: What is counted; never a secret itself.
        most: How many are answered.
    """
    key = f"throttle:{what}"
    cache.add(key, 0, WINDOW)
    try:
        return int(cache.incr(key)) > most
    except ValueError:  # it ended between the two lines
        return False
