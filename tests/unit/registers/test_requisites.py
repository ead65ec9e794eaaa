import pytest

from acts.registers.requisites import requisite_fault


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("inn", "7707083893"),
        ("inn", "7707 083 893"),
        ("inn", "500100732259"),
        ("kpp", "770701001"),
        ("kpp", "7707AB001"),
        ("ogrn", "1027700132195"),
        ("ogrn", "304500116000157"),
    ],
)
def test_a_right_number_passes(key, value):
    assert requisite_fault(key, value) == ""


@pytest.mark.parametrize(
    ("key", "value", "fault"),
    [
        ("inn", "7707083839", "контрольная"),  # two digits swapped
        ("inn", "500100732258", "контрольная"),
        ("inn", "500100732269", "контрольная"),
        ("inn", "770708389", "10 или 12"),
        ("inn", "٧٧٠٧٠٨٣٨٩٣", "10 или 12"),
        ("kpp", "77070100", "9 знаков"),
        ("ogrn", "1027700132196", "контрольная"),
        ("ogrn", "304500116000158", "контрольная"),
        ("ogrn", "10277001321950", "13 или 15"),
    ],
)
def test_a_slip_is_told(key, value, fault):
    assert fault in requisite_fault(key, value)
