"""Word documents from outside: templates and edited texts that do more than print."""

import pytest
from hostile_documents import DOCUMENTS, PICTURES, SMALL_PICTURE, TAG_PLACES, TAGS

OWN = "order_implementation.docx"


@pytest.mark.parametrize("case", [*TAGS, *TAG_PLACES, *DOCUMENTS], ids=str)
def test_the_check_of_templates_refuses_it(answered, shipped, case):
    answered(case, "template check", shipped, OWN)


@pytest.mark.parametrize("case", [*TAGS[::12], *TAG_PLACES[::3], *DOCUMENTS[::3]], ids=str)
def test_no_document_is_made_of_it(answered, shipped, case):
    answered(case, "render", shipped, "свой.docx")


@pytest.mark.parametrize("case", [*TAGS[5::40], *TAG_PLACES[1::6], *DOCUMENTS[1::12]], ids=str)
@pytest.mark.parametrize("way", ["preview", "diff old", "diff new", "check"])
def test_no_command_of_templates_lets_it_through(answered, shipped, case, way):
    answered(case, way, shipped, OWN)


@pytest.mark.parametrize("case", DOCUMENTS, ids=str)
def test_no_text_is_taken_in_with_it(answered, drafted, case):
    answered(case, "take", drafted, "правка.docx")


@pytest.mark.parametrize("way", ["template check", "render"])
def test_a_small_picture_is_no_bomb(answered, shipped, way):
    answered(SMALL_PICTURE, way, shipped, OWN)
    assert PICTURES
