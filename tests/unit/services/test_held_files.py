"""A file that waits is its sender's alone, for an hour, under no name of the sender's choosing."""

import concurrent.futures
import dataclasses as dc
import datetime as dt
import stat
import sys

import pytest

from acts.services.held_files import HELD, drop, held, hold


@pytest.fixture
def desk(shop):
    return shop.at("2020-07-01")


def later(desk, **time):
    return dc.replace(desk, moment=desk.moment + dt.timedelta(**time))


def files(desk):
    return [one for one in (desk.folder / HELD).rglob("*") if one.is_file()]


def test_a_file_comes_back_whole_under_its_name(desk):
    token = hold(desk, [b"one", b"two"], name="Данные школы.xlsx", owner="a")
    path = held(desk, token, owner="a")

    assert (path.name, path.read_bytes()) == ("Данные школы.xlsx", b"onetwo")


def test_nobody_else_finds_it_and_no_path_leads_to_it(desk):
    token = hold(desk, [b"x"], name="a.xlsx", owner="a")

    assert held(desk, token, owner="b") is None
    assert held(desk, "../" + token, owner="a") is None
    assert held(desk, "*" * 43, owner="a") is None
    assert token not in str(files(desk))


@pytest.mark.skipif(sys.platform == "win32", reason="rights are inherited there")
def test_its_folder_is_closed_to_others(desk):
    path = held(desk, hold(desk, [b"x"], name="a.xlsx", owner="a"), owner="a")

    for folder in (path.parent, path.parent.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.xlsx", "passwd.xlsx"),
        ("C:\\Мои\\Данные.xlsx", "Данные.xlsx"),
        ("a:b*?.yaml", "a-b.yaml"),
        ("..", "без номера"),
        ("x" * 300 + ".xlsx", "x" * 100 + ".xlsx"),
    ],
)
def test_a_strange_name_leads_nowhere(desk, name, kept):
    token = hold(desk, [b"x"], name=name, owner="a")

    assert held(desk, token, owner="a").name == kept
    assert all(desk.folder / HELD in one.parents for one in files(desk))


def test_after_an_hour_it_is_gone_and_swept_away(desk):
    token = hold(desk, [b"x"], name="a.xlsx", owner="a")

    assert held(later(desk, minutes=59), token, owner="a")
    assert held(later(desk, minutes=61), token, owner="a") is None
    hold(later(desk, minutes=61), [b"y"], name="b.xlsx", owner="b")
    assert [one.name for one in files(desk)] == ["b.xlsx"]


def test_a_dropped_file_is_gone_and_dropping_it_again_is_no_mistake(desk):
    token = hold(desk, [b"x"], name="a.xlsx", owner="a")
    drop(desk, token, owner="b")
    assert held(desk, token, owner="a")
    drop(desk, token, owner="a")
    drop(desk, token, owner="a")

    assert held(desk, token, owner="a") is None


def test_one_sender_cannot_fill_the_disk(desk):
    tokens = [hold(later(desk, seconds=n), [b"x"], name="a.xlsx", owner="a") for n in range(14)]
    other = hold(desk, [b"x"], name="a.xlsx", owner="b")

    assert [bool(held(desk, one, owner="a")) for one in tokens] == [False] * 2 + [True] * 12
    assert held(desk, other, owner="b")
    huge = hold(desk, (b"0" * 1024 * 1024 for _ in range(60)), name="a.xlsx", owner="c")
    assert held(desk, huge, owner="c").stat().st_size == 20 * 1024 * 1024 + 1


def test_senders_at_one_moment_take_nothing_from_each_other(desk):
    def send(number):
        for _ in range(25):
            token = hold(desk, [b"x"], name="a.xlsx", owner=f"o{number % 2}")
            assert held(desk, token, owner=f"o{number % 2}") is not None
            drop(desk, token, owner=f"o{number % 2}")

    with concurrent.futures.ThreadPoolExecutor(6) as pool:
        for one in [pool.submit(send, number) for number in range(6)]:
            one.result()
