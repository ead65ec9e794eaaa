"""The plan: every item of the roadmap, for every period, for every organisation that owes it."""

from acts.plan.amending import amend
from acts.plan.building import build_plan, lay_out, wordings
from acts.plan.laying import Counted, counted_terms
from acts.plan.occurrence import RELATIVE_PERIOD, Occurrence, OccurrenceId, Wording
from acts.plan.undated import what_to_do

__all__ = [
    "RELATIVE_PERIOD",
    "Counted",
    "Occurrence",
    "OccurrenceId",
    "Wording",
    "amend",
    "build_plan",
    "counted_terms",
    "lay_out",
    "what_to_do",
    "wordings",
]
