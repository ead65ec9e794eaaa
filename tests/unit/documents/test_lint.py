import datetime as dt

import pytest

from acts.documents.lint import edition_on, rules_of
from acts.errors import Severity

CONTROL = "оставляю за собой{% endif %}."


def codes(done):
    return {finding.code for finding in done.findings}


def test_finds_nothing_in_the_sample(rendered, fields, registration):
    assert rendered(fields).findings == ()
    assert rendered(fields, registration=registration).findings == ()


def test_layout_only_warns_and_identity_is_an_error(kind):
    weights = {rule.id: rule.severity for rule in rules_of(kind, dt.date(2020, 8, 31))}
    assert {weights[name] for name in ("G01", "G03", "G05", "G09", "G10")} == {Severity.WARNING}
    assert {weights[name] for name in ("G12", "G19", "G24", "G29", "G35")} == {Severity.ERROR}


@pytest.mark.parametrize(
    ("rule", "old", "new"),
    [
        ("G01", 'w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"'),
        ("G02", 'w:right="567"', 'w:right="560"'),
        ("G03", 'w:left="1701"', 'w:left="1134"'),
        ("G09", "ПРИКАЗЫВАЮ:", "ПРИКАЗЫВАЮ:  "),
        ("G09", "Внедрить в", "Внедрить  в"),
        ("G09", "Утвердить:", "Утвердить :"),
        ("G10", "<w:titlePg/>", ""),
        ("G10", 'w:header="567"', 'w:header="300"'),
        ("G12", "{{ org.full_name }}", "{{ org.short_name }}"),
        ("G13", ">ПРИКАЗ<", ">Приказ<"),
        ("G14", "Утвердить:", "Утвердить «05» июня 2020 г.:"),
        ("G14", "Утвердить:", "Утвердить 5 июня 2020 года:"),
        ("G16", "ПРОЕКТ", "ЧЕРНОВИК"),
        ("G18", "О внедрении методологии (целевой модели) наставничества обучающихся<",
         "О внедрении методологии (целевой модели) наставничества обучающихся.<"),
        ("G17", "{{ org.place }}", "{{ org.founder }}"),
        ("G18", ">О внедрении методологии", ">Внедрение методологии"),
        ("G19", "ПРИКАЗЫВАЮ:", "ПРИКАЗЫВАЮ"),
        ("G20", "В целях {%", "Согласно {%"),
        ("G23", "Контроль за исполнением", "Надзор за исполнением"),
        ("G24", "(приложение\u00a0№\u00a0{{ annex.number }})", "(приложение)"),
        ("G24", "Приложение №\u00a0{{ annex.number }}", "Приложение №\u00a07"),
        ("G25", "приказом {{ org.genitive }}<", "Администрация<"),
        ("G22", "Внедрить в {{ org.prepositional }}", "Обеспечить в {{ org.prepositional }}"),
        ("G22", " в течение 10\u00a0рабочих дней со дня издания настоящего приказа", ""),
        ("G22", "подготовить проект приказа", "проект приказа"),
        ("G26", "{{ annex.participle }}", "Дополнение"),
        ("G27", "{{ annex.participle }}", "УТВЕРЖДЕНО"),
        ("G27", "{{ annex.participle }}", "УТВЕРЖДАЮ"),
        ("G29", "{{ org.director.signature }}", "{{ org.director.name }}"),
        ("G30", "<w:keepNext/><w:keepLines/>", "<w:keepLines/>"),
        ("G29", "{{ org.director.signature }}", "/{{ org.director.signature }}/"),
        ("G29", "{{ org.director.post|capital }}", "Заведующая"),
        ("G31", "Утвердить:", "Утвердить И. И. Иванову и И.И. Иванову:"),
        ("G35", "Утвердить:", "Утвердить ________:"),
        ("G35", "Утвердить:", "Утвердить (Ф.И.О.):"),
        ("G36", "Утвердить:", "Утвердить № P-145:"),
        ("G36", "Утвердить:", "Утвeрдить:"),
        ("G40", "{%tr for one in acquaintance.people %}", "{%tr for one in visas %}"),
    ],
)  # fmt: skip
def test_finds_the_breach_planted_in_the_template(edited, rendered, fields, rule, old, new):
    template = edited(old, new)
    assert codes(rendered(fields, template=template)) == {f"gost.{rule}"}


@pytest.mark.parametrize(
    ("rule", "old", "new"),
    [
        ("G04", '<w:sz w:val="28"/>', '<w:sz w:val="40"/>'),
        ("G06", 'w:firstLine="709"', 'w:firstLine="567"'),
        (
            "G07",
            '<w:spacing w:before="0" w:after="0" w:line="276"',
            '<w:spacing w:before="0" w:after="0" w:line="480"',
        ),
        ("G08", '<w:jc w:val="both"/>', '<w:jc w:val="left"/>'),
        ("G05", 'w:ascii="Times New Roman" w:hAnsi', 'w:ascii="Arial" w:hAnsi'),
    ],
)
def test_finds_the_breach_planted_in_the_styles(edited, rendered, fields, rule, old, new):
    template = edited(old, new, part="word/styles.xml")
    assert codes(rendered(fields, template=template)) == {f"gost.{rule}"}


def test_a_name_in_quotation_marks_keeps_its_own_style_of_initials(edited, rendered, fields):
    named = edited(
        "Утвердить:", "Утвердить для «Школа имени Н.\u00a0П.\u00a0Ёлкина» и И.И.\u00a0Иванову:"
    )
    assert "gost.G31" not in codes(rendered(fields, template=named))


def test_finds_a_gap_in_the_numbers_of_points(edited, rendered, fields):
    template = edited('<w:start w:val="1"/>', '<w:start w:val="2"/>', part="word/numbering.xml")
    assert codes(rendered(fields, template=template)) == {"gost.G21"}


def test_finds_pages_without_a_number(edited, rendered, fields):
    template = edited(" PAGE ", " NUMPAGES ", part="word/header1.xml")
    assert codes(rendered(fields, template=template)) == {"gost.G10"}


def test_reserved_places_are_allowed_only_in_their_style(edited, rendered, fields):
    template = edited('<w:rStyle w:val="RegistrationMark"/>', "")  # the «ПРОЕКТ» mark
    assert codes(rendered(fields, template=template)) == set()
    template = edited(
        '<w:rPr><w:rStyle w:val="RegistrationMark"/></w:rPr><w:t xml:space="preserve">{{ number }}',
        '<w:t xml:space="preserve">{{ number }}',
    )
    # The places of registration get their style by themselves; a blank typed by hand does not.
    assert codes(rendered(fields, template=template)) == set()
    template = edited("{{ org.place }}", "____________")
    assert "gost.G35" in codes(rendered(fields, template=template))


def test_a_registered_order_shows_no_blank_at_all(edited, rendered, fields, registration):
    template = edited("{{ registered_on }}", "____________")
    found = codes(rendered(fields, template=template, registration=registration))
    assert found == {"gost.G16", "gost.G35"}


@pytest.mark.parametrize(
    ("day", "title", "weight"),
    [
        ("2025-08-17", "ГОСТ Р 7.0.97-2016", Severity.WARNING),
        ("2025-08-18", "ГОСТ Р 7.0.97-2025", Severity.ERROR),
    ],
)
def test_the_edition_of_the_standard_follows_the_act_s_date(
    edited, rendered, fields, day, title, weight
):
    assert edition_on(dt.date.fromisoformat(day)).title == title
    fields["planned_on"] = fields["acquaintance"]["due"] = day
    fields["implementation"]["to"] = "2026-05-31"
    template = edited(">О внедрении методологии", ">Внедрение методологии")
    (finding,) = rendered(fields, template=template).findings
    assert (finding.code, finding.severity) == ("gost.G18", weight)


def test_annexes_are_numbered_in_one_way(edited, rendered, fields):
    section = '<w:p><w:pPr><w:sectPr>{}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" '
    section += 'w:right="567" w:bottom="1134" w:left="1701" w:header="567"/><w:titlePg/></w:sectPr>'
    section += "</w:pPr></w:p>"
    anew, on = section.format('<w:pgNumType w:start="1"/>'), section.format("")
    template = edited("<w:sectPr>", f"{on}{on}{anew}<w:sectPr>")
    assert codes(rendered(fields, template=template)) == {"gost.G11"}
    template = edited("<w:sectPr>", f"{on}{anew}<w:sectPr>")
    assert codes(rendered(fields, template=template)) == set()


def test_names_the_paragraph(edited, rendered, fields):
    (finding,) = rendered(fields, template=edited("Утвердить:", "Утвердить  :")).findings[:1]
    assert finding.place.startswith("абзац ")
