"""Rows of the registers as typed values, and an organisation as rows."""

from collections.abc import Iterable

from acts.errors import InputError, Problem
from acts.organization import FanOut, Official, OfficialRole, Organization
from acts.registers.choices import BodyKind, ConsentKind, Form, MentorCategory
from acts.registers.own_rules import own_rules, rule_values
from acts.registers.participants import (
    Body,
    Consent,
    Contacts,
    Meeting,
    Mentee,
    Mentor,
    Pair,
    Partner,
    Programme,
    Registers,
)
from acts.registers.row_reading import Reader, Reading, Unreadable
from acts.registers.rows import OfferedRow, Row
from acts.registers.wording_tables import FORM_COLUMNS
from acts.russian.cases import Gender
from acts.russian.wording import Override, Word, WordKind

__all__ = ["organization_rows", "override_of", "registers_from"]

_YES = "да"


def registers_from(organization_id: str, rows: Iterable[Row]) -> Registers:
    """Make typed registers from an organisation's rows; excluded rows are left out.

    Args:
        organization_id: Its id.
        rows: Its rows, all tables.

    Raises:
        InputError: A value can't be what its column says, or the organisation's own row is
            missing; each with the code of the row, never with the value.
    """
    work = Reading([row for row in rows if not row.excluded])
    officials = work.all("officials", _official)
    made = work.all("organization", lambda read: _organization(read, organization_id, officials))
    own = next((one for one in work.rows if one.table == "organization"), None)
    registers = None
    if own is not None and made:
        read = Reader(own)
        max_load = work.one(read, lambda: read.number("max_load"))
        registers = Registers(
            organization=made[0],
            contacts=_contacts(read),
            keeps_book=read.text("keeps_book") == _YES,
            max_load=max_load,
            bodies=work.all("bodies", _body),
            partners=work.all("partners", _partner),
            mentors=work.all("mentors", _mentor),
            mentees=work.all("mentees", _mentee),
            consents=work.all("consents", _consent),
            programmes=work.all("programmes", _programme),
            pairs=work.all("pairs", _pair),
            meetings=work.all("meetings", _meeting),
            overrides=work.all("overrides", override_of),
        )
    if own is None:
        work.problems.append(_no_organization(organization_id))
    if work.problems or registers is None:
        raise InputError(work.problems)
    return registers


def organization_rows(organization: Organization) -> tuple[OfferedRow, ...]:
    """Give the rows that hold an organisation and its officials, ready to be merged.

    Args:
        organization: As a file of organisations gave it.
    """
    one = organization
    values = {
        "fan_out": one.fan_out.value,
        "parent": one.parent,
        "body": one.body,
        "full_name": one.full_name,
        "short_name": one.short_name,
        "place": one.place,
        "zone": one.zone,
        "founder": one.founder,
        "tracked_from": one.tracked_from.isoformat() if one.tracked_from else "",
        **rule_values(one.rules),
    }
    return (
        OfferedRow(table="organization", code="", values=values, place=one.id),
        *(
            OfferedRow(
                table="officials",
                code="",
                values=_official_values(official),
                place=f"{one.id}, officials, {number}",
            )
            for number, official in enumerate(one.officials, start=1)
        ),
    )


def _official_values(official: Official) -> dict[str, str]:
    person = official.person
    return {
        "role": official.role.value,
        "post": official.post,
        "surname": person.surname,
        "name": person.name,
        "patronymic": person.patronymic,
        "gender": person.gender.value if person.gender else "",
        "since": official.since.isoformat(),
        "until": official.until.isoformat() if official.until else "",
        "basis": official.basis,
    }


def _no_organization(organization_id: str) -> Problem:
    return Problem(
        message="об организации в реестрах ничего не записано",
        remedy="Заполните лист «Школа» и загрузите его: acts data load",
        place=organization_id,
        code="register.no-organization",
    )


def _organization(
    read: Reader, organization_id: str, officials: tuple[Official, ...]
) -> Organization:
    # The form asks nothing about the kind: who fills it in is a school.
    return Organization(
        id=organization_id,
        fan_out=read.choice_or_none("fan_out", FanOut) or FanOut.EACH_SCHOOL,
        full_name=read.needed("full_name"),
        short_name=read.needed("short_name"),
        place=read.needed("place"),
        zone=read.needed("zone"),
        founder=read.text("founder"),
        parent=read.text("parent"),
        body=read.text("body"),
        tracked_from=read.date("tracked_from"),
        officials=officials,
        rules=own_rules(read),
    )


def _official(read: Reader) -> Official:
    return Official(
        role=read.choice("role", OfficialRole),
        post=read.needed("post"),
        person=read.person(),
        since=read.day("since"),
        until=read.date("until"),
        basis=read.text("basis"),
    )


def _contacts(read: Reader) -> Contacts:
    return Contacts(
        address=read.text("address"),
        inn=read.text("inn"),
        kpp=read.text("kpp"),
        ogrn=read.text("ogrn"),
        bank=read.text("bank"),
        phone=read.text("phone"),
        email=read.text("email"),
        site=read.text("site"),
    )


def _body(read: Reader) -> Body:
    return Body(
        code=read.row.code,
        kind=read.choice("kind", BodyKind),
        exists=bool(read.yes("exists")),
        title=read.text("title"),
        chair=read.text("chair"),
        since=read.day("since"),
        until=read.date("until"),
        paper=read.text("paper"),
    )


def _partner(read: Reader) -> Partner:
    named = read.text("signer_surname") and read.text("signer_name")
    return Partner(
        code=read.row.code,
        full_name=read.needed("full_name"),
        short_name=read.needed("short_name"),
        contacts=_contacts(read),
        signer=read.person("signer_") if named else None,
        signer_post=read.text("signer_post"),
        signer_basis=read.text("signer_basis"),
        contact=read.text("contact"),
        form=read.choice_or_none("form", Form),
        since=read.date("since"),
        until=read.date("until"),
    )


def _mentor(read: Reader) -> Mentor:
    return Mentor(
        code=read.row.code,
        person=read.person(),
        category=read.choice("category", MentorCategory),
        position=read.needed("position"),
        partner=read.text("partner"),
        workplace=read.text("workplace"),
        birth_date=read.date("birth_date"),
        contact=read.text("contact"),
        competences=read.text("competences"),
        conviction_paper=read.text("conviction_paper"),
        since=read.day("since"),
        until=read.date("until"),
    )


def _mentee(read: Reader) -> Mentee:
    category = read.needed("category")
    if category not in ("pupil", "employee"):
        raise Unreadable("category")
    return Mentee(
        code=read.row.code,
        person=read.person(),
        is_employee=category == "employee",
        position=read.needed("position"),
        birth_date=read.date("birth_date"),
        representative=read.text("representative"),
        representative_contact=read.text("representative_contact"),
        request=read.text("request"),
        preventive_record=bool(read.yes("preventive_record")),
        since=read.day("since"),
        until=read.date("until"),
    )


def _consent(read: Reader) -> Consent:
    return Consent(
        code=read.row.code,
        person=read.needed("person"),
        kind=read.choice("kind", ConsentKind),
        signed_on=read.day("signed_on"),
        until=read.date("until"),
        withdrawn_on=read.date("withdrawn_on"),
        kept=read.text("kept"),
    )


def _programme(read: Reader) -> Programme:
    return Programme(
        code=read.row.code,
        title=read.needed("title"),
        form=read.choice_or_none("form", Form),
        goal=read.text("goal"),
        since=read.day("since"),
        until=read.day("until"),
        approved_by=read.text("approved_by"),
    )


def _pair(read: Reader) -> Pair:
    kind = read.needed("kind")
    if kind not in ("pair", "group"):
        raise Unreadable("kind")
    read.needed("mentees")
    return Pair(
        code=read.row.code,
        is_group=kind == "group",
        form=read.choice("form", Form),
        role_model=read.text("role_model"),
        mentor=read.needed("mentor"),
        mentees=read.row.codes("mentees"),
        programme=read.text("programme"),
        since=read.day("since"),
        until=read.day("until"),
        meetings_per_month=read.number("meetings_per_month"),
        addendum=read.text("addendum"),
        purpose=read.text("purpose"),
        ended=read.date("ended"),
        result=read.text("result"),
    )


def _meeting(read: Reader) -> Meeting:
    return Meeting(
        code=read.row.code,
        pair=read.needed("pair"),
        date=read.day("date"),
        kind=read.needed("kind"),
        topic=read.text("topic"),
        held=read.yes("held"),
        result=read.text("result"),
    )


def override_of(read: Reader) -> Override:
    """Make a person's last word on a word of its row.

    Raises:
        Unreadable: A value can't be what its column says.
    """
    return Override(
        word=Word(
            kind=read.choice("kind", WordKind),
            nominative=read.needed("nominative"),
            gender=read.choice_or_none("gender", Gender),
        ),
        forms={case: read.text(case) for case in FORM_COLUMNS},
        approved=bool(read.yes("approved")),
    )
