"""Spaces and quotation marks as Russian documents print them."""

import re

__all__ = ["quoted", "typeset"]

_NBSP = "\N{NO-BREAK SPACE}"
_BLANK = rf"[ \t{_NBSP}\N{{NARROW NO-BREAK SPACE}}\N{{THIN SPACE}}]"
_MONTHS = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
_INITIALS = r"(?:[А-ЯЁ]\.-)?[А-ЯЁ]\."
_SURNAME = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)*"

# Pattern and replacement, applied in order; each leaves what it has already done alone.
_RULES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (rf"{_BLANK}*{_NBSP}{_BLANK}*", _NBSP),
        (rf"{_BLANK}{{2,}}|\t", " "),
        (rf"{_BLANK}+(?=\n|\Z)|(?<=\n){_BLANK}+|\A{_BLANK}+", ""),
        # A full stop that opens a word («.docx») keeps its space.
        (rf"{_BLANK}+(?=[,;:)»]|\.(?!\w))", ""),
        (rf"(?<=[«(]){_BLANK}+", ""),
        (rf"№{_BLANK}*(?=\w)", f"№{_NBSP}"),
        (
            rf"(?<![\w.])({_INITIALS}){_BLANK}({_INITIALS}){_BLANK}(?={_SURNAME})",
            rf"\1{_NBSP}\2{_NBSP}",
        ),
        (rf"(?<![\w.])((?:{_INITIALS}){{1,2}}){_BLANK}(?={_SURNAME})", rf"\1{_NBSP}"),
        (
            rf"(?<!\w)({_SURNAME}){_BLANK}(?={_INITIALS}(?:{_BLANK}?{_INITIALS})?(?![\w.]))",
            rf"\1{_NBSP}",
        ),
        (rf"(?<!\w)({_SURNAME}{_BLANK}{_INITIALS}){_BLANK}(?={_INITIALS}(?![\w.]))", rf"\1{_NBSP}"),
        (rf"([0-9]){_BLANK}?(?=гг?\.)", rf"\1{_NBSP}"),
        (rf"([0-9]){_BLANK}(?=год(?:а|у|ом|е|ы|ов)?(?!\w))", rf"\1{_NBSP}"),
        (rf"(?<!\w)(«?[0-9]{{1,2}}»?){_BLANK}(?=(?:{_MONTHS})(?!\w))", rf"\1{_NBSP}"),
        (rf"(?<![\w.])((?:[Сс]т|[Чч]|[Пп]|[Пп]п)\.){_BLANK}*(?=[0-9«])", rf"\1{_NBSP}"),
    )
)
_OPENING, _CLOSING, _EITHER = "«„", "»”", '"“'


def typeset(text: str) -> str:
    """Set a document's spaces: single, none before punctuation, no-break where lines can't end.

    Applying it twice changes nothing; letters, digits and line ends are never touched.
    """
    # One rule can open the way for an earlier one, so go on until the text stands still.
    for _ in range(len(_RULES)):
        before = text
        for pattern, replacement in _RULES:
            text = pattern.sub(replacement, text)
        if text == before:
            break
    return text


def quoted(text: str) -> str:
    """Put a name in «ёлочки»; quotes inside become „лапки“ and an unclosed one is closed."""
    inner = text.strip()
    if _wrapped(inner):
        inner = inner[1:-1].strip()
    depth, written = 0, []
    for index, sign in enumerate(inner):
        kind = _kind(inner, index)
        depth += kind
        written.append("„" if kind > 0 else "“" if kind < 0 else sign)
    return f"«{''.join(written)}{'“' * depth}»"


def _kind(text: str, index: int) -> int:
    """Tell an opening quotation mark (1) from a closing one (−1) and from any other sign (0)."""
    sign = text[index]
    if sign in _EITHER:
        return 1 if index == 0 or text[index - 1].isspace() or text[index - 1] in "(«„-–—" else -1
    return (sign in _OPENING) - (sign in _CLOSING)


def _wrapped(text: str) -> bool:
    """Tell whether the first quotation mark closes at the very end."""
    depth = 0
    for index in range(len(text)):
        depth += _kind(text, index)
        if depth <= 0 and index < len(text) - 1:
            return False
    return len(text) > 1 and depth == 0 and text[0] in _OPENING + _EITHER
