"""Read the journal and prove that it is whole."""

import dataclasses as dc
import datetime as dt
import functools
import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from acts.errors import ActsError, ConfigurationError, InputError, Problem, Severity
from acts.journal import (
    Event,
    act_subject,
    register_subject,
    roadmap_subject,
    snapshot,
    task_subject,
)
from acts.plan import Occurrence, OccurrenceId, build_plan
from acts.registers.act_record import ActRecord, TextOrigin
from acts.registers.typed_rows import registers_from
from acts.services.desk import Desk
from acts.services.planning import former_editions
from acts.sources.json_text import load_json
from acts.sources.nodes import plain
from acts.states import FINAL_TASK_STATES, ActState, ActTrigger

__all__ = ["Verified", "heads", "history", "verify"]

_SUBJECT_KINDS = frozenset({"task", "act", "register", "roadmap"})


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What a verification found.

    Attributes:
        chains: Subjects checked.
        events: Events checked.
        acts: Acts whose texts and files were compared with the journal.
        occurrences: Terms compared with the roadmap.
        problems: What is broken, the first thing of each chain, and what only asks for a look.
    """

    chains: int
    events: int
    acts: int
    occurrences: int
    problems: tuple[Problem, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing is broken; a warning breaks nothing."""
        return all(one.severity is not Severity.ERROR for one in self.problems)


def history(desk: Desk, subject: str) -> tuple[Event, ...]:
    """List events the actor may see, of one occurrence or act or of all, as they were recorded.

    Returns:
        The events; none for an occurrence or an act to which nothing happened yet.

    Raises:
        InputError: There is no such occurrence or act, or the actor may not see it.
    """
    events = tuple(
        one for one in desk.store.events() if desk.actor.may_touch(_organization(one.fact.subject))
    )
    if not subject:
        return events
    kinds = (task_subject, act_subject, register_subject, roadmap_subject)
    names = {subject, *(name(subject) for name in kinds)}
    found = tuple(one for one in events if one.fact.subject in names)
    if not found and not _is_visible(desk, _name(subject)):
        raise InputError(
            f"в журнале нет событий «{subject}»: такого исполнения или акта нет",
            remedy="Пишите полностью, например 5@2021@school-1; все события – acts journal show",
        )
    return found


def heads(desk: Desk) -> dict[str, str]:
    """Give the last digest of every subject, to be kept elsewhere."""
    return dict(sorted(desk.store.heads().items()))


def verify(desk: Desk, heads_file: Path | None) -> Verified:
    """Check chains, what is derived from them, the plan, the texts of acts and their files.

    Args:
        desk: The workspace; everything in it is checked, whatever the actor may see.
        heads_file: Digests exported earlier, to find a journal cut short; None has none.

    Raises:
        InputError: The file holds no digests.
    """
    exported = None
    if heads_file is not None:
        exported = plain(load_json(heads_file))
        if not isinstance(exported, dict) or not all(
            isinstance(digest, str) for digest in exported.values()
        ):
            raise InputError(
                Problem(
                    message="это не выгрузка отпечатков",
                    remedy="Укажите файл, который напечатала acts journal heads",
                    file=str(heads_file),
                    code="heads.shape",
                )
            )
    problems = list(desk.store.verify(heads=exported))
    histories: dict[str, list[Event]] = {}
    occurrences: tuple[Occurrence, ...] = ()
    acts: tuple[ActRecord, ...] = ()
    try:
        for one in desk.store.events():
            histories.setdefault(one.fact.subject, []).append(one)
        occurrences, acts = desk.store.occurrences(), desk.store.acts()
        problems += _register_problems(desk)
        problems += _edition_problems(desk, histories)
        problems += _plan_problems(desk, occurrences, histories)
        for act in acts:
            problems += _act_problems(desk.folder, act, histories.get(act_subject(act.id), []))
    except ConfigurationError as damaged:
        if not problems:  # else what can't be read has been named already, with its place
            raise
        problems += damaged.problems
    return Verified(
        chains=len(histories),
        events=sum(map(len, histories.values())),
        acts=len(acts),
        occurrences=len(occurrences),
        problems=_once(problems),
    )


def _register_problems(desk: Desk) -> Iterator[Problem]:
    """Compare each organisation with what its registers say: it is their projection."""
    for one in desk.store.organizations():
        rows = desk.store.register(one.id)
        if rows and registers_from(one.id, rows).organization != one:
            yield Problem(
                message="организация в хранилище не та, что в её реестрах",
                remedy="Хранилище правили: восстановите его из копии",
                place=register_subject(one.id),
                code="register.projection",
            )


def _edition_problems(desk: Desk, histories: Mapping[str, list[Event]]) -> Iterator[Problem]:
    """Compare the pinned edition with the last one that was taken over by the journal."""
    for one in desk.store.organizations():
        events = histories.get(roadmap_subject(one.id))
        adopted = events[-1].fact.target if events else str(desk.roadmap.edition)
        if adopted != str(desk.roadmap.edition):
            yield Problem(
                message=f"по журналу принята редакция {adopted}, а в папке закреплена "
                f"редакция {desk.roadmap.edition}",
                remedy="Верните acts.toml из копии; на новую редакцию переходят командой "
                "acts roadmap adopt",
                place=roadmap_subject(one.id),
                code="roadmap.pin",
            )


def _once(problems: list[Problem]) -> tuple[Problem, ...]:
    """Say one thing once: a term that is not the roadmap's disturbs the derived term as well."""
    terms = {one.place for one in problems if one.code == "plan.differs"}
    return tuple(
        dict.fromkeys(
            one for one in problems if one.code != "store.projection" or one.place not in terms
        )
    )


def _plan_problems(
    desk: Desk, stored: tuple[Occurrence, ...], histories: Mapping[str, list[Event]]
) -> Iterator[Problem]:
    """Compare the plan in the store with what the roadmap and the calendar give now."""
    plan = build_plan(
        desk.roadmap, desk.store.organizations(), desk.days, former=former_editions(desk)
    )
    right = {one.id: one for one in plan}
    found = {one.id: one for one in stored}
    # Only what differs is put in order: a region has tens of thousands of terms.
    differing = [one for one in found.keys() | right.keys() if found.get(one) != right.get(one)]
    for id_ in sorted(differing):
        subject = task_subject(str(id_))
        if id_ in found and found[id_].superseded:
            yield from _superseded_problems(desk, found[id_], id_ in right, histories.get(subject))
        elif id_ not in found:
            yield _of_plan(subject, "дорожная карта его требует, а в хранилище его нет")
        elif id_ not in right:
            # Planning keeps what something was recorded about, so that alone is no mistake.
            kept = subject in histories
            yield dc.replace(
                _of_plan(subject, "в хранилище оно есть, а дорожная карта его не требует"),
                severity=Severity.WARNING if kept else Severity.ERROR,
            )
        else:
            yield _of_plan(subject, _difference(found[id_], right[id_]))


def _superseded_problems(
    desk: Desk, found: Occurrence, is_right: bool, history: list[Event] | None
) -> Iterator[Problem]:
    """Check that what an edition took out of the plan is rightly marked and rightly kept.

    What the roadmap still asks for may only bear the mark when it was closed under other terms.
    """
    subject = task_subject(str(found.id))
    editions = [
        dc.replace(desk.roadmap, editions=desk.roadmap.editions[:count])
        for count in range(1, len(desk.roadmap.editions) + 1)
    ]
    if found.superseded not in {one.edition_name for one in editions}:
        yield _of_plan(subject, f"помечено заменённым, а такой редакции нет: {found.superseded}")
    elif not history:
        yield _of_plan(subject, "помечено заменённым, а записей о нём нет: оно должно быть удалено")
    elif is_right and snapshot(history).state not in FINAL_TASK_STATES:
        yield _of_plan(subject, "помечено заменённым, а дорожная карта его требует")


def _of_plan(subject: str, message: str) -> Problem:
    return Problem(
        message=message,
        remedy="Если карта, календарь или организации изменились, постройте план заново: "
        "acts plan. Если нет, хранилище правили: восстановите его из копии",
        place=subject,
        code="plan.differs",
    )


_TERM = {
    "due": "срок",
    "raw_due": "срок до переноса",
    "start": "начало срока",
    "evidence_after": "начало окна документов",
    "evidence_until": "конец окна документов",
    "rule": "правило срока",
    "kind": "вид срока",
    "provisional": "отметка о предварительном календаре",
    "confirmed": "отметка о подтверждённом чтении",
    "retroactive": "отметка о сроке до приказа",
}


def _difference(found: Occurrence, right: Occurrence) -> str:
    parts = []
    for name, label in _TERM.items():
        here, there = getattr(found, name), getattr(right, name)
        if here == there:
            continue
        if isinstance(here, dt.date) or isinstance(there, dt.date):
            parts.append(f"{label} в хранилище – {_day(here)}, по карте – {_day(there)}")
        else:
            parts.append(f"{label} в хранилище – не тот, что по карте")
    return "; ".join(parts)


def _day(value: dt.date | None) -> str:
    return f"{value:%d.%m.%Y}" if value else "нет"


def _act_problems(folder: Path, act: ActRecord, events: list[Event]) -> Iterator[Problem]:
    """Compare an act's text and its file with what the journal says of them."""
    approved = next(
        (one.fact.details.file_digest for one in reversed(events) if one.fact.details.file_digest),
        "",
    )
    if approved != act.text_digest:
        yield Problem(
            message="текст акта в хранилище не тот, что записан в журнале",
            remedy="Восстановите хранилище из копии",
            place=act_subject(act.id),
            code="act.text",
        )
    registered = any(one.fact.trigger == ActTrigger.REGISTER for one in events)
    if not registered and events and events[-1].fact.target == ActState.CANCELLED:
        return
    outside = act.origin is TextOrigin.OUTSIDE
    # Of a paper made outside the journal has the digest of the scan itself.
    digest = approved if outside else act.file_digest
    wrong = _file_mistake(folder / act.file, digest, approved if registered else "")
    if wrong:
        name = "внесённая бумага" if outside else "зарегистрированный акт"
        registered = registered or outside
        yield Problem(
            message=f"{name if registered else 'проект акта'}: {wrong}",
            remedy="Верните файл из копии"
            if registered
            else "Примите правки: acts take ФАЙЛ – или сформируйте проект заново: "
            f"acts draft {act.kind}",
            file=act.file,
            place=act_subject(act.id),
            code="act.file",
            severity=Severity.ERROR if registered else Severity.WARNING,
        )


def _file_mistake(path: Path, digest: str, approved: str) -> str:
    """Say what is wrong with an act's file, or nothing.

    Args:
        path: The file.
        digest: What the store says its bytes are.
        approved: What the journal says its text is; empty where that isn't asked.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return "файла нет"
    except OSError:
        return "файл не читается"
    if hashlib.sha256(content).hexdigest() != digest:
        return "файл изменён после формирования"
    if not approved:
        return ""
    # The digest of the bytes stands in a row that can be edited; that of the text in the chain.
    try:
        same = _text_digest(content) == approved
    except ActsError:
        return "файл не читается как документ"
    return "" if same else "текст в файле не тот, что записан в журнале"


# A server verifies the same files again and again; a text follows from the bytes alone.
@functools.lru_cache(maxsize=32)
def _text_digest(content: bytes) -> str:
    from acts.documents.projection import text_digest
    from acts.documents.reading import read_document
    from acts.packages import open_package

    return text_digest(read_document(open_package(content)))


def _is_visible(desk: Desk, name: str) -> bool:
    known = (
        desk.store.act(name) is not None
        or desk.store.occurrence(name) is not None
        or any(one.id == name for one in desk.store.organizations())
    )
    return known and desk.actor.may_touch(_organization(name))


def _name(subject: str) -> str:
    """Take the kind off a subject; an id may hold a colon of its own."""
    kind, _, name = subject.partition(":")
    return name if kind in _SUBJECT_KINDS else subject


def _organization(subject: str) -> str:
    name = _name(subject)
    return OccurrenceId.parse(name).organization if name.count("@") == 2 else name
