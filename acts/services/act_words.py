"""How an act is called in a sentence: its heading with number and date, never its id."""

from acts.journal import Snapshot, act_subject, snapshot
from acts.registers.act_record import ActRecord, called
from acts.russian.typography import quoted
from acts.services.desk import Desk

__all__ = ["act_words", "words_of", "words_of_id"]


def act_words(act: ActRecord, now: Snapshot) -> str:
    """Call an act by its heading with number and date; a draft has its period instead.

    Args:
        act: The act.
        now: Where it stands.
    """
    if now.document_date is not None:
        return called(act.title, number=now.number, date=now.document_date)
    return f"{quoted(act.title)} ({act.period})"


def words_of(desk: Desk, act: ActRecord) -> str:
    """Call an act as `act_words` does.

    Args:
        desk: The workspace.
        act: The act.
    """
    return act_words(act, snapshot(desk.store.history(act_subject(act.id))))


def words_of_id(desk: Desk, act: str) -> str:
    """Call an act by what its id leads to; what is no act of the store stays as it is.

    Args:
        desk: The workspace.
        act: Its id, or empty.
    """
    found = desk.store.act(act) if act else None
    return words_of(desk, found) if found is not None else act
