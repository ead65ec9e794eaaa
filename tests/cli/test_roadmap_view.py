"""How values of a roadmap turn into JSON."""

import dataclasses as dc
import json
from pathlib import Path

import pytest

from acts.cli.roadmap_view import comparison_json, item_json, print_roadmap, roadmap_json
from acts.roadmap import Link, LinkKind
from acts.services import roadmaps

SMALL = Path(__file__).parents[1] / "data" / "roadmaps" / "small.yaml"


@pytest.fixture
def roadmap():
    return roadmaps.open_roadmap(str(SMALL))


def test_everything_of_a_roadmap_is_json(roadmap):
    shaped = roadmap_json(roadmap)

    assert json.loads(json.dumps(shaped)) == shaped
    assert shaped["monitoring"] is None
    assert shaped["policies"]["zone"] == "Asia/Kamchatka"


def test_an_item_carries_its_clause_and_unconfirmed_readings(roadmap):
    shaped = item_json(roadmap, roadmap.item("2"))

    assert shaped["clause"] == "приказ № 1 от 01.06.2020, приложение 1, п. 2"
    assert [one["confirmed"] for one in shaped["deadline"]["readings"]] == [None]
    assert shaped["further_terms"][0]["governs"] is False


def test_a_checkup_is_json():
    shaped = comparison_json(roadmaps.check([SMALL])[0])

    assert json.loads(json.dumps(shaped)) == shaped
    assert [one["code"] for one in shaped["accepted"]] == ["term.second"]


def test_prints_an_item_without_note_result_or_confirmation(roadmap, capsys):
    item = dc.replace(
        roadmap.item("2"), links=(Link(kind=LinkKind.CONFLICTS_WITH, target="приказ, п. 1"),)
    )
    print_roadmap(roadmap, item)

    out = capsys.readouterr().out
    assert "Никем не подтверждено" in out
    assert "Связь: расходится с: приказ, п. 1\n" in out
    assert "Примечание:" not in out


def test_prints_editions_annexes_and_the_parent_of_an_item(capsys):
    second = roadmaps.open_roadmap(str(SMALL.parents[1] / "editions" / "second.yaml"))

    print_roadmap(second, None)
    out = capsys.readouterr().out
    assert "Редакция 2: приказ № 9 от 01.03.2021, действует с 15.03.2021\n" in out
    assert "Приложение 1 («Дорожная карта»), п. 1: есть в источнике\n" in out

    print_roadmap(second, second.item("3"))
    out = capsys.readouterr().out
    assert "Вышестоящий пункт: карта kamchatka-553, п. 14\n" in out
    assert "Изменён редакцией 2 (от 01.03.2021)\n" in out
    assert "2021: 01.02.2021 – срок раньше приказа; правило: до 1 февраля" in out
