"""The roadmap that a workspace has pinned: which file it is, and the pin that follows a change."""

from pathlib import Path

from acts.packages import write_whole
from acts.sources.pinning import with_pin
from acts.sources.roadmaps import fingerprint, load_roadmap
from acts.sources.settings import read_settings

__all__ = ["is_pinned", "pinned_roadmap", "repin"]


def pinned_roadmap(settings: Path) -> Path:
    """Give the file of the pinned roadmap.

    Args:
        settings: The workspace's `acts.toml`.

    Raises:
        ConfigurationError: The settings can't be read.
    """
    return settings.parent / read_settings(settings).roadmap


def is_pinned(file: Path, settings: Path) -> bool:
    """Tell whether a file is the roadmap that the settings beside it pin.

    Args:
        file: A roadmap.
        settings: `acts.toml` of the folder it lies in, if there is one.
    """
    if not settings.is_file() or not file.is_file():
        return False
    pinned = pinned_roadmap(settings)
    return pinned.is_file() and pinned.samefile(file)


def repin(settings: Path) -> bool:
    """Let the settings follow a pinned roadmap that was changed on purpose.

    Returns:
        Whether the file had changed.

    Raises:
        InputError: The roadmap is not sound any more.
        ConfigurationError: The settings can't be read or written.
    """
    found = read_settings(settings)
    pinned = settings.parent / found.roadmap
    checked = fingerprint(pinned)
    if checked == found.roadmap_checked:
        return False
    load_roadmap(pinned)  # only a sound one stays pinned
    write_whole(settings, with_pin(settings, roadmap=found.roadmap, checked=checked))
    return True
