"""Numbers of the book and what was signed: nothing that changes afterwards changes the paper."""

import dataclasses as dc
import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acts.errors import WorkflowError
from acts.journal import act_subject, snapshot
from acts.registers.books import BookEntry, book_place, next_number, number_key
from acts.registers.typed_rows import registers_from
from acts.services.auditing import verify

ORDER = "order_implementation@2020@school-1"
BOOK = "приказы по основной деятельности"


def to_the_book(shop, year="2020", period=""):
    """Walk an order up to its signature."""
    name = f"order_implementation@{period or year}@school-1"
    shop.draft(f"{year}-08-17", f"{year}-08-27", period=period or year)
    shop.act(f"{year}-08-18", "submit", of=name)
    shop.act(f"{year}-08-19", "review_ok", of=name)
    shop.act(f"{year}-08-20", "visa", of=name, post="заместитель директора")
    shop.act(f"{year}-08-20", "visa", of=name, post="юрисконсульт")
    shop.act(f"{year}-08-27", "sign", of=name)
    return name


def change(shop, table, **values):
    """Change every row of a table of the registers, as a load would."""
    rows = shop.desk.store.register("school-1", table=table)
    assert rows
    changed = [dc.replace(one, values={**one.values, **values}) for one in rows]
    shop.desk.store.save_register("school-1", changed)
    registers = registers_from("school-1", shop.desk.store.register("school-1"))
    shop.desk.store.save_organizations([registers.organization])


@pytest.fixture
def own_book(shop):
    """A school whose book `acts` keeps."""
    change(shop, "organization", keeps_book="да")
    return shop


# --- what was signed stays -------------------------------------------------------------------


def test_people_who_change_between_signature_and_registration_change_nothing(shop):
    to_the_book(shop)
    text = shop.desk.store.act(ORDER).text_digest
    change(shop, "officials", surname="Иная", name="Анна", patronymic="")
    change(shop, "organization", full_name="Другое учреждение")

    registered = shop.act("2020-08-27", "register", number="64-од")

    assert shop.desk.store.act(ORDER).text_digest == text
    assert "Иная" not in registered.file.read_bytes().decode("utf-8", errors="ignore")
    assert verify(shop.desk, None).problems == ()


def test_a_registered_act_never_rereads_the_registers(shop):
    file = shop.in_force().file
    before = (shop.desk.store.act(ORDER), file.read_bytes())
    change(shop, "officials", surname="Иная", name="Анна", patronymic="")

    assert (shop.desk.store.act(ORDER), file.read_bytes()) == before
    assert verify(shop.desk, None).problems == ()
    with pytest.raises(WorkflowError, match="«проект подготовлен заново» невозможен"):
        shop.draft("2020-09-02", "2020-09-02", period="2020")
    assert (shop.desk.store.act(ORDER), file.read_bytes()) == before


# --- a book that the school keeps ------------------------------------------------------------


def test_the_schools_own_book_has_its_own_gaps(shop):
    to_the_book(shop)

    assert shop.act("2020-08-27", "register", number="164-од").number == "164-од"


def test_a_number_of_the_schools_own_book_is_typed(shop):
    to_the_book(shop)

    with pytest.raises(WorkflowError, match="не указан регистрационный номер"):
        shop.act("2020-08-27", "register")


# --- a book that acts keeps ------------------------------------------------------------------


def test_an_own_book_gives_the_numbers_one_after_another(own_book):
    numbers = []
    for period in ("2020", "2020-2", "2020-3"):
        name = to_the_book(own_book, period=period)
        numbers.append(own_book.act("2020-08-27", "register", of=name).number)

    assert numbers == ["1", "2", "3"]


def test_every_year_begins_anew(own_book):
    for year in ("2020", "2021"):
        name = to_the_book(own_book, year)
        assert own_book.act(f"{year}-08-27", "register", of=name).number == "1"


@pytest.mark.parametrize("number", ["3", "7", "1-од"])
def test_a_typed_number_that_leaves_a_gap_is_refused_with_the_next_one(own_book, number):
    own_book.act("2020-08-27", "register", of=to_the_book(own_book))
    name = to_the_book(own_book, period="2020-2")

    with pytest.raises(WorkflowError, match="без пропусков: следующий – 2"):
        own_book.act("2020-08-27", "register", of=name, number=number)

    assert snapshot(own_book.desk.store.history(act_subject(name))).state == "signed"
    assert own_book.act("2020-08-27", "register", of=name, number="2").number == "2"


def test_a_failed_registration_takes_no_number(own_book, monkeypatch):
    name = to_the_book(own_book)

    def full(*given):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("acts.services.registration.write_whole", full)
        with pytest.raises(OSError, match="No space"):
            own_book.act("2020-08-27", "register", of=name)

    assert own_book.desk.store.book("school-1", BOOK) == ()
    assert own_book.act("2020-08-27", "register", of=name).number == "1"


def test_a_registered_number_is_never_given_back(own_book):
    name = to_the_book(own_book)
    own_book.act("2020-08-27", "register", of=name)

    with pytest.raises(WorkflowError, match="акт уже внесён в книгу под № 1") as refused:
        own_book.act("2020-08-28", "cancel", of=name, reason="ошибка", document="записка № 1")

    assert "repeal" in refused.value.problems[0].remedy


# --- random books ----------------------------------------------------------------------------

DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2021, 12, 31))
TYPED = st.builds("{}{}".format, st.integers(1, 30), st.sampled_from(["", "-од", "/2"]))


def line(number, day):
    return BookEntry(organization="s", book="b", number=number, date=day, act=f"{number}@{day}")


@settings(max_examples=200, deadline=None)
@given(st.lists(DAYS, max_size=30))
def test_numbers_of_an_own_book_are_one_to_n_of_each_year_in_the_order_of_dates(days):
    entries = []
    for day in sorted(days):
        entries.append(line(next_number(entries, year=day.year), day))

    for year in (2020, 2021):
        numbers = [one.number for one in entries if one.date.year == year]
        assert numbers == [str(one) for one in range(1, len(numbers) + 1)]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(TYPED, DAYS), max_size=30))
def test_typed_numbers_that_the_book_takes_are_unique_and_in_the_order_of_dates(offers):
    entries = []
    for number, day in offers:
        place = book_place(entries, number=number, date=day)
        late = place.last_before is not None and day < place.last_before
        early = place.next_after is not None and day > place.next_after
        if not (place.taken_by or late or early):
            entries.append(line(number, day))

    for year in (2020, 2021):
        kept = sorted(
            (one for one in entries if one.date.year == year),
            key=lambda one: number_key(one.number),
        )
        assert len({number_key(one.number) for one in kept}) == len(kept)
        assert [one.date for one in kept] == sorted(one.date for one in kept)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(TYPED, DAYS), max_size=20))
def test_the_next_number_is_after_every_number_of_its_year(offers):
    entries = [line(number, day) for number, day in offers]

    key = number_key(next_number(entries, year=2020))

    assert all(number_key(one.number) < key for one in entries if one.date.year == 2020)
    assert (
        book_place(
            entries, number=next_number(entries, year=2020), date=dt.date(2020, 12, 31)
        ).taken_by
        == ""
    )


# --- the draft beside the paper --------------------------------------------------------------

DRAFT = "Приказ о внедрении 2020 проект.docx"


def test_the_draft_that_nobody_edited_goes_when_the_act_has_its_number(shop):
    to_the_book(shop)
    folder = shop.desk.folder / "out" / "school-1"
    assert (folder / DRAFT).is_file()

    registered = shop.act("2020-08-27", "register", of=ORDER, number="64-од")

    assert [one.name for one in folder.iterdir()] == [registered.file.name]
    assert registered.left == ()
    assert verify(shop.desk, None).problems == ()


def test_an_edited_draft_stays_and_is_named(shop):
    to_the_book(shop)
    path = shop.desk.folder / "out" / "school-1" / DRAFT
    path.write_bytes(b"edited")
    other = path.with_name("Приказ о внедрении 2020-2 проект.docx")
    other.write_bytes(b"of another act")

    registered = shop.act("2020-08-27", "register", of=ORDER, number="64-од")

    assert registered.left == (path,)
    assert path.read_bytes() == b"edited"
    assert other.is_file()


def test_a_registration_that_fails_brings_the_draft_back(shop, monkeypatch):
    to_the_book(shop)
    path = shop.desk.folder / "out" / "school-1" / DRAFT
    before = path.read_bytes()
    gone = []

    def fail(*_):
        gone.append(not path.exists())
        raise WorkflowError("нет")

    monkeypatch.setattr("acts.services.registration._drafts_left", fail)
    with pytest.raises(WorkflowError):
        shop.act("2020-08-27", "register", of=ORDER, number="64-од")

    assert gone == [True]
    assert path.read_bytes() == before
    assert snapshot(shop.desk.store.history(act_subject(ORDER))).number == ""
