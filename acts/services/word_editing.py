"""One word's forms corrected or approved on a page, as the check sheet would say it."""

import hashlib
from collections.abc import Mapping

from acts.errors import Problem
from acts.organization import Organization
from acts.registers.rows import OfferedRow
from acts.registers.wording_tables import CHECK, FORM_COLUMNS
from acts.russian.cases import Case
from acts.russian.wording import Word
from acts.services.desk import Desk
from acts.services.register_editing import Saved, take_one
from acts.services.register_forms import WHOLE
from acts.services.wordings import WordForms
from acts.sources.form_values import read_value

__all__ = ["key_of", "save_word"]

_YES = "да"


def key_of(word: Word) -> str:
    """Name a word on a page and in an address without saying it."""
    said = "\n".join((word.kind, word.nominative, word.gender or ""))
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def save_word(
    desk: Desk,
    organization: Organization,
    seen: WordForms,
    *,
    typed: Mapping[Case, str],
    approved: bool,
    revision: int,
) -> Saved:
    """Write down what a person says of a word; forms as the program has them become none.

    Args:
        desk: The workspace.
        organization: Whose word.
        seen: The word as the page showed it.
        typed: Forms by case; one emptied goes back to the program's.
        approved: Whether all of them are right.
        revision: Revision of the registers that the page was made from.

    Raises:
        WorkflowError: The actor doesn't keep these registers.
    """
    values: dict[str, str] = {}
    unread: list[str] = []
    problems: list[Problem] = []
    for case in FORM_COLUMNS:
        read = read_value(typed.get(case, ""), CHECK.column(case), place=f"/{case}")
        problems += read.problems
        values[str(case)] = read.text
        if read.is_wrong:
            unread.append(str(case))
    word = seen.word
    offered = OfferedRow(
        table=CHECK.key,
        code=seen.code,
        values={
            "nominative": word.nominative,
            **values,
            "approved": _YES if approved else "",
            "kind": str(word.kind),
            "gender": str(word.gender or ""),
        },
        place=WHOLE,
        cells={str(case): f"/{case}" for case in FORM_COLUMNS},
        unread=tuple(unread),
    )
    return take_one(desk, organization, offered, revision=revision, problems=tuple(problems))
