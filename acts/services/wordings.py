"""Every name, post and organisation in every case: what deserves a look stands first."""

import dataclasses as dc
from collections.abc import Mapping
from pathlib import Path

from acts.errors import InputError
from acts.organization import Organization
from acts.packages import write_whole
from acts.registers.rows import OfferedRow
from acts.registers.wording_tables import CHECK, FORM_COLUMNS, NOTE, OVERRIDES
from acts.russian.cases import Case
from acts.russian.look_alikes import fold
from acts.russian.names import gender_of
from acts.russian.wording import Word, Wording, WordKind, person_of, reasons
from acts.services.desk import Desk
from acts.services.exchange_forms import FORMS, FormWritten, refresh, replace_form, rows_to_show
from acts.services.registering import rows_of
from acts.services.wording_rows import Known, forms_of, issuer_word
from acts.sources.forms import ReadForm

__all__ = [
    "OVERRIDES_KEY",
    "WordForms",
    "check_path",
    "export_check",
    "export_overrides",
    "fresh_check",
    "overrides_yaml",
    "refresh_check",
    "word_forms",
    "write_check",
]

OVERRIDES_KEY = OVERRIDES.key
_UNUSED = "в данных такого слова нет: формы впрок"
_KINDS = tuple(WordKind)
_MENDS = {
    "person.gender-unknown": "заполните «Пол» там, где это имя записано",
    "person.unreadable": "впишите фамилию, имя и отчество полностью",
}


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class WordForms:
    """A word as an act would print it.

    Attributes:
        word: The word.
        forms: By case; empty where the gender or the parts of a name can't be told.
        initials: «Иванову И.И.» by case, of names only.
        reasons: Why to look at it, in Russian.
        is_approved: Whether a person did and found it right.
        is_used: Whether the data name it; else somebody wrote its forms down for later.
        code: Code of the row with what a person wrote down, or empty.
        written: Cases whose form a person wrote down.
    """

    word: Word
    forms: Mapping[Case, str]
    initials: Mapping[Case, str]
    reasons: tuple[str, ...]
    is_approved: bool
    is_used: bool
    code: str
    written: tuple[Case, ...] = ()

    @property
    def is_doubtful(self) -> bool:
        """Whether it deserves a look and got none."""
        return self.is_used and bool(self.reasons) and not self.is_approved


def word_forms(desk: Desk, organization: Organization) -> tuple[WordForms, ...]:
    """List every word of an organisation with its forms.

    Args:
        desk: The workspace.
        organization: Whose names, posts and organisations.

    Returns:
        Those that deserve a look first, then the others that nobody approved, then the approved.
    """
    known = Known(rows_of(desk, organization), issuer_word(desk))
    words = known.wording()
    found: dict[Word, WordForms] = {}
    for word in known.words:
        one = _seen(known, words, word)
        found.setdefault(one.word, one)
    for code, override in known.overrides.items():
        if not known.rows[code].excluded and override.word not in found:
            found[override.word] = _made(known, words, override.word, is_used=False)
    return tuple(sorted(found.values(), key=_order))


def _seen(known: Known, words: Wording, word: Word) -> WordForms:
    """Show a word under the key that its forms are written down under: its gender, or any."""
    override = words.override(word)
    if override is not None and override.word != word:
        word = dc.replace(override.word, person=word.person)
    return _made(known, words, word, is_used=True)


def _made(known: Known, words: Wording, word: Word, *, is_used: bool) -> WordForms:
    override = words.override(word)
    return WordForms(
        word=word,
        forms=forms_of(words, word),
        initials=_initials(words, word),
        reasons=_reasons(word) if is_used else (_UNUSED,),
        is_approved=words.is_approved(word),
        is_used=is_used,
        code=known.code_of(word),
        written=tuple(override.forms) if override else (),
    )


def _reasons(word: Word) -> tuple[str, ...]:
    """Say why to look at a word, in the words of the form where the form can mend it."""
    try:
        if word.kind is WordKind.PERSON:
            gender_of(person_of(word))
        return reasons(word)
    except InputError as unknown:
        said = {one.message: _MENDS.get(one.code, "") for one in unknown.problems}
        return tuple(f"{message} – {mend}" if mend else message for message, mend in said.items())


def _initials(words: Wording, word: Word) -> Mapping[Case, str]:
    if word.kind is not WordKind.PERSON:
        return {}
    try:
        person = person_of(word)
        return {case: words.initials_last(person, case) for case in Case}
    except InputError:
        return {}


def _order(one: WordForms) -> tuple[bool, bool, bool, int, str, str]:
    word = one.word
    place = not one.is_doubtful, one.is_approved, not one.is_used
    return (*place, _KINDS.index(word.kind), fold(word.nominative), word.gender or "")


def check_path(desk: Desk, organization: Organization) -> Path:
    """Give where the check sheet of an organisation lies; it may not exist yet."""
    return desk.folder / FORMS / f"{CHECK.title} {organization.id}.xlsx"


def fresh_check(desk: Desk, organization: Organization) -> bytes:
    """Make the check sheet of an organisation as its registers are now."""
    from acts.documents.form_writing import check_bytes

    _, revision = rows_to_show(desk, organization)
    found = word_forms(desk, organization)
    return check_bytes(
        [_as_row(one) for one in found],
        doubtful=sum(one.is_doubtful for one in found),
        organization=organization.id,
        title=organization.short_name,
        revision=revision,
        exported_on=desk.today(organization),
    )


def write_check(
    desk: Desk, organization: Organization, *, loaded: ReadForm | None = None
) -> FormWritten:
    """Write the check sheet into «формы»; one with what was never loaded goes to «прежние».

    Args:
        desk: The workspace.
        organization: Whose.
        loaded: The sheet that was just loaded from there; None when nothing was.

    Raises:
        ConfigurationError: It is open in Excel, or was saved again after it was loaded.
    """
    path = check_path(desk, organization)
    return replace_form(desk, path, fresh_check(desk, organization), loaded=loaded)


def refresh_check(desk: Desk, organization: Organization) -> FormWritten | None:
    """Write the check sheet anew where it is there, closed and holds nothing new."""
    path = check_path(desk, organization)
    return refresh(desk, path, lambda: fresh_check(desk, organization))


def export_check(desk: Desk, organization: Organization, path: Path) -> None:
    """Write the check sheet to a file of any name; one that lies there is written over."""
    write_whole(path, fresh_check(desk, organization))


def export_overrides(desk: Desk, organization: Organization, path: Path) -> None:
    """Write `overrides_yaml` to a file; one that lies there is written over."""
    write_whole(path, overrides_yaml(desk, organization).encode())


def overrides_yaml(desk: Desk, organization: Organization) -> str:
    """Give what people wrote down about words as a file of registers with that table alone."""
    from acts.sources.register_yaml import registers_yaml

    rows, revision = rows_to_show(desk, organization)
    own = [one for one in rows if one.table == OVERRIDES.key]
    return registers_yaml(own, organization=organization.id, revision=revision)


def _as_row(one: WordForms) -> OfferedRow:
    word = one.word
    note = "; ".join(one.reasons)
    return OfferedRow(
        table=CHECK.key,
        code=one.code,
        values={
            "nominative": word.nominative,
            **{str(case): one.forms.get(case, "") for case in FORM_COLUMNS},
            NOTE: f"{note[:1].upper()}{note[1:]}",
            "approved": "да" if one.is_approved else "",
            "kind": str(word.kind),
            "gender": str(word.gender or ""),
        },
    )
