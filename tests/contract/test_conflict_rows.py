import pytest

from acts.errors import InputError


def test_gives_back_conflicts_with_every_field_by_row_and_column(furnished, make):
    wanted = (
        make.conflict(),
        make.conflict(key="name", base="", stored="Илья", offered="Анна"),
        make.conflict(key="excluded", base="", stored="да", offered="нет", place="", file=""),
        make.conflict("mentor-2", decided=True),
        make.conflict("mentor-10"),
        make.conflict("mentee-1", table="mentees"),
    )
    furnished.save_conflicts("school-1", reversed(wanted))
    assert furnished.conflicts() == wanted


def test_saved_conflicts_replace_those_of_their_organization_alone(furnished, make):
    other = make.conflict(owner="school-2")
    furnished.save_conflicts("school-2", [other])
    furnished.save_conflicts("school-1", [make.conflict(), make.conflict("mentor-2")])
    furnished.save_conflicts("school-1", [make.conflict("mentor-3")])
    assert furnished.conflicts() == (make.conflict("mentor-3"), other)
    assert furnished.conflicts(organization="school-2") == (other,)
    furnished.save_conflicts("school-1", [])
    assert furnished.conflicts() == (other,)
    assert furnished.conflicts(organization="school-1") == ()


def test_two_files_may_differ_about_one_field(furnished, make):
    both = (make.conflict(file="а.xlsx"), make.conflict(file="б.xlsx", offered="Ясенев"))
    furnished.save_conflicts("school-1", both)
    assert furnished.conflicts() == both


@pytest.mark.parametrize(
    ("organization", "owner", "code"),
    [
        ("school-9", "school-9", "store.unknown-organization"),
        ("school-1", "school-2", "store.foreign-row"),
    ],
)
def test_refuses_conflicts_of_another_and_of_no_organization(
    furnished, make, organization, owner, code
):
    furnished.save_conflicts("school-1", [make.conflict()])
    with pytest.raises(InputError) as refused:
        furnished.save_conflicts(organization, [make.conflict("mentor-2", owner=owner)])
    assert [one.code for one in refused.value.problems] == [code]
    assert furnished.conflicts() == (make.conflict(),)


def test_a_conflict_about_erased_values_goes_with_them(furnished, make):
    furnished.save_register("school-1", [make.row(), make.row("mentor-2")])
    furnished.save_register("school-2", [make.row(owner="school-2")])
    kept = (
        make.conflict(key="position"),
        make.conflict("mentor-2"),
        make.conflict(table="mentees"),
    )
    other = make.conflict(owner="school-2")
    furnished.save_conflicts("school-1", [make.conflict(), *kept])
    furnished.save_conflicts("school-2", [other])
    furnished.erase_row("school-1", "mentors", "mentor-1", keys=["surname", "name"])
    assert set(furnished.conflicts(organization="school-1")) == set(kept)
    assert furnished.conflicts(organization="school-2") == (other,)
