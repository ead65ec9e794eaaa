from acts.services.inputs.merging import merged


def test_additions_merge_mappings_and_replace_everything_else():
    known = {"site": {"section": "Наставничество", "address": "a"}, "visas": [1, 2]}

    whole = merged(known, {"site": {"address": "b"}, "visas": [3], "note": "c"})

    assert whole == {
        "site": {"section": "Наставничество", "address": "b"},
        "visas": [3],
        "note": "c",
    }
    assert known == {"site": {"section": "Наставничество", "address": "a"}, "visas": [1, 2]}
