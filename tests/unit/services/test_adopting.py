"""Taking over an edition: looked at without a trace, done whole, undone when it fails."""

import dataclasses as dc
import datetime as dt
import hashlib
from pathlib import Path

import pytest

from acts.actor import Actor, Role
from acts.deadlines.own_rules import OwnRules
from acts.errors import InputError
from acts.journal import roadmap_subject, snapshot, task_subject
from acts.report import Flag
from acts.services.adopting import adopt, look
from acts.services.auditing import history, verify
from acts.services.event_words import acts_called, what, who, why
from acts.services.journal_view import JournalFilters, journal_page
from acts.services.occurrence_view import occurrence_view
from acts.services.planning import former_editions, plan, wordings_of
from acts.services.reporting import status
from acts.services.tracking import TaskMove, move_task
from acts.sources.roadmaps import load_roadmap
from acts.sources.settings import read_settings
from acts.states import TaskTrigger

DATA = Path(__file__).parents[2] / "data"
EDITION = "редакция 2 (приказ № 9 от 01.03.2021)"


@pytest.fixture
def workspace(make_shop, tmp_path):
    """A workspace of the small roadmap; item 1 of one school was begun before the amendment."""
    pinned = tmp_path / "roadmap-1.yaml"
    pinned.write_bytes((DATA / "roadmaps" / "small.yaml").read_bytes())
    (tmp_path / "acts.toml").write_text('[workspace]\nroadmap = "roadmap-1.yaml"\n', "utf-8")
    shop = make_shop(roadmap=load_roadmap(pinned))
    shop.task("2020-06-10", "start", "1@2020@school-1")
    return shop


@pytest.fixture
def second(tmp_path):
    """The second edition, in force before the first term: item 1 is out, item 3 new."""
    path = tmp_path / "пришло.yaml"
    text = (DATA / "editions" / "second.yaml").read_text(encoding="utf-8")
    path.write_text(text.replace("valid_from: 15.03.2021", "valid_from: 01.07.2020"), "utf-8")
    return path


def ids(desk):
    return {str(one.id): one.superseded for one in desk.store.occurrences()}


def test_a_look_tells_everything_and_leaves_no_trace(workspace, second, tmp_path, tree_of):
    desk, before = workspace.desk, ids(workspace.desk)
    files = tree_of(tmp_path)

    seen = look(desk, second, tmp_path / "acts.toml")

    assert seen.saved.superseded == ("1@2020@school-1",)
    assert seen.saved.removed == ("1@2020@school-2",)
    assert set(seen.saved.added) == {"3@2021@school-1", "3@2021@school-2"}
    assert [one.number for one in seen.diff.items] == ["2", "3", "1"]
    assert seen.open_questions == 0
    assert (ids(desk), tree_of(tmp_path)) == (before, files)
    assert adoptions(desk) == ()


def adoptions(desk):
    return tuple(one for one in desk.store.events() if one.fact.subject.startswith("roadmap:"))


@pytest.fixture
def tree_of():
    return lambda folder: {one.name: one.read_bytes() for one in folder.glob("*.*")}


def test_it_is_taken_over_with_its_file_its_plan_and_its_pin(workspace, second, tmp_path):
    adopt(workspace.desk, second, tmp_path / "acts.toml")

    found = ids(workspace.desk)
    assert found["1@2020@school-1"] == EDITION
    assert "1@2020@school-2" not in found
    settings = read_settings(tmp_path / "acts.toml")
    assert settings.roadmap == "roadmap-test-1-2.yaml"
    assert settings.roadmap_former == ("roadmap-1.yaml",)
    assert (tmp_path / settings.roadmap).read_bytes() == second.read_bytes()


def test_the_status_tells_what_was_superseded_in_the_words_of_its_edition(
    workspace, second, tmp_path
):
    adopt(workspace.desk, second, tmp_path / "acts.toml")
    desk = dc.replace(
        workspace.desk,
        roadmap=load_roadmap(tmp_path / "roadmap-test-1-2.yaml"),
        former=(tmp_path / "roadmap-1.yaml",),
    )

    (row,) = status(desk, as_of=workspace.at("2021-12-31").moment, item="1").rows

    assert (row.title, row.printed) == ("Приказ о внедрении", "Сентябрь 2020 года")
    assert row.flags == (Flag.SUPERSEDED,)
    assert (row.rule.endswith(f"заменено: {EDITION}"), row.holder) == (True, "")
    assert [one.edition for one in former_editions(desk)] == [1]
    assert plan(desk).saved.changed == ()


@pytest.mark.parametrize("failing", ["with_pin", "write_whole", "plan"])
def test_a_failure_anywhere_undoes_all(workspace, second, tmp_path, tree_of, monkeypatch, failing):
    before, files = ids(workspace.desk), tree_of(tmp_path)

    def refuse(*_, **__):
        raise OSError(28, "disk full")

    monkeypatch.setattr(f"acts.services.adopting.{failing}", refuse)
    with pytest.raises(OSError, match="disk full"):
        adopt(workspace.desk, second, tmp_path / "acts.toml")

    assert (ids(workspace.desk), tree_of(tmp_path)) == (before, files)
    assert adoptions(workspace.desk) == ()


def adopted_by(workspace, second, folder, actor):
    """Let somebody take the edition over; the desk as it stands then."""
    desk = dc.replace(workspace.at("2021-03-16", actor), folder=folder)
    adopt(desk, second, folder / "acts.toml")
    edition, former = load_roadmap(second), (folder / "roadmap-1.yaml",)
    return dc.replace(desk, roadmap=edition, former=former)


def test_the_journal_tells_every_organization_who_changed_its_terms_when_and_why(
    workspace, second, tmp_path
):
    desk = adopted_by(workspace, second, tmp_path, workspace.officer)

    assert {one.fact.subject for one in adoptions(desk)} == {
        roadmap_subject(one.id) for one in desk.store.organizations()
    }
    (event,) = desk.store.history(roadmap_subject("school-1"))
    fact = event.fact
    assert (fact.trigger, fact.source, fact.target) == ("adopt", "1", "2")
    assert (fact.acted_by, fact.recorded_by) == ("district:municipal_officer", "officer")
    assert (fact.happened_on, fact.recorded_at) == (dt.date(2021, 3, 16), desk.moment)
    assert fact.details.effective_from == dt.date(2020, 7, 1)
    assert fact.details.file_digest == hashlib.sha256(second.read_bytes()).hexdigest()
    assert what(fact, {}) == "принята редакция дорожной карты"
    names = {one.id: one.short_name for one in desk.store.organizations()}
    assert who(fact, names) == "УО Рассветного района, специалист муниципального органа"
    assert why(fact, acts_called(desk)) == (
        "приказ № 9 от 01.03.2021; действует с 01.07.2020; "
        "редакция 2 вместо редакции 1: новых исполнений 1, изменено 2, заменено с записями 1"
    )
    other = desk.store.history(roadmap_subject("school-2"))[0].fact
    assert other.reason.endswith("новых исполнений 1, изменено 2, удалено без записей 1")
    district = desk.store.history(roadmap_subject("district"))[0].fact
    assert district.reason == "редакция 2 вместо редакции 1: сроки организации не меняются"


def test_a_taking_over_is_shown_and_verified(workspace, second, tmp_path):
    desk = adopted_by(workspace, second, tmp_path, workspace.office)

    (line,) = journal_page(desk, JournalFilters(kind="roadmap")).lines
    assert (line.subject, line.where) == ("Дорожная карта", "МОУ «СШ № 1»")
    assert line.acted == "МОУ «СШ № 1», куратор"
    assert [one.fact.trigger for one in history(desk, "school-1")] == ["adopt"]
    assert verify(desk, None).problems == ()
    # It holds for the other school too, and there as well it is the curator of this one who acted.
    (other,) = desk.store.history(roadmap_subject("school-2"))
    assert other.fact.acted_by == "school-1:curator"


def test_a_pin_changed_past_the_journal_is_found(workspace, second, tmp_path):
    desk = adopted_by(workspace, second, tmp_path, workspace.officer)
    former = dc.replace(desk, roadmap=workspace.desk.roadmap, former=())

    found = {one.place: one for one in verify(former, None).problems if one.code == "roadmap.pin"}

    assert set(found) == {roadmap_subject(one.id) for one in desk.store.organizations()}
    assert "по журналу принята редакция 2, а в папке закреплена редакция 1" in str(
        found["roadmap:school-1"]
    )


def test_a_store_of_before_that_tells_of_no_taking_over_is_whole(workspace, second, tmp_path):
    desk = adopted_by(workspace, second, tmp_path, workspace.officer)
    store = desk.store
    store._now.recorded[:] = [one for one in store._now.recorded if one not in adoptions(desk)]
    for one in store.organizations():
        del store._now.histories[roadmap_subject(one.id)]

    assert verify(desk, None).problems == ()


@pytest.mark.parametrize(
    ("role", "acted_by"),
    [
        (Role.DIRECTOR, "school-1:director"),
        (Role.REGIONAL_OFFICER, "district:regional_officer"),
        (Role.AUDITOR, "district:auditor"),
        (None, "system"),
    ],
)
def test_who_acted_is_told_by_the_role_of_the_one_who_took_it_over(
    workspace, second, tmp_path, role, acted_by
):
    actor = Actor(id="somebody", roles=frozenset({role} if role else ()))

    desk = adopted_by(workspace, second, tmp_path, actor)

    (event,) = desk.store.history(roadmap_subject("school-1"))
    assert (event.fact.acted_by, event.fact.recorded_by) == (acted_by, "somebody")
    assert who(event.fact, {})


def test_an_older_edition_is_refused(workspace, second, tmp_path):
    later = dc.replace(workspace.desk, roadmap=load_roadmap(second))
    first = tmp_path / "roadmap-1.yaml"

    with pytest.raises(InputError, match="старее действующей"):
        look(later, first, tmp_path / "acts.toml")


def test_the_page_of_a_dropped_item_tells_its_history_and_offers_nothing(
    workspace, second, tmp_path
):
    desk = workspace.at("2020-06-11")
    before = occurrence_view(desk, "1@2020@school-1")
    adopt(workspace.desk, second, tmp_path / "acts.toml")
    desk = dc.replace(
        desk,
        roadmap=load_roadmap(tmp_path / "roadmap-test-1-2.yaml"),
        former=(tmp_path / "roadmap-1.yaml",),
    )
    view = occurrence_view(desk, "1@2020@school-1")

    assert before.possible
    assert not before.is_dropped
    assert view.is_dropped
    assert (view.item.title, len(view.history)) == ("Приказ о внедрении", 1)
    assert view.understood
    assert (view.possible, view.evidence) == ((), ())
    with pytest.raises(InputError, match="пункта 1 нет в действующей редакции"):
        move_task(desk, view.occurrence, TaskMove(trigger=TaskTrigger.START))


def test_the_page_of_an_item_that_no_edition_knows_says_so(workspace, second, tmp_path):
    desk = dc.replace(workspace.at("2020-06-11"), roadmap=load_roadmap(second))

    with pytest.raises(InputError, match="нет ни в одной редакции"):
        occurrence_view(desk, "1@2020@school-1")


def test_it_is_taken_over_for_every_school_whoever_does_it(workspace, second, tmp_path):
    alone = dc.replace(workspace.desk, actor=workspace.office)

    adopt(alone, second, tmp_path / "acts.toml")

    assert {"3@2021@school-1", "3@2021@school-2"} <= set(ids(workspace.desk))


def test_the_rules_of_the_workspace_hold_for_the_edition(workspace, second, tmp_path):
    rules = OwnRules(extra_days_off=(dt.date(2021, 10, 15),))  # a Friday
    ruled = dc.replace(workspace.desk, rules=rules)

    adopted = adopt(ruled, second, tmp_path / "acts.toml")

    assert workspace.desk.store.occurrence("2@2021@school-1").due == dt.date(2021, 10, 18)
    (item,) = [one for one in adopted.diff.items if one.number == "2"]
    assert dt.date(2021, 10, 18) in {one.new for one in item.dates}


def test_what_was_closed_under_other_terms_is_told_in_their_words(
    workspace, second, tmp_path, make_paper
):
    paper = make_paper("2020-06-10", "order_pairs", "Приказ № 3")
    workspace.task("2020-06-10", "attach", "2@2020@school-1", paper=paper)
    workspace.task("2020-06-11", "confirm", "2@2020@school-1", actor=workspace.officer)
    adopt(workspace.desk, second, tmp_path / "acts.toml")
    desk = dc.replace(
        workspace.desk, roadmap=load_roadmap(second), former=(tmp_path / "roadmap-1.yaml",)
    )
    told = wordings_of(desk)

    closed, owed = (desk.store.occurrence(f"2@2020@school-{number}") for number in (1, 2))

    assert (closed.superseded != "", owed.superseded) == (True, "")
    assert told(closed).printed == "Ежегодно, до 1 октября"
    assert told(owed).printed == "Ежегодно, до 15 октября"


REPORT = """\
  - number: "4"
    title: Отчёт
    bodies: [school]
    responsible: Школы
    deadline:
      text: В течение месяца после исполнения п. 1
      readings:
        - reading: {kind: relative, amount: "1", unit: month, anchor: "item:1"}
          confirmed: {by: юрист, on: 01.07.2020, reason: так написано}
indicators:
"""
EDITIONS = """\
editions:
  - number: "2"
    order: {kind: приказ, number: "9", date: 01.03.2021, title: О внесении изменений}
    valid_from: 01.10.2020
annex: приложение 1
"""


def test_a_term_counted_otherwise_is_counted_anew_from_what_was_handed_in(
    make_shop, tmp_path, make_paper
):
    text = (DATA / "roadmaps" / "small.yaml").read_text("utf-8").replace("indicators:\n", REPORT)
    pinned, later = tmp_path / "roadmap-1.yaml", tmp_path / "later.yaml"
    pinned.write_text(text, "utf-8")
    text = text.replace('amount: "1", unit: month', 'amount: "2", unit: month')
    later.write_text(text.replace("annex: приложение 1\n", EDITIONS), "utf-8")
    (tmp_path / "acts.toml").write_text('[workspace]\nroadmap = "roadmap-1.yaml"\n', "utf-8")
    shop = make_shop(roadmap=load_roadmap(pinned))
    paper = make_paper("2020-09-10", "order_implementation", "Приказ")
    shop.task("2020-09-10", "attach", "1@2020@school-1", paper=paper)
    subject = task_subject("4@по-факту@school-1")
    assert snapshot(shop.desk.store.history(subject)).due == dt.date(2020, 10, 12)

    adopt(shop.desk, later, tmp_path / "acts.toml")

    assert snapshot(shop.desk.store.history(subject)).due == dt.date(2020, 11, 10)


THIRD = """\
  - number: "3"
    order: {kind: приказ, number: "12", date: 01.09.2021, title: О внесении изменений}
    valid_from: 01.10.2021
annex: приложение 1
"""


@pytest.mark.parametrize(
    ("said", "other"),
    [
        ('number: "9", date: 01.03.2021', 'number: "10", date: 01.03.2021'),
        ('number: "1"\n  date: 01.06.2020', 'number: "2"\n  date: 01.06.2020'),
        ("", ""),
    ],
)
def test_an_edition_continues_the_orders_that_hold(workspace, second, tmp_path, said, other):
    later = dc.replace(workspace.desk, roadmap=load_roadmap(second))
    third = tmp_path / "третья.yaml"
    text = second.read_text("utf-8").replace("annex: приложение 1\n", THIRD)
    assert said in text
    third.write_text(text.replace(said, other) if said else text, "utf-8")

    if said:
        with pytest.raises(InputError, match="не продолжает действующую"):
            look(later, third, tmp_path / "acts.toml")
    else:
        assert look(later, third, tmp_path / "acts.toml").edition.edition == 3
