import dataclasses as dc
import datetime as dt

import pytest

from acts.deadlines.reading import Kind
from acts.errors import InputError
from acts.store.save_report import SaveReport

TASK = "task:5@2020@school-1"


def ids(occurrences):
    return [str(one.id) for one in occurrences]


def test_gives_back_an_occurrence_with_every_field(store, make):
    whole = make.occurrence(
        kind=Kind.WINDOW,
        start=dt.date(2020, 9, 1),
        raw_due=dt.date(2020, 9, 27),
        due=dt.date(2020, 9, 28),
        provisional=True,
        confirmed=False,
        retroactive=True,
        evidence_after=dt.date(2019, 12, 31),
        evidence_until=dt.date(2021, 9, 30),
        superseded="редакция 2",
    )
    bare = make.occurrence("6", kind=Kind.CONTINUOUS, raw_due=None, due=None)
    store.save_organizations([make.organization()])
    store.save_plan([whole, bare])
    assert store.occurrences() == (whole, bare)
    assert store.occurrence("5@2020@school-1") == whole
    assert store.occurrence("5@2021@school-1") is None


def test_orders_by_organization_then_item_as_numbers_then_period(store, make):
    store.save_organizations([make.organization(), make.organization("school-2")])
    keys = [("10", "2020"), ("2", "2021"), ("2", "2020"), ("2.10", "2020"), ("2.9", "2020")]
    store.save_plan([make.occurrence(item, period, "school-2") for item, period in keys])
    store.save_plan([make.occurrence("18")])
    assert ids(store.occurrences()) == [
        "18@2020@school-1",
        "2@2020@school-2",
        "2@2021@school-2",
        "2.9@2020@school-2",
        "2.10@2020@school-2",
        "10@2020@school-2",
    ]
    assert ids(store.occurrences(organization="school-1")) == ["18@2020@school-1"]


def test_saving_the_same_plan_twice_changes_nothing(furnished):
    plan = furnished.occurrences()
    report = furnished.save_plan(plan)
    assert report.unchanged == tuple(ids(plan))
    assert report == SaveReport(unchanged=report.unchanged)
    assert furnished.occurrences() == plan


def test_a_changed_term_updates_the_row_and_keeps_its_events(furnished, make):
    furnished.append(make.fact(TASK), after=0)
    moved = make.occurrence(due=dt.date(2020, 10, 1))
    report = furnished.save_plan([moved])
    assert report.changed == ("5@2020@school-1",)
    assert furnished.occurrence("5@2020@school-1") == moved
    assert len(furnished.history(TASK)) == 1
    assert furnished.verify() == ()
    days = {"school-1": dt.date(2020, 10, 1)}
    assert furnished.overdue_count(days=days) == {"school-1": 0}


def test_a_term_moved_by_an_event_survives_a_new_plan(furnished, make):
    furnished.append(make.fact(TASK, "postpone", due=dt.date(2020, 12, 1)), after=0)
    furnished.save_plan([make.occurrence(due=dt.date(2020, 9, 1))])
    assert furnished.verify() == ()
    assert furnished.overdue_count(days={"school-1": dt.date(2020, 12, 1)}) == {"school-1": 0}
    assert furnished.overdue_count(days={"school-1": dt.date(2020, 12, 2)}) == {"school-1": 1}


def test_what_left_the_plan_goes_without_events_and_stays_with_them(furnished, make):
    furnished.save_plan([make.occurrence(period="2021"), make.occurrence(period="2020")])
    furnished.append(make.fact(TASK), after=0)
    report = furnished.save_plan([make.occurrence(period="2022")])
    assert report.added == ("5@2022@school-1",)
    assert report.removed == ("5@2021@school-1",)
    assert report.kept == ("5@2020@school-1",)
    assert ids(furnished.occurrences(organization="school-1")) == [
        "5@2020@school-1",
        "5@2022@school-1",
        "10@2021@school-1",
    ]


def test_a_plan_of_one_school_leaves_the_others_alone(furnished, make):
    furnished.save_plan([make.occurrence(period="2022", owner="school-2")])
    assert "5@2020@school-1" in ids(furnished.occurrences())


def test_refuses_a_plan_for_an_unknown_organization(furnished, make):
    before = furnished.occurrences()
    plan = [make.occurrence("7"), make.occurrence(owner="school-8"), make.occurrence(owner="x")]
    with pytest.raises(InputError) as refused:
        furnished.save_plan(plan)
    assert [problem.message for problem in refused.value.problems] == [
        "организации «school-8» нет в хранилище",
        "организации «x» нет в хранилище",
    ]
    assert furnished.occurrences() == before


def test_finds_ids_by_the_beginning_of_each_part(furnished, make):
    furnished.save_plan([make.occurrence("А"), make.occurrence("a")])

    def found(**parts):
        return [str(one) for one in furnished.find_occurrences(**parts)]

    assert len(found()) == 5
    assert found(item="1") == ["10@2021@school-1"]
    assert found(period="2020", organization="school-2") == ["5@2020@school-2"]
    assert found(item="A") == []
    assert found(item="%") == []


LATE = {"school-1": dt.date(2020, 10, 1), "school-2": dt.date(2020, 10, 1)}


def test_counts_the_overdue_of_each_organization_asked_about(furnished, make):
    furnished.append(make.fact(TASK, "attach", target="submitted", document="act-1"), after=0)
    assert furnished.overdue_count(days=LATE) == {"school-1": 0, "school-2": 1}
    assert furnished.overdue_count(days={"school-3": dt.date(2020, 10, 1)}) == {"school-3": 0}


def test_counts_each_organization_on_its_own_day(furnished):
    days = {"school-1": dt.date(2020, 10, 1), "school-2": dt.date(2020, 9, 30)}
    assert furnished.overdue_count(days=days) == {"school-1": 1, "school-2": 0}


@pytest.mark.parametrize(
    "excuse", [{"confirmed": False}, {"retroactive": True}, {"due": None}, {"superseded": "2"}]
)
def test_an_excused_occurrence_is_not_counted(furnished, make, excuse):
    furnished.save_plan([make.occurrence(**excuse)])
    assert furnished.overdue_count(days=LATE)["school-1"] == 0


def test_terms_before_tracking_are_not_counted(furnished, make):
    tracked = dc.replace(make.organization(), tracked_from=dt.date(2020, 10, 1))
    furnished.save_organizations([tracked])
    assert furnished.overdue_count(days=LATE) == {"school-1": 0, "school-2": 1}


EDITION = "редакция 2 (приказ № 9 от 01.03.2021)"


def done(store, make, task=TASK):
    """Close an occurrence: what its guards ask is not the store's affair."""
    store.append(make.fact(task, "attach", target="submitted", document="act-1"), after=0)
    store.append(make.fact(task, "confirm", source="submitted", target="done"), after=1)


def test_what_an_edition_dropped_goes_without_events_and_is_marked_with_them(furnished, make):
    furnished.save_plan([make.occurrence("7"), make.occurrence("7", "2021")])
    furnished.append(make.fact("task:7@2020@school-1"), after=0)
    plan = [make.occurrence(), make.occurrence("10", "2021", due=dt.date(2021, 1, 20))]

    report = furnished.save_plan(plan, whole=["school-1"], edition=EDITION)

    assert report.removed == ("7@2021@school-1",)
    assert report.kept == report.superseded == ("7@2020@school-1",)
    assert furnished.occurrence("7@2020@school-1") == make.occurrence("7", superseded=EDITION)
    assert len(furnished.history("task:7@2020@school-1")) == 1
    assert furnished.overdue_count(days=LATE)["school-1"] == 1  # item 5 alone
    assert furnished.verify() == ()
    again = furnished.save_plan(plan, whole=["school-1"], edition="редакция 3")
    assert (again.superseded, again.removed, again.changed) == ((), (), ())
    assert furnished.occurrence("7@2020@school-1").superseded == EDITION


def test_what_is_closed_keeps_the_terms_it_was_closed_under(furnished, make):
    done(furnished, make)
    moved = make.occurrence(due=dt.date(2020, 9, 1))

    report = furnished.save_plan([moved], edition=EDITION)

    assert (report.superseded, report.changed) == (("5@2020@school-1",), ())
    kept = make.occurrence(superseded=EDITION)
    assert furnished.occurrence("5@2020@school-1") == kept
    assert furnished.save_plan([moved]).unchanged == ("5@2020@school-1",)
    assert furnished.occurrence("5@2020@school-1") == kept


def test_what_is_closed_under_the_same_terms_is_not_marked(furnished, make):
    done(furnished, make)

    assert furnished.save_plan([make.occurrence()], edition=EDITION).superseded == ()


def test_what_is_open_takes_the_terms_of_the_edition(furnished, make):
    furnished.append(make.fact(TASK), after=0)
    moved = make.occurrence(due=dt.date(2020, 12, 1))

    report = furnished.save_plan([moved], edition=EDITION)

    assert (report.superseded, report.changed) == ((), ("5@2020@school-1",))
    assert furnished.occurrence("5@2020@school-1") == moved


def test_what_a_later_plan_asks_for_again_loses_its_mark(furnished, make):
    furnished.append(make.fact(TASK), after=0)
    furnished.save_plan([make.occurrence(period="2021")], edition=EDITION)
    assert furnished.occurrence("5@2020@school-1").superseded == EDITION

    report = furnished.save_plan([make.occurrence(), make.occurrence(period="2021")])

    assert report.changed == ("5@2020@school-1",)
    assert furnished.occurrence("5@2020@school-1") == make.occurrence()


def test_a_whole_plan_without_an_organization_s_items_takes_them_out(furnished, make):
    report = furnished.save_plan([], whole=["school-2"])

    assert report.removed == ("5@2020@school-2",)
    assert ids(furnished.occurrences()) == ["5@2020@school-1", "10@2021@school-1"]


def test_a_school_never_gets_what_was_read_for_another(store, make):
    names = ("school-1", "школа №\u00a01", "a'b\"%s%%", "")
    days = dict.fromkeys(names, dt.date(2100, 1, 1))
    for name in names[:3]:
        store.save_organizations([make.organization(name)])
        store.save_plan([make.occurrence("5", "2020", name)])
        store.append(make.fact(f"task:5@2020@{name}"), after=0)
        act = make.record(f"order@2020@{name}", organization=name)
        store.save_act(act)
        store.append(make.fact(f"act:{act.id}"), after=0)
    for name in (*names, *reversed(names)):
        mine = [name] if name else []
        assert ids(store.occurrences(organization=name)) == [f"5@2020@{one}" for one in mine]
        assert list(store.snapshots(days=days, organization=name)) == [
            f"5@2020@{one}" for one in mine
        ]
        assert list(store.act_snapshots(days=days, organization=name)) == [
            f"order@2020@{one}" for one in mine
        ]


def test_tells_where_each_occurrence_of_a_year_stands(store, make):
    store.save_organizations([make.organization()])
    dated = make.occurrence("5", "2020", due=dt.date(2020, 9, 30))
    later = make.occurrence("5", "2021", due=dt.date(2021, 9, 30), confirmed=False)
    undated = make.occurrence("6", kind=Kind.CONTINUOUS, raw_due=None, due=None)
    store.save_plan([later, undated, dated])

    (found,) = store.standings(year=2020)
    assert (found.organization, found.item, found.period) == ("school-1", "5", "2020")
    assert (found.state, found.due, found.confirmed) == ("", dt.date(2020, 9, 30), True)
    assert [one.confirmed for one in store.standings(year=2021)] == [False]
    assert [(one.item, one.period) for one in store.standings()] == [
        (one.id.item, one.id.period) for one in store.occurrences()
    ]
    assert store.standings(year=1999) == ()


def test_a_standing_follows_the_events_and_a_moved_term(furnished):
    by_name = {f"{one.item}@{one.period}@{one.organization}": one for one in furnished.standings()}
    now = furnished.snapshots(
        days={one.id: dt.date(2100, 1, 1) for one in furnished.organizations()}
    )
    for one in furnished.occurrences():
        found, known = by_name[str(one.id)], now.get(str(one.id))
        assert found.state == (known.state if known else "")
        assert found.due == ((known and known.due) or one.due)
        assert found.document_date == (known.document_date if known else None)
        assert found.confirmed == (one.confirmed or bool(known and known.due))
