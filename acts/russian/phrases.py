"""Posts and organisations: find the words that head the phrase, decline them, freeze the rest.

A post or a name of an organisation is a noun group whose tail («директора по воспитательной
работе», «имени А.С. Пушкина», everything from the first quotation mark on) never changes. So the
work is to find the head and what agrees with it, and then any second head: after a comma, a dash,
in brackets, or standing beside the first («учреждение средняя школа № 7»).
"""

import functools

from acts.russian.cases import Case, Gender
from acts.russian.morphology import inflect, like
from acts.russian.names import full_name
from acts.russian.phrase_reader import Part, Plan, plan

__all__ = ["decline_organization", "decline_post", "review_phrase"]


@functools.lru_cache(maxsize=8192)
def decline_post(text: str, case: Case | str, gender: Gender | str | None = None) -> str:
    """Decline a post: «заместитель директора по УВР» → «заместителя директора по УВР».

    Args:
        text: The post in the nominative.
        case: The case wanted.
        gender: Of the person who holds it. It changes nothing, on purpose: a post declines by its
            own gender («директора Иванову»), and a holder's would mislead on unknown words.
    """
    del gender
    return _decline(text, Case(case), True)


@functools.lru_cache(maxsize=8192)
def decline_organization(text: str, case: Case | str) -> str:
    """Decline the name of an organisation; what stands in quotes never changes."""
    return _decline(text, Case(case), False)


def review_phrase(text: str) -> tuple[str, ...]:
    """Say in Russian why a human should look at the forms of a post or an organisation."""
    return _planned(text, False).reasons


def _decline(text: str, case: Case, living: bool) -> str:
    if case is Case.NOMINATIVE:
        return text
    keep_yo = "ё" in text.lower()
    return "".join(_render(part, case, keep_yo) for part in _planned(text, living).parts)


def _render(part: Part, case: Case, keep_yo: bool) -> str:
    if part.person is not None:
        return full_name(part.person, case)
    if part.reading is None:
        return part.text
    return like(part.text, inflect(part.reading, case, part.animate), keep_yo=keep_yo)


@functools.lru_cache(maxsize=2048)
def _planned(text: str, living: bool) -> Plan:
    return plan(text, living)
