"""What the agreement with a partner prints besides what every act has: two parties, annexes."""

import re
from collections.abc import Iterator
from typing import Any

from acts.documents import declined
from acts.documents.context import Fields, bound, date_of, day, is_acting, named, person
from acts.documents.declined import NameOrder
from acts.documents.kinds.acquainted import person_key
from acts.documents.kinds.contradictions import contradiction
from acts.errors import InputError, Problem
from acts.law import ACT_WORDS
from acts.registers.choices import FORMS, Form
from acts.russian import names
from acts.russian.cases import Case, Gender
from acts.russian.wording import Wording

__all__ = ["add", "authority", "check"]

_IN_PERSON = re.compile(r"(?i)(?:индивидуальный\s+предприниматель|ИП)\s")
# Forms where a partner's mentors may be its pupils or students; elsewhere they are its workers.
_BY_LEARNERS = frozenset(
    one.title for one in FORMS if one.code in (Form.PUPIL_PUPIL, Form.STUDENT_PUPIL)
)
# First words of papers that empower, beside those of `ACT_WORDS`, in the genitive.
_PAPERS = {
    "доверенность": "доверенности",
    "протокол": "протокола",
    "положение": "положения",
    "договор": "договора",
    "контракт": "контракта",
    "лист": "листа",
    "свидетельство": "свидетельства",
}


def add(context: dict[str, Any], fields: Fields, words: Wording) -> None:
    """Add to the context what this kind's template names.

    Args:
        context: What `build_context` has so far; changed in place.
        fields: The data of the agreement, cleaned.
        words: How words are declined.
    """
    organization, partner = fields["organization"], fields["partner"]
    plan = [
        {key: bound(one[key]) for key in ("event", "due", "responsible")} for one in fields["plan"]
    ]
    context.update(
        school=_party(organization, organization["director"], _school_basis(organization), words),
        partner=_partner(partner, words),
        form=bound(fields["form"]),
        with_learners=" ".join(fields["form"].split()) in _BY_LEARNERS,
        purpose=fields.get("purpose", ""),
        school_duties=fields.get("school_duties", []),
        partner_duties=fields.get("partner_duties", []),
        mentors=[_mentor(one, words) for one in fields.get("mentors", ())],
        plan=plan,
        term={"from": day(fields["term"]["from"]), "to": day(fields["term"]["to"])},
        prolonged=fields.get("prolonged", "") == "да",
        seals=fields.get("seals", "") == "да",
        curator=_curator(fields["curator"], words),
    )


def check(fields: Fields) -> Iterator[Problem]:
    """Find what contradicts itself; the schema checks each value alone.

    Args:
        fields: The data of the agreement.
    """
    start, end = date_of(fields["term"]["from"]), date_of(fields["term"]["to"])
    if start > end:
        yield contradiction("/term", "срок заканчивается раньше, чем начинается")
    if end < date_of(fields["planned_on"]):
        yield contradiction("/term/to", "срок заканчивается раньше самого соглашения")
    organization = fields["organization"]
    if is_acting(organization["director"]["post"]) and "acting_basis" not in organization:
        yield Problem(
            message="не указано, чем возложены обязанности руководителя",
            remedy="Впишите приказ о возложении обязанностей",
            place="/organization/acting_basis",
            code="data.contradiction",
        )
    listed = [(*person_key(one), one["position"]) for one in fields.get("mentors", ())]
    if len(set(listed)) < len(listed):
        yield contradiction("/mentors", "наставник назван дважды")


def authority(paper: str) -> str:
    """Put a paper that empowers into the genitive: «приказ … № 5» → «приказа … № 5».

    Args:
        paper: As a person wrote it; one already in the genitive stays as it is.
    """
    first, space, rest = paper.partition(" ")
    low = first.casefold()
    declined = ACT_WORDS[low][0] if low in ACT_WORDS else _PAPERS.get(low, first)
    return f"{declined}{space}{rest}"


def _school_basis(organization: Fields) -> str:
    acting = is_acting(organization["director"]["post"])
    return str(organization["acting_basis"] if acting else organization.get("basis", "устава"))


def _party(fields: Fields, signer: Fields, basis: str, words: Wording) -> dict[str, Any]:
    """Write a party: who represents it, by what right, and its details."""
    one = named(signer)
    gender = _gender(one)
    acts = "действующей" if gender is Gender.FEMININE else "действующего"
    post = words.post(signer["post"], Case.GENITIVE, gender)
    return {
        "full_name": declined.organization(words, fields["full_name"]),
        "short_name": declined.organization(words, fields["short_name"]),
        "represented": bound(
            f"{post} {words.full_name(one, Case.GENITIVE)}, {acts} на основании {authority(basis)}"
        ),
        "full": declined.name(words, one),
        "post": declined.post(words, signer["post"], one),
        "signature": declined.name(words, one, NameOrder.INITIALS_FIRST),
        "details": [bound(line) for line in _details(fields.get("details", {}))],
    }


def _partner(fields: Fields, words: Wording) -> dict[str, Any]:
    """Write the partner; a sole trader who signs has no representative: the party is the person.

    Source: ст. 23 ГК РФ.
    """
    signer, basis = fields["signer"], fields["basis"]
    party = _party(fields, signer, basis, words)
    name = " ".join(fields["full_name"].split())
    acting = f"в лице {party['represented']}"
    if _IN_PERSON.match(name) and signer["surname"] in name:
        is_woman = _gender(named(signer)) is Gender.FEMININE
        acts = "действующая" if is_woman else "действующий"
        acting = bound(f"{acts} на основании {authority(basis)}")
    return party | {"acting": acting, "contact": bound(fields["contact"])}


def _gender(one: names.Person) -> Gender:
    try:
        return names.gender_of(one)
    except InputError as unknown:
        raise InputError(
            Problem(
                message="по имени и отчеству подписывающего не определить, мужчина это или женщина",
                remedy="Укажите пол подписывающего",
                code="person.gender-unknown",
            )
        ) from unknown


def _details(details: Fields) -> Iterator[str]:
    if details.get("address"):
        yield details["address"]
    codes = [
        f"{title}\u00a0{details[key]}"
        for key, title in (("inn", "ИНН"), ("kpp", "КПП"))
        if details.get(key)
    ]
    if codes:
        yield ", ".join(codes)
    if details.get("ogrn"):
        yield f"ОГРН\u00a0{details['ogrn']}"
    if details.get("bank"):
        yield details["bank"]
    if details.get("phone"):
        yield f"Телефон: {details['phone']}"
    if details.get("email"):
        yield f"Электронная почта: {details['email']}"


def _mentor(one: Fields, words: Wording) -> dict[str, str]:
    mentor = named(one)
    return {
        "full": declined.name(words, mentor),
        "position": declined.post(words, one["position"], mentor),
        "competences": bound(one.get("competences", "")) or "–",
    }


def _curator(fields: Fields, words: Wording) -> dict[str, str]:
    contacts = ", ".join(fields[key] for key in ("phone", "email") if fields.get(key))
    return {
        "post": person(fields, words)["post"],
        "full": declined.name(words, named(fields)),
        "contacts": bound(contacts),
    }
