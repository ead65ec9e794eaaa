import jsonschema
import pytest

from acts.sources.schema_messages import explain


def said(document, schema):
    validator = jsonschema.Draft202012Validator(schema)
    return [
        str(problem)
        for error in validator.iter_errors(document)
        for problem in explain(error, lambda pointer: ("", pointer))
    ]


@pytest.mark.parametrize(
    ("document", "schema", "message"),
    [
        (5, {"type": "string"}, "файл: нужно: текст, а здесь: число. Исправьте."),
        (True, {"type": ["integer", "null"]},
         "файл: нужно: целое число или пусто, а здесь: да или нет. Исправьте."),
        ({"a": None}, {"properties": {"a": {"title": "Срок", "type": "array"}}},
         "/a: «Срок» (a): нужно: список, а здесь: пусто. Исправьте."),
        ({}, {"required": ["a"], "properties": {"a": {"title": "Срок"}}},
         "не заполнено: «Срок» (a). Добавьте это поле."),
        ({"zzz": 1}, {"properties": {"a": {}}, "additionalProperties": False},
         "/zzz: неизвестное поле «zzz». Бывают: «a»."),
        ({"dedline": 1}, {"properties": {"deadline": {}}, "additionalProperties": False},
         "/dedline: неизвестное поле «dedline». Возможно, нужно «deadline»."),
        (["x"], {"items": {"title": "Роль", "enum": ["a", "b"]}},
         "/0: «Роль, № 1 по порядку»: «x» не бывает. Бывают: «a», «b»."),
        ("x", {"oneOf": [{"const": "m", "title": "мужской"}, {"const": "f", "title": "женский"}]},
         "файл: «x» не бывает. Бывают: «m» – мужской, «f» – женский."),
        ("Женский", {"oneOf": [{"const": "m", "title": "мужской"},
                               {"const": "f", "title": "женский"}]},
         "файл: «Женский» не бывает. Возможно, нужно «f»; бывают: «m» – мужской, «f» – женский."),
        ("x", {"const": "y"}, "файл: здесь бывает только «y». Исправьте."),
        ("x", {"pattern": "^[0-9]+$", "x-pattern-message": "нужны цифры", "examples": ["12"]},
         "файл: нужны цифры. Например: «12»."),
        ("", {"pattern": "^[0-9]+$"}, "файл: пусто. Исправьте запись."),
        ("", {"minLength": 1}, "файл: пусто. Заполните."),
        ("ab", {"minLength": 3}, "файл: знаков меньше 3. Дополните."),
        ([], {"minItems": 1}, "файл: пусто. Заполните."),
        ([1], {"minItems": 2}, "файл: записей меньше 2. Дополните."),
        ("abc", {"maxLength": 2}, "файл: знаков больше 2. Сократите."),
        (1, {"minimum": 2}, "файл: число меньше 2. Исправьте число."),
        (3, {"maximum": 2}, "файл: число больше 2. Исправьте число."),
        ([1, 1], {"uniqueItems": True}, "файл: записи повторяются. Оставьте одну из одинаковых."),
        ({"a": 1}, {"dependentRequired": {"a": ["b"]}},
         "к полю «a» нужно и поле «b». Добавьте его."),
        ({}, {"minProperties": 1}, "файл: полей нет. Заполните."),
        ({"a": 1}, {"properties": {"a": False}},
         "файл: есть поле, которого здесь не бывает. Сверьте с образцом."),
        (4, {"multipleOf": 3}, "файл: не подходит (multipleOf). Сверьте с образцом."),
    ],
)  # fmt: skip
def test_says_each_kind_of_error_in_russian(document, schema, message):
    assert said(document, schema) == [message]


def test_names_each_missing_and_each_unknown_field():
    schema = {
        "properties": {"первое": {}, "второе": {}},
        "required": ["первое", "второе"],
        "additionalProperties": False,
    }

    assert len(said({"третье": 1, "иное": 2}, schema)) == 4


def test_a_misspelt_field_is_one_mistake():
    schema = {"properties": {"annex": {}}, "required": ["annex"], "additionalProperties": False}

    assert said({"anex": 1}, schema) == ["/anex: неизвестное поле «anex». Возможно, нужно «annex»."]


def test_explains_a_choice_by_the_branch_that_fits_best():
    branches = [
        {"properties": {"kind": {"const": "a"}, "n": {"type": "integer"}}, "required": ["kind"]},
        {"properties": {"kind": {"const": "b"}}, "required": ["kind", "x", "y"]},
    ]

    assert said({"kind": "a", "n": "1"}, {"oneOf": branches}) == [
        "/n: «n»: нужно: целое число, а здесь: текст. Исправьте."
    ]
