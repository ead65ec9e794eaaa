"""What people are at the desk: each position with the roles it may record as."""

import dataclasses as dc

from acts.actor import Role

__all__ = ["POSITIONS", "Position", "position_of"]


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A position that an account is given.

    Attributes:
        code: Its code in the database.
        title: What people call it.
        roles: What it may record as.
        everywhere: Whether it sees all organisations of the workspace without a list.
        audits: Whether it may read the whole journal.
        manages: Whether it may manage accounts.
    """

    code: str
    title: str
    roles: frozenset[Role]
    everywhere: bool = False
    audits: bool = False
    manages: bool = False


POSITIONS = (
    Position(
        code="staff",
        title="сотрудник школы",
        roles=frozenset({Role.DRAFTER, Role.CURATOR, Role.VISA_SIGNER}),
    ),
    Position(code="clerk", title="делопроизводитель", roles=frozenset({Role.CLERK})),
    Position(code="director", title="директор", roles=frozenset({Role.DIRECTOR})),
    Position(
        code="municipal",
        title="специалист муниципального органа",
        roles=frozenset({Role.MUNICIPAL_OFFICER}),
    ),
    Position(code="legal", title="правовой эксперт", roles=frozenset({Role.LEGAL_REVIEWER})),
    Position(code="auditor", title="наблюдатель", roles=frozenset({Role.AUDITOR}), audits=True),
    Position(
        code="administrator",
        title="администратор",
        roles=frozenset(),
        audits=True,
        manages=True,
    ),
)


def position_of(code: str) -> Position:
    """Find a position by its code.

    Raises:
        KeyError: There is none.
    """
    return {one.code: one for one in POSITIONS}[code]
