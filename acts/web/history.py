"""Who did what, when, and who recorded it: what every history says of an event."""

from zoneinfo import ZoneInfo

from acts.actor import ROLE_LABELS
from acts.journal import Event

__all__ = ["recorded"]


def recorded(event: Event, zone: str) -> dict[str, object]:
    """Give the day of an event, in which role and by which account it was recorded, and when.

    Args:
        event: The event.
        zone: Time zone of its organisation.
    """
    fact = event.fact
    return {
        "on": fact.happened_on,
        "role": ROLE_LABELS[fact.role],
        "by": fact.recorded_by,
        "recorded_at": f"{fact.recorded_at.astimezone(ZoneInfo(zone)):%d.%m.%Y %H:%M}",
    }
