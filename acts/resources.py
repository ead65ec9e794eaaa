"""The one place that knows where packaged data lie, in a checkout and in an installed wheel."""

from pathlib import Path

__all__ = ["catalog", "law", "roadmaps", "samples", "schema", "template"]

_PACKAGE = Path(__file__).resolve().parent


def template(kind: str) -> Path:
    """Return the path of the .docx template of an act's kind; the file may be absent."""
    return _PACKAGE / "templates" / f"{kind}.docx"


def schema(name: str) -> Path:
    """Return the path of the JSON Schema `<name>.schema.json`; the file may be absent."""
    return _PACKAGE / "schemas" / f"{name}.schema.json"


def catalog() -> Path:
    """Return the path of the catalogue of kinds of acts."""
    return _PACKAGE / "catalog.yaml"


def law() -> Path:
    """Return the path of the dated register of acts of law."""
    return _PACKAGE / "law.json"


def roadmaps() -> Path:
    """Return the folder of shipped roadmaps."""
    return _shipped("roadmaps")


def samples() -> Path:
    """Return the folder of shipped samples."""
    return _shipped("samples")


def _shipped(name: str) -> Path:
    # The wheel carries the two folders inside the package; a checkout has them next to it.
    installed = _PACKAGE / "_data" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name
