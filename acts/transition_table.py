"""The rows of the two state machines: what may happen, where from, where to, who does it.

They follow ст. 8, 22, 372 ТК and ст. 30 273-ФЗ for a local act; for an occurrence, two clocks:
the school attaches, the municipality confirms.
"""

import dataclasses as dc
from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from acts import guards as g
from acts.actor import Role
from acts.errors import Problem
from acts.facts import ActFacts, Answer, TaskFacts
from acts.states import ActState, ActTrigger, TaskState, TaskTrigger

__all__ = ["ACT_ROWS", "NA_REASONS", "TASK_ROWS", "Transition"]

F = TypeVar("F", ActFacts, TaskFacts)

NA_REASONS = (
    "нет обучающихся соответствующего возраста",
    "организация реорганизуется или ликвидируется",
    "образовательная программа не реализуется",
    "пункт исполнен на уровне учредителя",
)


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Transition(Generic[F]):
    """One row of a table.

    Attributes:
        trigger: What happens.
        sources: States it may happen in.
        target: State after it.
        acting: Roles that do it in life; any of them may also record it.
        recording: Further roles that may record it for them.
        guards: What must hold first; each yields what is missing.
        when: Chooses among rows of the same trigger and source; True where there is one.
        by_hand: Whether people type it too, though the system usually takes it by itself.
        begins: Whether it begins a history, so that nobody takes it later.
    """

    trigger: str
    sources: tuple[str, ...]
    target: str
    acting: tuple[Role, ...]
    recording: tuple[Role, ...] = ()
    guards: tuple[Callable[[F], Iterator[Problem]], ...] = ()
    when: Callable[[F], bool] | None = None
    by_hand: bool = False
    begins: bool = False


def _disagreed(facts: ActFacts) -> bool:
    # ч. 3 ст. 372 ТК: no consent, or proposals – take them or hold consultations.
    said = [*facts.opinions, *([facts.opinion] if facts.opinion else [])]
    return any(opinion.answer in (Answer.AGAINST, Answer.REMARKS) for opinion in said)


def _is_absent(facts: ActFacts) -> bool:
    return facts.opinion is not None and facts.opinion.answer is Answer.ABSENT


_A, _AT, _R = ActState, ActTrigger, Role
_OFFICE = (_R.CLERK, _R.DRAFTER, _R.CURATOR)
_BEFORE_SIGNATURE = (
    _A.DRAFT,
    _A.LEGAL_REVIEW,
    _A.APPROVAL,
    _A.RETURNED,
    _A.OPINION,
    _A.CONSULTATION,
    _A.READY_TO_SIGN,
)
_BINDING = (_A.REGISTERED, _A.IN_FORCE, _A.AMENDED)


def _row(
    trigger: ActTrigger | TaskTrigger,
    sources: tuple[str, ...],
    target: str,
    acting: tuple[Role, ...],
    *guards: Callable[[F], Iterator[Problem]],
    recording: tuple[Role, ...] = (),
    when: Callable[[F], bool] | None = None,
    by_hand: bool = False,
    begins: bool = False,
) -> Transition[F]:
    return Transition(
        trigger=trigger,
        sources=sources,
        target=target,
        acting=acting,
        recording=recording,
        guards=guards,
        when=when,
        by_hand=by_hand,
        begins=begins,
    )


ACT_ROWS: tuple[Transition[ActFacts], ...] = (
    _row(_AT.REDRAFT, (_A.DRAFT, _A.RETURNED), _A.DRAFT, _OFFICE),
    _row(_AT.TAKE, (_A.DRAFT, _A.RETURNED), _A.DRAFT, _OFFICE, g.clean_text),
    _row(  # a paper is entered as it is: signed, numbered, dated
        _AT.RECORD,
        (_A.DRAFT,),
        _A.IN_FORCE,
        _OFFICE,
        g.free_number,
        g.in_date_order,
        recording=(_R.DIRECTOR,),
        begins=True,
    ),
    _row(_AT.SUBMIT, (_A.DRAFT, _A.RETURNED), _A.LEGAL_REVIEW, _OFFICE, g.clean_text),
    _row(
        _AT.REVIEW_OK,
        (_A.LEGAL_REVIEW,),
        _A.APPROVAL,
        (_R.LEGAL_REVIEWER,),
        recording=_OFFICE,
    ),
    _row(
        _AT.REVIEW_RETURN,
        (_A.LEGAL_REVIEW,),
        _A.RETURNED,
        (_R.LEGAL_REVIEWER,),
        g.remarked,
        recording=_OFFICE,
    ),
    _row(
        _AT.VISA,
        (_A.APPROVAL,),
        _A.APPROVAL,
        (_R.VISA_SIGNER,),
        g.listed_visa,
        recording=_OFFICE,
    ),
    _row(
        _AT.VISAS_DONE,
        (_A.APPROVAL,),
        _A.OPINION,
        (_R.SYSTEM,),
        g.all_visas,
        when=lambda facts: bool(facts.bodies),
    ),
    _row(
        _AT.VISAS_DONE,
        (_A.APPROVAL,),
        _A.READY_TO_SIGN,
        (_R.SYSTEM,),
        g.all_visas,
        when=lambda facts: not facts.bodies,
    ),
    _row(_AT.SEND_TO_BODIES, (_A.OPINION,), _A.OPINION, (_R.DIRECTOR, *_OFFICE)),
    _row(
        _AT.OPINION_IN,
        (_A.OPINION,),
        _A.OPINION,
        (_R.COUNCIL_REP, _R.UNION_REP),
        g.sent_to_bodies,
        g.awaited_opinion,
        recording=_OFFICE,
        when=lambda facts: not _is_absent(facts),
    ),
    _row(  # nobody speaks for a body that doesn't exist: the school states that there is none
        _AT.OPINION_IN,
        (_A.OPINION,),
        _A.OPINION,
        (*_OFFICE, _R.DIRECTOR, _R.COUNCIL_REP, _R.UNION_REP),
        g.sent_to_bodies,
        g.awaited_opinion,
        when=_is_absent,
    ),
    _row(
        _AT.OPINIONS_DONE,
        (_A.OPINION,),
        _A.CONSULTATION,
        (_R.SYSTEM,),
        g.all_opinions,
        when=_disagreed,
    ),
    _row(
        _AT.OPINIONS_DONE,
        (_A.OPINION,),
        _A.READY_TO_SIGN,
        (_R.SYSTEM,),
        g.all_opinions,
        when=lambda facts: not _disagreed(facts),
    ),
    _row(
        _AT.CONSULT_END,
        (_A.CONSULTATION,),
        _A.RETURNED,
        (_R.DIRECTOR,),
        g.protocol_kept,
        recording=_OFFICE,
        when=lambda facts: facts.returned_by_consultation,
    ),
    _row(
        _AT.CONSULT_END,
        (_A.CONSULTATION,),
        _A.READY_TO_SIGN,
        (_R.DIRECTOR,),
        g.protocol_kept,
        recording=_OFFICE,
        when=lambda facts: not facts.returned_by_consultation,
    ),
    _row(
        _AT.SIGN,
        (_A.READY_TO_SIGN,),
        _A.SIGNED,
        (_R.DIRECTOR,),
        g.signed_by_head,
        g.signed_after_hearing,
        g.approved_text,
        recording=_OFFICE,
    ),
    _row(
        _AT.REFUSE,
        (_A.READY_TO_SIGN,),
        _A.RETURNED,
        (_R.DIRECTOR,),
        g.remarked,
        recording=_OFFICE,
    ),
    _row(
        _AT.REGISTER,
        (_A.SIGNED,),
        _A.REGISTERED,
        (_R.CLERK,),
        g.free_number,
        g.next_number,
        g.in_date_order,
        g.approved_text,
        recording=(_R.DRAFTER, _R.CURATOR),
    ),
    _row(
        _AT.ENTER_INTO_FORCE,
        (_A.REGISTERED,),
        _A.IN_FORCE,
        (_R.SYSTEM,),
        g.not_retroactive,
        by_hand=True,
    ),
    _row(
        _AT.AMEND,
        (_A.IN_FORCE, _A.AMENDED),
        _A.AMENDED,
        (_R.DIRECTOR,),
        g.affected_by_act,
        recording=_OFFICE,
    ),
    _row(
        _AT.REPEAL,
        (_A.IN_FORCE, _A.AMENDED),
        _A.REPEALED,
        (_R.DIRECTOR,),
        g.affected_by_act,
        recording=_OFFICE,
    ),
    _row(
        _AT.EXPIRE,
        (_A.IN_FORCE, _A.AMENDED),
        _A.REPEALED,
        (_R.DIRECTOR, _R.SYSTEM),
        g.reasoned,
        recording=_OFFICE,
    ),
    _row(_AT.ARCHIVE, (_A.REPEALED,), _A.ARCHIVED, (_R.CLERK,), recording=_OFFICE),
    _row(
        _AT.CANCEL,
        _BEFORE_SIGNATURE,
        _A.CANCELLED,
        (_R.DIRECTOR,),
        g.reasoned,
        recording=_OFFICE,
    ),
    _row(
        _AT.CANCEL,
        (_A.SIGNED,),
        _A.CANCELLED,
        (_R.DIRECTOR,),
        g.reasoned,
        g.taken_back_by_paper,
        recording=_OFFICE,
    ),
    # Duties beside the way, each with a term of its own (ст. 22, 68 ТК РФ; ст. 29 273-ФЗ).
    *(
        _row(_AT.ACQUAINT, (state,), state, _OFFICE, g.listed_reader, recording=(_R.DIRECTOR,))
        for state in _BINDING
    ),
    *(
        _row(_AT.PUBLISH, (state,), state, _OFFICE, g.for_the_site, recording=(_R.DIRECTOR,))
        for state in _BINDING
    ),
)


_T, _TT = TaskState, TaskTrigger
_SCHOOL = (_R.CURATOR, _R.DRAFTER, _R.DIRECTOR, _R.CLERK)
_ABOVE = (_R.MUNICIPAL_OFFICER, _R.REGIONAL_OFFICER)


TASK_ROWS: tuple[Transition[TaskFacts], ...] = (
    _row(
        _TT.START,
        (_T.PLANNED, _T.POSTPONED),
        _T.IN_PROGRESS,
        _SCHOOL,
        g.predecessors_done,
        when=lambda facts: not facts.waived,
    ),
    _row(  # whoever set the order of the items lets one start before another
        _TT.START,
        (_T.PLANNED, _T.POSTPONED),
        _T.IN_PROGRESS,
        _ABOVE,
        g.waived_by_paper,
        when=lambda facts: facts.waived,
    ),
    _row(
        _TT.ATTACH,
        (_T.IN_PROGRESS, _T.RETURNED, _T.PLANNED, _T.POSTPONED),
        _T.SUBMITTED,
        _SCHOOL,
        g.proven,
    ),
    _row(_TT.CONFIRM, (_T.SUBMITTED,), _T.DONE, _ABOVE, g.other_checker, g.proven),
    _row(_TT.RETURN, (_T.SUBMITTED,), _T.RETURNED, _ABOVE, g.returned_with_remark),
    _row(
        _TT.POSTPONE,
        (_T.PLANNED, _T.IN_PROGRESS, _T.RETURNED),
        _T.POSTPONED,
        _ABOVE,
        g.postponed_rightly,
    ),
    _row(
        _TT.MARK_NA,
        tuple(s for s in _T if s not in {_T.DONE, _T.NOT_APPLICABLE, _T.CANCELLED}),
        _T.NOT_APPLICABLE,
        _ABOVE,
        g.listed_reason,
    ),
    _row(_TT.REOPEN, (_T.DONE, _T.NOT_APPLICABLE), _T.IN_PROGRESS, _ABOVE, g.reasoned),
    _row(_TT.WITHDRAW, (_T.SUBMITTED,), _T.IN_PROGRESS, _SCHOOL),
    _row(
        _TT.CANCEL,
        tuple(s for s in _T if s is not _T.CANCELLED),
        _T.CANCELLED,
        (_R.REGIONAL_OFFICER, _R.SYSTEM),
        g.taken_off_by_act,
        recording=(_R.MUNICIPAL_OFFICER,),
    ),
)
