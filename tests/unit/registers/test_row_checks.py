import datetime as dt

import pytest

from acts.errors import Severity
from acts.registers.row_checks import check_rows
from acts.registers.rows import Row

TODAY = dt.date(2026, 10, 1)
GOOD = {
    "organization": {
        "full_name": "Школа",
        "short_name": "Школа",
        "place": "с. Р",
        "zone": "Asia/Omsk",
    },
    "officials": {
        "role": "director",
        "post": "директор",
        "surname": "Уткин",
        "name": "Лев",
        "patronymic": "Львович",
        "since": "2020-01-01",
    },
    "bodies": {"kind": "parents", "exists": "да", "since": "2020-01-01"},
    "partners": {"full_name": "Общество", "short_name": "ООО"},
    "mentors": {
        "surname": "Ёжиков",
        "name": "Пётр",
        "patronymic": "Ильич",
        "category": "employee",
        "position": "учитель",
        "since": "2020-01-01",
    },
    "mentees": {
        "surname": "Чижов",
        "name": "Глеб",
        "patronymic": "Денисович",
        "category": "pupil",
        "position": "8 Б класс",
        "birth_date": "2012-03-14",
        "representative": "Чижова Ида Львовна",
        "since": "2026-09-01",
    },
    "consents": {"person": "mentee-1", "kind": "participation", "signed_on": "2026-09-05"},
    "programmes": {"title": "П", "since": "2026-09-15", "until": "2027-05-31"},
    "pairs": {
        "kind": "pair",
        "form": "pupil_pupil",
        "mentor": "mentor-1",
        "mentees": "mentee-1",
        "programme": "programme-1",
        "since": "2026-09-15",
        "until": "2027-05-31",
    },
    "meetings": {"pair": "pair-1", "date": "2026-09-18", "kind": "trial"},
}
CODES = {
    "organization": "school-1",
    **{table: f"{table[:-1]}-1" for table in GOOD if table not in ("organization", "bodies")},
    "bodies": "body-1",
}


def row(table, code="", *, excluded=False, **values):
    return Row(
        organization="s",
        table=table,
        code=code or CODES[table],
        values={**GOOD[table], **values},
        excluded=excluded,
    )


def found(*more, **changed):
    """Give the codes of problems when some values of the good rows are changed."""
    rows = [row(table, **changed.get(table, {})) for table in GOOD]
    return [(one.place, one.code) for one in check_rows([*rows, *more], today=TODAY)]


def test_good_rows_have_no_problems():
    assert found() == []


@pytest.mark.parametrize(
    ("table", "values", "code"),
    [
        ("mentors", {"position": ""}, "row.required:position"),
        ("mentors", {"until": "2019-12-31"}, "row.period:until"),
        ("pairs", {"ended": "2026-09-14"}, "row.period:ended"),
        ("consents", {"until": "2026-09-04"}, "row.period:until"),
        ("consents", {"withdrawn_on": "2026-09-04"}, "row.period:withdrawn_on"),
        ("consents", {"signed_on": "2026-10-02"}, "row.future:signed_on"),
        ("mentors", {"birth_date": "2026-10-02"}, "row.birth:birth_date"),
        ("mentors", {"birth_date": "1919-12-31"}, "row.birth:birth_date"),
        ("mentors", {"name": "Саша", "patronymic": ""}, "row.gender:gender"),
        (
            "partners",
            {"signer_surname": "Ким", "signer_name": "Саша"},
            "row.gender:signer_gender",
        ),
        ("organization", {"inn": "7707083894"}, "row.requisite:inn"),
        ("mentors", {"category": "partner"}, "row.partner:partner"),
        ("mentees", {"representative": ""}, "row.representative:representative"),
        ("officials", {"role": "acting_director"}, "row.basis:basis"),
        ("pairs", {"kind": "group"}, "row.group-of-one:mentees"),
        ("meetings", {"pair": "pair-9"}, "row.no-such-row:pair"),
        ("meetings", {"pair": "mentor-1"}, "row.no-such-row:pair"),
    ],
)
def test_a_fault_is_told_at_its_row_and_column(table, values, code):
    assert found(**{table: values}) == [(CODES[table], code)]


@pytest.mark.parametrize(
    ("table", "values"),
    [
        ("mentors", {"until": "2020-01-01"}),
        ("mentors", {"birth_date": "2026-10-01"}),
        ("consents", {"signed_on": "2026-10-01"}),
        ("mentors", {"birth_date": "1920-01-01"}),
        ("mentors", {"name": "Саша", "patronymic": "", "gender": "f"}),
        ("organization", {"inn": "7707083893", "kpp": "770701001"}),
        ("mentors", {"category": "partner", "workplace": "порт"}),
        ("mentors", {"category": "partner", "partner": "partner-1"}),
        ("mentees", {"representative": "", "birth_date": "2008-10-01"}),  # 18 today
        ("officials", {"role": "acting_director", "basis": "приказ от 01.01.2020 № 1"}),
    ],
)
def test_what_is_just_right_passes(table, values):
    assert found(**{table: values}) == []


@pytest.mark.parametrize(("since", "count"), [("2024-06-30", 1), ("2024-07-01", 0)])
def test_one_day_has_one_director(since, count):
    second = row("officials", "official-2", since=since, surname="Белкин")

    problems = found(second, officials={"until": "2024-06-30"})

    assert problems == [("official-2", "row.two-heads:since")] * count


def test_a_director_without_a_last_day_overlaps_every_later_one():
    short = row("officials", "official-2", since="2021-01-01", until="2021-12-31")
    late = row("officials", "official-3", since="2022-01-01")

    assert found(short, late) == [
        ("official-2", "row.two-heads:since"),
        ("official-3", "row.two-heads:since"),
    ]


def test_two_rows_of_a_body_that_agree_may_hold_on_one_day():
    assert found(row("bodies", "body-2", chair="Уткин Лев Львович", since="2021-01-01")) == []


def test_the_director_and_an_acting_one_may_hold_on_one_day():
    acting = row("officials", "official-2", role="acting_director", basis="приказ № 1")

    assert found(acting) == []


@pytest.mark.parametrize(("since", "count"), [("2024-06-30", 1), ("2024-07-01", 0)])
def test_a_body_is_not_both_present_and_absent_on_one_day(since, count):
    second = row("bodies", "body-2", exists="нет", since=since)

    problems = found(second, bodies={"until": "2024-06-30"})

    assert problems == [("body-2", "row.body:exists")] * count


@pytest.mark.parametrize(
    ("surname", "born", "count"),
    [
        ("Ежиков", "", 1),
        ("Ёжикoв", "", 1),  # Latin «o»
        ("ЁЖИКОВ", "1980-01-01", 1),
        ("Ёжикова", "", 0),
    ],
)
def test_one_person_listed_twice_is_a_warning(surname, born, count):
    second = row("mentors", "mentor-2", surname=surname, birth_date=born)

    problems = found(second)

    assert problems == [("mentor-2", "row.twice:surname")] * count


def test_namesakes_with_different_birth_dates_are_fine():
    second = row("mentors", "mentor-2", birth_date="1990-01-01")

    assert found(second, mentors={"birth_date": "1980-01-01"}) == []


def test_a_pair_of_many_is_told():
    second = row("mentees", "mentee-2", surname="Уткин")

    assert found(second, pairs={"mentees": "mentee-1;mentee-2"}) == [
        ("pair-1", "row.pair-of-many:kind")
    ]


def test_an_excluded_row_is_not_referred_to_by_one_at_work():
    rows = [row(table, excluded=table == "mentees") for table in GOOD]

    problems = check_rows(rows, today=TODAY)

    assert [(one.place, one.code, one.severity) for one in problems] == [
        ("consent-1", "row.excluded:person", Severity.WARNING),
        ("pair-1", "row.excluded:mentees", Severity.ERROR),
    ]


def test_a_pair_that_ended_may_name_who_is_no_more_here():
    rows = [
        row(
            table,
            excluded=table == "mentees",
            **({"ended": "2026-09-20"} if table == "pairs" else {}),
        )
        for table in GOOD
    ]

    problems = check_rows(rows, today=TODAY)

    assert {one.severity for one in problems} == {Severity.WARNING}


def test_an_excluded_row_is_not_checked_itself():
    broken = row("mentors", "mentor-2", excluded=True, position="", birth_date="1800-01-01")

    assert found(broken) == []


def test_no_name_and_no_date_of_birth_is_printed():
    rows = [
        row("mentors", birth_date="1800-01-01", position=""),
        row("mentors", "mentor-2", name="Саша", patronymic=""),
        row("mentors", "mentor-3"),
    ]

    text = "\n".join(str(one) for one in check_rows(rows, today=TODAY))

    assert not any(word in text for word in ("Ёжиков", "Саша", "1800"))


@pytest.mark.parametrize(
    ("table", "values", "code"),
    [
        ("mentors", {"surname": "Ёжиков 2"}, "row.name-digit:surname"),
        ("officials", {"patronymic": "Льв0вич", "gender": "m"}, "row.name-digit:patronymic"),
        ("mentees", {"representative": "Чижова Ида 2"}, "row.name-digit:representative"),
        ("mentors", {"patronymic": "-"}, "row.name-none:patronymic"),
        ("mentees", {"patronymic": "Нет"}, "row.name-none:patronymic"),
        ("officials", {"surname": "–"}, "row.name-none:surname"),
        ("mentors", {"name": "П."}, "row.name-initial:name"),
        ("mentors", {"name": "П"}, "row.name-initial:name"),
        ("officials", {"patronymic": "Л.", "gender": "m"}, "row.name-initial:patronymic"),
        ("mentors", {"surname": "ёжиков"}, "row.name-case:surname"),
        ("partners", {"signer_name": "Е."}, "row.name-initial:signer_name"),
    ],
)
def test_a_name_is_no_number_no_initial_and_begins_with_a_capital(table, values, code):
    assert (CODES[table], code) in found(**{table: values})


@pytest.mark.parametrize("surname", ["О’Коннор", "Мамин-Сибиряк", "Ли", "Я"])
def test_short_and_double_surnames_are_names(surname):
    assert found(mentors={"surname": surname}) == []


def test_only_a_small_letter_of_a_name_is_a_warning():
    rows = [row(table, **({"surname": "фон Ёж"} if table == "mentors" else {})) for table in GOOD]

    assert [one.severity for one in check_rows(rows, today=TODAY)] == [Severity.WARNING]
