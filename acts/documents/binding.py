"""Spaces of what a template prints: what a line must not part is bound by no-break spaces."""

import functools
import re

from acts.russian.typography import typeset

__all__ = ["bound"]

# What a line must not end with: a short word before a name, a title's «О», a word before a dash.
_BINDS = (
    (
        re.compile(r"(?<![\w.])(?<![0-9]\u00a0)((?:г|с|п|д|х|ст|пос|дер|пгт|ул|им)\.) (?=[А-ЯЁ])"),
        "\\1\u00a0",
    ),
    (re.compile(r"([«„]Об?) (?=[а-яё])"), "\\1\u00a0"),
    (re.compile(r"(?<=\S) (?=– )"), "\u00a0"),
)


@functools.lru_cache(maxsize=4096)
def bound(text: str) -> str:
    """Set the spaces of a text and bind what a line must not part: «п. Кедровая», «ученик –».

    Args:
        text: A value of the data; the same names and titles come in every act.
    """
    text = typeset(text)
    for pattern, replacement in _BINDS:
        text = pattern.sub(replacement, text)
    return text
