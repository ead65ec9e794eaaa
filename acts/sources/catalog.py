"""The catalogue of kinds of acts: rows of `catalog.yaml` as values."""

import difflib
import functools
from pathlib import Path
from typing import Any

from acts import resources
from acts.act import ActKind, FollowUp
from acts.errors import InputError, Problem
from acts.sources.nodes import plain
from acts.sources.yaml_text import load_yaml

__all__ = ["load_catalog", "load_kind"]


def load_catalog(path: Path) -> tuple[ActKind, ...]:
    """Read the kinds that the package knows.

    Args:
        path: Where `acts.resources.catalog` says it lies; it is ours, not a user's file.
    """
    return _read(path.read_bytes())


# A command asks for it hundreds of times.
@functools.lru_cache(maxsize=4)
def _read(content: bytes) -> tuple[ActKind, ...]:
    root = load_yaml(resources.catalog(), content=content)
    return tuple(_kind(row) for row in plain(root)["kinds"])


def load_kind(code: str) -> ActKind:
    """Give a kind of the shipped catalogue by its code.

    Raises:
        InputError: There is no such kind; the nearest is named.
    """
    kinds = {kind.code: kind for kind in load_catalog(resources.catalog())}
    if code in kinds:
        return kinds[code]
    near = difflib.get_close_matches(code, list(kinds), n=1)
    raise InputError(
        Problem(
            message=f"нет вида документа «{code[:60]}»",
            remedy=f"Может быть, «{near[0]}»" if near else f"Есть: {', '.join(kinds)}",
            code="act.kind",
        )
    )


def _kind(row: dict[str, Any]) -> ActKind:
    retention = row["retention"]
    return ActKind(
        code=row["code"],
        title=row["title"],
        title_genitive=row["title_genitive"],
        file_title=row["file_title"],
        book=row["book"],
        about=row.get("about", ""),
        needs_opinion=row["needs_opinion"] == "да",
        retention_years=None if retention == "постоянно" else int(retention.split()[0]),
        retention=f"{retention} ({row['retention_source']})",
        bases=tuple(row["bases"]),
        published=row["published"] == "да",
        follow_ups=tuple(
            FollowUp(
                kind=one["kind"],
                within_months=int(one["within_months"]),
                source=one["source"],
            )
            for one in row.get("follow_ups", ())
        ),
        sources=tuple(row["sources"]),
    )
