from acts.plan import OccurrenceId
from acts.store.plan_order import fits, item_key, plan_order


def test_orders_items_as_numbers():
    items = ["10", "2", "2.10", "2.9", "1а"]
    assert sorted(items, key=item_key) == ["1а", "2", "2.9", "2.10", "10"]


def test_orders_by_organization_first():
    one = OccurrenceId(item="10", period="2020", organization="a")
    other = OccurrenceId(item="2", period="2020", organization="b")
    assert sorted([other, one], key=plan_order) == [one, other]


def test_an_id_fits_by_the_beginning_of_each_part():
    one = OccurrenceId(item="10", period="2020-1", organization="school-1")
    assert fits(one, item="1", period="2020", organization="school")
    assert not fits(one, item="0", period="", organization="")
    assert not fits(one, item="", period="2021", organization="")
    assert not fits(one, item="", period="", organization="School")
