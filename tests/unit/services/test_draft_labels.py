"""Names of acts, of their periods, and what is typed to make a draft anew."""

import pytest

from acts.errors import InputError
from acts.services.draft_labels import act_id, check_period, draft_command, free_period

NAME = "order_implementation@2020@school-1"


def test_an_act_is_named_by_kind_period_and_whom_it_is_about():
    assert act_id("order_pairs", "2020", "school-1", "") == "order_pairs@2020@school-1"
    assert act_id("partner_agreement", "2020-2", "school-1", "partner-3") == (
        "partner_agreement@2020-2:partner-3@school-1"
    )


@pytest.mark.parametrize("period", ["2020", "2020-2"])
def test_a_year_with_or_without_a_number_is_a_period(period):
    check_period(period)


@pytest.mark.parametrize("period", ["2021/22", "..", "a@b"])
def test_what_no_file_can_be_called_is_no_period(period):
    with pytest.raises(InputError, match="записан неверно"):
        check_period(period)


def test_the_command_of_a_draft_names_its_kind_period_and_partner(shop):
    act = shop.draft(period="2020").act

    assert draft_command(act) == "acts draft order_implementation --period 2020"
    assert draft_command(act, period="2020-2").endswith("--period 2020-2")


def test_the_next_free_period_passes_over_those_taken(shop):
    act = shop.draft(period="2020").act
    assert free_period(shop.desk, act) == "2020-2"

    shop.draft(period="2020-2")

    assert free_period(shop.desk, shop.desk.store.act(NAME)) == "2020-3"
