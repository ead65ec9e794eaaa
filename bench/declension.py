"""Declension: what the first name and the first phrase cost, and a form once all is loaded."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence

from bench.measured import Row

__all__ = ["rows"]

_NAME = (
    "from acts.russian.names import Person, full_name\n"
    "full_name(Person('Иванов', 'Иван', 'Иванович'), 'dative')"
)
_PHRASE = "from acts.russian.phrases import decline_post\ndecline_post('старший вожатый', 'dative')"
_LOADED = "import sys\nsys.exit('pymorphy3' in sys.modules)"
_SYLLABLES = ("ба", "ве", "го", "ду", "жи", "за", "ка", "ло", "мы", "не")
_CASES = ("genitive", "dative", "accusative", "instrumental", "prepositional")


def rows(runs: int) -> Iterator[Row]:
    """Measure the cold starts in processes of their own, then forms in this one."""
    yield _cold("import and first name", _NAME, runs, 150)
    lazy = subprocess.run([sys.executable, "-c", f"{_NAME}\n{_LOADED}"], check=False).returncode
    yield Row(
        what="a name loads pymorphy3", measured="yes" if lazy else "no", aim="only a phrase does"
    )
    yield _cold("import and first phrase", _PHRASE, runs, 300)
    yield from _forms()


def _cold(what: str, code: str, runs: int, aim: int) -> Row:
    """Time the code inside the child, so that the interpreter's own start isn't counted."""
    timed = (
        "import time\n"
        "wall, busy = time.perf_counter(), time.process_time()\n"
        f"{code}\n"
        "print((time.perf_counter() - wall) * 1000, (time.process_time() - busy) * 1000)"
    )
    taken = [[float(one) for one in _run(timed).split()] for _ in range(runs)]
    wall, busy = (statistics.median(column) for column in zip(*taken, strict=True))
    return Row(
        what=f"declension: {what}, median of {runs}",
        measured=f"{wall:.0f} ms",
        beside=f"processor {busy:.0f} ms",
        aim=f"≤ {aim} ms, idle core",
    )


def _run(code: str) -> str:
    return subprocess.check_output([sys.executable, "-c", code], text=True)


def _forms() -> Iterator[Row]:
    from acts.russian.names import Person, full_name
    from acts.russian.phrases import decline_post

    surnames = [f"{a}{b}{c}нов".title() for a in _SYLLABLES for b in _SYLLABLES for c in _SYLLABLES]
    people = [Person(surname, "Иван", "Иванович") for surname in surnames]
    # Words that nothing has seen: each is guessed by its ending, the dearest way.
    posts = [f"старший {surname.lower()}итель {surname.lower()}ства" for surname in surnames[:300]]
    full_name(people[0], "dative")
    decline_post("директор", "dative")
    yield from _pair("a full name", full_name, people[1:])
    yield from _pair("a post of unknown words", decline_post, posts)


def _pair(
    what: str, decline: Callable[[object, str], str] | Callable[..., str], given: Sequence[object]
) -> Iterator[Row]:
    """Time every form of things not seen before, then of one thing seen."""
    forms = [(one, case) for one in given for case in _CASES]
    wall, busy = _per_call(decline, forms)
    yield Row(
        what=f"{what}, one form, new",
        measured=f"{wall * 1000:.2f} ms",
        beside=f"processor {busy * 1000:.2f} ms",
        aim="≤ 0.5 ms, idle core",
    )
    wall, busy = _per_call(decline, forms[-1:] * 100_000)
    yield Row(
        what=f"{what}, one form, seen",
        measured=f"{wall * 1e6:.2f} µs",
        beside=f"processor {busy * 1e6:.2f} µs",
        aim="≤ 2 µs, idle core",
    )


def _per_call(
    decline: Callable[..., str], forms: Sequence[tuple[object, str]]
) -> tuple[float, float]:
    wall, busy = time.perf_counter(), time.process_time()
    for one, case in forms:
        decline(one, case)
    wall, busy = time.perf_counter() - wall, time.process_time() - busy
    return wall / len(forms), busy / len(forms)
