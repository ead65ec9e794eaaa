"""A .docx template: its tags found, checked against an allow-list and compiled, each part once.

A template comes from semi-trusted people, so docxtpl's own renderer is not used: it runs any
code, reads broken XML silently and renders footnotes twice. Only its reading of tags that Word
split over runs (`patch_xml`) is taken; the rest is Jinja in an immutable sandbox, after the
allow-list has passed.
"""

import contextlib
import dataclasses as dc
import functools
import re
import types
from collections.abc import Iterator, Mapping

import docxtpl
from jinja2 import Template, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from acts.documents.binding import bound
from acts.documents.outside_links import placed_links
from acts.documents.template_parts import W, kept_parts, markup_problems, parse_part
from acts.documents.template_places import Lines, part_titles
from acts.documents.template_quotes import plain_signs
from acts.documents.template_reserved import mark_reserved, with_known_style
from acts.documents.template_syntax import (
    ALLOWED_IN_WORDS,
    BUDGET,
    COUNTED,
    ENDS_WITH_STOP,
    Budget,
    environment,
    in_russian,
)
from acts.documents.template_tags import TAG, Tag, Tags
from acts.errors import InputError, Problem
from acts.packages import Package, Part, active_content, open_package

__all__ = [
    "BUDGET",
    "Budget",
    "CompiledTemplate",
    "ReadPart",
    "ReadTemplate",
    "compile_template",
    "read_template",
    "without_double_stops",
]

_RENDERED = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
# Limits far above any template of an act and far below what costs seconds.
_TAGS = 3000
_PARAGRAPH_LENGTH = 50_000
_PIECES = 2_000  # runs of one paragraph: Word makes a few hundred at worst
_STRAY_PART = 1_000_000
_TOLD = 50


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class CompiledTemplate:
    """A template ready for any number of documents.

    Attributes:
        name: The file's name for messages.
        package: The parts that reach an act, as they are in the template.
        parts: The compiled parts by name.
        names: The names that tags ask the context for, with the place of the first use.
        places: The places of a part's tags in order; line n of its source is tag n − 1.
        titles: What the parts are called.
    """

    name: str
    package: Package
    parts: Mapping[str, Template]
    names: Mapping[str, str]
    places: Mapping[str, tuple[str, ...]]
    titles: Mapping[str, str]

    def place(self, part: str, line: int = 0) -> str:
        """Say where the tag stands that a line of the compiled source came from.

        Args:
            part: Name of the part.
            line: The line that Jinja names; 0 is the part itself.
        """
        places = self.places.get(part, ())
        return places[line - 2] if 2 <= line < len(places) + 2 else self.titles.get(part, part)


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class ReadPart:
    """A part that is filled: its title in words, its root and its tags."""

    name: str
    title: str
    root: etree._Element
    tags: tuple[Tag, ...]


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class ReadTemplate:
    """A template that was read and not yet compiled.

    Attributes:
        name: The file's name for messages.
        package: The parts that may reach an act.
        titles: What each part is called.
        parts: The parts that are filled.
        problems: All that is wrong with it so far.
    """

    name: str
    package: Package
    titles: Mapping[str, str]
    parts: tuple[ReadPart, ...]
    problems: tuple[Problem, ...]


@functools.lru_cache(maxsize=16)
def compile_template(source: bytes, *, name: str) -> CompiledTemplate:
    """Read, check and compile a template; the last sixteen are kept compiled.

    Args:
        source: The .docx.
        name: The file's name for messages.

    Raises:
        InputError: All that is wrong with it, each with part and paragraph.
    """
    read = read_template(source, name=name)
    if read.problems:
        raise InputError(read.problems)
    compiled: dict[str, Template] = {}
    names: dict[str, str] = {}
    problems: list[Problem] = []
    for part in read.parts:
        made = _Compiling(part, file=name)
        if (template := made.template()) is not None:
            compiled[part.name] = template
        problems.extend(made.problems)
        names = made.names | names
    if problems:
        raise InputError(problems)
    return CompiledTemplate(
        name=name,
        package=read.package,
        parts=types.MappingProxyType(compiled),
        names=types.MappingProxyType(names),
        places=types.MappingProxyType(
            {part.name: tuple(tag.place for tag in part.tags) for part in read.parts}
        ),
        titles=read.titles,
    )


def read_template(source: bytes, *, name: str) -> ReadTemplate:
    """Read a template and find everything wrong with it that can be seen without data.

    Args:
        source: The .docx.
        name: The file's name for messages.

    Raises:
        InputError: It is no Word document, or it is too broken or too large to be read.
    """
    package = open_package(source, name=name)
    problems = list(placed_links(package, active_content(package, name=name)))
    try:
        package = with_known_style(package, file=name)
        kept = kept_parts(package, file=name)
    except InputError as error:
        raise InputError((*problems, *error.problems)) from error
    titles = part_titles(package)
    parts: list[ReadPart] = []
    opened = 0  # over all parts: five hundred headers are as dear as one long text
    for part in package.parts:
        if not part.is_xml:
            continue
        if not _RENDERED.fullmatch(part.name):
            problems.extend(_unrendered(part, titles[part.name], name))
            continue
        opened += sum(part.data.count(sign) for sign in (b"{{", b"{%", b"{#"))
        read, found = _read_part(part, titles[part.name], name, opened)
        problems.extend(found)
        parts.extend(read)
    return ReadTemplate(
        name=name,
        package=kept,
        titles=types.MappingProxyType(dict(titles)),
        parts=tuple(parts),
        problems=tuple(problems),
    )


def _read_part(
    part: Part, title: str, file: str, opened: int
) -> tuple[list[ReadPart], list[Problem]]:
    """Read a part that is filled, or say why it can't be."""
    try:
        root = parse_part(part.data, file=file, part=title)
    except InputError as error:
        return [], list(error.problems)
    if excess := _excess(opened, root, file, title):
        return [], [excess]
    lines = Lines(root, title)
    if mark_reserved(lines):
        lines = Lines(root, title)
    problems = list(_markup(root, lines, file, title))
    tags = Tags(lines, environment(), file=file)
    read = ReadPart(name=part.name, title=title, root=root, tags=tuple(tags.tags))
    return [read], [*problems, *tags.problems]


def _unrendered(part: Part, title: str, file: str) -> Iterator[Problem]:
    """Find tags where nothing fills them, and notes of reviewers."""
    yield from _stray_tags(part, title, file)
    if part.name == "word/comments.xml":
        root = parse_part(part.data, file=file, part=title)
        yield from _markup(root, Lines(root, title), file, title)


def without_double_stops(xml: str) -> str:
    """Drop the full stop of a sentence after a value that ends with one: «О.И.», «2024 г.»."""
    merged = re.sub(rf"{ENDS_WITH_STOP}((?:<[^>]*>)*)\.(?!\.)", r"\1", xml)
    return merged.replace(ENDS_WITH_STOP, "")


def _markup(root: etree._Element, lines: Lines, file: str, title: str) -> Iterator[Problem]:
    return markup_problems(root, file=file, part=title, place_of=lines.place_of)


def _stray_tags(part: Part, title: str, file: str) -> Iterator[Problem]:
    places: list[str] = []
    opened = part.data.count(b"{{") + part.data.count(b"{%")
    if 0 < opened <= _TAGS and len(part.data) <= _STRAY_PART:
        # A part that isn't kept may be broken.
        with contextlib.suppress(InputError):
            lines = Lines(parse_part(part.data, file=file, part=title), title)
            places = [line.place for line in lines if TAG.search(line.text)]
    if not places and opened:
        places = [title if title == part.name else f"{title} ({part.name})"]
    for place in places[:_TOLD]:
        yield Problem(
            message="метка стоит в части файла, которая не заполняется",
            remedy="Перенесите её в текст, колонтитул или сноску, а здесь удалите",
            file=file,
            place=place,
            code="template.stray-tag",
        )


def _excess(opened: int, root: etree._Element, file: str, title: str) -> Problem | None:
    """Refuse what would take seconds to read before it is read."""
    pieces = (sum(1 for _ in one.iter(f"{W}r")) for one in root.iter(f"{W}p"))
    lengths = (len("".join(map(str, one.itertext()))) for one in root.iter(f"{W}p"))
    if opened > _TAGS:
        message = f"меток больше {_TAGS}"
    elif max(lengths, default=0) > _PARAGRAPH_LENGTH:
        message = f"абзац длиннее {_PARAGRAPH_LENGTH} знаков"
    elif max(pieces, default=0) > _PIECES:
        message = f"абзац разбит больше чем на {_PIECES} кусков"
    else:
        return None
    return Problem(
        message=message,
        remedy="Оставьте в шаблоне только то, что нужно документу",
        file=file,
        place=title,
        code="template.too-large",
    )


class _Compiling:
    """One part on its way from checked tags to a compiled template."""

    def __init__(self, part: ReadPart, *, file: str) -> None:
        self.part = part
        self.file = file
        self.problems: list[Problem] = []
        self.names: dict[str, str] = {}

    def template(self) -> Template | None:
        sandbox = environment()
        try:
            return self._compiled(sandbox, self._source())
        except TemplateSyntaxError as error:
            self._add(error.lineno, f"в метке {in_russian(error.message or '')}")
        except (RecursionError, SyntaxError, MemoryError):
            self._add(1, "слишком много вложенных условий или скобок")
        return None

    def _source(self) -> str:
        """Give Jinja's source, each tag on a line of its own: its errors then name the tag."""
        # From the end, so that the tags before keep their positions.
        for tag in reversed(self.part.tags):
            _write_plainly(tag)
        source = docxtpl.DocxTemplate.patch_xml(
            docxtpl.DocxTemplate.__new__(docxtpl.DocxTemplate),
            etree.tostring(self.part.root, encoding="unicode"),
        ).replace("\n", " ")
        return TAG.sub(lambda tag: tag[0][:2] + "\n" + tag[0][2:], source)

    def _compiled(self, sandbox: ImmutableSandboxedEnvironment, source: str) -> Template:
        tree = sandbox.parse(source)
        found = list(tree.find_all(nodes.Name))
        own = {name.name for name in found if name.ctx == "store"} | {"loop"}
        for name in found:
            if name.name not in own:
                self.names.setdefault(name.name, self._place(name.lineno))
        for compared in tree.find_all(nodes.Compare):
            # Values have their spaces bound, so «г. Елизово» would equal none of them.
            for one in compared.find_all(nodes.Const):
                one.value = bound(one.value) if isinstance(one.value, str) else one.value
        for loop in tree.find_all(nodes.For):
            loop.iter = nodes.Filter(
                loop.iter, COUNTED, [], [], None, None, lineno=loop.lineno
            ).set_environment(sandbox)
        compiled: Template = Template.from_code(sandbox, sandbox.compile(tree), {})
        return compiled

    def _place(self, line: int) -> str:
        tags = self.part.tags
        return tags[line - 2].place if 2 <= line < len(tags) + 2 else self.part.title

    def _add(self, line: int, message: str) -> None:
        self.problems.append(
            Problem(
                message=message,
                remedy=ALLOWED_IN_WORDS,
                file=self.file,
                place=self._place(line),
                code="template.syntax",
            )
        )


def _write_plainly(tag: Tag) -> None:
    """Put the inside of a tag into its first piece of text, as Jinja reads it."""
    inside = (tag.start + len(tag.kind), tag.end - len(tag.kind))
    plain = plain_signs(tag.line.text[slice(*inside)])
    for start, text in tag.texts:
        whole = text.text or ""
        begin, end = (min(max(one - start, 0), len(whole)) for one in inside)
        if begin < end and whole[begin:end] != plain:
            text.text = whole[:begin] + plain + whole[end:]
        if begin < end:
            plain = ""
