"""The one place where settings, clock, store and services meet."""

import contextlib
import dataclasses as dc
import datetime as dt
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from acts import resources
from acts.actor import Actor, Role
from acts.deadlines.own_rules import NO_RULES, OwnRules
from acts.deadlines.policy import calendar_of
from acts.errors import ConfigurationError, InputError, Problem
from acts.report import TrackingPolicy
from acts.roadmap import Roadmap
from acts.services.act_files import OUTPUT
from acts.services.desk import Desk, Once
from acts.sources.new_settings import settings_text
from acts.sources.roadmaps import fingerprint, load_roadmap
from acts.sources.settings import Settings, read_settings
from acts.store.protocol import Store

if TYPE_CHECKING:
    from acts.services.rehearsal import Played
    from acts.sources.scenarios import Scenario

__all__ = [
    "SETTINGS",
    "Workspace",
    "clock",
    "desk_with",
    "new_workspace",
    "open_desk",
    "open_workspace",
    "read_again",
    "rehearse",
]

SETTINGS = "acts.toml"
STORE = "acts.sqlite3"
_YEARS = range(1900, 2200)
_UNSAFE = re.compile(r"[^\w.-]+")


def clock(*, rehearsal: bool) -> dt.datetime:
    """Read the clock; nothing else in the package does.

    `ACTS_NOW` (ISO, UTC when it names no zone) puts another moment in its place, but in a
    rehearsal only: elsewhere it would forge the moment of recording.

    Args:
        rehearsal: Whether the workspace says that it is one for practice.

    Raises:
        ConfigurationError: `ACTS_NOW` is set where it may not be, or is not a moment.
    """
    fixed = os.environ.get("ACTS_NOW", "")
    if not fixed:
        return dt.datetime.now(dt.UTC)  # noqa: TID251
    if not rehearsal:
        raise ConfigurationError(
            Problem(
                message="задана переменная ACTS_NOW, а папка не учебная: "
                "время записи здесь берётся только с часов",
                remedy="Уберите переменную ACTS_NOW; для учёбы создайте отдельную папку: "
                "acts init ПАПКА --from ФАЙЛ --rehearsal",
                code="clock.not-a-rehearsal",
            )
        )
    try:
        moment = dt.datetime.fromisoformat(fixed)
        if moment.year not in _YEARS:
            raise ValueError(moment.year)
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


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """A workspace that stays open: a server's, or for the length of one command.

    Attributes:
        folder: Where it is.
        store: Its store; every thread has a connection of its own.
        roadmap: Its pinned roadmap.
        settings: What `acts.toml` says.
        once: What was worked out from these values for the desks before.
    """

    folder: Path
    store: Store
    roadmap: Roadmap
    settings: Settings
    once: Once = dc.field(default_factory=Once, repr=False, compare=False)

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that what is read once came from."""
        names = (SETTINGS, self.settings.roadmap, *self.settings.roadmap_former)
        return tuple(self.folder / one for one in names)

    def moment(self) -> dt.datetime:
        """Read the clock."""
        return clock(rehearsal=self.settings.rehearsal)

    def desk(self, actor: Actor) -> Desk:
        """Put a desk together for one call of services.

        Args:
            actor: Who records.
        """
        # Desks share what does not depend on who asks and when, so that `once` knows it again.
        sources = (self.store, self.roadmap, self.settings)
        first = self.once.get("desk", sources, lambda: self._desk(actor))
        return dc.replace(first, actor=actor, moment=self.moment())

    def _desk(self, actor: Actor) -> Desk:
        return desk_with(
            self.folder,
            self.store,
            roadmap=self.roadmap,
            actor=actor,
            moment=self.moment(),
            policy=self.settings.policy,
            rehearsal=self.settings.rehearsal,
            rules=self.settings.rules,
            former=tuple(self.folder / one for one in self.settings.roadmap_former),
        )


def open_workspace(folder: Path) -> Workspace:
    """Open a workspace; whoever opens it closes its store.

    Args:
        folder: The workspace or a folder below it.

    Raises:
        ConfigurationError: The folder, its settings or its store can't be used.
    """
    from acts.store.open import open_store

    root = find_workspace(folder)
    settings, pinned = _settled(root)
    _refuse_lost(root / STORE)
    roadmap = load_roadmap(pinned, passed=settings.roadmap_checked)
    return Workspace(
        folder=root, store=open_store(root / STORE), roadmap=roadmap, settings=settings
    )


def read_again(workspace: Workspace) -> Workspace:
    """Read settings and roadmap of an open workspace anew; its store stays open.

    Raises:
        ConfigurationError: The settings can't be used.
        InputError: The roadmap is not sound.
    """
    settings, pinned = _settled(workspace.folder)
    roadmap = load_roadmap(pinned, passed=settings.roadmap_checked)
    return dc.replace(workspace, roadmap=roadmap, settings=settings)


def _settled(root: Path) -> tuple[Settings, Path]:
    settings = read_settings(root / SETTINGS)
    clock(rehearsal=settings.rehearsal)  # a forged one is refused before anything is opened
    pinned = root / settings.roadmap
    if not pinned.is_file():
        raise ConfigurationError(
            Problem(
                message=f"в рабочей папке нет дорожной карты «{settings.roadmap}»",
                remedy="Верните файл на место или исправьте его имя в [workspace] roadmap",
                file=str(root / SETTINGS),
                code="workspace.no-roadmap",
            )
        )
    return settings, pinned


@contextlib.contextmanager
def open_desk(folder: Path, *, actor: str = "") -> Iterator[Desk]:
    """Open a workspace for one command and close it afterwards.

    Args:
        folder: The workspace or a folder below it.
        actor: Id of who records; empty takes `default_actor` of the settings.

    Raises:
        ConfigurationError: The folder, its settings or its store can't be used.
    """
    workspace = open_workspace(folder)
    with contextlib.closing(workspace.store):
        yield workspace.desk(_actor(workspace.settings, actor))


def _refuse_lost(store: Path) -> None:
    """Refuse to begin anew where the records of a workspace have been: a workspace has a store."""
    if not store.exists():
        message = "в рабочей папке нет хранилища"
    elif store.is_file() and store.stat().st_size == 0:
        message = "файл хранилища пуст"
    else:
        return
    raise ConfigurationError(
        Problem(
            message=message,
            remedy="Восстановите файл из копии",
            file=str(store),
            code="workspace.no-store",
        )
    )


def desk_with(
    folder: Path,
    store: Store,
    *,
    roadmap: Roadmap,
    actor: Actor,
    moment: dt.datetime,
    policy: TrackingPolicy | None = None,
    rehearsal: bool = False,
    rules: OwnRules = NO_RULES,
    former: tuple[Path, ...] = (),
) -> Desk:
    """Put a desk together from parts; scenarios use it with a store in memory."""
    roadmap = dc.replace(roadmap, policies=rules.over(roadmap.policies))
    return Desk(
        folder=folder,
        store=store,
        roadmap=roadmap,
        days=calendar_of(roadmap.policies),
        actor=actor,
        moment=moment,
        policy=policy or TrackingPolicy(),
        rehearsal=rehearsal,
        former=former,
        rules=rules,
    )


@contextlib.contextmanager
def new_workspace(
    folder: Path,
    *,
    roadmap_file: Path,
    actors: tuple[Actor, ...],
    observer: Actor,
    rehearsal: bool = False,
) -> Iterator[Desk]:
    """Make a workspace whole or not at all: roadmap and store first, the settings last.

    What was made is taken away again when anything fails before the caller is done with it.

    Args:
        folder: Where; it may hold other things, but no part of a workspace.
        roadmap_file: The roadmap to pin.
        actors: Who may record; the first one is the default.
        observer: Who the desk given back is for.
        rehearsal: Whether it is for practice, so that `ACTS_NOW` may set the time in it.

    Raises:
        InputError: The roadmap is not sound.
        ConfigurationError: The folder is a workspace already, or holds a part of one.
    """
    from acts.packages import write_whole
    from acts.services.workspace_folder import taken_away_on_failure
    from acts.store.open import open_store

    moment = clock(rehearsal=rehearsal)
    roadmap = load_roadmap(roadmap_file)  # only a sound one is pinned
    pinned = f"roadmap-{_UNSAFE.sub('-', roadmap_file.stem)[:60]}.yaml"
    _refuse_taken(folder, pinned)
    with taken_away_on_failure(folder):
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / pinned, roadmap_file.read_bytes())
        with contextlib.closing(open_store(folder / STORE)) as store:
            yield desk_with(
                folder, store, roadmap=roadmap, actor=observer, moment=moment, rehearsal=rehearsal
            )
            text = settings_text(pinned, fingerprint(folder / pinned), actors, rehearsal=rehearsal)
            write_whole(folder / SETTINGS, text.encode("utf-8"))


def _refuse_taken(folder: Path, pinned: str) -> None:
    if (folder / SETTINGS).exists():
        raise ConfigurationError(
            Problem(
                message="здесь уже есть рабочая папка; ничего не изменено",
                remedy="Выберите другую папку. Обновить эту: acts init ПАПКА --from ФАЙЛ --update",
                file=str(folder),
                code="workspace.exists",
            )
        )
    taken = [name for name in (pinned, STORE, OUTPUT) if (folder / name).exists()]
    if taken:
        raise ConfigurationError(
            Problem(
                message=f"в папке уже есть «{taken[0]}»; ничего не изменено",
                remedy="Выберите другую папку или уберите это",
                file=str(folder),
                code="workspace.taken",
            )
        )


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

    scenario = load_scenario(scenario_file or resources.samples() / "demo" / "scenario.yaml")
    observer = Actor(id="observer", roles=frozenset({Role.AUDITOR}))
    with new_workspace(
        folder,
        roadmap_file=resources.roadmaps() / scenario.roadmap,
        actors=scenario.actors,
        observer=observer,
        rehearsal=True,
    ) as desk:
        load(desk, scenario.organizations)
        yield (
            scenario,
            desk,
            play(scenario, lambda actor, moment: dc.replace(desk, actor=actor, moment=moment)),
        )


def _actor(settings: Settings, wanted: str) -> Actor:
    name = wanted or os.environ.get("ACTS_ACTOR", "") or settings.default_actor
    for one in settings.actors:
        if one.id == name:
            return one
    listed = ", ".join(one.id for one in settings.actors) or "ни одного"
    raise InputError(
        f"в {SETTINGS} нет участника «{name[:60]}»" if name else "не сказано, кто вносит запись",
        remedy=f"Есть: {listed}; выберите --actor",
    )
