"""Quotes, spaces and hyphens that Word types into a tag by itself."""

import pytest

from acts.documents.template_quotes import plain_quotes, plain_signs


@pytest.mark.parametrize(
    "typed",
    [
        'согл("а", "б")',
        "согл(«а», «б»)",
        "согл(„а“, „б“)",
        "согл(“а”, “б”)",
        "согл(‘а’, ‘б’)",
        "согл(‚а‘, ‚б‘)",
        "согл('а', 'б')",
        "согл(«а», „б“)",
        "согл(»а», »б»)",
        "согл(”а”, ”б”)",
        "согл(“а“, “б“)",
    ],
)
def test_any_quotes_are_quotes(typed):
    assert plain_quotes(typed) == 'согл("а", "б")'


def test_a_closing_quote_after_a_comma_opens_the_next_word():
    assert plain_quotes("согл(«ознакомлен»,»ознакомлена»)") == 'согл("ознакомлен","ознакомлена")'


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("«МБОУ «Школа № 5»»", "МБОУ «Школа № 5»"),
        ("«с „Положением“ ознакомлен»", "с „Положением“ ознакомлен"),
        ("„с «Положением»“", "с «Положением»"),
        ('«МБОУ "Школа"»', 'МБОУ "Школа"'),
        ('"МБОУ «Школа»"', "МБОУ «Школа»"),
        ("«Рога & Копыта <7>, 70%»", "Рога & Копыта <7>, 70%"),
        ("«об’явлен»", "об’явлен"),
        ("«»", ""),
        ("»с „Положением“ и «Кодексом»»", "с „Положением“ и «Кодексом»"),
    ],
)
def test_quotes_inside_quotes_are_part_of_the_word(typed, means):
    written = plain_quotes(typed)
    assert written[0] == written[-1] == '"'
    assert not set(written[1:-1]) & set('"«»„“”’&<>%')
    assert written[1:-1].encode("ascii", "backslashreplace").decode("unicode-escape") == means


def test_an_escaped_quote_does_not_close():
    assert plain_quotes(r'"а\"б"') == r'"а\"б"'


def test_what_is_plain_stays():
    assert plain_quotes(plain_quotes("«МБОУ «Школа»»")) == plain_quotes("«МБОУ «Школа»»")
    assert plain_signs("org.place") == "org.place"


def test_hard_spaces_and_soft_hyphens_are_no_part_of_a_tag():
    assert plain_signs("\u00a0org.\u00adplace\u202f|\u00a0да\u00adта ") == " org.place | дата "
