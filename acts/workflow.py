"""The two state machines: one step moves a subject along its table, or says in Russian why not."""

import dataclasses as dc
import functools
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Generic, TypeVar

import transitions

from acts import guards as g
from acts.actor import ROLE_LABELS, Role
from acts.errors import Problem, WorkflowError
from acts.facts import ActFacts, TaskFacts
from acts.states import (
    ACT_LABELS,
    TASK_LABELS,
    TRIGGER_LABELS,
    ActState,
    TaskState,
)
from acts.transition_table import ACT_ROWS, TASK_ROWS, Transition

__all__ = ["ACT_WORKFLOW", "TASK_WORKFLOW", "Workflow"]

F = TypeVar("F", ActFacts, TaskFacts)

_ONLOOKERS = frozenset({Role.AUDITOR, Role.CI_BOT})
_NEVER_RECORD = _ONLOOKERS | {Role.SYSTEM}


class _Carrier:
    """What the shared machine moves: a state and nothing else."""

    def __init__(self, state: str) -> None:
        self.state = state


@dc.dataclass(frozen=True, kw_only=True)
class Workflow(Generic[F]):
    """A table with the machine that runs it.

    Attributes:
        name: For Mermaid and messages.
        initial: First state.
        labels: Russian labels of states.
        rows: The table.
        pending: Says what a state waits for, to explain why a later step can't come yet.
    """

    name: str
    initial: str
    labels: dict[Any, str]
    rows: tuple[Transition[F], ...]
    pending: Callable[[str, F], Iterator[Problem]]

    @functools.cached_property
    def _machine(self) -> transitions.Machine:
        machine = transitions.Machine(
            model=None,
            states=[str(state) for state in self.labels],
            initial=str(self.initial),
            auto_transitions=False,
            send_event=True,
        )
        for row in self.rows:
            machine.add_transition(
                trigger=str(row.trigger),
                source=[str(source) for source in row.sources],
                dest=str(row.target),
                conditions=[_condition(row)] if row.when else None,
            )
        return machine

    def allowed(self, state: str) -> tuple[str, ...]:
        """List triggers that may happen in a state, in table order, without repeats."""
        named = (row.trigger for row in self.rows if state in row.sources)
        return tuple(dict.fromkeys(named))

    def by_people(self, state: str) -> tuple[str, ...]:
        """List triggers that people record in a state; what follows by itself is not among them."""
        people = {
            row.trigger
            for row in self.rows
            if not row.begins and (row.acting != (Role.SYSTEM,) or row.by_hand)
        }
        return tuple(one for one in self.allowed(state) if one in people)

    def by_roles(self, state: str, recorder: Iterable[Role]) -> tuple[str, ...]:
        """List triggers that one who holds these roles may record in a state, in table order.

        Args:
            state: State now.
            recorder: Roles of the one who asks.
        """
        roles: frozenset[Role] = frozenset(recorder)
        return tuple(one for one in self.by_people(state) if self._entitled(state, one) & roles)

    def _entitled(self, state: str, trigger: str) -> frozenset[Role]:
        roles: set[Role] = set()
        for row in self.rows:
            if row.trigger == trigger and state in row.sources:
                roles.update(row.acting, row.recording)
        return frozenset(roles)

    def fire(
        self, *, state: str, trigger: str, facts: F, recorder: Iterable[Role], acting: Role | None
    ) -> tuple[str, Role]:
        """Take one step.

        Args:
            state: State now.
            trigger: What happened.
            facts: What guards may ask about.
            recorder: Roles of the one who records.
            acting: Role of the one who did it; None takes the recorder's
                own where it fits, else the row's first.

        Returns:
            The state after the step and the role that acted.

        Raises:
            WorkflowError: The step is refused; every missing thing is named in Russian.
        """
        row: Transition[F] = self._row(state, trigger, facts)
        roles: frozenset[Role] = frozenset(recorder)
        who: Role = acting or next((role for role in row.acting if role in roles), row.acting[0])
        problems = [*self._role_problems(row, who, roles), *g.dated(facts)]
        for guard in row.guards:
            problems.extend(guard(facts))
        if problems:
            raise WorkflowError(problems)
        carrier = _Carrier(str(state))  # an Enum would be taken by its name
        # The machine's own event is called, not a method it injects into a model: a model is then
        # one attribute, and one shared machine serves every subject.
        moved = self._machine.events[str(trigger)].trigger(carrier, facts)
        if not moved:  # a false condition is silent in `transitions`; here it never stays silent
            raise WorkflowError(self._impossible(state, trigger))
        return str(carrier.state), who

    def _row(self, state: str, trigger: str, facts: F) -> Transition[F]:
        fitting = [
            row
            for row in self.rows
            if row.trigger == trigger
            and state in row.sources
            and (row.when is None or row.when(facts))
        ]
        if not fitting:
            raise WorkflowError([self._impossible(state, trigger), *self.pending(state, facts)])
        return fitting[0]

    def _impossible(self, state: str, trigger: str) -> Problem:
        possible = ", ".join(f"{TRIGGER_LABELS[one]} ({one})" for one in self.by_people(state))
        return Problem(
            message=(
                f"шаг «{TRIGGER_LABELS.get(trigger, trigger)}» невозможен: "
                f"сейчас – «{self.labels[state]}»"
            ),
            remedy=f"Сейчас можно: {possible}" if possible else "Больше ничего сделать нельзя",
            code="workflow.wrong-state",
        )

    def _role_problems(
        self, row: Transition[F], acting: Role, recorder: frozenset[Role]
    ) -> Iterator[Problem]:
        doers = ", ".join(ROLE_LABELS[role] for role in row.acting)
        if acting not in row.acting:
            yield Problem(
                message=f"{ROLE_LABELS[acting]} этого сделать не может",
                remedy=f"Это делает: {doers}",
                code="workflow.wrong-role",
            )
        entitled: list[Role] = [
            role for role in (*row.acting, *row.recording) if role is not Role.SYSTEM
        ]
        # What follows by itself is recorded with the fact it follows from, so whoever may record
        # that one may record this one; who only looks on records nothing at all.
        allowed = recorder & set(entitled) if entitled else recorder - _ONLOOKERS
        if not allowed:
            named = entitled or [role for role in ROLE_LABELS if role not in _NEVER_RECORD]
            who = ", ".join(ROLE_LABELS[role] for role in named)
            yield Problem(
                message="у вас нет права это внести",
                remedy=f"Внести может: {who}",
                code="workflow.wrong-recorder",
            )

    def mermaid(self) -> str:
        """Draw the table as a Mermaid state diagram with Russian labels."""
        lines = ["stateDiagram-v2", f"    [*] --> {self.initial}"]
        lines += [f"    {state}: {label}" for state, label in self.labels.items()]
        arrows: dict[tuple[str, str], list[str]] = {}
        for row in self.rows:
            for source in ("[*]",) if row.begins else row.sources:
                label = TRIGGER_LABELS[row.trigger]
                arrows.setdefault((source, row.target), []).append(label)
        for (source, target), labels in arrows.items():
            lines.append(f"    {source} --> {target}: {' / '.join(dict.fromkeys(labels))}")
        return "\n".join(lines)


def _condition(row: Transition[F]) -> Callable[[transitions.EventData], bool]:
    def holds(event: transitions.EventData) -> bool:
        assert row.when is not None
        (facts,) = event.args
        return row.when(facts)

    return holds


def _act_pending(state: str, facts: ActFacts) -> Iterator[Problem]:
    if state == ActState.APPROVAL:
        yield from g.all_visas(facts)
    elif state == ActState.OPINION:
        yield from g.all_opinions(facts)


def _task_pending(state: str, facts: TaskFacts) -> Iterator[Problem]:
    return iter(())


ACT_WORKFLOW: Workflow[ActFacts] = Workflow(
    name="local_act", initial=ActState.DRAFT, labels=ACT_LABELS, rows=ACT_ROWS, pending=_act_pending
)
TASK_WORKFLOW: Workflow[TaskFacts] = Workflow(
    name="roadmap_task",
    initial=TaskState.PLANNED,
    labels=TASK_LABELS,
    rows=TASK_ROWS,
    pending=_task_pending,
)
