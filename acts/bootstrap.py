"""The one place where settings, clock, store and services meet."""

import contextlib
import dataclasses as dc
import datetime as dt
import os
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from acts import resources
from acts.actor import Actor, Role
from acts.errors import ConfigurationError, InputError, Problem
from acts.report import TrackingPolicy
from acts.roadmap import Roadmap
from acts.services.desk import Desk
from acts.sources.roadmaps import fingerprint, load_roadmap
from acts.store.protocol import Store
from acts.working_days import working_days

if TYPE_CHECKING:
    from acts.services.rehearsal import Played
    from acts.sources.scenarios import Scenario

__all__ = ["SETTINGS", "clock", "create_workspace", "desk_with", "open_desk", "rehearse"]

SETTINGS = "acts.toml"
STORE = "acts.sqlite3"
_SECTIONS = {"workspace", "tracking", "actors"}

_NEW_SETTINGS = """\
# Настройки рабочей папки. Правьте в любом текстовом редакторе, кодировка UTF-8.

[workspace]
roadmap = "{roadmap}"      # закреплённая дорожная карта (файл в этой папке)
roadmap_checked = "{checked}"  # отпечаток проверенного файла карты
default_actor = "{actor}"  # кто вносит записи, если не указано --actor

[tracking]
soon_days = 14     # за сколько дней до срока писать «срок близко»
confirm_days = 10  # рабочих дней на проверку представленного документа

# Кто может вносить записи. roles: drafter исполнитель, curator куратор, director руководитель,
# clerk делопроизводитель, legal_reviewer правовой эксперт, visa_signer согласующий,
# council_rep совет, union_rep профсоюз, municipal_officer муниципальный орган.
# scope – только эти организации; без scope – все.
{actors}"""

_NEW_ACTOR = """\
[actors.{id}]
roles = [{roles}]
{scope}
"""


def clock() -> dt.datetime:
    """Read the clock; nothing else in the package does.

    `ACTS_NOW` (ISO, UTC when it names no zone) puts another moment in its place, for rehearsals.

    Raises:
        ConfigurationError: `ACTS_NOW` is not a moment.
    """
    fixed = os.environ.get("ACTS_NOW", "")
    if not fixed:
        return dt.datetime.now(dt.UTC)  # noqa: TID251
    try:
        moment = dt.datetime.fromisoformat(fixed)
    except ValueError as error:
        raise ConfigurationError(
            f"ACTS_NOW={fixed!r} – не дата и время", remedy="Пример: 2020-10-01T09:00:00+12:00"
        ) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def find_workspace(start: Path) -> Path:
    """Find the workspace: the folder itself or the nearest one above that holds `acts.toml`.

    Raises:
        ConfigurationError: There is none.
    """
    for folder in (start, *start.resolve().parents):
        if (folder / SETTINGS).is_file():
            return folder
    raise ConfigurationError(
        Problem(
            message=f"это не рабочая папка: здесь и выше нет файла {SETTINGS}",
            remedy="Создайте рабочую папку: acts init ПАПКА --from организации.yaml",
            file=str(start),
            code="workspace.missing",
        )
    )


@contextlib.contextmanager
def open_desk(folder: Path, *, actor: str = "") -> Iterator[Desk]:
    """Open a workspace for one command and close it afterwards.

    Args:
        folder: The workspace or a folder below it.
        actor: Id of who records; empty takes `default_actor` of the settings.

    Raises:
        ConfigurationError: The folder, its settings or its store can't be used.
    """
    from acts.store.open import open_store

    root = find_workspace(folder)
    settings = _settings(root / SETTINGS)
    workspace = _table(settings, "workspace")
    roadmap = load_roadmap(
        root / str(workspace.get("roadmap", "roadmap.yaml")),
        passed=str(workspace.get("roadmap_checked", "")),
    )
    store = open_store(root / STORE)
    try:
        yield desk_with(
            root,
            store,
            roadmap=roadmap,
            actor=_actor(settings, actor),
            moment=clock(),
            policy=_policy(settings),
        )
    finally:
        store.close()


def desk_with(
    folder: Path,
    store: Store,
    *,
    roadmap: Roadmap,
    actor: Actor,
    moment: dt.datetime,
    policy: TrackingPolicy | None = None,
) -> Desk:
    """Put a desk together from parts; scenarios use it with a store in memory."""
    rules = roadmap.policies
    return Desk(
        folder=folder,
        store=store,
        roadmap=roadmap,
        days=working_days(
            week=rules.week,
            emergency_days=rules.emergency_days,
            extra_days_off=rules.extra_days_off,
        ),
        actor=actor,
        moment=moment,
        policy=policy or TrackingPolicy(),
    )


def create_workspace(folder: Path, *, roadmap_file: Path, actors: tuple[Actor, ...]) -> None:
    """Make a new workspace: settings and the pinned roadmap; the store appears when it is opened.

    Raises:
        ConfigurationError: The folder is a workspace already.
    """
    from acts.packages import write_whole

    if (folder / SETTINGS).exists():
        raise ConfigurationError(
            Problem(
                message="здесь уже есть рабочая папка",
                remedy="Выберите другую папку: ничего не изменено",
                file=str(folder),
                code="workspace.exists",
            )
        )
    load_roadmap(roadmap_file)  # only a sound one is pinned
    pinned = f"roadmap-{roadmap_file.stem}.yaml"
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(folder / pinned, roadmap_file.read_bytes())
    text = _NEW_SETTINGS.format(
        roadmap=pinned,
        checked=fingerprint(folder / pinned),
        actor=actors[0].id,
        actors="\n".join(
            _NEW_ACTOR.format(
                id=one.id,
                roles=", ".join(f'"{role}"' for role in sorted(one.roles)),
                scope=f"scope = [{', '.join(f'{chr(34)}{id_}{chr(34)}' for id_ in one.scope)}]\n"
                if one.scope
                else "",
            )
            for one in actors
        ),
    )
    write_whole(folder / SETTINGS, text.encode("utf-8"))


@contextlib.contextmanager
def rehearse(
    folder: Path, scenario_file: Path | None = None
) -> "Iterator[tuple[Scenario, Desk, Iterator[Played]]]":
    """Make a workspace for a scenario and play it there.

    Args:
        folder: Where the workspace is made; it must not be one already.
        scenario_file: The scenario; None takes the shipped municipality.

    Yields:
        The scenario, a desk that sees everything, and the steps as they are played.
    """
    from acts.services.organizing import load
    from acts.services.rehearsal import play
    from acts.sources.scenarios import load_scenario
    from acts.store.open import open_store

    scenario = load_scenario(scenario_file or resources.samples() / "demo" / "scenario.yaml")
    roadmap_file = resources.roadmaps() / scenario.roadmap
    create_workspace(folder, roadmap_file=roadmap_file, actors=scenario.actors)
    store = open_store(folder / STORE)
    try:
        desk = desk_with(
            folder,
            store,
            roadmap=load_roadmap(roadmap_file),
            actor=Actor(id="observer", roles=frozenset({Role.AUDITOR})),
            moment=clock(),
        )
        load(desk, scenario.organizations)
        yield (
            scenario,
            desk,
            play(
                scenario,
                lambda actor, moment: dc.replace(desk, actor=actor, moment=moment),
            ),
        )
    finally:
        store.close()


def _settings(path: Path) -> dict[str, object]:
    try:
        settings = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(
            Problem(
                message=f"настройки не читаются: {error}",
                remedy="Исправьте файл (TOML, UTF-8)",
                file=str(path),
                code="workspace.settings",
            )
        ) from error
    unknown = sorted(set(settings) - _SECTIONS)
    if unknown:
        raise ConfigurationError(
            Problem(
                message=f"неизвестный раздел [{unknown[0]}]",
                remedy=f"Допустимы: {', '.join(sorted(_SECTIONS))}",
                file=str(path),
                code="workspace.settings",
            )
        )
    return settings


def _table(settings: dict[str, object], name: str) -> dict[str, object]:
    table = settings.get(name, {})
    return table if isinstance(table, dict) else {}


def _policy(settings: dict[str, object]) -> TrackingPolicy:
    tracking = _table(settings, "tracking")
    default = TrackingPolicy()
    numbers = {
        key: tracking.get(key, getattr(default, key)) for key in ("soon_days", "confirm_days")
    }
    for key, value in numbers.items():
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 366:
            raise ConfigurationError(
                f"{SETTINGS}: {key} – не число дней", remedy="Укажите целое число от 0 до 366"
            )
    return TrackingPolicy(
        soon_days=int(str(numbers["soon_days"])), confirm_days=int(str(numbers["confirm_days"]))
    )


def _actor(settings: dict[str, object], wanted: str) -> Actor:
    actors = _table(settings, "actors")
    name = wanted or os.environ.get("ACTS_ACTOR", "")
    name = name or str(_table(settings, "workspace").get("default_actor", ""))
    entry = actors.get(name)
    if not isinstance(entry, dict):
        raise InputError(
            f"в {SETTINGS} нет участника «{name}»",
            remedy=f"Есть: {', '.join(actors) or 'ни одного'}; выберите --actor",
        )
    named = [str(role) for role in entry.get("roles", ())]
    unknown = [role for role in named if role not in set(Role)]
    if unknown:
        raise ConfigurationError(
            f"{SETTINGS}: у участника «{name}» неизвестная роль «{unknown[0]}»",
            remedy=f"Роли: {', '.join(role for role in Role if role is not Role.SYSTEM)}",
        )
    return Actor(
        id=name,
        roles=frozenset(Role(role) for role in named),
        scope=tuple(str(one) for one in entry.get("scope", ())),
    )
