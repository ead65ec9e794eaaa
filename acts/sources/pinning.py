"""Which roadmap a workspace's settings pin, changed in place: comments and the rest stay."""

import json
import re
import tomllib
from pathlib import Path

from acts.errors import ConfigurationError, Problem

__all__ = ["with_pin"]

_SECTION = re.compile(r"^\s*\[\s*workspace\s*\]", re.MULTILINE)
_NEXT = re.compile(r"^\s*\[", re.MULTILINE)


def with_pin(path: Path, *, roadmap: str, checked: str, former: tuple[str, ...] = ()) -> bytes:
    """Give the settings of a workspace with another roadmap pinned.

    Args:
        path: `acts.toml`.
        roadmap: Name of the roadmap's file in the workspace.
        checked: Fingerprint with which it passed the check.
        former: Names of the files of the editions before it, the oldest first.

    Raises:
        ConfigurationError: The settings are written so that they can't be changed in place.
        OSError: The file can't be opened.
    """
    text = path.read_bytes().decode("utf-8-sig")
    wanted: dict[str, str | list[str]] = {"roadmap": roadmap, "roadmap_checked": checked}
    if former:
        wanted["roadmap_former"] = list(former)
    begin = _SECTION.search(text)
    if begin is not None:
        end = _NEXT.search(text, begin.end())
        stop = end.start() if end else len(text)
        section = text[begin.end() : stop]
        for key, value in wanted.items():
            section = _put(section, key, json.dumps(value, ensure_ascii=False))
        text = text[: begin.end()] + section + text[stop:]
    found = tomllib.loads(text).get("workspace", {})
    if {key: found.get(key) for key in wanted} != wanted:
        raise ConfigurationError(
            Problem(
                message="в настройках не записать, какая карта закреплена",
                remedy=f"Впишите сами в раздел [workspace]: roadmap = {json.dumps(roadmap)}",
                file=str(path),
                place="[workspace]",
                code="workspace.settings",
            )
        )
    return text.encode("utf-8")


def _put(section: str, key: str, value: str) -> str:
    """Write a value into its line, or a line of its own below «roadmap»."""
    # A file name may hold «#», so the value is taken in its quotes or brackets.
    line = re.compile(rf"^([ \t]*{key}[ \t]*=[ \t]*)(\"[^\"\r\n]*\"|'[^'\r\n]*'|\[[^\]]*\])", re.M)
    changed, count = line.subn(lambda found: found[1] + value, section, count=1)
    if count:
        return changed
    newline = "\r\n" if "\r\n" in section else "\n"
    below = re.compile(r"^[ \t]*roadmap[ \t]*=.*$", re.M).search(section)
    if below is None:
        return f"{newline}{key} = {value}{section}"
    end = section.find("\n", below.end())
    at = len(section) if end < 0 else end + 1
    lead = newline if end < 0 else ""
    return f"{section[:at]}{lead}{key} = {value}{newline}{section[at:]}"
