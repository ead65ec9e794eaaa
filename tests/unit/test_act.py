import datetime as dt

import pytest

from acts.act import ActData, ActKind, Registration, freeze


def kind(years):
    return ActKind(code="a", title="А", title_genitive="а", retention_years=years)


def test_data_are_frozen_to_the_last_level():
    source = {"people": [{"name": "Анна"}]}
    data = ActData(kind="a", fields=source)
    source["people"][0]["name"] = "Вера"
    people = data.fields["people"]
    assert isinstance(people, tuple)
    assert people[0]["name"] == "Анна"
    with pytest.raises(TypeError):
        people[0]["name"] = "Вера"
    with pytest.raises(TypeError):
        data.fields["people"] = ()


def test_refuses_what_json_cannot_hold():
    with pytest.raises(TypeError, match="not JSON-like: date"):
        freeze({"on": dt.date(2020, 8, 31)})


@pytest.mark.parametrize(("years", "long"), [(None, True), (75, True), (11, True), (10, False)])
def test_long_keeping_is_over_ten_years_or_for_ever(years, long):
    assert kind(years).is_kept_long is long


def test_a_registration_is_a_value():
    day = dt.date(2020, 8, 31)
    assert Registration(number="1", date=day) == Registration(number="1", date=day)
