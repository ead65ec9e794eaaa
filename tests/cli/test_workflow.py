"""`acts workflow graph`: both machines as Mermaid."""

import pytest

from acts.states import ACT_LABELS, TASK_LABELS


@pytest.mark.parametrize(("machine", "labels"), [("act", ACT_LABELS), ("task", TASK_LABELS)])
def test_every_state_is_drawn_with_its_russian_name(prints, machine, labels):
    said = prints("workflow", "graph", machine)
    assert said.code == 0
    assert said.out.startswith("stateDiagram-v2\n    [*] --> ")
    for state, label in labels.items():
        assert f"    {state}: {label}\n" in said.out


def test_another_machine_is_a_wrong_call(prints):
    said = prints("workflow", "graph", "book")
    assert said.code == 2
    assert "«book» – нет среди допустимых: «act», «task»" in said.words
