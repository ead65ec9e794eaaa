"""Filters in tags: what is written in their brackets, and the name that was meant."""

from collections.abc import Iterator

from jinja2 import nodes

from acts.documents.filters import ARGUMENTS, CASES, FILTERS, GENDERS, IN_WORDS
from acts.russian.look_alikes import fold, nearest

__all__ = ["filter_violations", "nearest_filter"]

# Names of the cases as people know them: «дательный», «дат», «ДП» are all «дт».
_CASE_WORDS = dict(
    zip(
        ("именительный", "родительный", "дательный", "винительный", "творительный", "предложный"),
        CASES,
        strict=True,
    )
)
_SHORTEST = 3


def nearest_filter(name: str) -> str:
    """Find the filter that was meant: «pд» with a Latin letter and «дательный» are known.

    Args:
        name: As it was typed.
    """
    low = name.casefold()
    for one in FILTERS:
        if fold(one) == fold(name):
            return one
    for word, short in _CASE_WORDS.items():
        if low == f"{word[0]}п" or (len(low) >= _SHORTEST and word.startswith(low)):
            return short
    return nearest(low, FILTERS)


def filter_violations(node: nodes.Filter) -> Iterator[str]:
    """Say what is wrong with one use of a filter, whatever it is used on.

    Args:
        node: The filter as it was read.
    """
    if node.name not in FILTERS:
        close = nearest_filter(node.name)
        listed = f"может быть, «{close}»" if close else f"есть: {', '.join(FILTERS)}"
        yield f"нет фильтра «{node.name[:40]}»; {listed}"
        return
    counts, written = ARGUMENTS.get(node.name, ((0,), f"{node.name}, без скобок"))
    given = [one.value for one in node.args if isinstance(one, nodes.Const)]
    is_plain = len(given) == len(node.args) and not (
        node.kwargs or node.dyn_args or node.dyn_kwargs
    )
    is_plain = is_plain and all(isinstance(one, str) for one in given)
    if not is_plain and any(counts):
        yield f"в скобках фильтра «{node.name}» бывают только слова в кавычках; пишется {written}"
    elif not is_plain or len(given) not in counts:
        yield f"фильтр «{node.name}» пишется иначе: {written}"
    elif node.name == IN_WORDS and given and given[0] not in GENDERS:
        letters = ", ".join(f"«{one}»" for one in GENDERS)
        yield f"в скобках фильтра «{IN_WORDS}» – род, одна русская буква из {letters}"
