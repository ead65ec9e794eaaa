import datetime as dt
import gc

import pytest

from acts.store.cells import Cells, many_values
from acts.store.failures import UnreadableRowError


def test_reads_dates_of_either_database():
    cells = Cells()
    assert cells.days["2020-09-01"] == dt.date(2020, 9, 1)
    assert cells.days[dt.date(2020, 9, 1)] == dt.date(2020, 9, 1)
    assert cells.days[None] is None


def test_reads_moments_as_utc():
    cells = Cells()
    moment = dt.datetime(2020, 9, 1, 10, 0, 0, 5, tzinfo=dt.UTC)
    assert cells.moments["2020-09-01 10:00:00.000005"] == moment
    assert cells.moments[moment.astimezone(dt.timezone(dt.timedelta(hours=12)))] == moment
    assert cells.moments[None] is None


def test_equal_texts_become_one_object():
    cells = Cells()
    first, second = ("".join(["школа", "-1"]) for _ in range(2))
    assert first is not second
    assert cells.texts[first] is cells.texts[second]


@pytest.mark.parametrize("cell", ["вчера", "2020-02-30", b"2020-09-01", 5, ""])
def test_refuses_what_is_no_date(cell):
    with pytest.raises(UnreadableRowError):
        Cells().day(cell)
    with pytest.raises(UnreadableRowError):
        Cells().moment(cell)


def test_refuses_an_empty_cell_where_a_value_must_be():
    with pytest.raises(UnreadableRowError):
        Cells().day(None)
    with pytest.raises(UnreadableRowError):
        Cells().moment(None)


def test_the_collector_is_left_as_it_was():
    with many_values():
        assert not gc.isenabled()
    assert gc.isenabled()
    gc.disable()
    try:
        with many_values():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
