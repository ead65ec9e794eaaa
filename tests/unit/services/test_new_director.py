"""A new director is entered with the first day in office; what was registered stays as it is."""

import openpyxl

from acts.services.auditing import verify
from acts.services.exchange import load_file
from acts.services.exchange_forms import write_form

ORDER = "order_implementation@2020@school-1"
_FIRST, _SINCE, _UNTIL = 5, 8, 9


def change_director(desk):
    """Close the old director's row and write the new one below, as a person does in Excel."""
    path = write_form(desk, desk.organization("school-1")).path
    book = openpyxl.load_workbook(path)
    page = book["Должностные лица"]
    rows = range(_FIRST, _FIRST + 12)
    old = next(row for row in rows if page.cell(row, 3).value == "директор")
    page.cell(old, _UNTIL).value = "30.09.2020"
    new = next(row for row in rows if not page.cell(row, 2).value)
    typed = ("директор", "директор", "Снегирёва", "Алла", "Борисовна", None, "01.10.2020")
    for column, text in enumerate(typed, start=2):
        page.cell(new, column).value = text
    page.cell(new, _UNTIL).value = "30.06.2021"
    book.save(path)
    return load_file(desk, path)


def test_a_new_director_touches_no_registered_act(shop, tmp_path):
    shop.in_force()
    before = shop.desk.store.act(ORDER)
    paper = (tmp_path / before.file).read_bytes()
    history = shop.desk.store.history(f"act:{ORDER}")
    desk = shop.at("2020-10-02")
    assert change_director(desk).is_whole
    assert desk.store.act(ORDER) == before
    assert (tmp_path / before.file).read_bytes() == paper
    assert desk.store.history(f"act:{ORDER}") == history
    assert not verify(desk, None).problems
    assert "Лугова" in str(before.data)


def test_the_next_act_is_signed_by_the_new_director(shop):
    change_director(shop.at("2020-10-02"))
    made = shop.draft("2020-10-05", "2020-10-12", period="2021")
    assert "Снегирёва" in str(made.act.data)
    assert "Лугова" not in str(made.act.data)
    early = shop.draft("2020-10-05", "2020-09-28", period="2020")
    assert "Лугова" in str(early.act.data)
