import pytest

from acts.documents.lint import rules_of
from acts.errors import Severity

CONTROL = "оставляю за собой{% endif %}."


def codes(done):
    return {finding.code for finding in done.findings}


def test_finds_nothing_in_the_sample(rendered, fields, registration):
    assert rendered(fields).findings == ()
    assert rendered(fields, registration=registration).findings == ()


def test_layout_only_warns_and_identity_is_an_error(kind):
    weights = {rule.id: rule.severity for rule in rules_of(kind)}
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
        ("G18", ">О внедрении методологии", ">Внедрение методологии"),
        ("G19", "ПРИКАЗЫВАЮ:", "ПРИКАЗЫВАЮ"),
        ("G20", "В целях {%", "Согласно {%"),
        ("G23", "Контроль за исполнением", "Надзор за исполнением"),
        ("G24", "(приложение\u00a0№\u00a0{{ annex.number }})", "(приложение)"),
        ("G24", "Приложение №\u00a0{{ annex.number }}", "Приложение №\u00a07"),
        ("G25", "приказом {{ org.genitive }}<", "Администрация<"),
        ("G29", "{{ org.director.signature }}", "{{ org.director.name }}"),
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
        ("G05", 'w:ascii="Times New Roman" w:hAnsi', 'w:ascii="Arial" w:hAnsi'),
    ],
)
def test_finds_the_breach_planted_in_the_styles(edited, rendered, fields, rule, old, new):
    template = edited(old, new, part="word/styles.xml")
    assert codes(rendered(fields, template=template)) == {f"gost.{rule}"}


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
    assert codes(rendered(fields, template=template)) == {"gost.G35"}


def test_a_registered_order_shows_no_blank_at_all(edited, rendered, fields, registration):
    template = edited("{{ registered_on }}", "____________")
    found = codes(rendered(fields, template=template, registration=registration))
    assert found == {"gost.G16", "gost.G35"}


def test_names_the_paragraph(edited, rendered, fields):
    (finding,) = rendered(fields, template=edited("Утвердить:", "Утвердить  :")).findings[:1]
    assert finding.place.startswith("абзац ")
