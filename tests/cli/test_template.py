"""`acts template`: a lawyer's session from the sheet of tags to an own template in use."""

import json
import re
import shutil

import docx
import pytest

from acts import resources
from acts.documents.filters import FILTERS
from acts.documents.template_syntax import WORDS
from acts.packages import Part, open_package, write_package
from acts.services.pdf import find_converter
from acts.services.workspace_folder import fit_out

KIND = "order_implementation"
BODY = "word/document.xml"

# What the lawyer typed wrong: what stood there → what stands now, and what must be said of it.
SLIPS = {
    "{{ org.place }}": ("{{ оrg.place }}", "буква «о» (1-я) – русская, а нужна латинская",
                        "{{ org.place }}"),
    "{{ one.post|capital }}": ("{{ one.pots|capital }}", "неизвестное имя «pots»",
                               "{{ one.post|capital }}"),
    "{%tr endfor %}": ("", "не закрыт цикл", "{%tr endfor %}"),
    "{{ drafter.full }}": ("{{ drafter.full }", "не закрыта скобка метки", "}}"),
    "{{ acquaintance.due }}": ("{ acquaintance.due }", "одиночная фигурная скобка", "{{ имя }}"),
    "{{ material_support.accusative }}": ("{{ material_support.acusative }}",
                                          "неизвестное имя «acusative»",
                                          "{{ material_support.accusative }}"),
}  # fmt: skip


def paragraphs(document):
    yield from document.paragraphs
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from cell.paragraphs


def retyped(path, old, new):
    """Retype a piece of text the way Word leaves it: split over runs."""
    document = docx.Document(path)
    for paragraph in paragraphs(document):
        if old in paragraph.text:
            whole = paragraph.text.replace(old, new, 1)
            first, *rest = paragraph.runs
            for run in rest:
                run.text = ""
            first.text = whole[:5]
            for start in range(5, len(whole), 7):
                piece = paragraph.add_run(whole[start : start + 7])
                piece.style = first.style
                piece.bold = start % 2 == 0 or None
            document.save(path)
            return
    raise AssertionError(old)


@pytest.fixture
def template(prints, tmp_path):
    """Copy the shipped template, as the guide tells."""
    path = tmp_path / "мой приказ.docx"
    said = prints("template", "copy", KIND, "-o", path)
    assert said.code == 0
    return path


def test_a_lawyer_makes_an_own_template(prints, acts, folder, tmp_path, template):
    # The sheet of tags.
    sheet = tmp_path / "метки.docx"
    assert prints("template", "fields", KIND, "-o", sheet).code == 0
    assert "{{ org.place }}" in "\n".join(one.text for one in paragraphs(docx.Document(sheet)))

    # Typing: a quotation of Word's kind is no mistake, six slips and a comment are.
    retyped(
        template, "ПРИКАЗЫВАЮ:", "{% if org.place == „г. Елизово“ %}Здесь {% endif %}ПРИКАЗЫВАЮ:"
    )
    for right, (wrong, _, _) in SLIPS.items():
        retyped(template, right, wrong)
    document = docx.Document(template)
    noted = next(one for one in document.paragraphs if "Контроль" in one.text)
    document.add_comment(noted.runs, text="проверить {{ control.dative }}", author="Юристов")
    document.save(template)

    said = prints("template", "check", template, "--kind", KIND)
    assert said.code == 1
    for wrong, message, remedy in SLIPS.values():
        assert message.casefold() in said.words.casefold()
        assert remedy in said.words
        if wrong:
            assert f"«{wrong[:40]}" in said.words or wrong in said.words
    assert "Примечания, абзац 1 («проверить {{ control.dative }}»)" in said.words
    assert "таблица 2, строка 3, ячейка 1" in said.words
    assert "Юристов" not in said.words
    assert "Елизово" not in said.words

    # Nothing of it gets into the work.
    own = folder / "шаблоны" / f"{KIND}.docx"
    own.parent.mkdir()
    shutil.copy(template, own)
    refused = acts("draft", KIND, "--organization", "buhta", "--period", "2022-9")
    listed = acts("template", "list")
    assert listed.code == 1
    for message in ("неизвестное имя «pots»", "не закрыт цикл"):
        assert message in listed.words
        assert message in refused.words
    assert refused.code == 1

    # Mending.
    for right, (wrong, _, _) in SLIPS.items():
        if wrong:
            retyped(template, wrong, right)
    package = open_package(template)
    body = package.get(BODY).decode()
    assert "commentReference" in body
    template.write_bytes(resources.template(KIND).read_bytes())
    retyped(
        template, "ПРИКАЗЫВАЮ:", "{% if org.place == „г. Елизово“ %}Здесь {% endif %}ПРИКАЗЫВАЮ:"
    )
    retyped(template, "Внедрить в", "Ввести в действие в")
    said = prints("template", "check", template, "--kind", KIND)
    assert said.code == 0, said.words
    assert "Шаблоном можно пользоваться" in said.words

    # The sample, and what changed.
    said = prints(
        "template", "preview", template, "--kind", KIND, "--text", "-o", tmp_path / "образец"
    )
    assert said.code == 0, said.words
    assert "Ввести в действие в МБОУ" in said.words
    assert len(list((tmp_path / "образец").glob("*.docx"))) == 2
    table = tmp_path / "было-стало.docx"
    said = prints(
        "template", "diff", resources.template(KIND), template, "--kind", KIND, "-o", table
    )
    assert said.code == 0
    assert "Было:" in said.out
    assert "Ввести" in said.out
    assert table.is_file()

    # In place.
    shutil.copy(template, own)
    said = acts("template", "list")
    assert said.code == 0, said.words
    assert "свой" in said.words


def test_all_findings_are_given_to_programs(prints, template):
    retyped(template, "{{ org.place }}", "{{ org.plase }}")
    said = prints("template", "check", template, "--kind", KIND, "--format", "json")
    assert said.code == 1
    answer = json.loads(said.out)
    (problem,) = [one for one in answer["problems"] if one["severity"] == "error"]
    assert problem["code"] == "template.unknown-name"
    assert problem["place"].startswith("основной текст, абзац 11")
    assert problem["remedy"] == "Может быть, {{ org.place }}"


@pytest.mark.skipif(find_converter() is None, reason="LibreOffice is not installed")
def test_a_template_saved_by_libreoffice_is_as_good(prints, template, tmp_path):
    import subprocess

    retyped(
        template, "ПРИКАЗЫВАЮ:", "{% if org.place == «г. Елизово» %}Здесь {% endif %}ПРИКАЗЫВАЮ:"
    )
    saved = tmp_path / "из LibreOffice"
    subprocess.run(
        [find_converter().program, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
         "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", saved, template],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    path = saved / template.name
    assert b"RegistrationMark" not in open_package(path).get(BODY)
    said = prints("template", "check", path, "--kind", KIND)
    assert said.code == 0, said.words
    said = prints("template", "diff", template, path, "--kind", KIND)
    assert "Текст образца не изменился" in said.words
    retyped(path, "{{ org.place }}", "{{ org.plase }}")
    said = prints("template", "check", path, "--kind", KIND)
    assert said.code == 1
    assert "Может быть, {{ org.place }}" in said.words


@pytest.mark.skipif(find_converter() is None, reason="LibreOffice is not installed")
def test_the_preview_makes_a_pdf(prints, tmp_path):
    said = prints("template", "preview", KIND, "-o", tmp_path, "--pdf")
    assert said.code == 0, said.words
    (pdf,) = tmp_path.glob("*.pdf")
    assert pdf.read_bytes().startswith(b"%PDF")
    assert pdf.name in said.out


def test_the_kind_is_asked_for_only_when_the_name_hides_it(prints, template, tmp_path):
    said = prints("template", "check", template)
    assert said.code == 1
    assert "--kind" in said.words
    named = template.rename(tmp_path / f"{KIND}.docx")
    assert prints("template", "check", named).code == 0


def test_the_preview_of_a_kind_prints_the_sample(prints):
    said = prints("template", "preview", KIND)
    assert said.code == 0
    assert "ПРИКАЗЫВАЮ:" in said.out
    said = prints("template", "preview", KIND, "--sample", "нет такого")
    assert said.code == 1
    assert "order-implementation-2026" in said.words


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("preview", "нет.docx"), 2, "не найден"),
        (("preview", KIND, "--pdf"), 2, "-o ПАПКА"),
        (("fields", "order_pair", "-o", "a.docx"), 1, "«order_pairs»"),
        (("check", "нет.docx", "--kind", KIND), 2, "нет.docx"),
    ],
)
def test_a_wrong_call_is_told(prints, arguments, code, says):
    said = prints("template", *arguments)
    assert said.code == code
    assert says in said.words


def test_a_file_that_is_no_document_is_told(prints, tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(b"%PDF-1.4")
    said = prints("template", "check", path, "--kind", KIND)
    assert said.code == 1
    path.write_bytes(write_package(open_package(resources.template(KIND)).replace(
        (Part(name="word/vbaProject.bin", data=b"x"),))))  # fmt: skip
    said = prints("template", "check", path, "--kind", KIND)
    assert said.code == 1
    assert "макросы" in said.words


def test_the_guide_shows_every_word_and_filter_and_every_line_of_it_is_allowed(prints, template):
    guide = (resources.samples().parent / "docs" / "ru" / "guide-lawyer.md").read_text("utf-8")
    table = guide.replace("\\|", "|").partition("## Что можно")[2].partition("\n## ")[0]
    shown = re.findall(r"`(\{[{%#][^`]*[}%#]\})`", table)
    used = {word for tag in shown for word in re.findall(r"[a-zа-яё]+", tag)}
    assert {*FILTERS, *WORDS} <= used
    alone = [tag for tag in shown if not re.match(r"\{%(?:p|tr) ", tag) and "…" not in tag]
    text = " ".join(one for one in alone if "one." not in one)
    retyped(template, "ПРИКАЗЫВАЮ:", f"ПРИКАЗЫВАЮ: {text}")
    said = prints("template", "check", template, "--kind", KIND)
    assert "в метке" not in said.words.casefold(), said.words
    for name in ("list", "copy", "fields", "check", "preview", "diff"):
        assert f"acts template {name}" in guide


def test_every_example_of_a_filter_in_the_guide_prints_what_the_guide_says(prints, template):
    guide = (resources.samples().parent / "docs" / "ru" / "guide-lawyer.md").read_text("utf-8")
    section = guide.partition("### Фильтры")[2].partition("\n## ")[0]
    rows = re.findall(r"(?m)^\| `(.*?)` \| (.*) \|$", section)
    examples = [(tag.replace("\\|", "|"), result) for tag, result in rows]
    assert {*FILTERS} - {"listed"} <= set(re.findall(r"\| ?(\w+)", " ".join(dict(examples))))
    assert any("«" in tag for tag, _ in examples)
    document = docx.Document(template)
    for number, (tag, _) in enumerate(examples, start=1):
        paragraph = document.add_paragraph(f"Пример {number}: ")
        for start in range(0, len(tag), 4):
            paragraph.add_run(tag[start : start + 4]).bold = start % 8 == 0
    document.save(template)
    said = prints("template", "preview", template, "--kind", KIND, "--text")
    shown = dict(re.findall(r"(?m)Пример (\d+): (.*)$", said.out.replace("\u00a0", " ")))
    assert [shown.get(str(one)) for one in range(1, len(examples) + 1)] == [
        result for _, result in examples
    ]


def test_every_command_of_the_note_beside_own_templates_can_be_typed(prints, tmp_path, monkeypatch):
    fit_out(tmp_path)
    monkeypatch.chdir(tmp_path)
    note = (tmp_path / "шаблоны" / "ПРОЧТИ.txt").read_text(encoding="utf-8-sig")
    commands = re.findall(r"(?m)  acts (template .+)$", note)

    assert len(commands) == 4
    for one in commands:
        said = prints(*one.split())
        assert said.code == 0, f"{one}: {said.words}"
