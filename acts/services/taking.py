"""Take a text that a person edited in Word in as the text of an act."""

import dataclasses as dc
import re
from pathlib import Path

from acts import resources
from acts.act import ActKind
from acts.actor import Role
from acts.documents.reading import read_document
from acts.documents.taking import Taken, read_taken
from acts.documents.text_difference import Difference, differences
from acts.errors import InputError, Problem, Severity, WorkflowError
from acts.journal import Details, Event, NewEvent, act_subject, snapshot
from acts.packages import open_package
from acts.registers.act_record import ActRecord, TextOrigin
from acts.russian.typography import quoted
from acts.services.act_facts import ActMove, act_facts
from acts.services.act_files import FileUndo, file_digest, folder_of, write_beside
from acts.services.act_text import text_of
from acts.services.desk import Desk
from acts.services.draft_labels import draft_stem
from acts.services.signing import find_act
from acts.sources.catalog import load_catalog, load_kind
from acts.states import ACT_LABELS, ActState, ActTrigger
from acts.workflow import ACT_WORKFLOW

__all__ = ["TextTaken", "take_text"]

_OPEN = (ActState.DRAFT, ActState.RETURNED)
_LARGEST = 100 * 1024 * 1024
_COPY = r"( \([0-9]{1,3}\))?"


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class TextTaken:
    """What came of a file that a person edited.

    Attributes:
        act: The act as it is now; as it was, when nothing was taken.
        differences: «Было» and «стало».
        problems: What the checks found.
        file: The accepted text in the workspace, or None when nothing was taken.
    """

    act: ActRecord
    differences: tuple[Difference, ...]
    problems: tuple[Problem, ...]
    file: Path | None

    @property
    def is_sound(self) -> bool:
        """Whether nothing stands in the way of taking it."""
        return all(one.severity is not Severity.ERROR for one in self.problems)


def take_text(desk: Desk, file: Path, *, act_name: str = "", dry_run: bool = False) -> TextTaken:
    """Take an edited file in as the text of its act.

    The file itself is left as it is: the accepted text, without authors and marks of saved
    versions, is written beside it.

    Args:
        desk: The workspace.
        file: The edited .docx.
        act_name: Which act it is; empty finds it by the file's place, name or content.
        dry_run: Whether to show only what would change.

    Raises:
        InputError: It is no .docx, a hostile one, or of no act known.
        WorkflowError: The act is past editing, or the recorder has no right.
    """
    with file.open("rb") as opened:
        data = opened.read(_LARGEST + 1)
    act = find_act(desk, act_name) if act_name else _act_of(desk, file, data)
    history = desk.store.history(act_subject(act.id))
    state = snapshot(history).state
    if state not in _OPEN:
        raise _too_late(act, state)
    kind = load_kind(act.kind)
    before = read_document(open_package(text_of(desk, act).docx, name=act.file))
    taken = read_taken(data, kind, act.data, before, file.name)
    answer = TextTaken(
        act=act,
        differences=differences(before, taken.document),
        problems=taken.problems,
        file=None,
    )
    if dry_run or not answer.is_sound:
        return answer
    if file_digest(data) == act.file_digest:
        raise InputError(
            Problem(
                message="файл не правили: он тот же, что записала программа",
                remedy="Сохраните правки в Word и повторите",
                file=file.name,
                code="take.unchanged",
            )
        )
    return _record(desk, act, kind, taken, history, answer)


def _record(
    desk: Desk,
    act: ActRecord,
    kind: ActKind,
    taken: Taken,
    history: tuple[Event, ...],
    answer: TextTaken,
) -> TextTaken:
    organization = desk.organization(act.organization)
    stem = _taken_stem(kind, act)
    state = snapshot(history).state
    target, role = ACT_WORKFLOW.fire(
        state=state,
        trigger=ActTrigger.TAKE,
        facts=act_facts(desk, organization, act, ActMove(trigger=ActTrigger.TAKE)),
        recorder=desk.actor.roles,
        acting=Role.DRAFTER,
    )
    with FileUndo().on_failure() as undo, desk.store.transaction():
        folder = folder_of(desk, act.organization)
        path, _, _ = write_beside(folder, stem, taken.docx, own=act.file_digest, undo=undo)
        now = dc.replace(
            act,
            origin=TextOrigin.TAKEN,
            taken=taken.docx,
            text_digest=taken.text_digest,
            file=path.relative_to(desk.folder).as_posix(),
            file_digest=file_digest(taken.docx),
        )
        desk.store.save_act(now)
        desk.store.append(
            NewEvent(
                subject=act_subject(act.id),
                trigger=ActTrigger.TAKE,
                source=state,
                target=target,
                acted_by=f"{organization.id}:{role}",
                role=role,
                recorded_by=desk.actor.id,
                happened_on=desk.today(organization),
                recorded_at=desk.moment,
                details=Details(file_digest=taken.text_digest),
            ),
            after=len(history),
        )
    return dc.replace(answer, act=now, file=path)


def _too_late(act: ActRecord, state: str) -> WorkflowError:
    label = ACT_LABELS[ActState(state)] if state else "не начат"
    back = {
        ActState.LEGAL_REVIEW: f"Верните его: acts act {act.id} review --remark … --clause …",
        ActState.READY_TO_SIGN: f"Верните его: acts act {act.id} refuse --remark … --clause …",
    }
    return WorkflowError(
        Problem(
            message=f"текст сейчас не правят: {quoted(act.title)} ({act.period}) – «{label}»",
            remedy=back.get(
                ActState(state or ActState.DRAFT),
                "Правят проект и возвращённый на доработку акт; после регистрации текст меняют "
                "новым актом",
            ),
            code="take.too-late",
        )
    )


def _taken_stem(kind: ActKind, act: ActRecord) -> str:
    return draft_stem(kind, act.period, act.about).removesuffix("проект") + "принятый текст"


def _act_of(desk: Desk, file: Path, data: bytes) -> ActRecord:
    """Find the act a file is of: by its place and name, then by its content.

    Raises:
        InputError: It is of no act, or of several.
    """
    acts = [one for one in desk.store.acts() if desk.actor.may_touch(one.organization)]
    kinds = {one.code: one for one in load_catalog(resources.catalog())}
    place = file.resolve()
    named = [one for one in acts if _is_named(desk, kinds.get(one.kind), one, place)]
    digest = file_digest(data)
    found = named or [one for one in acts if one.file_digest == digest]
    if len(found) == 1:
        return found[0]
    states = {one.id: snapshot(desk.store.history(act_subject(one.id))).state for one in acts}
    listed = ", ".join(one.id for one in (found or acts) if states[one.id] in _OPEN)
    raise InputError(
        Problem(
            message="не понять, текст какого акта в этом файле",
            remedy=f"Укажите его: --act КОД. Проекты: {listed or 'ни одного'}",
            file=file.name,
            code="take.which-act",
        )
    )


def _is_named(desk: Desk, kind: ActKind | None, act: ActRecord, place: Path) -> bool:
    if place == (desk.folder / act.file).resolve():
        return True
    if kind is None or place.parent != folder_of(desk, act.organization).resolve():
        return False
    stems = (draft_stem(kind, act.period, act.about), _taken_stem(kind, act))
    return any(re.fullmatch(re.escape(one) + _COPY, place.stem) for one in stems)
