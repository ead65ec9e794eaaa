"""The machines: one step moves, or every missing thing is named in Russian."""

import datetime as dt
import itertools

import pytest

from acts.actor import Role
from acts.errors import WorkflowError
from acts.facts import ActFacts, Answer, Evidence, OpinionFact, TaskFacts
from acts.states import ACT_LABELS, TASK_LABELS, ActState, ActTrigger, TaskState, TaskTrigger
from acts.workflow import ACT_WORKFLOW, TASK_WORKFLOW

DAY = dt.date(2020, 9, 21)


def act_facts(**changes):
    """Facts with which every step of an act passes."""
    values = {
        "today": DAY,
        "happened_on": DAY,
        "previous_on": DAY,
        "visas_required": ("юрист",),
        "visa_post": "юрист",
        "bodies": ("Профсоюз",),
        "sent_on": DAY,
        "opinion": OpinionFact(body="Профсоюз", on=DAY, answer=Answer.AGREE, minutes="№ 1"),
        "remark": "уточнить",
        "clause": "п. 3",
        "protocol": "протокол № 2",
        "signer_post": "директор",
        "text_digest": "a",
        "approved_digest": "a",
        "number": "64-од",
        "signed_on": DAY,
        "cancelled_by": "служебная записка № 2",
        "affecting_act": "order@2021@school-1",
        "affecting_in_force": True,
        "readers": ("1", "2"),
        "reader": "1",
        "publishable": True,
        "address": "раздел «Наставничество»",
    }
    return ActFacts(**values | changes)


def task_facts(**changes):
    """Facts with which every step of an occurrence passes."""
    values = {
        "today": DAY,
        "happened_on": DAY,
        "evidence": Evidence(
            reference="Перечень партнёров",
            kind="partners_list",
            effective=True,
            state="подписан",
            date=DAY,
            digest="d",
            author="school-office",
        ),
        "checker": "officer",
        "remark": "пункт исполнен на уровне учредителя",
        "due": DAY,
        "new_due": DAY + dt.timedelta(days=30),
        "basis": "письмо от 21.09.2020 № 4",
        "na_reasons": ("пункт исполнен на уровне учредителя",),
    }
    return TaskFacts(**values | changes)


SPECIAL = {
    # what makes the facts of a step differ from those of every other one
    (ActTrigger.VISAS_DONE, ActState.OPINION): {"visas_required": ()},
    (ActTrigger.VISAS_DONE, ActState.READY_TO_SIGN): {"visas_required": (), "bodies": ()},
    (ActTrigger.OPINIONS_DONE, ActState.CONSULTATION): {
        "bodies": (),
        "opinion": OpinionFact(body="Профсоюз", on=DAY, answer=Answer.AGAINST, minutes="№ 1"),
    },
    (ActTrigger.OPINIONS_DONE, ActState.READY_TO_SIGN): {"bodies": ()},
    (ActTrigger.CONSULT_END, ActState.RETURNED): {"returned_by_consultation": True},
}


def special(row):
    if (row.trigger, row.acting[0]) == (TaskTrigger.START, Role.MUNICIPAL_OFFICER):
        return {"waived": True}
    if (row.trigger, row.acting[0]) == (ActTrigger.OPINION_IN, Role.CLERK):
        absent = OpinionFact(body="Профсоюз", on=DAY, answer=Answer.ABSENT, minutes="справка")
        return {"opinion": absent}
    return SPECIAL.get((row.trigger, row.target), {})


STEPS = [
    pytest.param(machine, facts, row, source, id=f"{row.trigger}-{source}-{row.target}")
    for machine, facts in ((ACT_WORKFLOW, act_facts), (TASK_WORKFLOW, task_facts))
    for row in machine.rows
    for source in row.sources
]


def refusal(machine, state, trigger, facts, recorder=(Role.CURATOR,), acting=None):
    with pytest.raises(WorkflowError) as refused:
        machine.fire(state=state, trigger=trigger, facts=facts, recorder=recorder, acting=acting)
    return [problem.message for problem in refused.value.problems]


@pytest.mark.parametrize(("machine", "facts", "row", "source"), STEPS)
def test_every_row_moves_its_subject(machine, facts, row, source):
    recorder = [role for role in row.acting if role is not Role.SYSTEM] or [Role.CLERK]

    target, acted = machine.fire(
        state=source,
        trigger=row.trigger,
        facts=facts(**special(row)),
        recorder=recorder,
        acting=None,
    )

    assert (target, acted) == (row.target, row.acting[0])


@pytest.mark.parametrize(("machine", "facts", "row", "source"), STEPS)
@pytest.mark.parametrize("onlooker", [Role.AUDITOR, Role.CI_BOT])
def test_who_only_looks_on_records_no_step_at_all(machine, facts, row, source, onlooker):
    given = facts(**special(row))

    assert "у вас нет права это внести" in refusal(
        machine, source, row.trigger, given, recorder=[onlooker]
    )


@pytest.mark.parametrize(("machine", "facts", "row", "source"), STEPS)
def test_a_step_is_recorded_by_nobody_outside_its_row(machine, facts, row, source):
    entitled = {*row.acting, *row.recording}
    if row.acting == (Role.SYSTEM,):
        return  # follows by itself; see the test of onlookers
    given = facts(**special(row))

    for stranger in set(Role) - entitled:
        messages = refusal(machine, source, row.trigger, given, recorder=[stranger])
        assert messages == ["у вас нет права это внести"]


@pytest.mark.parametrize(
    ("machine", "states", "triggers", "facts"),
    [
        (ACT_WORKFLOW, ActState, ActTrigger, act_facts),
        (TASK_WORKFLOW, TaskState, TaskTrigger, task_facts),
    ],
    ids=["act", "task"],
)
def test_whatever_the_table_lacks_is_refused_aloud(machine, states, triggers, facts):
    allowed = {(row.trigger, source) for row in machine.rows for source in row.sources}

    for trigger, state in itertools.product(triggers, states):
        if (trigger, state) not in allowed:
            message = refusal(machine, state, trigger, facts(), recorder=list(Role))[0]
            assert message.endswith(f"невозможен: сейчас – «{machine.labels[state]}»")


def test_an_unknown_trigger_is_refused_by_its_name():
    assert refusal(ACT_WORKFLOW, ActState.DRAFT, "to_signed", act_facts()) == [
        "шаг «to_signed» невозможен: сейчас – «черновик»"
    ]


@pytest.mark.parametrize("machine", [ACT_WORKFLOW, TASK_WORKFLOW], ids=["act", "task"])
def test_no_shortcut_to_a_state_exists(machine):
    events = set(machine._machine.events)

    assert events == {str(row.trigger) for row in machine.rows}
    assert not {name for name in events if name.startswith("to_")}


def test_a_refusal_lists_the_steps_that_people_can_take_now():
    with pytest.raises(WorkflowError) as refused:
        ACT_WORKFLOW.fire(
            state=ActState.APPROVAL,
            trigger=ActTrigger.SIGN,
            facts=act_facts(visas_required=()),
            recorder=[Role.CLERK],
            acting=None,
        )

    assert str(refused.value) == (
        "шаг «подписан» невозможен: сейчас – «на согласовании». "
        "Сейчас можно: виза (visa), аннулировано (cancel)."
    )


def test_an_early_step_is_told_what_its_act_still_waits_for():
    facts = act_facts(visas_required=("юрист", "бухгалтер"), bodies=("Профсоюз", "Педсовет"))

    assert refusal(ACT_WORKFLOW, ActState.APPROVAL, ActTrigger.SIGN, facts)[1:] == [
        "нет визы: юрист",
        "нет визы: бухгалтер",
    ]
    assert refusal(ACT_WORKFLOW, ActState.OPINION, ActTrigger.SIGN, facts)[1:] == [
        "нет мнения: Профсоюз",
        "нет мнения: Педсовет",
    ]


def test_a_refusal_in_a_last_state_says_that_nothing_is_left():
    with pytest.raises(WorkflowError) as refused:
        ACT_WORKFLOW.fire(
            state=ActState.ARCHIVED,
            trigger=ActTrigger.SIGN,
            facts=act_facts(),
            recorder=[Role.CLERK],
            acting=None,
        )

    assert refused.value.problems[0].remedy == "Больше ничего сделать нельзя"


def test_everything_missing_is_told_in_one_refusal():
    facts = act_facts(
        happened_on=DAY + dt.timedelta(days=1), signer_post="", approved_digest="b", acting=True
    )

    assert refusal(
        ACT_WORKFLOW, ActState.READY_TO_SIGN, ActTrigger.SIGN, facts, recorder=[Role.VISA_SIGNER]
    ) == [
        "у вас нет права это внести",
        "дата события 22.09.2020 ещё не наступила (сегодня 21.09.2020)",
        "на 22.09.2020 в организации не указан руководитель",
        "у исполняющего обязанности не указан приказ о возложении обязанностей",
        "текст изменился после согласования",
    ]


def test_a_step_that_the_machine_declines_in_silence_is_refused_aloud(monkeypatch):
    monkeypatch.setattr(
        type(ACT_WORKFLOW._machine.events["submit"]), "trigger", lambda *args: False
    )

    assert refusal(ACT_WORKFLOW, ActState.DRAFT, ActTrigger.SUBMIT, act_facts()) == [
        "шаг «передан на правовую проверку» невозможен: сейчас – «черновик»"
    ]


def test_the_one_who_acted_is_told_from_the_one_who_recorded():
    target, acted = ACT_WORKFLOW.fire(
        state=ActState.READY_TO_SIGN,
        trigger=ActTrigger.SIGN,
        facts=act_facts(),
        recorder=[Role.CLERK],
        acting=None,
    )

    assert (target, acted) == (ActState.SIGNED, Role.DIRECTOR)


def test_a_wrong_doer_is_named_with_the_right_ones():
    with pytest.raises(WorkflowError) as refused:
        ACT_WORKFLOW.fire(
            state=ActState.READY_TO_SIGN,
            trigger=ActTrigger.SIGN,
            facts=act_facts(),
            recorder=[Role.CLERK],
            acting=Role.CURATOR,
        )

    assert str(refused.value) == "куратор этого сделать не может. Это делает: руководитель."


def test_a_curator_cannot_take_an_item_off_in_the_name_of_the_region():
    assert refusal(TASK_WORKFLOW, TaskState.PLANNED, TaskTrigger.CANCEL, task_facts()) == [
        "у вас нет права это внести"
    ]


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (Answer.AGREE, "ready_to_sign"),
        (Answer.SILENT, "ready_to_sign"),
        (Answer.ABSENT, "ready_to_sign"),
        (Answer.REMARKS, "consultation"),
        (Answer.AGAINST, "consultation"),
    ],
)
def test_only_an_opinion_with_disagreement_or_proposals_asks_for_consultations(answer, state):
    said = OpinionFact(body="Профсоюз", on=DAY, answer=answer, minutes="№ 1")

    target, _ = ACT_WORKFLOW.fire(
        state=ActState.OPINION,
        trigger=ActTrigger.OPINIONS_DONE,
        facts=act_facts(opinion=None, opinions=(said,)),
        recorder=[Role.CLERK],
        acting=None,
    )

    assert target == state


def test_a_recorder_acts_in_his_own_role_where_the_row_allows_it():
    _, acted = TASK_WORKFLOW.fire(
        state=TaskState.SUBMITTED,
        trigger=TaskTrigger.CONFIRM,
        facts=task_facts(),
        recorder=[Role.REGIONAL_OFFICER],
        acting=None,
    )

    assert acted is Role.REGIONAL_OFFICER


def test_one_machine_serves_many_subjects_without_mixing_them():
    for state, wanted in [(TaskState.PLANNED, "in_progress"), (TaskState.POSTPONED, "in_progress")]:
        target, _ = TASK_WORKFLOW.fire(
            state=state,
            trigger=TaskTrigger.START,
            facts=task_facts(),
            recorder=[Role.CURATOR],
            acting=None,
        )
        assert target == wanted
    assert refusal(TASK_WORKFLOW, TaskState.DONE, TaskTrigger.START, task_facts()) == [
        "шаг «начато» невозможен: сейчас – «выполнено»"
    ]


@pytest.mark.parametrize(
    ("machine", "labels"), [(ACT_WORKFLOW, ACT_LABELS), (TASK_WORKFLOW, TASK_LABELS)]
)
def test_mermaid_draws_every_state_and_every_step(machine, labels):
    drawn = machine.mermaid().splitlines()

    assert drawn[0] == "stateDiagram-v2"
    assert f"    [*] --> {machine.initial}" in drawn
    assert {f"    {state}: {label}" for state, label in labels.items()} <= set(drawn)
    arrows = [line for line in drawn if " --> " in line]
    assert len(arrows) - 1 == len(
        {
            (source, row.target)
            for row in machine.rows
            for source in (["[*]"] if row.begins else row.sources)
        }
    )


def test_what_begins_a_history_is_offered_to_nothing_that_has_one():
    with pytest.raises(WorkflowError) as refused:
        ACT_WORKFLOW.fire(
            state=ActState.DRAFT,
            trigger=ActTrigger.SIGN,
            facts=act_facts(),
            recorder=[Role.DIRECTOR],
            acting=None,
        )

    (problem,) = refused.value.problems
    assert "(take)" in problem.remedy
    assert "(record)" not in problem.remedy


def test_only_steps_that_a_role_may_record_are_offered():
    office = TASK_WORKFLOW.by_roles(TaskState.SUBMITTED, {Role.CURATOR})
    officer = TASK_WORKFLOW.by_roles(TaskState.SUBMITTED, {Role.MUNICIPAL_OFFICER})

    assert "withdraw" in office
    assert "confirm" not in office
    assert {"confirm", "return"} <= set(officer)
    assert TASK_WORKFLOW.by_roles(TaskState.SUBMITTED, {Role.AUDITOR}) == ()
