"""Both tables, row by row, as the working rules of local acts and of roadmap items state them."""

import pytest

from acts import guards as g
from acts.actor import Role
from acts.states import ACT_LABELS, TASK_LABELS, ActState, ActTrigger, TaskState, TaskTrigger
from acts.transition_table import ACT_ROWS, NA_REASONS, TASK_ROWS

NAMES = {
    "-": "",
    "OFFICE": "clerk drafter curator",
    "SCHOOL": "curator drafter director clerk",
    "ABOVE": "municipal_officer regional_officer",
    "BEFORE_SIGN": "draft legal_review approval returned opinion consultation ready_to_sign",
    "OPEN": "planned in_progress submitted returned postponed",
    "SIGNED_LAST": "signed_after_hearing",
    "BODIES": "council_rep union_rep",
    "NUMBERED": "free_number next_number in_date_order",
    "ANY": "planned in_progress submitted returned done not_applicable postponed",
}

# trigger, sources, target, who does it in life, who else may record it, what is asked first
ACT = """
redraft | draft returned | draft | OFFICE | - | -
take | draft returned | draft | OFFICE | - | clean_text
record | draft | in_force | OFFICE | director | free_number in_date_order
submit | draft returned | legal_review | OFFICE | - | clean_text
review_ok | legal_review | approval | legal_reviewer | OFFICE | -
review_return | legal_review | returned | legal_reviewer | OFFICE | remarked
visa | approval | approval | visa_signer | OFFICE | listed_visa
visas_done | approval | opinion | system | - | all_visas
visas_done | approval | ready_to_sign | system | - | all_visas
send_to_bodies | opinion | opinion | director OFFICE | - | -
opinion_in | opinion | opinion | council_rep union_rep | OFFICE | sent_to_bodies awaited_opinion
opinion_in | opinion | opinion | OFFICE director BODIES | - | sent_to_bodies awaited_opinion
opinions_done | opinion | consultation | system | - | all_opinions
opinions_done | opinion | ready_to_sign | system | - | all_opinions
consult_end | consultation | returned | director | OFFICE | protocol_kept
consult_end | consultation | ready_to_sign | director | OFFICE | protocol_kept
sign | ready_to_sign | signed | director | OFFICE | signed_by_head SIGNED_LAST approved_text
refuse | ready_to_sign | returned | director | OFFICE | remarked
register | signed | registered | clerk | drafter curator | NUMBERED approved_text
enter_into_force | registered | in_force | system | - | not_retroactive
amend | in_force amended | amended | director | OFFICE | affected_by_act
repeal | in_force amended | repealed | director | OFFICE | affected_by_act
expire | in_force amended | repealed | director system | OFFICE | reasoned
archive | repealed | archived | clerk | OFFICE | -
cancel | BEFORE_SIGN | cancelled | director | OFFICE | reasoned
cancel | signed | cancelled | director | OFFICE | reasoned taken_back_by_paper
acquaint | registered | registered | OFFICE | director | listed_reader
acquaint | in_force | in_force | OFFICE | director | listed_reader
acquaint | amended | amended | OFFICE | director | listed_reader
publish | registered | registered | OFFICE | director | for_the_site
publish | in_force | in_force | OFFICE | director | for_the_site
publish | amended | amended | OFFICE | director | for_the_site
"""
TASK = """
start | planned postponed | in_progress | SCHOOL | - | predecessors_done
start | planned postponed | in_progress | ABOVE | - | waived_by_paper
attach | in_progress returned planned postponed | submitted | SCHOOL | - | proven
confirm | submitted | done | ABOVE | - | other_checker proven
return | submitted | returned | ABOVE | - | returned_with_remark
postpone | planned in_progress returned | postponed | ABOVE | - | postponed_rightly
mark_na | OPEN | not_applicable | ABOVE | - | listed_reason
reopen | done not_applicable | in_progress | ABOVE | - | reasoned
withdraw | submitted | in_progress | SCHOOL | - | -
cancel | ANY | cancelled | regional_officer system | municipal_officer | taken_off_by_act
"""


def wanted(table):
    for line in table.strip().splitlines():
        columns = (part.strip() for part in line.split(" | "))
        trigger, sources, target, acting, recording, guards = (
            [word for name in column.split() for word in NAMES.get(name, name).split()]
            for column in columns
        )
        yield (
            trigger[0],
            set(sources),
            target[0],
            tuple(acting),
            set(recording),
            tuple(getattr(g, name) for name in guards),
        )


def built(rows):
    for row in rows:
        yield (
            str(row.trigger),
            {str(one) for one in row.sources},
            str(row.target),
            tuple(str(one) for one in row.acting),
            {str(one) for one in row.recording},
            row.guards,
        )


@pytest.mark.parametrize(
    ("table", "rows"), [(ACT, ACT_ROWS), (TASK, TASK_ROWS)], ids=["act", "task"]
)
def test_the_table_is_the_one_agreed_on(table, rows):
    assert list(built(rows)) == list(wanted(table))


@pytest.mark.parametrize(
    ("rows", "initial", "labels"),
    [(ACT_ROWS, ActState.DRAFT, ACT_LABELS), (TASK_ROWS, TaskState.PLANNED, TASK_LABELS)],
    ids=["act", "task"],
)
def test_every_state_can_be_reached(rows, initial, labels):
    reached = {initial}
    for _ in labels:
        reached |= {row.target for row in rows if reached & set(row.sources)}

    assert reached == set(labels)


# The first event makes its subject, and a term that is found moves nothing: neither is a step.
@pytest.mark.parametrize(
    ("rows", "triggers", "no_steps"),
    [
        (ACT_ROWS, ActTrigger, {ActTrigger.DRAFT}),
        (TASK_ROWS, TaskTrigger, {TaskTrigger.SET_TERM}),
    ],
    ids=["act", "task"],
)
def test_every_trigger_is_used(rows, triggers, no_steps):
    assert {row.trigger for row in rows} == set(triggers) - no_steps


@pytest.mark.parametrize("rows", [ACT_ROWS, TASK_ROWS], ids=["act", "task"])
def test_rows_that_share_trigger_and_source_are_told_apart_by_a_condition(rows):
    seen = {}
    for row in rows:
        for source in row.sources:
            seen.setdefault((row.trigger, source), []).append(row)

    assert all(
        len(group) == 1 or all(row.when is not None for row in group) for group in seen.values()
    )


@pytest.mark.parametrize("rows", [ACT_ROWS, TASK_ROWS], ids=["act", "task"])
@pytest.mark.parametrize("role", [Role.AUDITOR, Role.CI_BOT])
def test_who_only_looks_on_is_in_no_row(rows, role):
    assert not [row.trigger for row in rows if role in {*row.acting, *row.recording}]


def test_nobody_of_the_school_confirms_returns_or_postpones():
    school = {Role.CURATOR, Role.DRAFTER, Role.DIRECTOR, Role.CLERK}
    above = {TaskTrigger.CONFIRM, TaskTrigger.RETURN, TaskTrigger.POSTPONE, TaskTrigger.MARK_NA}

    assert not [
        row.trigger
        for row in TASK_ROWS
        if row.trigger in above and school & {*row.acting, *row.recording}
    ]


def test_reasons_for_not_applicable_are_few_and_different():
    assert len(set(NA_REASONS)) == len(NA_REASONS) == 4
