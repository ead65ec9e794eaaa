import pytest

from acts.sources.checked import Checked
from acts.sources.nodes import Scalar
from acts.sources.zones import check_zone


def problems(zone):
    checked = Checked(file="a.yaml", root=Scalar(value="", line=1), data="", problems=[])
    check_zone(checked, "/zone", zone)
    return checked.problems


@pytest.mark.parametrize("zone", ["Asia/Kamchatka", "Europe/Moscow", "America/Indiana/Knox", ""])
def test_knows_the_zones(zone):
    assert problems(zone) == []


@pytest.mark.parametrize(
    "zone", ["Kamchatka", "MSK+9", "../etc/passwd", "/etc/localtime", "UTC+12", "Asia"]
)
def test_refuses_what_is_not_a_zone(zone):
    assert [one.code for one in problems(zone)] == ["data.zone"]


def test_offers_the_nearest_zone():
    assert "Asia/Kamchatka" in problems("Asia/Kamchatca")[0].remedy
