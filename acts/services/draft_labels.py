"""What a draft is called: the id of its act, its period, its file, the command that makes it."""

import re

from acts.act import ActKind
from acts.errors import InputError
from acts.registers.act_record import ActRecord
from acts.services.desk import Desk

__all__ = ["act_id", "check_period", "draft_command", "draft_stem", "free_period"]

_PERIOD = re.compile(r"[0-9]{4}(-[0-9]{1,2})?")


def act_id(kind: str, period: str, organization: str, about: str = "") -> str:
    """Put the id of an act together of its labels.

    >>> act_id("partner_agreement", "2026", "school-1", "partner-1")
    'partner_agreement@2026:partner-1@school-1'
    """
    label = f"{period}:{about}" if about else period
    return f"{kind}@{label}@{organization}"


def check_period(period: str) -> None:
    """Refuse a label of a period that is no year: it becomes a part of ids and of file names.

    Raises:
        InputError: It is none.
    """
    if not _PERIOD.fullmatch(period):
        raise InputError(f"период «{period}» записан неверно", remedy="Пишите год: 2020 или 2020-1")


def draft_stem(kind: ActKind, period: str, about: str) -> str:
    """Name the file of a draft, without «.docx»: nothing in it comes from free text."""
    return " ".join(one for one in (kind.file_title, period, about, "проект") if one)


def draft_command(act: ActRecord, *, period: str = "") -> str:
    """Write the command that makes the draft of an act."""
    about = f" --about {act.about}" if act.about else ""
    return f"acts draft {act.kind}{about} --period {period or act.period}"


def free_period(desk: Desk, act: ActRecord) -> str:
    """Name the next period of the same year that has no act of this kind yet: «2024-2»."""
    year = act.period.partition("-")[0]
    numbered = (f"{year}-{number}" for number in range(2, 100))
    return next(
        one
        for one in numbered
        if desk.store.act(act_id(act.kind, one, act.organization, act.about)) is None
    )
