"""From an error of JSON Schema to a Russian sentence with the field's own name and a remedy."""

from collections.abc import Callable, Iterator
from typing import Any

from acts.errors import Problem
from acts.sources.dates import date_problem
from acts.sources.look_alikes import nearest
from acts.sources.nodes import escape

__all__ = ["explain"]

_TYPES = {
    "object": "набор полей",
    "array": "список",
    "string": "текст",
    "integer": "целое число",
    "number": "число",
    "boolean": "да или нет (true, false)",
    "null": "пусто",
}
_Locate = Callable[[str], tuple[str, str]]
_SHOWN = 12


def explain(error: Any, locate: _Locate) -> Iterator[Problem]:
    """Turn one `jsonschema.ValidationError` into problems.

    Args:
        error: The error; `anyOf` and `oneOf` are explained by the branch that fits best.
        locate: Gives the file and the place of a pointer.
    """
    is_choice = _is_choice(error)
    if error.validator in ("anyOf", "oneOf") and error.context and not is_choice:
        yield from _best_branch(error, locate)
        return
    pointer = "".join(f"/{escape(str(part))}" for part in error.absolute_path)
    validator = "enum" if is_choice else error.validator
    said = _SENTENCES.get(validator, _other)
    for message, remedy, inner in said(error):
        file, place = locate(pointer + inner)
        yield Problem(
            message=message,
            remedy=remedy,
            file=file,
            place=place,
            code=f"schema.{validator}",
        )


_Said = Iterator[tuple[str, str, str]]


def _best_branch(error: Any, locate: _Locate) -> Iterator[Problem]:
    branches: dict[int, list[Any]] = {}
    for inner in error.context:
        branches.setdefault(inner.relative_schema_path[0], []).append(inner)
    best = min(branches.values(), key=lambda inner: (_is_foreign(inner), len(inner)))
    for inner in best:
        yield from explain(inner, locate)


def _is_foreign(errors: list[Any]) -> bool:
    """Whether a branch is another kind of value altogether: wrong type or wrong constant."""
    return any(one.validator in ("type", "const") and len(one.relative_path) < 2 for one in errors)


def _name(error: Any) -> str:
    """Name the field: «Срок» (deadline), or by its place in a list."""
    parts = list(error.absolute_path)
    title = error.schema.get("title", "") if isinstance(error.schema, dict) else ""
    key = next((part for part in reversed(parts) if isinstance(part, str)), "")
    if parts and isinstance(parts[-1], int):
        label = f"{title or key}, № {parts[-1] + 1} по порядку"
        return f"«{label}»"
    return _titled(title, key) if parts else "файл"


def _titled(title: str, key: str) -> str:
    return f"«{title}» ({key})" if title and key else f"«{title or key}»"


def _type(error: Any) -> _Said:
    wanted = error.validator_value
    names = [wanted] if isinstance(wanted, str) else list(wanted)
    expected = " или ".join(_TYPES.get(name, name) for name in names)
    yield f"{_name(error)}: нужно: {expected}, а здесь: {_seen(error.instance)}", "Исправьте", ""


def _seen(value: object) -> str:
    if value in ("", None):
        return "пусто"
    if isinstance(value, bool):
        return "да или нет"
    kinds = ((str, "текст"), (int, "число"), (list, "список"), (dict, "набор полей"))
    return next((name for kind, name in kinds if isinstance(value, kind)), "другое")


def _required(error: Any) -> _Said:
    known = error.schema.get("properties", {})
    for key in error.validator_value:
        if key in error.instance:
            continue
        # jsonschema reports each missing field by itself; say only the one this error is about.
        if not error.message.startswith(repr(key)):
            continue
        typo = nearest(key, [name for name in error.instance if name not in known])
        if typo and nearest(typo, known) == key:
            continue  # the misspelt field is named by itself, with this name as the remedy
        yield (
            f"не заполнено: {_titled(known.get(key, {}).get('title', ''), key)}",
            "Добавьте это поле",
            "",
        )


def _unknown(error: Any) -> _Said:
    known = list(error.schema.get("properties", {}))
    for key in error.instance:
        if key in known:
            continue
        close = nearest(key, known)
        remedy = f"Возможно, нужно «{close}»" if close else f"Бывают: {_listed(known)}"
        yield f"неизвестное поле «{key[:60]}»", remedy, f"/{escape(key)}"


def _listed(names: list[Any]) -> str:
    shown = ", ".join(f"«{name}»" for name in names[:_SHOWN])
    return shown + (f" и ещё {len(names) - _SHOWN}" if len(names) > _SHOWN else "")


def _is_choice(error: Any) -> bool:
    """Whether it is a list of constants with titles: an `enum` whose codes are explained."""
    return error.validator == "oneOf" and all("const" in one for one in error.validator_value)


def _enum(error: Any) -> _Said:
    if error.validator == "enum":
        titles = {str(one): "" for one in error.validator_value}
    else:
        titles = {str(one["const"]): one.get("title", "") for one in error.validator_value}
    typed = str(error.instance)
    by_title = {title.casefold(): code for code, title in titles.items() if title}
    close = by_title.get(typed.casefold()) or nearest(typed, list(titles))
    remedy = f"Возможно, нужно «{close}»; бывают" if close else "Бывают"
    yield f"{_name(error)}: «{typed[:60]}» не бывает", f"{remedy}: {_explained(titles)}", ""


def _explained(titles: dict[str, str]) -> str:
    if not any(titles.values()):
        return _listed(list(titles))
    return ", ".join(f"«{code}» – {title}" for code, title in titles.items())


def _const(error: Any) -> _Said:
    yield f"{_name(error)}: здесь бывает только «{error.validator_value}»", "Исправьте", ""


def _pattern(error: Any) -> _Said:
    wanted = error.schema.get("x-pattern-message", "запись не по образцу")
    examples = error.schema.get("examples", ())
    remedy = f"Например: «{examples[0]}»" if examples else "Исправьте запись"
    if error.instance == "":
        yield f"{_name(error)}: пусто", f"{remedy}", ""
    else:
        yield f"{_name(error)}: {wanted}", remedy, ""


def _format(error: Any) -> _Said:
    # The formats that `acts.sources.schema` registers are all dates.
    why = date_problem(error.instance)
    yield f"{_name(error)}: {why}", "Напишите, например, «26.06.2020» или «2020-06-26»", ""


def _too_short(error: Any) -> _Said:
    if error.instance == "" or (error.validator == "minItems" and not error.instance):
        yield f"{_name(error)}: пусто", "Заполните", ""
    else:
        what = "записей" if error.validator == "minItems" else "знаков"
        yield f"{_name(error)}: {what} меньше {error.validator_value}", "Дополните", ""


def _too_long(error: Any) -> _Said:
    what = "записей" if error.validator == "maxItems" else "знаков"
    yield f"{_name(error)}: {what} больше {error.validator_value}", "Сократите", ""


def _below(error: Any) -> _Said:
    yield f"{_name(error)}: число меньше {error.validator_value}", "Исправьте число", ""


def _above(error: Any) -> _Said:
    yield f"{_name(error)}: число больше {error.validator_value}", "Исправьте число", ""


def _unique(error: Any) -> _Said:
    yield f"{_name(error)}: записи повторяются", "Оставьте одну из одинаковых", ""


def _dependent(error: Any) -> _Said:
    for key, needed in error.validator_value.items():
        for name in needed:
            if key in error.instance and name not in error.instance:
                yield f"к полю «{key}» нужно и поле «{name}»", "Добавьте его", ""


def _false(error: Any) -> _Said:
    # jsonschema doesn't say which field a false schema was for, only where it lies.
    yield f"{_name(error)}: есть поле, которого здесь не бывает", "Сверьте с образцом", ""


def _key_name(error: Any) -> _Said:
    yield f"{_name(error)}: полей нет", "Заполните", ""


def _other(error: Any) -> _Said:
    yield f"{_name(error)}: не подходит ({error.validator})", "Сверьте с образцом", ""


_SENTENCES: dict[Any, Callable[[Any], _Said]] = {
    "type": _type,
    "required": _required,
    "additionalProperties": _unknown,
    "unevaluatedProperties": _unknown,
    "enum": _enum,
    "const": _const,
    "pattern": _pattern,
    "format": _format,
    "minLength": _too_short,
    "minItems": _too_short,
    "minProperties": _key_name,
    "maxLength": _too_long,
    "maxItems": _too_long,
    "minimum": _below,
    "exclusiveMinimum": _below,
    "maximum": _above,
    "exclusiveMaximum": _above,
    "uniqueItems": _unique,
    "dependentRequired": _dependent,
    None: _false,
}
