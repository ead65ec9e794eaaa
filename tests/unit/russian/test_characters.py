"""Characters that nobody means: which are dropped, which are refused by name."""

import pytest

from acts.russian.characters import INVISIBLE, forbidden_in


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("до\u202eговор", "U+202E"),
        ("до\u0000говор", "U+0000"),
        ("до\ue000говор", "U+E000"),
        ("до\ud800говор", "U+D800"),
        ("д\u0301\u0302\u0303о", "U+0301"),
        ("первый \u202e, второй \u0000", "U+202E"),
        ("«Ёлкина»: строка\nи\tещё – 5 №", ""),
        ("й\u0301", ""),
        ("", ""),
    ],
)
def test_the_first_character_that_no_text_may_hold_is_named(text, named):
    assert forbidden_in(text) == named


def test_what_is_only_unseen_is_dropped_and_a_no_break_space_stays():
    assert INVISIBLE.sub("", "до\xadго\u200bвор\ufeff 5\xa0г.") == "договор 5\xa0г."
