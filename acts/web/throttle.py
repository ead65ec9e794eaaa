"""How often something was asked or tried: counted in this process by digests, soon forgotten."""

import hashlib
import ipaddress

from django.core.cache import cache
from django.http import HttpRequest

__all__ = ["WINDOW", "client_of", "count", "counted", "forget", "prolong"]

WINDOW = 15 * 60  # seconds
_ONE_LINE = 64  # bits that name a line of IPv6: whoever has it has every address behind them


def client_of(request: HttpRequest) -> str:
    """Name who asks by their address; the server has put a believed proxy's word in its place.

    Args:
        request: The request.
    """
    text = request.META.get("REMOTE_ADDR", "")
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return str(text)
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((address, _ONE_LINE), strict=False))


def count(what: str) -> int:
    """Count one more and give how many there were since the first, within `WINDOW`.

    Args:
        what: What is counted.
    """
    key = _key(what)
    cache.add(key, 0, WINDOW)
    try:
        return int(cache.incr(key))
    except ValueError:  # it ended between the two lines
        return 1


def counted(what: str) -> int:
    """Give how many there were."""
    return int(cache.get(_key(what), 0))


def prolong(what: str) -> None:
    """Remember what was counted for a whole `WINDOW` from now."""
    cache.touch(_key(what), WINDOW)


def forget(what: str) -> None:
    """Count from nothing again."""
    cache.delete(_key(what))


def _key(what: str) -> str:
    return f"throttle:{hashlib.sha256(what.encode()).hexdigest()}"
