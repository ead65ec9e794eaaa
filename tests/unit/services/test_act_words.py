"""What an act is called in a sentence."""

import pytest

from acts.services.act_words import words_of, words_of_id

NAME = "order_implementation@2020@school-1"
TITLE = "«Приказ о внедрении целевой модели наставничества»"


def test_a_draft_is_called_by_its_heading_and_period(shop):
    made = shop.draft()

    assert words_of(shop.desk, made.act) == f"{TITLE} (2020)"


def test_a_registered_act_is_called_by_its_number_and_date(shop):
    shop.in_force()

    assert words_of_id(shop.desk, NAME) == f"{TITLE} № 64-од от 27.08.2020"


@pytest.mark.parametrize("text", ["", "протокол № 2", "order@2020@nowhere"])
def test_what_leads_to_no_act_stays_as_it_is(shop, text):
    assert words_of_id(shop.desk, text) == text
