"""The order of conditions and loops in a part: what has no end, no beginning, or another place."""

from collections.abc import Callable, Sequence

from acts.documents.template_syntax import LOOPS
from acts.documents.template_tag import Tag

__all__ = ["Blocks"]

_DEEPEST = 12
_TOLD = 50
_OPENERS = {"endif": "if", "elif": "if", "else": "if", "endfor": "for"}
_TITLES = {"if": "условие", "for": "цикл"}
_OPENED = {"if": "открыто условие", "for": "открыт цикл"}


class Blocks:
    """Open conditions and loops, tag after tag.

    Args:
        tell: Takes a tag, what is wrong with it, what to do, and a code.
    """

    def __init__(self, tell: Callable[[Tag, str, str, str], None]) -> None:
        self._tell = tell
        self._open: list[Tag] = []
        self._lost: list[Tag] = []  # blocks that turned out to have no end
        self._deep: list[tuple[Tag, tuple[Tag, ...]]] = []

    def follow(self, tag: Tag) -> None:
        """Take the next tag that opens, continues or closes a block."""
        if tag.word in _TITLES:
            self._open.append(tag)
            if len(self._deep) < _TOLD and _is_too_deep(self._open):
                self._deep.append((tag, tuple(self._open)))
            return
        wanted = _OPENERS[tag.word]
        if not any(one.word == wanted for one in self._open):
            other = f", хотя {_OPENED[self._open[-1].word]}" if self._open else ""
            self._tell(
                tag,
                f"{_TITLES[wanted]} здесь не открыт{'о' if wanted == 'if' else ''}{other}",
                f"Поставьте {{%{tag.prefix} {wanted} … %}} раньше или уберите эту метку",
                "syntax",
            )
            return
        # The block this tag fits in every way, if there is one: what is open inside has no end.
        fitting = any(_is_pair(one, tag, wanted) for one in self._open[-_DEEPEST:])
        while not (
            _is_pair(self._open[-1], tag, wanted) if fitting else self._open[-1].word == wanted
        ):
            self._unclosed(self._open.pop())
        opener = self._open[-1]
        if tag.word.startswith("end"):
            self._open.pop()
        self._check_pair(opener, tag)

    def _check_pair(self, opener: Tag, tag: Tag) -> None:
        title = _TITLES[opener.word]
        if opener.prefix != tag.prefix:
            mark = opener.prefix or "без буквы"
            self._tell(
                tag,
                f"{title} {opener.source} открывается с пометкой «{mark}», а эта метка – "
                f"с пометкой «{tag.prefix or 'без буквы'}»",
                f"Пишите {{%{opener.prefix} {tag.word} %}}",
                "structure",
            )
        elif opener.container is not tag.container:
            where = {"p": "в другой ячейке или части", "tr": "в другой таблице"}.get(
                tag.prefix, "в другом абзаце"
            )
            advice = (
                "Поставьте обе метки рядом"
                if tag.prefix
                else f"Поставьте в отдельные абзацы {{%p {opener.word} … %}} и "
                f"{{%p {tag.word} %}} или соберите всё в один абзац"
            )
            self._tell(
                tag,
                f"{title} {opener.source} открывается {where}: {opener.place}",
                advice,
                "structure",
            )

    def finish(self) -> None:
        """Tell what has no end, and what is too deep in others that do have one."""
        for tag in self._open:
            self._unclosed(tag)
        for tag, around in self._deep:
            if _is_too_deep([one for one in around if not any(one is lost for lost in self._lost)]):
                self._tell(
                    tag,
                    "слишком много циклов или условий одно в другом",
                    f"Циклов друг в друге – до {LOOPS}, всего – до {_DEEPEST}",
                    "forbidden",
                )

    def _unclosed(self, tag: Tag) -> None:
        self._lost.append(tag)
        end = f"{{%{tag.prefix} end{tag.word} %}}"
        self._tell(
            tag,
            f"не закрыт{'о условие' if tag.word == 'if' else ' цикл'}",
            f"Поставьте {end} там, где кончается {_TITLES[tag.word]}",
            "syntax",
        )


def _is_too_deep(blocks: Sequence[Tag]) -> bool:
    return sum(one.word == "for" for one in blocks) > LOOPS or len(blocks) > _DEEPEST


def _is_pair(opener: Tag, tag: Tag, wanted: str) -> bool:
    return (
        opener.word == wanted and opener.prefix == tag.prefix and opener.container is tag.container
    )
