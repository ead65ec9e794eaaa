"""The Excel forms in «формы»: written anew after a load, the old one always kept."""

import dataclasses as dc
import enum
import hashlib
from collections.abc import Callable
from pathlib import Path

from acts.errors import ActsError, ConfigurationError, Problem, Severity
from acts.organization import FanOut, Organization
from acts.packages import write_whole
from acts.registers.rows import Row
from acts.services.act_files import is_open
from acts.services.desk import Desk
from acts.services.exchange_erased import ERASED, erased_at
from acts.services.registering import compare, rows_of
from acts.sources.forms import ReadForm

__all__ = [
    "FORMS",
    "KEPT",
    "FormWritten",
    "begin_registers",
    "form_path",
    "fresh_form",
    "refresh",
    "refresh_form",
    "replace_form",
    "rows_to_show",
    "write_form",
]

FORMS = "формы"
KEPT = "прежние"
_MOST = 1000


class _Unloaded(enum.Enum):
    """What a form holds that the registers don't."""

    NOTHING = enum.auto()
    REMARKS = enum.auto()  # sheets or columns of the person's own
    DATA = enum.auto()


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class FormWritten:
    """What became of a form.

    Attributes:
        path: The form as it is now.
        kept: The form that lay there before, or None when there was none or it is the same.
        has_unloaded: Whether the kept one holds what was never loaded.
    """

    path: Path
    kept: Path | None = None
    has_unloaded: bool = False


def form_path(desk: Desk, organization: Organization) -> Path:
    """Give where the form of an organisation lies; it may not exist yet."""
    schools = [one.id for one in desk.store.organizations() if one.fan_out is FanOut.EACH_SCHOOL]
    name = "Данные школы" if schools == [organization.id] else f"Данные {organization.id}"
    return desk.folder / FORMS / f"{name}.xlsx"


def rows_to_show(desk: Desk, organization: Organization) -> tuple[tuple[Row, ...], int]:
    """Give the rows a form shows and their revision; of the erased ones nothing is left to show."""
    rows = rows_of(desk, organization)
    gone = erased_at(desk, organization)
    shown = tuple(one for one in rows if not (one.excluded and (one.table, one.code) in gone))
    return shown, desk.store.register_revision(organization.id)


def begin_registers(desk: Desk, organization: Organization) -> None:
    """Write the first revision of an organisation that came before the registers.

    A form has to know what it started from. It is done where something is written anyway, or as
    the desk is opened: whoever only looks changes nothing.
    """
    with desk.store.transaction():
        if not desk.store.register_revision(organization.id):
            desk.store.save_register(organization.id, rows_of(desk, organization))


def fresh_form(desk: Desk, organization: Organization) -> bytes:
    """Make the form of an organisation as its registers are now."""
    from acts.documents.form_writing import form_bytes

    rows, revision = rows_to_show(desk, organization)
    return form_bytes(
        rows,
        organization=organization.id,
        title=organization.short_name,
        revision=revision,
        exported_on=desk.today(organization),
    )


def write_form(
    desk: Desk, organization: Organization, *, loaded: ReadForm | None = None
) -> FormWritten:
    """Write the form of an organisation into «формы»; the one that lay there goes to «прежние».

    Args:
        desk: The workspace.
        organization: Whose form.
        loaded: The form that was just loaded from there; None when nothing was.

    Raises:
        ConfigurationError: The form is open in Excel, or was saved again after it was loaded;
            nothing was changed.
    """
    path = form_path(desk, organization)
    begin_registers(desk, organization)
    return replace_form(desk, path, fresh_form(desk, organization), loaded=loaded)


def replace_form(
    desk: Desk, path: Path, data: bytes, *, loaded: ReadForm | None = None
) -> FormWritten:
    """Write a form into «формы», see `write_form`.

    Args:
        desk: The workspace.
        path: Where it lies.
        data: The form as it has to be.
        loaded: The form that was just loaded from there; None when nothing was.

    Raises:
        ConfigurationError: It is open in Excel, or was saved again after it was loaded.
    """
    if not path.exists():
        write_whole(path, data)
        return FormWritten(path=path)
    before = path.read_bytes()
    if before == data:
        return FormWritten(path=path)
    if is_open(path):
        raise _locked(path, "форма открыта в Excel", "Закройте её и повторите")
    if loaded is not None and hashlib.sha256(before).hexdigest() != loaded.digest:
        raise _locked(path, "пока форму загружали, её сохранили ещё раз", "Загрузите её ещё раз")
    revision, unloaded = _standing(desk, path, loaded)
    kept = _keep(path, before, revision)
    write_whole(path, data)
    return FormWritten(path=path, kept=kept, has_unloaded=unloaded is _Unloaded.DATA)


def refresh_form(desk: Desk, organization: Organization) -> FormWritten | None:
    """Write the form anew where nothing can be lost: it is there, closed and holds nothing new.

    A form left alone stays right: what is loaded from it is merged from the revision it is of.
    No copy is kept of a form in which there is nothing but what the registers had.
    """
    return refresh(desk, form_path(desk, organization), lambda: fresh_form(desk, organization))


def refresh(desk: Desk, path: Path, fresh: Callable[[], bytes]) -> FormWritten | None:
    """Write a form anew where nothing can be lost, see `refresh_form`.

    Args:
        desk: The workspace.
        path: Where it lies.
        fresh: Makes it as it has to be.
    """
    if not path.exists() or is_open(path):
        return None
    unloaded = _standing(desk, path, None)[1]
    if unloaded is _Unloaded.DATA:
        return None
    try:
        if unloaded is _Unloaded.REMARKS:
            return replace_form(desk, path, fresh())
        write_whole(path, fresh())
    except (ConfigurationError, OSError):
        return None
    return FormWritten(path=path)


def _standing(desk: Desk, path: Path, loaded: ReadForm | None) -> tuple[int, _Unloaded]:
    """Give the revision of a form and what it holds that the registers don't."""
    if loaded is not None:
        return loaded.revision, _Unloaded.NOTHING
    from acts.sources.forms import read_form

    try:
        form = read_form(path)
        found = compare(desk, form)
    except (ActsError, OSError):
        return 0, _Unloaded.DATA  # not readable as a form: it may hold anything
    told = [one for one in found.problems if one.code != ERASED]
    if found.changes or found.conflicts or any(one.severity is Severity.ERROR for one in told):
        return form.revision, _Unloaded.DATA
    return form.revision, _Unloaded.REMARKS if told else _Unloaded.NOTHING


def _keep(path: Path, data: bytes, revision: int) -> Path:
    """Lay a copy into «прежние» under a name of its own."""
    folder = path.parent / KEPT
    for attempt in range(1, _MOST):
        again = "" if attempt == 1 else f" ({attempt})"
        kept = folder / f"{path.stem} редакция {revision}{again}{path.suffix}"
        if not kept.exists():
            write_whole(kept, data)
            return kept
        if kept.read_bytes() == data:
            return kept
    raise ConfigurationError(
        Problem(
            message="в папке слишком много прежних форм",
            remedy="Уберите лишние",
            file=str(folder),
            code="data.too-many-kept",
        )
    )


def _locked(path: Path, message: str, remedy: str) -> ConfigurationError:
    return ConfigurationError(
        Problem(message=message, remedy=remedy, file=path.name, code="file.locked")
    )
