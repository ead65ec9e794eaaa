"""The names other modules use: readings, their context and outcome, and their form in files."""

from acts.deadlines.mapping import from_mapping, to_mapping
from acts.deadlines.values import (
    Context,
    Every,
    Kind,
    MonthDay,
    Outcome,
    Reading,
    Relative,
    Status,
)

__all__ = [
    "Context",
    "Every",
    "Kind",
    "MonthDay",
    "Outcome",
    "Reading",
    "Relative",
    "Status",
    "from_mapping",
    "to_mapping",
]
