"""A .docx template: its tags found, checked against an allow-list and compiled, each part once.

A template comes from semi-trusted people, so docxtpl's own renderer is not used: it runs any
code, reads broken XML silently and renders footnotes twice. Only its reading of tags that Word
split over runs (`patch_xml`) is taken; the rest is Jinja in an immutable sandbox, after the
allow-list below has passed.
"""

import dataclasses as dc
import functools
import re
import types
from collections.abc import Iterator, Mapping, Sequence

import docxtpl
from jinja2 import (
    StrictUndefined,
    Template,
    TemplateSyntaxError,
    Undefined,
    nodes,
    pass_context,
)
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from acts.documents.filters import FILTERS
from acts.documents.template_parts import W, kept_parts, markup_problems, parse_part
from acts.errors import InputError, Problem
from acts.packages import Package, Part, active_content, open_package

__all__ = ["BUDGET", "Budget", "CompiledTemplate", "compile_template", "without_double_stops"]

_RENDERED = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_HALF_TAG = re.compile(r"\{[{%#]|[}%#]\}")
_TYPED_QUOTES = str.maketrans(dict.fromkeys("«»„“”‟", '"') | dict.fromkeys("‘’", "'"))
_LOOPS = 3
# Limits far above any template of an act and far below what costs seconds.
_TAGS_IN_PART = 3000
_TAG_LENGTH = 400
_PARAGRAPH_LENGTH = 50_000
_STEPS = 200_000
# Names with an underscore are closed to templates, so no tag can reach these two.
BUDGET = "_budget"
_COUNTED = "_counted"
# A private-use character; data can't hold one.
_ENDS_WITH_STOP = "\ue000"
_LONGEST = 200

_ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.Const,
    nodes.Tuple,
    nodes.List,
    nodes.For,
    nodes.If,
    nodes.CondExpr,
    nodes.Not,
    nodes.And,
    nodes.Or,
    nodes.Compare,
    nodes.Operand,
    nodes.Filter,
)
_ALLOWED_IN_WORDS = (
    "Исправьте метку: можно печатать значения, ставить if и for и фильтры "
    f"{' и '.join(sorted(FILTERS))}"
)
_NAMED = {
    "Call": "вызов функции",
    "Include": "include",
    "Import": "import",
    "FromImport": "import",
    "Extends": "extends",
    "Macro": "macro",
    "Assign": "set",
    "Getitem": "обращение в квадратных скобках",
}


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class CompiledTemplate:
    """A template ready for any number of documents.

    Attributes:
        name: The file's name for messages.
        package: The parts that reach an act, as they are in the template.
        parts: The compiled parts by name.
        names: The names that tags ask the context for, with the place of the first use.
    """

    name: str
    package: Package
    parts: Mapping[str, Template]
    names: Mapping[str, str]


@functools.lru_cache(maxsize=16)
def compile_template(source: bytes, *, name: str) -> CompiledTemplate:
    """Read, check and compile a template; the last sixteen are kept compiled.

    Args:
        source: The .docx.
        name: The file's name for messages.

    Raises:
        InputError: All that is wrong with it, each with part and paragraph.
    """
    package = open_package(source, name=name)
    problems = list(active_content(package, name=name))
    compiled: dict[str, Template] = {}
    names: dict[str, str] = {}
    try:
        kept = kept_parts(package, file=name)
    except InputError as error:
        raise InputError((*problems, *error.problems)) from error
    for part in package.parts:
        if not part.is_xml:
            continue
        if not _RENDERED.fullmatch(part.name):
            problems.extend(_stray_tags(part, name))
            if part.name == "word/comments.xml":
                root = parse_part(part.data, file=name, part=part.name)
                problems.extend(markup_problems(root, file=name, part=part.name))
            continue
        reading = _Reading(file=name, part=part)
        template = reading.compile()
        problems.extend(reading.problems)
        if template is not None:
            compiled[part.name] = template
            names = reading.names | names
    if problems:
        raise InputError(problems)
    return CompiledTemplate(
        name=name,
        package=kept,
        parts=types.MappingProxyType(compiled),
        names=types.MappingProxyType(names),
    )


def environment() -> ImmutableSandboxedEnvironment:
    """Return the sandbox: nothing but our filters, undefined names and None are errors."""
    sandbox = ImmutableSandboxedEnvironment(
        autoescape=True, undefined=StrictUndefined, finalize=_printed, cache_size=0
    )
    sandbox.globals.clear()
    sandbox.tests.clear()
    sandbox.filters.clear()
    sandbox.filters.update(FILTERS | {_COUNTED: _counted})
    return sandbox


def without_double_stops(xml: str) -> str:
    """Drop the full stop of a sentence after a value that ends with one: «О.И.», «2024 г.»."""
    merged = re.sub(rf"{_ENDS_WITH_STOP}((?:<[^>]*>)*)\.(?!\.)", r"\1", xml)
    return merged.replace(_ENDS_WITH_STOP, "")


class Budget:
    """How many turns all loops of one part may still take."""

    def __init__(self) -> None:
        self.left = _STEPS


@pass_context
def _counted(context: Context, items: Sequence[object]) -> Sequence[object]:
    """Let a loop run over a list and count its turns; every loop gets this filter."""
    if isinstance(items, Undefined):
        len(items)  # says which name is undefined
    if not isinstance(items, list | tuple):
        raise TypeError("loops run over lists only")
    budget = context[BUDGET]
    budget.left -= len(items)
    if budget.left < 0:
        raise OverflowError("too many turns of loops")
    return items


def _printed(value: object) -> object:
    if isinstance(value, Undefined):
        str(value)  # says which name is undefined
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise TypeError("only texts and numbers are printed")
    if isinstance(value, str) and value.endswith("."):
        return value + _ENDS_WITH_STOP
    return value


# Words of Jinja → what a lawyer should hear; the first that fits wins.
_SYNTAX = (
    (r"unknown tag '(?:endif|endfor|else|elif)'", "«конец» или «иначе» без своего начала"),
    (r"unknown tag '([^']*)'", "неизвестное слово «{}» в метке"),
    (r"[Uu]nexpected end of template|was looking for", "не закрыто условие или цикл"),
    (r"[Ee]xpected an expression|got 'end of", "в метке не хватает имени"),
    (
        r"end of print statement|end of statement block",
        "в метке лишнее слово или не закрыта скобка",
    ),
    (r"unexpected '(.)'", "в метке лишний знак «{}»"),
)


def _in_russian(message: str) -> str:
    for pattern, text in _SYNTAX:
        if found := re.search(pattern, message):
            return text.format(*found.groups())
    return "метка не читается"


def _stray_tags(part: Part, file: str) -> Iterator[Problem]:
    if re.search(rb"\{\{|\{%", part.data):
        yield Problem(
            message="метка стоит в части, которая не заполняется",
            remedy="Перенесите её в текст, колонтитул или сноску",
            file=file,
            place=part.name,
            code="template.stray-tag",
        )


class _Reading:
    """One part on its way from XML to a compiled template."""

    def __init__(self, *, file: str, part: Part) -> None:
        self.file = file
        self.part = part.name
        self.data = part.data
        self.problems: list[Problem] = []
        self.names: dict[str, str] = {}
        self.lines: list[str] = []

    def compile(self) -> Template | None:
        try:
            root = parse_part(self.data, file=self.file, part=self.part)
        except InputError as error:
            self.problems.extend(error.problems)
            return None
        self.problems.extend(markup_problems(root, file=self.file, part=self.part))
        self.problems.extend(self._excesses(root))
        if not self.problems:
            self.problems.extend(self._unclosed(root))
        if self.problems:
            return None
        source = docxtpl.DocxTemplate.patch_xml(
            docxtpl.DocxTemplate.__new__(docxtpl.DocxTemplate),
            etree.tostring(root, encoding="unicode"),
        )
        source = _TAG.sub(lambda tag: tag[0].translate(_TYPED_QUOTES), source)
        # A line a paragraph: Jinja's line numbers then name the paragraph.
        source = re.sub(r"<w:p([ >])", r"\n<w:p\1", source.replace("\n", " "))
        self.lines = source.split("\n")
        sandbox = environment()
        try:
            return self._compiled(sandbox, source)
        except TemplateSyntaxError as error:
            self._add(error.lineno, _in_russian(error.message or ""), "syntax")
        except (RecursionError, SyntaxError, MemoryError):
            self._add(1, "слишком много вложенных условий или скобок", "too-complex")
        return None

    def _compiled(self, sandbox: ImmutableSandboxedEnvironment, source: str) -> Template | None:
        tree = sandbox.parse(source)
        self._check(tree, 0)
        if self.problems:
            return None
        found = list(tree.find_all(nodes.Name))
        own = {name.name for name in found if name.ctx == "store"} | {"loop"}
        for name in found:
            if name.name not in own:
                self.names.setdefault(name.name, self.place(name.lineno))
        for loop in tree.find_all(nodes.For):
            loop.iter = nodes.Filter(
                loop.iter, _COUNTED, [], [], None, None, lineno=loop.lineno
            ).set_environment(sandbox)
        return Template.from_code(sandbox, sandbox.compile(tree), {})

    def _excesses(self, root: etree._Element) -> Iterator[Problem]:
        """Refuse what would take seconds to read before it is read."""
        opened = sum(self.data.count(sign) for sign in (b"{{", b"{%", b"{#"))
        paragraphs = [*root.iter(f"{W}p")]
        longest = max((len("".join(map(str, one.itertext()))) for one in paragraphs), default=0)
        for wrong, message in (
            (opened > _TAGS_IN_PART, f"меток больше {_TAGS_IN_PART}"),
            (longest > _PARAGRAPH_LENGTH, f"абзац длиннее {_PARAGRAPH_LENGTH} знаков"),
        ):
            if wrong:
                yield Problem(
                    message=message,
                    remedy="Оставьте в шаблоне только то, что нужно документу",
                    file=self.file,
                    place=self.part,
                    code="template.too-large",
                )

    def _unclosed(self, root: etree._Element) -> Iterator[Problem]:
        """Name tags that begin or end in nothing: `patch_xml` would eat the text up to the next."""
        for number, paragraph in enumerate(root.iter(f"{W}p"), start=1):
            text = "".join(one.text or "" for one in paragraph.iter(f"{W}t"))
            inside = "".join(tag[0][2:-2] for tag in _TAG.finditer(text))
            if _HALF_TAG.search(_TAG.sub("", text)) or _HALF_TAG.search(inside):
                yield Problem(
                    message="не закрыта скобка метки, или она лишняя",
                    remedy="Метка начинается с {{ или {% и кончается }} или %} в том же абзаце",
                    file=self.file,
                    place=f"{self.part}, абзац {number} («{text.strip()[:60]}»)",
                    code="template.syntax",
                )
            elif any(len(tag[0]) > _TAG_LENGTH for tag in _TAG.finditer(text)):
                yield Problem(
                    message=f"метка длиннее {_TAG_LENGTH} знаков",
                    remedy=_ALLOWED_IN_WORDS,
                    file=self.file,
                    place=f"{self.part}, абзац {number} («{text.strip()[:60]}»)",
                    code="template.forbidden",
                )

    def place(self, line: int) -> str:
        text = re.sub(r"<[^>]+>", "", self.lines[min(line, len(self.lines)) - 1]).strip()
        return f"{self.part}, абзац {max(line - 1, 1)} («{text[:60]}»)"

    def _add(self, line: int, message: str, code: str) -> None:
        self.problems.append(
            Problem(
                message=message,
                remedy=_ALLOWED_IN_WORDS,
                file=self.file,
                place=self.place(line),
                code=f"template.{code}",
            )
        )

    def _check(self, node: nodes.Node, loops: int) -> None:
        for message in _violations(node, loops):
            self._add(node.lineno, message, "forbidden")
        loops += isinstance(node, nodes.For)
        for child in node.iter_child_nodes():
            literal = child if isinstance(child, nodes.Const) else None
            if literal and isinstance(node, nodes.Output) and not isinstance(literal.value, str):
                self._add(child.lineno, "в метке нет ни текста, ни имени из данных", "forbidden")
            self._check(child, loops)


def _violations(node: nodes.Node, loops: int) -> Iterator[str]:
    if not isinstance(node, _ALLOWED):
        name = type(node).__name__
        yield f"в метке запрещено: {_NAMED.get(name, name)}"
    elif isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
        yield f"в метке запрещено имя «{node.attr}»"
    elif isinstance(node, nodes.Name) and node.name.startswith("_"):
        yield f"в метке запрещено имя «{node.name}»"
    elif isinstance(node, nodes.Filter):
        if node.name not in FILTERS:
            yield f"нет фильтра «{node.name}»; есть: {', '.join(sorted(FILTERS))}"
    elif isinstance(node, nodes.Const) and len(str(node.value)) > _LONGEST:
        yield "слишком длинное значение в метке"
    elif isinstance(node, nodes.For) and (node.recursive or loops >= _LOOPS):
        yield "слишком много вложенных циклов"
