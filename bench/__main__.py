"""Speed and memory as a Markdown table: `python -m bench [--runs N]` from the root of the tree.

Nothing here fails on a figure. Wall clock depends on who else uses the machine, so processor time
and the ratio to something beside it (a bare interpreter, plain docxtpl) stand next to it.
"""

import argparse
import os
import platform
import sys
from collections.abc import Iterator

from bench import cold, declension
from bench.measured import Row, in_child

_PARTS = ("cold", "declension", "deadlines", "region", "drafting", "web")
_COLUMNS = ("What", "Measured", "Beside it", "Ratio", "Aim")


def main() -> int:
    """Measure everything and print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=11, help="runs of each cold start")
    parser.add_argument("--only", choices=_PARTS)
    chosen = parser.parse_args()
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(
        f"CPython {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores{load}\n"
    )
    print(f"| {' | '.join(_COLUMNS)} |\n|{'---|' * len(_COLUMNS)}")
    for row in _rows(chosen.only, chosen.runs):
        print(
            f"| {' | '.join((row.what, row.measured, row.beside, row.ratio, row.aim))} |",
            flush=True,
        )
    return 0


def _rows(only: str | None, runs: int) -> Iterator[Row]:
    if only in (None, "cold"):
        yield from cold.rows(runs)
    if only in (None, "declension"):
        yield from declension.rows(runs)
    if only in (None, "deadlines"):
        yield from in_child("bench.deadlines")
    if only in (None, "region"):
        yield from in_child("bench.region")
    if only in (None, "drafting"):
        yield from in_child("bench.drafting")
    if only in (None, "web"):
        yield from in_child("bench.web")


if __name__ == "__main__":
    sys.exit(main())
