"""Tags of a template: found in its paragraphs, each with its place, and the order of blocks."""

import dataclasses as dc
import re
from collections.abc import Iterator

from jinja2.sandbox import ImmutableSandboxedEnvironment

from acts.documents.template_blocks import Blocks
from acts.documents.template_parts import W
from acts.documents.template_places import Line, Lines
from acts.documents.template_quotes import plain_signs
from acts.documents.template_syntax import (
    ALLOWED_IN_WORDS,
    WORDS,
    read_expression,
    violations,
)
from acts.documents.template_tag import Tag
from acts.errors import Problem
from acts.russian.look_alikes import nearest

__all__ = ["TAG", "Tag", "Tags", "nearest_word"]

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_HALF = re.compile(r"\{[{%#]|[}%#]\}")
_SINGLE = re.compile(r"\{[ \u00a0]*[{%]?[ \u00a0]*[A-Za-zА-Яа-яЁё_][^{}]{0,80}\}|[{}]")
_BODY = re.compile(
    r"\{[{%#](?P<join>[-–—−]?)(?P<prefix>(?:tr|tc|p|r)(?=[ \u00a0]))?(?P<words>.*)", re.DOTALL
)
_CYRILLIC = re.compile("[А-Яа-яЁё]")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_DASHES = frozenset("-–—−")  # Word makes a dash of a hyphen
_DASHED = re.compile(r"([A-Za-z]\w*)[–—−]([A-Za-z]\w*)")
_LENGTH = 400
_OTHERWISE = ("elseif", "elsif")  # what other languages call it
_KNOWN_TO_JINJA = re.compile(
    "(end)?(set|macro|block|filter|call|raw|with|autoescape|trans)|include|import|from|extends|do|"
    "debug|continue|break|cellbg|colspan|vm|hm"
)
_SHOWN = 60
# Marks typed in Russian: the first looks just as the Latin one does.
_RUSSIAN_MARKS = {
    "р": "p",
    **dict.fromkeys(("тр", "tр", "тr"), "tr"),
    **dict.fromkeys(("тс", "tс", "тc"), "tc"),
}


def nearest_word(word: str) -> str:
    """Find the word of a statement that was meant: «fi» is «if»; empty when none is near."""
    if word in _OTHERWISE:
        return "elif"
    turned = [one for one in WORDS if word and sorted(one) == sorted(word)]
    if _KNOWN_TO_JINJA.fullmatch(word):
        return ""
    return turned[0] if turned else nearest(word, WORDS) if word else ""


class Tags:
    """All tags of a part, and everything that is wrong with them.

    Args:
        lines: Paragraphs of the part.
        sandbox: What reads expressions.
        file: The template's name for messages.
    """

    def __init__(self, lines: Lines, sandbox: ImmutableSandboxedEnvironment, *, file: str) -> None:
        self.problems: list[Problem] = []
        self.tags: list[Tag] = []
        self._sandbox = sandbox
        self._file = file
        blocks = Blocks(self._tell)
        for line in lines:
            if "{" in line.text or "}" in line.text:
                self._read_line(line, blocks)
        blocks.finish()

    def _read_line(self, line: Line, blocks: Blocks) -> None:
        if line.boxed and TAG.search(line.text):
            self._add(
                line,
                "метка стоит в надписи: Word хранит надпись дважды",
                "Перенесите её в обычный абзац или в ячейку таблицы",
                "text-box",
            )
            return
        broken = list(self._half_tags(line))
        for said in dict.fromkeys(broken):
            self._add(line, *said)
        if broken:
            return
        found = [self._tag(match, line) for match in TAG.finditer(line.text)]
        for tag in found:
            self._check_alone(tag, found)
            read = self._read(tag)
            self.tags.append(read)
            meant = read.word if read.word in WORDS else nearest_word(read.word)
            if read.kind == "{%" and meant in WORDS:
                # A word with a slip opens or closes what it was meant to.
                blocks.follow(dc.replace(read, word=meant))

    def _half_tags(self, line: Line) -> Iterator[tuple[str, str, str]]:
        """Name tags that begin or end in nothing: they would swallow the text up to the next."""
        remedy = "Метка начинается с {{ или {% и кончается }} или %} в том же абзаце"
        for tag in TAG.finditer(line.text):
            if _HALF.search(tag[0][2:-2]):
                inside = _cut(re.split(r"(?<=.)\{[{%#]", tag[0], maxsplit=1)[0])
                yield f"не закрыта скобка метки «{inside}»", remedy, "syntax"
        rest = TAG.sub("\0", line.text)
        for half in _HALF.finditer(rest):
            if half[0][0] == "{":
                piece = _cut(rest[half.start() :].split("\0")[0])
                yield f"не закрыта скобка метки «{piece}»", remedy, "syntax"
            else:
                piece = _cut(rest[: half.end()].split("\0")[-1][-_SHOWN:])
                yield f"лишняя скобка «{half[0]}» после «{piece}»", remedy, "syntax"
        if not _HALF.search(rest) and (one := _SINGLE.search(rest)):
            yield (
                f"одиночная фигурная скобка: «{_cut(one[0])}»",
                "Метка пишется в двойных скобках: {{ имя }}; в тексте документа скобок { } нет",
                "single-brace",
            )

    def _tag(self, match: re.Match[str], line: Line) -> Tag:
        body = _BODY.fullmatch(match[0][:-2])
        assert body is not None
        words = plain_signs(body["words"]).strip()
        texts = tuple(
            (start, one)
            for start, one in line.texts
            if start < match.end() and start + len(one.text or "") > match.start()
        )
        prefix = body["prefix"] or ""
        word = re.match(r"[^\W\d]\w*", words)
        typed = word[0] if word and match[0][1] == "%" and not prefix else ""
        if (meant := _RUSSIAN_MARKS.get(typed.lower(), "")) and words != typed:
            # Read as it was meant, so that its block is followed and nothing else is told.
            prefix, words = meant, words.removeprefix(typed).strip()
            word = re.match(r"[^\W\d]\w*", words)
        tag = Tag(
            source=_cut(match[0]),
            kind=match[0][:2],
            prefix=prefix,
            word=word[0] if word and match[0][1] == "%" else "",
            words=words,
            line=line,
            texts=texts,
            start=match.start(),
            end=match.end(),
        )
        if meant:
            self._tell_mark(tag, typed)
        if body["join"] or match[0][-3:-2] in _DASHES:
            self._tell(tag, "знак «-» у скобки склеивает абзацы", "Уберите его", "forbidden")
        return tag

    def _tell_mark(self, tag: Tag, typed: str) -> None:
        letter = _CYRILLIC.search(typed)
        assert letter is not None
        self._tell(
            tag,
            f"в пометке «{typed}» буква «{letter[0]}» ({letter.start() + 1}-я) – русская, "
            "а нужна латинская",
            f"Может быть, {_cut(f'{{%{tag.prefix} {tag.words} %}}')}",
            "cyrillic",
        )

    def _check_alone(self, tag: Tag, found: list[Tag]) -> None:
        """A tag with a prefix takes its whole paragraph or row away: nothing else may be there."""
        prefix = tag.prefix
        if not prefix:
            return
        if prefix == "r" or tag.kind == "{{":
            self._tell(
                tag,
                f"«{prefix}» после скобки здесь нельзя",
                f"Уберите «{prefix}»: {{{{ имя }}}}, {{% if … %}}",
                "forbidden",
            )
        elif prefix in ("tr", "tc") and tag.line.row is None:
            self._tell(
                tag,
                f"метка строки таблицы {{%{prefix} … %}} стоит не в таблице",
                "Поставьте её в отдельную строку таблицы или замените на {%p … %}",
                "structure",
            )
        elif len(found) > 1 or TAG.sub("", tag.line.text).strip():
            self._tell(
                tag,
                "абзац этой метки исчезает вместе с ней, а в нём есть и другой текст",
                f"Оставьте метку {{%{prefix} … %}} в абзаце одну",
                "structure",
            )
        elif prefix == "tr" and self._row_has_more(tag):
            self._tell(
                tag,
                "строка этой метки исчезает вместе с ней, а в строке есть и другой текст",
                "Оставьте метке {%tr … %} отдельную строку таблицы",
                "structure",
            )

    @staticmethod
    def _row_has_more(tag: Tag) -> bool:
        row = tag.line.row
        assert row is not None
        length = sum(len((one.text or "").strip()) for one in row.iter(f"{W}t"))
        return length > len(tag.line.text.replace("\u00a0", " ").strip()) + 2

    def _read(self, tag: Tag) -> Tag:
        """Read the tag by itself, so that one mistake doesn't hide the others."""
        if len(tag.words) > _LENGTH:
            self._tell(tag, f"метка длиннее {_LENGTH} знаков", ALLOWED_IN_WORDS, "forbidden")
            return tag
        if tag.kind == "{#":
            return tag
        source = self._whole(tag)
        if source is None:
            return tag
        read = read_expression(self._sandbox, source)
        if isinstance(read, str):
            if not self._tell_cyrillic(tag) and not self._tell_dash(tag):
                self._tell(tag, read, ALLOWED_IN_WORDS, "syntax")
            return tag
        for said in dict.fromkeys(violations(read)):
            self._tell(tag, said, ALLOWED_IN_WORDS, "forbidden")
        return dc.replace(tag, node=read)

    def _whole(self, tag: Tag) -> str | None:
        """Give a statement with its end, to be read alone; None where there is nothing to read."""
        if tag.kind == "{{":
            return f"{{{{ {tag.words} }}}}"
        word, rest = tag.word, tag.words.removeprefix(tag.word).strip()
        if word in ("if", "elif"):
            return f"{{% if {rest} %}}{{% endif %}}"
        if word == "for":
            return f"{{% for {rest} %}}{{% endfor %}}"
        if word in WORDS:
            if rest:
                self._tell(tag, f"после «{word}» лишние слова", "Уберите их", "syntax")
            return None
        if _KNOWN_TO_JINJA.fullmatch(word):
            self._tell(tag, f"запрещено слово «{word}»", ALLOWED_IN_WORDS, "forbidden")
            return None
        if self._tell_cyrillic(tag):
            return None
        if word in ("p", "tr", "tc"):
            again = f"Уберите пробел: {{%{word} … %}}"
            self._tell(tag, f"между «%» и «{word}» лишний пробел", again, "syntax")
            return None
        close = nearest_word(word)
        rest = tag.words.removeprefix(word)
        again = f"{{%{tag.prefix} {close}{rest} %}}"
        self._tell(
            tag,
            f"неизвестное слово «{word[:40]}»" if word else "не хватает слова if или for",
            f"Может быть, {again}" if close else ALLOWED_IN_WORDS,
            "syntax",
        )
        return None

    def _tell_cyrillic(self, tag: Tag) -> bool:
        """Name a Russian letter in a Latin word: the slip nobody can see."""
        for word in re.findall(r"\w+", _QUOTED.sub("", tag.words)):
            letter = _CYRILLIC.search(word)
            if letter and re.search("[A-Za-z]", word):
                close = nearest(word, WORDS) if word == tag.word else ""
                again = f": {close}" if close else ""
                self._tell(
                    tag,
                    f"в слове «{word[:40]}» буква «{letter[0]}» ({letter.start() + 1}-я) – русская",
                    f"Наберите слово заново латинскими буквами{again}",
                    "cyrillic",
                )
                return True
        return False

    def _tell_dash(self, tag: Tag) -> bool:
        """Name a dash in a name: Word makes one of a hyphen, and neither is in any name."""
        found = _DASHED.search(_QUOTED.sub("", tag.words))
        if found:
            self._tell(
                tag,
                f"в имени «{_cut(found[0])}» стоит тире",
                f"Может быть, {_cut(f'{found[1]}_{found[2]}')}; имена копируйте из листа меток",
                "syntax",
            )
        return found is not None

    def _tell(self, tag: Tag, message: str, remedy: str, code: str) -> None:
        self._add(tag.line, f"в метке {tag.source}: {message}", remedy, code)

    def _add(self, line: Line, message: str, remedy: str, code: str) -> None:
        self.problems.append(
            Problem(
                message=message,
                remedy=remedy,
                file=self._file,
                place=line.place,
                code=f"template.{code}",
            )
        )


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
