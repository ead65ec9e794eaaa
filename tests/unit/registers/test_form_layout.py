from acts.registers.form_layout import seal, suggestions
from acts.registers.tables import TABLES, table_of


def test_a_seal_tells_organisations_and_revisions_apart():
    seals = {seal(code, revision) for code in ("kedrovka", "kedrovka1") for revision in (1, 11)}

    assert len(seals) == 4
    assert all(len(one) == 12 for one in seals)
    assert seal("kedrovka", 3) == seal("kedrovka", 3)


def test_only_the_role_model_is_suggested_and_may_be_typed():
    offered = {
        (table.key, column.key): suggestions(table, column.key)
        for table in TABLES
        for column in table.columns
    }

    assert [place for place, words in offered.items() if words] == [("pairs", "role_model")]
    models = suggestions(table_of("pairs"), "role_model")
    assert "равный – равному" in models
    assert len(set(models)) == len(models)
