"""The sheet of tags of a kind: a .docx from which a lawyer copies them into a template.

It is made on the styles of the shipped template, so that number and date are copied together
with the style that registration looks for.
"""

import dataclasses as dc
from collections.abc import Iterator
from xml.sax.saxutils import escape

from acts.act import ActKind
from acts.documents.filters import AGREE, CASES, FILTERS, FilterError
from acts.documents.reading import RESERVED_STYLE
from acts.documents.template_shape import Shape, ShapeKind
from acts.documents.template_words import Words
from acts.packages import Package, Part, write_package

__all__ = ["CONSTRUCTS", "SheetRow", "fields_sheet", "sheet_rows", "snippet_of"]

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_VARIABLES = ("one", "row", "item", "part")
_FIRST = ("number", "registered_on", "draft", "org", "bases")
_RESERVED = frozenset({"number", "registered_on", "ПРОЕКТ"})
_DRAFT = "ПРОЕКТ"
_EXAMPLE = 160
_WIDTHS = (5200, 5400, 4400)
_OPTIONAL = "Бывает не указано: поставьте в условие"

# What a template may hold besides names: what to copy, what it does.
CONSTRUCTS = (
    (("{{ org.place }}",), "Напечатать значение"),
    (("{{ org.director.post|capital }}",), "Фильтр capital: первая буква прописная"),
    (
        tuple(f"{{{{ org.director.full|{case} }}}}" for case in CASES),
        "Фильтры падежей: именительный, родительный, дательный, винительный, творительный, "
        "предложный – у имён, должностей и названий организаций",
    ),
    (
        ("{{ org.director.full|инициалы }}", "{{ org.director.full|дт|инициалы }}"),
        "Фильтр инициалы: фамилия и инициалы, в том числе в падеже",
    ),
    (
        ('{{ org.director.full|согл("ознакомлен", "ознакомлена") }}',),
        "Фильтр согл: первое слово – для мужчины, второе – для женщины",
    ),
    (("{{ planned_on|дата }}",), "Фильтр дата: 31 августа 2020 г."),
    (
        (
            '{% for one in bases.goals %}{{ loop.index|прописью("ж") }}, '
            "{{ loop.index|прописью|рд }}; {% endfor %}",
        ),
        "Фильтр прописью: целое число словами; в скобках род – м, ж или с; за ним может стоять "
        "фильтр падежа",
    ),
    (("{{ bases.instrumental|listed }}",), "Фильтр listed: список через запятую"),
    (('{{ bases.goals|listed("; ") }}',), "Фильтр listed с другим разделителем"),
    (
        ("{% if org.founder %}текст{% endif %}",),
        "Условие внутри абзаца: текст печатается, если значение есть",
    ),
    (
        ("{% if draft %}проект{% elif number %}документ{% else %}текст{% endif %}",),
        "Условие с другими случаями: elif и else",
    ),
    (
        ("{%p if org.founder %}", "абзац", "{%p endif %}"),
        "Условие о целых абзацах: каждая метка {%p … %} – в своём абзаце, он исчезает",
    ),
    (
        ("{%p for one in bases.instrumental %}", "{{ one }};", "{%p endfor %}"),
        "Цикл по абзацам: абзац на каждую строку списка",
    ),
    (
        ("{%tr for one in bases.goals %}", "{{ loop.index }}", "{{ one }}", "{%tr endfor %}"),
        "Цикл по строкам таблицы: метки {%tr … %} – каждая в своей строке таблицы, она исчезает; "
        "loop.index – номер по порядку",
    ),
    (
        (
            "{% for one in bases.goals %}{{ one }}{% if loop.last %}.{% else %};{% endif %}"
            "{% endfor %}",
        ),
        "Цикл внутри абзаца; loop.first и loop.last – первая и последняя строка, loop.length – "
        "сколько их",
    ),
    (
        ('{% if org.place == "г. Елизово" and not draft %}текст{% endif %}',),
        "Сравнения ==, !=, in и слова and, or, not; кавычки можно любые: «», „“, \"\"",
    ),
    (('{{ org.founder if org.founder else "учредитель" }}',), "Одно из двух значений"),
    (("{# заметка юриста, не печатается #}",), "Заметка"),
)  # fmt: skip


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One row of the sheet.

    Attributes:
        tag: What to copy, a paragraph each.
        meaning: What it is.
        example: What it printed in the sample.
        forms: What filters make of the example.
        title: The heading of a section instead of a row.
    """

    tag: tuple[str, ...] = ()
    meaning: str = ""
    example: str = ""
    forms: str = ""
    title: str = ""


def sheet_rows(shape: Shape, words: Words) -> tuple[SheetRow, ...]:
    """List every name of a kind as tags ready to be copied.

    Args:
        shape: What the kind's context holds.
        words: Meanings of its names.
    """
    keys = [key for key in _FIRST if key in shape.fields]
    last = [key for key in shape.fields if key == "law" or key in words.raw]
    keys += [key for key in shape.fields if key not in (*_FIRST, *last)] + last
    rows: list[SheetRow] = []
    for key in keys:
        field = shape.fields[key]
        if field.kind is ShapeKind.GROUP or field.item is not None:
            rows.append(SheetRow(title=words.meaning(key).partition(". ")[0]))
        rows.extend(_rows(field, key, key, 0, words))
    return tuple(rows)


def fields_sheet(kind: ActKind, rows: tuple[SheetRow, ...], base: Package) -> bytes:
    """Make the sheet of tags.

    Args:
        kind: The kind of act.
        rows: What `sheet_rows` gave.
        base: The shipped template of the kind: its styles are taken.
    """
    body = [
        _paragraph((f"Метки шаблона: {kind.title}",), style="ActTitle"),
        _paragraph((_INTRODUCTION.format(code=kind.code),), style="TableText"),
        _heading("Что можно писать в шаблоне"),
        _table([SheetRow(tag=tag, meaning=meaning) for tag, meaning in CONSTRUCTS], last=False),
    ]
    section: list[SheetRow] = []
    for row in (*rows, SheetRow(title=" ")):
        if row.title:
            body += [_table(section)] if section else []
            body += [_heading(row.title)] if row.title.strip() else []
            section = []
        else:
            section.append(row)
    page = (
        '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="850" '
        'w:right="850" w:bottom="850" w:left="850" w:header="400" w:footer="400" w:gutter="0"/>'
        "</w:sectPr>"
    )
    document = f"<w:document {_W}><w:body>{''.join(body)}{page}</w:body></w:document>"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return write_package(
        base.replace((Part(name="word/document.xml", data=(head + document).encode()),))
    )


_INTRODUCTION = (
    "Скопируйте метку из левого столбца целиком, вместе с оформлением, и вставьте в свой шаблон. "
    "Слово «ПРОЕКТ» здесь в стиле «Реквизит регистрации»: при регистрации оно исчезает, а текст "
    "остаётся согласованным – копируйте его отсюда. "
    "Проверка: acts template check ФАЙЛ --kind {code}. Образец: acts template preview ФАЙЛ "
    "--kind {code}."
)


def snippet_of(path: str) -> str:
    """Write the tag of a name with the loops it needs around it.

    >>> snippet_of("annexes[].title")
    '{% for one in annexes %}{{ one.title }}{% endfor %}'
    """
    tag, loops = "", ""
    *lists, last = path.split("[]")
    for depth, part in enumerate(lists):
        variable = _VARIABLES[min(depth, len(_VARIABLES) - 1)]
        loops += f"{{% for {variable} in {tag}{part} %}}"
        tag = variable
    return f"{loops}{{{{ {tag}{last} }}}}{'{% endfor %}' * len(lists)}"


def _rows(shape: Shape, path: str, tag: str, depth: int, words: Words) -> Iterator[SheetRow]:
    meaning = words.meaning(path)
    if shape.is_optional:
        condition = f"{{% if {tag} %}}…{{% endif %}}"
        meaning = f"{meaning}. {_OPTIONAL} {condition}" if meaning else ""
    if shape.kind is ShapeKind.TEXT:
        yield SheetRow(
            tag=(f"{{{{ {tag} }}}}",),
            meaning=meaning + _taken(shape),
            example=_cut(shape.example),
            forms="; ".join(_forms(shape)),
        )
    elif shape.kind is ShapeKind.TRUTH:
        inside = _DRAFT if tag == "draft" else "абзац"
        snippet = (f"{{%p if {tag} %}}", inside, "{%p endif %}")
        yield SheetRow(tag=snippet, meaning=meaning)
    elif shape.kind is ShapeKind.GROUP:
        if shape.is_optional:
            snippet = (f"{{%p if {tag} %}}", "абзац", "{%p endif %}")
            yield SheetRow(tag=snippet, meaning=meaning)
        for key, field in shape.fields.items():
            yield from _rows(field, f"{path}.{key}", f"{tag}.{key}", depth, words)
    else:
        yield from _list_rows(shape, path, tag, depth, words, meaning)


def _taken(shape: Shape) -> str:
    """List the filters of a name, the six of the cases in one breath."""
    cases = [" ".join(CASES)] if shape.filters.issuperset(CASES) else []
    others = [one for one in FILTERS if one in shape.filters and one not in CASES]
    found = [*cases, *others]
    return f". Фильтры: {', '.join(found)}" if found else ""


def _forms(shape: Shape) -> Iterator[str]:
    """Show what each filter makes of the example, where that says something."""
    for name in FILTERS:
        if name in shape.filters and name != AGREE:
            try:
                made = FILTERS[name](shape.example)
            except FilterError:  # a name whose gender the sample doesn't tell
                continue
            if made and (name in CASES or made != shape.example):
                yield f"{name}: {made}"


def _list_rows(
    shape: Shape, path: str, tag: str, depth: int, words: Words, meaning: str
) -> Iterator[SheetRow]:
    variable = _VARIABLES[min(depth, len(_VARIABLES) - 1)]
    item = shape.item
    is_of_texts = item is not None and item.kind is ShapeKind.TEXT
    if is_of_texts:
        yield SheetRow(tag=(f"{{{{ {tag}|listed }}}}",), meaning=meaning, example=_example(item))
    inside = f"{{{{ {variable} }}}}" if is_of_texts or item is None else "абзацы с метками строки"
    paragraphs = (f"{{%p for {variable} in {tag} %}}", inside, "{%p endfor %}")
    yield SheetRow(tag=paragraphs, meaning=f"Цикл по абзацам. {meaning}")
    rows = (
        f"{{%tr for {variable} in {tag} %}}",
        "строка таблицы с метками строки",
        "{%tr endfor %}",
    )
    yield SheetRow(
        tag=rows, meaning="То же по строкам таблицы: каждая метка {%tr … %} – в своей строке"
    )
    if item is not None and not is_of_texts:
        for key, field in item.fields.items():
            for one in _rows(field, f"{path}[].{key}", f"{variable}.{key}", depth + 1, words):
                yield dc.replace(one, meaning=f"{one.meaning} (внутри цикла по {tag})")


def _example(item: Shape | None) -> str:
    return "" if item is None else _cut(item.example)


def _cut(text: str) -> str:
    return text if len(text) <= _EXAMPLE else f"{text[: _EXAMPLE - 1]}…"


def _heading(text: str) -> str:
    return _paragraph((text,), style="BlockTitle")


def _table(rows: list[SheetRow], *, last: bool = True) -> str:
    widths = _WIDTHS if last else (_WIDTHS[0], _WIDTHS[1] + _WIDTHS[2])
    heads = ("Метка – копируйте целиком", "Что это", "Пример")[: len(widths)]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = [_cells([_paragraph((one,), style="TableHead") for one in heads], widths, is_head=True)]
    for row in rows:
        example = (row.example, row.forms) if row.forms else (row.example,)
        cells = [_paragraph(row.tag), _paragraph((row.meaning,)), _paragraph(example)]
        body.append(_cells(cells[: len(widths)], widths))
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    properties = (
        f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/></w:tblPr>'
    )
    table = f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{''.join(body)}</w:tbl>"
    return table + _paragraph(("",))


def _cells(cells: list[str], widths: tuple[int, ...], *, is_head: bool = False) -> str:
    inside = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    head = "<w:tblHeader/>" if is_head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{inside}</w:tr>"


def _paragraph(lines: tuple[str, ...], *, style: str = "TableText") -> str:
    return "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{_run(line)}</w:p>' for line in lines
    )


def _run(text: str) -> str:
    name = text.removeprefix("{{ ").removesuffix(" }}")
    mark = f'<w:rPr><w:rStyle w:val="{RESERVED_STYLE}"/></w:rPr>' if name in _RESERVED else ""
    return f'<w:r>{mark}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
