"""What was typed into a form that was not taken is shown in words."""

import types
import urllib.parse

import pytest

from acts.web.typed import typed_in


class Sent:
    """A form as Django hands it over: names with their values."""

    def __init__(self, text):
        self._values = urllib.parse.parse_qs(text, keep_blank_values=True)

    def lists(self):
        return self._values.items()


def sent(text, **where):
    match = types.SimpleNamespace(kwargs=where) if where else None
    return types.SimpleNamespace(POST=Sent(text), resolver_match=match)


def test_fields_of_a_register_are_called_by_their_columns_and_choices_by_their_words():
    text = "surname=Ветрова&category=pupil&revision=3&save=1&patronymic=&mentees.__rows=ab12"
    assert typed_in(sent(text, organization="mayak", table="mentees")) == [
        ("Фамилия", "Ветрова"),
        ("Кто это", "обучающийся"),
    ]


@pytest.mark.parametrize("where", [{}, {"table": "nothing"}, {"organization": "mayak"}])
def test_what_has_no_name_is_shown_all_the_same(where):
    text = "curator.post=завуч&old_password=тайна&csrfmiddlewaretoken=x&seen=7"
    assert typed_in(sent(text, **where)) == [("", "завуч")]
