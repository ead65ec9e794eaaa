"""The text of an order with its regulation inside: own templates, an edited text, registration."""

import datetime as dt
import re
import zipfile

import pytest

from acts import resources
from acts.act import Registration
from acts.documents.projection import project
from acts.documents.reading import read_document
from acts.errors import InputError
from acts.packages import Part, open_package, write_package
from acts.services.act_text import annex_templates_of, text_of
from acts.services.taking import take_text

REGULATION = "regulation_students"
BODY = "word/document.xml"
GOAL = "Цель наставничества"


@pytest.fixture
def own(tmp_path):
    """Put a changed template of the regulation into the workspace."""

    def put(old, new):
        package = open_package(resources.template(REGULATION).read_bytes())
        text = package.get(BODY).decode()
        assert old in text
        made = package.replace((Part(name=BODY, data=text.replace(old, new).encode()),))
        folder = tmp_path / "шаблоны"
        folder.mkdir(exist_ok=True)
        path = folder / f"{REGULATION}.docx"
        path.write_bytes(write_package(made))
        return path

    return put


def printed(done):
    return project(read_document(open_package(done))).replace("\u00a0", " ")


def whole(shop):
    """Draft the order as the registers give it: with the regulation's text."""
    return shop.draft(extra=None)


def test_the_order_prints_the_regulation_of_the_registers(shop):
    text = printed(whole(shop).file)

    assert "[Заголовок приложения] ПОЛОЖЕНИЕ\n" in text
    assert "[Раздел положения] 1. Общие положения\n" in text
    assert "Текст приложения оформлен отдельным документом" not in text


def test_an_annex_is_printed_by_the_workspace_s_own_template(shop, own):
    path = own(GOAL, GOAL.replace("Цель", "Наша цель"))
    done = whole(shop)

    assert annex_templates_of(shop.desk, done.act.data) == {REGULATION: path}
    assert "Наша цель наставничества – помочь" in printed(done.file)
    assert text_of(shop.desk, done.act).docx == done.file.read_bytes()


def test_an_order_with_the_regulation_apart_asks_no_template_of_it(shop, own):
    own("{{ age_from }}", "{{ age_form }}")

    assert annex_templates_of(shop.desk, shop.draft().act.data) == {}


def test_a_broken_template_of_an_annex_is_told_in_the_words_of_its_check(shop, own):
    path = own("{{ age_from }}", "{{ age_form }}")

    with pytest.raises(InputError) as error:
        whole(shop)
    assert {one.file for one in error.value.problems} == {str(path)}
    assert "age_form" in error.value.problems[0].message


def test_an_edited_regulation_is_taken_in_and_registered_with_its_number_everywhere(shop):
    done = whole(shop)
    before = printed(done.file)
    with zipfile.ZipFile(done.file) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    body = parts[BODY].decode()
    assert "Участие в программах наставничества добровольное" in body
    parts[BODY] = body.replace("добровольное", "дело добровольное", 1).encode()
    with zipfile.ZipFile(done.file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)

    taken = take_text(shop.at("2020-08-18"), done.file)

    assert [re.findall(r"\{\+.*?\+\}", one.after) for one in taken.differences] == [["{+ дело+}"]]
    assert taken.problems == ()
    marks = len(re.findall(r"_{12}", before))
    assert marks == 5  # requisites, the sheet of acquaintance, three annexes
    registration = Registration(number="64-од", date=dt.date(2020, 8, 27))
    text = printed(text_of(shop.desk, taken.act, registration=registration).docx)
    assert len(re.findall(r"27 августа 2020 г\. (?:→ )?№ 64-од", text)) == marks
    assert "__" not in text
    assert "наставничества дело добровольное" in text
