"""Cold starts: whole commands, each beside a bare interpreter started in the same minute."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.measured import Row

__all__ = ["rows"]

_BARE = ("-c", "pass")
_COMMANDS = (
    (("--help",), 100),
    (("deadline", "Ежегодно, не позднее 20 января"), 250),
)


def rows(runs: int) -> Iterator[Row]:
    """Measure the commands that need nothing, then `status` in the demo's workspace."""
    for arguments, aim in _COMMANDS:
        yield _row(arguments, aim, runs, cwd=Path.cwd())
    with tempfile.TemporaryDirectory(prefix="acts-bench-") as folder:
        made = _run(("-m", "acts", "demo", "--to", folder), cwd=Path.cwd())
        found = sorted(Path(folder).rglob("acts.toml"))
        if made.returncode or not found:
            yield Row(what="`acts status`", measured=f"NOT MEASURED: demo, code {made.returncode}")
            return
        yield _row(("status", "--as-of", "2021-01-21"), 450, runs, cwd=found[0].parent)


def _row(arguments: Sequence[str], aim: int, runs: int, *, cwd: Path) -> Row:
    what = f"`acts {' '.join(arguments)}`"
    first = _run(("-m", "acts", *arguments), cwd=cwd)
    if first.returncode:
        return Row(what=what, measured=f"NOT MEASURED: code {first.returncode}")
    pairs = [
        (_milliseconds(_BARE, cwd=cwd), _milliseconds(("-m", "acts", *arguments), cwd=cwd))
        for _ in range(runs)
    ]
    bare = statistics.median(bare for bare, _ in pairs)
    whole = statistics.median(whole for _, whole in pairs)
    return Row(
        what=f"{what}, cold, median of {runs}",
        measured=f"{whole:.0f} ms",
        beside=f"bare interpreter {bare:.0f} ms",
        ratio=f"{whole / bare:.1f}",
        aim=f"≤ {aim} ms, idle core",
    )


def _milliseconds(arguments: Sequence[str], *, cwd: Path) -> float:
    started = time.perf_counter()
    _run(arguments, cwd=cwd)
    return (time.perf_counter() - started) * 1000


def _run(arguments: Sequence[str], *, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    root = str(Path(__file__).resolve().parents[1])
    environment = {**os.environ, "PYTHONPATH": root}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, check=False)
