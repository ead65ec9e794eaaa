"""A side of a difference as a page colours it: what went and what came."""

import re

__all__ = ["marked"]

_MARKS = re.compile(
    r"\[-(?P<went>.*?)-\]|\{\+(?P<came>.*?)\+\}|(?P<plain>(?:(?!\[-|\{\+).)+)", re.DOTALL
)


def marked(text: str) -> list[tuple[str, str]]:
    """Part a side of a difference: words that stayed, «[-went-]» and «{+came+}».

    >>> marked("{+возлагаю+} {+на+} себя")
    [('came', 'возлагаю на'), ('', ' себя')]
    """
    parts: list[tuple[str, str]] = []
    for found in _MARKS.finditer(text):
        went, came, plain = found["went"], found["came"], found["plain"]
        mark = "went" if went is not None else "came" if came is not None else ""
        words = went or came or plain or ""
        if not mark and not words.strip() and parts and parts[-1][0]:
            parts.append(("", words))  # a space between two marked words belongs to both
        elif len(parts) > 1 and mark == parts[-2][0] and mark and not parts[-1][1].strip():
            _, space = parts.pop()
            parts[-1] = (mark, f"{parts[-1][1]}{space}{words}")
        else:
            parts.append((mark, words))
    return parts
