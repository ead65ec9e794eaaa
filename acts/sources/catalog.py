"""The catalogue of kinds of acts: rows of `catalog.yaml` as values."""

from pathlib import Path
from typing import Any

from acts.act import ActKind, FollowUp
from acts.sources.nodes import plain
from acts.sources.yaml_text import load_yaml

__all__ = ["load_catalog"]


def load_catalog(path: Path) -> tuple[ActKind, ...]:
    """Read the kinds that the package knows.

    Args:
        path: Where `acts.resources.catalog` says it lies; it is ours, not a user's file.
    """
    return tuple(_kind(row) for row in plain(load_yaml(path))["kinds"])


def _kind(row: dict[str, Any]) -> ActKind:
    retention = row["retention"]
    return ActKind(
        code=row["code"],
        title=row["title"],
        title_genitive=row["title_genitive"],
        needs_opinion=row["needs_opinion"] == "да",
        retention_years=None if retention == "постоянно" else int(retention.split()[0]),
        retention=f"{retention} ({row['retention_source']})",
        bases=tuple(row["bases"]),
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
