"""The plan: order № 553 laid out by hand, and the rules by which anything is laid out."""

import dataclasses as dc
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acts import resources
from acts.deadlines.policy import Policies
from acts.deadlines.reading import Context, Every, Kind, MonthDay, Reading, Relative
from acts.errors import InputError
from acts.order import Edition, Order
from acts.organization import FanOut, Organization
from acts.plan import OccurrenceId, build_plan, wordings
from acts.roadmap import (
    Body,
    Confirmation,
    Deadline,
    FurtherTerm,
    Item,
    ReadTerm,
    Roadmap,
)
from acts.sources.dates import parse_date
from acts.sources.roadmaps import load_roadmap
from acts.working_days import working_days

DAYS = working_days()

# Every dated term of order № 553 for one school, worked out by hand from the printed column and a
# production calendar. «Август–сентябрь» and «сентябрь» end on 30.09: 2023 is a Saturday → 02.10.
AUTUMN = {
    "2020": "30.09.2020",
    "2021": "30.09.2021",
    "2022": "30.09.2022",
    "2023": "02.10.2023",
    "2024": "30.09.2024",
}
SCHOOL = {
    "4": AUTUMN,
    # «далее ежегодно до 1 сентября»; 01.09.2024 is a Sunday
    "5": {
        "2020": "30.09.2020",
        "2021": "01.09.2021",
        "2022": "01.09.2022",
        "2023": "01.09.2023",
        "2024": "02.09.2024",
    },
    "6": AUTUMN,
    "7": {"2020": "30.09.2020", "по-необходимости": None},
    "8": AUTUMN,
    "9": AUTUMN,
    # «до 1 октября»; 01.10.2022 is a Saturday, 01.10.2023 a Sunday
    "10": {
        "2020": "01.10.2020",
        "2021": "01.10.2021",
        "2022": "03.10.2022",
        "2023": "02.10.2023",
        "2024": "01.10.2024",
    },
    "11": {"постоянно": None},
    # 31.10.2020 is a Saturday
    "12": {"2020": "02.11.2020", "2021": "30.06.2021"},
    # «не позднее 20 января»: 2020 passed before the order; 20.01.2024 is a Saturday
    "13": {
        "2021": "20.01.2021",
        "2022": "20.01.2022",
        "2023": "20.01.2023",
        "2024": "22.01.2024",
    },
    # «не позднее 1 декабря»; 01.12.2024 is a Sunday
    "14": {
        "2020": "01.12.2020",
        "2021": "01.12.2021",
        "2022": "01.12.2022",
        "2023": "01.12.2023",
        "2024": "02.12.2024",
    },
    "17": {"постоянно": None},
    "18": {"постоянно": None},
}
# 31.12.2021 was a day off (moved from 3 January), and so was 31.12.2024 (from 7 January); then the
# New Year holidays: first working days 10.01.2022, 09.01.2023, 09.01.2024, 09.01.2025.
REGION = {
    "1": {"2020": "31.07.2020"},
    # 31.07.2021 is a Saturday, 31.07.2022 a Sunday
    "2": {
        "2020": "31.07.2020",
        "2021": "02.08.2021",
        "2022": "01.08.2022",
        "2023": "31.07.2023",
        "2024": "31.07.2024",
    },
    "3": {"2020": "31.08.2020"},
    "6": AUTUMN,
    "11": {"постоянно": None},
    "14": SCHOOL["14"],
    "15": {
        "2020": "31.12.2020",
        "2021": "10.01.2022",
        "2022": "09.01.2023",
        "2023": "09.01.2024",
        "2024": "09.01.2025",
    },
    "16": {"2020": "31.12.2020"},
    "17": {"постоянно": None},
    "18": {"постоянно": None},
}


def body(name="school-1", fan_out=FanOut.EACH_SCHOOL):
    return Organization(
        id=name,
        fan_out=fan_out,
        full_name="Школа",
        short_name="Школа",
        place="с. Рассветное",
        zone="Asia/Kamchatka",
    )


@pytest.fixture(scope="module")
def order_553():
    return load_roadmap(resources.roadmaps() / "kamchatka" / "553-2020-06-26.yaml")


def by_hand(table, organization):
    return {
        f"{item}@{period}@{organization}": parse_date(due) if due else None
        for item, terms in table.items()
        for period, due in terms.items()
    }


@pytest.mark.parametrize(
    ("fan_out", "table", "count"),
    [
        (FanOut.EACH_SCHOOL, SCHOOL, 46),
        (FanOut.REGION, REGION, 26),
        (FanOut.EACH_MUNICIPALITY, {}, 0),
    ],
)
def test_order_553_gives_each_kind_of_body_what_the_order_says(order_553, fan_out, table, count):
    plan = build_plan(order_553, [body("one", fan_out)], DAYS)

    assert {str(one.id): one.due for one in plan} == by_hand(table, "one")
    assert len(plan) == count


MINISTRY = {"1", "2", "3", *(str(number) for number in range(14, 19))}
INSTITUTE = {"2", "3", "6", "11", *(str(number) for number in range(14, 19))}


def test_two_bodies_of_one_kind_owe_each_its_own_items(order_553):
    kinds = {"minobr": ("ministry", MINISTRY), "kiro": ("institute", INSTITUTE)}
    region = [dc.replace(body(name, FanOut.REGION), body=code) for name, (code, _) in kinds.items()]
    plan = build_plan(order_553, [*region, body("any", FanOut.REGION)], DAYS)

    for name, (_, items) in kinds.items():
        owed = {str(one.id): one.due for one in plan if one.id.organization == name}
        table = {item: terms for item, terms in REGION.items() if item in items}
        assert owed == by_hand(table, name)
    assert {one.id.item for one in plan if one.id.organization == "any"} == set(REGION)


def test_a_body_the_roadmap_does_not_have_is_named_with_those_it_has(order_553):
    wrong = [
        dc.replace(body("minobr", FanOut.REGION), body="minister"),
        dc.replace(body("one"), body="ministry"),
        dc.replace(body("town", FanOut.EACH_MUNICIPALITY), body="town"),
    ]
    with pytest.raises(InputError) as refused:
        build_plan(order_553, wrong, DAYS)

    assert [(one.place, one.remedy) for one in refused.value.problems] == [
        ("minobr", "Укажите в поле body один из: ministry, institute"),
        ("one", "Укажите в поле body один из: school"),
        ("town", "Уберите поле body"),
    ]
    assert "орган «minister»" in refused.value.problems[0].message


def test_a_shifted_date_is_explained_beside_the_printed_one(order_553):
    plan = {str(one.id): one for one in build_plan(order_553, [body()], DAYS)}

    saturday = plan["12@2020@school-1"]
    assert (saturday.start, saturday.raw_due) == (dt.date(2020, 9, 1), dt.date(2020, 10, 31))
    assert "31.10.2020 – суббота, перенесено на 02.11.2020" in saturday.rule
    assert "перенесено на 02.09.2024" in plan["5@2024@school-1"].rule
    assert not any(one.provisional for one in plan.values())


def test_shipped_readings_are_confirmed_and_none_is_retroactive(order_553):
    plan = build_plan(order_553, [body(), body("region", FanOut.REGION)], DAYS)

    assert all(one.confirmed for one in plan)
    assert not [str(one.id) for one in plan if one.retroactive]


def test_a_proof_is_dated_between_two_terms(order_553):
    plan = {str(one.id): one for one in build_plan(order_553, [body()], DAYS)}

    def window(name):
        return plan[name].evidence_after, plan[name].evidence_until

    # the first one opens with the programme, 26.06.2020; the last stays open
    assert window("5@2020@school-1") == (dt.date(2020, 6, 25), dt.date(2021, 9, 1))
    assert window("5@2021@school-1") == (dt.date(2020, 9, 30), dt.date(2022, 9, 1))
    assert window("5@2024@school-1") == (dt.date(2023, 9, 1), None)
    assert window("12@2021@school-1") == (dt.date(2020, 11, 2), None)
    assert window("11@постоянно@school-1") == (None, None)


ORGANIZATIONS = st.lists(
    st.builds(
        body,
        st.from_regex(r"[a-z]{1,6}-[0-9]{1,3}", fullmatch=True),
        st.sampled_from(FanOut),
    ),
    max_size=5,
    unique_by=lambda one: one.id,
)


@given(ORGANIZATIONS, ORGANIZATIONS)
def test_the_plan_of_a_union_is_the_union_of_plans(order_553, some, others):
    others = [one for one in others if one.id not in {mine.id for mine in some}]

    whole = build_plan(order_553, [*some, *others], DAYS)

    assert whole == build_plan(order_553, some, DAYS) + build_plan(order_553, others, DAYS)
    assert whole == build_plan(order_553, [*some, *others], DAYS)
    assert len({str(one.id) for one in whole}) == len(whole)


# --- rules, on a small roadmap ---------------------------------------------------------------

STANDS = Confirmation(by="юрист", on=dt.date(2020, 7, 1), reason="названо число")


def window(start, end):
    return Reading(
        kind=Kind.WINDOW, start=dt.date.fromisoformat(start), end=dt.date.fromisoformat(end)
    )


def roadmap(*readings, text="срок", confirmed=STANDS, policies=None, bodies=("school",)):
    terms = tuple(ReadTerm(reading=one, confirmation=confirmed) for one in readings)
    return Roadmap(
        id="small",
        order=Order(
            issuer="Управление образования",
            kind="приказ",
            number="1",
            date=dt.date(2020, 6, 1),
            place="с. Рассветное",
            title="О наставничестве",
            signatory="начальник",
            points=(),
        ),
        annex="приложение 1",
        title="Дорожная карта",
        period_start=dt.date(2020, 6, 1),
        period_end=dt.date(2022, 12, 31),
        bodies=(
            Body(id="school", name="школы", fan_out=FanOut.EACH_SCHOOL),
            Body(id="ministry", name="министерство", fan_out=FanOut.REGION),
        ),
        items=(
            Item(
                number="1",
                title="Дело",
                bodies=bodies,
                responsible="школы",
                deadline=Deadline(text=text, readings=terms),
            ),
        ),
        policies=policies or Policies(zone="Asia/Kamchatka"),
    )


def plan_of(*readings, **values):
    return build_plan(roadmap(*readings, **values), [body()], DAYS)


@pytest.mark.parametrize(
    ("reading", "label"),
    [
        (Reading(kind=Kind.CONTINUOUS, scope="plan"), "постоянно"),
        (Reading(kind=Kind.ON_DEMAND, cause="need"), "по-необходимости"),
        (
            Reading(kind=Kind.RELATIVE, relative=Relative(amount=1, unit="month", anchor="item:5")),
            "по-факту",
        ),
        (Reading(kind=Kind.EVENT, event="приказ"), "по-событию"),
        (Reading(kind=Kind.FROM, start=dt.date(2020, 9, 1)), "с-даты"),
        (Reading(kind=Kind.NONE), "без-срока"),
        (Reading(kind=Kind.IMPOSSIBLE, why="31 июня нет"), "срок-не-разобран"),
    ],
)
def test_a_duty_without_a_date_is_an_occurrence_too(reading, label):
    (one,) = plan_of(reading, text="по мере сил")

    assert str(one.id) == f"1@{label}@school-1"
    assert (one.due, one.raw_due, one.rule) == (None, None, "«по мере сил»")


def test_an_unread_deadline_is_an_occurrence_that_asks_for_a_person():
    (one,) = plan_of(text="к первому снегу")

    assert str(one.id) == "1@срок-не-разобран@school-1"
    assert (one.confirmed, one.rule) == (False, "«к первому снегу» – срок не разобран")


def test_an_impossible_deadline_asks_for_a_person():
    (one,) = plan_of(Reading(kind=Kind.IMPOSSIBLE, why="31 июня нет"), confirmed=None)

    assert not one.confirmed


def test_a_yearly_term_outside_the_period_was_read_all_the_same():
    never = Reading(kind=Kind.YEARLY, end_day=MonthDay(10, 1), first_year=2090, op="до")

    (one,) = plan_of(never)

    assert (one.id.period, one.due, one.confirmed) == ("вне-периода", None, True)


def test_terms_of_one_year_are_numbered():
    plan = plan_of(
        window("2020-11-01", "2020-11-30"),
        window("2020-09-01", "2020-09-30"),
        window("2021-09-01", "2021-09-30"),
    )

    assert [(one.id.period, one.due.isoformat()) for one in plan] == [
        ("2020-1", "2020-09-30"),
        ("2020-2", "2020-11-30"),
        ("2021", "2021-09-30"),
    ]


def test_two_duties_without_a_date_are_numbered_too():
    plan = plan_of(
        Reading(kind=Kind.ON_DEMAND, cause="need"), Reading(kind=Kind.ON_DEMAND, cause="request")
    )

    assert [one.id.period for one in plan] == ["по-необходимости-1", "по-необходимости-2"]


def test_a_corrected_date_keeps_its_id():
    before = plan_of(window("2020-09-01", "2020-09-30"))
    after = plan_of(window("2020-08-01", "2020-10-31"))

    assert [one.id for one in before] == [one.id for one in after]
    assert before[0].due != after[0].due


def test_a_term_before_the_order_is_retroactive_and_takes_any_earlier_proof():
    first, second = plan_of(window("2020-05-01", "2020-05-31"), window("2020-09-01", "2020-09-30"))

    assert (first.retroactive, first.evidence_after) == (True, None)
    # 31.05.2020 is a Sunday: the term moved to 1 June
    assert (second.retroactive, second.evidence_after) == (False, dt.date(2020, 6, 1))


def test_duties_of_a_named_body_alone_are_owed_by_who_names_it():
    base = Body(id="base", name="ОО", fan_out=FanOut.EACH_SCHOOL, named_only=True)
    alone = roadmap(window("2020-09-01", "2020-09-30"), bodies=("base",))
    alone = dc.replace(alone, bodies=(*alone.bodies, base))

    assert build_plan(alone, [body()], DAYS) == ()
    assert len(build_plan(alone, [dc.replace(body(), body="base")], DAYS)) == 1


def test_a_term_on_the_very_day_of_the_order_is_not_retroactive():
    (one,) = plan_of(window("2020-05-01", "2020-06-01"))

    assert not one.retroactive


@pytest.mark.parametrize(
    ("confirmed", "question", "stands"),
    [(None, "какого месяца?", False), (None, "", True), (STANDS, "какого месяца?", True)],
)
def test_a_reading_with_a_question_waits_for_a_person(confirmed, question, stands):
    reading = dc.replace(window("2020-09-01", "2020-09-30"), question=question)

    (one,) = plan_of(reading, confirmed=confirmed, text="Сентябрь 2020 года")

    assert one.confirmed is stands


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("Сентябрь 2020 года", True),
        ("Октябрь 2020 года", False),  # the file says what the wording doesn't
        ("к первому звонку", False),  # nobody can hold the file against it
    ],
)
def test_an_unconfirmed_reading_stands_when_the_wording_itself_says_it(text, stands):
    (one,) = plan_of(window("2020-09-01", "2020-09-30"), confirmed=None, text=text)

    assert one.confirmed is stands


def test_an_unclear_yearly_part_does_not_silence_a_clear_first_term():
    # as a file holds it: the question is not in the file, the wording asks it
    unclear = Reading(
        kind=Kind.YEARLY,
        start_day=MonthDay(9, 1),
        end_day=MonthDay(9, 30),
        first_year=2021,
        inferred=True,
    )

    plan = plan_of(
        window("2020-09-01", "2020-09-30"),
        unclear,
        confirmed=None,
        text="Сентябрь 2020 года, далее ежегодно",
    )

    assert {one.id.period: one.confirmed for one in plan} == {
        "2020": True,
        "2021": False,
        "2022": False,
    }


@pytest.mark.parametrize(("working", "due"), [(False, "2020-06-11"), (True, "2020-06-16")])
def test_bare_days_from_the_order_count_as_the_roadmap_says(working, due):
    # 10 days after Monday 01.06.2020: the 11th; over weekends and the holiday of 12 June, the 16th
    reading = Reading(kind=Kind.RELATIVE, relative=Relative(amount=10, unit="day", anchor="order"))

    (one,) = plan_of(reading, policies=Policies(bare_days_working=working))

    assert one.due.isoformat() == due


def test_a_governing_term_of_another_place_replaces_the_column_of_its_year():
    small = roadmap(window("2020-09-01", "2020-09-30"), window("2021-09-01", "2021-09-30"))
    (item,) = small.items
    term = FurtherTerm(
        place="п. 3 приказа",
        text="до 25 сентября 2020 года",
        reading=Reading(kind=Kind.UNTIL, end=dt.date(2020, 9, 25), op="до"),
        governs=True,
        reason="приказ выше карты",
    )
    governed = dc.replace(small, items=(dc.replace(item, further_terms=(term,)),))
    shown = dc.replace(
        small, items=(dc.replace(item, further_terms=(dc.replace(term, governs=False),)),)
    )

    assert [
        (one.id.period, one.due.isoformat()) for one in build_plan(governed, [body()], DAYS)
    ] == [
        ("2020", "2020-09-25"),
        ("2021", "2021-09-30"),
    ]
    assert build_plan(governed, [body()], DAYS)[0].rule.startswith("п. 3 приказа: до 25 сентября")
    assert build_plan(shown, [body()], DAYS) == build_plan(small, [body()], DAYS)


@pytest.mark.parametrize(("question", "stands"), [("", True), ("Какой год?", False)])
def test_a_governing_term_that_asks_something_waits_for_a_person(question, stands):
    small = roadmap(window("2020-09-01", "2020-09-30"))
    reading = dc.replace(until("2020-09-25"), question=question)
    term = FurtherTerm(
        place="примечание", text="до 25 сентября", reading=reading, governs=True, reason="ниже"
    )
    (item,) = small.items
    governed = dc.replace(small, items=(dc.replace(item, further_terms=(term,)),))

    (one,) = build_plan(governed, [body()], DAYS)

    assert (one.due, one.confirmed) == (dt.date(2020, 9, 25), stands)


def test_a_year_without_a_calendar_is_marked_provisional():
    assert plan_of(window("2030-09-01", "2030-09-30"))[0].provisional


@pytest.mark.parametrize(
    ("bodies", "owners"),
    [
        (("school",), ["school-1"]),
        (("ministry",), ["region"]),
        (("school", "ministry"), ["school-1", "region"]),
    ],
)
def test_an_item_goes_to_the_bodies_it_names(bodies, owners):
    given_to = [
        body(),
        body("district", FanOut.EACH_MUNICIPALITY),
        body("region", FanOut.REGION),
    ]

    plan = build_plan(roadmap(window("2020-09-01", "2020-09-30"), bodies=bodies), given_to, DAYS)

    assert [one.id.organization for one in plan] == owners


def test_the_context_of_a_roadmap_is_its_order_and_period():
    assert roadmap().context == Context(
        order_date=dt.date(2020, 6, 1),
        period_start=dt.date(2020, 6, 1),
        period_end=dt.date(2022, 12, 31),
    )


@pytest.mark.parametrize("text", ["5@2021@school-1", " 5.@2021@school-1 "])
def test_an_id_is_read_with_or_without_the_printed_dot(text):
    assert OccurrenceId.parse(text) == OccurrenceId(
        item="5", period="2021", organization="school-1"
    )


@given(
    st.builds(
        OccurrenceId,
        item=st.from_regex(r"[0-9]{1,2}(\.[0-9])?", fullmatch=True),
        period=st.sampled_from(["2020", "2020-1", "по-необходимости"]),
        organization=st.from_regex(r"[a-zа-я0-9-]{1,12}", fullmatch=True),
    )
)
def test_an_id_survives_being_written_and_read(one):
    assert OccurrenceId.parse(str(one)) == one


@pytest.mark.parametrize("text", ["", "5", "5@2021", "5@@school", "5@2021@a@b", "5@20 21@a"])
def test_another_shape_is_no_id(text):
    with pytest.raises(InputError, match="не номер исполнения.*пункт@период@организация"):
        OccurrenceId.parse(text)


# --- editions ----------------------------------------------------------------------------------


def amended(*readings, valid_from="2021-03-15", text="срок", **fields):
    """A later edition of the small roadmap, by an order of 1 March 2021."""
    edition = Edition(
        number=2,
        kind="приказ",
        order_number="9",
        date=dt.date(2021, 3, 1),
        valid_from=dt.date.fromisoformat(valid_from),
    )
    later = dc.replace(roadmap(*readings, text=text), editions=(edition,))
    return dc.replace(later, items=tuple(dc.replace(one, **fields) for one in later.items))


def until(day):
    return Reading(kind=Kind.UNTIL, end=dt.date.fromisoformat(day), op="до")


def dated(plan):
    return {one.id.period: (one.due and one.due.isoformat(), one.retroactive) for one in plan}


def test_terms_before_an_edition_stay_and_later_ones_follow_it():
    before = roadmap(until("2020-09-30"), until("2021-09-30"), until("2022-09-30"))
    after = amended(until("2020-10-15"), until("2021-10-15"))

    plan = build_plan(after, [body()], DAYS, former=[before])

    assert dated(plan) == {"2020": ("2020-09-30", False), "2021": ("2021-10-15", False)}
    assert dated(build_plan(after, [body()], DAYS)) == {
        "2020": ("2020-10-15", False),
        "2021": ("2021-10-15", False),
    }


def second_item(later, *readings):
    terms = tuple(ReadTerm(reading=one, confirmation=STANDS) for one in readings)
    item = dc.replace(
        later.items[0], number="2", deadline=Deadline(text="срок", readings=terms), edition=2
    )
    return dc.replace(later, items=(*later.items, item))


def test_an_item_an_edition_brings_for_a_day_before_it_is_retroactive():
    before = roadmap(until("2022-09-30"))
    after = second_item(amended(until("2022-09-30")), until("2021-02-01"), until("2022-02-01"))

    plan = build_plan(after, [body()], DAYS, former=[before])

    assert dated(one for one in plan if one.id.item == "2") == {
        "2021": ("2021-02-01", True),
        "2022": ("2022-02-01", False),
    }


def yearly(*days):
    return [Reading(kind=Kind.YEARLY, end_day=MonthDay(*day), op="до") for day in days]


def test_two_terms_in_place_of_one_ask_for_nothing_before_the_edition():
    before = roadmap(*yearly((9, 1)))
    after = amended(*yearly((2, 1), (9, 1)), valid_from="2021-12-01")

    plan = build_plan(after, [body()], DAYS, former=[before])

    assert dated(plan) == {
        "2020": ("2020-09-01", False),
        "2021": ("2021-09-01", False),
        "2022-1": ("2022-02-01", False),
        "2022-2": ("2022-09-01", False),
    }


def test_a_proof_of_a_month_is_dated_between_its_neighbours():
    plan = plan_of(Reading(kind=Kind.EVERY, every=Every(unit="month")))

    year = [one for one in plan if one.id.period.startswith("2021-")]
    assert [one.id.period for one in year] == [f"2021-{month}" for month in range(1, 13)]
    assert [one.evidence_until for one in year[:-1]] == [one.due for one in year[1:]]
    assert [one.evidence_after for one in year[1:]] == [one.due for one in year[:-1]]


def test_a_proof_is_dated_between_the_terms_that_stand_after_all_editions():
    before = roadmap(*yearly((10, 1)))
    after = amended(*yearly((3, 1)), valid_from="2022-01-01")

    plan = build_plan(after, [body()], DAYS, former=[before])

    assert [(one.id.period, one.evidence_after, one.evidence_until) for one in plan] == [
        ("2020", dt.date(2020, 5, 31), dt.date(2021, 10, 1)),
        ("2021", dt.date(2020, 10, 1), dt.date(2022, 3, 1)),
        ("2022", dt.date(2021, 10, 1), None),
    ]


def counted_from(anchor, number="2"):
    reading = Reading(
        kind=Kind.RELATIVE, relative=Relative(amount=1, unit="month", anchor=f"item:{anchor}")
    )
    return Item(
        number=number,
        title="Отчёт",
        bodies=("school",),
        responsible="школы",
        deadline=Deadline(text="срок", readings=(ReadTerm(reading=reading, confirmation=STANDS),)),
    )


def test_a_term_counted_from_a_yearly_item_recurs_with_it():
    small = roadmap(*yearly((10, 1)))
    chained = dc.replace(small, items=(*small.items, counted_from("1"), counted_from("2", "3")))

    plan = build_plan(chained, [body()], DAYS)

    counted = [one for one in plan if one.id.item in ("2", "3")]
    years = ["по-факту-2020", "по-факту-2021", "по-факту-2022"]
    assert [one.id.period for one in counted] == [*years, *years]
    assert {one.due for one in counted} == {None}
    # no document it runs from is older than the term before that document's own
    assert [one.evidence_after for one in counted[:3]] == [
        dt.date(2020, 5, 31),
        dt.date(2020, 10, 1),
        dt.date(2021, 10, 1),
    ]
    told = wordings(chained, DAYS)
    assert told["2", "по-факту"] == told["2", "по-факту-2020"]


def test_items_that_wait_for_each_other_have_one_term_each():
    small = roadmap()
    ring = dc.replace(small, items=(counted_from("2", "1"), counted_from("1", "2")))

    assert [str(one.id) for one in build_plan(ring, [body()], DAYS)] == [
        "1@по-факту@school-1",
        "2@по-факту@school-1",
    ]


def test_a_term_counted_from_a_document_owed_before_an_edition_stays():
    small = roadmap(*yearly((10, 1)))
    before = dc.replace(small, items=(*small.items, counted_from("1")))
    later = amended(until("2022-10-01"), valid_from="2021-12-01")
    after = dc.replace(later, items=(*later.items, counted_from("1")))

    plan = build_plan(after, [body()], DAYS, former=[before])

    assert [one.id.period for one in plan if one.id.item == "2"] == [
        "по-факту-2020",
        "по-факту-2021",
        "по-факту",
    ]


def test_a_counted_term_that_an_edition_asks_for_too_follows_the_edition():
    small = roadmap(*yearly((10, 1)))
    before = dc.replace(small, items=(*small.items, counted_from("1")))
    later = amended(*yearly((10, 1)), valid_from="2021-12-01")
    counted = counted_from("1")
    reworded = dc.replace(counted, deadline=dc.replace(counted.deadline, text="иной срок"))
    after = dc.replace(later, items=(*later.items, reworded))

    plan = build_plan(after, [body()], DAYS, former=[before])

    assert {one.id.period: one.rule for one in plan if one.id.item == "2"} == {
        f"по-факту-{year}": "«иной срок»" for year in (2020, 2021, 2022)
    }


def test_a_term_counted_from_a_document_that_comes_once_takes_any_proof():
    small = roadmap(until("2020-10-01"))
    chained = dc.replace(small, items=(*small.items, counted_from("1")))

    first, counted = build_plan(chained, [body()], DAYS)

    assert first.evidence_after == dt.date(2020, 5, 31)
    assert (counted.id.period, counted.evidence_after) == ("по-факту", None)


def test_a_proof_may_be_as_old_as_the_programme_was_by_its_first_edition():
    before = roadmap(until("2020-09-30"), until("2022-09-30"))
    after = amended(until("2022-09-30"))
    after = dc.replace(after, period_start=dt.date(2021, 1, 1))

    plan = build_plan(after, [body()], DAYS, former=[before])

    assert [(one.id.period, one.evidence_after) for one in plan] == [
        ("2020", dt.date(2020, 5, 31)),
        ("2022", dt.date(2020, 9, 30)),
    ]


def test_an_item_brought_after_all_its_terms_is_retroactive_without_the_former_edition():
    late = amended(until("2021-02-01"), edition=2)
    ongoing = amended(until("2021-02-01"), until("2022-02-01"), edition=2)

    assert dated(build_plan(late, [body()], DAYS)) == {"2021": ("2021-02-01", True)}
    assert dated(build_plan(ongoing, [body()], DAYS)) == {
        "2021": ("2021-02-01", False),
        "2022": ("2022-02-01", False),
    }


def test_a_term_on_the_first_day_of_an_edition_is_of_that_edition():
    before, after = roadmap(until("2021-03-15")), amended(Reading(kind=Kind.CONTINUOUS))

    assert dated(build_plan(after, [body()], DAYS, former=[before])) == {"постоянно": (None, False)}


def test_a_chain_of_editions_is_laid_out_one_over_another():
    first = roadmap(until("2020-09-30"), until("2021-09-30"), until("2022-09-30"))
    second = amended(until("2021-10-29"), until("2022-10-31"))
    third = amended(until("2022-11-30"), valid_from="2022-01-10")

    assert dated(build_plan(third, [body()], DAYS, former=[first, second])) == {
        "2020": ("2020-09-30", False),
        "2021": ("2021-10-29", False),
        "2022": ("2022-11-30", False),
    }


def test_each_date_is_told_in_the_words_of_the_edition_it_comes_from():
    before = roadmap(until("2020-09-30"), until("2022-09-30"), text="прежний срок")
    after = amended(until("2020-10-15"), until("2022-10-14"), text="новый срок")

    told = wordings(after, DAYS, former=[before])

    assert {period: one.printed for (_, period), one in told.items()} == {
        "2020": "прежний срок",
        "2022": "новый срок",
    }
    assert told["1", "2022"].reading.startswith("до 14.10.2022")


def test_a_date_of_another_place_is_told_in_its_words():
    small = roadmap(until("2020-09-30"))
    term = FurtherTerm(
        place="п. 3 приказа",
        text="до 25 сентября 2020 года",
        reading=until("2020-09-25"),
        governs=True,
        reason="приказ выше карты",
    )
    governed = dc.replace(small, items=(dc.replace(small.items[0], further_terms=(term,)),))

    (told,) = wordings(governed, DAYS).values()

    assert (told.place, told.printed) == ("п. 3 приказа", "до 25 сентября 2020 года")


def test_a_deadline_nobody_read_has_no_reading_in_words():
    (told,) = wordings(roadmap(text="когда-нибудь"), DAYS).values()

    assert (told.printed, told.reading) == ("когда-нибудь", "")
