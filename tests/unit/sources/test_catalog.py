import pytest

from acts import resources
from acts.errors import InputError
from acts.sources.catalog import load_catalog, load_kind
from acts.sources.law import load_law


def test_every_kind_has_a_template_a_schema_and_known_law():
    known = {row.id for row in load_law(resources.law())}
    for kind in load_catalog(resources.catalog()):
        assert resources.template(kind.code).is_file()
        assert resources.schema(kind.code).is_file()
        assert set(kind.bases) <= known
        assert kind.sources


def test_the_order_on_implementation_is_kept_for_ever_and_needs_no_opinion():
    kind = load_kind("order_implementation")
    assert kind.retention_years is None
    assert kind.retention.startswith("постоянно (")
    assert not kind.needs_opinion


def test_the_order_on_pairs_follows_within_a_month():
    (follow,) = load_kind("order_implementation").follow_ups
    assert (follow.kind, follow.within_months) == ("order_pairs", 1)
    assert "п. 9" in follow.source


def test_names_the_nearest_kind():
    with pytest.raises(InputError) as caught:
        load_kind("order_implementatio")
    assert "«order_implementation»" in caught.value.problems[0].remedy


def test_a_catalogue_that_changed_is_read_anew(tmp_path):
    catalog = tmp_path / "catalog.yaml"
    shipped = resources.catalog().read_text(encoding="utf-8")
    catalog.write_text(shipped, encoding="utf-8")
    first = load_catalog(catalog)
    catalog.write_text(shipped.replace(first[0].title, first[0].title[::-1]), encoding="utf-8")

    assert first == load_catalog(resources.catalog())
    assert load_catalog(catalog)[0].title == first[0].title[::-1]
