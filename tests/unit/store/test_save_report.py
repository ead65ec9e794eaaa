import pytest

from acts.errors import InputError
from acts.store.save_report import SaveReport, compare, refuse_unknown


def test_sorts_into_new_changed_and_unchanged():
    assert compare({"a": 1, "b": 2, "z": 0}, {"c": 3, "b": 5, "a": 1}) == SaveReport(
        added=("c",), changed=("b",), unchanged=("a",)
    )


def test_names_every_unknown_organization_once():
    refuse_unknown(["a", "a"], ["a", "b"])
    with pytest.raises(InputError) as refused:
        refuse_unknown(["y", "x", "y", "a"], ["a"])
    assert [one.message for one in refused.value.problems] == [
        "организации «x» нет в хранилище",
        "организации «y» нет в хранилище",
    ]
