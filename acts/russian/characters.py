"""Characters that nobody means: unseen ones, and such as change how a text reads."""

import re

__all__ = ["INVISIBLE", "forbidden_in"]

# What a copied text drags along unseen; nobody means it.
INVISIBLE = re.compile("[\xad\u180e\u200b-\u200d\u2060-\u2064\ufe00-\ufe0f\ufeff]")
# What changes how a text reads, or no text holds at all: it has to be typed anew.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"
    "\ue000-\uf8ff\ufff0-\uffff\ud800-\udfff\U000e0000-\U0010ffff]|[\u0300-\u036f]{3,}"
)


def forbidden_in(text: str) -> str:
    r"""Name the first character of a text that no text may hold, or nothing.

    >>> forbidden_in("до\u202eговор"), forbidden_in("договор")
    ('U+202E', '')
    """
    found = _FORBIDDEN.search(text)
    return f"U+{ord(found[0][0]):04X}" if found else ""
