import datetime as dt

import pytest

from acts.services.local_roadmap import local_rows, local_targets, months
from acts.services.roadmaps import open_roadmap


@pytest.fixture(scope="module")
def roadmap():
    return open_roadmap("kamchatka-553")


def due_by_event(roadmap, on):
    return {row["event"].partition(":")[0]: row["due"] for row in local_rows(roadmap, on)}


def test_before_the_first_terms_the_deadlines_are_the_printed_ones(roadmap):
    rows = list(local_rows(roadmap, dt.date(2020, 8, 27)))
    assert len(rows) == 13  # items 4–14, 17, 18 are owed by each school
    assert rows[1]["due"] == "август-сентябрь 2020 года, далее ежегодно до 1 сентября"
    assert rows[7]["due"] == "в течение периода реализации ЦМН"


def test_a_later_order_leaves_out_the_terms_that_have_passed(roadmap):
    due = due_by_event(roadmap, dt.date(2021, 8, 30))
    assert due["Издание приказа о внедрении"] == "ежегодно, до 1 сентября"
    assert due["Заключение соглашений с партнёрами"] == "по необходимости"
    assert due["Формирование наставнических пар и групп"] == "ежегодно, сентябрь"
    assert "Внутренний мониторинг" not in due  # its two windows ended on 30.06.2021


def test_a_term_that_still_runs_is_kept(roadmap):
    due = due_by_event(roadmap, dt.date(2021, 6, 30))
    assert due["Внутренний мониторинг"] == "май – июнь 2021 г."


def test_targets_of_past_years_are_left_out_and_none_is_invented(roadmap):
    years = [
        [one["year"] for one in row["values"]]
        for row in local_targets(roadmap, dt.date(2021, 8, 30))
    ]
    assert years == [["2024"]] * 5  # indicator 4 counts enterprises of the region


def test_a_duty_without_a_printed_term_says_so():
    rows = list(local_rows(open_roadmap("kostroma-1166"), dt.date(2020, 9, 1)))
    due = {row["event"]: row["due"] for row in rows}
    assert len(due) == 10
    assert due["Назначение куратора внедрения целевой модели"] == "срок не установлен"
    assert due["Реализация программ наставничества"] == "весь срок программы"


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (dt.date(2021, 9, 1), dt.date(2021, 9, 30), "сентябрь 2021 г."),
        (dt.date(2021, 9, 1), dt.date(2021, 10, 31), "сентябрь – октябрь 2021 г."),
        (dt.date(2021, 9, 1), dt.date(2022, 5, 31), "сентябрь 2021 г. – май 2022 г."),
    ],
)
def test_a_window_is_named_by_its_months(start, end, text):
    assert months(start, end) == text
