"""Who records: roles with Russian names, and the organisations an account may touch."""

import pytest

from acts.actor import ROLE_LABELS, Actor, Role


def test_every_role_has_its_own_russian_label():
    assert set(ROLE_LABELS) == set(Role)
    assert len(set(ROLE_LABELS.values())) == len(Role)


@pytest.mark.parametrize(
    ("scope", "organization", "may"),
    [
        ((), "school-1", True),
        (("school-1",), "school-1", True),
        (("school-1",), "school-10", False),
        (("school-1", "school-2"), "school-2", True),
    ],
)
def test_an_actor_touches_only_the_organizations_of_his_scope(scope, organization, may):
    actor = Actor(id="office", roles=frozenset({Role.CURATOR}), scope=scope)

    assert actor.may_touch(organization) is may
