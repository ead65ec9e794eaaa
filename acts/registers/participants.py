"""People, pairs and partners as typed values: what acts are made from and guards ask about."""

import dataclasses as dc
import datetime as dt

from acts.organization import Organization
from acts.registers.choices import BodyKind, ConsentKind, Form, MentorCategory
from acts.russian.names import Person
from acts.russian.wording import Override

__all__ = [
    "Body",
    "Consent",
    "Contacts",
    "Meeting",
    "Mentee",
    "Mentor",
    "Pair",
    "Partner",
    "Programme",
    "Registers",
]


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Contacts:
    """Details of an organisation that agreements print."""

    address: str = ""
    inn: str = ""
    kpp: str = ""
    ogrn: str = ""
    bank: str = ""
    phone: str = ""
    email: str = ""
    site: str = ""


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A council or a union, or the recorded fact that there is none.

    Attributes:
        code: Code of the row.
        kind: Which body.
        exists: Whether the school has it.
        title: Its name.
        chair: Its chair's full name.
        since: First day this holds.
        until: Last day, or None.
        paper: What established it.
    """

    code: str
    kind: BodyKind
    exists: bool
    title: str
    chair: str
    since: dt.date
    until: dt.date | None
    paper: str

    def holds(self, day: dt.date) -> bool:
        """Tell whether this holds on `day`."""
        return self.since <= day and (self.until is None or day <= self.until)


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """An organisation that gives mentors.

    Attributes:
        code: Code of the row.
        full_name: As its charter names it.
        short_name: As its charter abbreviates it.
        contacts: Its details.
        signer: Who signs for it, or None while unknown.
        signer_post: That person's post, nominative.
        signer_basis: What the signer acts by, genitive: «устава».
        contact: Who answers for the work on its side.
        form: Form of mentoring, or None.
        since: First day of cooperation, or None.
        until: Last day, or None.
    """

    code: str
    full_name: str
    short_name: str
    contacts: Contacts
    signer: Person | None
    signer_post: str
    signer_basis: str
    contact: str
    form: Form | None
    since: dt.date | None
    until: dt.date | None


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Mentor:
    """A mentor.

    Attributes:
        code: Code of the row.
        person: Who it is.
        category: Who it is to the school.
        position: Post or class.
        partner: Code of the partner that sent the mentor, or empty.
        workplace: Place of work or study outside the school, or empty.
        birth_date: Day of birth, or None.
        contact: Phone or mail; never printed in orders.
        competences: What the mentor can help with.
        conviction_paper: Certificate of no conviction: date and number.
        since: First day in the register.
        until: Last day, or None.
    """

    code: str
    person: Person
    category: MentorCategory
    position: str
    partner: str
    workplace: str
    birth_date: dt.date | None
    contact: str
    competences: str
    conviction_paper: str
    since: dt.date
    until: dt.date | None


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Mentee:
    """A mentee.

    Attributes:
        code: Code of the row.
        person: Who it is.
        is_employee: Whether it is a worker of the school, else a pupil.
        position: Class or post.
        birth_date: Day of birth, or None.
        representative: Legal representative's full name.
        representative_contact: That person's phone or mail.
        request: What help is needed.
        preventive_record: Whether a minor is on preventive record; never printed.
        since: First day in the register.
        until: Last day, or None.
    """

    code: str
    person: Person
    is_employee: bool
    position: str
    birth_date: dt.date | None
    representative: str
    representative_contact: str
    request: str
    preventive_record: bool
    since: dt.date
    until: dt.date | None


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """A signed consent.

    Attributes:
        code: Code of the row.
        person: Code of the mentor or mentee.
        kind: What was agreed to.
        signed_on: Day of signing.
        until: Last day it holds, or None.
        withdrawn_on: Day it was withdrawn, or None.
        kept: Where the paper is.
    """

    code: str
    person: str
    kind: ConsentKind
    signed_on: dt.date
    until: dt.date | None
    withdrawn_on: dt.date | None
    kept: str

    def holds(self, day: dt.date) -> bool:
        """Tell whether the consent is in force on `day`."""
        ended = self.withdrawn_on is not None and self.withdrawn_on <= day
        return self.signed_on <= day and not ended and (self.until is None or day <= self.until)


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """A mentoring programme.

    Attributes:
        code: Code of the row.
        title: Its name, without quotes.
        form: Form it is for, or None for all.
        goal: Its goal.
        since: First day.
        until: Last day.
        approved_by: What approved it.
    """

    code: str
    title: str
    form: Form | None
    goal: str
    since: dt.date
    until: dt.date
    approved_by: str


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A pair or a group.

    Attributes:
        code: Code of the row.
        is_group: Whether the school calls it a group.
        form: Form of mentoring.
        role_model: Role model, or empty.
        mentor: Code of the mentor.
        mentees: Codes of the mentees.
        programme: Code of the programme, or empty.
        since: First day of work.
        until: Last day of work.
        meetings_per_month: How often they meet, or None.
        addendum: Addendum to the employment contract, or the note that replaces it.
        purpose: What the work is for.
        ended: Day the work ended, or None while it goes on.
        result: What came of it.
    """

    code: str
    is_group: bool
    form: Form
    role_model: str
    mentor: str
    mentees: tuple[str, ...]
    programme: str
    since: dt.date
    until: dt.date
    meetings_per_month: int | None
    addendum: str
    purpose: str
    ended: dt.date | None
    result: str

    def works(self, day: dt.date) -> bool:
        """Tell whether it has not ended before `day`; a pair that is to begin later works too."""
        return day <= self.until and (self.ended is None or day <= self.ended)


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting of a pair: planned, or held with its result."""

    code: str
    pair: str
    date: dt.date
    kind: str
    topic: str
    held: bool | None
    result: str


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Registers:
    """Everything an organisation keeps, excluded rows left out.

    Attributes:
        organization: The organisation with its officials.
        contacts: Its details.
        keeps_book: Whether `acts` gives the numbers of its orders, without gaps.
        max_load: How many mentees a mentor may have, or None.
        bodies: Councils and the union, with those recorded as absent.
        partners: Partners.
        mentors: Mentors.
        mentees: Mentees.
        consents: Consents.
        programmes: Programmes.
        pairs: Pairs and groups.
        meetings: Meetings.
        overrides: Forms of words that people wrote down.
    """

    organization: Organization
    contacts: Contacts = Contacts()
    keeps_book: bool = False
    max_load: int | None = None
    bodies: tuple[Body, ...] = ()
    partners: tuple[Partner, ...] = ()
    mentors: tuple[Mentor, ...] = ()
    mentees: tuple[Mentee, ...] = ()
    consents: tuple[Consent, ...] = ()
    programmes: tuple[Programme, ...] = ()
    pairs: tuple[Pair, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    overrides: tuple[Override, ...] = ()

    def mentor(self, code: str) -> Mentor | None:
        """Find a mentor by code."""
        return next((one for one in self.mentors if one.code == code), None)

    def mentee(self, code: str) -> Mentee | None:
        """Find a mentee by code."""
        return next((one for one in self.mentees if one.code == code), None)

    def partner(self, code: str) -> Partner | None:
        """Find a partner by code."""
        return next((one for one in self.partners if one.code == code), None)

    def programme(self, code: str) -> Programme | None:
        """Find a programme by code."""
        return next((one for one in self.programmes if one.code == code), None)

    def body(self, kind: BodyKind, day: dt.date) -> Body | None:
        """Find what is recorded about a body on `day`, its absence too."""
        known = [one for one in self.bodies if one.kind is kind and one.holds(day)]
        return max(known, key=lambda one: one.since, default=None)
