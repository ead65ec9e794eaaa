"""Who acts and who records: roles, and the actor a service is called by."""

import dataclasses as dc
import enum

__all__ = ["ROLE_LABELS", "Actor", "Role"]


class Role(enum.StrEnum):
    """A part somebody plays in the life of acts and items."""

    DRAFTER = "drafter"
    CURATOR = "curator"
    DIRECTOR = "director"
    LEGAL_REVIEWER = "legal_reviewer"
    VISA_SIGNER = "visa_signer"
    UNION_REP = "union_rep"
    COUNCIL_REP = "council_rep"
    CLERK = "clerk"
    MUNICIPAL_OFFICER = "municipal_officer"
    REGIONAL_OFFICER = "regional_officer"
    AUDITOR = "auditor"
    CI_BOT = "ci_bot"
    SYSTEM = "system"


ROLE_LABELS = {
    Role.DRAFTER: "исполнитель",
    Role.CURATOR: "куратор",
    Role.DIRECTOR: "руководитель",
    Role.LEGAL_REVIEWER: "правовой эксперт",
    Role.VISA_SIGNER: "согласующий",
    Role.UNION_REP: "представитель профсоюза",
    Role.COUNCIL_REP: "представитель совета",
    Role.CLERK: "делопроизводитель",
    Role.MUNICIPAL_OFFICER: "специалист муниципального органа",
    Role.REGIONAL_OFFICER: "специалист регионального органа",
    Role.AUDITOR: "наблюдатель",
    Role.CI_BOT: "сборка",
    Role.SYSTEM: "система",
}


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who records: an account or the owner of a one-person folder.

    Attributes:
        id: Account code, never a name.
        roles: What this account may record as.
        scope: Ids of organisations it may touch; empty means all of the workspace.
    """

    id: str
    roles: frozenset[Role]
    scope: tuple[str, ...] = ()

    def may_touch(self, organization: str) -> bool:
        """Tell whether an organisation is in the actor's scope."""
        return not self.scope or organization in self.scope
