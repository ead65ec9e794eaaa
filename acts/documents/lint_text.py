"""Rules of text: spaces, dates, initials, leftovers, look-alike letters."""

import re
from collections.abc import Iterator

from acts.documents.lint_rules import Finding, Subject

__all__ = [
    "dates_have_one_style",
    "initials_have_one_style",
    "no_look_alikes",
    "nothing_is_left_unfilled",
    "spaces_are_single",
]

_MONTHS = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
_SPACES = (
    (re.compile(r"[ \u00a0]{2,}"), "два пробела подряд"),
    (re.compile(r"[ \u00a0](?=[,;:»)]|\.(?!\w))"), "пробел перед знаком препинания"),
    (re.compile(r"(?<=[«(])[ \u00a0]"), "пробел после открывающего знака"),
    (re.compile(r"(?<!\.)\.\.(?!\.)"), "две точки подряд"),
    (re.compile(r",,|;;|,\.|;\."), "лишний знак препинания"),
    (re.compile(r"^[ \u00a0\t]|[ \u00a0\t]$"), "пробел на краю абзаца"),
)
_WORDED = re.compile(
    rf"(?P<quote>[«\"])?(?P<day>\d{{1,2}})[»\"]?[ \u00a0](?:{_MONTHS})[ \u00a0]\d{{4}}[ \u00a0]?"
    rf"(?P<year>г\.|года)?"
)
_QUOTED = re.compile(r"«[^«»]*»")
_TOGETHER = re.compile(r"(?:[А-ЯЁ]\.){2}")
_APART = re.compile(r"(?<!\w)[А-ЯЁ]\.[ \u00a0][А-ЯЁ]\.(?=[ \u00a0][А-ЯЁ])")
_BREAKABLE = re.compile(
    r"(?<![\w.\u00a0-])(?:[А-ЯЁ]\.){1,2} [А-ЯЁ][а-яё]|[А-ЯЁ][а-яё]+ (?:[А-ЯЁ]\.){2}"
)
_FIELD = re.compile(r"\{[A-Z][^{}]*\}")  # how the reader writes a field: «{REF a}»
_LEFT = (
    (re.compile(r"[{}]"), "осталась метка шаблона"),
    (re.compile(r"_{2,}"), "осталось незаполненное место"),
    (re.compile(r"[ХX]{3,}|Ф\.[ \u00a0]?И\.[ \u00a0]?О\.|\.{4,}|…{2,}"), "осталась заготовка"),
    (re.compile(r"(?<!\w)(?:None|null|undefined|nan)(?!\w)"), "напечатано служебное слово"),
)  # fmt: skip
# From the beginning of a word only: tried at each letter, a word of 30 000 letters takes a minute.
_MIXED = re.compile(r"(?<![^\W\d_])[^\W\d_]*(?:[A-Za-z][А-Яа-яЁё]|[А-Яа-яЁё][A-Za-z])[^\W\d_]*")
_LATIN_NUMBER = re.compile(r"№[ \u00a0][A-Z]{1,2}-\d+")
_LATIN_SIGN = re.compile(r"(?<![A-Za-z])N[ \u00a0]?\d")


def spaces_are_single(subject: Subject) -> Iterator[Finding]:
    """G09: one space between words, none before a punctuation mark."""
    for one in subject.paragraphs:
        for pattern, what in _SPACES:
            if found := pattern.search(one.text):
                start = max(found.start() - 20, 0)
                yield Finding(
                    message=f"{what}: «…{one.text[start : found.end() + 10]}…»",
                    remedy="Исправьте в шаблоне или в данных",
                    place=one.place,
                )


def dates_have_one_style(subject: Subject) -> Iterator[Finding]:
    """G14: «5 июня 2020 г.»: no quotes, no leading zero, one style in the document."""
    styles: set[str] = set()
    for one in subject.paragraphs:
        for found in _WORDED.finditer(one.text):
            styles.add(found["year"] or "без слова «год»")
            if found["quote"] or found["day"].startswith("0"):
                yield Finding(
                    message=f"дата с кавычками или нулём: «{found[0]}»",
                    remedy="Пишите «5 июня 2020 г.»",
                    place=one.place,
                )
    if len(styles) > 1:
        yield Finding(
            message=f"даты написаны по-разному: {', '.join(sorted(styles))}",
            remedy="Выберите «г.» или «года»",
        )


def initials_have_one_style(subject: Subject) -> Iterator[Finding]:
    """G31: one style of initials; a surname doesn't part from them at the end of a line."""
    # A name in quotation marks stands as its charter has it, whatever the document's own style.
    own = [(one, _QUOTED.sub("", one.text)) for one in subject.paragraphs]
    together = [one for one, text in own if _TOGETHER.search(text)]
    apart = [one for one, text in own if _APART.search(text)]
    if together and apart:
        yield Finding(
            message="инициалы написаны то слитно, то с пробелом",
            remedy="Пишите «И.И. Иванов»",
            place=min(together[0], apart[0], key=lambda one: one.index).place,
        )
    for one in subject.paragraphs:
        if found := _BREAKABLE.search(one.text):
            yield Finding(
                message=f"между инициалами и фамилией обычный пробел: «{found[0]}»",
                remedy="Поставьте неразрывный пробел (Ctrl+Shift+Пробел)",
                place=one.place,
            )


def nothing_is_left_unfilled(subject: Subject) -> Iterator[Finding]:
    """G35: no placeholder; a draft keeps two reserved places, marked by their character style."""
    for one in subject.paragraphs:
        # Reserved places are the only blanks a draft may show; a registered act shows none.
        text = one.approved if subject.registration is None else one.text
        text = _FIELD.sub("", text)
        for pattern, what in _LEFT:
            if found := pattern.search(text):
                yield Finding(
                    message=f"{what}: «{found[0][:20]}»",
                    remedy="Заполните данные или исправьте шаблон",
                    place=one.place,
                )
    if subject.document.has_revisions:
        yield Finding(
            message="остались исправления или примечания",
            remedy="Примите исправления и удалите примечания в шаблоне",
        )


def no_look_alikes(subject: Subject) -> Iterator[Finding]:
    """G36: no Latin letter in a Russian word or in the number of an act."""
    for one in subject.paragraphs:
        for pattern in (_MIXED, _LATIN_NUMBER, _LATIN_SIGN):
            if found := pattern.search(one.text):
                yield Finding(
                    message=f"латинская буква вместо русской: «{found[0]}»",
                    remedy="Наберите это место русскими буквами",
                    place=one.place,
                )
