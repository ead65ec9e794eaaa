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


def test_an_annex_that_lies_apart_replaces_its_text():
    known = {"annexes": {"regulation": {"forms": [1], "terms": {}}, "targets": [2]}}

    whole = merged(known, {"annexes": {"regulation": {"sheets": "14"}}})

    assert whole == {"annexes": {"regulation": {"sheets": "14"}, "targets": [2]}}
