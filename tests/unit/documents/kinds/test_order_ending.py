"""What every order ends with, as its template names it."""

from acts.documents.kinds.order_ending import order_ending
from acts.russian.wording import Wording

PERSON = {
    "surname": "Заречная",
    "name": "Вера",
    "patronymic": "Николаевна",
    "post": "директор",
}


def order(**values):
    return {
        "acquaintance": {"responsible": PERSON, "due": "2020-09-04"},
        "drafter": PERSON,
    } | values


def test_what_an_order_leaves_out_is_empty_and_not_absent():
    ending = order_ending(order(), (), Wording())

    assert (ending["pay"], ending["repeals"], ending["control"], ending["visas"]) == (
        {},
        [],
        {},
        [],
    )
    assert ending["acquaintance"]["due"].replace("\u00a0", " ") == "4 сентября 2020 г."
    assert ending["acquaintance"]["people"] == []


def test_a_repealed_act_may_have_no_title():
    repeals = [
        {"date": "2019-08-30", "number": "7", "title": "О парах"},
        {"date": "2019-08-31", "number": "8"},
    ]

    repealed = order_ending(order(repeals=repeals), (), Wording())["repeals"]
    titles = [one["title"] for one in repealed]
    assert [one.replace("\u00a0", " ") for one in titles] == ["«О парах»", ""]


def test_pay_names_the_accountant_and_the_local_act_when_there_is_one():
    pay = order_ending(order(pay={"accountant": PERSON}), (), Wording())["pay"]

    assert pay["local_act"] == ""
    assert pay["accountant"]["dative"].replace("\u00a0", " ") == "директору Заречной В.Н."
