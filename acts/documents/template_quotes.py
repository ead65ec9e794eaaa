"""What Word puts into a tag while somebody types it: its quotes, spaces, hyphens and dashes."""

import re

__all__ = ["plain_quotes", "plain_signs"]

_TYPED_QUOTES = str.maketrans(dict.fromkeys("«»„“”‟", '"') | dict.fromkeys("‘’‚‛", "'"))
# What opens a word in quotes → what closes it. After a comma Word types a closing quote to open.
_CLOSING = {
    "«": "»",
    "»": "»",
    "„": "“”",
    "“": "”“",
    "”": "”",
    '"': '"',
    "‘": "’‘",
    "’": "’",
    "‚": "‘’",
    "'": "'",
}
_INNER = {"»": "«"}  # what opens quotes within, where that isn't the same sign
_QUOTES = frozenset("«»„“”‟‘’‚‛\"'")
# In a word in quotes these mean themselves: another quote, or a sign that would break the XML.
_MEANT = re.compile(r'\\.|["«»„“”‟‘’‚‛&<>%]')
_SPACES = re.compile("[\u00a0\u2007\u202f\n]")
_SOFT_HYPHEN = "\u00ad"


def plain_signs(text: str) -> str:
    """Take what Word typed into a tag for what it stands for: quotes, hard spaces, soft hyphens.

    Args:
        text: The inside of a tag, as it stands in the document.
    """
    return plain_quotes(_SPACES.sub(" ", text.replace(_SOFT_HYPHEN, "")))


def plain_quotes(text: str) -> str:
    """Take the quotes that Word types for what they stand for: « » „ “ are quotes in a tag.

    Where they pair, those inside a word in quotes stay what they are: «МБОУ «Школа»» names a
    school. Where they don't, any of them is a quote.

    >>> plain_quotes("согл(«ознакомлен»,»ознакомлена»)")
    'согл("ознакомлен","ознакомлена")'
    """
    paired = _paired(text)
    return text.translate(_TYPED_QUOTES) if paired is None else paired


def _paired(text: str) -> str | None:
    """Rewrite words in quotes, or give None where some quote has no pair."""
    written: list[str] = []
    at = 0
    while at < len(text):
        sign = text[at]
        if sign not in _QUOTES:
            written.append(sign)
            at += 1
            continue
        end = _end(text, at)
        if end < 0:
            return None
        inside = _MEANT.sub(_escaped, text[at + 1 : end])
        written.append(f'"{inside}"')
        at = end + 1
    return "".join(written)


def _end(text: str, start: int) -> int:
    """Find the quote that closes the one at a position; −1 where none does."""
    opening = text[start]
    closing = _CLOSING.get(opening, "")
    inner = _INNER.get(opening, opening)
    depth, at = 1, start + 1
    while at < len(text) and closing:
        if text[at] == "\\" and at + 1 < len(text):
            at += 1
        elif text[at] in closing:
            depth -= 1
            if not depth:
                return at
        elif text[at] == inner:
            depth += 1
        at += 1
    return -1


def _escaped(found: re.Match[str]) -> str:
    sign = found[0]
    return sign if sign.startswith("\\") else f"\\u{ord(sign):04x}"
