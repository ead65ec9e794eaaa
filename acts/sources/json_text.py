"""The one JSON reader: strict, bounded, and every value knows its line."""

import re
from pathlib import Path

from acts.errors import InputError
from acts.sources.nodes import Entry, Mapping, Node, Problems, Scalar, Sequence
from acts.sources.text_file import normalise, read_text, unwanted

__all__ = ["load_json"]

_DEPTH = 64
_DIGITS = 18
_VALUES = 100_000
_SPACE = re.compile(r"[ \t\r\n]*")
_TOKEN = re.compile(
    # Possessive: the engine keeps 130 bytes for each turn that it may come back to.
    r'(?P<text>"(?:[^"\\\x00-\x1f]++|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*+")'
    r"|(?P<number>-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![0-9.\w]))"
    r"|(?P<word>[^\W\d]\w*)|(?P<mark>[\[\]{}:,])"
)
_ESCAPE = re.compile(r'\\(?:u([0-9a-fA-F]{4})|(["\\/bfnrt]))')
_SIMPLE = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_WORDS = {"true": True, "false": False, "null": None}


def load_json(path: Path) -> Node:
    """Read a JSON file into values that know their lines.

    Duplicate keys, NaN, infinities, fractions (an act holds none: amounts are text), integers over
    18 digits, lone surrogates and depth over 64 are refused.

    Args:
        path: The file.

    Raises:
        InputError: All problems up to the place where reading can't go on.
        OSError: The file can't be opened.
    """
    problems = Problems(str(path))
    reader = _Reader(read_text(path), problems)
    root = reader.value(0)
    reader.expect_end()
    problems.raise_any()
    return root


class _Reader:
    """Recursive descent, at most 64 levels deep."""

    def __init__(self, text: str, problems: Problems) -> None:
        self._text, self._problems = text, problems
        self._at, self._line, self._counted = 0, 1, 0
        self._kind, self._lexeme, self._values = "", "", 0
        self._next()

    def value(self, depth: int) -> Node:
        """Read one value that starts at the current lexeme."""
        if depth > _DEPTH:
            raise self._stop(
                "json.depth", f"вложенность больше {_DEPTH}", "Упростите строение файла"
            )
        self._values += 1
        if self._values > _VALUES:
            raise self._stop(
                "json.too-many", f"значений больше {_VALUES}", "Разделите файл на части"
            )
        line, lexeme = self._line, self._lexeme
        if lexeme == "{" and self._kind == "mark":
            return self._mapping(depth, line)
        if lexeme == "[" and self._kind == "mark":
            return self._sequence(depth, line)
        if self._kind == "text":
            self._next()
            return Scalar(value=self._string(lexeme, line), line=line)
        if self._kind == "number":
            self._next()
            return Scalar(value=self._integer(lexeme, line), line=line)
        if lexeme in _WORDS:
            self._next()
            return Scalar(value=_WORDS[lexeme], line=line)
        if lexeme in ("NaN", "Infinity"):
            raise self._stop("json.number", f"{lexeme} – не число", "Впишите число или null")
        raise self._unexpected("значение")

    def expect_end(self) -> None:
        """Refuse anything behind the value."""
        if self._kind != "end":
            raise self._unexpected("конец файла")

    def _mapping(self, depth: int, line: int) -> Mapping:
        entries: dict[str, Entry] = {}
        self._next()
        while self._lexeme != "}" or self._kind != "mark":
            if self._kind != "text":
                raise self._unexpected("ключ в кавычках")
            key_line = self._line
            key = self._string(self._lexeme, key_line)
            if key in entries:
                self._problems.add(
                    "json.duplicate-key",
                    f"строка {key_line}",
                    f"ключ «{key[:60]}» повторён, впервые он в строке {entries[key].line}",
                    "Оставьте один",
                )
            self._next()
            self._take(":", "двоеточие")
            entry = Entry(key=key, line=key_line, value=self.value(depth + 1))
            entries.setdefault(key, entry)
            self._separator("}")
        self._next()
        return Mapping(entries=tuple(entries.values()), line=line)

    def _sequence(self, depth: int, line: int) -> Sequence:
        items: list[Node] = []
        self._next()
        while self._lexeme != "]" or self._kind != "mark":
            items.append(self.value(depth + 1))
            self._separator("]")
        self._next()
        return Sequence(items=tuple(items), line=line)

    def _separator(self, closing: str) -> None:
        if self._kind == "mark" and self._lexeme == closing:
            return
        self._take(",", f"запятая или «{closing}»")
        if self._kind == "mark" and self._lexeme == closing:
            raise self._stop("json.syntax", "после последней запятой ничего нет", "Удалите запятую")

    def _take(self, lexeme: str, name: str) -> None:
        if self._kind != "mark" or self._lexeme != lexeme:
            raise self._unexpected(name)
        self._next()

    def _string(self, lexeme: str, line: int) -> str:
        body = lexeme[1:-1]
        if "\\" in body:
            body = _ESCAPE.sub(_unescape, body)
            # Pairs of surrogates become one character; a lone one stays and is refused below.
            body = (
                body.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
                if any("\ud800" <= letter <= "\udfff" for letter in body)
                else body
            )
        if found := unwanted(body):
            if found == "U+FFFD":
                found = "\\uD800–\\uDFFF (половина знака)"
            self._problems.add(
                "text.character", f"строка {line}", f"недопустимый знак {found}", "Удалите его"
            )
        return normalise(body)

    def _integer(self, lexeme: str, line: int) -> int:
        if len(lexeme) > _DIGITS or not lexeme.lstrip("-").isdigit():
            why = f"длиннее {_DIGITS} цифр" if lexeme.lstrip("-").isdigit() else "не целое"
            self._problems.add(
                "json.number",
                f"строка {line}",
                f"число «{lexeme[:20]}» {why}",
                "Запишите его текстом в кавычках",
            )
            return 0
        return int(lexeme)

    def _next(self) -> None:
        space = _SPACE.match(self._text, self._at)
        self._at = space.end() if space else self._at
        passed = self._text[self._counted : self._at]
        self._line += passed.count("\n") + passed.count("\r") - passed.count("\r\n")
        self._counted = self._at
        if self._at == len(self._text):
            self._kind = self._lexeme = "end"
            return
        found = _TOKEN.match(self._text, self._at)
        if found is None:
            raise self._stop("json.syntax", *self._bad_start())
        self._kind, self._lexeme, self._at = found.lastgroup or "", found.group(), found.end()

    def _bad_start(self) -> tuple[str, str]:
        letter = self._text[self._at]
        if letter == '"':
            return (
                "кавычка не закрыта или после «\\» неизвестный знак",
                "Закройте кавычку, удвойте «\\»",
            )
        if letter in "«»„“”'":
            return f"кавычка {letter} вместо прямой", 'Замените на прямую кавычку "'
        if letter in "-+.0123456789":
            return "число записано неверно", "Впишите целое число без ведущих нулей"
        if letter == "/":
            return "в JSON не бывает комментариев", "Удалите комментарий"
        return f"знак «{letter}» здесь не на месте", "Проверьте запятые, скобки и кавычки"

    def _unexpected(self, wanted: str) -> InputError:
        seen = "конец файла" if self._kind == "end" else f"«{self._lexeme[:40]}»"
        return self._stop(
            "json.syntax", f"нужно: {wanted}, а здесь {seen}", "Проверьте запятые, скобки и кавычки"
        )

    def _stop(self, code: str, message: str, remedy: str) -> InputError:
        return self._problems.stop(code, f"строка {self._line}", message, remedy)


def _unescape(found: re.Match[str]) -> str:
    if found[1]:
        return chr(int(found[1], 16))
    return _SIMPLE.get(found[2], found[2])
