"""Deadlines: phrases through `acts deadline -`, random strings, memory; run as a child.

`python -m bench.deadlines 1000000` reads that many random strings instead and says what came of it;
`python -m bench.deadlines 25000 7 pieces` joins pieces of real phrases with the seed 7.
"""

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bench.measured import Row, peak_memory, print_rows, timed

__all__ = ["main"]

_PHRASES = 10_000
_STRINGS = 20_000
_LOOP = 10_000_000
_SEED = 20_200_626
_LONGEST = 60
_PIECES = (1, 2, 2, 3, 3, 4, 5, 9)  # few read well, many meet often
_LISTS = Path(__file__).parents[1] / "tests" / "data" / "deadlines"
_OFTEN = 0.4
_CONNECTORS = (
    ", далее ", "; ", " – ", " и ", " или ", ", но не позднее ", "⏎", " (", ") ", ", а также ",
    ", в последующие годы – ", " до ", " к ", " по ", " с ", " за ", " через ", " после ",
    " не реже ",
    " в течение ", " накануне ", " текущего ", " следующего ", " каждого ", " ежегодно ",
)  # fmt: skip
_PATTERNS = (
    "{month} {year} года", "{month}-{month} {year} г.", "до {day} {of} {year} года",
    "не позднее {day}.{number:02d}.{year}", "с {day} {of} по {day} {of} {year} г.",
    "ежегодно, до {day} {of}", "ежегодно, {month}-{month}", "{month} {year} года, далее ежегодно",
    "{month} {year} г., далее ежегодно до {day} {of}", "ежемесячно до {day} числа",
    "ежеквартально, до {day} числа месяца, следующего за отчётным кварталом",
    "{number} раза в год ({month}, {month})", "не реже {number} раз в год", "раз в {number} месяца",
    "в течение {day} рабочих дней со дня издания приказа", "за {day} дней до {day} {of} {year} г.",
    "в течение {number} месяцев после утверждения плана", "{roman} квартал {year} г.",
    "{roman} квартал {year} г.⏎{roman} квартал {year} г.", "по необходимости, с {of} {year} г.",
    "1 этап: {month} {year} г.; 2 этап: {month} – {month} {year} г.", "до {day} {of} примерно",
    "к началу {year}/{next} учебного года", "первая декада {of} {year} года",
    "{year}-{next} уч. год",
    "согласно плану работы на {year} год", "до {day} {of} {year} г. (отчёт за {year} год)",
)  # fmt: skip
_MONTHS = "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"
_OF = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
_LETTERS = (
    "абвгдежзийклмнопрстуфхцчшщъыьэюяё АБВГД 0123456789 .,;:-–—()/«»\n⏎№%"
    "\u0301\u0306\u00ad\u200b\u202e\ufeff\U0001f600abcxyzIVX\x00\ud800"
)
_WORDS = (
    "ежегодно до с по к не позднее в течение дней рабочих после издания приказа далее раз в год "
    "квартал месяц числа 1 5 31 2021 2022 - ( ) , ; . ⏎ сентябрь мая I IV этап п. № от 01.10.2021"
)


def main() -> None:
    """Measure phrases and memory, or read as many random strings as the first argument says."""
    if len(sys.argv) > 1:
        _read_random(int(sys.argv[1]))
        return
    print_rows(*_rows())


def _phrases(count: int) -> Iterator[str]:
    chance = random.Random(_SEED)
    months, of = _MONTHS.split(), _OF.split()
    for _ in range(count):
        year = chance.randint(2019, 2024)
        yield chance.choice(_PATTERNS).format(
            month=chance.choice(months),
            of=chance.choice(of),
            year=year,
            next=year + 1,
            day=chance.randint(1, 28),
            number=chance.randint(2, 4),
            roman=chance.choice(("I", "II", "III", "IV")),
        )


def _strings(count: int, seed: int = _SEED) -> Iterator[str]:
    """Make strings of any characters, of words of deadlines, and of both."""
    chance = random.Random(seed)
    words = _WORDS.split()
    for number in range(count):
        length = chance.randint(0, _LONGEST if number % 50 else 600)
        if number % 3 == 0:
            yield "".join(chance.choices(_LETTERS, k=length))
        elif number % 3 == 1:
            yield " ".join(chance.choices(words, k=length // 4))
        else:
            yield "".join(chance.choices([*words, *_LETTERS], k=length // 2))


def pieces() -> tuple[str, ...]:
    """Give what phrases are made of: the vocabulary, numbers, and runs of words of the lists."""
    from acts.deadlines.words import vocabulary

    found = {*vocabulary(), *map(str, range(32)), "0", "2020", "2021", "2024"}
    for name in sorted(_LISTS.rglob("*.tsv")):
        for line in name.read_text(encoding="utf-8").splitlines()[1:]:
            words = line.partition("\t")[0].split(" ")
            found |= {
                " ".join(words[first : first + size])
                for size in (1, 2, 3, 4)
                for first in range(len(words) - size + 1)
            }
    return tuple(sorted(found))


def _joined(count: int, seed: int) -> Iterator[str]:
    """Join pieces of real phrases at random: nearly every rule meets nearly every other."""
    chance, real = random.Random(seed), pieces()
    for _ in range(count):
        made = chance.choices(real, k=chance.choice(_PIECES))
        yield "".join(
            one + (chance.choice(_CONNECTORS) if chance.random() < _OFTEN else " ") for one in made
        )


def _rows() -> Iterator[Row]:
    phrases = list(_phrases(_PHRASES))
    given = "\n".join(phrases) + "\n"
    started = time.process_time()
    for _ in range(_LOOP):
        pass
    loop = time.process_time() - started
    command = [sys.executable, "-m", "acts", "deadline", "-"]
    done, wall = timed(
        lambda: subprocess.run(
            command, input=given, capture_output=True, encoding="utf-8", check=False
        )
    )
    answers = done.stdout.count("\n")
    busy = _of_children()
    yield Row(
        what=f"deadline: {_PHRASES} phrases ({len(set(phrases))} different), {answers} answers",
        measured=f"{wall:.1f} s",
        beside=f"processor {busy:.1f} s, an empty loop of 10^7 takes {loop:.2f} s of it",
        ratio=f"{busy / loop:.0f}",
        aim="≤ 5 s, idle core",
    )
    yield from _flat()


def _of_children() -> float:
    """Say how much processor time the children took, where the system tells."""
    try:
        import resource
    except ImportError:
        return float("nan")
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _flat() -> Iterator[Row]:
    """Read random strings and see whether memory grows between the first half and the second."""
    _read(_strings(_STRINGS // 2))
    before = peak_memory()
    _read(_strings(_STRINGS // 2, _SEED + 1))
    yield Row(
        what=f"deadline: {_STRINGS} random strings, no exception",
        measured=f"peak {peak_memory()}",
        beside=f"after the first half {before}",
        aim="memory flat",
    )


def _read(strings: Iterator[str]) -> dict[str, int]:
    import datetime as dt

    from acts.deadlines.canonical import wording
    from acts.deadlines.due import terms
    from acts.deadlines.explain import explain_outcome, questions_text
    from acts.deadlines.reader import read
    from acts.deadlines.reading import Context

    context = Context(
        order_date=dt.date(2020, 6, 26),
        period_start=dt.date(2020, 6, 26),
        period_end=dt.date(2024, 12, 25),
    )
    counted: dict[str, int] = {}
    for text in strings:
        try:
            outcome = read(text, context)
            terms(outcome.readings, context)
            explain_outcome(outcome, context)
            questions_text(outcome, context)
            read(wording(outcome.readings), context)
        except Exception:
            print(f"raised by {text!r}", flush=True)
            raise
        counted[str(outcome.status)] = counted.get(str(outcome.status), 0) + 1
    return counted


def _read_random(count: int) -> None:
    # A seed of its own for each run: repeated runs look at other strings.
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else _SEED
    make = _joined if sys.argv[3:] == ["pieces"] else _strings
    quarter = max(count // 4, 1)
    found: dict[str, int] = {}
    for part in range(4):
        for status, number in _read(make(quarter, seed + part)).items():
            found[status] = found.get(status, 0) + number
        print(f"{(part + 1) * quarter} strings read, peak {peak_memory()}", flush=True)
    print(", ".join(f"{status} {number}" for status, number in sorted(found.items())))


if __name__ == "__main__":
    main()
