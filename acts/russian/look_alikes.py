"""Latin letters that look Russian, spellings that mean the same, and the nearest known name."""

import difflib
import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator

__all__ = ["fold", "mixed_words", "nearest"]

_LATIN = "ABCEHKMOPTXYaceopxyk"
_RUSSIAN = "АВСЕНКМОРТХУасеорхук"
_TO_LATIN = str.maketrans(_RUSSIAN, _LATIN)
_CYRILLIC = re.compile("[а-яёА-ЯЁ]")
# Most texts mix nothing; one pass for a place where the alphabets touch spares the rest.
_TOUCHING = re.compile("[A-Za-z][а-яёА-ЯЁ]|[а-яёА-ЯЁ][A-Za-z]|№\\s*[A-Z]")
_WORD = re.compile(r"[^\W\d_]+")
# «№ P-145»: the number of an act with a Latin letter, the slip met most often in published acts.
_NUMBER = re.compile(r"№\s*([ABCEHKMOPTXY])-?[0-9]")

# Applied after casefold, so that one letter has one image whatever its case was.
_ONE_SPELLING = str.maketrans(
    {
        **dict(zip("abcehkmoptxy0", "авсенкмортхуо", strict=True)),
        "ё": "е",
        **dict.fromkeys("‐‑–—−", "-"),
        **dict.fromkeys("«»„“”‟'’ʼ`", '"'),
        **dict.fromkeys("\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NO-BREAK SPACE}", ""),
    }
)


@functools.lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Bring spellings that mean the same to one: for comparing, never for printing.

    Letter case, «ё», composed letters, spaces, kinds of hyphens and quotes, Latin look-alikes and
    a zero for «О» are forgiven.

    >>> fold("Фёдоров  Пётр") == fold("ФЕДOРОВ Петр")
    True
    """
    plain = unicodedata.normalize("NFC", text).casefold().translate(_ONE_SPELLING)
    return re.sub(r" ?- ?", "-", " ".join(plain.split()))


def mixed_words(text: str) -> Iterator[tuple[str, int]]:
    """Find words that mix alphabets by a letter that looks the same in both.

    Returns:
        The first such letter of each word and its position in the text from 1.
    """
    if not _TOUCHING.search(text):
        return
    for found in _WORD.finditer(text):
        if not _CYRILLIC.search(found.group()):
            continue
        for position, letter in enumerate(found.group(), start=found.start() + 1):
            if letter in _LATIN:
                yield letter, position
                break
    for found in _NUMBER.finditer(text):
        yield found[1], found.start(1) + 1


def nearest(name: str, known: Iterable[str]) -> str:
    """Find the known name that somebody most likely meant, or an empty string.

    Case, look-alike letters and hyphens for underscores are forgiven first.
    """
    skeletons = {_skeleton(one): one for one in known}
    if _skeleton(name) in skeletons:
        return skeletons[_skeleton(name)]
    close = difflib.get_close_matches(_skeleton(name)[:60], skeletons, n=1, cutoff=0.6)
    return skeletons[close[0]] if close else ""


def _skeleton(name: str) -> str:
    return name.translate(_TO_LATIN).casefold().replace("-", "_").replace(" ", "_")
