"""Which words of the registers an act may decline: names, posts, organisations, row by row."""

from collections.abc import Iterable, Iterator, Sequence

from acts.errors import InputError
from acts.registers.choices import BODIES, MentorCategory
from acts.registers.row_reading import Reader, Unreadable
from acts.registers.rows import Row
from acts.registers.wording_tables import OVERRIDES
from acts.russian.names import Person, parse_person
from acts.russian.wording import Word, WordKind, one_spaced, word_of

__all__ = ["names_in", "override_rows", "words_in", "words_of"]

# Table → beginnings of the keys of a name kept part by part, keys of names kept whole.
_PARTS = {"officials": ("",), "partners": ("signer_",), "mentors": ("",), "mentees": ("",)}
_WHOLE = {"bodies": ("chair",), "mentees": ("representative",)}
_POSTS = {"officials": "post", "partners": "signer_post"}
# A pupil's or a student's «position» is a class or a course, printed as it stands.
_POSITIONS = {
    "mentors": (MentorCategory.EMPLOYEE, MentorCategory.PARTNER),
    "mentees": ("employee",),
}
_ORGANIZATIONS = {
    "organization": ("short_name", "full_name", "founder"),
    "partners": ("short_name", "full_name"),
}
_BODIES = {one.code: one.title for one in BODIES}


def words_of(rows: Iterable[Row]) -> tuple[Word, ...]:
    """Gather the words of rows that are in use, each once, in the order of the rows.

    Args:
        rows: Rows of one organisation.
    """
    return tuple(dict.fromkeys(word for row in rows if not row.excluded for word in words_in(row)))


def words_in(row: Row) -> Iterator[Word]:
    """Give the names, the post and the organisations that a row names, as far as they are known."""
    yield from names_in(row)
    post = row.value(_POSTS.get(row.table, ""))
    if row.value("category") in _POSITIONS.get(row.table, ()):
        post = row.value("position")
    if post:
        yield Word(kind=WordKind.TITLE, nominative=post)
    titles = [row.value(key) for key in _ORGANIZATIONS.get(row.table, ())]
    if row.table == "bodies" and row.value("exists") == "да":
        titles.append(row.value("title") or _BODIES.get(row.value("kind"), ""))
    for title in filter(None, titles):
        yield Word(kind=WordKind.ORGANIZATION, nominative=title)


def names_in(row: Row) -> Iterator[Word]:
    """Give the names of people that a row names; one that can't be read is given as it stands."""
    for beginning in _PARTS.get(row.table, ()):
        person = _person(row, beginning)
        if person is not None:
            yield word_of(person)
    for key in _WHOLE.get(row.table, ()):
        text = one_spaced(row.value(key))
        if text:
            yield _read(text)


def override_rows(rows: Iterable[Row], names: Sequence[Word]) -> tuple[Row, ...]:
    """Find the rows in which somebody wrote down forms of names.

    Args:
        rows: Rows of one organisation.
        names: The names; whatever gender a row says, it is of that name.
    """
    wanted = {one.nominative for one in names}
    return tuple(
        one
        for one in rows
        if one.table == OVERRIDES.key
        and one.value("kind") == WordKind.PERSON
        and one_spaced(one.value("nominative")) in wanted
    )


def _person(row: Row, beginning: str) -> Person | None:
    try:
        return Reader(row).person(beginning)
    except Unreadable:
        return None  # a signer nobody named yet, a person whose data are erased


def _read(text: str) -> Word:
    try:
        return word_of(parse_person(text))
    except InputError:
        return Word(kind=WordKind.PERSON, nominative=text)
