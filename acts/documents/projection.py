"""A document as plain text, one line a paragraph: for golden files, digests and comparison."""

import hashlib
import itertools

from acts.documents.reading import Document, Paragraph

__all__ = ["project", "text_digest"]


def project(document: Document) -> str:
    """Print a document as text: «[Стиль] абзац», «| ячейка | ячейка |», heads, section breaks.

    Args:
        document: What `read_document` gave.
    """
    lines = [f"<{name}> {text}" for name, text in sorted(document.heads.items())]
    breaks = {section.after for section in document.sections[:-1]}
    for table, group in itertools.groupby(
        document.paragraphs, key=lambda one: None if one.cell is None else one.cell[0]
    ):
        if table is not None:
            lines.extend(_rows(list(group)))
            continue
        for paragraph in group:
            lines.append(f"[{paragraph.style}] {_shown(paragraph.printed)}".rstrip())
            if paragraph.index in breaks:
                lines.append("--- раздел ---")
    return "\n".join(lines) + "\n"


def text_digest(document: Document) -> str:
    """Return SHA-256 of the approved text: without number, date and the «ПРОЕКТ» mark.

    Headers, footers and notes are a part of it, as a reader of the paper sees them.

    Args:
        document: A draft or a registered act; both give the same digest.
    """
    lines = [
        f"{paragraph.cell}|{paragraph.number}|{' '.join(paragraph.approved.split())}"
        for paragraph in document.paragraphs
        if paragraph.approved.strip() or not paragraph.text
    ]
    lines += [f"around|{text}" for text in document.around]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _rows(cells: list[Paragraph]) -> list[str]:
    rows = []
    for _, row in itertools.groupby(cells, key=lambda one: (one.cell or (0, 0, 0))[1]):
        columns = [
            " / ".join(_shown(one.printed) for one in column)
            for _, column in itertools.groupby(row, key=lambda one: (one.cell or (0, 0, 0))[2])
        ]
        rows.append(f"| {' | '.join(columns)} |")
    return rows


def _shown(text: str) -> str:
    return text.replace("\t", " → ").replace("\n", " ⏎ ")
