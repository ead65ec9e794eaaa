"""Every guard: what it says when it refuses, and the twin of those facts that passes."""

import dataclasses as dc
import datetime as dt
import inspect

import pytest

from acts import guards
from acts.errors import Problem
from acts.facts import ActFacts, Answer, Evidence, OpinionFact, ReadingFact, TaskFacts, VisaFact

DAY = dt.date(2020, 9, 21)
EVE = DAY - dt.timedelta(days=1)
NEXT = DAY + dt.timedelta(days=1)


def act(**values):
    return ActFacts(**{"today": DAY, "happened_on": DAY} | values)


def task(**values):
    return TaskFacts(**{"today": DAY, "happened_on": DAY} | values)


def opinion(answer=Answer.AGREE, body="Профсоюз", on=DAY, minutes="протокол № 1"):
    return OpinionFact(body=body, on=on, answer=answer, minutes=minutes)


def paper(**values):
    given = {
        "reference": "Соглашение № 3",
        "kind": "partner_agreement",
        "effective": True,
        "state": "подписан",
        "date": DAY,
        "digest": "d",
        "author": "school-office",
    }
    return Evidence(**given | values)


VISA = VisaFact(post="юрист", on=DAY)
ASKED = {"bodies": ("Профсоюз", "Совет родителей"), "sent_on": EVE}
POSTPONED = {
    "due": DAY,
    "new_due": NEXT,
    "remark": "нет партнёра",
    "basis": "письмо № 4",
    "postponed_times": 1,
}

# guard, facts that are refused, the messages, what makes them pass
CASES = [
    (
        "dated",
        act(happened_on=NEXT),
        ["дата события 22.09.2020 ещё не наступила (сегодня 21.09.2020)"],
        {"happened_on": DAY},
    ),
    (
        "dated",
        task(previous_on=DAY, happened_on=EVE),
        ["дата события 20.09.2020 раньше предыдущего события (21.09.2020)"],
        {"happened_on": DAY},
    ),
    (
        "dated",
        task(today=EVE, previous_on=NEXT),
        [
            "дата события 21.09.2020 ещё не наступила (сегодня 20.09.2020)",
            "дата события 21.09.2020 раньше предыдущего события (22.09.2020)",
        ],
        {"today": NEXT, "happened_on": NEXT},
    ),
    (
        "clean_text",
        act(findings=(Problem(message="не указан куратор"), Problem(message="нет файла"))),
        ["не указан куратор", "нет файла"],
        {"findings": ()},
    ),
    (
        "remarked",
        act(remark=" ", clause=""),
        ["не указано замечание", "не указан пункт акта"],
        {"remark": "уточнить срок", "clause": "п. 3"},
    ),
    (
        "listed_visa",
        act(visa_post="завуч", visas_required=("юрист", "бухгалтер")),
        ["«завуч» нет в листе согласования"],
        {"visa_post": "бухгалтер"},
    ),
    (
        "listed_visa",
        act(visa_post="юрист", visas_required=("юрист",), visas=(VISA,)),
        ["виза «юрист» уже поставлена"],
        {"visas": ()},
    ),
    (
        "all_visas",
        act(visas_required=("завуч", "юрист", "бухгалтер"), visas=(VISA,)),
        ["нет визы: завуч", "нет визы: бухгалтер"],
        {"visas_required": ("юрист",)},
    ),
    (
        "sent_to_bodies",
        act(),
        ["проект ещё не направлен для учёта мнения"],
        {"sent_on": DAY},
    ),
    (
        "awaited_opinion",
        act(**ASKED, opinion=opinion(body="Педсовет")),
        ["мнение этого органа не запрашивалось"],
        {"opinion": opinion()},
    ),
    (
        "awaited_opinion",
        act(**ASKED),
        ["мнение этого органа не запрашивалось"],
        {"opinion": opinion(Answer.REMARKS)},
    ),
    (
        "awaited_opinion",
        act(**ASKED, opinion=opinion(), opinions=(opinion(Answer.AGAINST),)),
        ["мнение уже внесено: Профсоюз"],
        {"opinions": (opinion(body="Совет родителей"),)},
    ),
    (
        "awaited_opinion",
        act(**ASKED, opinion=opinion(Answer.ABSENT, minutes=" ")),
        ["не указан документ, которым выражено мнение"],
        {"opinion": opinion(Answer.ABSENT, minutes="запись директора от 21.09.2020")},
    ),
    (
        # silence counts only after the last day a body may still answer
        "awaited_opinion",
        act(**ASKED, opinion=opinion(Answer.SILENT, minutes=""), opinion_term_ends=DAY),
        ["срок для мнения истекает 21.09.2020"],
        {"opinion_term_ends": EVE},
    ),
    (
        "awaited_opinion",
        act(**ASKED, opinion=opinion(Answer.SILENT, minutes="")),
        ["срок для мнения не начался"],
        {"opinion_term_ends": EVE},
    ),
    (
        "all_opinions",
        act(**ASKED, opinions=(opinion(Answer.SILENT),)),
        ["нет мнения: Совет родителей"],
        {"bodies": ("Профсоюз",)},
    ),
    ("protocol_kept", act(protocol="  "), ["нет протокола разногласий"], {"protocol": "№ 2"}),
    (
        "signed_by_head",
        act(),
        ["на 21.09.2020 в организации не указан руководитель"],
        {"signer_post": "директор"},
    ),
    (
        "signed_by_head",
        act(signer_post="исполняющий обязанности директора", acting=True),
        ["у исполняющего обязанности не указан приказ о возложении обязанностей"],
        {"acting_basis": "приказ от 01.09.2020 № 5-к"},
    ),
    (
        "signed_after_hearing",
        act(visas=(VISA,), opinions=(opinion(on=NEXT),)),
        ["дата подписания 21.09.2020 раньше последней визы или мнения (22.09.2020)"],
        {"happened_on": NEXT},
    ),
    (
        "signed_after_hearing",
        act(visas=(VisaFact(post="юрист", on=NEXT),)),
        ["дата подписания 21.09.2020 раньше последней визы или мнения (22.09.2020)"],
        {"visas": ()},
    ),
    (
        "approved_text",
        act(text_digest="b", approved_digest="a"),
        ["текст изменился после согласования"],
        {"text_digest": "a"},
    ),
    (
        "approved_text",
        act(),
        ["текст изменился после согласования"],
        {"text_digest": "a", "approved_digest": "a"},
    ),
    (
        "free_number",
        act(number=" "),
        ["не указан регистрационный номер"],
        {"number": "64-од"},
    ),
    (
        "free_number",
        act(number="64-од", number_taken_by="order@2020@school-1"),
        ["номер 64-од в этой книге и году уже занят: order@2020@school-1"],
        {"number_taken_by": ""},
    ),
    (
        "in_date_order",
        act(signed_on=NEXT),
        ["регистрация 21.09.2020 раньше подписания 22.09.2020"],
        {"signed_on": DAY},
    ),
    (
        "in_date_order",
        act(signed_on=DAY, book_last=NEXT),
        ["меньший номер в книге датирован 22.09.2020 – позже 21.09.2020"],
        {"book_last": DAY},
    ),
    (
        "in_date_order",
        act(signed_on=DAY, book_next=EVE),
        ["больший номер в книге датирован 20.09.2020 – раньше 21.09.2020"],
        {"book_next": DAY},
    ),
    (
        # the book lists acts by their own dates: registering later changes nothing
        "in_date_order",
        act(signed_on=EVE, book_last=DAY),
        ["меньший номер в книге датирован 21.09.2020 – позже 20.09.2020"],
        {"book_last": EVE},
    ),
    (
        "not_retroactive",
        act(effective_from=EVE, signed_on=DAY),
        ["акт не может действовать с 20.09.2020: он подписан 21.09.2020"],
        {"effective_from": DAY},
    ),
    (
        "not_retroactive",
        act(effective_from=NEXT, signed_on=DAY),
        ["акт вступает в силу 22.09.2020"],
        {"effective_from": None},
    ),
    (
        "not_retroactive",
        act(effective_from=DAY, promised_from=EVE),
        ["при регистрации днём вступления в силу указано 20.09.2020"],
        {"promised_from": DAY},
    ),
    (
        "affected_by_act",
        act(),
        ["не указан акт, которым это сделано"],
        {"affecting_act": "order@2021@school-1", "affecting_in_force": True},
    ),
    (
        "affected_by_act",
        act(affecting_act="order@2021@school-1", affecting_words="«Приказ» (2021)"),
        ["«Приказ» (2021) ещё не действует"],
        {"affecting_in_force": True},
    ),
    ("reasoned", act(remark=""), ["не указана причина"], {"remark": "издан ошибочно"}),
    ("reasoned", task(remark=" "), ["не указана причина"], {"remark": "документ отменён"}),
    (
        "predecessors_done",
        task(waits_for=("5@2020@school-1", "8@2020@school-1")),
        [
            "сначала должно быть выполнено 5@2020@school-1",
            "сначала должно быть выполнено 8@2020@school-1",
        ],
        {"waits_for": ()},
    ),
    (
        "listed_reader",
        act(readers=("1", "2"), reader="3"),
        ["в листе ознакомления нет строки «3»"],
        {"reader": "2"},
    ),
    (
        "listed_reader",
        act(readers=("1",), reader="1", readings=(ReadingFact(line="1", on=DAY),)),
        [f"ознакомление уже внесено: строка 1, {DAY:%d.%m.%Y}"],
        {"readings": ()},
    ),
    (
        "listed_reader",
        act(
            readers=("1",),
            reader="1",
            readings=(ReadingFact(line="1", on=DAY - dt.timedelta(days=1)),),
        ),
        [f"ознакомление уже внесено другим днём: строка 1, {DAY - dt.timedelta(days=1):%d.%m.%Y}"],
        {"remark": "день внесён ошибочно"},
    ),
    *(
        (
            name,
            act(
                readers=("1",),
                reader="1",
                publishable=True,
                address="раздел",
                dated_on=DAY + dt.timedelta(days=1),
            ),
            [
                f"документ датирован {DAY + dt.timedelta(days=1):%d.%m.%Y} – это позже, чем "
                f"{DAY:%d.%m.%Y}"
            ],
            {"dated_on": DAY},
        )
        for name in ("listed_reader", "for_the_site")
    ),
    (
        "for_the_site",
        act(publishable=True),
        ["не указано, где на сайте размещён документ"],
        {"address": "раздел «Наставничество»"},
    ),
    (
        "for_the_site",
        act(address="раздел «Наставничество»"),
        [
            "документ этого вида на сайте не размещают: закон этого не требует, а в нём бывают "
            "персональные данные"
        ],
        {"publishable": True},
    ),
    (
        "taken_back_by_paper",
        act(),
        ["акт подписан, а документ, которым подпись признана ошибочной, не указан"],
        {"cancelled_by": "служебная записка № 2"},
    ),
    (
        "waived_by_paper",
        task(waived=True),
        ["не указано основание, по которому разрешено начать раньше"],
        {"basis": "письмо № 4"},
    ),
    (
        "next_number",
        act(number="7", number_expected="6"),
        ["номера этой книги даёт программа подряд, без пропусков: следующий – 6"],
        {"number": "6"},
    ),
    (
        # the school's own book has its own gaps
        "next_number",
        act(number="5", number_expected="6"),
        ["номера этой книги даёт программа подряд, без пропусков: следующий – 6"],
        {"number_expected": ""},
    ),
    (
        "free_number",
        act(number=" "),
        ["не указан регистрационный номер"],
        {"number_required": False},
    ),
    ("proven", task(), ["не указан документ"], {"evidence": paper()}),
    (
        "proven",
        task(evidence=paper(), expected_kinds=("order_pairs",)),
        ["Соглашение № 3 – не тот документ"],
        {"expected_kinds": ("order_pairs", "partner_agreement")},
    ),
    (
        "proven",
        task(evidence=paper(effective=False, state="на подписи", digest="")),
        ["Соглашение № 3 ещё не действует (на подписи)", "у документа нет файла"],
        {"evidence": paper()},
    ),
    (
        "proven",
        task(evidence=paper(date=NEXT)),
        ["документ датирован будущим днём 22.09.2020"],
        {"evidence": paper(date=DAY)},
    ),
    (
        # the day of the term before belongs to the period before
        "proven",
        task(evidence=paper(date=EVE), evidence_after=EVE),
        ["документ от 20.09.2020 относится к другому периоду"],
        {"evidence": paper(date=DAY)},
    ),
    (
        # … and the day of the next term still to this one
        "proven",
        task(evidence=paper(date=DAY), evidence_until=EVE),
        ["документ от 21.09.2020 относится к другому периоду"],
        {"evidence_until": DAY},
    ),
    (
        "proven",
        task(evidence=paper(effective=False, state="зарегистрирован", effective_from=NEXT)),
        ["Соглашение № 3 ещё не действует (зарегистрирован): вступает в силу 22.09.2020"],
        {"evidence": paper()},
    ),
    (
        "other_checker",
        task(evidence=paper(), checker="school-office"),
        ["документ подтверждает не тот, кто его представил"],
        {"checker": "officer"},
    ),
    (
        "returned_with_remark",
        task(),
        ["не указана причина"],
        {"remark": "нет подписи"},
    ),
    (
        "returned_with_remark",
        task(remark="нет подписи", due=NEXT, new_due=NEXT),
        ["новый срок 22.09.2020 не позже прежнего 22.09.2020"],
        {"due": DAY},
    ),
    (
        "returned_with_remark",
        task(remark="нет подписи", new_due=DAY),
        ["новый срок 21.09.2020 не позже дня возврата 21.09.2020"],
        {"new_due": NEXT},
    ),
    (
        "returned_with_remark",
        task(remark="нет подписи", due=EVE, new_due=dt.date(2020, 10, 22)),
        ["новый срок 22.10.2020 дальше 30 календарных дней после возврата (не позже 21.10.2020)"],
        {"new_due": dt.date(2020, 10, 21)},
    ),
    (
        "returned_with_remark",
        task(remark="нет подписи", new_due=NEXT, latest_due=DAY),
        ["новый срок 22.09.2020 позже конца программы (21.09.2020)"],
        {"latest_due": NEXT},
    ),
    (
        "postponed_rightly",
        task(due=DAY),
        [
            "не указана причина",
            "не указан новый срок",
            "срок установлен вышестоящим приказом, а основание переноса не указано",
        ],
        {"new_due": NEXT, "remark": "нет партнёра", "basis": "письмо № 4"},
    ),
    (
        "postponed_rightly",
        task(**POSTPONED | {"due": None}),
        ["у пункта нет срока, который можно перенести"],
        {"due": DAY},
    ),
    (
        "postponed_rightly",
        task(**POSTPONED | {"new_due": DAY}),
        ["новый срок 21.09.2020 не позже прежнего 21.09.2020"],
        {"new_due": NEXT},
    ),
    (
        "postponed_rightly",
        task(**POSTPONED, latest_due=DAY),
        ["новый срок 22.09.2020 позже конца программы (21.09.2020)"],
        {"latest_due": NEXT},
    ),
    (
        "postponed_rightly",
        task(**POSTPONED | {"postponed_times": 2}),
        ["переносов срока уже 2 – больше нельзя"],
        {"postponed_times": 1},
    ),
    (
        "listed_reason",
        task(remark="некогда", na_reasons=("школа закрывается",)),
        ["причины «некогда» нет в списке"],
        {"remark": "школа закрывается"},
    ),
    (
        "taken_off_by_act",
        task(basis=" "),
        ["не указан акт, изменивший дорожную карту"],
        {"basis": "приказ № 700"},
    ),
]
IDS = [f"{name}-{number}" for number, (name, *_) in enumerate(CASES)]


def messages(name, facts):
    return [problem.message for problem in getattr(guards, name)(facts)]


@pytest.mark.parametrize(("name", "facts", "refusals", "cure"), CASES, ids=IDS)
def test_a_guard_names_everything_missing(name, facts, refusals, cure):
    assert messages(name, facts) == refusals


@pytest.mark.parametrize(("name", "facts", "refusals", "cure"), CASES, ids=IDS)
def test_a_guard_lets_the_cured_facts_pass(name, facts, refusals, cure):
    assert messages(name, dc.replace(facts, **cure)) == []


def test_every_guard_has_a_case():
    written = {
        name
        for name, one in inspect.getmembers(guards, inspect.isfunction)
        if one.__module__.startswith(guards.__name__) and not name.startswith("_")
    }

    assert {name for name, *_ in CASES} == written


def test_every_refusal_of_a_guard_has_a_code_of_its_own_kind():
    problems = [
        problem
        for name, facts, *_ in CASES
        if name != "clean_text"
        for problem in getattr(guards, name)(facts)
    ]

    assert all(problem.code.startswith("workflow.") for problem in problems)
