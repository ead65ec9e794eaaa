"""Organisations that owe something, and the officials who hold their posts for a time."""

import dataclasses as dc
import datetime as dt
import enum

from acts.deadlines.own_rules import NO_RULES, OwnRules
from acts.russian.names import Person

__all__ = ["FanOut", "Official", "OfficialRole", "Organization"]


class FanOut(enum.StrEnum):
    """Who owes an item: it also says what kind of organisation one is."""

    EACH_SCHOOL = "each_school"
    EACH_MUNICIPALITY = "each_municipality"
    REGION = "region"


class OfficialRole(enum.StrEnum):
    """What an official does for the organisation's acts; the post itself is free text."""

    DIRECTOR = "director"
    ACTING_DIRECTOR = "acting_director"
    CURATOR = "curator"
    CURATOR_DEPUTY = "curator_deputy"
    SUPPLY = "supply"
    SITE = "site"
    PERSONAL_DATA = "personal_data"
    LAWYER = "lawyer"
    ACCOUNTANT = "accountant"
    CLERK = "clerk"


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Official:
    """A person in a post, for a time.

    Attributes:
        role: What the person does for the acts.
        post: The post as the staff list names it, nominative: «заместитель директора по ВР».
        person: Who it is.
        since: First day in the post.
        until: Last day, or None while it lasts.
        basis: The order that empowers an acting head, as it is cited.
    """

    role: OfficialRole
    post: str
    person: Person
    since: dt.date
    until: dt.date | None = None
    basis: str = ""

    def holds(self, day: dt.date) -> bool:
        """Tell whether the person holds the post on `day`."""
        return self.since <= day and (self.until is None or day <= self.until)


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """A school, a municipal body or the region's ministry.

    Attributes:
        id: A short stable code: «school-1».
        fan_out: Which items it owes.
        full_name: As the charter names it.
        short_name: As the charter abbreviates it.
        place: Where its acts are issued: «с. Рассветное».
        zone: IANA time zone of its days: «Asia/Kamchatka».
        founder: The founder's name, or an empty string.
        parent: Id of the municipal body that checks it, or an empty string.
        body: Code of the roadmap's body it is, where several share a kind; empty owes for all.
        tracked_from: First day whose duties are tracked; earlier ones are «до начала учёта».
        officials: Everybody who ever held a role.
        rules: What it settles about dates for itself.
    """

    id: str
    fan_out: FanOut
    full_name: str
    short_name: str
    place: str
    zone: str
    founder: str = ""
    parent: str = ""
    body: str = ""
    tracked_from: dt.date | None = None
    officials: tuple[Official, ...] = ()
    rules: OwnRules = NO_RULES

    def official(self, role: OfficialRole, day: dt.date) -> Official | None:
        """Find who holds `role` on `day`; the latest to enter wins, or None."""
        holders = [one for one in self.officials if one.role is role and one.holds(day)]
        return max(holders, key=lambda one: one.since, default=None)

    def head(self, day: dt.date) -> Official | None:
        """Find who signs on `day`: an acting head while empowered, else the director."""
        return self.official(OfficialRole.ACTING_DIRECTOR, day) or self.official(
            OfficialRole.DIRECTOR, day
        )
