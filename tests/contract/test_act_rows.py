import dataclasses as dc
import datetime as dt

import pytest

from acts.errors import ConfigurationError, ConflictError, InputError
from acts.registers.act_record import TextOrigin

BOOK = "приказы по основной деятельности"
HOLDER = "«О внедрении целевой модели наставничества»"


def register(store, make, act, number, *, date=None, after=0):
    fact = make.fact(
        f"act:{act}",
        "register",
        source="signed",
        target="registered",
        number=number,
        document_date=date,
    )
    return store.append(fact, after=after)


def test_gives_back_an_act_with_its_data(store, make):
    store.save_organizations([make.organization()])
    store.save_act(make.record())
    assert store.act(make.record().id) == make.record()
    assert store.act("order_pairs@2020@school-1") is None


def test_gives_back_whom_an_act_is_about_and_the_text_a_person_edited(store, make):
    store.save_organizations([make.organization()])
    act = make.record(
        "partner_agreement@2020:partner-1@school-1",
        kind="partner_agreement",
        about="partner-1",
        origin=TextOrigin.TAKEN,
        taken=bytes(range(256)) * 200,
    )
    store.save_act(act)
    assert store.act(act.id) == act
    assert store.acts() == (act,)


def test_an_act_of_an_unknown_origin_is_damage(file_store, make):
    from acts.store.models import ActRow

    ActRow.objects.using(file_store.alias).update(origin="found")
    with pytest.raises(ConfigurationError, match="происхождение акта"):
        file_store.act(make.record().id)


def test_a_changed_act_keeps_its_events(furnished, make):
    act = make.record().id
    furnished.append(make.fact(f"act:{act}", "draft", source="", target="draft"), after=0)
    changed = make.record(title="О наставничестве", visas=())
    furnished.save_act(changed)
    assert furnished.act(act) == changed
    assert furnished.act_snapshots(days={"school-1": dt.date(2021, 1, 1)})[act].state == "draft"


def test_lists_acts_of_an_organization_and_of_a_kind(furnished, make):
    other = make.record("order_pairs@2020@school-2", kind="order_pairs", organization="school-2")
    furnished.save_act(other)
    assert furnished.acts() == (make.record(), other)
    assert furnished.acts(organization="school-2") == (other,)
    assert furnished.acts(kind="order_implementation") == (make.record(),)


def test_refuses_an_act_of_an_unknown_organization(furnished, make):
    with pytest.raises(InputError, match="организации «school-9» нет"):
        furnished.save_act(make.record("x@2020@school-9", organization="school-9"))


def test_registration_writes_the_line_of_the_book(furnished, make):
    act = make.record().id
    register(furnished, make, act, "12/3-О", date=dt.date(2020, 9, 20))
    (line,) = furnished.book("school-1", BOOK)
    assert (line.number, line.date, line.act) == ("12/3-О", dt.date(2020, 9, 20), act)
    assert furnished.book("school-2", BOOK) == ()
    assert furnished.verify() == ()


def test_the_day_of_the_fact_is_the_date_where_the_document_has_none(furnished, make):
    register(furnished, make, make.record().id, "7")
    assert furnished.book("school-1", BOOK)[0].date == dt.date(2020, 9, 1)


def test_lists_the_book_by_year_and_number(furnished, make):
    wanted = [("9", 2020), ("12", 2020), ("1", 2021)]
    for number, year in reversed(wanted):
        name = f"order_pairs@{year}@{number}"
        furnished.save_act(make.record(name))
        register(furnished, make, name, number, date=dt.date(year, 2, 1))
    assert [(one.number, one.date.year) for one in furnished.book("school-1", BOOK)] == wanted


def test_a_number_is_taken_once_in_a_book_and_year(furnished, make):
    first, second = make.record().id, "order_pairs@2020@school-1"
    furnished.save_act(make.record(second))
    register(furnished, make, first, "12-О")
    with pytest.raises(ConflictError) as refused:
        register(furnished, make, second, " 12-о")
    assert str(refused.value) == (
        f"номер 12-о в книге «{BOOK}» уже занят: {HOLDER} № 12-О от 01.09.2020. "
        "Возьмите следующий свободный номер."
    )
    assert furnished.history(f"act:{second}") == ()
    register(furnished, make, second, "12-О", date=dt.date(2021, 1, 11))


def test_the_same_number_stands_in_another_book_and_organization(furnished, make):
    register(furnished, make, make.record().id, "12")
    for name, changes in {
        "a@2020@school-1": {"book": "приказы по личному составу"},
        "a@2020@school-2": {"organization": "school-2"},
    }.items():
        furnished.save_act(dc.replace(make.record(name), **changes))
        register(furnished, make, name, "12")
    assert furnished.verify() == ()


def test_an_act_is_registered_once(furnished, make):
    act = make.record().id
    register(furnished, make, act, "12")
    with pytest.raises(ConflictError, match="акт уже зарегистрирован"):
        register(furnished, make, act, "13", after=1)
    assert len(furnished.history(f"act:{act}")) == 1


def recorded(make, act, number, date):
    return make.fact(
        f"act:{act}",
        "record",
        source="",
        target="in_force",
        number=number,
        document_date=dt.date.fromisoformat(date),
    )


def test_a_paper_made_outside_takes_its_number_in_the_book(furnished, make):
    first, second = make.record().id, "order_pairs@2020@school-1"
    furnished.save_act(make.record(second))
    furnished.append(recorded(make, first, "12-О", "2020-09-20"), after=0)
    (line,) = furnished.book("school-1", BOOK)
    assert (line.number, line.date, line.act) == ("12-О", dt.date(2020, 9, 20), first)
    taken = f"уже занят: {HOLDER} № 12-О от 20.09.2020"
    with pytest.raises(ConflictError, match=taken):
        register(furnished, make, second, "12-о")
    with pytest.raises(ConflictError, match=taken):
        furnished.append(recorded(make, second, "12-О", "2020-12-31"), after=0)
    furnished.append(recorded(make, second, "12-О", "2019-09-20"), after=0)
    assert len(furnished.book("school-1", BOOK)) == 2
    assert furnished.verify() == ()


def test_a_paper_made_outside_without_a_number_has_no_line(furnished, make):
    furnished.append(recorded(make, make.record().id, "", "2020-09-20"), after=0)
    assert furnished.book("school-1", BOOK) == ()
    assert furnished.verify() == ()
