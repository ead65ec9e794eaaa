"""Take organisations from a file into the store and lay out their plan."""

import dataclasses as dc
from pathlib import Path

from acts.errors import Problem
from acts.services.desk import Desk
from acts.services.planning import Planned, plan
from acts.sources.organizations import read_organizations
from acts.store.save_report import SaveReport

__all__ = ["Loaded", "load"]


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What was taken in.

    Attributes:
        saved: Organisations added, changed, left.
        planned: Their plan.
        warnings: What asks for a look.
    """

    saved: SaveReport
    planned: Planned
    warnings: tuple[Problem, ...]


def load(desk: Desk, path: Path) -> Loaded:
    """Take a file of organisations in and plan for them; nothing is written when a row is wrong.

    Raises:
        InputError: With everything that is wrong in the file.
    """
    organizations, warnings = read_organizations(path)
    with desk.store.transaction():
        saved = desk.store.save_organizations(organizations)
        planned = plan(desk)
    return Loaded(saved=saved, planned=planned, warnings=warnings)
