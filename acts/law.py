"""Law as dated data: which acts may be cited on a date, in which order and in which words."""

import dataclasses as dc
import datetime as dt
import enum
from collections.abc import Iterable

__all__ = ["ACT_WORDS", "Citation", "Confidence", "LegalBasis", "Level", "Role", "bases"]

# The closed list of words an act's reference begins with: nominative → genitive, instrumental.
ACT_WORDS = {
    "Федеральный закон": ("Федерального закона", "Федеральным законом"),
    "кодекс": ("кодекса", "кодексом"),
    "закон": ("закона", "законом"),
    "статья": ("статьи", "статьёй"),
    "статьи": ("статей", "статьями"),
    "часть": ("части", "частью"),
    "главы": ("глав", "главами"),
    "указ": ("указа", "указом"),
    "постановление": ("постановления", "постановлением"),
    "распоряжение": ("распоряжения", "распоряжением"),
    "приказ": ("приказа", "приказом"),
    "решение": ("решения", "решением"),
    "письмо": ("письма", "письмом"),
    "устав": ("устава", "уставом"),
    "национальный проект": ("национального проекта", "национальным проектом"),
}


class Level(enum.IntEnum):
    """The place of an act in a preamble: lower numbers are named first."""

    LAW = 1
    DECREE = 2
    GOVERNMENT = 3
    MINISTRY = 4
    REGION = 5
    MUNICIPALITY = 6
    CHARTER = 7


class Role(enum.StrEnum):
    """How an act may be cited."""

    BASIS = "basis"  # «в соответствии с …»
    RECOMMENDATION = "recommendation"  # «с учётом …», never «во исполнение …»
    GOAL = "goal"  # «в целях достижения результатов …»
    REFERENCE = "reference"  # named in a point, not in the preamble


class Confidence(enum.StrEnum):
    """How sure we are of a row; only rows of high confidence may produce errors."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A reference to an act: the word that is declined and the rest that is not.

    Attributes:
        word: One of `ACT_WORDS`, in the nominative.
        details: Issuer in the genitive, date, number and title.
    """

    word: str
    details: str

    def __post_init__(self) -> None:
        if self.word not in ACT_WORDS:
            raise ValueError(f"unknown kind of act: {self.word}")

    def __str__(self) -> str:
        return f"{self.word} {self.details}"

    @property
    def genitive(self) -> str:
        """«с учётом письма …»."""
        return f"{ACT_WORDS[self.word][0]} {self.details}"

    @property
    def instrumental(self) -> str:
        """«в соответствии с распоряжением …»."""
        return f"{ACT_WORDS[self.word][1]} {self.details}"


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class LegalBasis:
    """An act of law with the dates between which it may be cited.

    Attributes:
        id: Its name in data, e.g. «r145».
        citation: The full reference as an act prints it.
        short: What people call it.
        effective_from: The first day it may be cited.
        effective_to: The last day, or None while no end is known.
        level: Its place in a preamble.
        role: How it may be cited.
        source: Where the row comes from.
        verified_on: When somebody last looked whether it is still so.
        confidence: How sure that is.
    """

    id: str
    citation: Citation
    short: str
    effective_from: dt.date
    effective_to: dt.date | None
    level: Level
    role: Role
    source: str
    verified_on: dt.date
    confidence: Confidence

    def is_in_force(self, on: dt.date) -> bool:
        """Say whether the act may be cited in a paper of this date."""
        return self.effective_from <= on and (self.effective_to is None or on <= self.effective_to)


def bases(rows: Iterable[LegalBasis], ids: Iterable[str], on: dt.date) -> tuple[LegalBasis, ...]:
    """Choose the acts that a paper of this date cites, in the order of a preamble.

    Args:
        rows: The register of law.
        ids: What the kind of act cites.
        on: The date of the paper.

    Returns:
        Those in force on the date: law, decree, Government, ministry; the order of `ids`
        decides inside a level.

    Raises:
        KeyError: An id is not in the register.
    """
    by_id = {row.id: row for row in rows}
    wanted = [by_id[name] for name in ids]
    return tuple(sorted((row for row in wanted if row.is_in_force(on)), key=lambda row: row.level))
