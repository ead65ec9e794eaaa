"""Every address of the desk is judged and has its picture, or it is known why it has no page."""

from pathlib import Path

import pytest

SCREENS = Path(__file__).parents[2] / "docs" / "screens"
_ACTS, _DATA = "o/<str:organization>/acts/", "o/<str:organization>/data/"
_ACT = f"{_ACTS}<str:act>/"
# Address → why nobody ever sees a page there.
NO_PAGE = {
    "logout/": "a step; it leads to the page of logging in",
    f"{_DATA}form.xlsx": "a file",
    f"{_DATA}data.yaml": "a file",
    f"{_DATA}words.xlsx": "a file",
    f"{_DATA}table/<str:table>/<str:code>/use/": "a step; it leads back to the row",
    f"{_ACT}step/": "a step; it leads back to the act, or shows the act with what is wrong",
    f"{_ACT}file/": "a file",
    f"{_ACT}pdf/": "a file",
    "o/<str:organization>/item/<str:item>/<str:period>/paper/<int:seq>/": "a file",
    "matrix/export/": "a file",
    "audit/export/": "a file",
    "o/<str:organization>/journal/export/": "a file",
    "feed/<str:token>.ics": "a calendar for a program",
    "admin/": "leads to the list of accounts",
    "admin/accounts/": "leads to the list of accounts",
    "admin/logout/": "a step; it leads to the page of logging in",
    "admin/password_change/": "leads to the page of the password",
    "admin/password_change/done/": "nothing stands there",
    "admin/autocomplete/": "data for a script",
    "admin/jsi18n/": "a script",
    "admin/r/<path:object>/": "nothing stands there",
    "admin/r/<path:content_type_id>/<path:object_id>/": "hidden by the one before",
    "admin/accounts/account/<path:object_id>/delete/": "refused: accounts are closed, not deleted",
    "admin/accounts/account/<path:object_id>/": "leads to the account",
    "admin/^(?P<app_label>accounts)/$": "hidden by the one before",
    "admin/(?P<url>.*)$": "nothing stands there",
}


@pytest.fixture(scope="module")
def shown(route_of, harness):
    pages = {name: route_of(address) for name, (_, address) in harness.PAGES.items()}
    return pages | {
        name: route for name, (_, _, route) in {**harness.LED_TO, **harness.SPOILED}.items()
    }


def test_every_address_is_judged_or_has_no_page(routes, shown):
    assert set(routes) - set(shown.values()) == NO_PAGE.keys()


def test_every_page_has_a_picture_on_a_desk_and_on_a_phone(shown):
    wanted = {f"{name}-{kind}.png" for name in shown for kind in ("desktop", "phone")}
    assert {one.name for one in SCREENS.glob("*.png")} == wanted
