"""Finds the row that a reference means: by its code, or by the words a person knows it by."""

import dataclasses as dc
import re
from collections.abc import Iterable, Mapping, Sequence

from acts.errors import Problem
from acts.registers.choices import ConsentKind
from acts.registers.column import Column, ValueKind
from acts.registers.tables import table_of
from acts.russian.look_alikes import fold, nearest

__all__ = ["References", "label_of"]

_CODE_AT_END = re.compile(r"^(?P<words>.*)\((?P<code>[a-z]+-[0-9]+)\)$", re.DOTALL)
_CODE = re.compile(r"[a-z]+-[0-9]+")
_BETWEEN = re.compile(r"[;,\n]")
_ALSO = {"partners": "full_name"}
_WHOSE = {ConsentKind.MENTOR: "mentors", ConsentKind.PARTICIPATION: "mentees"}
_GUESSES = 20  # looking for the nearest name is slow; a file with more misses has another trouble
_SHOWN = 5


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """A row that can be meant: its code, or its place when it has been rejected."""

    code: str
    place: str = ""
    excluded: bool = False
    rejected: bool = False

    @property
    def shown(self) -> str:
        return self.place if self.rejected or not self.code else self.code


def label_of(table: str, values: Mapping[str, str]) -> str:
    """Give the words by which a person knows a row: «Лесников Павел Андреевич»."""
    return " ".join(filter(None, (values.get(key, "") for key in table_of(table).label)))


class References:
    """The rows that references may mean; filled table by table, in the order of `TABLES`."""

    def __init__(self) -> None:
        self._codes: dict[str, dict[str, _Named]] = {}
        self._words: dict[str, dict[str, dict[str, _Named]]] = {}
        self._words_of: dict[str, list[str]] = {}
        self._guesses = 0

    def add(
        self, table: str, code: str, values: Mapping[str, str], *, excluded: bool, place: str = ""
    ) -> None:
        """Let a row be meant, by its code and by these values; earlier values count as well."""
        named = _Named(code=code, place=place, excluded=excluded)
        self._codes.setdefault(table, {})[code] = named
        for words in self._known_as(table, values):
            self._words.setdefault(table, {}).setdefault(words, {})[code] = named
            self._words_of.setdefault(code, []).append(words)

    def add_rejected(self, table: str, values: Mapping[str, str], *, place: str) -> None:
        """Remember a new row that is not taken: who refers to it is not taken either."""
        named = _Named(code="", place=place, rejected=True)
        for words in self._known_as(table, values):
            self._words.setdefault(table, {}).setdefault(words, {})[place] = named

    def resolve(
        self, column: Column, text: str, *, preferred: str, values: Mapping[str, str], place: str
    ) -> tuple[str, tuple[Problem, ...]]:
        """Turn what a cell says into codes.

        Args:
            column: Its column.
            text: Codes or words.
            preferred: Codes it had in the exported revision: they win among namesakes.
            values: The rest of the row: whose consent it is depends on its kind.
            place: Where the cell is.

        Returns:
            Codes joined by «;», and what is wrong; no code where something is.
        """
        tables = _tables(column, values)
        codes: dict[str, None] = {}
        problems = []
        for token in _tokens(column, text):
            found, problem = self._one(column, tables, token, preferred.split(";"))
            codes[found] = None
            if problem is not None:
                problems.append(dc.replace(problem, place=place))
        if preferred and not problems and ";".join(codes) != preferred:
            # Somebody else is meant now: who it was before doesn't say which namesake it is.
            problems += self.rivals(column, text, values=values, place=place)
        return ("" if problems else ";".join(codes)), tuple(problems)

    def rivals(
        self, column: Column, words: str, *, values: Mapping[str, str], place: str
    ) -> tuple[Problem, ...]:
        """Find the names in a cell that more than one row goes by; codes and others pass."""
        found = []
        for token in _tokens(column, words):
            named = [
                one
                for table in _tables(column, values)
                for one in self._words.get(table, {}).get(fold(token), {}).values()
            ]
            named = [one for one in named if not one.excluded] or named
            if len(named) > 1:
                found.append(dc.replace(_several(column, named), place=place))
        return tuple(found)

    def _known_as(self, table: str, values: Mapping[str, str]) -> Iterable[str]:
        if table == "pairs":
            return tuple(self._words_of.get(values.get("mentor", ""), ()))
        also = values.get(_ALSO.get(table, ""), "")
        return {fold(one) for one in (label_of(table, values), also) if one.strip()}

    def _one(
        self, column: Column, tables: tuple[str, ...], token: str, preferred: list[str]
    ) -> tuple[str, Problem | None]:
        plain = token.casefold()
        if found := _CODE_AT_END.match(plain):
            return self._by_code(column, found["code"], fold(found["words"]), preferred)
        if _CODE.fullmatch(plain):
            return self._by_code(column, plain, "", preferred)
        return self._by_words(column, tables, fold(token), preferred)

    def _by_code(
        self, column: Column, code: str, words: str, preferred: list[str]
    ) -> tuple[str, Problem | None]:
        if not any(code in self._codes.get(table, {}) for table in column.table):
            known = [one for table in column.table for one in self._codes.get(table, {})]
            close = nearest(code, known)
            return "", _problem(
                "unknown-reference",
                f"в графе «{column.title}» кода {code} нет",
                f"Возможно, нужно {close}" if close else _where(column),
            )
        # The list in the form says «ФИО (код)»: a name changed by hand must not keep the old code.
        meant = {
            named.code or named.place
            for table in column.table
            for named in self._words.get(table, {}).get(words, {}).values()
        }
        if words and meant and code not in meant and code not in preferred:
            return "", _problem(
                "ambiguous-reference",
                f"в графе «{column.title}» слова и код {code} указывают на разные строки",
                "Выберите значение из списка ещё раз",
            )
        return code, None

    def _by_words(
        self, column: Column, tables: tuple[str, ...], words: str, preferred: list[str]
    ) -> tuple[str, Problem | None]:
        named = [
            one for table in tables for one in self._words.get(table, {}).get(words, {}).values()
        ]
        if before := [one for one in named if one.code and one.code in preferred]:
            named = before
        elif living := [one for one in named if not one.excluded]:
            named = living
        if len(named) == 1:
            return _taken(column, named[0])
        if named:
            return "", _several(column, named)
        return "", self._unknown(column, tables, words)

    def _unknown(self, column: Column, tables: tuple[str, ...], words: str) -> Problem:
        self._guesses += 1
        close = ""
        if self._guesses <= _GUESSES:
            known = {one: by for table in tables for one, by in self._words.get(table, {}).items()}
            if guess := nearest(words, known):
                close = next(iter(known[guess].values())).shown
        return _problem(
            "unknown-reference",
            f"то, что названо в графе «{column.title}», не найдено",
            f"Больше всего похоже на {close}: проверьте, как там написано"
            if close
            else _where(column),
        )


def _tokens(column: Column, text: str) -> list[str]:
    several = column.kind is ValueKind.REFERENCES
    said = [one.strip() for one in (_BETWEEN.split(text) if several else [text])]
    return list(dict.fromkeys(filter(None, said)))


def _several(column: Column, named: Sequence[_Named]) -> Problem:
    shown = ", ".join(one.shown for one in named[:_SHOWN])
    more = " и другие" if len(named) > _SHOWN else ""
    return _problem(
        "ambiguous-reference",
        f"в графе «{column.title}» подходит не одна строка: {shown}{more}",
        "Впишите код нужной строки",
    )


def _tables(column: Column, values: Mapping[str, str]) -> tuple[str, ...]:
    """A pupil may be in both registers; the kind of the consent says in which one to look."""
    only = _WHOSE.get(values.get("kind", ""))  # type: ignore[call-overload]
    return (only,) if only in column.table else column.table


def _taken(column: Column, named: _Named) -> tuple[str, Problem | None]:
    if not named.rejected:
        return named.code, None
    return "", _problem(
        "rejected-reference",
        f"в графе «{column.title}» названа строка, в которой есть ошибка: {named.place}",
        "Исправьте сначала её",
    )


def _where(column: Column) -> str:
    sheets = " или ".join(f"«{table_of(one).title}»" for one in column.table)
    return f"Впишите, как на листе {sheets}, или добавьте там строку"


def _problem(code: str, message: str, remedy: str) -> Problem:
    return Problem(message=message, remedy=remedy, code=f"register.{code}")
