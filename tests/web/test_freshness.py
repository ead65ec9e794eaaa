"""What is kept between requests is never stale and never somebody else's."""

import os
import re
import subprocess
import sys

OFFICER, STAFF = "municipal", "staff.mayak"
TABLE = "/matrix/?year=2021"


def page(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def late_cells(client):
    address = r'<td class="m-overdue"><a href="/o/(\w+)/item/([\w.]+)/([\w-]+)/"'
    found = re.findall(rf'{address} title="просрочено на (\d+)', page(client, TABLE))
    return {(owner, item, period): int(days) for owner, item, period, days in found}


def test_what_the_command_line_records_beside_the_desk_is_seen_at_once(
    browser_of, workspace_folder
):
    officer, staff = browser_of(OFFICER), browser_of(STAFF)
    before = late_cells(officer)
    owner, item, period = next(one for one in before if one[0] == "mayak")
    address = f"/o/{owner}/item/{item}/{period}/"
    assert address in page(staff, "/o/mayak/")

    done = subprocess.run(
        [
            *(sys.executable, "-m", "acts", "task", f"{item}@{period}@{owner}", "not-applicable"),
            *("--reason", "пункт исполнен на уровне учредителя", "--actor", "rayon-officer"),
            *("--workspace", str(workspace_folder)),
        ],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    after = late_cells(officer)
    assert set(before) - set(after) == {(owner, item, period)}
    assert address not in page(staff, "/o/mayak/")


def test_at_midnight_everybody_is_a_day_later(browser_of, monkeypatch):
    officer, staff = browser_of(OFFICER), browser_of(STAFF)
    monkeypatch.setenv("ACTS_NOW", "2021-09-03T11:59:00Z")
    before, desk = late_cells(officer), page(staff, "/o/mayak/")
    monkeypatch.setenv("ACTS_NOW", "2021-09-03T12:00:00Z")
    after, next_desk = late_cells(officer), page(staff, "/o/mayak/")

    assert before
    assert after == {name: days + 1 for name, days in before.items()}
    assert ("03.09.2021</small>" in desk, "04.09.2021</small>" in desk) == (True, False)
    assert ("03.09.2021</small>" in next_desk, "04.09.2021</small>" in next_desk) == (False, True)


def test_a_term_that_passes_at_midnight_is_late_then(browser_of, monkeypatch):
    officer = browser_of(OFFICER)
    monkeypatch.setenv("ACTS_NOW", "2021-09-29T12:00:00Z")
    before = set(late_cells(officer))
    monkeypatch.setenv("ACTS_NOW", "2021-09-30T12:00:00Z")
    became_late = {name: days for name, days in late_cells(officer).items() if name not in before}

    assert became_late
    assert set(became_late.values()) == {1}


def test_nobody_gets_what_was_read_for_somebody_else(browser_of):
    from acts.web.accounts.models import Account

    Account.objects.open("half", "x" * 20, positions=["municipal"], organizations=["mayak"])
    whole, half = browser_of(OFFICER), browser_of("half")
    for _ in range(2):
        assert {owner for owner, _, _ in late_cells(whole)} > {"mayak"}
        assert {owner for owner, _, _ in late_cells(half)} == {"mayak"}
        assert "/o/rassvet/" not in page(half, TABLE)
        assert "/o/rassvet/" not in page(half, "/matrix/years/")
        assert "/o/rassvet/" in page(whole, "/matrix/years/")
    assert half.get("/o/rassvet/").status_code == 404
    staff = browser_of(STAFF)
    assert page(staff, "/o/mayak/")
    assert [staff.get(f"/o/rassvet/{one}").status_code for one in ("", "year/")] == [404, 404]
