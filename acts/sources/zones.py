"""IANA time zones as people type them."""

import re
import zoneinfo

from acts.sources.checked import Checked
from acts.sources.look_alikes import nearest

__all__ = ["check_zone"]

_NAME = re.compile(r"[A-Za-z]+(?:/[A-Za-z0-9_+-]+){1,2}")


def check_zone(checked: Checked, pointer: str, zone: str) -> None:
    """Note a zone that the data base doesn't know; an empty one is the schema's affair."""
    if not zone or _is_known(zone):
        return
    close = nearest(zone, sorted(zoneinfo.available_timezones()))
    checked.add(
        "data.zone",
        pointer,
        f"часовой пояс «{zone[:60]}» неизвестен",
        f"Возможно, нужно «{close}»" if close else "Напишите, например, «Asia/Kamchatka»",
    )


def _is_known(zone: str) -> bool:
    if not _NAME.fullmatch(zone):
        return False
    try:
        zoneinfo.ZoneInfo(zone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
