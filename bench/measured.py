"""A row of the table, and measures taken in a process of their own."""

import dataclasses as dc
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import TypeVar

__all__ = ["Row", "in_child", "peak_memory", "print_rows", "timed"]

_Result = TypeVar("_Result")


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line: what, how much, what stands beside it, their ratio, what we aim at."""

    what: str
    measured: str
    beside: str = ""
    ratio: str = ""
    aim: str = ""


def in_child(module: str) -> Iterator[Row]:
    """Run a module that prints rows, so that its memory and its imports are its own."""
    done = subprocess.run(
        [sys.executable, "-m", module], capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        reason = done.stderr.strip().splitlines()[-1:] or [f"code {done.returncode}"]
        yield Row(what=module, measured=f"NOT MEASURED: {reason[0]}")
        return
    for fields in json.loads(done.stdout.splitlines()[-1]):
        yield Row(**fields)


def print_rows(*rows: Row) -> None:
    """Hand rows over to the parent."""
    print(json.dumps([dc.asdict(row) for row in rows]))


def timed(work: Callable[[], _Result]) -> tuple[_Result, float]:
    """Do some work and say how many seconds it took."""
    started = time.perf_counter()
    result = work()
    return result, time.perf_counter() - started


def peak_memory() -> str:
    """Say how much memory this process took at most, where the system tells."""
    try:
        import resource
    except ImportError:
        return "–"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return f"{peak / unit:.0f} MiB"
