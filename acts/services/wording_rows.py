"""Rows of the check sheet to rows of a person's last word, and what an approval freezes."""

import dataclasses as dc
import functools
from collections.abc import Iterable, Mapping, Sequence

from acts.errors import InputError, Problem, Severity
from acts.registers.declined import words_of
from acts.registers.row_reading import Reader, Unreadable
from acts.registers.rows import OfferedRow, Row
from acts.registers.typed_rows import override_of
from acts.registers.wording_tables import CHECK, FORM_COLUMNS, NOTE, OVERRIDES
from acts.russian.cases import Case, Gender
from acts.russian.wording import Override, Word, Wording, WordKind, one_spaced
from acts.services.desk import Desk
from acts.services.exchange_erased import Erased
from acts.sources.forms import ReadForm

__all__ = ["Known", "as_overrides", "forms_of", "issuer_word", "with_words_settled"]

_YES, _NO = "да", "нет"
_KEY = ("kind", "nominative", "gender")
_EMPTY = Row(organization="", table=OVERRIDES.key, code="", values={})


class Known:
    """The words of an organisation and what people wrote down about them.

    Args:
        rows: Its rows, excluded ones too.
        more: Words that no row holds: who issued the order of the region.
    """

    def __init__(self, rows: Iterable[Row], more: Iterable[Word] = ()) -> None:
        self._all, self._more = tuple(rows), tuple(more)
        self.rows = {one.code: one for one in self._all if one.table == OVERRIDES.key}
        self.overrides = {code: one for code, row in self.rows.items() if (one := _override(row))}
        self._forms: dict[tuple[str, Word], Mapping[Case, str]] = {}

    @functools.cached_property
    def words(self) -> tuple[Word, ...]:
        """The words that the data name, each once."""
        return tuple(dict.fromkeys((*words_of(self._all), *self._more)))

    def code_of(self, word: Word) -> str:
        """Give the code of the row of exactly this word, one in use first, or an empty string."""
        found = [code for code, one in self.overrides.items() if one.word == word]
        return min(found, key=lambda code: self.rows[code].excluded, default="")

    def wording(self, *, without: str = "") -> Wording:
        """Give declension as written down in rows that are in use.

        Args:
            without: Code of a row to pass over: what is left is what the program itself says.
        """
        return Wording(
            one
            for code, one in self.overrides.items()
            if code != without and not self.rows[code].excluded
        )

    def own_forms(self, word: Word, *, without: str) -> Mapping[Case, str]:
        """Give what the program says of a word; nothing where it can't tell the gender."""
        key = without, word
        if key not in self._forms:
            self._forms[key] = forms_of(self.wording(without=without), self.whole(word))
        return self._forms[key]

    def whole(self, word: Word) -> Word:
        """Give a word with the parts of the name as the registers have them."""
        same = [one for one in self.words if _is_same(one, word)]
        exact = (one for one in same if one.gender is word.gender)
        found = next(exact, None) or next(iter(same), None)
        return word if found is None else dc.replace(word, person=found.person)


def issuer_word(desk: Desk) -> tuple[Word, ...]:
    """Give the word that no register holds: who issued the order of the region."""
    issuer = desk.roadmap.order.issuer
    return (Word(kind=WordKind.ORGANIZATION, nominative=issuer),) if issuer else ()


def forms_of(words: Wording, word: Word) -> Mapping[Case, str]:
    """Decline a word in every case; give nothing where its parts or gender can't be told."""
    try:
        return {case: words.decline(word, case) for case in Case}
    except InputError:
        return {}


def with_words_settled(
    form: ReadForm,
    *,
    stored: Sequence[Row],
    base: Sequence[Row],
    erased: Erased,
    more: Iterable[Word] = (),
) -> tuple[ReadForm, tuple[Problem, ...]]:
    """Make of a file what a person meant by what it says of declension, see `as_overrides`.

    Args:
        form: What was read.
        stored: All rows of the organisation now.
        base: Its rows of the revision the file was exported from.
        erased: Which rows were erased, and since which revision.
        more: Words that no row holds.

    Returns:
        The form without the check sheet, and warnings about rows left out.
    """
    tables = (CHECK.key, OVERRIDES.key)
    if not any(one.table in tables for one in (*form.rows, *form.unread)):
        return form, ()
    now, before = Known(stored, more), Known(base)
    erased_since = any(since > form.revision for since in erased.values())
    rows, told = as_overrides(form.rows, now=now, base=before, erased_since=erased_since)
    unread, _ = as_overrides(form.unread, now=now, base=before, erased_since=False)
    return dc.replace(form, rows=rows, unread=unread), told


def as_overrides(
    rows: Sequence[OfferedRow], *, now: Known, base: Known, erased_since: bool
) -> tuple[tuple[OfferedRow, ...], tuple[Problem, ...]]:
    """Make rows of the register of what a file says, as a person meant it.

    Of the check sheet only what differs from what the program says becomes an override; a word
    nobody touched becomes none. An approval freezes all forms: what is empty is filled in by ours.

    Args:
        rows: Rows of a file; those of other registers stay as they are.
        now: The words as they are now.
        base: The words of the revision that the file was exported from; of now when unknown.
        erased_since: Whether somebody's data were erased after that.

    Returns:
        The rows and warnings about those left out.
    """
    made: list[OfferedRow] = []
    told: list[Problem] = []
    for row in rows:
        if row.table == CHECK.key:
            said = _said(row, now, base)
            if said is not None and erased_since and _is_forgotten(row, now):
                told.append(_forgotten(row))
                continue
            row = said or row
        if row.table == OVERRIDES.key:
            made.append(_frozen(row, now))
        elif row.table != CHECK.key:
            made.append(row)
    return tuple(made), tuple(told)


def _said(row: OfferedRow, now: Known, base: Known) -> OfferedRow | None:
    """Give what a row of the check sheet changes; None when nothing was touched."""
    word = _word(row.values)
    values = {key: value for key, value in row.values.items() if key != NOTE}
    as_row = dc.replace(row, table=OVERRIDES.key, values=values)
    if word is None:
        return as_row  # what is missing is told by the merge
    before = base.rows.get(row.code) or now.rows.get(row.code) or _EMPTY
    had = _EMPTY if before.excluded else before
    own = now.own_forms(word, without=row.code or now.code_of(word))
    approved = values.get("approved", had.value("approved"))
    if "approved" in values and {approved, had.value("approved")} <= {"", _NO}:
        values["approved"] = had.value("approved")
    withdrawn = had.value("approved") == _YES != approved
    for case in FORM_COLUMNS:
        if case in values:
            ours, cell = one_spaced(own.get(case, "")), one_spaced(values[case])
            shown = one_spaced(had.value(case)) or ours
            if cell == shown and not (withdrawn and shown == ours):
                values[case] = had.value(case)
            elif cell == ours:
                values[case] = ""
    values |= {key: before.value(key) for key in _KEY if _means_same(before, key, values)}
    as_row = dc.replace(as_row, values=values)
    touched = any(values.get(case) for case in FORM_COLUMNS) or approved == _YES
    if row.unread or touched:
        return dc.replace(as_row, excluded=False) if before.excluded else as_row
    return as_row if row.code and not before.excluded else None


def _means_same(before: Row, key: str, values: Mapping[str, str]) -> bool:
    """Tell whether the sheet shows a key of a stored row: with spaces as documents have them."""
    return bool(before.value(key)) and one_spaced(before.value(key)) == values.get(key)


def _frozen(row: OfferedRow, now: Known) -> OfferedRow:
    """Fill in the forms that an approved row leaves to us: later rules won't change them."""
    stored = now.rows.get(row.code) or _EMPTY
    whole = {key: row.values.get(key, stored.value(key)) for key in (*_KEY, "approved")}
    word = _word(whole)
    if word is None or whole["approved"] != _YES or row.excluded:
        return row
    code = row.code or now.code_of(word)
    kept = now.rows.get(code) or _EMPTY
    blank = [case for case in FORM_COLUMNS if not row.values.get(case, kept.value(case))]
    if not blank:
        return row
    own = now.own_forms(word, without=code)
    filled = {str(case): own[case] for case in blank if own.get(case)}
    return dc.replace(row, values={**row.values, **filled})


def _word(values: Mapping[str, str]) -> Word | None:
    kind, nominative = values.get("kind", ""), values.get("nominative", "")
    gender = values.get("gender", "")
    if kind not in tuple(WordKind) or not nominative or gender not in ("", *Gender):
        return None
    return Word(
        kind=WordKind(kind), nominative=nominative, gender=Gender(gender) if gender else None
    )


def _is_forgotten(row: OfferedRow, now: Known) -> bool:
    """Tell a row without a code whose word the data don't name."""
    word = _word(row.values)
    named = ((one.kind, one.nominative) for one in now.words)
    return word is not None and not row.code and (word.kind, word.nominative) not in named


def _is_same(one: Word, other: Word) -> bool:
    alike = other.gender in (None, one.gender)
    return alike and (one.kind, one.nominative) == (other.kind, other.nominative)


def _override(row: Row) -> Override | None:
    try:
        return override_of(Reader(row))
    except Unreadable:
        return None  # its data are erased


def _forgotten(row: OfferedRow) -> Problem:
    return Problem(
        message="такого слова в данных больше нет, а с выгрузки файла чьи-то данные стёрты: "
        "строка не внесена",
        remedy="Возьмите свежий лист: acts names check --xlsx",
        place=row.place,
        code="wording.forgotten",
        severity=Severity.WARNING,
    )
