"""Rules of layout: sheet, margins, font, page numbers (ГОСТ Р 7.0.97, «Общие требования»)."""

import re
from collections.abc import Iterator

from acts.documents.lint_rules import Finding, Subject
from acts.documents.reading import whole

__all__ = [
    "left_margin_suits_retention",
    "margins_are_wide_enough",
    "one_font",
    "page_is_a4",
    "pages_are_numbered_from_the_second",
    "size_is_readable",
]

# Twentieths of a point; 567 is 10 mm. A twip of tolerance: Word rounds millimetres.
_A4 = {11906, 16838}
_LEAST = {"left": (1134, 20), "right": (567, 10), "top": (1134, 20), "bottom": (1134, 20)}
_LONG_LEFT = 1701
_SMALLEST, _LARGEST, _SMALLEST_IN_TABLE = 24, 28, 18


def page_is_a4(subject: Subject) -> Iterator[Finding]:
    """G01: the sheet is A4, in an annex it may lie on its side."""
    for number, section in enumerate(subject.document.sections, start=1):
        size = {_number(section.page, "w"), _number(section.page, "h")}
        if any(min(abs(one - side) for side in _A4) > 2 for one in size):
            yield Finding(
                message="лист не формата А4",
                remedy="Задайте формат А4 (210 × 297 мм)",
                place=f"раздел {number}",
            )


def margins_are_wide_enough(subject: Subject) -> Iterator[Finding]:
    """G02: at least 20 mm left, 10 right, 20 top, 20 bottom."""
    names = {"left": "левое", "right": "правое", "top": "верхнее", "bottom": "нижнее"}
    for number, section in enumerate(subject.document.sections, start=1):
        for side, (least, millimetres) in _LEAST.items():
            if _number(section.margins, side) < least - 1:
                yield Finding(
                    message=f"{names[side]} поле меньше {millimetres} мм",
                    remedy="Увеличьте поле",
                    place=f"раздел {number}",
                )


def left_margin_suits_retention(subject: Subject) -> Iterator[Finding]:
    """G03: 30 mm on the left of what is kept over ten years."""
    if not subject.kind.is_kept_long:
        return
    for number, section in enumerate(subject.document.sections, start=1):
        if _number(section.margins, "left") < _LONG_LEFT - 1:
            yield Finding(
                message="документ хранится дольше 10 лет, а левое поле меньше 30 мм",
                remedy="Задайте левое поле 30 мм",
                place=f"раздел {number}",
            )


def size_is_readable(subject: Subject) -> Iterator[Finding]:
    """G04: 12 to 14 points, in tables not less than 9."""
    for one in subject.paragraphs:
        size = whole(one.properties.get("sz", "20"), 20)
        least = _SMALLEST if one.cell is None else _SMALLEST_IN_TABLE
        if one.text.strip() and not least <= size <= _LARGEST:
            yield Finding(
                message=f"размер шрифта {size / 2:g} пт",
                remedy="Возьмите 12–14 пт, в таблице не меньше 9",
                place=one.place,
            )


def one_font(subject: Subject) -> Iterator[Finding]:
    """G05: one family of fonts in the whole document."""
    first = next((one.fonts for one in subject.paragraphs if one.fonts), frozenset())
    for one in subject.paragraphs:
        if len(one.fonts) > 1 or (one.fonts and one.fonts != first):
            extra = ", ".join(sorted(one.fonts - first)) or ", ".join(sorted(one.fonts))
            yield Finding(
                message=f"ещё один шрифт: {extra}",
                remedy="Оставьте один шрифт",
                place=one.place,
            )


def pages_are_numbered_from_the_second(subject: Subject) -> Iterator[Finding]:
    """G10: PAGE in the top margin, none on page 1, at least 10 mm from the edge (п. 3.2)."""
    headers = [text for name, text in subject.document.heads.items() if name.startswith("header")]
    # Word may split a field's code over runs: «{PA}{GE}».
    if not any("{PAGE" in re.sub(r"\}\s*\{", "", text) for text in headers):
        yield Finding(
            message="страницы не пронумерованы",
            remedy="Вставьте номер страницы в верхний колонтитул по центру",
        )
    for number, section in enumerate(subject.document.sections, start=1):
        if number == 1 and not section.title_page:
            yield Finding(
                message="номер стоит и на первой странице",
                remedy="Включите «Особый колонтитул для первой страницы»",
                place="раздел 1",
            )
        if _number(section.margins, "header") < _LEAST["right"][0] - 1:
            yield Finding(
                message="номер страницы ближе 10 мм к краю",
                remedy="Отодвиньте колонтитул на 10 мм",
                place=f"раздел {number}",
            )


def _number(attributes: object, name: str) -> int:
    value = attributes.get(name, "0") if hasattr(attributes, "get") else "0"
    return whole(str(value).split(".")[0])
