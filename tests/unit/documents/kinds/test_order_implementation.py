import pytest

from acts.documents.kinds.order_implementation import annex_kinds
from acts.errors import InputError


def acting(fields):
    fields["organization"]["director"] = {
        "surname": "Долгополов",
        "name": "Константин",
        "gender": "m",
        "post": "исполняющий обязанности директора",
    }


def test_every_clause_of_the_list_is_there(printed, fields):
    text = printed(fields).replace("\u00a0", " ")
    for clause in (
        "Внедрить в МБОУ",
        "с 1 сентября 2020 г. по 25 декабря 2024 г.",
        "положение о программе наставничества (приложение № 1)",
        "дорожную карту внедрения целевой модели наставничества (приложение № 2)",
        "планируемые результаты внедрения целевой модели наставничества (приложение № 3)",
        "Назначить куратором",
        "возложить его обязанности на педагога-организатора Лесникова П.А.",
        "в течение месяца со дня издания настоящего приказа",
        "материально-техническое обеспечение",
        "первый этап",
        "второй этап",
        "в течение 10 рабочих дней",
        "письменные согласия",
        "Разрешить доступ к персональным данным",
        "ознакомить с настоящим приказом под подпись",
        "Контроль за исполнением настоящего приказа оставляю за собой",
    ):
        assert clause in text, clause


def test_every_person_stands_in_the_case_of_the_clause(printed, fields):
    text = printed(fields).replace("\u00a0", " ")
    for phrase in (
        "заместителя директора по воспитательной работе Берёзкину О.И.",
        "Куратору (Берёзкиной О.И.):",
        "заместителя директора по административно-хозяйственной работе Горбунова С.И.",
        "учителя математики Полевую А.С.",
        "8. Учителю информатики Ручьёвой Д.О. разместить",
        "9. Секретарю Тихоновой М.П.:",
        "10.1. директору Заречной В.Н.;",
        "| Директор |  | В.Н. Заречная |",
    ):
        assert phrase in text, phrase


def test_an_acting_head_without_a_patronymic_signs_as_one(printed, rendered, fields):
    acting(fields)
    assert "| Исполняющий обязанности директора |  | К.\u00a0Долгополов |" in printed(fields)
    assert rendered(fields).findings == ()


def test_the_director_is_acquainted_only_when_somebody_else_signs(printed, fields):
    assert "| Заречная Вера Николаевна, директор |" not in printed(fields)
    acting(fields)
    assert "| Заречная Вера Николаевна, директор |" in printed(fields)


def test_everybody_is_on_the_acquaintance_sheet_once(printed, fields):
    text = printed(fields)
    assert text.count("| Лесников Павел Андреевич, педагог-организатор |") == 1


def test_cites_the_law_of_the_act_s_date(printed, fields):
    before = printed(fields)
    assert "национального проекта «Образование»" in before
    assert "1264-р" not in before
    assert "отдельно от иных документов" not in before
    fields["planned_on"] = "2026-08-31"
    fields["acquaintance"]["due"] = "2026-09-04"
    fields["implementation"]["to"] = "2030-12-25"
    after = printed(fields)
    assert "национального проекта «Молодёжь и дети»" in after
    assert "национального проекта «Образование»" not in after
    assert "распоряжением Правительства Российской Федерации" in after
    assert "отдельно от иных документов" in after


def test_calls_r145_an_instruction_with_its_full_title(printed, fields):
    text = printed(fields).replace("\u00a0", " ")
    assert (
        "распоряжением Министерства просвещения Российской Федерации от 25 декабря 2019 г. "
        "№ Р-145 «Об утверждении методологии (целевой модели) наставничества обучающихся"
    ) in text
    assert "с учётом письма Министерства просвещения" in text


def test_prints_the_optional_clauses_only_when_asked(printed, rendered, fields):
    plain = printed(fields)
    assert "выплаты" not in plain
    assert "утратившим силу" not in plain
    accountant = {"surname": "Черных", "name": "Пётр", "patronymic": "Ильич", "post": "бухгалтер"}
    fields["pay"] = {
        "accountant": accountant,
        "local_act": "положением об оплате труда, утверждённым приказом от 9 января 2020 г. № 5",
    }
    fields["repeals"] = [{"date": "2019-09-02", "number": "71", "title": "О наставничестве"}]
    fields["control"] = accountant
    fields["curator"]["duties"] = ["внести сведения в форму до 20 января 2021 г."]
    full = printed(fields).replace("\u00a0", " ")
    assert "Бухгалтеру Черных П.И. обеспечить выплаты" in full
    assert "статьёй 351.8" not in full  # in force only from 2025
    assert "со статьями 60.2, 151 Трудового кодекса" in full
    assert "приказ МБОУ «СОШ № 3 п. Кедровая Падь» от 2 сентября 2019 г. № 71" in full
    assert "возложить на бухгалтера Черных П.И." in full
    assert "4.3. внести сведения в форму до 20 января 2021 г.;" in full
    assert "| Черных Пётр Ильич, бухгалтер |" in full
    assert rendered(fields).findings == ()


def test_annexes_are_numbered_and_their_stamps_agree_in_gender(printed, rendered, fields):
    fields["annexes"]["consents"] = {"sheets": "3"}
    fields["annexes"]["working_group"] = [fields["material_support"], fields["visas"][0]]
    text = printed(fields).replace("\u00a0", " ")
    mark = "[Отметка о приложении] "
    stamps = [
        line.removeprefix(mark)
        for line in text.splitlines()
        if line.startswith((f"{mark}Приложение", f"{mark}УТВЕРЖД"))
    ]
    assert stamps == [
        "Приложение № 1", "УТВЕРЖДЕНО", "Приложение № 2", "УТВЕРЖДЕНА", "Приложение № 3",
        "УТВЕРЖДЕНЫ", "Приложение № 4", "УТВЕРЖДЁН", "Приложение № 5", "УТВЕРЖДЕНЫ",
    ]  # fmt: skip
    assert rendered(fields).findings == ()


def test_an_annex_kept_apart_says_so(printed, fields):
    fields["annexes"]["roadmap"] = {}
    text = printed(fields).replace("\u00a0", " ")
    assert text.count("Текст приложения оформлен отдельным документом") == 2
    assert "отдельным документом на 14 л. и хранится" in text


def test_prints_targets_only_for_the_years_given(printed, fields):
    text = printed(fields)
    assert "2020 / 2024 | 10 / 70" in text
    assert "2021 /" not in text


def test_a_point_that_is_left_out_shifts_the_numbers_and_the_reference(printed, fields):
    assert "указанные в пункте\u00a07 настоящего" in printed(fields)
    del fields["responsible"]
    text = printed(fields)
    assert "указанные в пункте\u00a06 настоящего" in text
    assert "6. Установить сроки внутреннего мониторинга" in text


def test_gathers_every_contradiction_of_dates(rendered, fields):
    fields["implementation"] = {"from": "2021-09-01", "to": "2020-09-01"}
    fields["monitoring"]["report_due"] = "01.06.2021"
    fields["bases"]["regional"]["date"] = "2021-06-26"
    fields["acquaintance"]["due"] = "2020-08-01"
    fields["planned_on"] = "2020-09-02"
    with pytest.raises(InputError) as caught:
        rendered(fields)
    assert [one.place for one in caught.value.problems] == [
        "/implementation",
        "/monitoring/report_due",
        "/implementation/to",
        "/bases/regional/date",
        "/acquaintance/due",
    ]


def test_asks_for_the_gender_it_cannot_tell(rendered, fields):
    fields["material_support"] = {"surname": "Ли", "name": "Ким", "post": "завхоз"}
    with pytest.raises(InputError, match="пол"):
        rendered(fields)


@pytest.mark.parametrize(
    ("planned", "cited"), [("2025-02-28", "статьями 60.2, 151"), ("2025-03-01", "статьёй 351.8")]
)
def test_pays_by_the_article_of_the_act_s_date(printed, fields, planned, cited):
    fields["planned_on"] = fields["acquaintance"]["due"] = planned
    fields["implementation"]["to"] = "2026-12-25"
    fields["pay"] = {
        "accountant": fields["drafter"] | {"post": "бухгалтер"},
        "local_act": "положением",
    }
    text = printed(fields).replace("\u00a0", " ")
    assert "обеспечить выплаты" in text
    assert [one for one in ("статьями 60.2, 151", "статьёй 351.8") if one in text] == [cited]


def test_repeals_one_order_in_a_point_and_several_in_a_list(printed, rendered, fields):
    former = {"date": "2019-09-02", "number": "71", "title": "О наставничестве"}
    fields["repeals"] = [former]
    text = printed(fields).replace("\u00a0", " ")
    assert "11. Признать утратившим силу приказ МБОУ" in text
    fields["repeals"] = [former, former | {"number": "72"}]
    text = printed(fields).replace("\u00a0", " ")
    assert "11. Признать утратившими силу приказы МБОУ" in text
    assert "11.1. от 2 сентября 2019 г. № 71 «О наставничестве»;" in text
    assert "11.2. от 2 сентября 2019 г. № 72 «О наставничестве»." in text
    assert rendered(fields).findings == ()


@pytest.mark.parametrize(
    ("post", "receiver"),
    [
        ("директор", "директору"),
        ("заведующий", "заведующему"),
        ("исполняющий обязанности директора", "директору"),
        ("временно исполняющий обязанности заведующего", "руководителю"),
    ],
)
def test_the_report_goes_to_the_head_by_post(printed, fields, post, receiver):
    acting(fields)
    fields["organization"]["director"]["post"] = post
    assert f"и представить {receiver} аналитический отчёт" in printed(fields)


def test_a_line_does_not_part_a_settlement_or_begin_with_a_dash(printed, fields):
    text = printed(fields)
    assert "№\u00a03 п.\u00a0Кедровая Падь»" in text
    assert "форма наставничества «ученик\u00a0– ученик»" in text
    assert "2020\u00a0г.\u00a0" not in text


@pytest.mark.parametrize(
    ("regulation", "consents", "kinds"),
    [
        (None, None, ()),
        ({}, None, ()),
        ({"sheets": "14"}, {"sheets": "6"}, ()),
        ({"forms": ["ученик – ученик"]}, None, ("regulation_students",)),
        ({"forms": ["ученик – ученик"]}, {"sheets": "6"}, ("regulation_students",)),
        ({"sheets": "14"}, {}, ("regulation_students",)),
        (None, {"operator": {"inn": "0000000012"}}, ("regulation_students",)),
    ],
)
def test_the_regulation_s_template_is_needed_for_what_is_not_kept_apart(
    fields, regulation, consents, kinds
):
    given = {"regulation": regulation, "consents": consents}
    fields["annexes"].pop("regulation")
    fields["annexes"] |= {key: value for key, value in given.items() if value is not None}
    assert annex_kinds(fields) == kinds
