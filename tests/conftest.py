"""Fixtures and settings that every test shares."""

import gc
import json
import os
from pathlib import Path

import hypothesis
import pytest

hypothesis.settings.register_profile("ci", derandomize=True, deadline=None, max_examples=100)
hypothesis.settings.register_profile("dev", deadline=None, max_examples=50)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "dev")


@pytest.hookimpl(wrapper=True)
def pytest_collection():
    """Gather the tests without the collector of cycles, and let it never look at them again.

    It would walk over thousands of them again and again: a tenth of the whole gathering.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()
        gc.freeze()
        # What tests make is mostly gone without it; looking rarely saves a twentieth of the run.
        gc.set_threshold(20_000, 25, 25)


@pytest.fixture(scope="session")
def played_before():
    """Give the demo that the tests of the command line made in an earlier run, or None.

    They see to it that nobody changes it: `played` in `tests/cli`. Copy it before anything else.
    """
    if not (shared := os.environ.get("ACTS_TEST_DEMO")):
        return None
    answer = Path(shared, "demo", "answer.json")
    if not answer.exists():
        return None
    code, *_ = json.loads(answer.read_text(encoding="utf-8"))["said"]
    return None if code else answer.parent / "пример"
