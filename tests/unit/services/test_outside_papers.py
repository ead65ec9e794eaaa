"""Papers made outside: entered with kind, number, date and scan, then as good as any act."""

import dataclasses as dc
import datetime as dt
import hashlib

import pytest

from acts.errors import InputError, WorkflowError
from acts.journal import act_subject, snapshot
from acts.registers.act_record import TextOrigin
from acts.services.act_inputs import issue_of
from acts.services.auditing import verify
from acts.services.drafting import draft
from acts.services.evidence_files import LARGEST
from acts.services.outside_papers import PaperGiven, record_paper

ORDERS = "приказы по основной деятельности"


@pytest.fixture
def enter(shop, tmp_path):
    def entered(kind="partners_list", day="2020-09-15", at="2020-09-20", scan="scan", **values):
        values.setdefault("number", "")
        path = tmp_path / f"{scan}.pdf"
        if not path.exists():
            path.write_bytes(b"%PDF-" + scan.encode())
        given = PaperGiven(kind=kind, date=dt.date.fromisoformat(day), scan=path, **values)
        return record_paper(shop.at(at), "school-1", given)

    return entered


def test_a_paper_is_in_force_with_its_scan_beside(shop, enter, tmp_path):
    recorded = enter(number="5")

    act = recorded.act
    assert (act.id, act.origin) == ("partners_list@2020@school-1", TextOrigin.OUTSIDE)
    assert act.title == "Перечень организаций-партнеров"
    assert dict(act.data.fields) == {}
    assert recorded.file.read_bytes() == b"%PDF-scan"
    assert recorded.file == tmp_path / "out/school-1/Перечень организаций-партнеров 2020 № 5.pdf"
    assert act.file_digest == hashlib.sha256(b"%PDF-scan").hexdigest()
    now = snapshot(shop.desk.store.history(act_subject(act.id)))
    assert (now.state, now.number, now.document_date) == ("in_force", "5", dt.date(2020, 9, 15))


def test_it_closes_the_item_it_is_recorded_for(shop, enter):
    recorded = enter()

    assert recorded.proves == ("6@2020@school-1",)
    event = shop.task("2020-09-21", "attach", "6@2020@school-1", act=recorded.act.id)
    assert (event.fact.target, event.fact.details.document) == ("submitted", recorded.act.id)


def test_a_paper_of_another_period_is_offered_for_none(enter):
    assert enter(day="2019-09-15").proves == ()


def test_the_next_act_may_cite_it(shop, enter):
    enter("order_implementation", number="64-од")

    issue = issue_of(shop.at("2020-10-01"), shop.desk.organization("school-1"), on=dt.date.max)

    last = issue.last("order_implementation")
    assert (last.number, last.date, last.in_force) == ("64-од", dt.date(2020, 9, 15), True)


def test_an_order_has_a_number_of_its_book_once_and_in_the_order_of_dates(shop, enter):
    shop.in_force()  # № 64-од of 27 August 2020

    with pytest.raises(WorkflowError, match="не указан регистрационный номер"):
        enter("order_pairs")
    with pytest.raises(WorkflowError, match="уже занят: «Приказ о внедрении"):
        enter("order_pairs", number="64-од")
    with pytest.raises(WorkflowError, match=r"меньший номер в книге датирован 27\.08\.2020"):
        enter("order_pairs", day="2020-08-20", number="65-од")
    assert [one.number for one in shop.desk.store.book("school-1", ORDERS)] == ["64-од"]

    enter("order_pairs", number="65-од")

    lines = shop.desk.store.book("school-1", ORDERS)
    assert [(one.number, one.act) for one in lines][1:] == [("65-од", "order_pairs@2020@school-1")]


@pytest.mark.parametrize("number", ["б/н", " Б/Н ", "б\\н", "бн", "без номера"])
def test_a_paper_without_a_number_stands_in_no_book(shop, enter, number):
    shop.in_force()  # № 64-од of 27 August 2020

    recorded = enter(number=number, book=ORDERS, day="2020-08-20")

    assert recorded.event.fact.details.number == ""
    assert recorded.file.name == "Перечень организаций-партнеров 2020 от 2020-08-20.pdf"
    assert [one.number for one in shop.desk.store.book("school-1", ORDERS)] == ["64-од"]
    assert enter(number=number, book=ORDERS, scan="another").event.fact.details.number == ""


def test_an_order_without_a_number_is_refused_for_that(shop, enter):
    shop.in_force()

    with pytest.raises(WorkflowError) as refused:
        enter("order_pairs", number="б/н")

    assert [one.message for one in refused.value.problems] == ["не указан регистрационный номер"]


def test_a_refused_paper_leaves_nothing(shop, enter, tmp_path):
    with pytest.raises(WorkflowError, match="ещё не наступила"):
        enter(day="2020-09-21", at="2020-09-20")

    assert shop.desk.store.acts() == ()
    assert not (tmp_path / "out").exists()


def test_one_scan_is_entered_once_and_a_second_paper_has_its_own_period(enter):
    enter()

    with pytest.raises(InputError, match="уже внесён: «.*» от "):
        enter()
    assert enter(scan="another").act.id == "partners_list@2020-2@school-1"
    with pytest.raises(InputError, match=r"уже есть.*--period 2020-3"):
        enter(scan="third", period="2020")


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"kind": "partner_list"}, "Возможно, нужно «partners_list»"),
        ({"period": "../.."}, "период «../..» записан неверно"),
        ({"about": "partner-1"}, "нужен только видам каталога"),
        ({"number": "№ 5"}, "номер записан неверно"),
    ],
)
def test_what_is_not_known_is_refused_with_a_remedy(shop, enter, values, why):
    with pytest.raises(InputError, match=why):
        enter(**values)

    assert shop.desk.store.acts() == ()


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.exe", b"x", "это не скан"),
        ("a.pdf", b"", "файл пуст"),
        ("a.pdf", b"MZ\x90\x00<html>", "внутри файла не то"),
        ("a.pdf", b"%PDF-" + bytes(LARGEST), "файл больше 20 МБ"),
    ],
    ids=["program", "empty", "renamed", "large"],
)
def test_what_is_no_scan_is_refused(shop, tmp_path, name, data, why):
    path = tmp_path / name
    path.write_bytes(data)
    given = PaperGiven(kind="partners_list", date=dt.date(2020, 9, 1), scan=path)

    with pytest.raises(InputError, match=why):
        record_paper(shop.at("2020-09-20"), "school-1", given)


def test_an_entered_paper_is_neither_drafted_nor_cancelled_nor_submitted(shop, enter):
    enter("order_implementation", number="64-од")
    name = "order_implementation@2020@school-1"

    with pytest.raises(WorkflowError, match="внесённую бумагу не аннулируют") as refused:
        shop.act("2020-09-20", "cancel", of=name, reason="ошибка")
    assert "expire" in refused.value.problems[0].remedy
    with pytest.raises(WorkflowError, match="невозможен: сейчас – «действует»"):
        shop.act("2020-09-20", "submit", of=name)
    with pytest.raises(WorkflowError, match="невозможен: сейчас – «действует»"):
        draft(shop.at("2020-09-20"), "order_implementation", "school-1")


def test_the_journal_knows_a_changed_scan(shop, enter):
    path = enter().file
    assert verify(shop.desk, None).is_whole

    path.write_bytes(b"forged")

    (problem,) = verify(shop.desk, None).problems
    assert problem.message == "внесённая бумага: файл изменён после формирования"
    assert not verify(shop.desk, None).is_whole


def test_the_journal_knows_a_scan_that_was_changed_together_with_its_row(shop, enter):
    recorded = enter()
    recorded.file.write_bytes(b"forged")
    forged = hashlib.sha256(b"forged").hexdigest()
    shop.desk.store.save_act(dc.replace(recorded.act, file_digest=forged))

    assert [one.code for one in verify(shop.desk, None).problems] == ["act.file"]
