"""Accounts of the municipality for practice: one for each position."""

from acts.organization import FanOut
from acts.web.accounts.models import Account
from acts.web.accounts.positions import POSITIONS
from acts.web.workspace import workspace

__all__ = ["PASSWORD", "open_demo_accounts"]

PASSWORD = "учебный-стол-2026"  # noqa: S105 – printed on the screen, for an invented municipality
_OF_SCHOOL = ("staff", "clerk", "director")


def open_demo_accounts() -> tuple[tuple[str, str], ...]:
    """Make an account for each position; those that are there stay as they are.

    Returns:
        Code and position of each, in words.
    """
    organizations = workspace().store.organizations()
    schools = [one for one in organizations if one.fan_out is FanOut.EACH_SCHOOL]
    found = []
    for position in POSITIONS:
        is_of_school = position.code in _OF_SCHOOL
        for school in schools if is_of_school else [None]:
            code = f"{position.code}.{school.id}" if school else position.code
            where = school.short_name if school else "все организации"
            if not Account.objects.filter(code=code).exists():
                Account.objects.open(
                    code,
                    PASSWORD,
                    title=f"{position.title}, {where}" if school else position.title,
                    positions=[position.code],
                    organizations=[school.id] if school else [],
                    everywhere=school is None,
                    is_staff=position.manages,
                    is_superuser=position.manages,
                )
            found.append((code, f"{position.title}, {where}"))
    return tuple(found)
