"""The editions of the roadmap that held before the pinned one."""

import dataclasses as dc

from acts.roadmap import Item, Roadmap
from acts.services.desk import Desk
from acts.sources.roadmaps import load_roadmap

__all__ = ["former_editions", "former_item"]


def former_editions(desk: Desk) -> tuple[Roadmap, ...]:
    """Read the editions of the roadmap that held before, the oldest first.

    Raises:
        InputError: A file of one is not sound.
        OSError: A file of one can't be opened.
    """

    def read() -> tuple[Roadmap, ...]:
        found = (load_roadmap(one) for one in desk.former)
        return tuple(dc.replace(one, policies=desk.rules.over(one.policies)) for one in found)

    return desk.once.get("former editions", (desk.former, desk.rules), read)


def former_item(desk: Desk, number: str) -> Item | None:
    """Find an item that the present edition has dropped in the last one that had it.

    Args:
        desk: The workspace.
        number: Its number.

    Raises:
        InputError: A file of an edition is not sound.
        OSError: A file of one can't be opened.
    """
    found = (roadmap.item(number) for roadmap in reversed(former_editions(desk)))
    return next((one for one in found if one is not None), None)
