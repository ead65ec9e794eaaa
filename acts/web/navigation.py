"""What stands at the top of every page: where this account may go."""

import dataclasses as dc
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

__all__ = ["Place", "navigation"]


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A page of the menu.

    Attributes:
        title: Its name.
        address: Its address.
        current: In the words of `aria-current`: «page» when it is the one shown, «true» when the
            one shown belongs to it, or empty.
    """

    title: str
    address: str
    current: str


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Give the menu; nobody who isn't logged in sees one.

    Args:
        request: The request that is answered.
    """
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"places": ()}
    match = request.resolver_match
    organization = match.kwargs.get("organization") if match else None
    if organization is not None and not user.actor.may_touch(organization):
        organization = None
    if organization is None and len(user.organizations) == 1:
        organization = user.organizations[0]
    found = []
    if user.oversees:
        found.append(("Сводная таблица", reverse("matrix")))
    if organization is not None:
        found += [
            ("Рабочий стол", reverse("desk", args=[organization])),
            ("Акты", reverse("acts", args=[organization])),
            ("Сроки на год", reverse("year", args=[organization])),
            ("Данные", reverse("registers", args=[organization])),
        ]
    found.append(("Календарь", reverse("calendar")))
    if user.may_audit:
        found.append(("Журнал", reverse("audit")))
    elif organization is not None:
        found.append(("Журнал", reverse("journal", args=[organization])))
    # The desk's own address begins those of all parts of a school: the longest one is meant.
    within = [address for _, address in found if request.path.startswith(address)]
    part = max(within, key=len, default="")
    return {
        "places": tuple(
            Place(title=title, address=address, current=_current(request.path, address, part))
            for title, address in found
        )
    }


def _current(path: str, address: str, part: str) -> str:
    if path == address:
        return "page"
    return "true" if address == part else ""
