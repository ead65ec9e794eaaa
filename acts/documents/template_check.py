"""The names in a template's tags against what its kind prints: unknown, misused, never used."""

import dataclasses as dc
import re
from collections.abc import Iterator, Mapping

from jinja2 import nodes

from acts.documents.filters import CASES, FILTERS, IN_WORDS, left_after, two_cases, wanted
from acts.documents.template import ReadPart, ReadTemplate
from acts.documents.template_parts import W
from acts.documents.template_places import Lines
from acts.documents.template_shape import Shape, ShapeKind, paths_of
from acts.documents.template_syntax import is_allowed
from acts.documents.template_tags import Tag, nearest_word
from acts.errors import Problem, Severity
from acts.russian.look_alikes import nearest

__all__ = ["NameCheck", "control_problems", "is_printed"]

_LOOP = ("index", "index0", "revindex", "first", "last", "length")
_CYRILLIC = re.compile("[А-Яа-яЁё]")
_TEXT = Shape(kind=ShapeKind.TEXT)
_TRUTH = Shape(kind=ShapeKind.TRUTH)
_NUMBER = Shape(kind=ShapeKind.TEXT, filters=frozenset({IN_WORDS}))
_ENDS = {"{{": "}}", "{%": "%}"}
_LONGEST = 120
_SHOWN = 6
_Known = tuple[Shape | None, str]


class NameCheck:
    """The names that the tags of a template use.

    Args:
        template: What `read_template` gave.
        shape: What the kind prints.
        sheet: The command that makes the sheet of tags, for remedies.
    """

    def __init__(self, template: ReadTemplate, shape: Shape, *, sheet: str) -> None:
        self.problems: list[Problem] = []
        self.used: set[str] = set()
        self._file = template.name
        self._root = shape
        self._sheet = sheet
        self._all = [path for path, _ in paths_of(shape)]
        self._tag: Tag
        for part in template.parts:
            self._scopes: list[dict[str, _Known]] = [
                {key: (field, key) for key, field in shape.fields.items()}
            ]
            for tag in part.tags:
                self._follow(tag)

    def unused(self, raw: frozenset[str]) -> tuple[str, ...]:
        """List what the kind offers and no tag names: a person once, without the acts of law.

        Args:
            raw: Fields as they were entered, offered beside the ready words.
        """
        found: list[str] = []
        for path, shape in paths_of(self._root):
            owner = path.rpartition(".")[0]
            if re.split(r"[.\[]", path)[0] in (*raw, "law") or any(
                owner == one or owner.startswith((f"{one}.", f"{one}[")) for one in found
            ):
                continue
            inside = [one for one in self.used if one.startswith((f"{path}.", f"{path}["))]
            whole = shape.is_person or shape.kind in (ShapeKind.GROUP, ShapeKind.LIST)
            if is_printed(path, self.used) or inside or path.endswith("[]"):
                continue
            if whole or not self._is_of_person(owner):
                found.append(path)
        return tuple(found)

    def _is_of_person(self, path: str) -> bool:
        return any(one == path and shape.is_person for one, shape in paths_of(self._root))

    def _follow(self, tag: Tag) -> None:
        self._tag = tag
        if nearest_word(tag.word) == "endfor" and len(self._scopes) > 1:
            self._scopes.pop()
        elif isinstance(tag.node, nodes.For):
            self._open_loop(tag.node)
        elif isinstance(tag.node, nodes.If):
            self._value(tag.node.test)
        elif isinstance(tag.node, nodes.Output):
            for one in tag.node.nodes:
                if not isinstance(one, nodes.TemplateData):
                    self._print(one)
        elif nearest_word(tag.word) == "for":
            # A loop that can't be read: whatever it runs over is not judged.
            names = re.findall(r"[^\W\d]\w*", tag.words)[1:2]
            self._scopes.append({one: (None, "") for one in ("loop", *names)})

    def _open_loop(self, loop: nodes.For) -> None:
        shape, path = self._value(loop.iter)
        if shape is not None and shape.kind is not ShapeKind.LIST:
            self._tell(
                f"цикл идёт по списку, а «{path}» – {shape.kind}"
                if path
                else "цикл идёт по списку, а здесь его нет",
                "Возьмите имя списка: " + self._listed_of(ShapeKind.LIST),
            )
            shape = None
        inside: dict[str, _Known] = {"loop": (None, "loop")}
        item = shape.item if shape is not None else None
        if isinstance(loop.target, nodes.Name):
            inside[loop.target.name] = (item, f"{path}[]" if path else "")
        else:  # two names at once: a list of ours has no such items
            inside |= {one.name: (None, "") for one in loop.target.find_all(nodes.Name)}
        self._scopes.append(inside)
        if loop.test is not None:
            self._value(loop.test)

    def _print(self, node: nodes.Node) -> None:
        shape, path = self._value(node)
        if shape is None or shape.kind is ShapeKind.TEXT:
            return
        if shape.kind is ShapeKind.GROUP:
            names = [key for key, one in shape.fields.items() if one.kind is ShapeKind.TEXT]
            self._tell(
                f"«{path}» – группа полей, печатается одно из них",
                "Допишите имя: " + ", ".join(f"{path}.{one}" for one in names[:_SHOWN]),
            )
        elif shape.kind is ShapeKind.LIST:
            self._tell(
                f"«{path}» – список, он печатается в цикле",
                f"Напишите {{% for one in {path} %}}{{{{ one }}}}{{% endfor %}}"
                + (f" или {{{{ {path}|listed }}}}" if _is_of_texts(shape) else ""),
            )
        elif shape.kind is ShapeKind.TRUTH:
            self._tell(
                f"«{path or self._tag.words}» – это «да» или «нет», печатать нечего",
                "Используйте в условии: {% if … %}текст{% endif %}",
            )

    def _value(self, node: nodes.Node) -> _Known:
        """Find what an expression stands for; an unknown name is told once and answers None."""
        if isinstance(node, nodes.Name | nodes.Getattr):
            found = self._named(node)
            if found[1]:
                self.used.add(found[1])
            return found
        if isinstance(node, nodes.Filter) and node.node is not None:
            return self._filtered(node)
        if isinstance(node, nodes.CondExpr):
            return self._either(node)
        if not is_allowed(node):  # told already, where the tag was read
            return None, ""
        for child in node.iter_child_nodes():
            self._value(child)
        is_text = isinstance(node, nodes.Const) and not isinstance(node.value, bool)
        return (_TEXT if is_text else _TRUTH), ""

    def _either(self, node: nodes.CondExpr) -> _Known:
        """Judge both values; a filter after them must fit the one and the other."""
        self._value(node.test)
        shape, path = self._value(node.expr1)
        other = self._value(node.expr2)[0] if node.expr2 is not None else None
        if shape is not None and other is not None and shape.kind is ShapeKind.TEXT:
            both = shape.filters & other.filters
            path = path if both == shape.filters else ""
            shape = dc.replace(shape, filters=both)
        return shape, path

    def _filtered(self, node: nodes.Filter) -> _Known:
        assert node.node is not None
        shape, path = self._value(node.node)
        for one in node.args:
            self._value(one)
        if shape is None or node.name not in FILTERS:  # told already, where the tag was read
            return None, ""
        if node.name == "listed":
            if not _is_of_texts(shape):
                self._tell(
                    f"фильтр listed соединяет список текстов, а «{path}» – другое",
                    "Уберите фильтр или напишите цикл",
                )
            return _TEXT, ""
        if node.name == "capital":
            if shape.kind is not ShapeKind.TEXT:
                self._tell(
                    f"фильтр capital нужен тексту, а «{path}» – {shape.kind}", "Уберите фильтр"
                )
                return _TEXT, ""
        elif node.name not in shape.filters:
            self._tell_filter(node, shape, path)
            return None, ""
        left = left_after(node.name, shape.filters)
        return dc.replace(shape, kind=ShapeKind.TEXT, filters=left), path

    def _tell_filter(self, node: nodes.Filter, shape: Shape, path: str) -> None:
        """Tell a filter that has nothing to look up, with names beside that do have it."""
        inner = node.node
        earlier = []
        while isinstance(inner, nodes.Filter):
            earlier.append(inner.name)
            inner = inner.node
        typed = _typed(inner) if inner is not None else ""
        if node.name in CASES and any(one in CASES for one in earlier):
            self._tell(two_cases(node.name), "Оставьте один фильтр падежа", "filter")
            return
        if node.name in CASES and IN_WORDS in shape.filters:
            remedy = f"Сначала напишите число словами: {{{{ {typed}|{IN_WORDS}|{node.name} }}}}"
        elif isinstance(inner, nodes.CondExpr):
            remedy = f"Поставьте фильтр внутри, у имени: имя|{node.name} if … else …"
        else:
            remedy = self._taking(node.name, shape, path, typed)
        given = f"«{path or typed or self._tag.words}»"
        said = wanted(node.name, given)
        if shape.kind is not ShapeKind.TEXT:
            said = f"{said.partition(' – ')[0]} – {shape.kind}"
        self._tell(said, remedy, "filter")

    def _taking(self, name: str, shape: Shape, path: str, typed: str) -> str:
        """Offer names that take a filter: inside the group, beside the text, then anywhere."""
        inside = [f"{typed}.{key}" for key, one in shape.fields.items() if name in one.filters]
        owner = path.rpartition(".")[0]
        around = dict(paths_of(self._root)).get(owner)
        beside = [
            f"{typed.rpartition('.')[0]}.{key}"
            for key, one in (around.fields if around and "." in typed else {}).items()
            if name in one.filters
        ]
        last = path.rpartition(".")[2]
        known = [one for one, it in paths_of(self._root) if "[" not in one and name in it.filters]
        same = [one for one in known if one.rpartition(".")[2] == last]
        if found := inside or beside or same or known[: _SHOWN // 2]:
            return "Возьмите имя, у которого это есть: " + ", ".join(found[:_SHOWN])
        return f"Уберите фильтр; что принимает каждое имя, показано в листе меток: {self._sheet}"

    def _named(self, node: nodes.Node) -> _Known:
        if isinstance(node, nodes.Name):
            for scope in reversed(self._scopes):
                if node.name in scope:
                    return scope[node.name]
            known = {name for scope in self._scopes for name in scope}
            self._unknown(node.name, {name: name for name in known})
            return None, ""
        assert isinstance(node, nodes.Getattr)
        if isinstance(node.node, nodes.Name) and node.node.name == "loop":
            return self._of_loop(node.attr)
        shape, path = (
            self._named(node.node)
            if isinstance(node.node, nodes.Name | nodes.Getattr)
            else self._value(node.node)
        )
        if shape is None:
            return None, ""
        if node.attr in shape.fields:
            return shape.fields[node.attr], f"{path}.{node.attr}"
        if shape.kind is ShapeKind.LIST:
            self._tell(
                f"«{path}» – список: у него нет «{node.attr}», оно есть у строк списка",
                f"Напишите {{% for one in {path} %}}{{{{ one.{node.attr} }}}}{{% endfor %}}",
            )
        elif shape.kind is not ShapeKind.GROUP:
            self._tell(f"у «{path}» нет частей, это {shape.kind}", f"Уберите «.{node.attr}»")
        else:
            typed = _typed(node.node)
            self._unknown(node.attr, {key: f"{typed}.{key}" for key in shape.fields})
        return None, ""

    def _of_loop(self, name: str) -> _Known:
        if not any("loop" in scope for scope in self._scopes):
            self._tell("«loop» бывает только внутри цикла", "Уберите метку или поставьте цикл")
        elif name not in _LOOP:
            self._unknown(name, {one: f"loop.{one}" for one in _LOOP})
        return (_TRUTH if name in ("first", "last") else _NUMBER), f"loop.{name}"

    def _unknown(self, name: str, known: Mapping[str, str]) -> None:
        """Tell an unknown name with the nearest known one: beside it first, then anywhere."""
        close = nearest(name, known)
        said = f"неизвестное имя «{name[:60]}»"
        if letter := _CYRILLIC.search(name):
            said += f": буква «{letter[0]}» ({letter.start() + 1}-я) – русская, а нужна латинская"
        if close:
            corrected = re.sub(rf"\b{re.escape(name)}\b", close, self._tag.words)
            tag = self._tag.kind + self._tag.prefix + f" {corrected} " + _ENDS[self._tag.kind]
            remedy = f"Может быть, {tag if len(tag) <= _LONGEST else known[close]}"
        else:
            ends = {path.rpartition(".")[2]: path for path in reversed(self._all)}
            far = nearest(name, [one for one in ends if "[" not in one])
            remedy = f"Имена – в листе меток: {self._sheet}"
            if far:
                remedy = f"Может быть, «{ends[far]}»; имена – в листе меток: {self._sheet}"
        self._tell(said, remedy, "unknown-name")

    def _listed_of(self, kind: ShapeKind) -> str:
        names = [path for path, one in paths_of(self._root) if one.kind is kind and "[" not in path]
        return ", ".join(names[:_SHOWN])

    def _tell(self, message: str, remedy: str, code: str = "misused-name") -> None:
        self.problems.append(
            Problem(
                message=f"в метке {self._tag.source}: {message}",
                remedy=remedy,
                file=self._file,
                place=self._tag.place,
                code=f"template.{code}",
            )
        )


def is_printed(path: str, used: set[str]) -> bool:
    """Say whether a tag prints a name: itself, or the list it is in as a whole."""
    return path in used or (path.endswith("[]") and path.removesuffix("[]") in used)


def control_problems(template: ReadTemplate) -> Iterator[Problem]:
    """Find controls that Word keeps for filling in: an act has nothing left to be filled in.

    A control without a tag asks for a look only: Word puts a number of a page into one.

    Args:
        template: What `read_template` gave.
    """
    for part in template.parts:
        yield from _controls(part, template.name)


def _controls(part: ReadPart, file: str) -> Iterator[Problem]:
    lines = Lines(part.root, part.title)
    pieces = (text for tag in part.tags for _, text in tag.texts)
    with_tags = {next(text.iterancestors(f"{W}sdt"), None) for text in pieces}
    for control in part.root.iter(f"{W}sdt"):
        if control in with_tags:
            yield Problem(
                message="метка стоит в элементе управления содержимым (поле для заполнения)",
                remedy="Разработчик – Удалить элемент управления содержимым; метку поставьте "
                "в обычный абзац",
                file=file,
                place=lines.place_of(control),
                code="template.control",
            )
        elif next(control.iterancestors(f"{W}sdt"), None) is None:
            yield Problem(
                message="элемент управления содержимым (поле для заполнения) останется в документе "
                "как есть",
                remedy="Разработчик – Удалить элемент управления содержимым; вместо него поставьте "
                "метку",
                file=file,
                place=lines.place_of(control),
                code="template.control",
                severity=Severity.WARNING,
            )


def _is_of_texts(shape: Shape) -> bool:
    return shape.kind is ShapeKind.LIST and (
        shape.item is None or shape.item.kind is ShapeKind.TEXT
    )


def _typed(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{_typed(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else ""
