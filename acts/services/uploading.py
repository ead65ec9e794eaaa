"""A file of registers in two steps: what it would do is shown, then exactly that is taken in."""

import dataclasses as dc
import hashlib
from pathlib import Path

from acts.errors import ConflictError, InputError, Severity
from acts.organization import Organization
from acts.registers.rows import ChangeSet
from acts.services.desk import Desk
from acts.services.exchange import read_file
from acts.services.exchange_forms import refresh_form
from acts.services.registering import Applied, apply, compare
from acts.services.wordings import refresh_check

__all__ = ["Looked", "look", "take"]


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What a file would do.

    Attributes:
        changes: Its changes, conflicts and problems.
        digest: SHA-256 of the file.
        fingerprint: Of all that was compared: equal ones do the same.
    """

    changes: ChangeSet
    digest: str
    fingerprint: str

    @property
    def has_errors(self) -> bool:
        """Whether something in it can't be taken."""
        return any(one.severity is Severity.ERROR for one in self.changes.problems)

    @property
    def says_something(self) -> bool:
        """Whether taking it in would change anything."""
        return bool(self.changes.changes or self.changes.conflicts)


def look(desk: Desk, organization: Organization, path: Path) -> Looked:
    """Compare a file with an organisation's registers; nothing is written.

    Args:
        desk: The workspace.
        organization: Whose page it was sent to.
        path: The file.

    Raises:
        InputError: It can't be read, is another organisation's, or comes from a newer store.
    """
    try:
        form = read_file(path, organization=organization.id)
        found = compare(desk, form, file=path.name)
    except InputError as error:  # where it lies is nobody's business
        raise InputError(dc.replace(one, file=path.name) for one in error.problems) from error
    named = tuple(dc.replace(one, file=path.name) for one in found.problems)
    found = dc.replace(found, problems=named)
    fingerprint = hashlib.sha256(f"{form.digest}{found!r}".encode()).hexdigest()
    return Looked(changes=found, digest=form.digest, fingerprint=fingerprint)


def take(
    desk: Desk, organization: Organization, path: Path, *, shown: str, partial: bool
) -> Applied:
    """Take a file in, if it still does what was shown; forms where nothing is lost follow.

    Args:
        desk: The workspace.
        organization: Whose registers.
        path: The file.
        shown: Fingerprint of what the person looked at.
        partial: Take the sound rows though others are wrong.

    Raises:
        InputError: Something in it is wrong and `partial` wasn't asked for.
        ConflictError: It would do something else by now.
        WorkflowError: The actor doesn't keep these registers.
    """
    looked = look(desk, organization, path)
    if looked.fingerprint != shown:
        raise ConflictError(
            "пока вы смотрели, данные изменились, и файл делает теперь не то, что было показано",
            remedy="Посмотрите ещё раз, что изменится",
        )
    applied = apply(desk, looked.changes, partial=partial, digest=looked.digest)
    refresh_form(desk, organization)
    refresh_check(desk, organization)
    return applied
