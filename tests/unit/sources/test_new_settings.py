"""The settings of a new workspace read back, with everything they offer to change."""

import re

import pytest

from acts.actor import Actor, Role
from acts.deadlines.own_rules import NO_RULES
from acts.sources.new_settings import settings_text
from acts.sources.settings import read_settings

ACTORS = (
    Actor(id="office", roles=frozenset({Role.CLERK, Role.DRAFTER}), scope=("school-1",)),
    Actor(id="завуч 1", roles=frozenset({Role.CURATOR})),
)


@pytest.fixture
def read(tmp_path):
    def call(text):
        path = tmp_path / "acts.toml"
        path.write_text(text, encoding="utf-8")
        return read_settings(path)

    return call


def test_new_settings_say_what_they_were_made_of(read):
    settings = read(settings_text("карта.yaml", "abc", ACTORS[:1], rehearsal=True))
    assert (settings.roadmap, settings.roadmap_checked) == ("карта.yaml", "abc")
    assert settings.default_actor == "office"
    assert settings.actors == ACTORS[:1]
    assert settings.rehearsal
    assert settings.rules == NO_RULES
    assert not read(settings_text("карта.yaml", "abc", ACTORS[:1])).rehearsal


def test_every_rule_offered_in_a_comment_may_be_switched_on(read):
    text = settings_text("карта.yaml", "abc", ACTORS[:1])
    switched = re.sub(r"^# (\[calendar\]|[a-z_]+ = )", r"\1", text, flags=re.MULTILINE)
    rules = read(switched).rules
    assert rules.week == 6
    assert len(rules.extra_days_off) == 1
    assert str(rules.school_year_end) == "05-26"
    assert (rules.until_inclusive, rules.bare_days_working) == (True, False)


def test_an_id_with_a_space_is_quoted():
    assert '[actors."завуч 1"]' in settings_text("карта.yaml", "", ACTORS)
