"""The desk: everything a service needs for one call, put together by the bootstrap."""

import dataclasses as dc
import datetime as dt
import zoneinfo
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

from acts.actor import Actor
from acts.deadlines.own_rules import NO_RULES, OwnRules
from acts.deadlines.policy import Policies, calendar_of
from acts.errors import InputError
from acts.organization import FanOut, Organization
from acts.report import TrackingPolicy
from acts.roadmap import Roadmap
from acts.store.protocol import Store
from acts.working_days import WorkingDays

__all__ = ["Desk", "Once", "local_day"]

_Value = TypeVar("_Value")


class Once:
    """What is worked out once from values that nobody changes, and again from other values."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[tuple[object, ...], Any]] = {}

    def get(self, name: str, sources: tuple[object, ...], work: Callable[[], _Value]) -> _Value:
        """Give what the sources make; equal ones that are not the same ones count as others.

        Args:
            name: What it is kept under.
            sources: All that the work depends on; comparing large ones would be work itself.
            work: Makes it.
        """
        known = self._found.get(name)
        if known is None or any(
            one is not other for one, other in zip(known[0], sources, strict=True)
        ):
            known = self._found[name] = (sources, work())
        return cast(_Value, known[1])


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What one call of a service works with.

    Attributes:
        folder: The workspace.
        store: Its store.
        roadmap: Its pinned roadmap.
        days: The calendar the roadmap's policies ask for.
        actor: Who records.
        moment: Now, UTC; the only clock a service sees.
        policy: Clocks beside the terms.
        rehearsal: Whether the workspace is for practice; its times prove nothing.
        former: Files of the editions of the roadmap that held before, the oldest first.
        rules: What the workspace settles about dates over its roadmaps.
        once: What was worked out from these values before, for one call of a service or another.
    """

    folder: Path
    store: Store
    roadmap: Roadmap
    days: WorkingDays
    actor: Actor
    moment: dt.datetime
    policy: TrackingPolicy
    rehearsal: bool = False
    former: tuple[Path, ...] = ()
    rules: OwnRules = NO_RULES
    once: Once = dc.field(default_factory=Once, repr=False, compare=False)

    def organization(self, organization_id: str) -> Organization:
        """Find an organisation the actor may touch; a foreign id answers like an unknown one.

        Raises:
            InputError: There is none.
        """
        known = self.store.organizations()
        for one in known:
            if one.id == organization_id and self.actor.may_touch(one.id):
                return one
        listed = ", ".join(one.id for one in known if self.actor.may_touch(one.id)) or "ни одной"
        raise InputError(
            f"организации «{organization_id}» нет", remedy=f"В хранилище есть: {listed}"
        )

    def schools(self) -> tuple[str, ...]:
        """List the ids of the schools the actor may touch.

        Raises:
            InputError: There is none.
        """
        schools = tuple(
            one.id
            for one in self.store.organizations()
            if one.fan_out is FanOut.EACH_SCHOOL and self.actor.may_touch(one.id)
        )
        if not schools:
            raise InputError(
                "в рабочей папке нет ни одной доступной вам школы",
                remedy="Внесите школу: acts init ПАПКА --update --from ФАЙЛ",
            )
        return schools

    def only_school(self, *, unsaid: str = "не указано, чей это акт") -> str:
        """Give the id of the one school the actor may touch.

        Args:
            unsaid: What to say where there are several.

        Raises:
            InputError: There are several, or none.
        """
        schools = self.schools()
        if len(schools) == 1:
            return schools[0]
        raise InputError(unsaid, remedy=f"Добавьте --organization: {', '.join(schools)}")

    def policies_of(self, organization: Organization) -> Policies:
        """Give the rules about dates of an organisation: the roadmap's with its own over them."""
        own = organization.rules.over(self.roadmap.policies)
        return dc.replace(own, zone=organization.zone)

    def days_of(self, organization: Organization) -> WorkingDays:
        """Give the calendar that an organisation's own rules ask for."""
        return calendar_of(self.policies_of(organization))

    def today(self, organization: Organization) -> dt.date:
        """Give the organisation's own day at this moment."""
        return local_day(self.moment, organization.zone)


def local_day(moment: dt.datetime, zone: str) -> dt.date:
    """Give the day of an instant in a zone.

    >>> local_day(dt.datetime(2020, 12, 31, 12, tzinfo=dt.UTC), "Asia/Kamchatka")
    datetime.date(2021, 1, 1)
    """
    return moment.astimezone(zoneinfo.ZoneInfo(zone)).date()
