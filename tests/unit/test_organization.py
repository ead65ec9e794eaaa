import datetime as dt

import pytest

from acts.organization import FanOut, Official, OfficialRole, Organization
from acts.russian.names import Person


def official(role, surname, since, until=None):
    return Official(
        role=role, post="должность", person=Person(surname, "Вера"), since=since, until=until
    )


DIRECTOR = official(OfficialRole.DIRECTOR, "Лугова", dt.date(2015, 9, 1), dt.date(2021, 8, 31))
NEXT = official(OfficialRole.DIRECTOR, "Ветрова", dt.date(2021, 9, 1))
ACTING = official(OfficialRole.ACTING_DIRECTOR, "Тихая", dt.date(2020, 7, 5), dt.date(2020, 8, 1))
SCHOOL = Organization(
    id="school-1",
    fan_out=FanOut.EACH_SCHOOL,
    full_name="Средняя школа № 1",
    short_name="СШ № 1",
    place="с. Рассветное",
    zone="Asia/Kamchatka",
    officials=(NEXT, ACTING, DIRECTOR),
)


@pytest.mark.parametrize(
    ("day", "head"),
    [
        (dt.date(2015, 8, 31), None),
        (dt.date(2015, 9, 1), DIRECTOR),
        (dt.date(2020, 7, 4), DIRECTOR),
        (dt.date(2020, 7, 5), ACTING),
        (dt.date(2020, 8, 1), ACTING),
        (dt.date(2020, 8, 2), DIRECTOR),
        (dt.date(2021, 8, 31), DIRECTOR),
        (dt.date(2021, 9, 1), NEXT),
    ],
)
def test_an_acting_head_signs_while_empowered_and_the_director_otherwise(day, head):
    assert SCHOOL.head(day) is head


def test_the_latest_to_enter_holds_a_role():
    later = official(OfficialRole.CURATOR, "Новая", dt.date(2020, 2, 1))
    earlier = official(OfficialRole.CURATOR, "Давняя", dt.date(2020, 1, 1))
    school = Organization(
        id="s", fan_out=FanOut.EACH_SCHOOL, full_name="Ш", short_name="Ш", place="с.",
        zone="UTC", officials=(later, earlier),
    )  # fmt: skip

    assert school.official(OfficialRole.CURATOR, dt.date(2020, 1, 31)) is earlier
    assert school.official(OfficialRole.CURATOR, dt.date(2020, 2, 1)) is later
    assert school.official(OfficialRole.LAWYER, dt.date(2020, 2, 1)) is None
