"""The filter before the journal: persons are noticed in any case form, ordinary texts pass."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acts.personal_data import (
    BIRTH_DATE,
    EMAIL,
    FULL_NAME,
    INITIALS,
    INSURANCE,
    LONGEST,
    PASSPORT,
    PHONE,
    found,
    refusal,
    unrecordable,
)

ORDINARY = [
    "",
    "письмо управления образования от 21.09.2020 № 418",
    "протокол от 26.08.2020 № 1",
    "протокол педагогического совета от 28 августа 2020 г. № 12/3-О",
    "приказ № 12/3-О",
    "приказ Министерства образования Камчатского края от 26.06.2020 № 553",
    "распоряжение Минпросвещения России от 25.12.2019 № Р-145",
    "Федеральный закон от 29.12.2012 № 273-ФЗ, ст. 30 ч. 4",
    "в программе нет плана встреч",
    "в программе нет п. 4.2 раздела IV; дополните",
    "Соглашение с ООО «Камчатка Рыба»",
    "Соглашение с АО «Петропавловская судоверфь» от 14.10.2020 № 7",
    "Перечень партнёров от 01.10.2020, всего 8 организаций",
    "г. Петропавловск-Камчатский, ул. Ленинская, д. 18",
    "Г. Елизово и с. Мильково: срок перенесён",
    "С. Рассветное, школа закрыта на карантин",
    "Г. Пушкин и п. Раздольный: срок перенесён",
    "школа имени Героя Советского Союза И.И. Иванова",
    "МБОУ «СШ № 7 им. А.С. Пушкина»",
    "лицей имени Василия Петровича Иванова",
    "гимназия на ул. М.Ю. Лермонтова",
    "проспект Карла Маркса, 31",
    "И.о. директора не назначен",
    "И.О. директора назначен приказом от 01.07.2021 № 41-к",
    "Приказ И.О. директора от 02.07.2021 № 3",
    "Нет визы главного бухгалтера",
    "директор, куратор и наставник согласны",
    "Школа Основной ступени, Центр Духовной Культуры",
    "на уровне основного общего образования",
    "наличной формы нет; срок – 1 четверть 2020/2021 учебного года",
    "классы 7 8 9 10 11: пары не сформированы",
    "в согласиях не указана дата рождения",
    "нет согласий родителей, телефона и паспорта программы",
    "паспорт программы от 26.08.2020 № 1",
    "паспорт доступности школы № 12 от 2020 года",
    "нет СНИЛС в анкетах",
    "горячая линия 8-800-200-01-22",
    "ИНН 4101234567, ОГРН 1024101234567",
    "исх. № 89001234567",
    "отпечаток ab89001234567cd112-233-445",
    "a1f89001234567",
    "5@2021@school-1 и order_implementation@2020@school-1",
    "А. Общие положения. Б. Порядок работы",
    "дети 2008 и 2009 годов рождения",
    "карантин с 05.10.2020 по 19.10.2020, приказ 12-од",
    "на 2020 г. расходы не предусмотрены",
    "по Конституции РФ и законам Р.Ф.",
    "Заместитель Директора По Воспитательной Работе",
    "Управление Образования Рассветного Района",
]


@pytest.mark.parametrize("text", ORDINARY)
def test_an_ordinary_text_passes(text):
    assert found(text) == ()
    assert refusal(text) is None


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "Иванова Мария Петровна, 12.03.2009 г.р., тел. 89001234567",
            (FULL_NAME, PHONE, BIRTH_DATE),
        ),
        ("согласие Мамедова Али Гасан оглы", (FULL_NAME,)),
        ("Алиева Лейла Рашид-кызы", (FULL_NAME,)),
        ("ИВАНОВА МАРИЯ ПЕТРОВНА", (FULL_NAME,)),
        ("иванова мария петровна", (FULL_NAME,)),
        ("просила Мария Петровна", (FULL_NAME,)),
        ("болел Кузьмин Пётр Лукич", (FULL_NAME,)),
        ("Чайка\u00a0Аэлита\u00a0Зауровна", (FULL_NAME,)),
        ("школа имени Пушкина, сообщила Лугова Вера Ильинична", (FULL_NAME,)),
        ("школы имени Пушкина подписала Иванова М.П.", (INITIALS,)),
        ("от имени Ивановой М.П.", (INITIALS,)),
        ("Иванова М.П.", (INITIALS,)),
        ("Иванову М. П. заменить", (INITIALS,)),
        ("куратор Иванова М. больна", (INITIALS,)),
        ("И.И. Ивановой", (INITIALS,)),
        ("подписал И.О. Иванов", (INITIALS,)),
        ("заменить на Ли И.И.", (INITIALS,)),
        ("М. Иванова отказалась", (INITIALS,)),
        ("ИВАНОВ И.И.", (INITIALS,)),
        ("Петров-Водкин К. С.", (INITIALS,)),
        ("звонить +7 900 123-45-67", (PHONE,)),
        ("8 (4152) 42-00-00", (PHONE,)),
        ("9001234567", (PHONE,)),
        ("тел.: 4-12-34", (PHONE,)),
        ("vera.lugova@example.org", (EMAIL,)),
        ("вера@школа.рф", (EMAIL,)),
        ("наставляемый 2009 г. р.", (BIRTH_DATE,)),
        ("ученик 2009 года рождения", (BIRTH_DATE,)),
        ("дата рождения: 12.03.2009", (BIRTH_DATE,)),
        ("родилась 12 марта", (BIRTH_DATE,)),
        ("12.03.2009 (дата рождения)", (BIRTH_DATE,)),
        ("112-233-445 95", (INSURANCE,)),
        ("СНИЛС 11223344595", (INSURANCE,)),
        ("паспорт 4510 123456", (PASSPORT,)),
        ("паспорт: серия 30 10 № 123456", (PASSPORT,)),
        ("30 10 123456 выдан отделом", (PASSPORT,)),
        ("свидетельство II-МЛ № 123456", (PASSPORT,)),
    ],
)
def test_a_person_is_noticed(text, kinds):
    assert found(text) == kinds


def test_a_refusal_names_the_kind_and_the_remedy_and_never_the_value():
    problem = refusal("Лугова Вера Ильинична, тел. 89001234567", place="--reason")

    said = str(problem)
    assert "имя с отчеством, телефон" in said
    assert "«куратор»" in said
    assert "--reason" in said
    for part in ("Лугова", "Вера", "Ильинична", "8900"):
        assert part not in said


SURNAMES = (
    ("Лугова", "Луговой", "Луговую"),
    ("Чайка", "Чайки", "Чайкой"),
    ("Ким", "Ким", "Ким"),
    ("Мицкевич", "Мицкевича", "Мицкевичем"),
)
NAMES = (("Вера", "Веры", "Верой"), ("Олег", "Олега", "Олегом"), ("Айгуль", "Айгуль", "Айгулью"))
PATRONYMICS = (
    ("Ильинична", "Ильиничны", "Ильиничной"),
    ("Романовна", "Романовны", "Романовной"),
    ("Игоревич", "Игоревича", "Игоревичем"),
    ("Зауровна", "Зауровны", "Зауровной"),
    ("Никитич", "Никитича", "Никитичем"),
    ("Алмазович", "Алмазовича", "Алмазовичем"),
)
PEOPLE = [
    (surname[case], name[case], patronymic[case])
    for surname, name, patronymic in itertools.product(SURNAMES, NAMES, PATRONYMICS)
    for case in range(3)
]
AROUND = st.sampled_from(["", "приказ № 7, ", "согласен ", "от 21.09.2020 – "])
BLANK = st.sampled_from([" ", "\u00a0", "  ", "\n"])


@given(st.sampled_from(PEOPLE), AROUND, BLANK)
def test_a_full_name_is_noticed_in_any_case_form_and_order(person, before, blank):
    surname, name, patronymic = person
    for words in (person, (name, patronymic, surname), (name, patronymic)):
        assert FULL_NAME in found(f"{before}{blank.join(words)}, куратор")


@given(st.sampled_from(PEOPLE), AROUND, st.sampled_from(["", " ", "\u00a0"]))
def test_initials_are_noticed_on_either_side(person, before, blank):
    surname, name, patronymic = person
    initials = f"{name[0]}.{blank}{patronymic[0]}."
    assert INITIALS in found(f"{before}{surname}{blank or ' '}{initials}")
    assert INITIALS in found(f"{before}{initials}{blank}{surname}")


@given(st.lists(st.sampled_from(ORDINARY), max_size=4))
def test_ordinary_texts_together_are_ordinary(texts):
    assert found("; ".join(texts)) == ()


@given(st.text(max_size=200))
def test_any_text_has_an_answer_without_repeats(text):
    kinds = found(text)
    assert len(set(kinds)) == len(kinds)
    assert (refusal(text) is None) == (not kinds)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("нет печати\nи подписи", []),
        ("я" * LONGEST, []),
        ("я" * (LONGEST + 1), ["words.long"]),
        ("Лугова Вера Ильинична " * LONGEST, ["words.long"]),
        ("дого\u202eвор", ["words.character"]),
        ("дого\x00вор", ["words.character"]),
        ("Лугова Вера Ильинична", ["personal-data"]),
        ("Лугова Вера Ильи\u200bнична", ["personal-data"]),
        ("Лугова Вера Ильинична\u202e", ["words.character", "personal-data"]),
    ],
    ids=["lines", "longest", "longer", "much longer", "bidi", "nul", "name", "cut name", "both"],
)
def test_what_must_not_be_recorded_for_good_is_named_by_its_place(text, codes):
    problems = unrecordable(text, place="reason")

    assert [one.code for one in problems] == codes
    assert {one.place for one in problems} <= {"reason"}
    assert not any("Лугова" in str(one) for one in problems)
