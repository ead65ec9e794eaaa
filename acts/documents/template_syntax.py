"""What a tag may say: the allow-list over Jinja's own reading of it, in words for a lawyer."""

import re
from collections.abc import Iterator, Sequence

from jinja2 import StrictUndefined, TemplateSyntaxError, Undefined, nodes, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from acts.documents.filters import FILTERS
from acts.documents.template_filters import filter_violations

__all__ = [
    "ALLOWED_IN_WORDS",
    "BUDGET",
    "COUNTED",
    "ENDS_WITH_STOP",
    "LOOPS",
    "WORDS",
    "Budget",
    "environment",
    "in_russian",
    "is_allowed",
    "read_expression",
    "violations",
]

LOOPS = 3
# Words that may begin a tag {% … %}; there are no others.
WORDS = ("if", "elif", "else", "endif", "for", "endfor")
# Names with an underscore are closed to templates, so no tag can reach these two.
BUDGET = "_budget"
COUNTED = "_counted"
# A private-use character; data can't hold one.
ENDS_WITH_STOP = "\ue000"
ALLOWED_IN_WORDS = (
    f"Исправьте метку: можно печатать значения, ставить if и for и фильтры {', '.join(FILTERS)}"
)
_STEPS = 200_000
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
_NAMED = {
    "Call": "вызов функции – скобки после имени",
    "Getitem": "обращение в квадратных скобках",
    "Test": "проверка «is»",
    "Concat": "склейка знаком ~",
    "Dict": "набор в фигурных скобках",
    "Slice": "часть списка",
    **dict.fromkeys(("Add", "Sub", "Mul", "Div", "FloorDiv", "Mod", "Pow"), "вычисление"),
    **dict.fromkeys(("Neg", "Pos"), "знак перед значением"),
}
# Words of Jinja → what a lawyer should hear; the first that fits wins.
_SYNTAX = (
    (r"got '='", "для сравнения нужны два знака равенства: =="),
    (r"expected token 'in'", "в цикле нет слова in: {{% for имя in список %}}"),
    (r"[Ee]xpected an expression|got 'end of", "не хватает имени"),
    (
        r"end of print statement|end of statement block|expected token ','",
        "лишнее слово или не закрыта скобка",
    ),
    (r"unexpected char ['\"](.)", "лишний знак «{}»"),
    (r"unexpected '(.)'", "лишний знак «{}»"),
    (r"[Nn]o filter named '([^']*)'", "нет такого фильтра: «{}»"),
)


class Budget:
    """How many turns all loops of one part may still take."""

    def __init__(self) -> None:
        self.left = _STEPS


def environment() -> ImmutableSandboxedEnvironment:
    """Return the sandbox: nothing but our filters, undefined names and None are errors."""
    sandbox = ImmutableSandboxedEnvironment(
        autoescape=True, undefined=StrictUndefined, finalize=_printed, cache_size=0
    )
    sandbox.globals.clear()
    sandbox.tests.clear()
    sandbox.filters.clear()
    sandbox.filters.update(FILTERS | {COUNTED: _counted})
    return sandbox


def read_expression(sandbox: ImmutableSandboxedEnvironment, source: str) -> nodes.Node | str:
    """Read one tag by itself.

    Args:
        sandbox: What `environment` gave.
        source: «{{ … }}» or a whole statement with its end.

    Returns:
        Its first node, or in Russian why it can't be read.
    """
    try:
        body = sandbox.parse(source).body
    except TemplateSyntaxError as error:
        return in_russian(error.message or "")
    except (RecursionError, SyntaxError, MemoryError):
        return "слишком много вложенных скобок"
    return body[0] if body else "не хватает имени"


def in_russian(message: str) -> str:
    """Say what Jinja found wrong with a tag."""
    for pattern, text in _SYNTAX:
        if found := re.search(pattern, message):
            return text.format(*found.groups())
    return "метка не читается"


def is_allowed(node: nodes.Node) -> bool:
    """Say whether a construct is on the allow-list, whatever stands inside it."""
    return isinstance(node, _ALLOWED)


def violations(node: nodes.Node) -> Iterator[str]:
    """Say what of one tag is not on the allow-list.

    Args:
        node: What `read_expression` gave.
    """
    yield from _of_one(node)
    for child in node.iter_child_nodes():
        # Jinja prints what it can work out while compiling past our finalize: «True» from 1 < 2.
        if isinstance(node, nodes.Output) and _is_worked_out(child):
            yield "нет ни текста, ни имени из данных"
        yield from violations(child)


def _is_worked_out(printed: nodes.Node) -> bool:
    if isinstance(printed, nodes.TemplateData | nodes.Name):
        return False
    if isinstance(printed, nodes.Const):
        return not isinstance(printed.value, str)
    return printed.find(nodes.Name) is None


def _of_one(node: nodes.Node) -> Iterator[str]:
    if not isinstance(node, _ALLOWED):
        name = type(node).__name__
        yield f"запрещено: {_NAMED.get(name, 'такая запись')}"
    elif isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
        yield f"запрещено имя «{node.attr[:40]}»"
    elif isinstance(node, nodes.Name) and node.name.startswith("_"):
        yield f"запрещено имя «{node.name[:40]}»"
    elif isinstance(node, nodes.Filter):
        yield from filter_violations(node)
    elif isinstance(node, nodes.Const) and len(str(node.value)) > _LONGEST:
        yield "слишком длинное значение"
    elif isinstance(node, nodes.For) and node.recursive:
        yield "запрещено слово recursive"


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
        return value + ENDS_WITH_STOP
    return value
