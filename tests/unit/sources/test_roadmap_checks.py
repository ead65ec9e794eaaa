"""The checks keep quiet about what the schema has refused; the messages are in tests/broken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acts.sources.checked import Checked
from acts.sources.nodes import Scalar
from acts.sources.roadmap_checks import check_roadmap

UNNAMED = {"not_named": ["number", "date", "place", "signatory"]}


def codes(data):
    checked = Checked(file="a.yaml", root=Scalar(value="", line=1), data=data, problems=[])
    check_roadmap(checked)
    return [one.code for one in checked.problems]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ({"items": [{"number": "1"}, {"number": "1"}]}, "roadmap.duplicate"),
        ({"indicators": [{"number": "1"}, {"number": "1"}]}, "roadmap.duplicate"),
        (
            {"order": {**UNNAMED, "points": [{"number": "1"}, {"number": "1"}]}},
            "roadmap.duplicate",
        ),
        ({"order": {"not_named": UNNAMED["not_named"][1:]}}, "schema.required"),
        ({"order": {**UNNAMED, "number": "1"}}, "roadmap.named"),
        ({"period": {"start": "02.01.2020", "end": "2020-01-01"}}, "roadmap.period"),
        ({"items": [{"bodies": ["x"]}]}, "roadmap.body"),
        ({"policies": {"zone": "X/Y"}}, "data.zone"),
        ({"monitoring": {"reading": {"kind": "until"}}}, "deadline.reading"),
        ({"items": [{"further_terms": [{"reading": {"kind": "on"}}]}]}, "deadline.reading"),
    ],
)
def test_finds_what_no_schema_can_say(data, code):
    assert codes(data) == [code]


leaves = st.none() | st.text(max_size=3) | st.sampled_from(["1", "01.01.2020", "window"])
keys = st.sampled_from(
    ["items", "bodies", "number", "deadline", "readings", "reading", "kind", "period", "start",
     "end",
     "indicators", "targets", "year", "policies", "zone", "order", "points", "monitoring",
     "accepted_findings", "code", "where", "further_terms"]
)  # fmt: skip


@given(
    st.recursive(
        leaves,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=5),
        max_leaves=30,
    )
)
def test_survives_any_shape(data):
    assert all(codes(data))
