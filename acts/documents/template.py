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
from collections.abc import Iterator, Mapping

import docxtpl
from jinja2 import StrictUndefined, Template, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from acts.documents.filters import FILTERS
from acts.errors import InputError, Problem
from acts.packages import Package, Part, active_content, open_package

__all__ = ["CompiledTemplate", "compile_template", "parse_part", "without_double_stops"]

_RENDERED = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_HALF_TAG = re.compile(r"\{[{%#]|[}%#]\}")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TYPED_QUOTES = str.maketrans(dict.fromkeys("«»„“”‟", '"') | dict.fromkeys("‘’", "'"))
_LOOPS = 3
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
        package: All parts as they are in the template.
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
    if package.get("word/document.xml") is None:
        problems.append(
            Problem(
                message="это не документ Word",
                remedy="Укажите шаблон .docx",
                file=name,
                code="template.not-word",
            )
        )
    for part in package.parts:
        if not part.is_xml:
            continue
        if not _RENDERED.fullmatch(part.name):
            problems.extend(_stray_tags(part, name))
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
        package=package,
        parts=types.MappingProxyType(compiled),
        names=types.MappingProxyType(names),
    )


def parse_part(data: bytes, *, file: str, part: str) -> etree._Element:
    """Parse a part strictly: no recovery, no entities, no network.

    Raises:
        InputError: The part is not well-formed XML.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, recover=False, load_dtd=False, huge_tree=False
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(
            Problem(
                message=f"часть повреждена: разметка нарушена в знаке {error.offset or 0}",
                remedy="Откройте файл в Word и сохраните его заново",
                file=file,
                place=part,
                code="template.broken-xml",
            )
        ) from error


def environment() -> ImmutableSandboxedEnvironment:
    """Return the sandbox: nothing but our filters, undefined names and None are errors."""
    sandbox = ImmutableSandboxedEnvironment(
        autoescape=True, undefined=StrictUndefined, finalize=_printed, cache_size=0
    )
    sandbox.globals.clear()
    sandbox.tests.clear()
    sandbox.filters.clear()
    sandbox.filters.update(FILTERS)
    return sandbox


def without_double_stops(xml: str) -> str:
    """Drop the full stop of a sentence after a value that ends with one: «О.И.», «2024 г.»."""
    merged = re.sub(rf"{_ENDS_WITH_STOP}((?:<[^>]*>)*)\.(?!\.)", r"\1", xml)
    return merged.replace(_ENDS_WITH_STOP, "")


def _printed(value: object) -> object:
    if value is None:
        raise TypeError("пустое значение (None) печатать нельзя")
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
            tree = sandbox.parse(source)
        except TemplateSyntaxError as error:
            self._add(error.lineno, _in_russian(error.message or ""), "syntax")
            return None
        self._check(tree, 0)
        if self.problems:
            return None
        found = list(tree.find_all(nodes.Name))
        own = {name.name for name in found if name.ctx == "store"} | {"loop"}
        for name in found:
            if name.name not in own:
                self.names.setdefault(name.name, self.place(name.lineno))
        return Template.from_code(sandbox, sandbox.compile(tree), {})

    def _unclosed(self, root: etree._Element) -> Iterator[Problem]:
        """Name tags that begin or end in nothing: `patch_xml` would eat the text up to the next."""
        for number, paragraph in enumerate(root.iter(f"{_W}p"), start=1):
            text = "".join(one.text or "" for one in paragraph.iter(f"{_W}t"))
            inside = "".join(tag[0][2:-2] for tag in _TAG.finditer(text))
            if _HALF_TAG.search(_TAG.sub("", text)) or _HALF_TAG.search(inside):
                yield Problem(
                    message="не закрыта скобка метки, или она лишняя",
                    remedy="Метка начинается с {{ или {% и кончается }} или %} в том же абзаце",
                    file=self.file,
                    place=f"{self.part}, абзац {number} («{text.strip()[:60]}»)",
                    code="template.syntax",
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
