"""The one YAML reader: every scalar is text as typed, every value knows its line.

YAML's own conveniences are refused on purpose: implicit types turn «no» into a lie and a date
into a crash, aliases multiply, tags build objects. Only events are read, nothing is constructed.
"""

from pathlib import Path
from typing import Any

import yaml

from acts.errors import InputError
from acts.sources.nodes import Entry, Mapping, Node, Problems, Scalar, Sequence
from acts.sources.text_file import normalise, read_text, unwanted

__all__ = ["load_yaml"]

_DEPTH = 64
_VALUES = 100_000
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Words of the parser (C and Python differ) → what a person should hear. The first that fits wins.
_SYNTAX = (
    ("mapping values are not allowed", "двоеточие не на месте", "Возьмите значение в кавычки"),
    ("could not find expected ':'", "после ключа нет двоеточия", "Допишите двоеточие и пробел"),
    ("expected ':'", "после ключа нет двоеточия", "Допишите двоеточие и пробел"),
    (
        "escape",
        "неизвестная последовательность после «\\»",
        "Удвойте «\\» или возьмите значение в '…'",
    ),
    ("quoted scalar", "кавычка не закрыта", "Закройте кавычку"),
    ("cannot start any token", "значение начинается со служебного знака", "Возьмите его в кавычки"),
    ("flow sequence", "список в […] не закрыт", "Закройте «]» и проверьте запятые"),
    ("flow mapping", "набор в {…} не закрыт", "Закройте «}» и проверьте запятые"),
    ("',' or ']'", "список в […] не закрыт", "Закройте «]» и проверьте запятые"),
    ("',' or '}'", "набор в {…} не закрыт", "Закройте «}» и проверьте запятые"),
    ("tag", "метки типов «!…» не допускаются", "Удалите метку"),
    ("alphabetic", "якоря «&» и ссылки «*» не допускаются", "Возьмите значение в кавычки"),
    ("block", "отступ не такой, как у соседних строк", "Выровняйте отступы пробелами"),
    ("indent", "отступ не такой, как у соседних строк", "Выровняйте отступы пробелами"),
    ("document start", "после конца данных есть лишние строки", "Проверьте отступы и кавычки"),
)


def load_yaml(path: Path, *, content: bytes | None = None) -> Node:
    """Read a YAML file into values that know their lines; every scalar is text, empty is «».

    Args:
        path: The file.
        content: Its bytes, where they were read before, see `acts.sources.text_file.read_bytes`.

    Raises:
        InputError: All problems up to the place where reading can't go on.
        OSError: The file can't be opened.
    """
    text = read_text(path, content=content)
    problems = Problems(str(path))
    reader = _Reader(problems)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            reader.take(event)
    except yaml.YAMLError as error:
        raise _syntax(error, text, problems) from None
    except (ValueError, RecursionError, OverflowError):
        raise problems.stop(
            "yaml.syntax", "", "файл не удалось прочитать как YAML", "Проверьте его содержимое"
        ) from None
    problems.raise_any()
    if reader.root is None:
        raise problems.stop("yaml.empty", "строка 1", "файл пуст", "Заполните файл по образцу")
    return reader.root


class _Open:
    """A list or a mapping that is still being read."""

    def __init__(self, line: int, *, is_mapping: bool) -> None:
        self.line, self.is_mapping = line, is_mapping
        self.items: list[Node] = []
        self.entries: dict[str, Entry] = {}
        self.key: tuple[str, int] | None = None


class _Reader:
    """Build values from events without recursion, gathering what is refused."""

    def __init__(self, problems: Problems) -> None:
        self.root: Node | None = None
        self._problems = problems
        self._open: list[_Open] = []
        self._documents = 0
        self._values = 0

    def take(self, event: Any) -> None:
        line = event.start_mark.line + 1
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise self._problems.stop(
                    "yaml.documents",
                    f"строка {line}",
                    "в файле больше одного документа",
                    "Оставьте один",
                )
        elif isinstance(event, yaml.AliasEvent):
            self._refuse(
                line, "yaml.alias", "ссылка «*» не допускается", "Повторите значение целиком"
            )
            self._put(Scalar(value="", line=line))
        elif isinstance(event, yaml.ScalarEvent):
            self._refuse_properties(event, line)
            self._put(Scalar(value=self._text(event.value, line), line=line))
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._refuse_properties(event, line)
            self._start(line, is_mapping=isinstance(event, yaml.MappingStartEvent))
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._end()

    def _text(self, value: str, line: int) -> str:
        if found := unwanted(value):
            self._refuse(line, "text.character", f"недопустимый знак {found}", "Удалите его")
        return normalise(value)

    def _refuse(self, line: int, code: str, message: str, remedy: str) -> None:
        self._problems.add(code, f"строка {line}", message, remedy)

    def _refuse_properties(self, event: Any, line: int) -> None:
        if event.anchor is not None:
            self._refuse(line, "yaml.anchor", "якорь «&» не допускается", "Удалите якорь")
        if event.tag is not None:
            self._refuse(line, "yaml.tag", "метки типов «!…» не допускаются", "Удалите метку")

    def _start(self, line: int, *, is_mapping: bool) -> None:
        if len(self._open) >= _DEPTH:
            raise self._problems.stop(
                "yaml.depth",
                f"строка {line}",
                f"вложенность больше {_DEPTH}",
                "Упростите строение файла",
            )
        self._open.append(_Open(line, is_mapping=is_mapping))

    def _end(self) -> None:
        done = self._open.pop()
        self._put(
            Mapping(entries=tuple(done.entries.values()), line=done.line)
            if done.is_mapping
            else Sequence(items=tuple(done.items), line=done.line)
        )

    def _put(self, node: Node) -> None:
        self._values += 1
        if self._values > _VALUES:
            raise self._problems.stop(
                "yaml.too-many",
                f"строка {node.line}",
                f"значений больше {_VALUES}",
                "Разделите файл на части",
            )
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if not parent.is_mapping:
            parent.items.append(node)
        elif parent.key is None:
            parent.key = self._key(node, parent)
        else:
            key, line = parent.key
            parent.entries.setdefault(key, Entry(key=key, line=line, value=node))
            parent.key = None

    def _key(self, node: Node, parent: _Open) -> tuple[str, int]:
        if not isinstance(node, Scalar):
            self._refuse(
                node.line, "yaml.key", "ключом служит не текст", "Сделайте ключ одним словом"
            )
            return f"?{len(parent.entries)}", node.line
        key = str(node.value)
        if key == "<<":
            self._refuse(
                node.line, "yaml.merge", "слияние «<<» не допускается", "Повторите значения целиком"
            )
        if (before := parent.entries.get(key)) is not None:
            shown = key if len(key) <= 60 else key[:59] + "…"
            self._refuse(
                node.line,
                "yaml.duplicate-key",
                f"ключ «{shown}» повторён, впервые он в строке {before.line}",
                "Оставьте один",
            )
        return key, node.line


def _syntax(error: yaml.YAMLError, text: str, problems: Problems) -> InputError:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    said = f"{getattr(error, 'problem', '') or ''} {getattr(error, 'context', '') or ''}"
    if "unexpected end of stream" in said or "document indicator" in said:
        mark = getattr(error, "context_mark", None) or mark  # a quote is mended where it opens
    where = f"строка {mark.line + 1}, знак {mark.column + 1}" if mark else ""
    if mark and _begins_with_tab(text, mark.line):
        return problems.stop(
            "yaml.syntax", where, "отступ сделан табуляцией", "Замените табуляцию пробелами"
        )
    for words, message, remedy in _SYNTAX:
        if words in said:
            return problems.stop("yaml.syntax", where, message, remedy)
    return problems.stop(
        "yaml.syntax", where, "строение файла нарушено", "Проверьте отступы, двоеточия и кавычки"
    )


def _begins_with_tab(text: str, number: int) -> bool:
    lines = text.splitlines()
    return number < len(lines) and lines[number].lstrip(" ").startswith("\t")
