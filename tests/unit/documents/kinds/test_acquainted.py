from acts.documents.kinds.acquainted import each_once

DIRECTOR = {"surname": "Зимина", "name": "Ольга", "patronymic": "Львовна"}
CURATOR = {"surname": "Ежов", "name": "Глеб", "patronymic": "Ильич"}
NAMESAKE = {"surname": "Ежов", "name": "Глеб"}
SCHOOL = {"director": DIRECTOR}


def test_who_is_named_in_two_points_stands_on_the_sheet_once_where_first_named() -> None:
    assert list(each_once(SCHOOL, [CURATOR, NAMESAKE, dict(CURATOR)])) == [CURATOR, NAMESAKE]


def test_the_signer_and_points_without_people_are_left_out() -> None:
    assert list(each_once(SCHOOL, [None, DIRECTOR, CURATOR])) == [CURATOR]
