"""One step of an act, whichever it is: what is checked, recorded and written with it."""

import dataclasses as dc

from acts.journal import Event
from acts.registers.act_record import ActRecord
from acts.services.act_facts import ActMove
from acts.services.desk import Desk
from acts.services.draft_findings import act_findings
from acts.services.registration import Registered, register_act, repealed_by, sign_act
from acts.services.signing import record_act
from acts.states import ActTrigger

__all__ = ["StepTaken", "take_step"]

_BINDING = (ActTrigger.REGISTER, ActTrigger.ENTER_INTO_FORCE)


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class StepTaken:
    """A step that was recorded.

    Attributes:
        events: Events recorded, in order.
        registered: What registration gave; None for any other step.
        repealed: Acts in force that this one repeals by its words, once it binds.
    """

    events: tuple[Event, ...]
    registered: Registered | None = None
    repealed: tuple[ActRecord, ...] = ()


def take_step(desk: Desk, act: ActRecord, move: ActMove) -> StepTaken:
    """Record a step with everything that belongs to it.

    Args:
        desk: The workspace.
        act: The act.
        move: What happened.

    Raises:
        WorkflowError: A guard refuses; every missing thing is named.
        ConflictError: Somebody recorded something meanwhile.
        ConfigurationError: The file of a registered act can't be written; nothing is recorded.
    """
    registered = None
    if move.trigger is ActTrigger.REGISTER:
        registered = register_act(desk, act, move)
        events = registered.events
    elif move.trigger is ActTrigger.SIGN:
        events = sign_act(desk, act, move)
    else:
        findings = act_findings(desk, act) if move.trigger is ActTrigger.SUBMIT else ()
        events = record_act(desk, act, move, findings=findings)
    repealed = repealed_by(desk, act) if move.trigger in _BINDING else ()
    return StepTaken(events=events, registered=registered, repealed=repealed)
