"""What a name of the context means, in Russian: from the schema, from the kind, from its shape."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from acts.documents.template_names import COMMON, LAW, OF_KIND, PERSON
from acts.documents.template_shape import Shape, paths_of

__all__ = ["Words"]

_LAW = re.compile(r"law\.[^.]+(?:\.(\w+))?")
# Described by the schema, where the kind has such a field.
_GENERAL = ("bases",)
_RAW = " (как введено, без склонения)"


class Words:
    """Meanings of all names of one kind.

    Args:
        kind: Code of the kind.
        schema: Its schema: titles and descriptions of fields.
        shape: What its context holds.
        raw: Fields that the context holds as they were entered.
    """

    def __init__(
        self, kind: str, schema: Mapping[str, Any], shape: Shape, raw: frozenset[str]
    ) -> None:
        self._schema = schema
        self.raw = raw
        self._own = COMMON | OF_KIND.get(kind, {})
        self._shapes = dict(paths_of(shape))

    def meaning(self, path: str) -> str:
        """Say what a name means; empty where nobody has described it.

        Args:
            path: «org.director.dative», «annexes[].title».
        """
        if path in self._own and path not in _GENERAL:
            return self._own[path]
        if law := _LAW.fullmatch(path):
            return self._of_law(path, law[1])
        parent, _, last = path.rpartition(".")
        if parent in self._shapes and self._shapes[parent].is_person and last in PERSON:
            return f"{self._short(parent)}: {PERSON[last]}"
        return self._of_schema(path) or self._own.get(path, "")

    def undescribed(self) -> tuple[str, ...]:
        """List the names of the kind that nobody has described."""
        return tuple(path for path in self._shapes if not self.meaning(path))

    def superfluous(self, kind: str) -> tuple[str, ...]:
        """List meanings of a kind that no name of its context has."""
        return tuple(path for path in OF_KIND.get(kind, {}) if path not in self._shapes)

    def _short(self, path: str) -> str:
        """Name a person by the first words of its meaning."""
        whole = self.meaning(path) or self.meaning(path.removesuffix("[]"))
        return whole.partition(". ")[0].rstrip(".").lower()

    def _of_law(self, path: str, form: str | None) -> str:
        if form is not None:
            return f"норма права, {LAW[form]}" if form in LAW else ""
        example = self._shapes[path].fields.get("nominative") if path in self._shapes else None
        return f"если действует: {example.example}" if example else ""

    def _of_schema(self, path: str) -> str:
        node: Mapping[str, Any] = self._schema
        for key in path.replace("[]", ".[]").split("."):
            found = self._step(node, key)
            if found is None:
                return ""
            node = found
        title, description = (str(node.get(one, "")) for one in ("title", "description"))
        told = ". ".join(one.rstrip(".") for one in (title, description) if one)
        return told + _RAW if told and re.split(r"[.\[]", path)[0] in self.raw else told

    def _step(self, node: Mapping[str, Any], key: str) -> Mapping[str, Any] | None:
        for one in self._branches(node):
            if key == "[]" and "items" in one:
                items: Mapping[str, Any] = one["items"]
                return self._named(items)
            if key in one.get("properties", {}):
                return self._named(one["properties"][key])
        return None

    def _named(self, node: Mapping[str, Any]) -> Mapping[str, Any]:
        """Lay a reference's own title over that of what it refers to."""
        found: dict[str, Any] = {}
        for one in self._branches(node):
            found = {**one, **found}
        return found

    def _branches(self, node: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
        yield node
        if "$ref" in node:
            target: Any = self._schema
            for part in str(node["$ref"]).removeprefix("#/").split("/"):
                target = target[part]
            yield from self._branches(target)
        for word in ("allOf", "anyOf", "oneOf"):
            for one in node.get(word, ()):
                yield from self._branches(one)
