"""Posts and organisations: the gold of real forms, and what must hold for any text."""

import csv
import pathlib
import re

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from acts.russian.cases import Case
from acts.russian.phrases import decline_organization, decline_post, review_phrase

GOLD = pathlib.Path(__file__).parents[2] / "data" / "declension" / "own"
DECLINE = {
    "posts": decline_post,
    "posts_awkward": decline_post,
    "organizations": decline_organization,
    "organizations_awkward": decline_organization,
}
OBLIQUE = tuple(Case)[1:]
WORDS = st.sampled_from(
    [
        "директор", "школы", "заместитель", "по", "воспитательной", "работе,", "старший",
        "–", "(", ")", "вожатый", "и", "«Луч»", "№", "5", "МБОУ", "обучающиеся",
        "заведующая", "учреждение", "средняя", "лицей", "HR-менеджер", "1-й", "и.", "о.",
        '"', "'", "яслей-сад",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=15).map(" ".join))


def rows(name):
    with (GOLD / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def gold():
    return [
        pytest.param(name, row["head"] + row["tail"], row, id=f"{name}-{number}")
        for name in DECLINE
        for number, row in enumerate(rows(name), start=2)
    ]


@pytest.mark.parametrize(("name", "text", "row"), gold())
def test_gold_is_all_right(name, text, row):
    for case in OBLIQUE:
        want = (row[case.value] + row["tail"]).replace("ё", "е")
        assert DECLINE[name](text, case).replace("ё", "е") == want


def test_gold_has_no_less_than_was_agreed():
    sizes = {name: len(list(rows(name))) for name in DECLINE}
    assert sizes["posts"] + sizes["posts_awkward"] >= 100
    assert sizes["organizations"] + sizes["organizations_awkward"] >= 60


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("обучающиеся школы", "обучающихся школы"),
        ("педагог, медиатор школьной службы", "педагога, медиатора школьной службы"),
        ("учитель (русский язык)", "учителя (русский язык)"),
        ("электромонтер", "электромонтера"),
        ("электромонтёр", "электромонтёра"),
        ("секретарь", "секретарем"),
    ],
)
def test_posts_that_mislead_a_dictionary(text, want):
    case = Case.INSTRUMENTAL if text == "секретарь" else Case.GENITIVE
    assert decline_post(text, case) == want


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("и.о. директора", "главное слово не найдено"),
        ("", "главное слово не найдено"),
        ("МБОУ Ивановская СОШ", "главное слово не найдено"),
        ("фрумкатор", "нет в словаре"),
        ("директора школы", "не в именительном"),
        ("я " * 600, "слишком длинно"),
    ],
)
def test_doubtful_phrases_are_shown(text, reason):
    assert any(reason in one for one in review_phrase(text))


@pytest.mark.parametrize(
    "text", ["МБОУ «СОШ № 5»", "МБОУ СОШ № 5", "директор школы", "Дом культуры"]
)
def test_ordinary_phrases_need_no_look(text):
    assert review_phrase(text) == ()


def test_an_organisation_in_brackets_declines_too():
    text = "центр (отдел мониторинга)"
    assert decline_organization(text, "genitive") == "центра (отдела мониторинга)"


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("фонд помощи в детский дом", "фонда помощи в детский дом"),
        ("учреждение городской дом культуры", "учреждения городского дома культуры"),
        ("учреждение образования училище № 3", "учреждения образования училища № 3"),
        ("Центр развития ребёнка детский сад", "Центра развития ребёнка детского сада"),
        ("школа (лучшая)", "школы (лучшая)"),
        ("отдел (по кадрам)", "отдела (по кадрам)"),
    ],
)
def test_what_stands_beside_declines_only_as_a_name(text, want):
    assert decline_organization(text, Case.GENITIVE) == want


def test_a_post_declines_by_its_own_gender_whoever_holds_it():
    for gender in ("m", "f", None):
        assert decline_post("секретарь", Case.DATIVE, gender) == "секретарю"
        assert decline_post("тестарь", Case.DATIVE, gender) == "тестарю"


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("предприниматель Иванов И.И.", "предпринимателя Иванова И.И."),
        ("ИП Иванова И. И.", "ИП Ивановой И. И."),
        ("ИП Алиев Рашид Гасан оглы", "ИП Алиева Рашида Гасан оглы"),
        ("ИП глава КФХ Цой Анна Ильинична", "ИП главы КФХ Цой Анны Ильиничны"),
        ("ИП Шевченко И.И.", "ИП Шевченко И.И."),
        # A man's «Мельника» or a woman's «Мельник»: the initials don't tell.
        ("ИП Мельник И.И.", "ИП Мельник И.И."),
        ("ИП Иванов «Луч»", "ИП Иванов «Луч»"),
        ("ИП О'Коннор Денис Патрикович", "ИП О'Коннора Дениса Патриковича"),
        ("ИП Иванов 'Луч'", "ИП Иванов 'Луч'"),
    ],
)  # fmt: skip
def test_the_owner_in_the_name_declines_when_the_gender_shows(text, want):
    assert decline_organization(text, "genitive") == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("врио директора школы, учитель истории", "врио директора школы, учителя истории"),
        ("и.о. директора – главный бухгалтер", "и.о. директора – главного бухгалтера"),
        ("врач-педиатр участковый", "врача-педиатра участкового"),
        ("медицинская сестра палатная (постовая)", "медицинской сестры палатной (постовой)"),
        ("начальник отдела (заведующий)", "начальника отдела (заведующего)"),
        ("работник, впервые принятый на работу", "работника, впервые принятого на работу"),
        ("специалист, имеющий стаж", "специалиста, имеющего стаж"),
        ("тимлид", "тимлида"),
        ("инженер-электроник", "инженера-электроника"),
        ("мехатроник", "мехатроника"),
        ("коуч", "коуча"),
        (
            "классный руководитель 5 «А» класса, учитель",
            "классного руководителя 5 «А» класса, учителя",
        ),
        ("директор ООО «Луч» – депутат Думы", "директора ООО «Луч» – депутата Думы"),
        ("директор (ООО «Луч»), учитель", "директора (ООО «Луч»), учителя"),
        ("обучающийся-наставник", "обучающегося-наставника"),
        ("повар-бариста", "повара-бариста"),
        ("1С-программист", "1С-программиста"),
        ("директор городской школы", "директора городской школы"),
        ("специалист 1-й категории", "специалиста 1-й категории"),
        ("и.о. директора (учитель истории)", "и.о. директора (учителя истории)"),
        ("исп. обязанности директора", "исп. обязанности директора"),
        ("ст. мед. сестра", "ст. мед. сестры"),
        ("специалист (стажёр)", "специалиста (стажёра)"),
    ],
)
def test_posts_with_something_said_after_the_head(text, want):
    assert decline_post(text, Case.GENITIVE) == want


@given(TEXTS, st.sampled_from(list(Case)))
@example("\U00017000", Case.GENITIVE)  # a letter without a name in Unicode
@example("İT-менеджер", Case.GENITIVE)  # lower case is longer
def test_any_text_can_be_declined(text, case):
    for decline in (decline_post, decline_organization):
        assert isinstance(decline(text, case), str)
    assert isinstance(review_phrase(text), tuple)


@given(TEXTS, st.sampled_from("«\"„“'»"), TEXTS, st.sampled_from(OBLIQUE))
def test_text_from_the_first_quotation_mark_on_never_changes(before, mark, after, case):
    text = before + mark + after
    # Whatever is no apostrophe of a surname: «О'Коннор».
    marks = list(re.finditer("[«»„“”\"‘‹›]|(?<!(?<!\\w)[ОД])['’]|['’](?![А-ЯЁ])", text))
    assume(marks)
    assert decline_organization(text, case).endswith(text[marks[0].start() :])
    # A post may have a second head behind the last mark: «…5 «А» класса, учитель математики».
    assert text[marks[0].start() : marks[-1].end()] in decline_post(text, case)


@given(TEXTS)
def test_nominative_changes_nothing(text):
    assert decline_post(text, Case.NOMINATIVE) == text
    assert decline_organization(text, Case.NOMINATIVE) == text


@given(TEXTS, st.sampled_from(OBLIQUE))
def test_spaces_and_signs_stay_where_they_were(text, case):
    def bare(words):
        return re.sub(r"[А-Яа-яЁё]+", "", words)

    assert bare(decline_post(text, case)) == bare(text)


def test_a_long_row_of_adjectives_is_read_to_its_end():
    text = "главный " * 100 + "врач"
    assert decline_post(text, Case.GENITIVE) == "главного " * 100 + "врача"
