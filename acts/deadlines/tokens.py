"""Text to tokens: typing habits are ironed out here, and nothing is thrown away."""

import dataclasses as dc
import re
import unicodedata
from collections.abc import Iterator

from acts.deadlines.words import is_known, lemma

__all__ = ["LIMIT", "Token", "is_foreign", "tokenize"]

LIMIT = 500

_DASHES = dict.fromkeys(
    "\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d\u2e3a\u2e3b", "-"
)
_QUOTES = dict.fromkeys("«»„“”‟\"'’‘‚‹›", " ")
_SPACES = dict.fromkeys("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009", " ")
_SPACES |= dict.fromkeys("\u200a\u202f\u205f\u3000\t", " ")
_LINES = dict.fromkeys("⏎\r\v\f\u0085\u2028\u2029", "\n")
_FOOTNOTES = dict.fromkeys("¹²³⁴⁵⁶⁷⁸⁹", "*")
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_TABLE = str.maketrans({**_DASHES, **_QUOTES, **_SPACES, **_LINES, **_FOOTNOTES})
_LETTERS = str.maketrans({"ё": "е"})
# Latin letters that look like Cyrillic ones, in either case.
_LOOK_ALIKE = str.maketrans("abcehkmoptxy", "авсенкмортху")
_ROMAN_SHAPES = str.maketrans({"і": "i", "х": "x"})
_ROMAN = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6,
    "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12,
    "iy": 4, "ⅰ": 1, "ⅱ": 2, "ⅲ": 3, "ⅳ": 4, "ⅴ": 5, "ⅵ": 6,
}  # fmt: skip
# «П полугодие», «Ш квартал», «lll квартал»: letters in the shape of Roman figures.
_SHAPES_OF_ROMAN = {"п": 2, "ш": 3, "l": 1, "ll": 2, "lll": 3, "lv": 4}
# «1У квартал», «1V квартал»: a figure, then the letter.
_AFTER_ONE = {"у": 4, "v": 4, "i": 2}
_COUNTED = frozenset({"квартал", "полугодие", "четверть", "триместр", "этап", "декада"})

_SIGNS = frozenset(",;:()-/№")
_ENDINGS = "ого|его|ому|ему|ый|ий|ой|ая|ое|ые|ых|го|му|ми|ти|й|е|ё|я|х|м|ю"
_PATTERN = re.compile(
    r"(?P<iso>[0-9]{4}(?:-[0-9]{2}-|\.[0-9]{2}\.)[0-9]{2}(?![0-9]))"
    r"|(?P<date>[0-9]{1,2}[ ]?\.[ ]?[0-9]{1,2}[ ]?\.[ ]?(?:[0-9]{4}|[0-9]{2})(?![0-9])"
    r"|[0-9]{1,2}(?P<between>[/-])[0-9]{1,2}(?P=between)[0-9]{4}(?![0-9]))"
    r"|(?P<roman>[0-9]{1,2}[ ]?\.[ ]?[IVXІХivxіх]{1,4}[ ]?\.[ ]?[0-9]{4}(?![0-9]))"
    r"|(?P<month>(?:0[1-9]|1[0-2])[./](?:19|20|21)[0-9]{2}(?![0-9]))"
    r"|(?P<pair>[0-9]{1,2}\.[0-9]{1,2}(?![0-9]))"
    r"|(?P<time>[0-9]{1,2}:[0-9]{2}(?![0-9]))"
    # «15-го», «15 - го», «15 го»; no ending after a blank that may be a word.
    rf"|(?P<number>[0-9]+)(?:(?:[ ]?-[ ]?|)(?:{_ENDINGS})(?![^\W\d_])"
    r"|[ ](?:го|му|ый|ая|ое|й|я|е)(?![^\W\d_]))?"
    r"|(?P<note>(?<=[^ \n])[ ]?<?\*+>?(?!\w))"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<line>\n)"
    r"|(?P<space>[ ]+)"
    r"|(?P<mark>-(?:[ ]*-)*|_+|…|\.{3,}|.)",
    re.IGNORECASE,
)
# «1. до …⏎2. до …»: numbers of lines or of parts, when they count from one.
_ITEM = re.compile(r"(?:^|[\n;])[ ]*(?P<number>[0-9]{1,2})(?:\)|\.(?![0-9]))[ ]*(?=[^ \n0-9])")
# «1) … 2) …», «а) …; б) …» need no new line.
_BRACKETED = re.compile(r"(?:^|(?<=[\n;, ]))(?P<number>[0-9]{1,2}|[а-е])\)")
# «IIIкв.», «Iквартал»
_GLUED = re.compile(r"(?P<roman>[IVХX]{1,3})(?=кв|полуг)[а-я]+")
_LETTERS_OF_ITEMS = "абвгде"
# «– до …», «• до …»: each line begins with the sign that the first one has.
_BULLET = re.compile(r"(?:^|(?<=\n))[ ]*(?P<sign>[•·▪●◦-])(?:[ ]+(?=[^ \n-])|(?=[^\W\d_]))")


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A piece of a deadline.

    Attributes:
        kind: date, month («09.2022»), pair («01.10»), time, number, word, line, mark, or note for
            the sign of a footnote.
        text: In small letters, ё as е, Latin look-alikes as Cyrillic.
        printed: As it stands in the wording.
        number: The value of a number, Arabic or Roman.
        date: The parts of a date as (year, month, day), not checked.
        lemma: The dictionary form of a word with a meaning of its own.
        start: Where it stands in the wording.
        end: Where it ends there.
    """

    kind: str
    text: str
    printed: str
    number: int = -1
    date: tuple[int, int, int] = (0, 0, 0)
    lemma: str = ""
    start: int = 0
    end: int = 0


def tokenize(text: str) -> tuple[Token, ...]:
    """Split a wording, of which no more than `LIMIT` characters are looked at."""
    clean, places = _clean(text[:LIMIT])
    tokens = _join_broken(_with_shapes(list(_scan(_without_item_signs(clean)))))
    if not places:
        return tuple(tokens)
    return tuple(
        dc.replace(token, start=places[token.start], end=places[token.end - 1] + 1)
        for token in tokens
    )


def _clean(text: str) -> tuple[str, list[int]]:
    """Iron out a wording; give the place of each character left, nothing if none has moved."""
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text.translate(_TABLE), []
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        if letter in _INVISIBLE or (letter == "\n" and text[place - 1 : place] == "\r"):
            continue
        joined = unicodedata.normalize("NFC", letters[-1] + letter) if letters else ""
        if unicodedata.combining(letter) and len(joined) == 1:
            letters[-1] = joined
            continue
        letters.append(letter)
        places.append(place)
    return "".join(letters).translate(_TABLE), places


def _without_item_signs(clean: str) -> str:
    """Take away the numbers, letters or bullets that the parts of a wording begin with."""
    first = _BULLET.match(clean)
    if first is not None:
        for one in _BULLET.finditer(clean):
            if one["sign"] == first["sign"]:
                at = one.start("sign")
                clean = f"{clean[:at]} {clean[at + 1 :]}"
    if ")" in clean:
        clean = _without_bracketed(clean)
    return _without_item_numbers(clean) if "\n" in clean or ";" in clean else clean


def _without_bracketed(clean: str) -> str:
    found = list(_BRACKETED.finditer(clean))
    names = [one["number"] for one in found]
    counted = [str(number) for number in range(1, len(found) + 1)]
    if len(found) < 2 or names not in (counted, list(_LETTERS_OF_ITEMS[: len(found)])):
        return clean
    for one in found:
        before = clean[: one.start()].rstrip(" ")
        sign = "" if not before or before[-1] in ";,\n" else ";"
        blanks = " " * (one.end() - one.start() - len(sign))
        clean = clean[: one.start()] + sign + blanks + clean[one.end() :]
    return clean


def _without_item_numbers(clean: str) -> str:
    found = list(_ITEM.finditer(clean))
    if len(found) < 2 or [int(one["number"]) for one in found] != list(range(1, len(found) + 1)):
        return clean
    for one in found:
        start, end = one.span("number")
        clean = clean[:start] + " " * (end - start + 1) + clean[end + 1 :]
    return clean


def _scan(clean: str) -> Iterator[Token]:
    for match in _PATTERN.finditer(clean):
        kind, printed = str(match.lastgroup), match.group()
        if kind == "space":
            continue
        start, end = match.span()
        if kind == "word":
            glued = _GLUED.fullmatch(printed)
            middle = start + (len(glued["roman"]) if glued else 0)
            if glued:
                yield _word(printed[: middle - start], start, middle)
            yield _word(printed[middle - start :], middle, end)
            continue
        text, number, date = printed, -1, (0, 0, 0)
        if kind in ("date", "iso"):
            parts = [int(part) for part in re.findall(r"[0-9]+", printed)]
            year, month, day = parts if kind == "iso" else reversed(parts)
            # «20» is 2020, «0020» is a slip.
            short = not re.search(r"[0-9]{4}", printed)
            date = (year + 2000 if short else year, month, day)
            kind = "date"
        elif kind == "roman":
            first, roman, last = (part.strip() for part in printed.split("."))
            named = _ROMAN.get(roman.lower().translate(_ROMAN_SHAPES), 0)
            kind, date = "date" if named else "mark", (int(last), named, int(first))
        elif kind == "month":
            date = (int(printed[3:]), int(printed[:2]), 0)
        elif kind == "number":
            text, number = match["number"], int(match["number"])
        elif printed[0] == "-":
            text = "-"
        yield Token(
            kind=kind, text=text, printed=printed, number=number, date=date, start=start, end=end
        )


def _word(printed: str, start: int, end: int) -> Token:
    text = printed.lower().translate(_LETTERS)
    roman = text.translate(_ROMAN_SHAPES)
    if roman in _ROMAN and text != "х":
        number = _ROMAN[roman]
        return Token(
            kind="number", text=roman, printed=printed, number=number, start=start, end=end
        )
    text = text.translate(_LOOK_ALIKE)
    return Token(kind="word", text=text, printed=printed, lemma=lemma(text), start=start, end=end)


def _with_shapes(tokens: list[Token]) -> list[Token]:
    """Read «Ш квартал» as the third one; «п. 3» stays a row."""
    for at in range(len(tokens) - 1):
        here, following = tokens[at], tokens[at + 1]
        number = _SHAPES_OF_ROMAN.get(here.text)
        if number is not None and following.lemma in _COUNTED:
            tokens[at] = dc.replace(here, kind="number", number=number, lemma="")
        elif _is_roman_with_ending(tokens[at : at + 4]):
            ending = tokens[at + 2]
            printed = here.printed + following.printed + ending.printed
            tokens[at] = dc.replace(here, printed=printed, end=ending.end)
            tokens[at + 1 : at + 3] = [dc.replace(following, kind="none")] * 2
        elif here.text == "по" and following.text == "-" and here.end == following.start:
            # «по-необходимости»
            ahead = tokens[at + 2].lemma if at + 2 < len(tokens) else ""
            if ahead == "необходимость":
                tokens[at + 1] = dc.replace(following, kind="none")
        elif _is_figured_roman(tokens[at : at + 3]):
            number, printed = _AFTER_ONE[following.text], here.printed + following.printed
            tokens[at] = dc.replace(here, number=number, printed=printed, end=following.end)
            tokens[at + 1] = dc.replace(following, kind="none")
    return [token for token in tokens if token.kind != "none"]


def _is_roman_with_ending(tokens: list[Token]) -> bool:
    """Tell «II-ой»."""
    if len(tokens) < 3 or tokens[0].kind != "number" or tokens[0].text.isdigit():
        return False
    close = tokens[0].end == tokens[1].start and tokens[1].end == tokens[2].start
    # «I - е полугодие»
    close = close or (len(tokens) > 3 and tokens[3].lemma in _COUNTED)
    return close and tokens[1].text == "-" and tokens[2].text in _ENDINGS.split("|")


def _is_figured_roman(tokens: list[Token]) -> bool:
    """Tell «1У квартал»."""
    if len(tokens) < 3 or tokens[0].text != "1" or tokens[2].lemma not in _COUNTED:
        return False
    return tokens[0].end == tokens[1].start and tokens[1].text in _AFTER_ONE


def _join_broken(tokens: list[Token]) -> Iterator[Token]:
    """Put together words broken by a line: «сен-⏎тябрь»; a range «июнь-⏎июль» stays a range."""
    at = 0
    while at < len(tokens):
        size, joined = _broken_at(tokens, at)
        if joined:
            yield joined
        elif tokens[at].kind != "line" or at + 1 < len(tokens):
            yield tokens[at]
        at += size


def _broken_at(tokens: list[Token], at: int) -> tuple[int, Token | None]:
    first = tokens[at]
    if first.kind != "word":
        return 1, None
    end = at + 1
    while end < len(tokens) and end - at <= 3 and tokens[end].text in ("-", "\n"):
        end += 1
    if end >= len(tokens) or tokens[end].kind != "word":
        return 1, None
    second = tokens[end]
    joined = first.text + second.text
    if is_known(joined) and not (is_known(first.text) and is_known(second.text)):
        return end - at + 1, Token(
            kind="word",
            text=joined,
            printed=first.printed + second.printed,
            lemma=lemma(joined),
            start=first.start,
            end=second.end,
        )
    return 1, None


def is_foreign(token: Token) -> bool:
    """Tell a word or a sign that no rule may use."""
    if token.kind == "word":
        return not is_known(token.text)
    return token.kind == "mark" and token.text not in _SIGNS
