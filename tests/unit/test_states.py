"""The words of the state machines: each has one Russian label."""

import re

import pytest

from acts.states import (
    ACT_LABELS,
    FINAL_TASK_STATES,
    TASK_LABELS,
    TRIGGER_LABELS,
    ActState,
    ActTrigger,
    RegisterTrigger,
    RoadmapTrigger,
    TaskState,
    TaskTrigger,
)


@pytest.mark.parametrize(
    ("labels", "states"), [(ACT_LABELS, ActState), (TASK_LABELS, TaskState)], ids=["act", "task"]
)
def test_every_state_has_its_own_russian_label(labels, states):
    assert set(labels) == set(states)
    assert len(set(labels.values())) == len(states)
    assert all(re.fullmatch(r"[а-яё ]+", label) for label in labels.values())


def test_every_trigger_has_a_russian_label():
    assert set(TRIGGER_LABELS) == {
        *ActTrigger,
        *TaskTrigger,
        *RegisterTrigger,
        *RoadmapTrigger,
    }
    assert all(re.fullmatch(r"[а-яё ]+", label) for label in TRIGGER_LABELS.values())


def test_one_code_of_both_machines_has_a_label_that_fits_both():
    shared = {str(one) for one in ActTrigger} & {str(one) for one in TaskTrigger}

    assert {code: TRIGGER_LABELS[code] for code in shared} == {"cancel": "аннулировано"}


def test_overdue_is_not_a_state():
    assert {str(state) for state in FINAL_TASK_STATES} == {"done", "not_applicable", "cancelled"}
    assert "overdue" not in set(TaskState)
