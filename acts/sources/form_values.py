"""Turns what a person wrote into the canonical text of a column, or says why it can't be."""

import dataclasses as dc
import functools
import re
import unicodedata
from collections.abc import Mapping

from acts.errors import Problem, Severity
from acts.registers.column import Column, ValueKind
from acts.russian.characters import INVISIBLE, forbidden_in
from acts.russian.dates import parse_date
from acts.russian.look_alikes import fold, mixed_words, nearest

__all__ = ["Value", "read_value"]

_YES = frozenset(("да", "д", "+", "1", "истина", "yes", "y", "true", "есть", "v", "✓", "✔"))
_NO = frozenset(("нет", "н", "-", "0", "ложь", "no", "n", "false"))
_ALSO = {"m": ("муж", "мужской", "m"), "f": ("жен", "женский", "f")}
_LIST = re.compile(r"[;,\n]")
_ISO_MOMENT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]00:00(?::00)?")
_DAY_NUMBER = re.compile("[0-9]{5}")  # how Excel counts the days of 1927–2173
_OLDEST, _NEWEST = 1901, 2100
_INTEGER = re.compile(r"[0-9]{1,9}(?:[.,]0+)?")


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What was read.

    Attributes:
        text: Canonical text; empty where it can't be read.
        problems: What is wrong (then the value isn't taken) or asks for a look.
    """

    text: str
    problems: tuple[Problem, ...] = ()

    @property
    def is_wrong(self) -> bool:
        """Whether the value can't be taken."""
        return any(one.severity is Severity.ERROR for one in self.problems)


def read_value(
    text: str,
    column: Column,
    *,
    file: str = "",
    place: str = "",
    labels: Mapping[str, str] | None = None,
) -> Value:
    """Read one value.

    Args:
        text: As written.
        column: Its column.
        file: The file's name for messages.
        place: Where it is, for messages; the value itself is never told.
        labels: Which code a label of the form's lists means.

    Returns:
        Text in the spelling of `ValueKind`. References stay as they are written, codes or words.
    """
    reading = _Reading(column=column, file=file, place=place, labels=labels or {})
    return reading.read(text)


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """One reading with what its messages need."""

    column: Column
    file: str
    place: str
    labels: Mapping[str, str]

    def read(self, text: str) -> Value:
        if len(text) > self.column.longest:
            return self._wrong(
                "long",
                f"длиннее {self.column.longest} знаков",
                "Сократите: здесь так длинно не бывает",
            )
        if name := forbidden_in(text):
            return self._wrong(
                "character",
                f"недопустимый знак {name}",
                "Сотрите содержимое и наберите его заново",
            )
        problems: tuple[Problem, ...] = ()
        if found := INVISIBLE.search(text):
            text = INVISIBLE.sub("", text)
            problems = (
                self._problem(
                    "invisible",
                    f"невидимый знак U+{ord(found[0]):04X} удалён",
                    "Проверьте, что текст не изменился",
                    Severity.WARNING,
                ),
            )
        text = unicodedata.normalize("NFC", text)
        value = self._by_kind(text)
        return dc.replace(value, problems=problems + value.problems)

    def _by_kind(self, text: str) -> Value:
        kind = self.column.kind
        if kind is ValueKind.REFERENCES:
            return self._references(text)
        plain = " ".join(text.split())
        if not plain:
            return Value(text="")
        if kind is ValueKind.TEXT:
            return Value(text=plain, problems=self._look_alikes(plain))
        if kind is ValueKind.REFERENCE:
            return Value(text=self.labels.get(plain, plain))
        bare = plain.removeprefix("'").strip()
        return {
            ValueKind.DATE: self._date,
            ValueKind.INTEGER: self._integer,
            ValueKind.YES_NO: self._yes_no,
            ValueKind.CHOICE: self._choice,
        }[kind](bare)

    def _date(self, text: str) -> Value:
        if found := _ISO_MOMENT.fullmatch(text):
            text = found[1]
        date = parse_date(text)
        if date is None and _DAY_NUMBER.fullmatch(text):
            return self._wrong(
                "date",
                "это число, а не дата",
                "Задайте ячейке формат «Дата» или наберите день, месяц и год: 01.09.2026",
            )
        if date is None:
            return self._wrong(
                "date", "это не дата", "Напишите день, месяц и год из четырёх цифр: 01.09.2026"
            )
        if not _OLDEST <= date.year <= _NEWEST:
            return self._wrong(
                "date", f"год {date.year:04d} не может быть верным", "Проверьте год: 01.09.2026"
            )
        return Value(text=date.isoformat())

    def _integer(self, text: str) -> Value:
        if not _INTEGER.fullmatch(text):
            return self._wrong("integer", "это не целое число", "Напишите число цифрами: 5")
        return Value(text=str(int(re.split("[.,]", text)[0])))

    def _yes_no(self, text: str) -> Value:
        word = fold(text)
        if word in _folded(_YES):
            return Value(text="да")
        if word in _folded(_NO):
            return Value(text="нет")
        return self._wrong("yes-no", "здесь нужно «да» или «нет»", "Выберите из списка")

    def _choice(self, text: str) -> Value:
        word = fold(text)
        for one in self.column.choices:
            spellings = (one.code, one.title, *_ALSO.get(one.code, ()))
            if word in {fold(spelling) for spelling in spellings}:
                return Value(text=one.code)
        close = nearest(text[:60], [one.title for one in self.column.choices])
        return self._wrong(
            "choice",
            "такого значения в списке нет",
            f"Возможно, нужно «{close}»" if close else "Выберите из списка",
        )

    def _references(self, text: str) -> Value:
        whole = " ".join(text.split())
        if whole in self.labels:
            return Value(text=self.labels[whole])
        words = (" ".join(one.split()) for one in _LIST.split(text))
        named = dict.fromkeys(self.labels.get(one, one) for one in words if one)
        return Value(text=";".join(named))

    def _look_alikes(self, text: str) -> tuple[Problem, ...]:
        return tuple(
            self._problem(
                "look-alike",
                f"в русском слове латинская буква «{letter}», знак {position}",
                "Наберите её по-русски",
                Severity.WARNING,
            )
            for letter, position in mixed_words(text)
        )

    def _wrong(self, code: str, message: str, remedy: str) -> Value:
        problem = self._problem(code, message, remedy, Severity.ERROR)
        return Value(text="", problems=(problem,))

    def _problem(self, code: str, message: str, remedy: str, severity: Severity) -> Problem:
        return Problem(
            message=f"«{self.column.title}»: {message}",
            remedy=remedy,
            file=self.file,
            place=self.place,
            code=f"value.{code}",
            severity=severity,
        )


@functools.cache
def _folded(words: frozenset[str]) -> frozenset[str]:
    return frozenset(map(fold, words))
