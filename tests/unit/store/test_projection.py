import dataclasses as dc
import datetime as dt

from acts.journal import Snapshot, chain, snapshot
from acts.store import projection
from acts.store.cells import Cells
from acts.store.projection import Projection


def test_the_reach_of_a_history_is_its_greatest_day_and_moment(make_fact):
    first = chain(make_fact(on=9, recorded=2), last=None)
    second = chain(make_fact("attach", on=3, recorded=20, target="submitted"), last=first)
    third = chain(make_fact("return", on=4, recorded=5, target="returned"), last=second)
    found = projection.replay([first, second, third])
    assert found.version == 3
    assert found.latest_fact == dt.date(2020, 9, 9)
    assert found.latest_record == dt.datetime(2020, 9, 20, tzinfo=dt.UTC)
    assert found.now == snapshot([first, second, third])


def test_every_field_of_a_snapshot_is_a_column_and_comes_back():
    day, moment = dt.date(2020, 9, 1), dt.datetime(2020, 9, 1, tzinfo=dt.UTC)
    kinds = {str: "текст", int: 7, dt.date | None: day, dt.datetime | None: moment}
    values = {field.name: kinds[field.type] for field in dc.fields(Snapshot)}
    whole = Projection(version=3, latest_fact=day, latest_record=moment, now=Snapshot(**values))
    assert projection.read(list(projection.columns(whole).values()), Cells()) == whole
    assert tuple(projection.columns(whole)) == projection.COLUMNS
